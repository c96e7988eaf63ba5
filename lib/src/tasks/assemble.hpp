// Everything that was found put together as one Plan: the only place where clean offsets become spans.
#pragma once

#include "fenjie/plan.hpp"
#include "layout/layout.hpp"
#include "recognize/recognizers.hpp"
#include "structure/front_matter.hpp"
#include "text/source_text.hpp"

namespace fenjie {

/// Sections, tasks, targets, people, document and warnings of a plan; `source` of the plan is the caller's. The layout
/// is freed before the tasks are made. Tasks from which on the deadline has passed have their text only, with a
/// warning.
[[nodiscard]] Plan assemble(const SourceText& source, Layout layout, const DocumentLayout& document,
                            const Recognizers& recognizers, const std::optional<Day>& issued,
                            Deadline* deadline = nullptr);

}  // namespace fenjie
