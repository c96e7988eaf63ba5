// Targets out of indicator tables, and the output's target object.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "recognize/recognizers.hpp"
#include "structure/tables.hpp"
#include "tasks/document.hpp"

namespace fenjie {

/// A target mention of `text` as the output's target; id, task, section and deadline are the caller's.
[[nodiscard]] Target target_of(TargetMention mention, const MappedText& text, const SpanOf& span_of);

/// The target that a cell with nothing but a figure (≥2%, 5000人, 0.07 beside the unit 万亩) sets for `name`, the row's
/// 指标 or task; nothing where the cell says more or less. Its deadline is the caller's.
[[nodiscard]] std::optional<Target> figure_target(std::string_view name, std::string_view unit,
                                                  const MappedText& figure, const Recognizers& recognizers,
                                                  const SpanOf& span_of);

/// Whether one of the task's targets, which are the last of all, has the figure's value and unit.
[[nodiscard]] bool is_told(const std::vector<Target>& targets, std::string_view task, const Target& figure);

/// The targets that a cell with nothing but several figures (分别达到96%、92%) sets for as many things that `name`
/// lists (供水率、普及率); none where the cell says more, or the two do not go together. Their deadlines are the
/// caller's.
[[nodiscard]] std::vector<Target> figure_list_targets(std::string_view name, const MappedText& figures,
                                                      const Recognizers& recognizers, const SpanOf& span_of);

/// A target per value cell of a table of indicators (指标 | 单位 | 2025年目标值), with task null. `years` is for the
/// dates of a row's own.
[[nodiscard]] std::vector<Target> read_indicators(const TaskTable& table, const Recognizers& recognizers,
                                                  const YearContext& years, const SpanOf& span_of);

}  // namespace fenjie
