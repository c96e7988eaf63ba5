// Marks that part what a note says. Its rules share them.
#pragma once

#include <string_view>

#include "text/mapped_text.hpp"
#include "text/utf8.hpp"

namespace fenjie {

/// One character that only keeps others apart, a line's end among them.
[[nodiscard]] inline bool is_blank_mark(std::string_view c) {
    return c == " " || c == "\u3000" || c == "\t" || c == "\n";
}
/// One character that ends a stretch of names and their verb.
[[nodiscard]] inline bool cuts_stretch(std::string_view c) {
    return c == "，" || c == "；" || c == "。" || c == "," || c == ";";
}
/// The range without blanks and marks at its ends.
[[nodiscard]] inline Range trimmed_stretch(std::string_view text, Range r) {
    const auto drop = [](std::string_view c) {
        return !utf8::is_common_han_at(c, 0) &&
               (is_blank_mark(c) || cuts_stretch(c) || c == "、" || c == "：" || c == "—");
    };
    while (r.begin < r.end && drop(utf8::at(text, r.begin))) r.begin += utf8::length_at(text, r.begin);
    while (r.begin < r.end && drop(utf8::before(text, r.end))) r.end = utf8::previous(text, r.end);
    return r;
}

}  // namespace fenjie
