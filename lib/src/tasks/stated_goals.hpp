// Targets that stand where no task does: in 总体要求, or before a plan's first heading.
#pragma once

#include <optional>
#include <vector>

#include "recognize/recognizers.hpp"
#include "tasks/drafts.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

/// The targets of a paragraph that is no task, with task null; id and section are the caller's. Only what a goal is
/// announced for counts: 到2025年底，…, 预期目标是：…; before the first heading (no section) only the latter. What
/// leads to tasks (新增学位500个，重点抓好以下工作：) needs no such words. `standing` is the day that the goals before
/// it told of and that its items go on with; what it ends with is left there.
[[nodiscard]] std::vector<Target> stated_goals(const StatedGoal& goal, const std::vector<Section>& sections,
                                               const Recognizers& recognizers, const YearContext& years,
                                               const SpanOf& span_of, std::optional<Date>& standing);

}  // namespace fenjie
