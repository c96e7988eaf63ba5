// Brackets that names, posts and notes stand in: （…）, 〔…〕, 【…】, 〈…〉 and their Latin forms.
#pragma once

#include <string_view>

#include "text/utf8.hpp"

namespace fenjie {

inline constexpr std::u32string_view kOpeningBrackets = U"（(〔[【［〈";
inline constexpr std::u32string_view kClosingBrackets = U"）)〕]】］〉";

/// One character that opens a bracket: 副书记（政法）.
[[nodiscard]] inline bool opens_bracket(char32_t c) {
    return kOpeningBrackets.find(c) != std::u32string_view::npos;
}
[[nodiscard]] inline bool closes_bracket(char32_t c) {
    return kClosingBrackets.find(c) != std::u32string_view::npos;
}
[[nodiscard]] inline bool opens_bracket(std::string_view c) {
    return !utf8::is_common_han_at(c, 0) && opens_bracket(utf8::code_point(c));
}
[[nodiscard]] inline bool closes_bracket(std::string_view c) {
    return !utf8::is_common_han_at(c, 0) && closes_bracket(utf8::code_point(c));
}

}  // namespace fenjie
