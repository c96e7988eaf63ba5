// Targets: figures that promise something, with what is measured and whose.
//
//   在册严重精神障碍患者（除易肇事肇祸精神障碍患者外）规范管理率达到95%以上
//     -> metric 规范管理率, subject 在册严重精神障碍患者, excluding 易肇事肇祸精神障碍患者, >= 95 %
//
// Guarantees: in reading order; a list with 分别 or 均 gives one target a member; look-alikes (三位一体, 六进,
// editions, document numbers, prices, thresholds in descriptions, subsidy rates) give none.
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
#include "recognize/dates.hpp"
#include "recognize/quantities.hpp"

namespace fenjie {

namespace targets {
class TargetWords;
}

struct TargetMention {
    std::size_t begin = 0;  ///< the clause that states it
    std::size_t end = 0;
    std::string metric;
    std::optional<std::string> subject;
    std::optional<std::string> excluding;
    Comparator comparator = Comparator::eq;
    Decimal value;
    std::optional<Decimal> value_max;
    std::string unit;
    std::optional<std::array<Decimal, 2>> ratio;
    std::optional<Per> per;
    std::optional<Change> change;
    std::optional<std::string> baseline;
    Modality modality = Modality::must;
    std::optional<std::size_t> date;   ///< index into the dates given: the target's own deadline
    bool respective_mismatch = false;  ///< 分别 with members that could not be paired
    std::string rule;
};

class TargetRecognizer {
 public:
    explicit TargetRecognizer(const Lexicon& lexicon);
    /// `text` is one task's (or paragraph's) clean text; `dates` and `quantities` were found in the same text.
    [[nodiscard]] std::vector<TargetMention> find(std::string_view text, const std::vector<Quantity>& quantities,
                                                  const TimeFacts& times) const;

 private:
    std::shared_ptr<const targets::TargetWords> words_;
};

}  // namespace fenjie
