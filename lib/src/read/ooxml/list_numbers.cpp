// Number forms by name, and how each prints.
//
// In:  21, chinese      Out: "二十一"
//
// Forms that end (① at 50, 甲 at 10) go on in decimal figures, as word processors do.
#include "read/ooxml/list_numbers.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

struct FormName {
    std::string_view name;
    NumberForm form;
};
constexpr std::array<FormName, 38> kForms = {{
    {"decimal", NumberForm::decimal},
    {"decimalHalfWidth", NumberForm::decimal},
    {"decimalZero", NumberForm::decimal_zero},
    {"decimalFullWidth", NumberForm::full_width},
    {"decimalFullWidth2", NumberForm::full_width},
    {"decimalEnclosedCircle", NumberForm::circled},
    {"decimalEnclosedCircleChinese", NumberForm::circled},
    {"decimalEnclosedFullstop", NumberForm::full_stop},
    {"decimalEnclosedParen", NumberForm::bracketed},
    {"numberInDash", NumberForm::in_dashes},
    {"chineseCounting", NumberForm::chinese},
    {"chineseCountingThousand", NumberForm::chinese},
    {"japaneseCounting", NumberForm::chinese},
    {"taiwaneseCounting", NumberForm::chinese},
    {"taiwaneseCountingThousand", NumberForm::chinese},
    {"koreanCounting", NumberForm::chinese},
    {"ideographDigital", NumberForm::chinese_digits},
    {"japaneseDigitalTenThousand", NumberForm::chinese_digits},
    {"taiwaneseDigital", NumberForm::chinese_digits},
    {"koreanDigital2", NumberForm::chinese_digits},
    {"chineseLegalSimplified", NumberForm::chinese_formal},
    {"japaneseLegal", NumberForm::traditional_formal},
    {"ideographLegalTraditional", NumberForm::traditional_formal},
    {"ideographEnclosedCircle", NumberForm::chinese_circled},
    {"ideographTraditional", NumberForm::heavenly_stems},
    {"ideographZodiac", NumberForm::earthly_branches},
    {"upperLetter", NumberForm::upper_letter},
    {"lowerLetter", NumberForm::lower_letter},
    {"upperRoman", NumberForm::upper_roman},
    {"lowerRoman", NumberForm::lower_roman},
    {"bullet", NumberForm::bullet},
    {"none", NumberForm::none},
    // Names of WordprocessingML 2003, which some converters still write.
    {"chinese-counting", NumberForm::chinese},
    {"chinese-counting-thousand", NumberForm::chinese},
    {"japanese-counting", NumberForm::chinese},
    {"decimal-enclosed-circle", NumberForm::circled},
    {"decimal-enclosed-circle-chinese", NumberForm::circled},
    {"decimal-full-width", NumberForm::full_width},
}};

constexpr int kMostLetters = 780;  // ZZZ…: thirty letters
constexpr int kMostRoman = 3999;
constexpr int kMostCounted = 9999;

std::string_view character(std::string_view characters, int index) {
    std::size_t at = 0;
    for (; index > 0; --index) at += utf8::length_at(characters, at);
    return utf8::at(characters, at);
}

struct Digits {
    std::string_view zero_to_nine;
    std::string_view units;  // ten, hundred, thousand
    bool one_before_ten;     // 壹拾, but 十
};

// 1 … 9999.
std::string counted(int number, const Digits& digits) {
    const std::array<int, 4> places = {number / 1000, number / 100 % 10, number / 10 % 10, number % 10};
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const int digit = places.at(i);
        if (digit == 0) {
            gap = gap || !out.empty();
            continue;
        }
        if (gap) out += character(digits.zero_to_nine, 0);
        gap = false;
        const bool leading_ten = out.empty() && i == 2 && digit == 1 && !digits.one_before_ten;
        if (!leading_ten) out += character(digits.zero_to_nine, digit);
        if (i < 3) out += character(digits.units, static_cast<int>(2 - i));
    }
    return out;
}

std::string digit_by_digit(int number, std::string_view zero_to_nine) {
    std::string out;
    for (const char c : std::to_string(number)) out += character(zero_to_nine, c - '0');
    return out;
}

