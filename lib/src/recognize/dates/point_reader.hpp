// The reader behind date_point_at: years.cpp reads years and what stands for a whole date, parts.cpp the
// parts of a year. Each read_… takes its part off the text at cur_ (or at `pos`) or leaves everything as it was.
#pragma once

#include "recognize/dates/marks.hpp"
#include "recognize/dates/points.hpp"

namespace fenjie {

/// Numbers that share one unit: 1－9(月), 一、二(季度), 6、9、12(月).
struct NumberGroup {
    int first = 0;
    int last = 0;
    std::size_t end = 0;
};

class PointReader {
 public:
    PointReader(std::string_view text, const TimeWords& words, PointPlace place)
        : text_(text), words_(words), place_(place) {}

    std::optional<DateReading> read(std::size_t pos);

 private:
    bool read_numeric_date(std::size_t pos);
    bool read_numeric_day(std::size_t pos);
    bool read_named_period(std::size_t pos);
    [[nodiscard]] bool shares_period_word(std::size_t pos) const;
    bool read_period_part(std::size_t pos, const PlanPeriod& period);
    bool read_issue_day(std::size_t pos);
    bool read_decade(std::size_t pos);
    bool read_year(std::size_t pos);
    bool read_implied_year(std::size_t pos);
    bool read_numbered_year(std::size_t pos);
    bool read_bare_years(std::size_t pos, const SmallNumber& left);
    void read_annual();

    [[nodiscard]] bool runs_to_another_year() const;
    bool read_part();
    bool read_relative_part(const Relative& word);
    bool read_named_day(int month_and_day);
    bool read_counted_part(const Relative& word);
    bool read_counted_days(const Relative& word, std::size_t pos);
    bool read_lunar_day();
    bool read_numbered_part(std::size_t pos, bool ordinal);
    bool read_quarter(const NumberGroup& group, bool ordinal);
    bool read_month(const NumberGroup& group);
    void read_after_month();
    bool read_ten_days();
    bool read_days();
    void skip_clock();
    void read_edge();

    [[nodiscard]] std::optional<NumberGroup> group_at(std::size_t pos, bool single) const;
    /// Behind `unit` if it stands at `pos` (after blanks), else 0.
    [[nodiscard]] std::size_t behind(std::size_t pos, std::string_view unit) const {
        const std::size_t at = skip_date_blanks(text_, pos);
        return stands_at(text_, at, unit) ? at + unit.size() : 0;
    }
    [[nodiscard]] TailEffect effect_at(std::size_t pos) const {
        const std::optional<Tail> tail = words_.tail_at(text_, skip_date_blanks(text_, pos));
        return tail ? tail->effect : TailEffect::none;
    }
    void set(std::optional<int> DatePoint::*part, int first, int last) {
        r_.first.*part = first;
        r_.last.*part = last;
    }
    void set(std::optional<int> DatePoint::*part, int value) { set(part, value, value); }

    std::string_view text_;
    const TimeWords& words_;
    PointPlace place_;
    DateReading r_;
    std::size_t cur_ = 0;
    bool weak_year_ = false;  // two digits, which may be a length of time: 15年
};

}  // namespace fenjie
