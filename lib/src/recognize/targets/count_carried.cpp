// Counts that take up what a clause before names or counts.
//
// In:  组织开展健康讲座，每个街道不少于5场次            Out: target.count_carried   metric 健康讲座, per each 街道
//      培育社会服务机构，每年培育2家                         target.count_same      metric 社会服务机构
//      新建站点45座、充电桩600根；2025年，再建50座、300根    target.count_by_steps  metric 站点 and 充电桩
#include <algorithm>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kShortest = 2 * utf8::kHanBytes;  // a noun of one character names nothing
constexpr std::string_view kColon = "：";

}  // namespace

/// 培育社会服务机构，每年培育2家: a verb alone counts what it was said of before.
bool Builder::counted_same(const Group& group, Range name) {
    if (name.empty() || (*scan_.quantities)[group.quantities.front()].unit.ends_with("次")) return false;
    const Token& verb = scan_.tokens[token_at(scan_, name.begin)];
    if (verb.word != Word::noun || verb.begin != name.begin || verb.end != name.end) return false;
    if (counts_several(group) && counted_by_steps(group)) return true;
    const std::size_t begin = sentence_begin(scan_, group.clause);
    for (std::size_t c = group.clause; c > (begin == 1 ? 0 : begin) && group.clause - c < kCarryClauses; --c) {
        const Clause& clause = scan_.clauses[c - 1];
        for (std::size_t t = clause.first; t + 1 < clause.last; ++t) {
            if (scan_.of(scan_.tokens[t]) != scan_.of(verb)) continue;
            std::size_t end = t + 1;
            while (end < clause.last && !scan_.tokens[end].edge && !is_verb(scan_, end, t + 1)) ++end;
            const Range object = trimmed(scan_, {scan_.tokens[t].end, scan_.tokens[end - 1].end});
            if (object.size() < kShortest || population_end(scan_, object, false) != object.end) continue;
            emit_all(group, {str(object), subject_of_count(group), "", "target.count_same", false});
            return true;
        }
    }
    return false;
}

/// Whether the figure before was of those who did what was said before them.
bool Builder::goes_on_by_turns(const Carry& before) {
    const RuleId rule = before.about.rule;
    return !before.about.subject.empty() && (rule == "target.count_again" || rule == "target.count_carried");
}

/// 村（居）, 高危行业, but 消防演练
bool Builder::names_no_event(Range name) const {
    for (std::size_t at = name.begin; at < name.end; at += utf8::length_at(scan_.text, at)) {
        const Word word = scan_.words->word_at(scan_.text, at).kind;
        if (word == Word::noun || word == Word::act || word == Word::acquire) return false;
    }
    return true;
}

/// 脱贫劳动力|外出务工: where people end behind whom stands nothing but what they do; 0 where it is anything else.
std::size_t Builder::people_doing(Range name) const {
    const std::vector<PopulationWord> words = population_words(scan_, name, true);
    if (words.empty() || words.back().kind != Population::person || words.back().at.end >= name.end) return 0;
    // 残疾人|康复服务: the verb may end it.
    constexpr std::size_t kLongest = 6 * utf8::kHanBytes;
    const std::size_t end = words.back().at.end;
    if (name.end - end > kLongest) return 0;
    for (std::size_t at = end; at < name.end; at += utf8::length_at(scan_.text, at)) {
        const Found<Word> act = scan_.words->word_at(scan_.text, at);
        if (act.kind == Word::noun && at + act.length == name.end) return end;
    }
    return 0;
}

