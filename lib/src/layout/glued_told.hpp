// Headings that lost their line before those who are told what to do.
//
// In:  "（一）强化组织领导各地区、各有关部门要…"      "（二）加强资金保障区财政局要…"
// Out: the byte where 各地区, 区财政局 begins
#pragma once

#include <cstddef>
#include <string_view>

#include "lexicon/lexicon.hpp"

namespace fenjie {

/// Where those who are told begin behind the few words at byte `title`; 0 where nobody is told so.
[[nodiscard]] std::size_t told_behind(std::string_view text, std::size_t title, const Lexicon& lexicon);

}  // namespace fenjie
