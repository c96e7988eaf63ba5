// Where the clauses of a text end, as those ask who look for subjects and for what follows them.
#pragma once

#include <string_view>

#include "text/utf8.hpp"

namespace fenjie {

constexpr std::size_t kPredicateBytes = 90;  // of what a subject is said to be, or to do
constexpr std::size_t kSettingBytes = 60;    // of what stands before a subject in its clause

/// One character that only keeps others apart inside a line.
[[nodiscard]] inline bool is_blank_in_line(std::string_view c) {
    return c == " " || c == "\u3000" || c == "\t";
}
/// One character that ends a sentence; ： among them, behind which others are told.
[[nodiscard]] inline bool ends_told_sentence(std::string_view c) {
    return c == "。" || c == "；" || c == "！" || c == "？" || c == "\n" || c == ";" || c == "：";
}
/// The same, or one that ends a clause.
[[nodiscard]] inline bool ends_told_clause(std::string_view c) {
    return !c.empty() && !utf8::is_common_han_at(c, 0) && (ends_told_sentence(c) || c == "，" || c == ",");
}

/// The mark that ends the clause which begins at `pos`; those inside a bracket do not.
[[nodiscard]] inline std::size_t clause_stop(std::string_view text, std::size_t pos) {
    constexpr std::size_t kBracketBytes = 240;
    for (pos = utf8::next_mark(text, pos); pos < text.size(); pos = utf8::next_mark(text, pos)) {
        if (ends_told_clause(utf8::at(text, pos))) break;
        if (utf8::at(text, pos) == "（" || utf8::at(text, pos) == "(") {
            const std::string_view near = text.substr(pos, kBracketBytes);
            const std::size_t close = std::min(near.find("）"), near.find(')'));
            if (close != std::string_view::npos) pos += close;
        }
        pos += utf8::length_at(text, pos);
    }
    return pos;
}

}  // namespace fenjie
