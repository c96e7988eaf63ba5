// Parts of what was counted, and counts that share their noun.
//
// In:  国家级绿色工厂3家、省级10家                  Out: target.count_at_level  metric 省级绿色工厂
//      打造示范点12个，其中街道8个、镇4个               target.count_part  metric 示范点, subject 街道
//      新建10个、改造20个养老服务中心                   target.count_shared  metric 养老服务中心, = 10 个
#include <algorithm>
#include <iterator>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {
namespace {

/// What a count leaves for the further parts of it.
constexpr const char* kPartOfCount = "target.count_at_level";
/// What those who are counted do.
constexpr RuleId kActors = "target.actors";

bool is_count(const Group& group) {
    return group.measure == Measure::count || group.measure == Measure::size;
}

/// Whether between two groups nothing stands but a list mark and what is done to the second: 10个|、改造|20个.
bool goes_on(const Scan& scan, const Group& group, const Group& next) {
    std::size_t t = group.last + 1;
    if (next.clause != group.clause || t >= next.first || scan.tokens[t].word != Word::list) return false;
    bool verb = false;
    while (++t < next.first) {
        if (!is_doing(scan.tokens[t].word)) return false;
        verb = verb || (scan.tokens[t].edge && scan.tokens[t].word != Word::date);
    }
    return verb;
}

/// Whether a group has a verb, and no name, before its figure: 新增|24个.
bool is_nameless(const Scan& scan, const Group& group) {
    if (!is_count(group) || group.per.each) return false;
    std::size_t verb = group.first;
    while (verb > group.from && is_doing(scan.tokens[verb - 1].word)) --verb;
    return verb < group.first && phrase_before(scan, group.from, scan.tokens[verb].begin, true).empty();
}

/// Whether a phrase begins and ends with something that is done: 疗休养, 培训服务, but 服务队.
bool is_done(const Scan& scan, Range phrase) {
    const auto verb_at = [&](std::size_t at) {
        const Found<Word> found = scan.words->word_at(scan.text, at);
        return found.kind == Word::noun || found.kind == Word::act ? found.length : 0;
    };
    const bool begins = verb_at(phrase.begin) != 0;
    for (std::size_t at = phrase.begin; begins && at < phrase.end; at += utf8::length_at(scan.text, at)) {
        if (at + verb_at(at) == phrase.end) return true;
    }
    return false;
}

}  // namespace

/// 县、乡、村三级分别建成1个、10个、100个示范点: as many members before 分别 as figures.
bool Builder::by_level(const Group& group, About about) {
    const Clause& clause = scan_.clauses[group.clause];
    if (group.quantities.size() < 2 || !group.dates.empty()) return false;
    for (std::size_t t = clause.first + 1; t < group.first; ++t) {
        if (scan_.tokens[t].word != Word::respective) continue;
        Range list = phrase_before(scan_, clause.first, scan_.tokens[t].begin, false);
        constexpr std::string_view kLevel = "级";
        // The 三级 that counts the members.
        if (scan_.of(list.begin, list.end).ends_with(kLevel)) {
            const std::size_t number = utf8::previous(scan_.text, list.end - kLevel.size());
            if (number > list.begin && begins_numeral(scan_.text, number)) list.end = number;
        }
        const std::vector<Range> items = members(scan_, list);
        if (items.size() != group.quantities.size()) return false;
        for (std::size_t i = 0; i < items.size(); ++i) {
            about.subject = str(items[i]);
            about.rule = "target.count_respective";
            emit(group, group.quantities[i], about);
        }
        return true;
    }
    return false;
}

/// 市、县均设1所机构: as many for each member before 均.
bool Builder::by_each(const Group& group, About about) {
    const Clause& clause = scan_.clauses[group.clause];
    if (group.quantities.size() != 1 || !group.dates.empty()) return false;
    for (std::size_t t = clause.first + 1; t < group.first; ++t) {
        if (scan_.tokens[t].word != Word::each) continue;
        const std::vector<Range> items =
            members(scan_, phrase_before(scan_, clause.first, scan_.tokens[t].begin, false));
        if (items.size() < 2) return false;
        about.rule = "target.count_each";
        for (const Range& item : items) {
            about.subject = str(item);
            emit(group, group.quantities.front(), about);
        }
        return true;
    }
    return false;
}

