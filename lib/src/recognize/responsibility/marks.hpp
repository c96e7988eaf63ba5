// Marks that part what a note says. Its rules share them.
#pragma once

#include <string_view>

namespace fenjie {

/// One character that opens a bracket of a name or a post: 副书记（政法）.
[[nodiscard]] inline bool opens_bracket(std::string_view c) {
    return c == "（" || c == "(" || c == "〔" || c == "[" || c == "【";
}
[[nodiscard]] inline bool closes_bracket(std::string_view c) {
    return c == "）" || c == ")" || c == "〕" || c == "]" || c == "】";
}
/// One character that only keeps others apart, a line's end among them.
[[nodiscard]] inline bool is_blank_mark(std::string_view c) {
    return c == " " || c == "\u3000" || c == "\t" || c == "\n";
}

}  // namespace fenjie
