// Counts: what is counted, whoever does it, over which period.
//
// In:  创建心理健康教育特色学校1所           Out: target.count_before  metric 心理健康教育特色学校
//      每年至少为信访干部举办1次心理讲座           target.count  metric 心理讲座, subject 信访干部, >= 1, per P1Y
//      推动100家企业实施分级管理                   target.actors  metric 实施分级管理, subject 企业
#include <algorithm>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kShortest = 2 * utf8::kHanBytes;

constexpr std::string_view kTimes = "次";

}  // namespace

void Builder::count(const Group& group) {
    // 教师300名（含幼儿教师50名）
    const auto without_with = [&](Range range) {
        constexpr std::string_view kWith = "含";
        if (range.size() > kWith.size() + kShortest &&
            range.begin == scan_.tokens[scan_.clauses[group.clause].first].begin &&
            scan_.of(range.begin, range.end).starts_with(kWith))
            range.begin += kWith.size();
        return range;
    };
    const Range whole = without_with(without_note(phrase_before(scan_, group.from, group.name_end, false)));
    if (!whole.empty() && indicator_of(scan_, whole) != Indicator::none) {
        const bool noun_behind = group.measure == Measure::count && counted_after(group);
        if (!noun_behind) level(group, whole);
        return;
    }
    Range name = without_with(phrase_before(scan_, group.from, group.name_end, true));
    if (name.empty() && group.lead > group.from && is_verb(scan_, group.lead - 1, group.from)) {
        // 首贷户新增1200户: what is counted stands before the verb. 有条件的建成2个 only says who.
        const bool described = group.lead > group.from + 1 && scan_.tokens[group.lead - 2].word == Word::de;
        if (!described) name = phrase_before(scan_, group.from, scan_.tokens[group.lead - 1].begin, true);
    }
    name = behind_place(group, name);
    // 三年|新增2000家
    if (is_length_of_time(name)) name = {};
    // 每季度组织1次: such a verb names no event.
    if (!name.empty() && scan_.words->helps(scan_.of(name.begin, name.end))) name = {};
    if (counts_what_is_there(group) || counted_by_standard(group)) return;
    if (done_behind_note(group, name)) return;
    if (extent_reached(group) || counted_after(group) || counted_upon(group) || counted_same(group, name)) return;
    if (group.measure == Measure::money) {
        if (name.empty()) amount_carried(group);
        return;
    }
    if (name.empty() && counted_further(group, name)) return;
    if (counted_event(group, name)) return;
    if (counted_before(group, name)) return;
    if (counted_carried(group, name)) return;
    // 每月走访不少于2次, 新增覆盖14.3万户: the verb names the event, or what those who are counted get.
    const std::string& unit = (*scan_.quantities)[group.quantities.front()].unit;
    const auto who = scan_.words->population_at(unit, 0);
    const bool event = unit.ends_with(kTimes) || (is_each(who.kind) && who.length == unit.size());
    if (!event || !name.empty() || group.lead == group.from || !is_verb(scan_, group.lead - 1, group.from)) return;
    // 选择5家医院开展试点，各市选择1家: the same that were counted before.
    if (const Carry* last = carry(group); last != nullptr && !unit.ends_with(kTimes)) {
        About about = last->about;
        about.rule = "target.count_again";
        emit_all(group, about);
        return;
    }
    const Token& verb = scan_.tokens[group.lead - 1];
    emit_all(group, {str({verb.begin, verb.end}), subject_of_count(group), "", "target.count_event", false});
}

/// 在6个|镇建设|站点10个: behind those where it is done stands what is done, and then the name.
Range Builder::behind_place(const Group& group, Range name) const {
    constexpr std::string_view kIn = "在";
    const std::size_t first = scan_.clauses[group.clause].first;
    if (name.empty() || group.from < first + 2 || scan_.tokens[group.from - 1].word != Word::figure ||
        scan_.of(scan_.tokens[group.from - 2]) != kIn || name.begin != scan_.tokens[group.from].begin)
        return name;
    for (std::size_t t = group.from + 1; t < group.lead; ++t) {
        if (scan_.tokens[t].word == Word::noun && scan_.tokens[t].end + kShortest <= name.end)
            return {scan_.tokens[t].end, name.end};
    }
    return name;
}

/// Behind 的标准 and its verb: what is provided; empty where nothing stands there.
Range Builder::provided_by_standard(const Group& group) const {
    constexpr std::string_view kStandard = "标准";
    const std::size_t end = scan_.clauses[group.clause].end;
    std::size_t at = scan_.tokens[group.last + 1].end;
    if (!scan_.of(at, end).starts_with(kStandard)) return {};
    at += kStandard.size();
    if (!scan_.words->does_at(scan_.text, at)) return {};
    return trimmed(scan_, {at + scan_.words->word_at(scan_.text, at).length, end});
}

/// 保洁员|按每300人不少于1名的标准配备: what a standard is for stands before it.
bool Builder::counted_by_standard(const Group& group) {
    if (!group.per.each || group.last + 1 >= group.to || scan_.tokens[group.last + 1].word != Word::de) return false;
    const std::size_t first = scan_.clauses[group.clause].first;
    for (std::size_t t = first + 1; t < group.first; ++t) {
        if (scan_.tokens[t].word != Word::means) continue;
        const Range thing = phrase_before(scan_, first, scan_.tokens[t].begin, true);
        if (thing.size() < kShortest || thing.end != scan_.tokens[t].begin) return false;
        About about{str(after_attribute(scan_, thing)), "", "", "target.count_by_standard", false};
        // 寄宿制学校|按每100名学生不少于1名的标准配备|生活老师
        if (const Range provided = provided_by_standard(group); provided.size() >= kShortest) {
            about.subject = about.metric;
            about.metric = str(provided);
        }
        emit_all(group, about);
        return true;
    }
    return false;
}

