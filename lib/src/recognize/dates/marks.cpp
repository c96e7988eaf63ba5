// Reads the pieces that every time expression is made of, a few characters at a time.
//
// In:  "2．2021年6月底前", at 2021     Out: 2021, four digits (the 2 before the dot is the item's number)
// In:  " —— 2018年", at the blank      Out: the place of 2018
//
// Arabic digits are read here and not by numeral_at, because an item's number runs into the year behind it and
// would make one decimal of both; Chinese numerals are numeral_at's.
#include "recognize/dates/marks.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

int digit_value(std::string_view character) {
    const char32_t code = utf8::code_point(character);
    if (code >= U'0' && code <= U'9') return static_cast<int>(code - U'0');
    if (code >= U'０' && code <= U'９') return static_cast<int>(code - U'０');
    return -1;
}

bool is_point(std::string_view character) {
    return character == "." || character == "．";
}

// What stands before a run of digits decides whether it is a number of its own.
bool stands_alone(std::string_view text, std::size_t pos, const DigitRun& run) {
    const std::string_view before = utf8::before(text, pos);
    if (before.empty()) return true;
    if (digit_value(before) >= 0 || utf8::is_alpha(before[0])) return false;
    if (!is_point(before)) return true;
    std::size_t item = pos - before.size();
    for (int i = 0; i < 3 && digit_value(utf8::before(text, item)) >= 0; ++i) item = utf8::previous(text, item);
    return item == pos - before.size() || run.count == 4 || item == 0;
}

bool is_blank(std::string_view character) {
    return character == " " || character == "　" || character == "\u00A0";
}

bool is_word(std::string_view character) {
    return utf8::is_han(utf8::code_point(character)) || utf8::is_alpha(character[0]) || digit_value(character) >= 0;
}

}  // namespace

DigitRun digits_at(std::string_view text, std::size_t pos) {
    DigitRun run{pos, 0, 0};
    while (run.count < 5) {
        const std::string_view c = utf8::at(text, run.end);
        const int digit = c.empty() ? -1 : digit_value(c);
        if (digit < 0) break;
        run.value = run.value * 10 + digit;
        run.end += c.size();
        ++run.count;
    }
    return run;
}

std::optional<SmallNumber> small_number_at(std::string_view text, std::size_t pos) {
    if (pos >= text.size()) return std::nullopt;
    const DigitRun run = digits_at(text, pos);
    if (run.count > 0) {
        const std::string_view next = utf8::at(text, run.end);
        const bool decimal = is_point(next) && digits_at(text, run.end + next.size()).count > 0;
        if (run.count > 4 || decimal || !stands_alone(text, pos, run)) return std::nullopt;
        return SmallNumber{run.end, run.value, run.count, false};
    }
    const std::optional<Numeral> numeral = numeral_at(text, pos);
    if (!numeral || !numeral->chinese || numeral->value.scale != 0) return std::nullopt;
    if (numeral->value.mantissa < 0 || numeral->value.mantissa > 9999) return std::nullopt;
    SmallNumber number{numeral->end, static_cast<int>(numeral->value.mantissa), 0, true};
    if (numeral->digits_only) number.digits = static_cast<int>(utf8::count(text.substr(pos, numeral->end - pos)));
    return number;
}

std::size_t skip_date_blanks(std::string_view text, std::size_t pos) {
    for (int blanks = 0; blanks < 2 && is_blank(utf8::at(text, pos)); ++blanks) pos += utf8::length_at(text, pos);
    return pos;
}

std::size_t skip_date_blanks_back(std::string_view text, std::size_t end) {
    for (int blanks = 0; blanks < 2 && is_blank(utf8::before(text, end)); ++blanks) end = utf8::previous(text, end);
    return end;
}

std::size_t skip_range_mark(std::string_view text, std::size_t pos) {
    const std::size_t begin = skip_date_blanks(text, pos);
    std::size_t at = begin;
    for (const std::string_view from : {std::string_view("起"), std::string_view("开始")}) {
        if (stands_at(text, begin, from)) at = skip_date_blanks(text, begin + from.size());
    }
    if (at != begin && stands_at(text, at, "，")) at += std::string_view("，").size();
    if (stands_at(text, at, "至") || stands_at(text, at, "到"))
        return skip_date_blanks(text, at + utf8::length_at(text, at));
    // 6月一8月: a dash that scanning took for 一.
    const std::size_t behind = begin + std::string_view("一").size();
    if (stands_at(text, begin, "一") && digit_value(utf8::at(text, behind)) >= 0) return behind;
    constexpr std::array<std::string_view, 10> kDashes = {"-", "—", "–", "－", "～", "~", "―", "─", "‐", "−"};
    at = begin;
    for (int marks = 0; marks < 3; ++marks) {
        const std::string_view c = utf8::at(text, at);
        if (std::find(kDashes.begin(), kDashes.end(), c) == kDashes.end()) break;
        at += c.size();
    }
    return at == begin ? pos : skip_date_blanks(text, at);
}

bool closes_clause(std::string_view text, std::size_t pos) {
    const std::string_view next = utf8::at(text, skip_date_blanks(text, pos));
    return next.empty() ||
           !(is_word(next) || next == "“" || next == "‘" || next == "\"" || next == "「" || next == "%");
}

bool opens_clause(std::string_view text, std::size_t pos) {
    const std::string_view before = utf8::before(text, pos);
    return before.empty() || !(is_word(before) || before == "”" || before == "’" || before == "」" || before == "%");
}

std::size_t sentence_end(std::string_view text, std::size_t pos, std::size_t window) {
    const std::size_t last = text.size() - pos > window ? pos + window : text.size();
    while (pos < last) {
        if (utf8::is_common_han_at(text, pos)) {
            pos += 3;
            continue;
        }
        const std::string_view c = utf8::at(text, pos);
        if (c == "。" || c == "；" || c == ";" || c == "\n") break;
        pos += c.size();
    }
    return pos;
}

std::size_t behind_label(std::string_view text, std::size_t pos) {
    constexpr std::size_t kLongest = 8;  // characters
    constexpr std::string_view kColon = "：";
    for (std::size_t n = 0; n < kLongest && utf8::is_common_han_at(text, pos); ++n) pos += utf8::length_at(text, pos);
    const bool label = text.substr(std::min(pos, text.size())).starts_with(kColon) && pos + kColon.size() < text.size();
    return label ? pos + kColon.size() : 0;
}

}  // namespace fenjie
