// Short forms of plan values for people: what messages, summaries and reports show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "fenjie/plan.hpp"

namespace fenjie {

/// At most `characters` of a text, with … where some were left out.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t characters);

/// What a task is called: its title, else the begin of its text.
[[nodiscard]] std::string task_label(const Task& task);

/// A date's days: "2023-09-30", "2023-07-01 – 2023-09-30", "from 2023-07-01"; its wording where no day is known.
[[nodiscard]] std::string date_text(const Date& date);

/// A figure: ">= 95 %", "= 1–2 家", ">= 1:4000".
[[nodiscard]] std::string figure_text(Comparator comparator, const Decimal& value,
                                      const std::optional<Decimal>& value_max,
                                      const std::optional<std::array<Decimal, 2>>& ratio, std::string_view unit);

}  // namespace fenjie
