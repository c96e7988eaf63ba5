// Turns the rows of the date lexicons into typed values, once, when the recognizers are built.
//
// In:  "前\tbefore", "内部署\twithin\t内"        (lib/lexicon/deadline_word.tsv)
// Out: tail_at("前完成", 0) -> before, 3 bytes; tail_at("内部署", 0) -> within, 3 bytes (only 内 is the date's)
//
// An attribute that names no known effect reads as "none": a mistake in a user's file can hide a word, no more.
#include "recognize/dates/time_words.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <set>
#include <utility>

#include "recognize/dates/marks.hpp"
#include "recognize/row_classes.hpp"
#include "text/utf8.hpp"
#include "tokens/numeral_glyphs.hpp"

namespace fenjie {
namespace {

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

constexpr std::array<std::pair<std::string_view, TailEffect>, 9> kTailEffects = {{{"end", TailEffect::end},
                                                                                  {"begin", TailEffect::begin},
                                                                                  {"before", TailEffect::before},
                                                                                  {"within", TailEffect::within},
                                                                                  {"from", TailEffect::from},
                                                                                  {"until", TailEffect::until},
                                                                                  {"since", TailEffect::since},
                                                                                  {"during", TailEffect::during},
                                                                                  {"spent", TailEffect::spent}}};
constexpr std::array<std::pair<std::string_view, LeadEffect>, 14> kLeadEffects = {{{"until", LeadEffect::until},
                                                                                   {"from", LeadEffect::from},
                                                                                   {"object", LeadEffect::object},
                                                                                   {"past", LeadEffect::past},
                                                                                   {"spend", LeadEffect::spend},
                                                                                   {"baseline", LeadEffect::baseline},
                                                                                   {"validity", LeadEffect::validity},
                                                                                   {"reference", LeadEffect::reference},
                                                                                   {"apart", LeadEffect::apart},
                                                                                   {"stage", LeadEffect::stage},
                                                                                   {"onward", LeadEffect::onward},
                                                                                   {"lunar", LeadEffect::lunar},
                                                                                   {"issue", LeadEffect::issue},
                                                                                   {"paper", LeadEffect::paper}}};
constexpr std::array<std::pair<std::string_view, RelativeUnit>, 16> kRelativeUnits = {
    {{"year", RelativeUnit::year},
     {"two_years", RelativeUnit::two_years},
     {"following", RelativeUnit::following},
     {"same", RelativeUnit::same},
     {"issue", RelativeUnit::issue},
     {"month", RelativeUnit::month},
     {"quarter", RelativeUnit::quarter},
     {"half", RelativeUnit::half},
     {"month_name", RelativeUnit::month_name},
     {"day", RelativeUnit::day},
     {"first", RelativeUnit::first},
     {"last", RelativeUnit::last},
     {"ahead", RelativeUnit::ahead},
     {"century", RelativeUnit::century},
     {"event", RelativeUnit::event},
     {"occasion", RelativeUnit::occasion}}};
constexpr std::array<std::pair<std::string_view, DateUse>, 3> kUses = {
    {{"baseline", DateUse::baseline}, {"validity", DateUse::validity}, {"scene", DateUse::scene}}};
constexpr std::array<std::pair<std::string_view, ContextWhen>, 5> kWhens = {{{"closing", ContextWhen::closing},
                                                                             {"year", ContextWhen::year},
                                                                             {"final", ContextWhen::final},
                                                                             {"sentence", ContextWhen::sentence},
                                                                             {"within", ContextWhen::within}}};
constexpr std::array<std::pair<std::string_view, OngoingWhere>, 2> kOngoingWheres = {
    {{"date", OngoingWhere::date}, {"cell", OngoingWhere::cell}}};
constexpr std::array<std::pair<std::string_view, UnitUse>, 4> kUnitUses = {
    {{"both", UnitUse::both}, {"every", UnitUse::every}, {"school", UnitUse::school}, {"working", UnitUse::working}}};

void mark(char32_t character, unsigned bit, std::vector<std::uint8_t>& marks) {
    if (character < marks.size()) marks[character] = static_cast<std::uint8_t>(marks[character] | bit);
}

void mark_first(const LexiconTable& table, unsigned bit, std::vector<std::uint8_t>& marks) {
    for (const LexiconRow& row : table.rows()) mark(utf8::code_point(utf8::at(row.phrase, 0)), bit, marks);
}

/// What those rows begin with that say a time, and do not only hide others.
std::set<char32_t> first_of_told(const LexiconTable& relatives) {
    std::set<char32_t> out;
    for (const LexiconRow& row : relatives.rows()) {
        const std::string_view unit = relatives.attribute(row, "unit");
        if (class_named(kRelativeUnits, unit, RelativeUnit::none) != RelativeUnit::none)
            out.insert(utf8::code_point_at(row.phrase, 0));
    }
    return out;
}

}  // namespace

TimeWords::TimeWords(const Lexicon& lexicon)
    : tails_(lexicon.table("deadline_word"),
             [table = &lexicon.table("deadline_word")](const LexiconRow& row) {
                 const std::string_view part = table->attribute(row, "part");
                 return Tail{class_named(kTailEffects, table->attribute(row, "effect"), TailEffect::none),
                             part.empty() ? row.phrase.size() : part.size()};
             }),
      leads_(lexicon.table("date_lead"),
             [table = &lexicon.table("date_lead")](const LexiconRow& row) {
                 return Lead{class_named(kLeadEffects, table->attribute(row, "effect"), LeadEffect::none),
                             row.phrase.size()};
             }),
      relatives_(lexicon.table("relative_time"),
                 [table = &lexicon.table("relative_time")](const LexiconRow& row) {
                     return Relative{class_named(kRelativeUnits, table->attribute(row, "unit"), RelativeUnit::none),
                                     number(table->attribute(row, "value")), row.phrase.size()};
                 }),
      units_(lexicon.table("time_unit"),
             [table = &lexicon.table("time_unit")](const LexiconRow& row) {
                 const std::string_view iso = table->attribute(row, "iso");
                 return TimeUnit{iso.empty() ? 'Y' : iso.front(), number(table->attribute(row, "size")),
                                 class_named(kUnitUses, table->attribute(row, "use"), UnitUse::none),
                                 row.phrase.size()};
             }),
      periods_(lexicon.table("plan_period"),
               [table = &lexicon.table("plan_period")](const LexiconRow& row) {
                   return PlanPeriod{number(table->attribute(row, "first")), number(table->attribute(row, "last")),
                                     row.phrase.size()};
               }),
      contexts_(lexicon.table("date_context"),
                [table = &lexicon.table("date_context")](const LexiconRow& row) {
                    return ContextWord{class_named(kUses, table->attribute(row, "use"), DateUse::reference),
                                       class_named(kWhens, table->attribute(row, "when"), ContextWhen::any),
                                       row.phrase.size()};
                }),
      repeats_(lexicon.table("recurrence_word"),
               [table = &lexicon.table("recurrence_word")](const LexiconRow& row) {
                   const std::string_view every = table->attribute(row, "every");
                   RepeatWord word{std::nullopt, every == "none", row.phrase.size()};
                   if (!every.empty() && !word.none) word.every = std::string(every);
                   return word;
               }),
      ongoing_(lexicon.table("ongoing_word"),
               [table = &lexicon.table("ongoing_word")](const LexiconRow& row) {
                   return OngoingWord{class_named(kOngoingWheres, table->attribute(row, "where"), OngoingWhere::clause),
                                      row.phrase.size()};
               }),
      actions_(lexicon.table("date_action")),
      action_parts_(actions_, "kind", {{"part", true}}, false),
      population_(lexicon.table("population")),
      whole_places_(population_, "kind", {{"whole", true}}, false),
      regular_acts_(lexicon.table("recurring_act")),
      rejects_(lexicon.table("target_reject")),
      comparators_(lexicon.table("comparator")),
      begins_(0x10000U, 0) {
    for (const char32_t glyph : std::u32string_view(U"年每逢按逐半第次“‘「\"'")) mark(glyph, Begin::kShape, begins_);
    for (const char32_t glyph : std::u32string_view(U"月号號季个個世、和与至到起-—–－～~―─‐−./．／OoＯｏ")) {
        mark(glyph, Begin::kAfterNumber, begins_);
    }
    for (char32_t digit = 0; digit < 10; ++digit) {
        mark(U'0' + digit, Begin::kNumber, begins_);
        mark(U'０' + digit, Begin::kNumber, begins_);
    }
    for (const char32_t character : numerals::glyphs().characters()) mark(character, Begin::kNumber, begins_);
    mark_first(lexicon.table("time_unit"), Begin::kAfterNumber | Begin::kHabit, begins_);
    mark_first(lexicon.table("relative_time"), Begin::kRelative, begins_);
    mark_first(lexicon.table("plan_period"), Begin::kPeriod, begins_);
    mark_first(lexicon.table("recurrence_word"), Begin::kRepeat, begins_);
    mark_first(lexicon.table("ongoing_word"), Begin::kOngoing, begins_);
    looked_at_.add(U'《');
    const std::set<char32_t> told = first_of_told(lexicon.table("relative_time"));
    for (char32_t c = 0; c < begins_.size(); ++c) {
        const unsigned begins = begins_[c] & ~Begin::kAfterNumber;
        if (begins != 0 && (begins != Begin::kRelative || told.contains(c))) looked_at_.add(c);
    }
}

std::optional<Tail> TimeWords::tail_at(std::string_view text, std::size_t pos) const {
    const std::optional<Tail> tail = tails_.at(text, pos);
    return tail && tail->effect != TailEffect::none ? tail : std::nullopt;
}

std::optional<Lead> TimeWords::lead_before(std::string_view text, std::size_t end) const {
    const std::optional<Lead> lead = leads_.before(text, end);
    return lead && lead->effect != LeadEffect::none ? lead : std::nullopt;
}

// 后年 and 前年 stand across two words as well: 建成后|年产值, 扩大前|年均. So they need a pause or a preposition
// before them.
bool TimeWords::may_be_torn(std::string_view text, std::size_t pos, const Relative& word) const {
    if (word.unit != RelativeUnit::year || std::abs(word.value) < 2) return false;
    constexpr std::string_view kJoining = "在于和与及或";
    return !opens_clause(text, pos) && kJoining.find(utf8::before(text, pos)) == std::string_view::npos &&
           !lead_before(text, pos);
}

std::optional<Relative> TimeWords::relative_at(std::string_view text, std::size_t pos) const {
    const std::optional<Relative> word = relatives_.at(text, pos);
    if (!word || word->unit == RelativeUnit::none || may_be_torn(text, pos, *word)) return std::nullopt;
    return is_hidden_before(text, pos + word->length) ? std::nullopt : word;
}

std::size_t TimeWords::event_at(std::string_view text, std::size_t pos) const {
    const std::optional<Relative> word = relatives_.at(text, pos);
    return word && word->unit == RelativeUnit::event ? word->length : 0;
}

bool TimeWords::is_hidden_before(std::string_view text, std::size_t end) const {
    const std::optional<Relative> word = relatives_.before(text, end);
    return word && word->unit == RelativeUnit::none;
}

std::optional<TimeUnit> TimeWords::unit_at(std::string_view text, std::size_t pos) const {
    const std::optional<TimeUnit> unit = units_.at(text, pos);
    return unit && unit->use != UnitUse::none ? unit : std::nullopt;
}

std::optional<PlanPeriod> TimeWords::period_at(std::string_view text, std::size_t pos) const {
    return periods_.at(text, pos);
}

std::optional<ContextWord> TimeWords::context_at(std::string_view text, std::size_t pos) const {
    return contexts_.at(text, pos);
}

std::optional<ContextWord> TimeWords::context_before(std::string_view text, std::size_t end) const {
    return contexts_.before(text, end);
}

std::optional<RepeatWord> TimeWords::repeat_at(std::string_view text, std::size_t pos) const {
    return repeats_.at(text, pos);
}

bool TimeWords::is_action_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* const row = actions_.longest_at(text, pos);
    return row != nullptr && !action_parts_[*row];
}

