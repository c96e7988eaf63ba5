// Figures that take up what a clause before measures or counts.
//
// In:  覆盖率2023年达到80%，力争2035年达到95%        Out: target.carried  metric 覆盖率, = 95 %
//      城市覆盖率80%，农村60%                        target.carried  metric 覆盖率, subject 农村
//      高新技术企业达到500家，年均增长10%            target.growth_carried  metric 高新技术企业, increase
#include <algorithm>
#include <iterator>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr const char* kOfPart = "target.level_of_part";
constexpr RuleId kOfList = "target.respective_indicators";

}  // namespace

/// What a carried share is of: 专业技术人员占比 is of 专业技术人员.
std::string Builder::of_what(const Carry& carried) const {
    const About& about = carried.about;
    if (!about.subject.empty() && std::string_view(about.rule) != "target.level_carried") return about.subject;
    const auto found = scan_.words->indicator_before(about.metric, about.metric.size());
    const bool share =
        carried.unit == "%" && found.kind == Indicator::relation && about.metric.size() > found.length + 3;
    return share ? about.metric.substr(0, about.metric.size() - found.length) : about.metric;
}

/// 污水处理率城区达到95%，乡镇达到80%: whose level it is stands behind the indicator.
bool Builder::level_of_part(const Group& group, Range name) {
    if (name.empty() || group.measure != Measure::share) return false;
    const std::vector<PopulationWord> words = population_words(scan_, name, true);
    if (words.empty() || words.back().at.end != name.end) return false;
    for (std::size_t at = words.back().at.begin; at > name.begin; at = utf8::previous(scan_.text, at)) {
        constexpr std::string_view kRate = "率";
        const bool level =
            scan_.of(name.begin, at).ends_with(kRate) || is_share(scan_.words->indicator_of(scan_.text, at));
        if (!level || indicator_of(scan_, {name.begin, at}) == Indicator::none) continue;
        const Range what = phrase_before(scan_, group.from, at, false);
        const Range whose{at, name.end};
        const std::string metric = str(after_attribute(scan_, what));
        const std::vector<Range> items = members(scan_, whose);
        if (items.size() == group.quantities.size() || (items.size() > 1 && group.each)) {
            for (std::size_t i = 0; i < items.size(); ++i) {
                const std::size_t quantity = group.quantities[group.quantities.size() > 1 ? i : 0];
                emit(group, quantity, {metric, str(items[i]), "", kOfPart, false});
            }
        } else {
            emit_all(group, {metric, str(whose), "", kOfPart, false});
            return true;
        }
        carries_.push_back({group.clause,
                            {metric, str(items.back()), "", kOfPart, false},
                            (*scan_.quantities)[group.quantities.back()].unit});
        return true;
    }
    return false;
}

/// 工资达到全省平均的90%、全国平均|的|80%: the same, measured by another.
bool Builder::of_another(const Group& group) {
    const Carry* last = carry(group);
    const std::size_t first = scan_.clauses[group.clause].first;
    if (group.measure != Measure::share || last == nullptr || last->clause != group.clause || group.from < first + 2 ||
        scan_.tokens[group.from].word != Word::list)
        return false;
    const auto of_it = [&](std::size_t figure) { return scan_.tokens[figure - 1].word == Word::de; };
    if (!of_it(group.first) || !of_it(group.from - 1)) return false;
    About about = last->about;
    about.rule = "target.of_another";
    emit_all(group, about);
    return true;
}

/// 2023年达到80%，力争2035年达到95%; 城市80%，农村60%: the indicator of the clause before.
bool Builder::carried_level(const Group& group, Range name) {
    const std::vector<PopulationWord> words =
        name.empty() ? std::vector<PopulationWord>{} : population_words(scan_, name, true);
    const bool known = !words.empty() && words.back().at.end == name.end;
    const bool bodies = known && words.back().kind == Population::who;
    const Carry* before = carry(group);
    if (before == nullptr && bodies && group.reached && group.clause > 0 && named_alone(group, str(name))) return true;
    const bool place = is_area(group, name, words);
    const bool part = opens_part(group);
    if (!name.empty() && !place && !part && !alone_is_no_metric(group, name, words) &&
        (before == nullptr || !goes_on_in(*before, group, name, words)))
        return false;
    if (before != nullptr) {
        carry_level(*before, group, name, words, place);
        return true;
    }
    if (part && share_of_action(group, name)) return true;
    // 提高清扫率，城市建成区达到70%: an area is no share.
    if (place && !part && indicator_before(group, str(name))) return true;
    if (!name.empty()) return false;
    if (growth_carried(group)) return true;
    // 覆盖率稳步提升，达到80%以上
    return indicator_before(group, {});
}

