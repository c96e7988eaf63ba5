// What was too long to be read whole.
#pragma once

#include <vector>

#include "fenjie/plan.hpp"
#include "recognize/recognizers.hpp"
#include "structure/front_matter.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

/// Appends limit-reached for each paragraph that a fixed bound cuts: rosters, responsibility notes, the papers that a
/// plan follows; and for announcements of more attachments than are read. No plan comes near these bounds.
void warn_of_cuts(const std::vector<Block>& blocks, const DocumentLayout& layout, const Recognizers& recognizers,
                  const SpanOf& span_of, std::vector<Warning>& warnings);

}  // namespace fenjie
