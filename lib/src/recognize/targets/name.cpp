// Who and what a figure is about, where its own words do not say it.
//
// In:  对学生和家长普及心理健康知识，|知晓率|分别达到90%和60%      Out: subject_before -> 学生和家长
//      30%的|党政机关通过购买服务的形式，为员工提供心理健康服务     Out: action_from -> 党政机关, 提供心理健康服务
#include "recognize/targets/name.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kClausesBack = 5;

/// The token behind the last 方式, 形式 … of [t, to), or `t`.
std::size_t behind_means(const Scan& scan, std::size_t t, std::size_t to) {
    std::size_t behind = t;
    for (std::size_t i = t; i < to; ++i) {
        if (scan.tokens[i].word == Word::means_end) behind = i + 1;
    }
    return behind;
}

/// A population at the end of a phrase, or the last one in it with what describes it.
Range population_in(const Scan& scan, Range phrase) {
    const std::size_t end = population_end(scan, phrase, false);
    if (end == 0) return {};
    // 有意愿有能力的心理辅导老师: a long description is no part of the name.
    constexpr std::size_t kLongDescription = 4 * utf8::kHanBytes;
    Range out = trimmed(scan, {phrase.begin, end});
    const Range bare = after_attribute(scan, out);
    return bare.begin - out.begin > kLongDescription ? bare : out;
}

/// 设立心理辅导室, 设置1个助餐点: what is built, if it is a thing the vocabulary knows.
Range built_thing(const Scan& scan, const Clause& clause) {
    for (std::size_t verb = clause.last; verb > clause.first; --verb) {
        const Word word = scan.tokens[verb - 1].word;
        // 设置1个助餐点: a verb that is a noun elsewhere is one before a figure.
        const bool counts = verb < clause.last && scan.tokens[verb].word == Word::figure;
        if (word != Word::acquire && !(word == Word::noun && (counts || is_verb(scan, verb - 1, clause.first))))
            continue;
        std::size_t t = verb;
        if (t < clause.last && scan.tokens[t].word == Word::figure) ++t;
        std::size_t end = t;
        while (end < clause.last && !scan.tokens[end].edge && !is_verb(scan, end, t)) ++end;
        if (end == t) continue;
        const Range thing = trimmed(scan, {scan.tokens[t].begin, scan.tokens[end - 1].end});
        const std::vector<PopulationWord> words = population_words(scan, thing, false);
        if (!words.empty() && words.back().at.end == thing.end && words.back().kind == Population::thing) {
            return thing;
        }
    }
    return {};
}

/// The phrases between the edges of a clause, the last first.
template <typename Visit>
void phrases_back(const Scan& scan, const Clause& clause, Visit visit) {
    std::size_t end = clause.last;
    for (std::size_t t = clause.last; t > clause.first; --t) {
        const bool edge = scan.tokens[t - 1].edge || is_verb(scan, t - 1, clause.first);
        if (!edge && t - 1 > clause.first) continue;
        const std::size_t begin = edge ? t : t - 1;
        if (begin < end && visit(Range{scan.tokens[begin].begin, scan.tokens[end - 1].end})) return;
        end = t - 1;
    }
}

}  // namespace

bool is_short(std::string_view name) {
    return name.size() < 2 * utf8::kHanBytes &&
           (name.size() < utf8::kHanBytes || !std::all_of(name.begin(), name.end(), utf8::is_alpha));
}

Action action_from(const Scan& scan, const Group& group, std::size_t t, std::size_t to) {
    Action out;
    while (t < to && scan.tokens[t].word == Word::de) ++t;
    if (t == to) return out;
    const std::size_t begin = scan.tokens[t].begin;
    const std::size_t first = t;
    while (t < to && !scan.tokens[t].edge && !is_verb(scan, t, first)) ++t;
    out.subject = trimmed(scan, {begin, t < to ? scan.tokens[t].begin : scan.tokens[to - 1].end});
    if (t == to) return out;
    std::size_t clause = group.clause;
    std::size_t start = t;
    while (true) {
        t = std::max(t, behind_means(scan, t, to));
        while (t < to && !is_verb(scan, t, start)) ++t;
        if (t < to) break;
        // …通过购买服务的形式，为员工提供服务: the verb is in the next clause.
        if (clause != group.clause || scan.clauses[clause].stop != Stop::comma || clause + 1 >= scan.clauses.size())
            return out;
        const Clause& next = scan.clauses[++clause];
        out.far = true;
        t = start = next.first;
        to = next.last;
        for (std::size_t i = t; i < to; ++i) {
            if (scan.tokens[i].word == Word::figure) return out;
        }
    }
    out.verb = scan.tokens[t].word;
    out.at = t;
    std::size_t end = to;
    while (end > t + 1 && scan.tokens[end - 1].word == Word::lead) --end;
    const Range whole = trimmed(scan, {scan.tokens[t].begin, scan.tokens[end - 1].end});
    out.text = scan.of(whole.begin, whole.end);
    const Range object = trimmed(scan, {std::min(scan.tokens[t].end, whole.end), whole.end});
    out.object = scan.of(object.begin, object.end);
    return out;
}

