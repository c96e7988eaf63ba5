// Plans whose headings are numbered in decimals, as emergency plans (应急预案) mostly are: 1 总则, 1.1 编制目的, 2.3.1
// ….
//
//   "1总则" "1.1编制目的" … "2组织体系" "2.1指挥机构"      ->  "1　总则" "1.1　编制目的" …
//
// 1.1编制目的 and 1.1亿元 look alike, and cleaning drops the blank that parted them. So the numbers are taken for
// headings' where they follow each other through the text, and only there.
#pragma once

#include <vector>

#include "layout/lines.hpp"
#include "lexicon/lexicon.hpp"

namespace fenjie {

/// Parts the numbers of such headings from their words with an ideographic space, by which marker_at() knows them:
/// no other clean text has one. Lines of a text without such headings stay as they are. Linear in the lines.
void mark_decimal_numbers(std::vector<Line>& lines, const Lexicon& lexicon);

}  // namespace fenjie
