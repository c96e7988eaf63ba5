// Whether a paragraph only says from when and how long a paper holds.
#pragma once

#include <string_view>

#include "lexicon/lexicon.hpp"

namespace fenjie {

/// 本办法自2023年5月1日起施行，有效期5年。《…办法》同时废止。 Such a paragraph, numbered or not, orders nothing.
[[nodiscard]] bool says_validity(std::string_view paragraph, const Lexicon& lexicon);

}  // namespace fenjie
