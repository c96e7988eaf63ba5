// The years or months that a plan runs over: from its title, else from a clause that says so.
#pragma once

#include <optional>
#include <vector>

#include "fenjie/plan.hpp"
#include "recognize/recognizers.hpp"
#include "structure/front_matter.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

/// `years`: the year of the plan's date, for 活动时间：3月15日至6月15日 in a plan whose title has none.
[[nodiscard]] std::optional<Period> read_period(const DocumentLayout& layout, const std::vector<Block>& blocks,
                                                const Recognizers& recognizers, const SpanOf& span_of,
                                                YearContext years);

}  // namespace fenjie
