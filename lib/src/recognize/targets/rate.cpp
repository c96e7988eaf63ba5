// Shares and levels: which rule says what a percentage, a ratio or an index is of.
//
// In:  良好等级食堂达到70%以上                       Out: target.share_of  metric 良好等级食堂
//      达标率分别为：乡镇100%、村80%                 Out: target.introduced  metric 达标率, subject 乡镇 and 村
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
    if (level_of_part(group, whole) || of_another(group)) return;
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

}  // namespace fenjie::targets
