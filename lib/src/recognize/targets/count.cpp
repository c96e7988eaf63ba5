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

/// Whether what stands before 的 is those who have it, and no description: 各示范县的, 乡镇的.
bool is_whose(const Scan& scan, Range range) {
    constexpr std::string_view kEach = "各";
    const std::vector<PopulationWord> words = population_words(scan, range, true);
    if (!words.empty() && words.back().at.end == range.end && words.back().kind != Population::thing) return true;
    const std::size_t last = utf8::previous(scan.text, range.end);
    return scan.of(range.begin, range.end).starts_with(kEach) &&
           scan.words->population_at(scan.text, last).kind == Population::region;
}

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
    // 每季度组织1次: such a verb names no event.
    if (!name.empty() && scan_.words->helps(scan_.of(name.begin, name.end))) name = {};
    if (counts_what_is_there(group)) return;
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

/// 对辖区35家企业、128家场所开展排查: the numbers of those that are there.
bool Builder::counts_what_is_there(const Group& group) const {
    constexpr std::string_view kFor = "对";
    const Quantity& q = (*scan_.quantities)[group.quantities.front()];
    if (q.explicit_comparator || group.comparator || group.per.every || group.per.each) return false;
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

/// Of tokens [from, to) the one that may be a verb (设置, 建设); `to` where none or several may.
std::size_t Builder::only_verb(std::size_t from, std::size_t to) const {
    std::size_t found = to;
    for (std::size_t t = from; t < to; ++t) {
        if (scan_.tokens[t].word != Word::noun) continue;
        if (found != to) return to;
        found = t;
    }
    return found;
}

/// What stands before the figure: 骨干教师1500名, 工业机器人8000台以上.
bool Builder::counted_before(const Group& group, Range name) {
    if (counted_at_level(group, name)) return true;
    if (is_short(scan_.of(name.begin, name.end))) return false;
    const std::vector<Range> items = members(scan_, name);
    const bool distributes = group.respective || group.each || group.quantities.size() > 1;
    if (distributes && group.dates.empty() && items.size() > 1) {
        level_list(group, items, name);
        return true;
    }
    // 自由贸易试验区力争达到150项: whose, and what is said before.
    const std::vector<PopulationWord> words = population_words(scan_, name, true);
    const bool place = !words.empty() && words.back().at.end == name.end && words.back().kind == Population::place;
    if (counted_further(group, name)) return true;
    if (counted_part(group, name)) return true;
    // 乡镇（街道）不少于15人: bodies are counted in no 人.
    const std::string& counted = (*scan_.quantities)[group.quantities.front()].unit;
    const auto people = scan_.words->population_at(counted, 0);
    // 千人以上学校不少于2名: nor in 名.
    const bool heads = (is_each(people.kind) && people.length == counted.size()) || scan_.words->counts_heads(counted);
    const bool bodies = words.size() == 1 && words.front().at.end == name.end &&
                        words.front().kind == Population::who && heads && carry(group) != nullptr;
    // 开展巡河，镇级河长每月不少于1次: people do so often what the clause before says.
    const bool known = !words.empty() && words.back().at.end == name.end;
    const bool doers = counted == kTimes && group.per.every && known && words.back().kind != Population::thing;
    // 教师听课不少于20节，校长不少于30节: nor are people counted in anything else.
    const Carry* before = carry(group);
    const bool people_do = known && words.back().kind == Population::person && !heads &&
                           (group.measure == Measure::count || group.measure == Measure::time) && before != nullptr &&
                           before->about.metric != str(name);
    // 开展演练，企业每半年至少1次，村（居）每年不少于1次: nor does the last of several name an event where it has no
    // verb. 检查每季度不少于1次（高危行业每月不少于1次）
    const bool noted = group.clause > 0 && scan_.clauses[group.clause - 1].stop == Stop::bracket;
    const bool last_of_several = counted == kTimes && group.per.every && before != nullptr &&
                                 (noted || goes_on_by_turns(*before)) && names_no_event(name);
    if ((place || bodies || doers || people_do || last_of_several) && group.reached && counted_carried(group, name))
        return true;
    About about{"", subject_of_count(group), "", "target.count_before", false};
    const std::size_t first = token_at(scan_, name.begin);
    // 在三个乡镇造林4000亩: where it is done, before what is done.
    constexpr std::string_view kIn = "在";
    const bool where = first > group.from && scan_.of(scan_.tokens[first - 1]) == kIn && !words.empty() &&
                       words.back().at.end < name.end &&
                       scan_.tokens[token_at(scan_, words.back().at.end)].word == Word::noun;
    if (where) {
        about.subject = str({name.begin, words.back().at.end});
        name.begin = words.back().at.end;
        // 在医院、学校等场所|设置|哨点
        const Token& verb = scan_.tokens[token_at(scan_, name.begin)];
        if (name.end >= verb.end + kShortest) name.begin = verb.end;
    }
    // 在重点路段|设置充电桩不少于200个: before the only verb.
    if (!where && first > group.from && scan_.of(scan_.tokens[first - 1]) == kIn) {
        const std::size_t verb = only_verb(first + 1, group.lead);
        if (verb < group.lead && name.end >= scan_.tokens[verb].end + kShortest) {
            about.subject = str(trimmed(scan_, {name.begin, scan_.tokens[verb].begin}));
            name.begin = scan_.tokens[verb].end;
        }
    }
    // 为老旧小区充电场所|安装消防设施157处: what is done for them ends their name.
    // 利用边角地|建设停车场10处: so does what is done with it.
    const Word governor = first > group.from ? scan_.tokens[first - 1].word : Word::other;
    if (governor == Word::object || governor == Word::means) {
        for (std::size_t t = first + 1; t < group.lead; ++t) {
            const Token& verb = scan_.tokens[t];
            if (verb.word != Word::noun || name.end < verb.end + kShortest ||
                (governor == Word::object && population_end(scan_, {name.begin, verb.begin}) != verb.begin))
                continue;
            if (governor == Word::object) about.subject = str({name.begin, verb.begin});
            name.begin = verb.end;
            break;
        }
    }
    const Range bare = after_attribute(scan_, name);
    about.metric = str(bare);
    // 脱贫劳动力|外出务工860人: what people do who are counted.
    if (const std::size_t doers_end = heads ? people_doing(name) : 0; doers_end != 0) {
        about.subject = str({name.begin, doers_end});
        about.metric = str(trimmed(scan_, {doers_end, name.end}));
    }
    // 各示范县的电商培训: whose it is.
    const Range whose = trimmed(scan_, {name.begin, std::max(bare.begin, name.begin)});
    if (about.subject.empty() && !whose.empty() && is_whose(scan_, whose)) about.subject = str(whose);
    // 对重点单位|检查: said once.
    if (!about.subject.empty() && about.metric.starts_with(about.subject) && about.metric.size() > about.subject.size())
        about.metric.erase(0, about.subject.size());
    // 上云|企业突破500家: which of them are counted, the verb before says.
    if (group.reached && words.size() == 1 && words.front().at == name && words.front().kind == Population::who &&
        first > group.from && scan_.tokens[first - 1].end == name.begin &&
        scan_.tokens[first - 1].word != Word::acquire && is_verb(scan_, first - 1, group.from))
        about.metric = str({scan_.tokens[first - 1].begin, name.end});
    // 检查企业5000家次: what happens so often is the verb with its object.
    const std::string& unit = (*scan_.quantities)[group.quantities.front()].unit;
    const bool several = unit.ends_with(kTimes) && unit != kTimes && !unit.starts_with("人") && !unit.starts_with("场");
    if (several && first > group.from && scan_.tokens[first - 1].end == name.begin &&
        is_verb(scan_, first - 1, group.from))
        about.metric = str({scan_.tokens[first - 1].begin, name.end});
    // （含幼儿教师50名）
    if (about.subject.ends_with(about.metric)) about.subject.clear();
    emit_all(group, about);
    return true;
}

}  // namespace fenjie::targets