/// 45万人（含新增10万人）|取得证书: what people do stands behind a note with a figure of its own.
bool Builder::done_behind_note(const Group& group, Range name) {
    const std::string& unit = (*scan_.quantities)[group.quantities.front()].unit;
    const auto people = scan_.words->population_at(unit, 0);
    const std::size_t behind = group.clause + 2;
    const bool own = !name.empty() && scan_.tokens[group.first - 1].word != Word::list;
    if (own || group.last + 1 != scan_.clauses[group.clause].last || behind >= scan_.clauses.size() ||
        !is_each(people.kind) || people.length != unit.size() || scan_.clauses[group.clause].stop != Stop::bracket ||
        scan_.clauses[group.clause + 1].stop != Stop::bracket)
        return false;
    const Clause& done = scan_.clauses[behind];
    if (!is_verb(scan_, done.first, done.first)) return false;
    for (std::size_t t = done.first; t < done.last; ++t) {
        if (scan_.tokens[t].word == Word::figure) return false;
    }
    const Range what = trimmed(scan_, {scan_.tokens[done.first].begin, scan_.tokens[done.last - 1].end});
    emit_all(group, {str(what), "", "", "target.done_behind_note", false});
    return true;
}

/// The clause before, a 其中： between them skipped.
std::size_t Builder::clause_before(std::size_t clause) const {
    std::size_t before = clause == 0 ? 0 : clause - 1;
    const Clause& of = scan_.clauses[before];
    if (before > 0 && of.last == of.first + 1 && scan_.tokens[of.first].word == Word::lead) --before;
    return before;
}

/// 国家级绿色工厂3家、省级10家; 示范乡镇5个（省级4个）: a level of what was counted right before.
bool Builder::counted_at_level(const Group& group, Range name) {
    constexpr std::string_view kLevel = "级";
    const Carry* last = carry(group);
    // 二级以上|30家
    std::string_view level_name = scan_.of(name.begin, name.end);
    level_name.remove_suffix(scan_.words->at_least_before(level_name, level_name.size()));
    if (last == nullptr || !level_name.ends_with(kLevel)) return false;
    const bool same = last->clause == group.clause;
    // （其中：街道级10个，社区级20个）
    const std::size_t before = clause_before(group.clause);
    const bool bracket = last->clause == before && scan_.clauses[before].stop == Stop::bracket;
    const bool next = last->clause == before && std::string_view(last->about.rule) == kPartOfCount;
    // A级景区30家，其中5A级1家
    const Token& opening = scan_.tokens[scan_.clauses[group.clause].first];
    const bool part = opening.word == Word::lead && scan_.words->opens_part(scan_.of(opening));
    if (!same && !bracket && !next && !(part && last->clause == before)) return false;
    const About whole = last->about;
    About about = whole;
    const std::size_t level = about.metric.find(kLevel);
    const bool other = level != std::string::npos && level + kLevel.size() < about.metric.size();
    // 省级|以上|平台500个，其中国家级50个
    const std::size_t noun = other ? level + kLevel.size() : 0;
    const std::size_t bound = other ? scan_.words->bound_at(about.metric, noun) : 0;
    about.metric = str(name) + about.metric.substr(noun + bound);
    about.rule = kPartOfCount;
    emit_all(group, about);
    if (!same) carries_.back().about = whole;
    if (!same) carries_.back().about.rule = kPartOfCount;
    return true;
}

/// 新建站点10个、改造15个: what else is done to those of the figure before; 项目签约30个、开工20个: how far they got.
/// 培训10次、检查20次 are events.
bool Builder::counted_further(const Group& group, Range name) {
    const std::string& unit = (*scan_.quantities)[group.quantities.front()].unit;
    const Carry* last = carry(group);
    if (last == nullptr || last->clause != group.clause || group.lead != group.from + 2) return false;
    const Token& verb = scan_.tokens[group.lead - 1];
    const bool whole = name.empty() || (name.begin == verb.begin && name.end == verb.end);
    if ((verb.word != Word::noun && verb.word != Word::acquire) || !verb.edge || !whole) return false;
    if (scan_.words->counts_events(unit)) return false;
    About about = last->about;
    for (std::size_t at = about.metric.size(); at > 0;) {
        at = utf8::previous(about.metric, at);
        const Found<Word> stage = scan_.words->word_at(about.metric, at);
        const bool done = stage.kind == Word::noun || stage.kind == Word::acquire;
        if (at > 0 && done && at + stage.length == about.metric.size()) {
            about.metric.replace(at, stage.length, str({verb.begin, verb.end}));
            break;
        }
    }
    about.rule = "target.count_again";
    emit_all(group, about);
    return true;
}

