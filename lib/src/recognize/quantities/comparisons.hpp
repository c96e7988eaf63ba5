// The words of comparison around a figure: 达到 … 以上, 不超过, 约, 左右, ≥.
#pragma once

#include <string_view>

#include "recognize/quantities/figures.hpp"
#include "recognize/quantities/words.hpp"

namespace fenjie {

struct ComparisonAround {
    std::size_t begin = 0;  ///< of the first word before the figure, or the figure's own
    std::size_t end = 0;
    Comparator op = Comparator::eq;
    bool is_explicit = false;  ///< some word said it
    bool enclosed = false;     ///< 之间 follows
};

/// `floor` is the end of the quantity before: its words are not taken twice.
[[nodiscard]] ComparisonAround compare_around(std::string_view text, const Figure& figure, const QuantityWords& words,
                                              std::size_t floor);

}  // namespace fenjie
