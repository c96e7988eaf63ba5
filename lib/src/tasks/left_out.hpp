// What stands in task-bearing sections and in no task, for the report to people.
#pragma once

#include <vector>

#include "tasks/drafts.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

/// Adds the cells of a table row that should name owners, a time or goals and gave its task none. `targets` ends with
/// those of the task.
void leave_out_unread_cells(const TaskDraft& draft, const Task& task, const std::vector<Target>& targets,
                            const SpanOf& span_of, std::vector<LeftOutDraft>& out);

/// The stretches as the plan holds them: in reading order, each once.
[[nodiscard]] std::vector<LeftOut> left_out_of(const std::vector<LeftOutDraft>& drafts,
                                               const std::vector<Section>& sections, const SpanOf& span_of);

}  // namespace fenjie
