// Cells on one line that tabs or bars part.
//
// In:  "1⇥建设中转站⇥区城管局"      Out: 1 | 建设中转站 | 区城管局
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "layout/lines.hpp"
#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

constexpr char kTab = '\t';
constexpr char kBar = '|';

/// How many marks that part cells a line has.
[[nodiscard]] std::size_t marks(std::string_view source, const Line& line, char mark);

/// The cells of a line as parts of its clean text.
[[nodiscard]] std::vector<MappedText> split_cells(std::string_view source, const Line& line, char mark);

/// The header in lines i and i + 1, cell for cell, where the second names the columns that one name of the first stands
/// over, and the line behind them has as many cells as both make; else nothing.
///
///   序号⇥工作任务⇥责任分工⇥时限 / 牵头单位⇥责任单位 / 1⇥…⇥区城管局⇥各乡镇⇥6月底
///     ->  序号 | 工作任务 | 责任分工 | | 时限  and   | | 牵头单位 | 责任单位 |
[[nodiscard]] std::vector<std::vector<MappedText>> header_of_two_lines(std::string_view source,
                                                                       const std::vector<Line>& lines, std::size_t i,
                                                                       char mark, const Lexicon& lexicon);

}  // namespace fenjie