/// 其中省级园区达到100%
bool Builder::opens_part(const Group& group) const {
    const Token& opening = scan_.tokens[scan_.clauses[group.clause].first];
    return opening.word == Word::lead && scan_.words->opens_part(scan_.of(opening));
}

/// 党政机关不低于50%，学校、医院等不低于40%: bodies alone are no share; 高发县每年降低1个百分点: nor are they what
/// changes.
bool Builder::alone_is_no_metric(const Group& group, Range name, const std::vector<PopulationWord>& words) const {
    if (words.empty() || words.back().kind != Population::who) return false;
    const Range last = words.back().at;
    const bool opens = group.change || (group.reached && words.front().at.begin == name.begin);
    return opens && (last.end == name.end || scan_.of(last.end, name.end) == "等");
}

/// Whether what stands before the figure names others, of whom it says what the figure before said.
bool Builder::goes_on_in(const Carry& before, const Group& group, Range name,
                         const std::vector<PopulationWord>& words) const {
    if (words.empty() || words.back().at.end != name.end) return false;
    const std::string& metric = before.about.metric;
    const std::string& subject = before.about.subject;
    // 学校食堂覆盖率100%，养老机构食堂80%
    if (!group.reached && !group.change && !subject.empty() &&
        scan_.words->indicator_before(metric, metric.size()).kind == Indicator::rate)
        return true;
    // 养护比例县道不低于13%，乡道不低于8%
    const std::string_view rule = before.about.rule;
    if (rule == kOfPart) return true;
    if (!group.reached) return false;
    // 大型灌区计量率100%、中型灌区不低于90%: others of the same kind.
    constexpr std::size_t kTail = 2 * utf8::kHanBytes;
    if ((before.clause == group.clause || (measures_rate(before) && is_other_age(name))) && name.size() > kTail &&
        subject.size() > kTail && subject.ends_with(scan_.of(name.end - kTail, name.end)))
        return true;
    // 覆盖率达到50%，大型企业达到80%: bodies of a size or level, or the next of several.
    const bool next = rule == "target.carried" || rule == "target.named_before";
    return !group.change && words.back().kind == Population::who && measures_rate(before) &&
           (next || says_size({name.begin, words.back().at.begin}));
}

/// The figure before said of others; nobody's name where the same are meant.
void Builder::carry_level(const Carry& before, const Group& group, Range name, const std::vector<PopulationWord>& words,
                          bool place) {
    About about = before.about;
    if (!name.empty()) about.subject = str(name);
    // 全国货运量增长30%，河谷地区40%: the place that a short name keeps is none of another's.
    const Found<Population> of_place = scan_.words->population_at(about.metric, 0);
    if (place && of_place.kind == Population::place && about.metric.size() > of_place.length + utf8::kHanBytes)
        about.metric.erase(0, of_place.length);
    const bool parts = std::string_view(about.rule) == kOfPart && !words.empty() && words.back().at.end == name.end;
    about.rule = parts ? kOfPart : "target.carried";
    emit_all(group, about);
}

/// 配备精神科医师，其中社区中心达到100%: the share of those who do what the clause before says.
bool Builder::share_of_action(const Group& group, Range name) {
    if (name.empty() || group.clause == 0) return false;
    const std::string action = action_of_clause(scan_, scan_.clauses[group.clause - 1]);
    if (action.empty()) return false;
    emit_all(group, {action, str(name), "", "target.share_of_action", false});
    return true;
}

/// Whether the figure before is of a rate or a share.
bool Builder::measures_rate(const Carry& before) const {
    const Indicator kind = scan_.words->indicator_before(before.about.metric, before.about.metric.size()).kind;
    return kind == Indicator::rate || (kind == Indicator::relation && before.unit == "%");
}

/// 老旧小区 behind 新建小区: whether a name says that they are the new or the old ones.
bool Builder::is_other_age(Range name) const {
    return scan_.words->name_word_at(scan_.text, name.begin).kind == NameWord::age;
}

/// 大型|企业, 三级|医院: whether what stands before the bodies says of what size or level they are.
bool Builder::says_size(Range range) const {
    return range.size() >= 2 * utf8::kHanBytes &&
           scan_.words->name_word_before(scan_.text, range.end).kind == NameWord::size;
}

