// Numbers that are no amounts: dates, ordinals, item numbers, document numbers, telephone numbers, versions, codes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "recognize/quantities/words.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {

/// Where the name ends, if the numeral is one by its neighbours alone: "第3条" at 3, "5G", "2023-03-08", "1.建设",
/// "0512-66", "〔2023〕". `unit` is what stands behind the numeral, or null; `floor` the end of what was read before.
[[nodiscard]] std::optional<std::size_t> number_name_end(std::string_view text, const Numeral& numeral,
                                                         const UnitWord* unit, std::size_t unit_end,
                                                         const QuantityWords& words, std::size_t floor);

/// Whether 年, 月 or 日 makes the numeral a date: 2023年, 6月, 6月19日; not 3年, 30日内.
[[nodiscard]] bool is_date_part(std::string_view text, const Numeral& numeral, const UnitWord& unit,
                                std::size_t unit_end);

/// Behind the digits, letters and the marks that join them into a code: 888-000-9999, GB/T 9704-2012, 3A, 1+3+N.
[[nodiscard]] std::size_t code_end(std::string_view text, std::size_t pos);

/// Four digits from 1900 to 2100.
[[nodiscard]] bool is_like_year(std::string_view text, const Numeral& numeral);

/// Where a web address that has its "://" at `pos` ends, else `pos`.
[[nodiscard]] std::size_t url_end(std::string_view text, std::size_t pos);

}  // namespace fenjie
