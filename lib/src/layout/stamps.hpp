// The two marks of an official paper that have one shape everywhere: its number and its date.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/mapped_text.hpp"

namespace fenjie {

/// 浦办发〔2023〕30号, wherever it stands.
struct NumberInText {
    Range whole;
    Range agency;
    int year = 0;
    int number = 0;
};

/// 2023年3月8日, 二〇二三年三月八日, 2023-03-08; only possible days of the calendar.
struct DateInText {
    Range whole;
    int year = 0;
    int month = 0;
    int day = 0;
};

/// What a letterhead ends in behind its issuers (GB/T 9704-2012, 7.2.4).
inline constexpr std::string_view kLetterheadEnd = "文件";

/// The first document number at or after `from`.
[[nodiscard]] std::optional<NumberInText> document_number_at(std::string_view text, std::size_t from);
/// The date that begins exactly at `pos`.
[[nodiscard]] std::optional<DateInText> full_date_at(std::string_view text, std::size_t pos);
/// The four digits of a year, 2023 or 二〇二三: their value, and where they end in `end`.
[[nodiscard]] std::optional<int> year_digits_at(std::string_view text, std::size_t pos, std::size_t& end);
/// Arabic digits at `pos`, 1 to `most` of them and not more: their value, and where they end in `end`.
[[nodiscard]] std::optional<int> digits_at(std::string_view text, std::size_t pos, std::size_t most, std::size_t& end);

}  // namespace fenjie