void split_at_action(const Scan& scan, Range name, Named& named) {
    constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
    for (std::size_t at = name.end; at > name.begin + kShortest;) {
        at = utf8::previous(scan.text, at);
        const Found<Word> verb = scan.words->word_at(scan.text, at);
        const bool acts = verb.kind == Word::noun || verb.kind == Word::act || verb.kind == Word::acquire;
        if (!acts || verb.length < kShortest || at + verb.length >= name.end) continue;
        // 新生|心理筛查率: whom it is done to, and what is part of what is done.
        const std::size_t who = population_end(scan, {name.begin, at});
        if (who > name.begin && who < at) at = who;
        named.subject_at = trimmed(scan, {name.begin, at});
        named.subject = without_exclusion(scan, named.subject_at, named.excluding);
        named.metric = scan.of(at, name.end);
        return;
    }
}

Range object_of_preposition(const Scan& scan, std::size_t first, std::size_t last) {
    // 以智能制造为|引领的产业: what something is taken for is nobody for whom it is done.
    constexpr std::string_view kTake = "以";
    constexpr std::string_view kFor = "为";
    const auto is = [&](std::size_t t, std::string_view word) { return scan.of(scan.tokens[t]) == word; };
    for (std::size_t t = last; t > first; --t) {
        if (scan.tokens[t - 1].word != Word::object) continue;
        std::size_t take = t - 1;
        while (take > first && !is(take - 1, kTake) && !is(take - 1, kFor)) --take;
        if (is(t - 1, kFor) && take > first && is(take - 1, kTake)) continue;
        std::size_t end = t;
        while (end < last && !scan.tokens[end].edge && !is_verb(scan, end, t)) ++end;
        if (end == t) continue;
        const Range found = population_in(scan, {scan.tokens[t].begin, scan.tokens[end - 1].end});
        if (!found.empty()) return found;
    }
    return {};
}

Range leading_population(const Scan& scan, std::size_t first, std::size_t last) {
    while (first < last) {
        const Word word = scan.tokens[first].word;
        if (word != Word::date && word != Word::lead && word != Word::link && word != Word::aim && word != Word::list)
            break;
        ++first;
    }
    // 在新建居住区按…: behind 在 a verb is part of the name; so is 新建 before those that must do something.
    constexpr std::string_view kNew = "新";
    std::size_t must = first + 1;
    while (must < last && (scan.tokens[must].word == Word::other || scan.tokens[must].word == Word::list)) ++must;
    const bool fresh = first < last && scan.tokens[first].word == Word::acquire &&
                       scan.of(scan.tokens[first]).starts_with(kNew) && must > first + 1 && must < last &&
                       scan.tokens[must].word == Word::modal;
    const bool place = fresh || (first > 0 && first < last && scan.tokens[first - 1].word == Word::link);
    std::size_t end = first;
    while (end < last && ((place && end == first) || (!scan.tokens[end].edge && !is_verb(scan, end, first)))) ++end;
    if (end == first) return {};
    const Range phrase = trimmed(scan, {scan.tokens[first].begin, scan.tokens[end - 1].end});
    return population_end(scan, phrase) == phrase.end || are_places(scan, phrase) ? phrase : Range{};
}

Range object_of_clause(const Scan& scan, const Clause& clause) {
    for (std::size_t t = clause.last; t > clause.first; --t) {
        if (!is_verb(scan, t - 1, clause.first)) continue;
        if (t == clause.last) return {};
        // 改造项目50个，约605万平方米: the figure is none of what is measured.
        std::size_t last = clause.last;
        while (last > t && scan.tokens[last - 1].word == Word::figure) --last;
        return last == t ? Range{} : trimmed(scan, {scan.tokens[t].begin, scan.tokens[last - 1].end});
    }
    return {};
}

std::string action_of_clause(const Scan& scan, const Clause& clause) {
    for (std::size_t t = clause.first; t < clause.last; ++t) {
        if (scan.tokens[t].word == Word::figure) return {};
    }
    for (std::size_t t = clause.first + 1; t + 1 < clause.last; ++t) {
        // 普遍|配备: behind how it is done stands a verb, whatever it is elsewhere.
        const bool behind_manner = scan.tokens[t].word == Word::noun && scan.tokens[t - 1].word == Word::lead;
        if (!behind_manner && !is_verb(scan, t, clause.first)) continue;
        const Range action = trimmed(scan, {scan.tokens[t].begin, scan.tokens[clause.last - 1].end});
        return std::string(scan.of(action.begin, action.end));
    }
    return {};
}

