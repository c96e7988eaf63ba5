// Finds the targets of one task's text.
//
// In:  到2025年底，社区助餐点覆盖率达到90%以上，力争每个街道建成2个综合为老服务中心，省级给予50%补助。
// Out: 覆盖率 of 社区助餐点 >= 90 %; 综合为老服务中心 = 2 个 per each 街道, aim; the subsidy is none
//
// Three steps: reject.cpp drops the figures that promise nothing, scan.cpp cuts the text into
// clauses of words, builder.cpp (with rate.cpp and count.cpp) names what each figure is of. A text without a
// promising figure costs the look at its quantities only.
#include "recognize/targets.hpp"

#include <algorithm>

#include "recognize/targets/builder.hpp"

namespace fenjie {

TargetRecognizer::TargetRecognizer(const Lexicon& lexicon)
    : words_(std::make_shared<const targets::TargetWords>(lexicon)) {}

void TargetRecognizer::each(std::string_view text, const std::vector<Quantity>& quantities, const TimeFacts& times,
                            const std::function<void(TargetMention mention)>& take) const {
    const std::vector<bool> figures = targets::promising(text, quantities, times, *words_);
    if (std::none_of(figures.begin(), figures.end(), [](bool figure) { return figure; })) return;
    targets::WindowedScan scan(text, quantities, figures, times, *words_);
    targets::Builder builder(scan.window());
    while (scan.read()) {
        builder.forget(scan.forgotten());
        for (TargetMention& mention : builder.build(scan.first(), scan.last())) take(std::move(mention));
    }
}

std::vector<TargetMention> TargetRecognizer::find(std::string_view text, const std::vector<Quantity>& quantities,
                                                  const TimeFacts& times) const {
    std::vector<TargetMention> out;
    each(text, quantities, times, [&](TargetMention mention) { out.push_back(std::move(mention)); });
    return out;
}

}  // namespace fenjie
