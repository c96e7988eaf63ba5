// Who signed a notice or a plan, and when.
#pragma once

#include <vector>

#include "structure/front_matter.hpp"
#include "structure/line_shapes.hpp"

namespace fenjie {

enum class SignedText { notice, plan };

/// Gives the signatures in these blocks their role; the first one's names and day are the paper's. A notice may be
/// signed without a day.
void mark_signatures(const std::vector<Block>& blocks, Range part, SignedText text, const LineShapes& shapes,
                     DocumentLayout& layout);

}  // namespace fenjie
