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

}  // namespace fenjie
