// What may be incomplete in an extracted plan, told to people.
#pragma once

#include <string>
#include <string_view>

#include "fenjie/plan.hpp"

namespace fenjie {

/// A report in lines: a head line of totals, then a group for each code of warnings (gaps in the numbering among them),
/// the tasks without owners, and what stands in task-bearing sections and in no task (Plan::left_out) by reason. Each
/// entry tells its line and section. `text` is the decoded text (Text::utf8) of the plan's source.
[[nodiscard]] std::string completeness_report(const Plan& plan, std::string_view text);

}  // namespace fenjie
