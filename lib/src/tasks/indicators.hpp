// Targets out of indicator tables, and the output's target object.
#pragma once

#include <vector>

#include "recognize/recognizers.hpp"
#include "structure/tables.hpp"
#include "tasks/document.hpp"

namespace fenjie {

/// A target mention of `text` as the output's target; id, task, section and deadline are the caller's.
[[nodiscard]] Target target_of(TargetMention mention, const MappedText& text, const SpanOf& span_of);

/// A target per value cell of a table of indicators (指标 | 单位 | 2025年目标值), with task null. `years` is for the
/// dates of a row's own.
[[nodiscard]] std::vector<Target> read_indicators(const TaskTable& table, const Recognizers& recognizers,
                                                  const YearContext& years, const SpanOf& span_of);

}  // namespace fenjie
