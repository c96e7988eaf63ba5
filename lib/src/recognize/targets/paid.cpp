// Figures of what is paid, reckoned or spent, and not of what is reached.
//
// In:  贴息比例不超过|50%     Out: subsidised
//      考核结果占|30%         Out: a weight
//      项目总投资|3.5亿元     Out: the size of a project
#include "recognize/targets/surroundings.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

/// 按缴费额50%的标准确定, 按总用量的60%—70%估算: paid or thought to be so; 覆盖率不低于90%的标准 is to be reached.
bool only_reckons(const Surroundings& s, Measure measure) {
    if (measure != Measure::share && measure != Measure::money) return false;  // 按每村不少于1名的标准配备
    if (s.q.explicit_comparator && measured(s)) return false;
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    const bool standard = follows(s, "的标准") && before.find("按") != std::string_view::npos;
    return standard || s.words.rejects_within(part(s, s.clause), "estimate");
}

/// 考核占30%: what counts how much in a mark.
bool is_weight(const Surroundings& s) {
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    // 考核结果占年度绩效考核的5%
    const std::size_t of = before.rfind("占");
    const bool takes = before.ends_with("占") || (before.ends_with("的") && of != std::string_view::npos);
    if (s.q.explicit_comparator) return false;
    // 结果纳入年度考核，占比15%
    const Found<Indicator> share = s.words.indicator_before(before, before.size());
    const bool alone = share.kind == Indicator::relation && share.length == before.size();
    if (alone && s.words.rejects_within(part(s, {s.neighbours.begin, s.clause.begin}), "weight")) return true;
    return takes && s.words.rejects_within(before.substr(0, of), "weight");
}

/// 贴息比例不超过50%: a relation of what is paid; 补贴发放率 is a rate like others.
bool is_subsidised(const Surroundings& s) {
    // 按照不超过投资额30%的比例给予奖补
    if ((follows(s, "的比例") || follows(s, "的标准")) && s.words.rejects_within(part(s, s.clause), "subsidy"))
        return true;
    // 按不超过投资30%、最高500万元予以补助
    constexpr std::string_view kBy = "按";
    if (part(s, s.clause).starts_with(kBy) && s.words.rejects_within(part(s, s.clause), "subsidy")) return true;
    const std::size_t edge = left_edge(s);
    const Found<Indicator> indicator = s.words.indicator_before(s.text, edge);
    return indicator.kind == Indicator::relation && s.words.rejects_before(s.text, edge - indicator.length, "subsidy");
}

/// 项目总投资3.5亿元: how large it is; 完成总投资3.5亿元 is to be done.
bool is_size_of_project(const Surroundings& s) {
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    if (s.q.explicit_comparator || !s.words.rejects_before(before, before.size(), "invested")) return false;
    for (std::size_t at = 0; at < before.size(); at += utf8::length_at(before, at)) {
        const Word word = s.words.word_at(before, at).kind;
        if (word == Word::acquire || word == Word::act) return false;
    }
    return true;
}

}  // namespace fenjie::targets
