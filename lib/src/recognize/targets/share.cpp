// Shares without an indicator: 30%的党政机关提供…, 建成区80%以上的面积达到….
//
// In:  对70%以上居家患者提供心理疏导服务        Out: target.share  metric 提供心理疏导服务, subject 居家患者
//      行政村80%以上达到省级标准                    target.share_reached  metric 达到省级标准, subject 行政村
#include <algorithm>
#include <iterator>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {
namespace {

bool is_content(Word word) {
    return word != Word::list && word != Word::goal && word != Word::lead && word != Word::bracket;
}

}  // namespace

/// 建成区40%以上的面积达到建设要求, 行政村80%以上达到省级标准: what a share is to reach, where that is no figure.
bool Builder::reached_state(const Group& group, Range whole) {
    const Indicator measured = whole.empty() ? Indicator::none : indicator_of(scan_, whole);
    if (group.change || measured == Indicator::rate || measured == Indicator::whole) return false;
    if (group.last + 1 >= group.to) return false;
    constexpr std::string_view kReach = "达";
    const Range behind{scan_.tokens[group.last].end, scan_.tokens[group.to - 1].end};
    std::size_t at = behind.begin;
    const auto reaches = [&](std::size_t pos) {
        const auto word = scan_.words->word_at(scan_.text, pos);
        return word.kind == Word::comparator && scan_.text.substr(pos).starts_with(kReach) &&
               pos + word.length < behind.end && !scan_.text.substr(pos + word.length).starts_with("率");
    };
    while (at < behind.end && !reaches(at)) at += utf8::length_at(scan_.text, at);
    if (at >= behind.end) return false;
    const Range state = trimmed(scan_, {at, behind.end});
    Range who = trimmed(scan_, {behind.begin, at});
    // 面积 and other measures name nobody.
    if (who.empty() || (!whole.empty() && indicator_of(scan_, who) != Indicator::none)) who = whole;
    const bool listed = group.from > scan_.clauses[group.clause].first && who != whole;
    const Range place = listed ? place_before(group) : Range{};
    emit_all(group, {str(state), str(place) + str(who), "", "target.share_reached", false});
    return true;
}

/// 技能人才总量达到85万人，占|从业人员|的40%以上: how much of a whole those are that were counted.
bool Builder::share_of_whole(const Group& group, Range name) {
    constexpr std::string_view kOf = "占";
    if (name.empty() || group.measure != Measure::share) return false;
    const std::size_t t = token_at(scan_, name.begin);
    if (t == group.from || scan_.of(scan_.tokens[t - 1]) != kOf) return false;
    std::string who = str(phrase_before(scan_, group.from, scan_.tokens[t - 1].begin, false));
    if (who.empty() && !carries_.empty() && carries_.back().clause >= sentence_begin(scan_, group.clause)) {
        // 技能人才总量: the number is of those that it counts.
        const std::string& metric = carries_.back().about.metric;
        const auto number = scan_.words->indicator_before(metric, metric.size());
        const bool counts = number.kind == Indicator::relation && number.length < metric.size();
        who = counts ? metric.substr(0, metric.size() - number.length) : of_what(carries_.back());
    }
    emit_all(group, {str({scan_.tokens[t - 1].begin, name.end}), who, "", "target.share_of_whole", false});
    return true;
}

/// 供水水质100%|达标, 产品95%合格: what so many of them are.
bool Builder::is_fit(const Group& group, Range whole) {
    if (group.measure != Measure::share || group.reached || group.change || whole.empty()) return false;
    // 网络100%覆盖、行政村通达率90%: as far as the list mark.
    Range right = right_of(group);
    for (std::size_t t = group.last + 1; t < group.to; ++t) {
        if (scan_.tokens[t].word == Word::list) right.end = std::min(right.end, scan_.tokens[t].begin);
    }
    const Range behind = trimmed(scan_, right);
    const std::string_view state = scan_.of(behind.begin, behind.end);
    const Found<Word> done = scan_.words->word_at(state, 0);
    const bool cut = right.end < right_of(group).end && done.length == state.size() && gets_or_does(done.kind);
    const bool fit = cut || scan_.words->is_state(state);
    if (fit) emit_all(group, {str(behind), str(whole), "", "target.share_fit", false});
    return fit;
}

bool Builder::is_length_of_time(Range name) const {
    const std::optional<Numeral> number = name.empty() ? std::nullopt : numeral_at(scan_.text, name.begin);
    if (!number) return false;
    const std::string_view unit = scan_.of(number->end, name.end);
    return unit == "年" || unit == "个月" || unit == "天";
}

