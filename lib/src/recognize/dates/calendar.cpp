// Days of the Gregorian calendar: their ISO form, month lengths and steps of months.
//
// In:  2012-03-06 and 60 months (5年内)     Out: 2017-03-06
// In:  2023-01-31 and 1 month               Out: 2023-02-28
//
// Pure arithmetic on three integers; there is no time zone and no clock in a plan.
#include <algorithm>
#include <array>
#include <charconv>

#include "recognize/dates.hpp"

namespace fenjie {
namespace {

void append_padded(std::string& out, int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

std::optional<int> whole_number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.front() == '-') return std::nullopt;
    return value;
}

}  // namespace

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

std::string to_iso(const Day& day) {
    std::string out;
    append_padded(out, day.year, 4);
    out += '-';
    append_padded(out, day.month, 2);
    out += '-';
    append_padded(out, day.day, 2);
    return out;
}

std::optional<Day> day_from_iso(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const std::optional<int> year = whole_number(iso.substr(0, 4));
    const std::optional<int> month = whole_number(iso.substr(5, 2));
    const std::optional<int> day = whole_number(iso.substr(8, 2));
    if (!year || !month || !day || *day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
    return Day{*year, *month, *day};
}

Day add_months(const Day& day, int months) {
    const int month = day.year * 12 + (day.month - 1) + months;
    const int year = month >= 0 ? month / 12 : (month - 11) / 12;
    Day out{year, month - year * 12 + 1, day.day};
    out.day = std::min(out.day, days_in_month(out.year, out.month));
    return out;
}

Day day_before(const Day& day) {
    if (day.day > 1) return {day.year, day.month, day.day - 1};
    const Day previous = add_months({day.year, day.month, 1}, -1);
    return {previous.year, previous.month, days_in_month(previous.year, previous.month)};
}

Day add_days(Day day, int days) {
    day.day += days;
    for (int length = days_in_month(day.year, day.month); day.day > length;
         length = days_in_month(day.year, day.month)) {
        day = {day.month == 12 ? day.year + 1 : day.year, day.month % 12 + 1, day.day - length};
    }
    return day;
}

}  // namespace fenjie
