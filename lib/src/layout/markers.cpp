// Reads markers by hand: they are few, short and stand at the begin of a line.
//
// In:  "12.加强宣传"   Out: arabic_dot, ordinal 12, length 3;     "12.5亿元" -> nothing
#include "layout/markers.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

int han_digit(std::string_view c) {
    switch (utf8::code_point(c)) {
        case U'一':
            return 1;
        case U'二':
            return 2;
        case U'三':
            return 3;
        case U'四':
            return 4;
        case U'五':
            return 5;
        case U'六':
            return 6;
        case U'七':
            return 7;
        case U'八':
            return 8;
        case U'九':
            return 9;
        default:
            return 0;
    }
}

struct Number {
    int value = 0;
    std::size_t length = 0;
};

Number arabic(std::string_view text, std::size_t pos) {
    Number n;
    while (pos + n.length < text.size() && utf8::is_digit(text[pos + n.length]) && n.length < 4) {
        n.value = n.value * 10 + (text[pos + n.length] - '0');
        ++n.length;
    }
    return n;
}

// 一 … 一百九十九, as they number headings.
Number han(std::string_view text, std::size_t pos) {
    Number n;
    int hundreds = 0;
    int tens = 0;
    int ones = 0;
    std::size_t at = pos;
    while (at < text.size() && at - pos < 15) {
        const std::string_view c = utf8::at(text, at);
        if (c == "百") {
            hundreds = ones == 0 ? 1 : ones;
            ones = 0;
        } else if (c == "十") {
            tens = ones == 0 ? 1 : ones;
            ones = 0;
        } else if (const int digit = han_digit(c); digit != 0 && ones == 0) {
            ones = digit;
        } else if (c != "零" && c != "〇") {
            break;
        }
        at += c.size();
    }
    n.value = hundreds * 100 + tens * 10 + ones;
    n.length = at - pos;
    return n;
}

Number number(std::string_view text, std::size_t pos) {
    const Number a = arabic(text, pos);
    return a.length > 0 ? a : han(text, pos);
}

Marker made(MarkerForm form, std::string_view text, std::size_t begin, std::size_t end, const Number& n,
            std::size_t number_begin) {
    Marker m;
    m.form = form;
    m.ordinal = n.value;
    m.length = static_cast<std::uint32_t>(end - begin);
    std::string printed(text.substr(begin, m.length));
    std::erase(printed, ' ');
    if (printed.ends_with(kItemGap)) printed.resize(printed.size() - kItemGap.size());
    m.printed = printed;
    m.number = text.substr(number_begin, n.length);
    return m;
}

bool starts(std::string_view text, std::size_t pos, std::string_view with) {
    return text.substr(pos, with.size()) == with;
}

std::optional<Marker> attachment(std::string_view text, std::size_t pos) {
    if (!starts(text, pos, "附件") && !starts(text, pos, "附表") && !starts(text, pos, "附录")) return std::nullopt;
    std::size_t at = pos + 6;
    const Number n = number(text, at);
    return made(MarkerForm::attachment, text, pos, at + n.length, n, at);
}

// 第一章, 第二条, 第三部分; the character behind the number decides.
std::optional<Marker> worded(std::string_view text, std::size_t pos) {
    if (!starts(text, pos, "第")) return std::nullopt;
    const std::size_t at = pos + 3;
    const Number n = number(text, at);
    if (n.length == 0 || n.value == 0) return std::nullopt;
    const std::size_t after = at + n.length;
    constexpr std::array<std::pair<std::string_view, MarkerForm>, 5> kForms = {{{"部分", MarkerForm::part},
                                                                                {"编", MarkerForm::part},
                                                                                {"章", MarkerForm::chapter},
                                                                                {"节", MarkerForm::section},
                                                                                {"条", MarkerForm::article}}};
    for (const auto& [word, form] : kForms) {
        if (!starts(text, after, word)) continue;
        std::size_t end = after + word.size();
        while (end < text.size() && text[end] == ' ') ++end;
        for (const std::string_view separator : {"、", "：", "，"}) {
            if (starts(text, end, separator) && form != MarkerForm::article) end += separator.size();
        }
        return made(form, text, pos, end, n, at);
    }
    return std::nullopt;
}

std::optional<Marker> bracketed(std::string_view text, std::size_t pos) {
    std::size_t at = pos;
    if (starts(text, at, "（"))
        at += 3;
    else if (starts(text, at, "("))
        at += 1;
    else
        return std::nullopt;
    const bool is_arabic = at < text.size() && utf8::is_digit(text[at]);
    const Number n = number(text, at);
    if (n.length == 0 || n.value == 0 || n.length > 12) return std::nullopt;
    const std::size_t begin = at;
    at += n.length;
    if (starts(text, at, "）"))
        at += 3;
    else if (starts(text, at, ")"))
        at += 1;
    else
        return std::nullopt;
    // 第一期（二）: a year in brackets is no number of an item.
    if (is_arabic && n.value > 300) return std::nullopt;
    if (starts(text, at, "、")) at += 3;
    return made(is_arabic ? MarkerForm::arabic_bracket : MarkerForm::han_bracket, text, pos, at, n, begin);
}

