// Shares and levels: which rule says what a percentage, a ratio or an index is of; and lists before the figures.
//
// In:  良好等级食堂达到70%以上                       Out: target.share_of  metric 良好等级食堂
//      知晓率分别达到90%、80%（学生、老师）          Out: target.respective  one per pair
#include <algorithm>
#include <iterator>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kIntroduced = 8;  // clauses behind a colon that one name is for

}  // namespace

void Builder::rate(const Group& group) {
    const Range whole = without_note(phrase_before(scan_, group.from, group.name_end, false));
    const bool named = !whole.empty() && indicator_of(scan_, whole) != Indicator::none;
    if (group.measure == Measure::share && reached_state(group, whole)) return;
    if (is_fit(group, whole)) return;
    if (named) return level(group, whole);
    if (introduced(group, whole)) return;
    if (level_of_part(group, whole)) return;
    const Range name = phrase_before(scan_, group.from, group.name_end, true);
    if (group.measure != Measure::share) return;
    if (is_length_of_time(name)) return;  // 三年翻一番
    if (share(group, name)) return;
    if (share_of_whole(group, name)) return;
    if (name.empty() && !group.reached && done_to_part(group, whole)) return;
    if (carried_level(group, name)) return;
    if (name.empty()) return;
    // 良好等级食堂达到70%以上: a share of what it names.
    About about{str(after_attribute(scan_, name)), "", "", "target.share_of", false};
    const std::size_t quote = token_at(scan_, name.end - 1);
    const std::size_t done = token_at(scan_, name.begin);
    if (done > group.from && scan_.tokens[done - 1].end == name.begin && does(scan_.tokens[done - 1].word) &&
        population_end(scan_, name) == name.end) {
        // 抽查|医疗机构不少于5%: what is done to a share of them.
        about.metric = str({scan_.tokens[done - 1].begin, name.begin});
        about.subject = str(name);
    } else if (scan_.tokens[quote].word == Word::quote && scan_.tokens[quote].begin > name.begin) {
        about.metric = str({scan_.tokens[quote].begin, name.end});
        about.subject = str(trimmed(scan_, {name.begin, scan_.tokens[quote].begin}));
    } else {
        const Range bare = after_attribute(scan_, name);
        const std::size_t cut = population_end(scan_, bare);
        if (cut > bare.begin && cut < bare.end) {
            about.subject = str({bare.begin, cut});
            about.metric = str(trimmed(scan_, {cut, bare.end}));
        }
    }
    if (about.subject.empty()) about.subject = str(made_to(group, name));
    if (group.respective || group.each) {
        const std::vector<Range> items = members(scan_, name);
        if (items.size() > 1) return level_list(group, items, name);
    }
    emit_all(group, about);
}

