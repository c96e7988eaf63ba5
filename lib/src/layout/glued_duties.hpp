// Lists of who has which duty whose paragraphs run together.
//
// In:  "三、职责分工区水务局：负责统筹协调。区财政局：负责落实资金。"
// Out: cuts before 区水务局： and 区财政局：
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace fenjie {

/// Adds to `cuts` where duties begin in the stretch [begin, end) of `text`, which may open with a number and a heading.
/// One alone is no list: nothing is cut there.
void duty_cuts(std::string_view text, std::size_t begin, std::size_t end, const Lexicon& lexicon,
               std::vector<std::size_t>& cuts);

}  // namespace fenjie