/// 在现有60个充电站的基础上，新增20个: more of what is there.
bool Builder::counted_upon(const Group& group) {
    constexpr std::string_view kAgain = "再";
    const std::size_t first = scan_.clauses[group.clause].first;
    std::size_t t = group.first;
    const auto leads = [&](const Token& at) {
        return is_doing(at.word) || at.word == Word::date || at.word == Word::every || at.word == Word::lead ||
               at.word == Word::aim || scan_.of(at).starts_with(kAgain);
    };
    while (t > first && leads(scan_.tokens[t - 1])) --t;
    if (t == first && (group.clause == 0 || scan_.clauses[group.clause - 1].stop != Stop::comma)) return false;
    if (t == 0 || scan_.tokens[t - 1].word != Word::means_end) return false;
    const std::string_view upon = scan_.of(scan_.tokens[t - 1]);
    if (scan_.words->behind_upon(upon) != upon.size()) return false;
    const std::size_t c = t > first ? group.clause : group.clause - 1;
    const std::size_t begin = scan_.tokens[scan_.clauses[c].first].begin;
    const std::string_view base = scan_.of(begin, scan_.tokens[t - 1].begin);
    const std::string_view unit = (*scan_.quantities)[group.quantities.front()].unit;
    const std::size_t at = base.rfind(unit);
    if (at == std::string_view::npos || at == 0 || !begins_numeral(base, utf8::previous(base, at))) return false;
    const Range noun = trimmed(scan_, {begin + at + unit.size(), begin + base.size()});
    if (utf8::count(scan_.of(noun.begin, noun.end)) < 2) return false;
    emit_all(group, {str(after_attribute(scan_, noun)), "", "", "target.count_upon", false});
    return true;
}

/// 打造示范点12个，其中街道8个、镇4个: where how many are of what was counted.
bool Builder::counted_part(const Group& group, Range name) {
    const Carry* last = carry(group);
    if (last == nullptr || last->clause + 1 < group.clause) return false;
    const Token& opening = scan_.tokens[scan_.clauses[group.clause].first];
    if (!scan_.words->opens_part(scan_.of(opening))) return false;
    if (name.begin == opening.begin && opening.end < name.end) name.begin = opening.end;
    const std::vector<PopulationWord> words = population_words(scan_, name, true);
    // 企业职工: nothing but such words.
    std::size_t known = name.begin;
    for (const PopulationWord& word : words) known = word.at.begin == known ? word.at.end : known;
    const bool whose = !words.empty() && known == name.end && words.back().kind != Population::thing;
    // 建设充电桩500个，其中改造200个: what is done to so many of them.
    const Token& verb = scan_.tokens[token_at(scan_, name.begin)];
    const bool done = verb.word == Word::noun && verb.begin == name.begin && verb.end == name.end;
    if (!whose && !done) return false;
    const About whole = last->about;
    About about = whole;
    if (whose) about.subject = str(name);
    about.rule = "target.count_part";
    emit_all(group, about);
    carries_.back().about = whole;
    return true;
}

/// 为300座公厕|加装扶手: what is done for those that are counted, a verb with its object.
bool Builder::done_for(const Group& group, std::size_t first, std::size_t last, About& about) const {
    constexpr std::string_view kFor = "为";
    constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
    std::size_t t = group.first;
    while (t > group.from && scan_.tokens[t - 1].word != Word::object && !is_verb(scan_, t - 1, group.from)) --t;
    if (t == group.from || scan_.of(scan_.tokens[t - 1]) != kFor) return false;
    for (t = first + 1; t < last; ++t) {
        const Token& verb = scan_.tokens[t];
        if (verb.word != Word::noun || scan_.tokens[last - 1].end < verb.end + kShortest) continue;
        about.subject = str(trimmed(scan_, {scan_.tokens[first].begin, verb.begin}));
        about.metric = str(trimmed(scan_, {verb.begin, scan_.tokens[last - 1].end}));
        return true;
    }
    return false;
}

/// What those do that are made or helped to: 推动50家企业“智改数转”, 组织200名教师培训.
void Builder::done_by(Range right, std::size_t to, About& about) const {
    // What they do is quoted.
    const Token& quote = scan_.tokens[to - 1];
    const Range who = trimmed(scan_, {right.begin, quote.begin});
    std::size_t cut = 0;
    if (quote.word == Word::quote) {
        if (!who.empty() && population_end(scan_, who, false) == who.end) cut = who.end;
    } else {
        // Or is the verb that follows the word for them.
        const std::vector<PopulationWord> words = population_words(scan_, right, true);
        const bool people = !words.empty() && words.back().kind == Population::person;
        if (people && words.back().at.end < right.end && is_done(scan_, {words.back().at.end, right.end}))
            cut = words.back().at.end;
        // 毕业生|到农村就业: or is where they go to do it.
        constexpr std::string_view kTo = "到";
        constexpr std::string_view kEtc = "等";
        for (const PopulationWord& word : words) {
            if (word.kind != Population::person) continue;
            const bool etc = scan_.of(word.at.end, right.end).starts_with(kEtc);
            const std::size_t to_where = word.at.end + (etc ? kEtc.size() : 0);
            if (scan_.of(to_where, right.end).starts_with(kTo)) cut = to_where;
        }
    }
    if (cut == 0) return;
    about.subject = str({right.begin, cut});
    about.metric = str(trimmed(scan_, {cut, right.end}));
    about.rule = "target.actors";
}