/// 省级电网具备5%以上的尖峰负荷响应能力, 保持95%以上的群众满意度: the figure describes the indicator behind it.
bool Builder::measured_behind(const Group& group) {
    if (group.lead == group.from) return false;
    const Word governor = scan_.tokens[group.lead - 1].word;
    if (governor == Word::object || governor == Word::means || governor == Word::place) return false;
    const bool verb_before = governor == Word::lead || is_verb(scan_, group.lead - 1, group.from);
    const Range behind = trimmed(scan_, right_of(group));
    if (behind.empty() || indicator_of(scan_, behind) == Indicator::none) return false;
    const Named named = split_indicator(scan_, behind);
    About about{named.metric, named.subject, named.excluding, "target.measured_behind", false};
    if (about.subject.empty()) {
        std::size_t verb = verb_before ? group.lead - 1 : group.lead;
        while (verb > group.from && scan_.tokens[verb - 1].word == Word::lead) --verb;
        const std::size_t end = verb == group.lead ? group.name_end : scan_.tokens[verb].begin;
        const Range who = phrase_before(scan_, group.from, end, true);
        if (!who.empty()) about.subject = str(who);
    }
    emit_all(group, about);
    return true;
}

/// The place that a figure stands behind: 南方|40%以上; empty where anything else does.
Range Builder::place_before(const Group& group) const {
    const Range name = phrase_before(scan_, group.from, group.name_end, true);
    if (name.empty()) return {};
    const std::vector<PopulationWord> words = population_words(scan_, name, true);
    const bool place = words.size() == 1 && words.front().at == name && words.front().kind != Population::thing;
    return place || are_places(scan_, name) ? name : Range{};
}

/// 北方60%以上、南方40%以上县级行政区达到标准: of those in each of the places, said once.
bool Builder::shares_by_place(const Group& group, const Group& next) {
    const auto listed = [&](const Group& g) {
        return g.last + 1 < g.to && scan_.tokens[g.last + 1].word == Word::list;
    };
    if (group.clause != next.clause || group.measure != Measure::share || next.measure != Measure::share ||
        !listed(group) || listed(next) || next.last + 1 >= next.to)
        return false;
    const Range place = place_before(group);
    const Range other = place_before(next);
    if (place.empty() || other.empty() || other.begin != scan_.tokens[group.last + 1].end) return false;
    const std::size_t size = out_.size();
    rate(next);
    if (out_.size() != size + 1 || !out_.back().subject) return true;
    const std::string whole = str(other);
    const std::string_view who = *out_.back().subject;
    if (!who.starts_with(whole)) return true;
    About about{std::string(out_.back().metric), str(place) + std::string(who.substr(whole.size())), "",
                "target.share_by_place", false};
    emit(group, group.quantities.front(), std::move(about));
    std::swap(out_[size], out_[size + 1]);
    return true;
}

/// 适龄劳动人口|数字技能培训覆盖30%以上: whom what is done reaches, without a word that leads to the figure.
bool Builder::done_to_part(const Group& group, Range whole) {
    if (whole.empty()) return false;
    const std::size_t who = population_end(scan_, whole, false);
    if (who <= whole.begin || who >= whole.end || whole.end - who < 2 * utf8::kHanBytes) return false;
    emit_all(group, {str(trimmed(scan_, {who, whole.end})), str({whole.begin, who}), "", "target.done_to_part", false});
    return true;
}

/// 20%的公立医院和|10%的民营医院制定章程: what both do stands behind the last of a list.
std::string Builder::done_by_next(const Group& group) const {
    const std::size_t end = scan_.clauses[group.clause].last;
    std::size_t next = group.to;
    while (next < end && scan_.tokens[next].word == Word::list) ++next;
    if (next >= end || scan_.tokens[next].word != Word::figure || scan_.tokens[next - 1].word != Word::list) return {};
    const Action action = action_from(scan_, group, next + 1, end);
    return action.far || action.subject.empty() ? std::string{} : action.text;
}

