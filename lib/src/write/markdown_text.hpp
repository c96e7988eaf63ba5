// Pieces of Markdown that several documents are made of.
#pragma once

#include <string>
#include <vector>

namespace fenjie {

/// Appends a row of a table; what would break it (bars, line ends) is escaped or becomes a blank.
void add_markdown_row(std::string& out, const std::vector<std::string>& cells);

}  // namespace fenjie