/// How many groups from `i` on share the noun behind the last of them; 1 where the group has its own.
std::size_t Builder::sharing_noun(const std::vector<Group>& groups, std::size_t i) const {
    std::size_t last = i;
    const auto unit = [&](std::size_t k) { return (*scan_.quantities)[groups[k].quantities.back()].unit; };
    while (last + 1 < groups.size() && is_nameless(scan_, groups[last]) && unit(last) == unit(last + 1) &&
           goes_on(scan_, groups[last], groups[last + 1]))
        ++last;
    if (last == i) return 1;
    const Group& group = groups[last];
    const std::size_t t = group.last + 1;
    const bool noun = t < group.to && (scan_.tokens[t].word == Word::other || scan_.tokens[t].word == Word::quote ||
                                       scan_.tokens[t].word == Word::noun);
    return noun ? last - i + 1 : 1;
}

/// 新建10个、改造20个养老服务中心: the last group says what the others count.
void Builder::count_shared(const std::vector<Group>& groups, std::size_t first, std::size_t n) {
    const std::size_t begin = out_.size();
    count(groups[first + n - 1]);
    if (out_.size() == begin) return;
    const auto from = out_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::vector<TargetMention> last(std::make_move_iterator(from), std::make_move_iterator(out_.end()));
    out_.erase(from, out_.end());
    About about = carries_.back().about;
    about.rule = "target.count_shared";
    for (std::size_t i = first; i + 1 < first + n; ++i) {
        for (const std::size_t quantity : groups[i].quantities) emit(groups[i], quantity, about);
    }
    std::move(last.begin(), last.end(), std::back_inserter(out_));
}

/// 50家企业、20个园区|实施改造: how many groups from `i` on may do together what stands behind the last of them; 1
/// where what is counted first is got.
std::size_t Builder::acting_together(const std::vector<Group>& groups, std::size_t i) const {
    const Group& first = groups[i];
    constexpr std::string_view kFor = "对";
    if (!is_count(first) || (first.reached && scan_.of(scan_.tokens[first.lead]) != kFor)) return 1;
    const Token* const governor = first.lead > first.from ? &scan_.tokens[first.lead - 1] : nullptr;
    if (governor != nullptr && is_verb(scan_, first.lead - 1, first.from) && governor->word != Word::cause &&
        !scan_.words->helps(scan_.of(*governor)))
        return 1;
    std::size_t last = i;
    while (last + 1 < groups.size() && is_count(groups[last + 1]) && groups[last + 1].clause == first.clause) {
        const Group& group = groups[last];
        std::size_t t = group.last + 1;
        while (t < group.to && scan_.tokens[t].word == Word::other) ++t;
        if (t == group.last + 1 || t + 1 != groups[last + 1].first || scan_.tokens[t].word != Word::list) break;
        ++last;
    }
    return last - i + 1;
}

/// Whether they do: gives what the last of them does to all.
bool Builder::act_together(const std::vector<Group>& groups, std::size_t first, std::size_t n) {
    const std::size_t begin = out_.size();
    const std::size_t carries = carries_.size();
    count(groups[first + n - 1]);
    const bool act = out_.size() == begin + 1 && out_.back().subject && out_.back().rule == kActors;
    if (!act) {
        out_.resize(begin);
        carries_.erase(carries_.begin() + static_cast<std::ptrdiff_t>(carries), carries_.end());
        return false;
    }
    TargetMention last = std::move(out_.back());
    out_.pop_back();
    for (std::size_t i = first; i + 1 < first + n; ++i) {
        const Group& group = groups[i];
        std::size_t t = group.last + 1;
        while (scan_.tokens[t].word == Word::other) ++t;
        const Range who = trimmed(scan_, {scan_.tokens[group.last].end, scan_.tokens[t].begin});
        for (const std::size_t quantity : group.quantities)
            emit(group, quantity, {last.metric, str(who), "", "target.actors_together", false});
    }
    out_.push_back(std::move(last));
    return true;
}

}  // namespace fenjie::targets
