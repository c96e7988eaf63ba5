// A mention becomes the contract's date object once it is known which year is meant.
//
// In:  [7月底前] end only, month 7, in a plan of 2023     Out: start null, end 2023-07-31, edtf 2023-07-31
// In:  the same without a year                            Out: start null, end null, edtf XXXX-07-31
//
// Both ends are placed one by one: what a point does not print comes from the context, its first or last day
// from its finest part. Quarters and half years have EDTF codes of their own (ISO 8601-2: 33 to 36, 40 and 41);
// a ten-day period has none and is written as an interval.
#include <algorithm>
#include <cstdlib>

#include "recognize/dates.hpp"

namespace fenjie {
namespace {

int first_month(const DatePoint& p) {
    if (p.month) return *p.month;
    if (p.quarter) return *p.quarter * 3 - 2;
    return p.half == 2 ? 7 : 1;
}

int last_month(const DatePoint& p) {
    if (p.month) return *p.month;
    if (p.quarter) return *p.quarter * 3;
    return p.half == 1 ? 6 : 12;
}

Day first_day(const DatePoint& p, int year) {
    const int month = first_month(p);
    if (p.day) return {year, month, std::min(*p.day, days_in_month(year, month))};
    return {year, month, p.ten_days ? *p.ten_days * 10 - 9 : 1};
}

Day last_day(const DatePoint& p, int year) {
    const int month = last_month(p);
    const int length = days_in_month(year, month);
    if (p.day) return {year, month, std::min(*p.day, length)};
    return {year, month, p.ten_days && *p.ten_days < 3 ? *p.ten_days * 10 : length};
}

// 15年 in a plan of 2021 is 2015, 91年 is 1991.
int nearest_year(int two_digits, int now) {
    int best = now / 100 * 100 + two_digits;
    for (const int other : {best - 100, best + 100}) {
        if (std::abs(other - now) < std::abs(best - now)) best = other;
    }
    return best;
}

// 即日 is the day of issue; 本月 and 本季度 are counted from the day of issue; nothing where that is unknown.
std::optional<DatePoint> settled(DatePoint p, const YearContext& context) {
    if (!p.month_offset && !p.quarter_offset && !p.issue_day) return p;
    if (!context.issued) return std::nullopt;
    if (p.issue_day) {
        p.year = context.issued->year;
        p.month = context.issued->month;
        p.day = context.issued->day;
        return p;
    }
    const int step = p.month_offset ? *p.month_offset : *p.quarter_offset * 3;
    const Day there = add_months({context.issued->year, context.issued->month, 1}, step);
    p.year = there.year;
    if (p.month_offset)
        p.month = there.month;
    else
        p.quarter = (there.month + 2) / 3;
    return p;
}

std::optional<int> year_of(const DatePoint& p, const YearContext& context) {
    if (p.year) return p.year;
    const std::optional<int> issued = context.issued ? std::optional(context.issued->year) : context.year;
    if (p.short_year) return issued ? std::optional(nearest_year(*p.short_year, *issued)) : std::nullopt;
    const std::optional<int> now = context.year ? context.year : issued;
    const bool over_the_end = context.first_month && p.month && !p.year_offset && *p.month < *context.first_month;
    return now ? std::optional(*now + p.year_offset.value_or(over_the_end ? 1 : 0)) : std::nullopt;
}

std::string padded(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string year_text(const DatePoint& p, const std::optional<int>& year) {
    if (year) return to_iso({*year, 1, 1}).substr(0, 4);
    return p.short_year ? "XX" + padded(*p.short_year) : "XXXX";
}

// The last day of a point, as far as it is known without a year: February's is not.
std::string edtf_last_day(const DatePoint& p, const std::optional<int>& year) {
    if (year) return to_iso(last_day(p, *year));
    const std::string text = year_text(p, year);
    const int month = last_month(p);
    if (month == 2 && !p.day && p.ten_days.value_or(3) == 3) return text + "-02";
    return text + to_iso(last_day(p, 2023)).substr(4);
}

std::string edtf_first(const DatePoint& p, const std::optional<int>& year) {
    std::string text = year_text(p, year);
    if (p.ten_days) return text + "-" + padded(first_month(p)) + "-" + padded(*p.ten_days * 10 - 9);
    // 2月底 as a first day is written as the 31st; without a year February may have 29.
    if (p.day) return text + to_iso(first_day(p, year.value_or(2024))).substr(4);
    if (p.month) return text + "-" + padded(*p.month);
    if (p.quarter) return text + "-" + std::to_string(32 + *p.quarter);
    if (p.half) return text + "-" + std::to_string(39 + *p.half);
    return text;
}

// The right side of an interval: 2022年9月-2024年8月 is 2022-09/2024-08, but a ten-day period needs its last day.
std::string edtf_last(const DatePoint& p, const std::optional<int>& year) {
    return p.ten_days ? edtf_last_day(p, year) : edtf_first(p, year);
}

std::string edtf_interval(const DatePoint& from, const DatePoint& to, std::optional<int> first,
                          std::optional<int> last) {
    if (from == to && !from.ten_days) return edtf_first(from, first);
    return edtf_first(from, first) + "/" + edtf_last(to, last);
}

// 2012年起5年内 ends on 2016-12-31; 5年内 in a plan issued on 2012-03-06 on 2017-03-06. A plan that has a year but
// no day of issue counts that year as the first.
void resolve_within(const DateMention& mention, const YearContext& context, Date& date) {
    const int months = mention.within_months.value_or(0);
    const auto counted = [&](const Day& from) {
        return mention.within_days ? add_days(from, *mention.within_days) : add_months(from, months);
    };
    std::optional<Day> end;
    if (mention.from) {
        if (const std::optional<int> year = year_of(*mention.from, context)) {
            const Day start = first_day(*mention.from, *year);
            date.start = to_iso(start);
            end = day_before(counted(start));
        }
    } else if (context.whole_years && !mention.from_issue && !mention.within_days &&
               months == 12 * (context.whole_years->second - context.whole_years->first + 1)) {
        end = Day{context.whole_years->second, 12, 31};
    } else if (context.issued) {
        end = counted(*context.issued);
    } else if (context.year && !mention.from_issue && mention.within_months && months % 12 == 0) {
        end = Day{*context.year + months / 12 - 1, 12, 31};
    }
    if (!end) return;
    date.end = to_iso(*end);
    date.edtf = date.start ? *date.start + "/" + *date.end : std::string(*date.end);
}

void resolve_points(const DateMention& mention, const YearContext& context, Date& date) {
    const std::optional<DatePoint> from = mention.from ? settled(*mention.from, context) : std::nullopt;
    const std::optional<DatePoint> to = mention.to ? settled(*mention.to, context) : std::nullopt;
    // 即日起至12月底 ends there whenever it was issued.
    const bool known_from = !mention.from || from || mention.from->issue_day;
    if (!known_from || (mention.to && !to)) return;
    const std::optional<int> first = from ? year_of(*from, context) : std::nullopt;
    const std::optional<int> last = to ? year_of(*to, context) : std::nullopt;
    if (from && first) date.start = to_iso(first_day(*from, *first));
    if (to && last) date.end = to_iso(last_day(*to, *last));
    if (from && to)
        date.edtf = edtf_interval(*from, *to, first, last);
    else if (from)
        date.edtf = edtf_first(*from, first) + "/..";
    else if (to)
        date.edtf = edtf_last_day(*to, last);
}

}  // namespace

Date resolve(const DateMention& mention, const YearContext& context) {
    Date date;
    date.ongoing = mention.ongoing;
    date.rule = mention.rule;
    if (!mention.from && !mention.to && !mention.is_term()) return date;
    date.precision = mention.precision;
    if (mention.is_term())
        resolve_within(mention, context, date);
    else
        resolve_points(mention, context, date);
    // 2024年12月至2024年1月: one of them is a misprint, and nobody knows which.
    if (date.start && date.end && *date.end < *date.start) {
        date.start.reset();
        date.end.reset();
        date.edtf.reset();
    }
    return date;
}

}  // namespace fenjie