/// 50平方公里以上建设用地面积达到建设目标要求: so much of what the indicator behind the figure measures.
bool Builder::extent_reached(const Group& group) {
    if (group.measure != Measure::size) return false;
    for (std::size_t t = group.last + 1; t < group.to; ++t) {
        const Token& at = scan_.tokens[t];
        if (!scan_.words->reaches_at(scan_.text, at.begin)) continue;
        const Range what = trimmed(scan_, {scan_.tokens[group.last].end, at.begin});
        if (what.empty() || indicator_of(scan_, what) != Indicator::relation) return false;
        const Range who = leading_population(scan_, scan_.clauses[group.clause].first, group.first);
        emit_all(group, {str(what), str(who), "", "target.extent_reached", false});
        return true;
    }
    return false;
}

/// 企业走访2次: the verb names the event, and whom it is for stands before. 入户走访1次: how it is done belongs to the
/// event, and to `name`.
bool Builder::counted_event(const Group& group, Range& name) {
    if ((*scan_.quantities)[group.quantities.front()].unit != kTimes || name.empty() || group.lead == group.from)
        return false;
    const Token& verb = scan_.tokens[group.lead - 1];
    if (verb.word != Word::acquire || name.end != verb.begin) return false;
    const std::vector<PopulationWord> words = population_words(scan_, name, true);
    if (words.empty()) {
        name.end = verb.end;
        return false;
    }
    if (words.back().at.end != name.end || words.back().kind == Population::thing) return false;
    emit_all(group, {str({verb.begin, verb.end}), str(name), "", "target.count_event", false});
    return true;
}

/// 全镇32名护林员要坚守岗位: they are there and are told what to do.
bool Builder::counts_all_there(const Group& group) const {
    constexpr std::string_view kAll = "全";
    const Token& opening = scan_.tokens[scan_.clauses[group.clause].first];
    const std::string_view before = scan_.of(opening.begin, scan_.tokens[group.first].begin);
    const Found<Population> place = scan_.words->population_at(before, 0);
    if (!before.starts_with(kAll) || place.kind != Population::place || place.length != before.size()) return false;
    for (std::size_t t = group.last + 1; t < group.to; ++t) {
        if (scan_.tokens[t].word == Word::modal) return true;
    }
    return false;
}

/// 对辖区35家企业、128家场所开展排查: the numbers of those that are there.
bool Builder::counts_what_is_there(const Group& group) const {
    constexpr std::string_view kFor = "对";
    const Quantity& q = (*scan_.quantities)[group.quantities.front()];
    if (q.explicit_comparator || group.comparator || group.per.every || group.per.each) return false;
    if (counts_all_there(group)) return true;
    std::size_t t = group.first;
    for (const std::size_t first = scan_.clauses[group.clause].first; t > first; --t) {
        const Token& token = scan_.tokens[t - 1];
        if (token.word == Word::object) break;
        if (is_verb(scan_, t - 1, first)) return false;
    }
    if (t == scan_.clauses[group.clause].first || scan_.of(scan_.tokens[t - 1]) != kFor) return false;
    // 对60户家庭实施改造 is to be reached; 辖区, 全县 say that they are all there.
    const Range before = trimmed(scan_, {scan_.tokens[t - 1].end, scan_.tokens[t].end});
    const std::vector<PopulationWord> words = population_words(scan_, before, true);
    return !words.empty() && words.back().kind == Population::place && words.front().at.begin == before.begin;
}

std::string Builder::subject_of_count(const Group& group) const {
    const Clause& clause = scan_.clauses[group.clause];
    Range found = object_of_preposition(scan_, group.from, group.first);
    if (found.empty()) found = object_of_preposition(scan_, clause.first, group.first);
    if (found.empty() && group.from == clause.first) found = leading_population(scan_, clause.first, group.first);
    // 村每月巡查4次、乡镇每季度巡查1次: who stands before a period acts in it.
    for (std::size_t t = group.from; found.empty() && group.from > clause.first && t < group.first; ++t) {
        if (scan_.tokens[t].word == Word::every) found = leading_population(scan_, group.from, t);
    }
    return str(found);
}

// 村每月、乡镇每季度、县级每半年开展1次巡查: several periods in a row share a figure; empty where there is one.
std::vector<Builder::ActorsPeriod> Builder::shared_periods(const Group& group) const {
    std::vector<ActorsPeriod> out;
    const Clause& clause = scan_.clauses[group.clause];
    if (group.quantities.size() != 1 || group.measure != Measure::count || group.from != clause.first) return out;
    std::size_t from = clause.first;
    for (std::size_t t = clause.first; t < group.first; ++t) {
        const Token& at = scan_.tokens[t];
        if (at.word == Word::date && out.empty() && t == from) ++from;
        if (at.word == Word::figure) return {};
        if (at.word != Word::every) continue;
        Range who = from < t ? trimmed(scan_, {scan_.tokens[from].begin, at.begin}) : Range{};
        for (std::size_t i = from; i < t; ++i) {
            if (scan_.tokens[i].edge || is_verb(scan_, i, from)) who = {};
        }
        out.push_back({scan_.times->recurrences[at.index].every, who});
        from = t + 2;
        if (t + 1 >= group.first || scan_.tokens[t + 1].word != Word::list) break;
    }
    if (out.size() < 2) out.clear();
    return out;
}

}  // namespace fenjie::targets
