// The figures behind the words that announce a goal, sentence by sentence.
//
// In:  一、总体要求 / 坚持预防为主。到2025年底，全区优良天数比率达到85%以上。2022年底，该比率为79%。
// Out: 优良天数比率 >= 85 %, deadline 2025-12-31, task null
//
// What is so already (已达到60%, 截至…) is no goal, and neither is what a sentence tells without such words.
#include "tasks/stated_goals.hpp"

#include <algorithm>
#include <charconv>

#include "structure/outline.hpp"
#include "tasks/indicators.hpp"
#include "tasks/section_kinds.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

/// Where one of the words that say so of figures stands in the text; npos where none does.
std::size_t find_word(std::string_view text, const LexiconTable& words, std::string_view what) {
    std::size_t pos = 0;
    while (const LexiconRow* row = words.next(text, pos)) {
        if (words.attribute(*row, "says") == what) return pos;
        pos += utf8::length_at(text, pos);
    }
    return std::string_view::npos;
}

bool says(std::string_view text, const LexiconTable& words, std::string_view what) {
    return find_word(text, words, what) != std::string_view::npos;
}

/// 规划背景 / 发展基础: a section, or the nearest above it that says its kind, tells what is so already.
bool tells_what_is(const std::vector<Section>& sections, int section, const LexiconTable& titles) {
    while (section >= 0 && static_cast<std::size_t>(section) < sections.size()) {
        const Section& s = sections[static_cast<std::size_t>(section)];
        const std::string_view title = s.title ? std::string_view(*s.title) : std::string_view{};
        if (const auto background = is_background(title, titles, s.level <= 1)) return *background;
        if (!s.parent) return false;
        const std::string_view parent = *s.parent;  // s1 is the first
        section = 0;
        std::from_chars(parent.data() + 1, parent.data() + parent.size(), section);
        --section;
    }
    return false;
}

}  // namespace

std::vector<Target> stated_goals(const StatedGoal& goal, const std::vector<Section>& sections,
                                 const Recognizers& recognizers, const YearContext& years, const SpanOf& span_of,
                                 std::optional<Date>& standing) {
    std::vector<Target> out;
    const std::string_view view = goal.text.view();
    // 到2030年，…： / ——体系更加完善。建成50个站点。
    constexpr std::string_view kDash = "—";
    if (!goal.listed && !view.starts_with(kDash)) standing.reset();
    const bool figure = std::any_of(view.begin(), view.end(), utf8::is_digit);
    if (!figure && view.find("百分之") == std::string_view::npos) return out;
    if (tells_what_is(sections, goal.section, recognizers.lexicon->table("heading_title"))) return out;
    const LexiconTable& goal_words = recognizers.lexicon->table("goal_word");
    bool named = false;  // 目标是：…；…。: what is listed goes on behind semicolons
    std::optional<Date> announced;
    for (std::size_t begin = 0; begin < view.size();) {
        const std::size_t end = sentence_end(view, begin);
        const MappedText sentence = goal.text.slice(begin, end);
        const std::string_view words = sentence.view();
        begin = end;
        const bool goes_on = named && view.substr(0, end - words.size()).ends_with("；");
        named = says(words, goal_words, "named") || goes_on ||
                ((says(words, goal_words, "meant") || says(words, goal_words, "aimed")) &&
                 says(words, goal_words, "closing"));
        if (!goes_on) announced.reset();
        const TimeFacts facts = recognizers.dates.find(words);
        const bool bounded = std::any_of(facts.dates.begin(), facts.dates.end(),
                                         [](const DateMention& m) { return m.use == DateUse::deadline; });
        // 到2030年，…。…。: the sentences behind it tell of the same day.
        const bool stands = standing && facts.dates.empty();
        const std::size_t aim = find_word(words, goal_words, "aimed");
        const bool aimed = aim != std::string_view::npos;
        const bool in_section = goal.section >= 0 && (aimed || bounded || stands || says(words, goal_words, "meant"));
        const bool meant = aimed || in_section;
        if ((!named && !meant && !goal.leads) || says(words, goal_words, "past")) {
            standing.reset();
            continue;
        }
        const auto date_of = [&](const DateMention& mention) {
            Date date = resolve(mention, years);
            date.text = std::string(words.substr(mention.begin, mention.end - mention.begin));
            date.origin = Origin::text;
            date.span = span_of(sentence.original(mention.begin, mention.end));
            return date;
        };
        for (const DateMention& m : facts.dates) {
            // 到2025年底，主要目标是：…；…: the date holds for all that is listed.
            if (!goes_on && m.use == DateUse::deadline && m.end <= words.find("目标")) announced = date_of(m);
            if (m.use == DateUse::deadline && m.begin == 0) standing = date_of(m);
        }
        for (TargetMention& m : recognizers.targets.find(words, recognizers.quantities.find(words), facts)) {
            // 6项措施: a heading that opens with a figure counts what stands below it.
            if (goal.leads && utf8::is_digit(words[m.begin])) continue;
            // 实施52项举措，力争…: before the first heading only what is aimed at is a goal.
            if (!named && !in_section && !goal.leads && m.begin < aim) continue;
            std::optional<Date> deadline = named ? announced : stands ? standing : std::nullopt;
            if (m.date && *m.date < facts.dates.size()) deadline = date_of(facts.dates[*m.date]);
            Target target = target_of(std::move(m), sentence, span_of);
            target.deadline = std::move(deadline);
            out.push_back(std::move(target));
        }
    }
    return out;
}

}  // namespace fenjie
