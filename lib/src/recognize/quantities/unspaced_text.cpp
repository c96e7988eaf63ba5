// Removes spaces beside wide characters and beside signs (20 - 100, 25 %), but keeps those between two numerals
// and beside Latin text: a table row "12 30%" must not become 1230%, nor "100, 200" the grouped number 100,200.
//
// In:  "六   个 百 分点"    Out: "六个百分点", original({0, 15}) = the whole line
#include "recognize/quantities/unspaced_text.hpp"

#include <algorithm>

#include "text/utf8.hpp"
#include "tokens/numeral_glyphs.hpp"

namespace fenjie {
namespace {

bool is_numeral_glyph(std::string_view character) {
    if (character.empty()) return false;
    if (numerals::arabic_digit(character) >= 0) return true;
    const numerals::Kind kind = numerals::glyphs().at(character, 0).kind;
    return numerals::counts(kind) || kind == numerals::Kind::point;
}

bool is_sign(std::string_view character) {
    return character.size() == 1 && std::string_view("-~%<>=").find(character[0]) != std::string_view::npos;
}

bool is_removable(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return false;
    if (is_numeral_glyph(right) && (is_numeral_glyph(left) || left == "，" || left == "．")) return false;
    return left.size() > 1 || right.size() > 1 || is_sign(left) || is_sign(right);
}

}  // namespace

UnspacedText::UnspacedText(std::string_view text) : source_(text) {
    std::size_t copied = 0;
    std::size_t removed = 0;
    for (std::size_t pos = utf8::next_mark(text, 0); pos < text.size(); pos = utf8::next_mark(text, pos)) {
        if (!numerals::is_space_at(text, pos)) {
            pos += utf8::length_at(text, pos);
            continue;
        }
        std::size_t end = pos;
        while (numerals::is_space_at(text, end) && text[end] != '\t') end += utf8::length_at(text, end);
        if (end > pos && is_removable(utf8::before(text, pos), utf8::at(text, end))) {
            text_.append(text.substr(copied, pos - copied));
            removed += end - pos;
            cuts_.push_back({text_.size(), removed});
            copied = end;
        }
        pos = end > pos ? end : end + 1;
    }
    if (!cuts_.empty()) text_.append(text.substr(copied));
}

std::size_t UnspacedText::source_offset(std::size_t pos) const {
    const auto after = std::upper_bound(cuts_.begin(), cuts_.end(), pos,
                                        [](std::size_t value, const Cut& cut) { return value < cut.at; });
    return after == cuts_.begin() ? pos : pos + std::prev(after)->removed;
}

Range UnspacedText::original(Range range) const {
    if (range.empty()) return {source_offset(range.begin), source_offset(range.begin)};
    return {source_offset(range.begin), source_offset(range.end - 1) + 1};
}

}  // namespace fenjie
