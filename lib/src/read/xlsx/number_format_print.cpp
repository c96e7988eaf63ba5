// One section of a format at work: digits into their places, days to dates.
//
// In:  [#][,][##][0]["万"] and 12345      Out: "12,345万"
// In:  yyyy/mm/dd and 45931.4             Out: "2025年10月1日" (the day alone: the format has no hours)
#include <algorithm>
#include <cmath>

#include "read/ooxml/list_numbers.hpp"
#include "read/xlsx/decimal_digits.hpp"
#include "read/xlsx/number_format.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

struct Moment {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int weekday = 0;  // 0 is Sunday
    std::int64_t whole_seconds = 0;
};

constexpr double kLastDay = 2958465;  // 31 December 9999

// Days since 1970-01-01 to a date, by counting in eras of 400 years that begin in March.
Moment moment_of(double value, bool from_1904) {
    constexpr std::int64_t kDaySeconds = 86400;
    constexpr std::int64_t k1970 = 25569;  // days from 1899-12-30 to 1970-01-01
    Moment out;
    out.whole_seconds = std::llround(value * static_cast<double>(kDaySeconds));
    std::int64_t days = out.whole_seconds / kDaySeconds;
    const std::int64_t rest = out.whole_seconds % kDaySeconds;
    if (from_1904)
        days += 1462;
    else if (days < 60)
        ++days;  // the calendar of workbooks has a 29 February 1900
    out.hour = static_cast<int>(rest / 3600);
    out.minute = static_cast<int>(rest / 60 % 60);
    out.second = static_cast<int>(rest % 60);
    const std::int64_t shifted = days - k1970 + 719468;
    const std::int64_t era = shifted / 146097;
    const std::int64_t day_of_era = shifted % 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day_of_year + 2) / 153;
    out.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
    out.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    out.year = static_cast<int>(year_of_era + era * 400 + (out.month <= 2 ? 1 : 0));
    out.weekday = static_cast<int>(((days - k1970) % 7 + 11) % 7);
    return out;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string_view weekday_name(int weekday) {
    constexpr std::string_view kNames = "日一二三四五六";
    return kNames.substr(static_cast<std::size_t>(weekday) * 3, 3);
}

bool has_han(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += utf8::length_at(text, at)) {
        if (utf8::is_han_at(text, at)) return true;
    }
    return false;
}

void group_thousands(std::string& reversed, std::size_t written) {
    if (written > 0 && written % 3 == 0) reversed += ',';
}

}  // namespace

std::string NumberFormat::number(const Section& section, double value) {
    const std::vector<Token>& tokens = section.tokens;
    DecimalDigits digits(value);
    if (section.has(Kind::general) || section.has(Kind::exponent)) {
        std::string out;
        for (const Token& token : tokens) {
            if (token.kind == Kind::general || token.kind == Kind::exponent) out += plain_number(std::fabs(value));
            if (token.kind == Kind::literal) out += token.text;
        }
        if (section.chinese_numerals && digits.fraction.empty() && value >= 1 && value <= 9999)
            return format_number(static_cast<int>(value), NumberForm::chinese);
        return out;
    }
    // Commas between digits part thousands, commas behind the last one divide by a thousand each.
    std::size_t last = tokens.size();
    std::size_t point = tokens.size();
    std::size_t places = 0;
    int shift = 0;
    bool thousands = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::point && point == tokens.size()) point = i;
        if (tokens[i].kind == Kind::percent) shift += 2;
        if (tokens[i].kind != Kind::digit) continue;
        thousands = thousands || (last < i && tokens[i - 1].kind == Kind::comma && i < point);
        last = i;
        places += static_cast<std::size_t>(i > point);
    }
    for (std::size_t i = last + 1; i < tokens.size() && tokens[i].kind == Kind::comma; ++i) shift -= 3;
    for (std::size_t i = point; point < tokens.size() && i > 0 && tokens[i - 1].kind == Kind::comma; --i) shift -= 3;
    digits.shift(shift);
    digits.round(places);

    std::string whole;  // the part before the point, last character first, literals character by character
    std::size_t left = digits.whole.size();
    std::size_t written = 0;
    const auto first_digit = static_cast<std::size_t>(
        std::find_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Kind::digit; }) -
        tokens.begin());
    const auto write_digit = [&](char digit) {
        if (thousands) group_thousands(whole, written);
        whole += digit;
        ++written;
    };
    for (std::size_t i = point; i-- > 0;) {
        const Token& token = tokens[i];
        if (token.kind == Kind::literal) whole.append(token.text.rbegin(), token.text.rend());
        if (token.kind == Kind::percent) whole += '%';
        if (token.kind != Kind::digit) continue;
        if (left > 0)
            write_digit(digits.whole[--left]);
        else if (token.text == "0")
            write_digit('0');
        while (i == first_digit && left > 0) write_digit(digits.whole[--left]);
    }
    std::string out(whole.rbegin(), whole.rend());
    // Digits that may be left out (#) go where nothing but zeros follows.
    std::size_t next = 0;
    std::size_t kept = digits.fraction.find_last_not_of('0') + 1;
    for (std::size_t i = point, place = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != Kind::digit) continue;
        ++place;
        if (tokens[i].text == "0") kept = std::max(kept, place);
    }
    for (std::size_t i = point; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == Kind::point && kept > 0) out += '.';
        if (token.kind == Kind::literal) out += token.text;
        if (token.kind == Kind::percent) out += '%';
        if (token.kind == Kind::digit && next < kept) out += digits.fraction[next++];
    }
    return out;
}

