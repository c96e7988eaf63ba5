// Targets: figures that promise something, with what is measured and whose.
//
//   在册严重精神障碍患者（除易肇事肇祸精神障碍患者外）规范管理率达到95%以上
//     -> metric 规范管理率, subject 在册严重精神障碍患者, excluding 易肇事肇祸精神障碍患者, >= 95 %
//
// Guarantees: in reading order; a list with 分别 or 均 gives one target a member; look-alikes (三位一体, 六进,
// editions, document numbers, prices, thresholds in descriptions, subsidy rates) give none.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
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

/// A target that a text states; where it stands in a plan (id, task, section, deadline, text, span) is not known here.
struct TargetMention : Target {
    std::size_t begin = 0;  ///< the clause that states it
    std::size_t end = 0;
    std::optional<std::size_t> date;   ///< index into the dates given: the target's own deadline
    bool respective_mismatch = false;  ///< 分别 with members that could not be paired
};

class TargetRecognizer {
 public:
    explicit TargetRecognizer(const Lexicon& lexicon);
    /// `text` is one task's (or paragraph's) clean text; `dates` and `quantities` were found in the same text.
    [[nodiscard]] std::vector<TargetMention> find(std::string_view text, const std::vector<Quantity>& quantities,
                                                  const TimeFacts& times) const;
    /// The same one by one, for a text that may hold a great many.
    void each(std::string_view text, const std::vector<Quantity>& quantities, const TimeFacts& times,
              const std::function<void(TargetMention mention)>& take) const;

 private:
    std::shared_ptr<const targets::TargetWords> words_;
};

}  // namespace fenjie
