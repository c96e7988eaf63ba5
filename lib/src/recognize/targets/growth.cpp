// Amounts and their growth, where one clause says how much and another how fast.
//
// In:  高新技术企业达到500家，年均增长10%      Out: target.growth_carried  metric 高新技术企业, +10 % a year
//      产值年均增长10%，到2025年达到50亿元          target.amount_carried  metric 产值, 50 亿元
#include "recognize/targets/builder.hpp"

namespace fenjie::targets {

/// 产值年均增长10%，到2025年|达到50亿元: the amount whose growth the figure before is.
void Builder::amount_carried(const Group& group) {
    if (!group.reached || carries_.empty()) return;
    const Carry& last = carries_.back();
    const std::string& metric = last.about.metric;
    const bool amount = scan_.words->indicator_before(metric, metric.size()).kind == Indicator::amount;
    if (!amount || last.unit != "%" || last.clause < sentence_begin(scan_, group.clause) ||
        labelled(last.clause, group.clause))
        return;
    About about = last.about;
    about.rule = "target.amount_carried";
    emit_all(group, about);
}

/// 高新技术企业达到500家，年均增长10%: the growth of what was counted.
bool Builder::growth_carried(const Group& group) {
    constexpr const char* kRule = "target.growth_carried";
    if (!group.change) return false;
    const std::size_t sentence = sentence_begin(scan_, group.clause);
    // 人数突破500万、收入达到45亿元，年均分别增长12%、15%: of as many as there are figures.
    const std::size_t n = group.quantities.size();
    if (group.respective && n > 1 && carries_.size() >= n && carries_[carries_.size() - n].clause >= sentence) {
        for (std::size_t i = 0; i < n; ++i) {
            About about = carries_[carries_.size() - n + i].about;
            about.rule = kRule;
            emit(group, group.quantities[i], about);
        }
        return true;
    }
    if (carries_.empty() || carries_.back().clause < sentence || labelled(carries_.back().clause, group.clause))
        return false;
    About about = carries_.back().about;
    about.rule = kRule;
    emit_all(group, about);
    return true;
}

}  // namespace fenjie::targets
