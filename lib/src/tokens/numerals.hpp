// Numbers as plans write them: 95, 1,200, 4.5, ９５, 九十五, 二〇二五, 百分之九十五's 九十五, 两, 十万, 3.5亿, 壹佰.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "fenjie/plan.hpp"

namespace fenjie {

struct Numeral {
    std::size_t begin = 0;
    std::size_t end = 0;
    Decimal value;         ///< 万 and 亿 multiplied out
    bool chinese = false;  ///< written in Chinese numerals (万 and 亿 after Arabic digits do not count)
    bool digits_only = false;  ///< 二〇二五, 一二三: a row of Chinese digits without 十百千
};

/// The longest numeral that begins at byte `pos`, or nothing. Full-width digits count. A numeral is not cut
/// out of a longer one: at `pos` 1 of "95" there is none.
[[nodiscard]] std::optional<Numeral> numeral_at(std::string_view text, std::size_t pos);

/// A small non-negative whole number (0..9999) written in Arabic or Chinese numerals, whole text; else nothing.
[[nodiscard]] std::optional<int> small_number(std::string_view text);

/// Exact arithmetic; nothing on overflow.
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, std::int64_t by);
/// 4.50 -> 4.5
[[nodiscard]] Decimal normalized(Decimal d);

}  // namespace fenjie
