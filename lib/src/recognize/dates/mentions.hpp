// Points joined to mentions: a lead-in (到, 自), one point or a range of two, and the bounds behind it (前, 起, 内).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recognize/dates/points.hpp"
#include "recognize/dates/time_length.hpp"

namespace fenjie {

/// A mention with what the decision about its use needs to know of how it was read.
struct ReadDate {
    DateMention mention;
    std::size_t point_begin = 0;  ///< without the lead-in
    std::size_t lead_begin = 0;   ///< of any lead-in, also of one that is no part of the mention (较)
    Precision level = Precision::year;
    LeadEffect lead = LeadEffect::none;
    TailEffect bound = TailEffect::none;  ///< before, within, until, from, since or during, as printed
    TailEffect edge = TailEffect::none;
    bool range = false;
    bool annual = false;
    bool named_period = false;
    bool decade = false;
    bool until_now = false;        ///< 2017年至今
    bool impossible = false;       ///< 2月30日: no mention, only to be stepped over
    std::optional<int> year_step;  ///< 当年 0, 次年 1: counted from the year of the date before it
    bool open_year = false;        ///< no year printed: an earlier mention or the context settles it
    /// No word says which end is meant: 2023年6月.
    [[nodiscard]] bool is_plain() const {
        return edge == TailEffect::none && bound == TailEffect::none && lead != LeadEffect::until &&
               lead != LeadEffect::onward && !until_now;
    }
};

/// The mention whose point begins at `pos`; a lead-in is looked for not before `floor`.
[[nodiscard]] std::optional<ReadDate> read_date_at(std::string_view text, std::size_t pos, std::size_t floor,
                                                   const TimeWords& words);

/// The day at `pos` that lacks its month, which `earlier` in the same list has (3月10日、20日).
[[nodiscard]] std::optional<ReadDate> read_day_at(std::string_view text, std::size_t pos, std::size_t floor,
                                                  const TimeWords& words, const DatePoint& earlier);

/// N年内, 未来三年, 用三年时间: a term counted from the day of issue. A length that bounds nothing (连续三年) comes
/// without its mention.
struct ReadTerm {
    std::optional<DateMention> mention;
    std::optional<TimeLength> length;  ///< nothing for 3—5年内, which has no one length
    std::size_t length_begin = 0;
};
[[nodiscard]] ReadTerm read_term_at(std::string_view text, std::size_t pos, const TimeWords& words);

/// What the mention is for, from the words around it. `in_title`: it stands inside 《》.
[[nodiscard]] DateUse use_of(const ReadDate& date, std::string_view text, const TimeWords& words, bool in_title);
/// The mention's use and shape: "deadline.month_end".
[[nodiscard]] RuleId rule_of(const ReadDate& date);
/// What the ids of rule_of() are made of: "deadline.", ".month", "_before".
[[nodiscard]] std::vector<std::string> date_rule_parts();

/// What one mention takes from its neighbours: list members share a bound and a year, a sentence its year.
void settle_neighbours(std::vector<ReadDate>& dates, std::string_view text);

/// The lead-in that ends at `pos`, blanks skipped, and where it begins.
[[nodiscard]] std::optional<Lead> lead_at(std::string_view text, std::size_t pos, std::size_t floor,
                                          const TimeWords& words);

}  // namespace fenjie
