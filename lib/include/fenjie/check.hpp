// What may be incomplete in an extracted plan, told to people.
#pragma once

#include <string>
#include <string_view>

#include "fenjie/plan.hpp"

namespace fenjie {

/// A report in lines: warnings, tasks without owners, gaps in the numbering, and the lines of task-bearing sections
/// that are in no task. `text` is the decoded text (Text::utf8) of the plan's source.
[[nodiscard]] std::string completeness_report(const Plan& plan, std::string_view text);

}  // namespace fenjie