std::size_t TimeWords::action_before(std::string_view text, std::size_t end) const {
    if (const LexiconRow* const row = actions_.longest_before(text, end)) return row->phrase.size();
    const LexiconRow* const place = population_.longest_before(text, end);
    return place == nullptr || !whole_places_[*place] ? 0 : place->phrase.size();
}

std::optional<OngoingWord> TimeWords::ongoing_at(std::string_view text, std::size_t pos) const {
    return ongoing_.at(text, pos);
}

std::size_t TimeWords::regular_act_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* const row = regular_acts_.longest_at(text, pos);
    return row == nullptr ? 0 : row->phrase.size();
}

bool TimeWords::regular_act_ends_at(std::string_view text, std::size_t end) const {
    const LexiconRow* const act = regular_acts_.longest_before(text, end);
    return act != nullptr && units_.before(text, end - act->phrase.size()).has_value();
}

bool TimeWords::is_claim_behind(std::string_view text, std::size_t pos) const {
    constexpr int kMostBetween = 5;  // characters: 最多只可
    for (int n = 0; n <= kMostBetween && utf8::is_han_at(text, pos); ++n) {
        const LexiconRow* const word = rejects_.longest_at(text, pos);
        if (word != nullptr && rejects_.attribute(*word, "kind") == "claim") {
            const std::string_view behind = utf8::at(text, pos + word->phrase.size());
            return behind == "一" || (!behind.empty() && utf8::is_digit(behind.front()));
        }
        pos += utf8::length_at(text, pos);
    }
    return false;
}

bool TimeWords::is_comparator_before(std::string_view text, std::size_t end) const {
    const LexiconRow* const row = comparators_.longest_before(text, end);
    return row != nullptr && comparators_.attribute(*row, "position") == "before";
}

}  // namespace fenjie
