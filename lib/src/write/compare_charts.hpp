// Charts of a comparison as inline SVG.
#pragma once

#include <string>

#include "fenjie/compare.hpp"

namespace fenjie {

/// A row of dots for each plan's value on one axis, joined from the laxest to the strictest; "" for fewer than two.
[[nodiscard]] std::string dumbbell_chart(const Comparison& comparison, const Indicator& indicator);

/// The steps of each plan's trajectory over time; "" where no plan has two dated values.
[[nodiscard]] std::string step_chart(const Comparison& comparison, const Indicator& indicator);

/// Indicators by plans: a figure, a mention, silence.
[[nodiscard]] std::string coverage_map(const Comparison& comparison);

}  // namespace fenjie
