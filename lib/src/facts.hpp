// What the recognizers find in one paragraph, as the flat facts that `fenjie explain` prints.
#pragma once

#include <string_view>
#include <vector>

#include "fenjie/extract.hpp"
#include "recognize/recognizers.hpp"

namespace fenjie {

/// Facts of one paragraph in reading order; spans hold byte offsets of `text` in start and end.
[[nodiscard]] std::vector<Fact> paragraph_facts(std::string_view text, const Recognizers& recognizers,
                                                const YearContext& years);

}  // namespace fenjie