Range subject_before(const Scan& scan, const Group& group, const std::string& metric, Indicator indicator,
                     std::size_t from) {
    const std::size_t begin = std::max(from, sentence_begin(scan, group.clause));
    const std::size_t stop = std::max(begin, group.clause > kClausesBack ? group.clause - kClausesBack : 0);
    if (indicator == Indicator::whole) return {};
    // 设立心理辅导室，…，建成率: what is built is what the rate is of.
    const auto built = scan.words->word_at(metric, 0);
    constexpr std::string_view kRate = "率";
    const bool facility = built.kind == Word::acquire && metric.size() == built.length + kRate.size();
    constexpr std::size_t kOwn = 4 * utf8::kHanBytes;  // 森林火灾受害率 has a noun of its own
    for (std::size_t c = group.clause; c > stop; --c) {
        const Clause& clause = scan.clauses[c - 1];
        if (clause.stop == Stop::semicolon && metric.size() > kOwn) break;
        if (scan.tokens[clause.first].word == Word::exclude) continue;
        constexpr std::string_view kTake = "以";
        const std::string_view text = scan.of(scan.tokens[clause.first].begin, scan.tokens[clause.last - 1].end);
        const Found<NameWord> unit = scan.words->name_word_before(text, text.size());
        if (text.starts_with(kTake) && unit.kind == NameWord::unit) {
            if (c != group.clause) break;
            return trimmed(
                scan, {scan.tokens[clause.first].begin + kTake.size(), scan.tokens[clause.last - 1].end - unit.length});
        }
        if (facility) {
            const Range thing = built_thing(scan, clause);
            if (!thing.empty()) return thing;
            continue;
        }
        if (const Range object = object_of_preposition(scan, clause.first, clause.last); !object.empty()) return object;
        // 护士3.8人，基本医疗保险参保率: those who were counted are of no rate that says itself of what it is.
        constexpr std::size_t kSays = 6 * utf8::kHanBytes;
        const bool counted =
            metric.size() > kSays && std::any_of(scan.tokens.begin() + static_cast<std::ptrdiff_t>(clause.first),
                                                 scan.tokens.begin() + static_cast<std::ptrdiff_t>(clause.last),
                                                 [](const Token& t) { return t.word == Word::figure; });
        if (counted) continue;
        Range who;
        phrases_back(scan, clause, [&](Range phrase) {
            const Range found = population_in(scan, phrase);
            if (found.empty() || population_words(scan, found, false).back().kind != Population::person) return false;
            who = found;
            return true;
        });
        if (!who.empty()) return who;
    }
    return {};
}

std::size_t within(const Scan& scan, Range name) {
    constexpr std::string_view kWithin = "中";
    constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
    const auto in_word = [&](std::size_t at) {
        return scan.words->word_at(scan.text, at).length > kWithin.size() ||
               scan.words->word_at(scan.text, at - utf8::kHanBytes).length > utf8::kHanBytes;
    };
    for (std::size_t at = name.begin + kShortest; at + kWithin.size() + kShortest <= name.end;
         at += utf8::length_at(scan.text, at)) {
        if (scan.text.substr(at).starts_with(kWithin) && !in_word(at)) return at;
    }
    return 0;
}

Range whole_before(const Scan& scan, const Group& group) {
    if (group.clause == 0) return {};
    const Clause& before = scan.clauses[group.clause - 1];
    const Range all = trimmed(scan, {scan.tokens[before.first].begin, scan.tokens[before.last - 1].end});
    constexpr std::string_view kWithin = "中";
    if (before.stop != Stop::comma || !scan.of(all.begin, all.end).ends_with(kWithin)) return {};
    const Range whole = phrase_before(scan, before.first, all.end - kWithin.size(), false);
    return !whole.empty() && population_end(scan, whole) == whole.end ? whole : Range{};
}

Range topic_before(const Scan& scan, const Group& group) {
    if (group.clause == 0) return {};
    const Clause& before = scan.clauses[group.clause - 1];
    constexpr std::string_view kComma = "，";
    if (!scan.text.substr(before.end).starts_with(kComma)) return {};
    for (std::size_t t = before.first; t < before.last; ++t) {
        const Word word = scan.tokens[t].word;
        if (word != Word::other && word != Word::list && word != Word::quote && word != Word::bracket) return {};
    }
    const Range topic = trimmed(scan, {scan.tokens[before.first].begin, scan.tokens[before.last - 1].end});
    const std::vector<PopulationWord> words = population_words(scan, topic, true);
    const bool whole = !words.empty() && words.back().at.end == topic.end && words.back().kind != Population::thing;
    return whole ? topic : Range{};
}

}  // namespace fenjie::targets
