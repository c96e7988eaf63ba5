// A set of characters for loops in search of them: tells at a glance of nearly all others that they are none.
//
//   filter of 由 and 会      "各街道会同区民政局" from 0  ->  9, where 会 begins
//
// Characters are told by their last twelve bits, so that a set takes 512 bytes: what next() stops at may be another
// character, what it passes over is none of the set.
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

#include "text/utf8.hpp"

namespace fenjie {

class CharacterFilter {
 public:
    void add(char32_t character) { bits_.set(character & kMask); }
    void add(std::u32string_view characters) {
        for (const char32_t c : characters) add(c);
    }
    /// False where the character is none of the set; true may be wrong.
    [[nodiscard]] bool may_hold(char32_t character) const { return bits_.test(character & kMask); }
    /// The first character at or behind `pos` that may be one of the set or is no common Han character (utf8.hpp).
    [[nodiscard]] std::size_t next_or_mark(std::string_view text, std::size_t pos) const {
        while (text.size() - pos >= 3 && utf8::is_common_han_at(text, pos) && !may_hold(text[pos + 1], text[pos + 2])) {
            pos += 3;
        }
        return pos;
    }
    /// The first character at or behind `pos` that may be one of the set; the text's end where there is none.
    [[nodiscard]] std::size_t next(std::string_view text, std::size_t pos) const {
        const std::size_t end = text.size();
        while (pos < end) {
            if ((static_cast<unsigned char>(text[pos]) & 0xF0U) == 0xE0U && end - pos >= 3) {
                if (may_hold(text[pos + 1], text[pos + 2])) return pos;
                pos += 3;
            } else {
                if (may_hold(utf8::code_point_at(text, pos))) return pos;
                pos += utf8::length_at(text, pos);
            }
        }
        return end;
    }

 private:
    // For a character of three bytes, by the last two.
    [[nodiscard]] bool may_hold(char second, char third) const {
        return bits_.test((static_cast<unsigned char>(second) & 0x3FU) << 6U |
                          (static_cast<unsigned char>(third) & 0x3FU));
    }

    static constexpr char32_t kMask = 0xFFFU;
    std::bitset<kMask + 1> bits_;
};

}  // namespace fenjie
