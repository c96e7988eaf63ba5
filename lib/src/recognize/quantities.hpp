// Figures with their comparator and unit: what is needed before one can speak of a target.
//
//   知晓率达到65%以上  -> [达到65%以上] >= 65 %         师生比不少于1:4000 -> >= 1:N 4000
//
// Guarantees: in order, not overlapping; every numeral of the text is in at most one quantity.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"
#include "lexicon/lexicon.hpp"

namespace fenjie {

class QuantityWords;

struct Quantity {
    std::size_t begin = 0;  ///< with the comparator words at both sides (达到 … 以上)
    std::size_t end = 0;
    std::size_t number_begin = 0;  ///< the numeral (or range) and its unit
    std::size_t number_end = 0;
    Comparator comparator = Comparator::eq;
    bool explicit_comparator = false;
    Decimal value;
    Rare<Decimal> value_max;
    std::string unit;  ///< %, ‰, 个百分点, 1:N, the measure word, or "" for a bare number
    Rare<std::array<Decimal, 2>> ratio;
    RuleId rule;
};

class QuantityRecognizer {
 public:
    explicit QuantityRecognizer(const Lexicon& lexicon);
    [[nodiscard]] std::vector<Quantity> find(std::string_view text) const;

 private:
    std::shared_ptr<const QuantityWords> words_;
};

}  // namespace fenjie
