// The vocabulary of targets: verbs, particles and comparators as one table of word classes; indicators,
// populations, measure words and rejects as tables of their own.
//
// In:  word_at("对象由社区选派", 0)      Out: other, 6 bytes: 对象 guards the 对 in it
//      indicator_before("…规范管理率", end)  ->  rate, 率
#include "recognize/targets/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr std::array<std::pair<std::string_view, Word>, 33> kWords = {{{"acquire", Word::acquire},
                                                                       {"cause", Word::cause},
                                                                       {"attain", Word::cause},
                                                                       {"act", Word::act},
                                                                       {"complete", Word::act},
                                                                       {"noun", Word::noun},
                                                                       {"allot", Word::noun},
                                                                       {"help", Word::noun},
                                                                       {"rise", Word::rise},
                                                                       {"better", Word::rise},
                                                                       {"fall", Word::fall},
                                                                       {"link", Word::link},
                                                                       {"object", Word::object},
                                                                       {"means", Word::means},
                                                                       {"joint", Word::means},
                                                                       {"means_end", Word::means_end},
                                                                       {"upon", Word::means_end},
                                                                       {"place", Word::place},
                                                                       {"lead", Word::lead},
                                                                       {"part", Word::lead},
                                                                       {"modal", Word::modal},
                                                                       {"manner", Word::manner},
                                                                       {"aim", Word::aim},
                                                                       {"average", Word::average},
                                                                       {"each", Word::each},
                                                                       {"respective", Word::respective},
                                                                       {"baseline", Word::baseline},
                                                                       {"goal", Word::goal},
                                                                       {"exclude", Word::exclude},
                                                                       {"exclude_end", Word::exclude_end},
                                                                       {"per_head", Word::per_head},
                                                                       {"list", Word::list},
                                                                       {"comparator", Word::comparator}}};
constexpr std::array<std::pair<std::string_view, Indicator>, 5> kIndicators = {{{"rate", Indicator::rate},
                                                                                {"relation", Indicator::relation},
                                                                                {"amount", Indicator::amount},
                                                                                {"time", Indicator::time},
                                                                                {"whole", Indicator::whole}}};
constexpr std::array<std::pair<std::string_view, IndicatorOf>, 5> kOf = {{{"people", IndicatorOf::people},
                                                                          {"two", IndicatorOf::two},
                                                                          {"thing", IndicatorOf::thing},
                                                                          {"part", IndicatorOf::part},
                                                                          {"any_part", IndicatorOf::any_part}}};
constexpr std::array<std::pair<std::string_view, bool>, 1> kHelps = {{{"help", true}}};
constexpr std::array<std::pair<std::string_view, bool>, 1> kBetters = {{{"better", true}}};
constexpr std::array<std::pair<std::string_view, bool>, 3> kCompletes = {
    {{"complete", true}, {"attain", true}, {"allot", true}}};
constexpr std::array<std::pair<std::string_view, bool>, 1> kEvents = {{{"event", true}}};
constexpr std::array<std::pair<std::string_view, bool>, 1> kHeads = {{{"head", true}}};
constexpr std::array<std::pair<std::string_view, bool>, 1> kAtLeast = {{{"ge", true}}};
constexpr std::array<std::pair<std::string_view, NameWord>, 6> kNameWords = {{{"age", NameWord::age},
                                                                              {"size", NameWord::size},
                                                                              {"out", NameWord::out},
                                                                              {"given", NameWord::given},
                                                                              {"unit", NameWord::unit},
                                                                              {"heads", NameWord::heads}}};
constexpr std::array<std::pair<std::string_view, Population>, 7> kPopulations = {{{"person", Population::person},
                                                                                  {"who", Population::who},
                                                                                  {"thing", Population::thing},
                                                                                  {"place", Population::place},
                                                                                  {"whole", Population::place},
                                                                                  {"each", Population::each},
                                                                                  {"region", Population::region}}};
