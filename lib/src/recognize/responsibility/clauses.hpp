// Where the clauses of a text end, and what may stand before a name in them, for those who look for owners in
// sentences.
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
/// The characters of ends_clause().
constexpr std::u32string_view kClauseEnds = U"，。；：！？,;:\n";

/// One character that ends a sentence, or a line.
[[nodiscard]] inline bool ends_sentence(std::string_view c) {
    return c == "。" || c == "；" || c == "！" || c == "？" || c == "\n" || c == ";";
}
/// The same, or one that ends a clause.
[[nodiscard]] inline bool ends_clause(std::string_view c) {
    return !c.empty() && !utf8::is_common_han_at(c, 0) &&
           kClauseEnds.find(utf8::code_point(c)) != std::u32string_view::npos;
}

/// The mark that ends the clause which begins at `pos`; those inside a bracket do not.
[[nodiscard]] inline std::size_t clause_stop(std::string_view text, std::size_t pos) {
    constexpr std::size_t kBracketBytes = 240;
    for (pos = utf8::next_mark(text, pos); pos < text.size(); pos = utf8::next_mark(text, pos)) {
        if (ends_clause(utf8::at(text, pos))) break;
        if (utf8::at(text, pos) == "（" || utf8::at(text, pos) == "(") {
            const std::string_view near = text.substr(pos, kBracketBytes);
            const std::size_t close = std::min(near.find("）"), near.find(')'));
            if (close != std::string_view::npos) pos += close;
        }
        pos += utf8::length_at(text, pos);
    }
    return pos;
}

/// Behind 所涉及的, 新组建的: a short word that only says which ones; `pos` where there is none.
[[nodiscard]] inline std::size_t behind_modifier(std::string_view text, std::size_t pos) {
    constexpr int kMostCharacters = 6;
    constexpr std::string_view kOf = "的";
    std::size_t at = pos;
    for (int n = 0; n < kMostCharacters && utf8::is_han_at(text, at); ++n) {
        if (utf8::at(text, at) == kOf) return n == 0 ? pos : at + kOf.size();
        at += utf8::length_at(text, at);
    }
    return pos;
}

}  // namespace fenjie
