// What comes round again: 每季度, 每两年, 每年9月到11月, 每月28日前, 按月, 一季一(通报), 定期.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "recognize/dates/time_words.hpp"

namespace fenjie {

/// The recurrence that begins at `pos`, with the days it names, or nothing.
[[nodiscard]] std::optional<RecurrenceMention> recurrence_at(std::string_view text, std::size_t pos,
                                                             const TimeWords& words);

/// The RFC 5545 rule for the days named behind 每年, 每季度, 每月 or 每周 at `pos`, and where they end.
struct NamedDays {
    std::size_t end = 0;
    std::optional<std::string> rrule;
};
[[nodiscard]] NamedDays named_days_at(std::string_view text, std::size_t pos, const TimeUnit& unit, int interval,
                                      const TimeWords& words);

}  // namespace fenjie