std::optional<Marker> circled(std::string_view text, std::size_t pos) {
    const std::string_view c = utf8::at(text, pos);
    const char32_t point = utf8::code_point(c);
    int value = 0;
    if (point >= 0x2460 && point <= 0x2473)
        value = static_cast<int>(point - 0x2460) + 1;
    else if (point >= 0x2776 && point <= 0x277F)
        value = static_cast<int>(point - 0x2776) + 1;
    else if (point >= 0x2474 && point <= 0x2487)
        value = static_cast<int>(point - 0x2474) + 1;
    else if (point >= 0x2488 && point <= 0x249B)
        value = static_cast<int>(point - 0x2488) + 1;
    else if (point >= 0x3220 && point <= 0x3229)
        value = static_cast<int>(point - 0x3220) + 1;
    if (value == 0) return std::nullopt;
    Marker m = made(MarkerForm::circled, text, pos, pos + c.size(), {value, c.size()}, pos);
    m.number = std::to_string(value);
    if (point >= 0x2474 && point <= 0x2487) m.form = MarkerForm::arabic_bracket;
    if (point >= 0x2488 && point <= 0x249B) m.form = MarkerForm::arabic_dot;
    if (point >= 0x3220) {
        constexpr std::string_view kNumbers = "一二三四五六七八九十";
        m.form = MarkerForm::han_bracket;
        m.number = kNumbers.substr((static_cast<std::size_t>(value) - 1) * utf8::kHanBytes, utf8::kHanBytes);
    }
    return m;
}

// 个, of which there is never a part: 2.50个小区 is item 2, 3.50个百分点 and 1.50个月 are figures.
bool counts_things(std::string_view text, std::size_t pos) {
    return starts(text, pos, "个") && !starts(text, pos, "个百分点") && !starts(text, pos, "个月");
}

// 2.3　成员单位职责, as mark_decimal_numbers() leaves it.
std::optional<Marker> parted_marker(std::string_view text, std::size_t pos) {
    constexpr std::size_t kLongest = 16;
    const std::string_view near = text.substr(pos, kLongest + kNumberGap.size());
    std::size_t end = 0;
    while (end < near.size() && (utf8::is_digit(near[end]) || near[end] == '.')) ++end;
    if (!near.substr(end).starts_with(kNumberGap)) return std::nullopt;
    std::size_t last = end;
    if (last > 0 && near[last - 1] == '.') --last;
    std::size_t begin = near.substr(0, last).rfind('.');
    begin = begin == std::string_view::npos ? 0 : begin + 1;
    Marker m = made(MarkerForm::arabic_path, text, pos, pos + end, arabic(text, pos + begin), pos);
    m.length += static_cast<std::uint32_t>(kNumberGap.size());
    m.depth = 1 + static_cast<int>(std::count(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(last), '.'));
    m.number = near.substr(0, last);
    return m;
}

std::optional<Marker> arabic_marker(std::string_view text, std::size_t pos) {
    if (auto parted = parted_marker(text, pos)) return parted;
    const Number n = arabic(text, pos);
    if (n.length == 0 || n.length > 3 || n.value == 0) return std::nullopt;
    std::size_t at = pos + n.length;
    if (starts(text, at, kItemGap)) return made(MarkerForm::arabic_dot, text, pos, at + kItemGap.size(), n, pos);
    if (at < text.size() && text[at] == ' ') ++at;
    if (starts(text, at, "、")) return made(MarkerForm::arabic_comma, text, pos, at + 3, n, pos);
    if (starts(text, at, "）")) return made(MarkerForm::arabic_half, text, pos, at + 3, n, pos);
    if (starts(text, at, ")")) return made(MarkerForm::arabic_half, text, pos, at + 1, n, pos);
    if (!starts(text, at, ".") && !starts(text, at, "。") && !starts(text, at, "．")) return std::nullopt;
    const std::size_t dot = at;
    at += utf8::length_at(text, at);
    // 1.2 and 1.2.3 number items too, but 1.5亿元 is a figure: a path is followed by a blank, or goes on with a dot.
    Number last = arabic(text, at);
    if (last.length == 0) {
        // 3.开展, but not 3.: at the end of a line that was cut there is nothing to say.
        return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    }
    if (text[dot] != '.') return std::nullopt;
    int depth = 2;
    std::size_t end = at + last.length;
    while (end < text.size() && text[end] == '.' && depth < 5) {
        const Number next = arabic(text, end + 1);
        if (next.length == 0 || next.length > 2) break;
        last = next;
        end += 1 + next.length;
        ++depth;
    }
    // 1.2023年6月底前: the item's text begins with a year.
    if (depth == 2 && last.length == 4 && starts(text, end, "年"))
        return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    // 3.2023—2025年: so does a range of them.
    const std::size_t dash = depth == 2 && last.length == 4 && !starts(text, end, ".") ? end : text.size();
    for (const std::string_view mark : {"—", "-", "－", "～"}) {
        if (starts(text, dash, mark) && arabic(text, dash + mark.size()).length == 4)
            return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    }
    // 11.5G基站, 7.5A级景区, 9.3D打印: names that begin with their figure and a capital.
    const bool named = end < text.size() && text[end] >= 'A' && text[end] <= 'Z' && utf8::is_han_at(text, end + 1);
    if (depth == 2 && last.length == 1 && last.value >= 3 && named)
        return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    // 2.9月底前: no month has decimals.
    if (depth == 2 && last.value >= 1 && last.value <= 12 && starts(text, end, "月"))
        return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    // 3.5岁以下儿童: nobody is so many and a half years old.
    if (depth == 2 && starts(text, end, "岁")) return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    // 11.121人才项目: three decimals do not open a sentence, a name may.
    if (depth == 2 && last.length >= 3 && utf8::is_han_at(text, end))
        return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    // 4.100%的医院: whoever says all of them prints no decimals.
    if (depth == 2 && last.value == 100 && (starts(text, end, "%") || starts(text, end, "％")))
        return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    // 2.50个小区: no figure of things that are counted ends in a nought behind a point.
    if (depth == 2 && last.length == 2 && text[end - 1] == '0' && counts_things(text, end))
        return made(MarkerForm::arabic_dot, text, pos, at, n, pos);
    const bool blank = end < text.size() && text[end] == ' ';
    if (last.length > 2 || last.value == 0 || (depth == 2 && !blank)) {
        return std::nullopt;
    }
    Marker m = made(MarkerForm::arabic_path, text, pos, end, last, pos);
    m.depth = depth;
    m.number = text.substr(pos, end - pos);
    return m;
}

}  // namespace