// The classes of measure_unit.tsv.
constexpr std::array<std::pair<std::string_view, Measure>, 10> kMeasures = {{{"share", Measure::share},
                                                                             {"points", Measure::share},
                                                                             {"multiple", Measure::share},
                                                                             {"tenths", Measure::share},
                                                                             {"money", Measure::money},
                                                                             {"time", Measure::time},
                                                                             {"day", Measure::time},
                                                                             {"age", Measure::age},
                                                                             {"measure", Measure::size},
                                                                             {"score", Measure::point}}};
constexpr std::array<std::pair<std::string_view, Comparator>, 6> kOperations = {{{"ge", Comparator::ge},
                                                                                 {"reach", Comparator::ge},
                                                                                 {"le", Comparator::le},
                                                                                 {"gt", Comparator::gt},
                                                                                 {"lt", Comparator::lt},
                                                                                 {"about", Comparator::about}}};

std::string_view kind_in(const LexiconTable& table, const LexiconRow& row) {
    return table.attribute(row, "kind");
}

/// Whether a comparator stands behind its figure: 以上.
bool is_behind(const LexiconTable& comparators, const LexiconRow& row) {
    return comparators.attribute(row, "position") == "after";
}

std::size_t index_of(const LexiconTable& table, const LexiconRow* row) {
    return static_cast<std::size_t>(row - table.rows().data());
}

}  // namespace

std::size_t all_due(std::string_view text, std::size_t pos) {
    constexpr std::string_view kAll = "尽";
    const std::size_t at = pos + utf8::length_at(text, pos);
    const std::string_view done = utf8::at(text, at);
    const std::size_t all = at + done.size();
    const bool twice = !done.empty() && text.substr(all).starts_with(kAll) && utf8::at(text, all + kAll.size()) == done;
    return twice ? all + kAll.size() + done.size() - pos : 0;
}

TargetWords::TargetWords(const Lexicon& lexicon)
    : upon_(lexicon.table("target_particle").only("kind", "upon")),
      members_(lexicon.table("clause_word").only("kind", "members")),
      indicators_(lexicon.table("indicator_noun")),
      population_(lexicon.table("population")),
      rejects_(lexicon.table("target_reject")),
      measures_(lexicon.table("measure_unit")),
      comparators_(lexicon.table("comparator")),
      periods_(lexicon.table("time_unit")),
      general_(lexicon.table("general_noun")),
      particles_(lexicon.table("target_particle")),
      verbs_(lexicon.table("target_verb")),
      names_(lexicon.table("target_name")),
      indicator_kinds_(indicators_, "kind", kIndicators, Indicator::none),
      indicator_of_(indicators_, "of", kOf, IndicatorOf::none),
      helps_(verbs_, "kind", kHelps, false),
      betters_(verbs_, "kind", kBetters, false),
      completes_(verbs_, "kind", kCompletes, false),
      events_(measures_, "class", kEvents, false),
      heads_(measures_, "class", kHeads, false),
      at_least_(comparators_, "op", kAtLeast, false),
      name_words_(names_, "kind", kNameWords, NameWord::none),
      population_kinds_(population_, "kind", kPopulations, Population::none) {
    const auto take_row = [this](const LexiconRow& row, Word kind) {
        const std::size_t index = words_.add(row);
        word_kinds_.resize(words_.rows().size());
        word_kinds_[index] = kind;
    };
    const auto take = [&](const LexiconTable& from) {
        for (const LexiconRow& row : from.rows()) take_row(row, class_named(kWords, kind_in(from, row), Word::other));
    };
    // Only those before a figure: 和 and 至 are comparators between two figures only. 下达 is none and guards its 达.
    for (const LexiconRow& row : comparators_.rows()) {
        const std::string_view position = comparators_.attribute(row, "position");
        if (position == "before") take_row(row, Word::comparator);
        if (position == "none") take_row(row, Word::other);
    }
    take(particles_);
    take(verbs_);
}

Found<Word> TargetWords::word_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = words_.longest_at(text, pos);
    if (row == nullptr) return {};
    Found<Word> found{word_kinds_[index_of(words_, row)], row->phrase.size()};
    // 建成|区级工坊, but 建成区: a level has its place to itself.
    constexpr std::string_view kLevel = "级";
    if (found.kind != Word::other || found.length <= 2 * kLevel.size() ||
        !text.substr(pos + found.length).starts_with(kLevel))
        return found;
    const std::size_t end = utf8::previous(text, pos + found.length);
    const LexiconRow* inside = words_.longest_at(text.substr(0, end), pos);
    if (inside == nullptr || inside->phrase.size() != end - pos) return found;
    return {word_kinds_[index_of(words_, inside)], inside->phrase.size()};
}