/// 配备使用金额占比，|三级医院不低于30%: the clause before is nothing but an indicator.
bool Builder::named_alone(const Group& group, const std::string& whose) {
    const Clause& before = scan_.clauses[group.clause - 1];
    if (before.stop != Stop::comma) return false;
    for (std::size_t t = before.first; t < before.last; ++t) {
        if (scan_.tokens[t].word == Word::figure) return false;
    }
    const std::size_t end = scan_.tokens[before.last - 1].end;
    const Range phrase = phrase_before(scan_, before.first, end, false);
    if (phrase.empty() || phrase.end != end || indicator_of(scan_, phrase) == Indicator::none) return false;
    const Named named = split_indicator(scan_, phrase);
    emit_all(group, {named.metric, whose, named.excluding, "target.named_before", false});
    return true;
}

/// 东部可靠率、合格率分别达到99%、98%，西部分别达到97%、96%: the indicators of the list before, of others.
bool Builder::listed_again(const Group& group) {
    const std::size_t n = group.quantities.size();
    if (!group.respective || n < 2 || carries_.size() < n || !group.dates.empty()) return false;
    const auto first = carries_.end() - static_cast<std::ptrdiff_t>(n);
    const bool list = std::all_of(first, carries_.end(), [&](const Carry& c) {
        return c.clause == first->clause && std::string_view(c.about.rule) == kOfList;
    });
    if (!list || first->clause < sentence_begin(scan_, group.clause) || first->clause == group.clause) return false;
    const Range name = phrase_before(scan_, group.from, group.name_end, true);
    if (name.empty() || members(scan_, name).size() == n || indicator_of(scan_, name) != Indicator::none) return false;
    std::vector<About> abouts;
    std::transform(first, carries_.end(), std::back_inserter(abouts), [](const Carry& c) { return c.about; });
    for (std::size_t i = 0; i < n; ++i) {
        abouts[i].subject = str(name);
        emit(group, group.quantities[i], abouts[i]);
        carries_.push_back({group.clause, abouts[i], (*scan_.quantities)[group.quantities[i]].unit});
    }
    return true;
}

/// The indicator that an earlier clause of the sentence names without a figure, of `whose` where that is known.
bool Builder::indicator_before(const Group& group, const std::string& whose) {
    for (std::size_t c = group.clause; c > sentence_begin(scan_, group.clause); --c) {
        const Clause& clause = scan_.clauses[c - 1];
        if (named_before(group, clause, whose)) return true;
    }
    return false;
}

/// 覆盖率|稳步提升，达到80%以上: the indicator that a clause before names.
bool Builder::named_before(const Group& group, const Clause& clause, const std::string& whose) {
    for (std::size_t t = clause.last; t > clause.first; --t) {
        const Range phrase = phrase_before(scan_, clause.first, scan_.tokens[t - 1].end, false);
        if (phrase.empty() || indicator_of(scan_, phrase) == Indicator::none) continue;
        Named named = split_indicator(scan_, phrase);
        // 林业占农业产值的比重：2025年达到50%
        const std::size_t of = token_at(scan_, phrase.begin);
        constexpr std::string_view kOf = "占";
        if (of > clause.first && scan_.of(scan_.tokens[of - 1]) == kOf) {
            const Range part = phrase_before(scan_, clause.first, scan_.tokens[of - 1].begin, false);
            if (!part.empty()) named.metric = str({part.begin, phrase.end}), named.subject = str(part);
        }
        const std::string& subject = whose.empty() ? named.subject : whose;
        emit_all(group, {named.metric, subject, named.excluding, "target.named_before", false});
        return true;
    }
    return false;
}

/// 城市建成区 before 达到, 长三角地区 before 下降, 山区县: an area of which a share is meant, and no share of areas
/// (示范区占比, 文明村达到60%).
bool Builder::is_area(const Group& group, Range name, const std::vector<PopulationWord>& words) const {
    if (words.empty() || words.back().at.end != name.end) return false;
    const auto place = [](const PopulationWord& word) { return word.kind == Population::place; };
    if (place(words.back())) return words.front().at == name || group.reached || group.change;
    if (words.back().kind != Population::region) return false;
    // 平原|县: nothing but words for areas.
    std::size_t at = name.begin;
    for (const PopulationWord& word : words) {
        if (word.at.begin != at || (!place(word) && word.kind != Population::region)) return false;
        at = word.at.end;
    }
    return words.size() > 1;
}

}  // namespace fenjie::targets
