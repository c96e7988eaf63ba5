// Dates, periods, durations and recurrences in one paragraph of clean text.
//
//   力争到2025年底，森林覆盖率达到24.1%。   -> [2025年底 with lead-in 到] end 2025-12-31, year, rule deadline.year_end
//
// Guarantees: mentions are in order and do not overlap; offsets are bytes of the given text; a mention without a
// printed year stays open until resolve() is given a year from outside.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fenjie/plan.hpp"
#include "lexicon/lexicon.hpp"

namespace fenjie {

struct Day {
    int year = 0;
    int month = 1;
    int day = 1;
    auto operator<=>(const Day&) const = default;
};

/// "2023-07-31" and back.
[[nodiscard]] std::string to_iso(const Day& day);
[[nodiscard]] std::optional<Day> day_from_iso(std::string_view iso);
[[nodiscard]] int days_in_month(int year, int month);
/// The same day `months` later, or that month's last day where it is shorter.
[[nodiscard]] Day add_months(const Day& day, int months);
[[nodiscard]] Day day_before(const Day& day);
[[nodiscard]] Day add_days(Day day, int days);

/// What a date mention is for.
enum class DateUse {
    deadline,  ///< bounds what is to be done: 7月底前, 到2025年, 2022年9月-2024年8月, 三年内, 第三季度
    ongoing,   ///< 持续推进, 长期坚持 without a date
    scene,  ///< sets the scene: 2020年以来, 截至2022年底已… (近年来 and 当前 name no date and are no mention)
    baseline,   ///< 较2020年, 在2020年基础上
    validity,   ///< 自2023年2月1日起施行，有效期5年
    reference,  ///< dates something else: a document's date, 2021年度工作总结, 2022年重点任务
};

/// One end of a mention: what is printed of it.
struct DatePoint {
    std::optional<int> year;        ///< four digits; two-digit years are kept in `short_year`
    std::optional<int> short_year;  ///< 15年3月: 15
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> ten_days;      ///< 1 上旬, 2 中旬, 3 下旬
    std::optional<int> quarter;       ///< 1..4
    std::optional<int> half;          ///< 1, 2
    std::optional<int> year_offset;   ///< 今年 0, 明年 1, 去年 -1; for 次年 counted from the range's left side
    std::optional<int> month_offset;  ///< 本月 0, 上个月 -1
    std::optional<int> quarter_offset;  ///< 本季度 0
    bool issue_day = false;             ///< 即日: the day of issue

    bool operator==(const DatePoint&) const = default;
};

struct DateMention {
    std::size_t begin = 0;
    std::size_t end = 0;
    DateUse use = DateUse::deadline;
    std::optional<DatePoint> from;  ///< set where a first day is meant
    std::optional<DatePoint> to;    ///< set where a last day is meant
    Precision precision = Precision::day;
    std::optional<int> within_months;  ///< N年内, N个月内: counted from the issue date (or from `from`)
    std::optional<int> within_days;    ///< 自印发之日起30日内
    bool from_issue = false;           ///< the paper's issue is named as where a term counts from
    bool ongoing = false;              ///< … 并持续推进, 持续推进
    bool spent = false;                ///< 用三年时间: how long it takes, beside which a day may say when
    RuleId rule;

    [[nodiscard]] bool is_term() const { return within_months || within_days; }
};

struct RecurrenceMention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<std::string> every;  ///< ISO 8601 duration; nothing for 定期
    std::optional<std::string> rrule;  ///< RFC 5545, where a day is named: 每月28日前
    RuleId rule;
};

struct DurationMention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string duration;  ///< ISO 8601
    RuleId rule;
};

struct TimeFacts {
    std::vector<DateMention> dates;
    std::vector<RecurrenceMention> recurrences;
    std::vector<DurationMention> durations;
};

class TimeWords;  // the vocabulary, typed: recognize/dates/time_words.hpp

class DateRecognizer {
 public:
    explicit DateRecognizer(const Lexicon& lexicon);
    [[nodiscard]] TimeFacts find(std::string_view text) const;

    ~DateRecognizer();
    DateRecognizer(const DateRecognizer&) = delete;
    DateRecognizer& operator=(const DateRecognizer&) = delete;

 private:
    std::unique_ptr<const TimeWords> words_;
};

/// Where a year that is not printed comes from.
struct YearContext {
    std::optional<int> year;    ///< of the enclosing stage, the plan's period, its date, title or number
    std::optional<Day> issued;  ///< for N年内 and two-digit years
    /// Of a plan that runs over one year's end in less than a year (2023年11月—2024年3月): the month it begins in.
    /// Those before it are the next year's.
    std::optional<int> first_month = {};
    /// The first and the last year of a plan that runs over whole years: 三年内 in a plan of three ends with it.
    std::optional<std::pair<int, int>> whole_years = {};
};

/// The mention as the contract's date object: start, end, precision, ongoing, edtf and rule are filled; text,
/// origin and span are the caller's. Without a year, start and end stay empty and edtf keeps month and day.
[[nodiscard]] Date resolve(const DateMention& mention, const YearContext& context);

}  // namespace fenjie
