// Lengths of time: 三年半, 2年6个月, 一个半月, 270天, 4周. What a duration is, and what 三年内 counts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "recognize/dates/time_words.hpp"

namespace fenjie {

struct TimeLength {
    std::size_t end = 0;
    std::string iso;                        ///< ISO 8601: P3Y6M
    std::optional<int> months;              ///< where it is a whole number of months
    Precision precision = Precision::year;  ///< of its unit: year or month, day for shorter ones
    RuleId rule;
    std::optional<int> days = std::nullopt;  ///< where it is a whole number of days or weeks
};

/// Where a length is looked for: `right` of a range mark the 5年 of 3—5年 counts.
enum class LengthPlace { free, right };

/// The length that begins at `pos`. None for vague ones (两三年, 十余天), ordinals (第三年) and ranges (3至5年).
[[nodiscard]] std::optional<TimeLength> time_length_at(std::string_view text, std::size_t pos, const TimeWords& words,
                                                       LengthPlace place = LengthPlace::free);

}  // namespace fenjie
