// Tables of which nothing parts the cells any more: a page's text was taken without its tags.
//
//   "序号工作任务牵头单位配合单位1新建学校12所。区教育局区财政局2增设床位100张。区民政局各街道"
//     ->  序号 / 工作任务 / 牵头单位 / 配合单位 / 1 / 新建学校12所。 / 区教育局 / 区财政局 / 2 / …
//
// The names of columns are known words, the rows' numbers follow each other, and owners, persons and times are told
// by what they say. Each cell becomes a line of its own, as stacked_tables() reads them (steps.hpp).
#pragma once

#include <vector>

#include "layout/lines.hpp"
#include "lexicon/lexicon.hpp"

namespace fenjie {

/// Cuts the lines that hold such a table with two rows or more; all others stay as they are. Linear in the text.
void part_glued_tables(std::vector<Line>& lines, const Lexicon& lexicon);

}  // namespace fenjie