/// A share without an indicator: its subject behind or before the figure, and what the subject does.
bool Builder::share(const Group& group, Range name) {
    std::size_t t = group.last + 1;
    while (t < group.to && scan_.tokens[t].word == Word::lead) ++t;
    // 按1:150的比例配备督导员: what is done at that ratio.
    if (t + 2 < group.to && scan_.tokens[t].word == Word::de &&
        scan_.words->is_ratio_at(scan_.of(scan_.tokens[t + 1]), 0))
        t += 2;
    if (t >= group.to || !is_content(scan_.tokens[t].word)) return false;
    // 下降15%的工作目标 names nothing of its own.
    if (scan_.tokens[t].word == Word::de && t + 1 < group.to && scan_.tokens[t + 1].word == Word::goal) return false;
    if (scan_.tokens[t].word == Word::de && measured_behind(group)) return true;
    // 车站主体100%工程量: nothing but the indicator.
    const Range whole = trimmed(scan_, right_of(group));
    const bool measures = !whole.empty() && indicator_of(scan_, whole) == Indicator::relation &&
                          scan_.words->indicator_before(scan_.text, whole.end).length == whole.size();
    if (measures && measured_behind(group)) return true;
    const Action action = action_from(scan_, group, t, group.to);
    if (scan_.tokens[t].edge || is_verb(scan_, t, t)) return share_behind(group, name, action);
    const std::size_t clause = scan_.clauses[group.clause].first;
    About about{action.text, str(action.subject), "", "target.share", false};
    if (!action.text.empty()) {
        // 南方|40%以上|县级行政区达到标准: where those are that the share is of.
        if (group.from > clause && !about.subject.empty()) about.subject.insert(0, str(place_before(group)));
        about.metric += object_behind_next(group, action);
    } else {
        // 对疫苗生产企业进行100%全覆盖巡查: what is done to all of them.
        const bool done = group.lead > group.from && scan_.tokens[group.lead - 1].word == Word::act;
        const Range object = done ? object_of_preposition(scan_, clause, group.first) : Range{};
        if (!object.empty())
            about = {str(whole), str(object), "", "target.share_done", false};
        else
            share_without_verb(group, name, whole, about);
    }
    if (about.metric.empty()) return false;
    emit_all(group, about);
    return true;
}

/// 按不低于在校生总数1‰的比例|配备教师: what is done stands behind the figure; of whom the share is taken, before it.
bool Builder::share_behind(const Group& group, Range name, const Action& action) {
    if (action.text.empty()) return false;
    Range subject = group.denominator.empty() ? name : group.denominator;
    if (subject.empty()) subject = object_of_preposition(scan_, scan_.clauses[group.clause].first, group.first);
    if (subject.empty()) subject = subject_before(scan_, group, "", Indicator::none);
    emit_all(group, {action.text, str(subject), "", "target.share_behind", false});
    return true;
}

/// 90%以上的社区|建设|1所儿童之家: what they do stands behind the next figure; "" where the verb has its object.
std::string Builder::object_behind_next(const Group& group, const Action& action) const {
    const Clause& clause = scan_.clauses[group.clause];
    if (!action.object.empty() || action.far || group.to >= clause.last) return {};
    std::size_t end = group.to + 1;
    while (end < clause.last && scan_.tokens[end].word != Word::figure) ++end;
    const Range object = trimmed(scan_, {scan_.tokens[group.to].end, scan_.tokens[end - 1].end});
    return object.empty() ? std::string{} : str(after_attribute(scan_, object));
}

/// What a share is of, and what is measured, where no verb stands in `whole`, which is all behind the figure.
void Builder::share_without_verb(const Group& group, Range name, Range whole, About& about) const {
    if (const std::string both = done_by_next(group); !both.empty()) {
        about.metric = both;
        about.subject = str(whole);
        return;
    }
    const std::vector<PopulationWord> words = population_words(scan_, whole, true);
    const Token* before = group.lead > group.from ? &scan_.tokens[group.lead - 1] : nullptr;
    const bool doing = before != nullptr && (does(before->word) || before->word == Word::acquire);
    const bool own = !words.empty() && words.front().at.begin == whole.begin;
    const Range what = doing ? phrase_before(scan_, group.from, before->begin, true) : Range{};
    if (doing && !what.empty() && population_end(scan_, whole) == whole.end) {
        // 助餐服务|覆盖80%以上的|城市社区: what is done to a share of them.
        about.subject = str(whole);
        about.metric = str({what.begin, before->end});
    } else if (!own && !name.empty() && population_end(scan_, name, false) == name.end) {
        // 专任教师|100%|持教师资格证上岗: who does it stands before the figure.
        about.subject = str(name);
        about.metric = str(whole);
    } else if (!words.empty() && words.front().at.end < whole.end) {
        // 20%以上社区|心理健康服务平台建设: the first is the subject, the rest what is done; 宾馆等公共场所: of the
        // noun that closes the list.
        constexpr std::string_view kEtc = "等";
        const bool etc = words.size() > 1 && scan_.text.substr(words.front().at.end).starts_with(kEtc);
        const std::size_t end = words[etc ? 1 : 0].at.end;
        about.subject = str({whole.begin, end});
        about.metric = str(trimmed(scan_, {end, whole.end}));
    } else if (doing) {
        about.subject = str(whole);
        about.metric = str({before->begin, before->end});
    } else {
        about.metric = str(whole);
        about.subject.clear();
    }
}

}  // namespace fenjie::targets
