// The glyphs that numerals are made of, by code point: what numerals.cpp and chinese_numeral.cpp share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"

namespace fenjie::numerals {

/// What a glyph does in a numeral: digit, tens (廿: a digit and its ten), unit (within a section), section (万, 亿),
/// point, minus, more (10余万).
enum class Kind : std::uint8_t { none, digit, tens, unit, section, point, minus, more };

struct Glyph {
    Kind kind = Kind::none;
    std::int64_t value = 0;
    bool formal = false;  ///< 壹, 伍: a cheque's
    bool pair = false;    ///< 两: a digit before 百, 千, 万 or a noun, never the last digit of a number
};

/// All glyphs: the scan asks at every character, so that a look-up is an array access.
class Glyphs {
 public:
    Glyphs();
    [[nodiscard]] Glyph at(std::string_view text, std::size_t pos) const;
    /// The characters that are glyphs.
    [[nodiscard]] const std::vector<char32_t>& characters() const { return characters_; }
    /// As at(), but nothing where a word such as 千瓦 or 百分点 begins with the glyph.
    [[nodiscard]] Glyph number_glyph_at(std::string_view text, std::size_t pos) const;

 private:
    std::vector<Glyph> glyphs_ = {Glyph{}};
    std::vector<char32_t> characters_;
    std::array<std::uint8_t, 0x10000> index_{};  // code point -> place in glyphs_
};

[[nodiscard]] const Glyphs& glyphs();

/// Digits, 廿, 十百千, 万亿.
[[nodiscard]] bool counts(Kind kind);
/// 0..9 for an Arabic digit of either width, else -1.
[[nodiscard]] int arabic_digit(std::string_view character);
[[nodiscard]] bool is_arabic_at(std::string_view text, std::size_t pos);
[[nodiscard]] bool is_space_at(std::string_view text, std::size_t pos);
/// Behind the spaces at `pos`, of which at most kSpacesBridged are skipped.
[[nodiscard]] std::size_t skip_spaces(std::string_view text, std::size_t pos);
inline constexpr std::size_t kSpacesBridged = 8;

/// Digits of one number; keeps the mantissa exact and notices when it no longer fits.
struct Digits {
    Decimal value;
    int count = 0;
    bool fits = true;
    void push(int digit, bool fraction);
};

}  // namespace fenjie::numerals
