// The papers that a plan says it follows: 根据《…》（国办发〔2023〕1号）.
#pragma once

#include <vector>

#include "fenjie/plan.hpp"
#include "structure/front_matter.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

/// Bytes of one paragraph that are read for it.
inline constexpr std::size_t kMostBasisBytes = 6000;

[[nodiscard]] std::vector<Basis> read_basis(const DocumentLayout& layout, const std::vector<Block>& blocks,
                                            const Lexicon& lexicon, const SpanOf& span_of);

}  // namespace fenjie
