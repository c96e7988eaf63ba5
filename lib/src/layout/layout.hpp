// The decoded text and its tables to blocks: the one place that knows about lines.
//
// Guarantees:
//   1. every visible character of the source that is no page furniture is in exactly one block, in order;
//   2. a paragraph's text is clean and maps to the source; hard-wrapped lines are joined;
//   3. the tables that a reader found are Table blocks, cell for cell; tables printed as text (cells led by tabs, rows
//      of cells parted by tabs or bars, rows flattened by a PDF reader, one cell a line) are Table blocks; a document
//      on one line is cut into paragraphs at its headings and items;
//   4. work is linear in the text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "read/deadline.hpp"
#include "text/block.hpp"
#include "text/clean.hpp"
#include "text/source_table.hpp"

namespace fenjie {

struct Layout {
    std::vector<Block> blocks;
    std::vector<Repair> repairs;
    std::vector<SourceWarning> warnings;
};

/// Places of line feeds behind which a paragraph goes on, in order, where a reader knows them (read/document.hpp).
using Wraps = std::optional<std::vector<std::size_t>>;

/// `tables` are in order and begin and end at line ends (read/document.hpp). What stands behind the line at which the
/// deadline passes is left out, with a warning.
[[nodiscard]] Layout lay_out(std::string_view source, const Lexicon& lexicon,
                             const std::vector<SourceTable>& tables = {}, const Wraps& wraps = std::nullopt,
                             Deadline* deadline = nullptr);

}  // namespace fenjie
