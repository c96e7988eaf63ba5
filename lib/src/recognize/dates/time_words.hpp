// The vocabulary of time, read from the lexicon once and typed: what a recognizer asks at a place of the text.
//
// Every answer names how many bytes it covers. A row of effect "none" answers nothing and hides the shorter
// phrases that begin (or end) like it: 前往 is no 前, 达到 is no 到.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "recognize/dates.hpp"
#include "recognize/row_classes.hpp"
#include "text/character_filter.hpp"

namespace fenjie {

enum class TailEffect { none, end, begin, before, within, from, until, since, during, spent };
enum class LeadEffect {
    none,
    until,
    from,
    past,
    spend,
    baseline,
    validity,
    reference,
    apart,
    stage,
    onward,
    lunar,
    issue,
    paper,
    object
};
enum class RelativeUnit {
    none,
    year,
    two_years,
    following,
    same,
    issue,
    month,
    quarter,
    half,
    month_name,
    day,
    first,
    last,
    ahead,
    century,
    event,
    occasion
};
enum class ContextWhen { any, closing, year, final, sentence, within };
enum class UnitUse { none, both, every, school, working };

struct Tail {
    TailEffect effect = TailEffect::none;
    std::size_t length = 0;  ///< bytes that belong to the date
};

struct Lead {
    LeadEffect effect = LeadEffect::none;
    std::size_t length = 0;
};

struct Relative {
    RelativeUnit unit = RelativeUnit::year;
    int value = 0;
    std::size_t length = 0;
};

struct TimeUnit {
    char iso = 'Y';
    int size = 1;
    UnitUse use = UnitUse::none;
    std::size_t length = 0;
};

struct PlanPeriod {
    int first = 0;
    int last = 0;
    std::size_t length = 0;
};

struct ContextWord {
    DateUse use = DateUse::reference;
    ContextWhen when = ContextWhen::any;
    std::size_t length = 0;
};

struct RepeatWord {
    std::optional<std::string> every;  ///< nothing for 定期
    bool none = false;                 ///< 稳定期: no recurrence, to be stepped over
    std::size_t length = 0;
};

enum class OngoingWhere { clause, date, cell };

struct OngoingWord {
    OngoingWhere where = OngoingWhere::clause;  ///< clause: 长期坚持; date: 常态化实施 behind one; cell: 长期 alone
    std::size_t length = 0;
};

/// A lexicon table with one typed value a row.
template <class Value>
class TypedTable {
 public:
    /// `make` turns a row into its value; it may look at the row's attributes by name.
    template <class Make>
    TypedTable(const LexiconTable& table, Make make) : table_(&table) {
        values_.reserve(table.rows().size());
        for (const LexiconRow& row : table.rows()) values_.push_back(make(row));
    }
    [[nodiscard]] std::optional<Value> at(std::string_view text, std::size_t pos) const {
        return value(table_->longest_at(text, pos));
    }
    [[nodiscard]] std::optional<Value> before(std::string_view text, std::size_t end) const {
        return value(table_->longest_before(text, end));
    }

 private:
    [[nodiscard]] std::optional<Value> value(const LexiconRow* row) const {
        if (row == nullptr) return std::nullopt;
        return values_[static_cast<std::size_t>(row - table_->rows().data())];
    }
    const LexiconTable* table_;
    std::vector<Value> values_;
};

/// What a character may be the first of: the pass over a text asks this of every one.
struct Begin {
    static constexpr unsigned kRelative = 1;      ///< 今年, 上半年
    static constexpr unsigned kPeriod = 2;        ///< 十四五
    static constexpr unsigned kRepeat = 4;        ///< 定期
    static constexpr unsigned kOngoing = 8;       ///< 持续推进
    static constexpr unsigned kShape = 16;        ///< 每, 按, 年, 第, 半 and quotation marks
    static constexpr unsigned kAfterNumber = 32;  ///< 年, 月, 个, range marks: a number before it may date
    static constexpr unsigned kHabit = 128;       ///< 月, 周: 月通报制度
    static constexpr unsigned kNumber = 64;       ///< a numeral, if begins_numeral says so too
};

class TimeWords {
 public:
    explicit TimeWords(const Lexicon& lexicon);

    [[nodiscard]] std::optional<Tail> tail_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::optional<Lead> lead_before(std::string_view text, std::size_t end) const;
    [[nodiscard]] std::optional<Relative> relative_at(std::string_view text, std::size_t pos) const;
    /// Bytes of a name that begins here like a date (十月革命), 0 for none.
    [[nodiscard]] std::size_t event_at(std::string_view text, std::size_t pos) const;
    /// Whether a word that is no part of a date ends here: 学年, 青年 before 内.
    [[nodiscard]] bool is_hidden_before(std::string_view text, std::size_t end) const;
    [[nodiscard]] std::optional<TimeUnit> unit_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::optional<PlanPeriod> period_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::optional<ContextWord> context_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::optional<ContextWord> context_before(std::string_view text, std::size_t end) const;
    [[nodiscard]] std::optional<RepeatWord> repeat_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] bool is_action_at(std::string_view text, std::size_t pos) const;
    /// Bytes of such a word, or of where all of it is done, right before `end` (力争2025年…, 全市2025年…); 0 if none.
    [[nodiscard]] std::size_t action_before(std::string_view text, std::size_t end) const;
    [[nodiscard]] std::optional<OngoingWord> ongoing_at(std::string_view text, std::size_t pos) const;
    /// Bytes of what is done regularly (通报) at `pos`, 0 for nothing.
    [[nodiscard]] std::size_t regular_act_at(std::string_view text, std::size_t pos) const;
    /// Whether a habit (月调度) ends before `end`.
    [[nodiscard]] bool regular_act_ends_at(std::string_view text, std::size_t end) const;
    /// 不少于, 低于 …: what follows is measured against, not done.
    [[nodiscard]] bool is_comparator_before(std::string_view text, std::size_t end) const;
    /// Whether what follows within a few words is a claim that somebody has (享受一次), nothing to be done.
    [[nodiscard]] bool is_claim_behind(std::string_view text, std::size_t pos) const;
    /// The first character at or behind `pos` that the pass has to look at: what begins a time, or 《.
    [[nodiscard]] std::size_t next_begin(std::string_view text, std::size_t pos) const {
        return looked_at_.next(text, pos);
    }
    /// What can begin with this character (Begin bits); a wrong yes only costs time.
    [[nodiscard]] unsigned begins(char32_t character) const {
        return character < begins_.size() ? begins_[character] : 0U;
    }

 private:
    [[nodiscard]] bool may_be_torn(std::string_view text, std::size_t pos, const Relative& word) const;

    TypedTable<Tail> tails_;
    TypedTable<Lead> leads_;
    TypedTable<Relative> relatives_;
    TypedTable<TimeUnit> units_;
    TypedTable<PlanPeriod> periods_;
    TypedTable<ContextWord> contexts_;
    TypedTable<RepeatWord> repeats_;
    TypedTable<OngoingWord> ongoing_;
    const LexiconTable& actions_;
    RowClasses<bool> action_parts_;
    const LexiconTable& population_;
    RowClasses<bool> whole_places_;
    const LexiconTable& regular_acts_;
    const LexiconTable& rejects_;
    const LexiconTable& comparators_;
    std::vector<std::uint8_t> begins_;  // by code point of the basic plane
    CharacterFilter looked_at_;
};

}  // namespace fenjie