std::string NumberFormat::date(const Section& section, double value, bool from_1904) {
    if (!(value >= 0) || value > kLastDay) return plain_number(value);
    std::string literals;
    for (const Token& token : section.tokens) {
        if (token.kind == Kind::literal) literals += token.text;
    }
    const bool dated = section.has(Kind::year) || section.has(Kind::month) || section.has(Kind::day);
    if (dated && !has_han(literals)) return chinese_date(section, value, from_1904);
    const Moment at = moment_of(value, from_1904);
    const bool halves = section.has(Kind::half_day);
    const auto counted = [&](int number) {
        return section.chinese_numerals ? format_number(number, NumberForm::chinese) : std::to_string(number);
    };
    std::string out;
    for (const Token& token : section.tokens) {
        switch (token.kind) {
            case Kind::literal:
                out += token.text;
                break;
            case Kind::year:
                out += section.chinese_numerals ? format_number(at.year, NumberForm::chinese_digits)
                                                : std::to_string(at.year);
                break;
            case Kind::month:
                out += counted(at.month);
                break;
            case Kind::day:
                out += counted(at.day);
                break;
            case Kind::hour:
                out += std::to_string(halves ? (at.hour + 11) % 12 + 1 : at.hour);
                break;
            case Kind::minute:
                out += two_digits(at.minute);
                break;
            case Kind::second:
                out += two_digits(at.second);
                break;
            case Kind::elapsed: {
                const std::int64_t unit = token.text[0] == 'h' || token.text[0] == 'H'   ? 3600
                                          : token.text[0] == 'm' || token.text[0] == 'M' ? 60
                                                                                         : 1;
                out += std::to_string(at.whole_seconds / unit);
                break;
            }
            case Kind::half_day:
                out += at.hour < 12 ? "上午" : "下午";
                break;
            case Kind::weekday:
                // aaa is the bare name, behind a 周 of the format's own.
                out += (token.text == "aaa" ? "" : "星期") + std::string(weekday_name(at.weekday));
                break;
            default:
                break;
        }
    }
    return out;
}

// In the parts that the format has, whatever their order and what parts them there.
std::string NumberFormat::chinese_date(const Section& section, double value, bool from_1904) {
    const Moment at = moment_of(value, from_1904);
    std::string out;
    if (section.has(Kind::year)) out += std::to_string(at.year) + "年";
    if (section.has(Kind::month)) out += std::to_string(at.month) + "月";
    if (section.has(Kind::day)) out += std::to_string(at.day) + "日";
    if (section.has(Kind::hour)) out += std::to_string(at.hour) + "时" + two_digits(at.minute) + "分";
    return out;
}

}  // namespace fenjie