int ordinal_of(std::string_view text) {
    const Number n = number(text, 0);
    return n.length == text.size() ? n.value : 0;
}

std::optional<Marker> marker_at(std::string_view text, std::size_t pos) {
    if (pos >= text.size()) return std::nullopt;
    if (utf8::is_digit(text[pos])) return arabic_marker(text, pos);
    // What a character can begin decides; nearly all begin nothing.
    const char32_t c = utf8::code_point(utf8::at(text, pos));
    switch (c) {
        case U'（':
        case U'(':
            return bracketed(text, pos);
        case U'附':
            return attachment(text, pos);
        case U'第':
            return worded(text, pos);
        case U'专': {
            if (!starts(text, pos, "专栏")) return std::nullopt;
            const Number n = number(text, pos + 6);
            if (n.length == 0) return std::nullopt;
            return made(MarkerForm::box, text, pos, pos + 6 + n.length, n, pos + 6);
        }
        case U'百':
        case U'十':
        case U'零':
        case U'〇':
            break;
        default:
            if (c >= 0x2460 && c <= 0x3229) return circled(text, pos);
            if (han_digit(utf8::at(text, pos)) == 0) return std::nullopt;
    }
    const Number n = han(text, pos);
    if (n.length == 0 || n.value == 0) return std::nullopt;
    const std::size_t at = pos + n.length;
    if (starts(text, at, "、")) return made(MarkerForm::han_comma, text, pos, at + 3, n, pos);
    if (starts(text, at, kItemGap)) return made(MarkerForm::han_comma, text, pos, at + kItemGap.size(), n, pos);
    if (starts(text, at, ".") || starts(text, at, "．")) return made(MarkerForm::han_comma, text, pos, at + 1, n, pos);
    // 二）整治标准: the bracket before the number was lost.
    if (pos == 0 && starts(text, at, "）") && utf8::is_han_at(text, at + 3))
        return made(MarkerForm::han_bracket, text, pos, at + 3, n, pos);
    // 一，整治目标 and 一。整治目标: mistyped, or a stop that scanning made of the comma. In running text 之一。 ends a
    // sentence.
    if (pos == 0 && (starts(text, at, "，") || starts(text, at, "。")) && utf8::is_han_at(text, at + 3))
        return made(MarkerForm::han_comma, text, pos, at + 3, n, pos);
    if (starts(text, at, "是") && n.value <= 10) return made(MarkerForm::han_is, text, pos, at + 3, n, pos);
    return std::nullopt;
}

std::optional<NamedNumber> named_number(std::string_view text) {
    constexpr std::size_t kLongestName = 4;
    constexpr std::string_view kColon = "：";
    if (text.starts_with("第")) return std::nullopt;
    const std::size_t colon = text.substr(0, (2 * kLongestName + 1) * utf8::kHanBytes).find(kColon);
    if (colon == std::string_view::npos) return std::nullopt;
    std::size_t name = 0;
    while (name < colon && utf8::is_han_at(text, name) && ordinal_of(text.substr(name, colon - name)) == 0)
        name += utf8::length_at(text, name);
    const int ordinal = name < colon ? ordinal_of(text.substr(name, colon - name)) : 0;
    const std::size_t characters = utf8::count(text.substr(0, name));
    if (ordinal == 0 || characters < 2 || characters > kLongestName || utf8::is_digit(text[name])) return std::nullopt;
    return NamedNumber{text.substr(0, name), ordinal};
}

}  // namespace fenjie
