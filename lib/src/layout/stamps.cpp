// Document numbers and full dates, read by hand character by character.
//
// In:  "（国发〔2018〕38号）"   Out: agency 国发, year 2018, number 38
//      "二○二三年三月八日"      Out: 2023-03-08 (○, O and 零 stand for 〇 often enough)
#include "layout/stamps.hpp"

#include <algorithm>
#include <array>

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kYearDigits = "〇一二三四五六七八九";

struct Number {
    int value = 0;
    std::size_t end = 0;
};

// Arabic digits, at most `most` of them; with `blanks`, scanning may have parted them (4 5号, 1 0日).
std::optional<Number> arabic_at(std::string_view text, std::size_t pos, std::size_t most, bool blanks = false) {
    Number n{0, pos};
    std::size_t digits = 0;
    for (std::size_t at = pos; at < text.size() && digits <= most; ++at) {
        if (blanks && digits > 0 && text[at] == ' ' && at + 1 < text.size() && utf8::is_digit(text[at + 1])) continue;
        if (!utf8::is_digit(text[at])) break;
        n.value = n.value * 10 + (text[at] - '0');
        n.end = at + 1;
        ++digits;
    }
    if (digits == 0 || digits > most) return std::nullopt;
    return n;
}

// 二〇二三 and its misprints (○, O, 0, 零 for 〇).
std::optional<Number> chinese_year_at(std::string_view text, std::size_t pos) {
    Number n{0, pos};
    for (int i = 0; i < 4; ++i) {
        const std::string_view c = utf8::at(text, n.end);
        const std::size_t at = c.size() == 3 ? kYearDigits.find(c) : std::string_view::npos;
        if (at != std::string_view::npos) {
            n.value = n.value * 10 + static_cast<int>(at / 3);
        } else if (utf8::is_one_of(c, "○零ΟＯOo0〇◯")) {
            n.value *= 10;
        } else {
            return std::nullopt;
        }
        n.end += c.size();
    }
    return n;
}

// 3, 03, 三, 十二, 二十八 before a mark (月, 日).
std::optional<Number> counted_at(std::string_view text, std::size_t pos, std::string_view mark) {
    std::optional<Number> n = arabic_at(text, pos, 2, true);
    if (!n) {
        const std::size_t end = text.substr(0, std::min(text.size(), pos + 12)).find(mark, pos);
        if (end == std::string_view::npos || end == pos) return std::nullopt;
        const int value = ordinal_of(text.substr(pos, end - pos));
        if (value == 0) return std::nullopt;
        n = Number{value, end};
    }
    if (text.substr(n->end, mark.size()) != mark) return std::nullopt;
    n->end += mark.size();
    return n;
}

bool possible(int year, int month, int day) {
    constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= 1949 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 &&
           day <= kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::optional<int> digits_at(std::string_view text, std::size_t pos, std::size_t most, std::size_t& end) {
    const auto n = arabic_at(text, pos, most);
    if (!n) return std::nullopt;
    end = n->end;
    return n->value;
}

std::optional<int> year_digits_at(std::string_view text, std::size_t pos, std::size_t& end) {
    constexpr std::size_t kDigits = 4;
    std::optional<Number> year = arabic_at(text, pos, kDigits);
    if (!year || year->end - pos != kDigits) year = chinese_year_at(text, pos);
    if (!year) return std::nullopt;
    end = year->end;
    return year->value;
}

std::optional<NumberInText> document_number_at(std::string_view text, std::size_t from) {
    for (std::size_t pos = from; pos < text.size();) {
        const std::string_view open = utf8::at(text, pos);
        const std::size_t here = pos;
        pos += open.size();
        if (!utf8::is_one_of(open, "〔［[（(【﹝„")) continue;
        const auto year = arabic_at(text, pos, 4, true);
        if (!year || year->value < 1949 || year->value > 2099) continue;
        const std::string_view close = utf8::at(text, year->end);
        if (!utf8::is_one_of(close, "〕］])）】﹞‟")) continue;
        std::size_t at = year->end + close.size();
        if (text.substr(at, 3) == "第") at += std::string_view("第").size();
        while (at < text.size() && text[at] == ' ') ++at;
        const auto number = arabic_at(text, at, 5, true);
        if (!number) continue;
        at = number->end;
        while (at < text.size() && text[at] == ' ') ++at;
        if (text.substr(at, 3) != "号") continue;
        std::size_t begin = here;
        for (int i = 0; i < 14 && begin > from; ++i) {
            const std::string_view c = utf8::before(text, begin);
            if (!utf8::is_han(utf8::code_point(c)) && !(c.size() == 1 && utf8::is_alpha(c[0]))) break;
            begin -= c.size();
        }
        // 和安区人民政府文件和政办发〔2023〕12号: the letterhead run together with the number.
        const std::string_view agency = text.substr(begin, here - begin);
        if (const std::size_t paper = agency.rfind(kLetterheadEnd); paper != std::string_view::npos) {
            begin += paper + kLetterheadEnd.size();
        }
        if (begin == here) continue;
        return NumberInText{{begin, at + std::string_view("号").size()}, {begin, here}, year->value, number->value};
    }
    return std::nullopt;
}

std::optional<DateInText> full_date_at(std::string_view text, std::size_t pos) {
    DateInText date;
    std::size_t at = pos;
    const auto year = year_digits_at(text, pos, at);
    if (!year) return std::nullopt;
    date.year = *year;
    const std::string_view mark = utf8::at(text, at);
    at += mark.size();
    if (mark == "年") {
        const auto month = counted_at(text, at, "月");
        if (!month) return std::nullopt;
        const auto day = counted_at(text, month->end, "日");
        if (!day) return std::nullopt;
        date.month = month->value;
        date.day = day->value;
        at = day->end;
    } else if (mark == "-" || mark == "/" || mark == ".") {
        const auto month = counted_at(text, at, mark);
        if (!month) return std::nullopt;
        const auto day = arabic_at(text, month->end, 2);
        if (!day) return std::nullopt;
        date.month = month->value;
        date.day = day->value;
        at = day->end;
    } else {
        return std::nullopt;
    }
    if (!possible(date.year, date.month, date.day)) return std::nullopt;
    date.whole = {pos, at};
    return date;
}

}  // namespace fenjie