/// 组织开展健康讲座，每个街道不少于5场次: what the clause before is about.
bool Builder::counted_carried(const Group& group, Range name) {
    const std::size_t begin = sentence_begin(scan_, group.clause);
    // 每周送教2次、每次不少于2课时: as much each time of what happens so often.
    // 1支、每支25人
    if (name.empty() && group.per.each && !carries_.empty() && carries_.back().unit.ends_with(*group.per.each) &&
        carries_.back().clause >= begin) {
        About about = carries_.back().about;
        about.rule = "target.count_each_time";
        emit_all(group, about);
        return true;
    }
    if (name.empty() && counts_several(group) && counted_by_steps(group)) return true;
    const Carry* last = carry(group);
    if (last != nullptr && last->clause + 1 >= group.clause) {
        About about = last->about;
        // 幼儿园每季度开展1次
        const Range own =
            name.empty() ? leading_population(scan_, scan_.clauses[group.clause].first, group.first) : name;
        if (!own.empty()) about.subject = str(own);
        about.rule = "target.count_again";
        // 教师每学期20节，校长30节，专家40节: each in the same period.
        Group again = group;
        if (!name.empty() && !again.per.every && !again.per.each) again.per = last->per;
        emit_all(again, about);
        return true;
    }
    // 推进住宅加装电梯，年底前新开工200部: the verb has its object before it; so has any verb behind a date of its own
    // (改造管网，2025年完成60公里).
    const Word verb = name.empty() && group.lead > group.from ? scan_.tokens[group.lead - 1].word : Word::other;
    const bool dated = (verb == Word::act || verb == Word::acquire) && group.lead > group.from + 1 && group.date &&
                       scan_.tokens[group.lead - 2].word == Word::date;
    const bool goes_on = (group.clause > begin && verb == Word::acquire) || dated;
    if (!group.reached && !group.per.each && !group.per.every && !group.comparator && !goes_on) return false;
    // 改造管网。2025年完成60公里: a dated step of what the run-in heading names; 开展开放日活动。每季度组织1次: the
    // event.
    const bool held =
        (group.per.each || group.per.every) && name.empty() && group.lead > group.from &&
        (scan_.tokens[group.lead - 1].word == Word::act || scan_.words->helps(scan_.of(scan_.tokens[group.lead - 1])));
    const std::size_t first = (dated || held) && begin == 1 ? 0 : begin;
    for (std::size_t c = group.clause; c > first; --c) {
        const Clause& clause = scan_.clauses[c - 1];
        Range object = object_of_clause(scan_, clause);
        // 对新认定企业奖励20万元，三年新增2000家: what holds a figure names nothing.
        const bool counts = holds_figure(clause, object);
        if (counts || scan_.of(object.begin, object.end).find("万元") != std::string_view::npos) object = {};
        if (counts && goes_on && name.empty() && counted_by_steps(group)) return true;
        // 成长驿站：3月底前建成2家: the label names what is counted.
        const bool label = object.empty() && scan_.text.substr(clause.end).starts_with(kColon) &&
                           std::none_of(scan_.tokens.begin() + static_cast<std::ptrdiff_t>(clause.first),
                                        scan_.tokens.begin() + static_cast<std::ptrdiff_t>(clause.last),
                                        [](const Token& t) { return t.edge; });
        if (label) object = trimmed(scan_, {scan_.tokens[clause.first].begin, scan_.tokens[clause.last - 1].end});
        // 茶园面积稳步扩大，达到15万亩
        if (object.size() < kShortest && group.reached && name.empty() && named_before(group, clause)) return true;
        if (object.size() < kShortest) continue;
        About about{str(after_attribute(scan_, object)), str(name), "", "target.count_carried", false};
        if (about.subject.empty()) about.subject = str(object_of_preposition(scan_, clause.first, clause.last));
        emit_all(group, about);
        return true;
    }
    return dated && name.empty() && counted_by_steps(group);
}

/// 再建50座、3000根: several figures, each in a unit of its own.
bool Builder::counts_several(const Group& group) const {
    const auto unit = [&](std::size_t i) -> const std::string& {
        return (*scan_.quantities)[group.quantities[i]].unit;
    };
    for (std::size_t i = 1; i < group.quantities.size(); ++i) {
        if (unit(i) == unit(i - 1)) return false;
    }
    return group.quantities.size() > 1;
}

/// Whether one of the clause's figures stands in the object.
bool Builder::holds_figure(const Clause& clause, Range object) const {
    for (std::size_t t = clause.first; t < clause.last; ++t) {
        const Token& token = scan_.tokens[t];
        if (token.word == Word::figure && token.begin >= object.begin && token.end <= object.end) return true;
    }
    return false;
}

/// 设置1个服务中心，…。2023年建成5个: a dated step of what a sentence before counts in the same unit. Of several
/// figures (再建50座、3000根) each has its own.
bool Builder::counted_by_steps(const Group& group) {
    std::vector<About> found;
    for (const std::size_t quantity : group.quantities) {
        const std::string& unit = (*scan_.quantities)[quantity].unit;
        // The first in its unit, or too far away.
        const auto same = std::find_if(carries_.rbegin(), carries_.rend(), [&](const Carry& carried) {
            return carried.unit == unit || group.clause - carried.clause >= kSentenceClauses;
        });
        if (same == carries_.rend() || group.clause - same->clause >= kSentenceClauses) return false;
        found.push_back(same->about);
        found.back().rule = "target.count_by_steps";
    }
    for (std::size_t i = 0; i < found.size(); ++i) emit(group, group.quantities[i], found[i]);
    return true;
}

}  // namespace fenjie::targets