bool TargetWords::opens(std::string_view text, std::string_view kind) const {
    const LexiconRow* row = particles_.longest_at(text, 0);
    return row != nullptr && kind_in(particles_, *row) == kind;
}

bool TargetWords::completes_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = verbs_.longest_at(text, pos);
    return row != nullptr && completes_[*row] && indicator_before(text, pos).kind != Indicator::none;
}

bool TargetWords::helps(std::string_view verb) const {
    const LexiconRow* row = verbs_.find(verb);
    return row != nullptr && helps_[*row];
}

bool TargetWords::betters_before(std::string_view text, std::size_t end) const {
    const LexiconRow* row = verbs_.longest_before(text, end);
    return row != nullptr && betters_[*row];
}

bool TargetWords::reaches_at(std::string_view text, std::size_t pos) const {
    constexpr std::string_view kReach = "达";
    if (!text.substr(std::min(pos, text.size())).starts_with(kReach)) return false;
    const Word word = word_at(text, pos).kind;
    return word == Word::link || word == Word::comparator;
}

std::size_t TargetWords::members_end(std::string_view text) const {
    std::size_t pos = 0;
    return members_.next(text, pos) == nullptr ? std::string_view::npos : pos;
}

std::size_t TargetWords::behind_upon(std::string_view text) const {
    std::size_t behind = 0;
    std::size_t pos = 0;
    while (const LexiconRow* row = upon_.next(text, pos)) behind = pos += row->phrase.size();
    return behind;
}

std::optional<std::string> TargetWords::period_at(std::string_view text, std::size_t pos) const {
    if (pos >= text.size() || text[pos] != '/') return std::nullopt;
    const LexiconRow* row = periods_.longest_at(text, pos + 1);
    if (row == nullptr || periods_.attribute(*row, "iso").empty()) return std::nullopt;
    return "P" + std::string(periods_.attribute(*row, "size")) + std::string(periods_.attribute(*row, "iso"));
}

bool TargetWords::does_at(std::string_view text, std::size_t pos) const {
    const Word word = word_at(text, pos).kind;
    return word == Word::noun || word == Word::act;
}

bool TargetWords::begins_rate(std::string_view text, std::size_t pos) const {
    constexpr int kLongest = 4;
    for (int n = 0; n < kLongest && pos < text.size(); ++n) {
        pos += utf8::length_at(text, pos);
        if (n > 0 && indicator_before(text, pos).kind == Indicator::rate) return true;
    }
    return false;
}

IndicatorOf TargetWords::indicator_of(std::string_view text, std::size_t end) const {
    const LexiconRow* row = indicators_.longest_before(text, end);
    return row == nullptr ? IndicatorOf::none : indicator_of_[*row];
}

bool TargetWords::is_ratio_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = indicators_.longest_at(text, pos);
    return row != nullptr && indicator_of_[*row] == IndicatorOf::part;
}

bool TargetWords::is_state(std::string_view word) const {
    constexpr std::string_view kRate = "率";
    if (word.empty()) return false;
    const LexiconRow* row = indicators_.find(std::string(word) + std::string(kRate));
    return row != nullptr && indicator_kinds_[*row] == Indicator::rate;
}

Found<Indicator> TargetWords::indicator_before(std::string_view text, std::size_t end) const {
    const LexiconRow* row = indicators_.longest_before(text, end);
    if (row == nullptr) return {};
    return {indicator_kinds_[*row], row->phrase.size()};
}

Found<Population> TargetWords::population_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = population_.longest_at(text, pos);
    if (row == nullptr) return {};
    return {population_kinds_[*row], row->phrase.size()};
}

bool TargetWords::counts_events(std::string_view unit) const {
    const LexiconRow* row = measures_.find(unit);
    return row != nullptr && events_[*row];
}

