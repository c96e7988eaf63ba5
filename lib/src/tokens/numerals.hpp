// Numbers as plans write them: 95, 1,200, 4.5, ９５, 九十五, 二〇二五, 百分之九十五's 九十五, 两, 十万, 3.5亿, 壹佰.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"

namespace fenjie {

struct Numeral {
    std::size_t begin = 0;
    std::size_t end = 0;
    Decimal value;             ///< 万 and 亿 multiplied out, without trailing zeros
    bool chinese = false;      ///< written in Chinese numerals (万 and 亿 after Arabic digits do not count)
    bool digits_only = false;  ///< 二〇二五, 一二三: a row of two or more Chinese digits without 十百千
    bool bare_unit = false;  ///< begins with 百, 千 (百万, 千亿): a number only where a unit or 百分之 says so
    bool formal = false;     ///< one glyph of a cheque's (伍, 陆), which alone is mostly part of a word
    std::int64_t factor = 1;  ///< what 万, 亿 (千 behind Arabic digits) make of the digits before: 5千万 -> 10000000
    bool vague = false;       ///< 10余万, 十多万: somewhat more than the value
    bool torn = false;        ///< has a space inside (一 百 五 十)
};

/// The longest numeral that begins at byte `pos`, or nothing. Full-width digits count. A numeral is not cut
/// out of a longer one: at `pos` 1 of "95" there is none, nor is there one in 1.2.3, 十四五 or 五六十. A minus sign
/// (-, 负) begins one where nothing before it can make it a dash. Spaces are bridged only between Chinese glyphs of
/// which one multiplies (五 十), before 万 and 亿, and behind 负; never between two digits.
[[nodiscard]] std::optional<Numeral> numeral_at(std::string_view text, std::size_t pos);

/// Whether the character at `pos` may begin a numeral: cheap, for triggers.
[[nodiscard]] bool begins_numeral(std::string_view text, std::size_t pos);

/// All characters at which begins_numeral holds.
[[nodiscard]] std::vector<char32_t> numeral_begins();

/// A small non-negative whole number (0..9999) written in Arabic or Chinese numerals, whole text; else nothing.
[[nodiscard]] std::optional<int> small_number(std::string_view text);

/// Exact arithmetic; nothing on overflow.
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, std::int64_t by);
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> add(const Decimal& a, const Decimal& b);
/// Whether a < b; false where the difference overflows.
[[nodiscard]] bool is_less(const Decimal& a, const Decimal& b);
/// 4.50 -> 4.5
[[nodiscard]] Decimal normalized(Decimal d);

}  // namespace fenjie
