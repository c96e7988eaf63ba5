// The years or months that a plan runs over: from its title, else from a clause that says so.
#pragma once

#include <optional>
#include <vector>

#include "fenjie/plan.hpp"
#include "recognize/recognizers.hpp"
#include "structure/front_matter.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

[[nodiscard]] std::optional<Period> read_period(const DocumentLayout& layout, const std::vector<Block>& blocks,
                                                const Recognizers& recognizers, const SpanOf& span_of);

}  // namespace fenjie