bool TargetWords::counts_heads(std::string_view unit) const {
    const LexiconRow* row = measures_.find(unit);
    return row != nullptr && heads_[*row];
}

std::size_t TargetWords::at_least_before(std::string_view text, std::size_t end) const {
    const LexiconRow* row = comparators_.longest_before(text, end);
    return row != nullptr && at_least_[*row] && is_behind(comparators_, *row) ? row->phrase.size() : 0;
}

std::size_t TargetWords::bound_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = comparators_.longest_at(text, pos);
    return row != nullptr && is_behind(comparators_, *row) ? row->phrase.size() : 0;
}

Found<NameWord> TargetWords::name_word_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = names_.longest_at(text, pos);
    return row == nullptr ? Found<NameWord>{} : Found<NameWord>{name_words_[*row], row->phrase.size()};
}

Found<NameWord> TargetWords::name_word_before(std::string_view text, std::size_t end) const {
    const LexiconRow* row = names_.longest_before(text, end);
    return row == nullptr ? Found<NameWord>{} : Found<NameWord>{name_words_[*row], row->phrase.size()};
}

bool TargetWords::is_event(std::string_view noun) const {
    const LexiconRow* row = general_.find(noun);
    return row != nullptr && general_.attribute(*row, "event") == "yes";
}

Measure TargetWords::measure_of(std::string_view unit) const {
    if (unit.empty()) return Measure::bare;
    if (unit == "1:N") return Measure::share;
    // 学时, 课时: what is counted, not a time allowed.
    if (indicators_.contains(unit)) return Measure::count;
    const LexiconRow* row = measures_.find(unit);
    // 微克/立方米 is a size as 微克 is, 元/亩 an amount of money as 元 is.
    if (const std::size_t slash = unit.find('/'); row == nullptr && slash != std::string_view::npos && slash > 0) {
        const Measure whole = measure_of(unit.substr(0, slash));
        return whole == Measure::size || whole == Measure::money ? whole : Measure::count;
    }
    return row == nullptr ? Measure::count : class_named(kMeasures, measures_.attribute(*row, "class"), Measure::count);
}

std::optional<Comparator> TargetWords::comparator_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = comparators_.longest_at(text, pos);
    if (row != nullptr && comparators_.attribute(*row, "position") == "not") {
        // 不低于 is at least, 不超过 at most.
        const std::optional<Comparator> said = comparator_at(text, pos + row->phrase.size());
        if (said == Comparator::lt) return Comparator::ge;
        return said == Comparator::gt ? std::optional(Comparator::le) : std::nullopt;
    }
    if (row == nullptr || comparators_.attribute(*row, "position") != "before") return std::nullopt;
    for (const auto& [name, comparator] : kOperations) {
        if (name == comparators_.attribute(*row, "op")) return comparator;
    }
    return std::nullopt;
}

std::size_t TargetWords::negation_before(std::string_view text, std::size_t end) const {
    const LexiconRow* row = comparators_.longest_before(text, end);
    return row != nullptr && comparators_.attribute(*row, "position") == "not" ? row->phrase.size() : 0;
}

std::string_view TargetWords::reject_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = rejects_.longest_at(text, pos);
    return row == nullptr ? std::string_view{} : kind_in(rejects_, *row);
}

bool TargetWords::rejects_at(std::string_view text, std::size_t pos, std::string_view kind) const {
    const LexiconRow* row = rejects_.longest_at(text, pos);
    return row != nullptr && kind_in(rejects_, *row) == kind;
}

bool TargetWords::rejects_before(std::string_view text, std::size_t end, std::string_view kind) const {
    const LexiconRow* row = rejects_.longest_before(text, end);
    return row != nullptr && kind_in(rejects_, *row) == kind;
}

bool TargetWords::rejects_within(std::string_view text, std::string_view kind) const {
    std::size_t pos = 0;
    while (const LexiconRow* row = rejects_.next(text, pos)) {
        const std::string_view found = kind_in(rejects_, *row);
        if (found == kind) return true;
        pos += found == "guard" ? row->phrase.size() : utf8::length_at(text, pos);
    }
    return false;
}

}  // namespace fenjie::targets