/// A list before the figures: of indicators (管理率、治疗率均达到80%) or of subjects
/// (城市、农村居民知晓率分别达到80%、60%).
void Builder::level_list(const Group& group, const std::vector<Range>& all, Range name) {
    const std::size_t n = group.quantities.size();
    // 感染者和病人接受治疗比例、治疗成功率: where 、 parts indicators, 和 joins those that they are of.
    if (const std::vector<Range> listed = enumerated(scan_, name);
        listed.size() > 1 && listed.size() < all.size() && (n == 1 || n == listed.size()) &&
        indicator_of(scan_, all.front()) == Indicator::none && std::all_of(listed.begin(), listed.end(), [&](Range r) {
            return indicator_of(scan_, r) == Indicator::rate || indicator_of(scan_, r) == Indicator::relation;
        }))
        return level_list(group, listed, name);
    // 京津冀及周边地区、长三角地区: where 、 parts as many as there are figures, 及 joins within a member.
    const std::vector<Range> parts = n > 1 && n != all.size() ? enumerated(scan_, name) : std::vector<Range>{};
    const std::vector<Range>& items = parts.size() == n ? parts : all;
    const bool indicators =
        std::all_of(items.begin(), items.end(), [&](Range r) { return indicator_of(scan_, r) != Indicator::none; });
    const Named last = split_indicator(scan_, items.back());
    const std::size_t even = indicators ? 0 : even_end(scan_, items);
    if (even == 0 && !indicators && indicator_of(scan_, items.back()) != Indicator::none && !last.subject_at.empty() &&
        !last.unknown) {
        // 县道、乡村|道: the last member's word goes on with what all others end in.
        const std::string_view tail = utf8::before(scan_.text, items.front().end);
        const bool shared = scan_.text.substr(last.subject_at.end).starts_with(tail) && last.metric.starts_with(tail) &&
                            last.metric.size() > tail.size() &&
                            std::all_of(items.begin(), items.end() - 1, [&](Range r) {
                                return r.size() > tail.size() && scan_.of(r.begin, r.end).ends_with(tail);
                            });
        const std::size_t more = shared ? tail.size() : 0;
        return subject_list(group, {name.begin, last.subject_at.end + more}, last.metric.substr(more), last.excluding,
                            shared);
    }
    // 县道、乡道、村道路长覆盖率: the last begins as the others end, and has as many characters.
    if (even != 0) return subject_list(group, {name.begin, even}, str(trimmed(scan_, {even, name.end})), "", true);
    // 东州市、西河县|颗粒物浓度
    if (const std::size_t places = indicators ? 0 : places_end(scan_, name))
        return subject_list(group, {name.begin, places}, str(trimmed(scan_, {places, name.end})), "", true);
    if (!indicators) {
        // 化肥、农药使用量: a relation keeps its noun, except for a list of such nouns.
        const std::vector<PopulationWord> words = population_words(scan_, items.back(), true);
        if (!words.empty() && words.back().at.end < items.back().end) {
            const std::size_t cut = words.back().at.end;
            return subject_list(group, {name.begin, cut}, str(trimmed(scan_, {cut, name.end})), "");
        }
        // 学前教育、高等教育毛入学率: the members share what they end in, the last goes on with the indicator.
        if (const std::size_t shared = shared_end(items)) {
            return subject_list(group, {name.begin, shared}, str({shared, name.end}), "", true);
        }
    }
    const Indicator of_last = indicator_of(scan_, items.back());
    const bool one_for_all = group.each || (group.respective && n == 1);
    const bool shares = one_for_all && of_last != Indicator::none && of_last != Indicator::time;
    if (!indicators && (n == items.size() || shares)) {
        // 化学需氧量、氨氮减排量: the last member alone has the indicator.
        const bool alone = std::none_of(items.begin(), items.end() - 1,
                                        [&](Range r) { return indicator_of(scan_, r) != Indicator::none; });
        // 河东镇、河西镇的平均浓度: what the members have is described by them.
        const Range described = after_attribute(scan_, items.back());
        const std::size_t cut = !alone                                 ? items.back().begin
                                : described.begin > items.back().begin ? described.begin
                                                                       : indicator_begin(items.back());
        if (cut > items.back().begin)
            return subject_list(group, trimmed(scan_, {name.begin, cut}), str({cut, name.end}), "", n == 1);
    }
    if (n > 1 && n != items.size()) {
        for (const std::size_t quantity : group.quantities)
            emit(group, quantity, {last.metric, "", "", "target.respective_open", true});
        return;
    }
    About about;
    // 在册患者患病率达到4‰，管理率、服药率分别达到90%和80%: short rates are of those that were spoken of.
    const Named opening = split_indicator(scan_, items.front());
    constexpr std::size_t kShort = 5 * utf8::kHanBytes;
    if (indicators && opening.subject.empty() && opening.indicator == Indicator::rate &&
        opening.metric.size() <= kShort)
        about.subject = str(subject_before(scan_, group, opening.metric, opening.indicator));
    bool goes_on = true;
    bool of_bodies = false;
    const std::string tail = indicators ? std::string{} : short_tail(items);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Named named = split_indicator(scan_, items[i]);
        about.metric = named.metric + (i + 1 < items.size() ? tail : "");
        // 养老机构消防达标率、食品安全合格率: a thing in what is measured of bodies.
        const std::vector<PopulationWord> things =
            i > 0 && goes_on && !about.subject.empty() && !named.subject_at.empty()
                ? population_words(scan_, named.subject_at, true)
                : std::vector<PopulationWord>{};
        constexpr std::size_t kWord = 2 * utf8::kHanBytes;
        if (of_bodies && things.size() == 1 && things.front().kind == Population::thing &&
            named.subject_at.size() <= kWord) {
            about.metric = str(items[i]);
            about.rule = n > 1 ? "target.respective_indicators" : "target.each_indicator";
            emit(group, group.quantities[n > 1 ? i : 0], about);
            if (n > 1 || i + 1 == items.size())
                carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities.back()].unit});
            continue;
        }
        // 学生参与率、达标率 are of the students; 管网漏损率、污泥处置率 have nothing in common.
        constexpr std::size_t kBare = 4 * utf8::kHanBytes;  // 知晓率: nothing of its own that it could be of
        const bool own = named.indicator == Indicator::whole || (!goes_on && items[i].size() > kBare);
        if (!named.subject.empty() || own) about.subject = named.subject;
        if (!named.subject_at.empty()) {
            const std::vector<PopulationWord> words = population_words(scan_, named.subject_at, true);
            goes_on = words.empty() ? are_places(scan_, named.subject_at) : words.back().kind != Population::thing;
            of_bodies =
                !words.empty() && (words.back().kind == Population::who || words.back().kind == Population::person);
        }
        if (!named.excluding.empty()) about.excluding = named.excluding;
        about.rule = n > 1 ? "target.respective_indicators" : "target.each_indicator";
        emit(group, group.quantities[n > 1 ? i : 0], about);
        if (n > 1 || i + 1 == items.size())
            carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities.back()].unit});
    }
}