std::string roman(int number, std::string_view letters) {
    // IVXLCDM: each place writes its digit with three neighbouring letters.
    std::string out;
    int unit = 1000;
    for (std::size_t one = 6;; one -= 2, unit /= 10) {
        const int digit = number / unit % 10;
        if (digit == 9) {
            out += letters[one];
            out += letters[one + 2];
        } else if (digit == 4) {
            out += letters[one];
            out += letters[one + 1];
        } else {
            if (digit >= 5) out += letters[one + 1];
            out.append(static_cast<std::size_t>(digit % 5), letters[one]);
        }
        if (one == 0) return out;
    }
}

std::string from(char32_t first, int number) {
    std::string out;
    utf8::append(out, first + static_cast<char32_t>(number - 1));
    return out;
}

std::string circled(int number) {
    if (number <= 20) return from(U'①', number);
    return number <= 35 ? from(U'㉑', number - 20) : from(U'㊱', number - 35);
}

// The number in a form that reaches up to `last`, or in figures.
struct Reach {
    NumberForm form;
    int last;
};
constexpr std::array<Reach, 13> kReaches = {{{NumberForm::circled, 50},
                                             {NumberForm::full_stop, 20},
                                             {NumberForm::bracketed, 20},
                                             {NumberForm::chinese, kMostCounted},
                                             {NumberForm::chinese_formal, kMostCounted},
                                             {NumberForm::traditional_formal, kMostCounted},
                                             {NumberForm::chinese_circled, 10},
                                             {NumberForm::heavenly_stems, 10},
                                             {NumberForm::earthly_branches, 12},
                                             {NumberForm::upper_letter, kMostLetters},
                                             {NumberForm::lower_letter, kMostLetters},
                                             {NumberForm::upper_roman, kMostRoman},
                                             {NumberForm::lower_roman, kMostRoman}}};

bool reaches(NumberForm form, int number) {
    const auto* reach = std::find_if(kReaches.begin(), kReaches.end(), [&](const Reach& r) { return r.form == form; });
    return reach == kReaches.end() ? number >= 0 : number >= 1 && number <= reach->last;
}

}  // namespace

NumberForm number_form(std::string_view name) {
    const auto* found = std::find_if(kForms.begin(), kForms.end(), [&](const FormName& f) { return f.name == name; });
    return found == kForms.end() ? NumberForm::decimal : found->form;
}

std::string format_number(int number, NumberForm form) {
    if (form == NumberForm::bullet || form == NumberForm::none) return {};
    if (!reaches(form, number)) return std::to_string(number);
    switch (form) {
        case NumberForm::decimal_zero:
            return (number < 10 ? "0" : "") + std::to_string(number);
        case NumberForm::full_width:
            return digit_by_digit(number, "０１２３４５６７８９");
        case NumberForm::circled:
            return circled(number);
        case NumberForm::full_stop:
            return from(U'⒈', number);
        case NumberForm::bracketed:
            return from(U'⑴', number);
        case NumberForm::in_dashes:
            return "- " + std::to_string(number) + " -";
        case NumberForm::chinese:
            return counted(number, {"零一二三四五六七八九", "十百千", false});
        case NumberForm::chinese_digits:
            return digit_by_digit(number, "〇一二三四五六七八九");
        case NumberForm::chinese_formal:
            return counted(number, {"零壹贰叁肆伍陆柒捌玖", "拾佰仟", true});
        case NumberForm::traditional_formal:
            return counted(number, {"零壹貳參肆伍陸柒捌玖", "拾佰仟", true});
        case NumberForm::chinese_circled:
            return from(U'㊀', number);
        case NumberForm::heavenly_stems:
            return std::string(character("甲乙丙丁戊己庚辛壬癸", number - 1));
        case NumberForm::earthly_branches:
            return std::string(character("子丑寅卯辰巳午未申酉戌亥", number - 1));
        case NumberForm::upper_letter:
        case NumberForm::lower_letter: {
            const char first = form == NumberForm::upper_letter ? 'A' : 'a';
            // NOLINTNEXTLINE(modernize-return-braced-init-list): braces would hold two characters
            return std::string(static_cast<std::size_t>((number - 1) / 26 + 1),
                               static_cast<char>(first + (number - 1) % 26));
        }
        case NumberForm::upper_roman:
            return roman(number, "IVXLCDM??");
        case NumberForm::lower_roman:
            return roman(number, "ivxlcdm??");
        default:
            return std::to_string(number);
    }
}

}  // namespace fenjie
