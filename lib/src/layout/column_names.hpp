// What the name over a table's column says of its cells.
//
//   "牵头单位" -> "lead"      "计划完成时间" -> "deadline" (by the longest known name that ends it)      "浏览次数" ->
//   ""
#pragma once

#include <string_view>

#include "lexicon/lexicon.hpp"

namespace fenjie {

/// The meaning (table_column.tsv) of a column by its printed name; blanks inside it and what a bracket adds do not
/// count. "" where the name is not understood. The text lives as long as the lexicon.
[[nodiscard]] std::string_view column_meaning(std::string_view name, const LexiconTable& names);

/// The same for a name that must be known as it stands, so that running text is not taken for one.
[[nodiscard]] std::string_view exact_column_meaning(std::string_view name, const LexiconTable& names);

}  // namespace fenjie