/// 达标率分别为：乡镇100%、村80%: the clause before the colon names what the members have.
bool Builder::introduced(const Group& group, Range name) {
    constexpr std::string_view kColon = "：";
    if (group.clause == 0 || name.empty() || group.measure != Measure::share) return false;
    std::size_t c = group.clause;
    // 小学90%，初中85%: the clauses that follow go on.
    while (c > 0 && group.clause - c < kIntroduced && scan_.clauses[c - 1].stop == Stop::comma &&
           !utf8::at(scan_.text, scan_.clauses[c - 1].end).starts_with(kColon))
        --c;
    if (c == 0 || !scan_.text.substr(scan_.clauses[c - 1].end).starts_with(kColon)) return false;
    const Clause& before = scan_.clauses[c - 1];
    std::size_t last = before.last;
    for (std::size_t t = before.first; t < before.last; ++t) {
        if (scan_.tokens[t].word == Word::figure) return false;
    }
    while (last > before.first && scan_.tokens[last - 1].edge) --last;
    if (last == before.first) return false;
    const Range phrase = phrase_before(scan_, before.first, scan_.tokens[last - 1].end, false);
    if (phrase.empty() || indicator_of(scan_, phrase) == Indicator::none) return false;
    const Named named = split_indicator(scan_, phrase);
    emit_all(group, {named.metric, str(name), named.excluding, "target.introduced", false});
    return true;
}

/// The bodies that a sentence begins with, if something is said of them: 高校要…, 高校…全部完成.
Range Builder::opening_population(const Group& group) const {
    const Clause& first = scan_.clauses[sentence_begin(scan_, group.clause)];
    std::size_t end = first.first;
    while (end < first.last && !scan_.tokens[end].edge && !is_verb(scan_, end, first.first)) ++end;
    if (end == first.first) return {};
    const Range phrase = trimmed(scan_, {scan_.tokens[first.first].begin, scan_.tokens[end - 1].end});
    const std::vector<PopulationWord> words = population_words(scan_, phrase, false);
    if (words.empty() || words.front().kind != Population::who) return {};
    return {phrase.begin, words.front().at.end};
}

/// Pairs the members of a list with the figures, or gives each member the one figure. `whole`: each has its noun.
void Builder::subject_list(const Group& group, Range subjects, const std::string& metric, const std::string& excluding,
                           bool whole) {
    const std::size_t n = group.quantities.size();
    std::vector<Range> items = subjects.empty() ? std::vector<Range>{} : members(scan_, subjects);
    if (n > 1 && items.size() != n && !subjects.empty()) {
        std::vector<Range> parts = enumerated(scan_, subjects);
        if (parts.size() == n) items = std::move(parts);
    }
    if (n == 1) {
        About about{metric, "", excluding, "target.each", false};
        if (!whole) items = whole_members(scan_, items);
        if (items.empty()) return emit_all(group, about);
        for (const Range& item : items) {
            about.subject = str(item);
            emit(group, group.quantities.front(), about);
        }
        carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities.back()].unit});
        return;
    }
    const bool parallel = items.size() == n;
    if (!parallel) items = whole_members(scan_, items);
    const bool open = items.size() != n;
    for (std::size_t i = 0; i < n; ++i) {
        About about{metric, "", excluding, open ? "target.respective_unpaired" : "target.respective", open};
        if (!open) about.subject = parallel && !whole ? with_shared_tail(scan_, items[i], items.back()) : str(items[i]);
        if (!open) carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities[i]].unit});
        emit(group, group.quantities[i], about);
    }
}

}  // namespace fenjie::targets
