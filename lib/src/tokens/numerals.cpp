// Reads one numeral at a place: "3.5亿" -> 350000000, "九十五" -> 95, "一百零四万" -> 1040000, "二〇二五" -> 2025.
//
// In:  "规范管理率达到九十五点五", at 九    Out: [九十五点五] 95.5, chinese
//
// Arabic numerals are digits with 1,200 groups and a decimal point, then multipliers (万, 千万, 亿); Chinese ones are
// chinese_numeral.cpp's. Everything looks ahead only, and behind by a bounded number of characters.
#include "tokens/numerals.hpp"

#include "text/utf8.hpp"
#include "tokens/chinese_numeral.hpp"

namespace fenjie {

using namespace numerals;

namespace {

/// Reads Arabic digits into `digits`; returns where they end.
std::size_t read_digits(std::string_view text, std::size_t pos, bool fraction, Digits& digits) {
    for (int d = arabic_digit(utf8::at(text, pos)); d >= 0; d = arabic_digit(utf8::at(text, pos))) {
        digits.push(d, fraction);
        pos += utf8::length_at(text, pos);
    }
    return pos;
}

/// Whether three digits and no fourth stand at `pos`.
bool is_group(std::string_view text, std::size_t pos) {
    for (int i = 0; i < 3; ++i) {
        if (!is_arabic_at(text, pos)) return false;
        pos += utf8::length_at(text, pos);
    }
    return !is_arabic_at(text, pos);
}

/// A full-width comma groups only full-width digits: 达到100，200家 are two numbers.
bool is_group_comma(std::string_view text, std::size_t pos) {
    const std::string_view c = utf8::at(text, pos);
    const std::string_view next = utf8::at(text, pos + c.size());
    return c == "," || (c == "，" && next.size() > 1);
}

/// Four digits from 1900 to 2099 and 年: 1.2021年 is an item's number and a year, no decimal.
bool is_year_at(std::string_view text, std::size_t pos) {
    int year = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = arabic_digit(utf8::at(text, pos));
        if (digit < 0) return false;
        year = year * 10 + digit;
        pos += utf8::length_at(text, pos);
    }
    return year >= 1900 && year < 2100 && utf8::at(text, pos) == "年";
}

bool is_decimal_point(std::string_view text, std::size_t pos) {
    const std::string_view c = utf8::at(text, pos);
    return (c == "." || c == "．") && is_arabic_at(text, pos + c.size()) && !is_year_at(text, pos + c.size());
}

bool cut_out_of_arabic(std::string_view text, std::size_t pos) {
    const std::size_t before = utf8::previous(text, pos);
    if (before == pos) return false;
    if (is_arabic_at(text, before)) return true;
    std::size_t head = utf8::previous(text, before);
    if (before == 0 || !is_arabic_at(text, head)) return false;
    if (is_decimal_point(text, before)) return true;
    if (!is_group_comma(text, before) || !is_group(text, pos)) return false;
    int length = 1;
    while (length < 4 && head > 0 && is_arabic_at(text, utf8::previous(text, head))) {
        head = utf8::previous(text, head);
        ++length;
    }
    return length < 4;
}

/// 万, 亿, 千万, 万亿 behind Arabic digits (a space before 万 and 亿 is typesetting); 10余万. Returns the factor.
std::int64_t read_multiplier(std::string_view text, Numeral& n) {
    std::size_t pos = n.end;
    Glyph glyph = glyphs().number_glyph_at(text, pos);
    if (glyph.kind == Kind::more) {
        const std::size_t next = pos + utf8::length_at(text, pos);
        if (glyphs().at(text, next).kind != Kind::section) return 1;
        n.vague = true;
        pos = next;
        glyph = glyphs().at(text, pos);
    } else if (is_space_at(text, pos)) {
        pos = skip_spaces(text, pos);
        glyph = glyphs().at(text, pos);
        if (glyph.kind != Kind::section) return 1;
    }
    std::int64_t factor = 1;
    bool section = false;
    for (int i = 0; i < 3; ++i, glyph = glyphs().number_glyph_at(text, pos)) {
        const bool fits = glyph.kind == Kind::section || (i == 0 && glyph.kind == Kind::unit && glyph.value > 10);
        if (!fits || (section && glyph.value < 100'000'000)) break;
        section = glyph.kind == Kind::section;
        factor *= glyph.value;
        pos += utf8::length_at(text, pos);
        n.end = pos;
        if (glyph.value == 100'000'000) break;
    }
    return factor;
}

std::optional<Numeral> arabic_at(std::string_view text, std::size_t pos) {
    Numeral n;
    n.begin = pos;
    Digits digits;
    std::size_t end = read_digits(text, pos, false, digits);
    if (digits.count <= 3) {
        while (is_group_comma(text, end) && is_group(text, end + utf8::length_at(text, end))) {
            end = read_digits(text, end + utf8::length_at(text, end), false, digits);
        }
    }
    if (is_decimal_point(text, end)) {
        end = read_digits(text, end + utf8::length_at(text, end), true, digits);
        if (is_decimal_point(text, end)) return std::nullopt;
    } else {
        read_chinese_fraction(text, end, digits);
    }
    n.end = end;
    if (!digits.fits) return std::nullopt;
    std::int64_t factor = read_multiplier(text, n);
    n.factor = factor;
    std::optional<Decimal> value = multiply(digits.value, factor);
    // 3亿5000万, 1万2千, 1千零20: smaller parts follow without a gap.
    for (int part = 0; part < 3 && value && factor >= 1000; ++part) {
        const Glyph zero = glyphs().at(text, n.end);
        const bool skips = zero.kind == Kind::digit && zero.value == 0;
        const std::size_t begin = skips ? n.end + utf8::length_at(text, n.end) : n.end;
        if (!is_arabic_at(text, begin)) break;
        Digits more;
        Numeral tail;
        tail.end = read_digits(text, begin, false, more);
        const std::int64_t smaller = read_multiplier(text, tail);
        const bool full = smaller == 1 && more.count == 4 && factor == 10'000;  // 3万5000
        const bool short_of = skips && smaller == 1 && more.value.mantissa < factor / 10;
        if (!more.fits || smaller >= factor || (smaller == 1 && !full && !short_of)) break;
        const std::optional<Decimal> added = multiply(more.value, smaller);
        value = added ? add(*value, *added) : std::nullopt;
        n.end = tail.end;
        n.factor = 1;
        factor = smaller;
    }
    if (!value) return std::nullopt;
    n.value = normalized(*value);
    return n;
}

/// A sign stands where nothing before it can make it a dash: at the begin, behind a space or opening punctuation.
bool begins_sign(std::string_view text, std::size_t pos) {
    std::size_t before = pos;
    for (std::size_t n = 0; n < kSpacesBridged && before > 0; ++n) {
        const std::size_t previous = utf8::previous(text, before);
        if (!is_space_at(text, previous)) break;
        before = previous;
    }
    if (before == 0) return true;
    const std::string_view c = utf8::before(text, before);
    if (c.size() == 1) return std::string_view("([{:;,<=>~").find(c) != std::string_view::npos;
    return c == "（" || c == "：" || c == "，" || c == "；" || c == "、" || c == "。" || c == "～" || c == "≥" ||
           c == "≤";
}

std::optional<Numeral> negative_at(std::string_view text, std::size_t pos) {
    const bool word = utf8::is_han_at(text, pos);
    if (!word && !begins_sign(text, pos)) return std::nullopt;
    if (word && utf8::before(text, pos) == "减") return std::nullopt;  // 减负20亿元
    std::size_t at = pos + utf8::length_at(text, pos);
    if (word) at = skip_spaces(text, at);
    std::optional<Numeral> n;
    if (is_arabic_at(text, at))
        n = arabic_at(text, at);
    else if (word)
        n = chinese_at(text, at);
    if (!n || n->bare_unit) return std::nullopt;
    n->begin = pos;
    n->value.mantissa = -n->value.mantissa;
    return n;
}

}  // namespace

bool begins_numeral(std::string_view text, std::size_t pos) {
    if (pos >= text.size()) return false;
    if (static_cast<unsigned char>(text[pos]) < 0x80U) return utf8::is_digit(text[pos]) || text[pos] == '-';
    if (is_arabic_at(text, pos)) return true;
    const Kind kind = glyphs().at(text, pos).kind;
    return kind == Kind::digit || kind == Kind::tens || kind == Kind::unit || kind == Kind::minus;
}

std::vector<char32_t> numeral_begins() {
    std::vector<char32_t> out;
    std::string character;
    const auto add = [&](char32_t c) {
        character.clear();
        utf8::append(character, c);
        if (begins_numeral(character, 0)) out.push_back(c);
    };
    for (char32_t c = 0; c < 0x80; ++c) add(c);
    for (char32_t c = U'０'; c <= U'９'; ++c) add(c);
    for (const char32_t c : glyphs().characters()) add(c);
    return out;
}

std::optional<Numeral> numeral_at(std::string_view text, std::size_t pos) {
    if (!begins_numeral(text, pos)) return std::nullopt;
    if (is_arabic_at(text, pos)) return cut_out_of_arabic(text, pos) ? std::nullopt : arabic_at(text, pos);
    if (glyphs().at(text, pos).kind == Kind::minus) return negative_at(text, pos);
    return cut_out_of_chinese(text, pos) ? std::nullopt : chinese_at(text, pos);
}

std::optional<int> small_number(std::string_view text) {
    const std::optional<Numeral> n = numeral_at(text, 0);
    if (!n || n->end != text.size() || n->vague || n->value.scale != 0) return std::nullopt;
    if (n->value.mantissa < 0 || n->value.mantissa > 9999) return std::nullopt;
    return static_cast<int>(n->value.mantissa);
}

Decimal normalized(Decimal d) {
    while (d.scale > 0 && d.mantissa % 10 == 0) {
        d.mantissa /= 10;
        --d.scale;
    }
    return d;
}

std::optional<Decimal> multiply(const Decimal& a, std::int64_t by) {
    Decimal out = a;
    while (out.scale > 0 && by != 0 && by % 10 == 0) {
        by /= 10;
        --out.scale;
    }
    if (__builtin_mul_overflow(out.mantissa, by, &out.mantissa)) return std::nullopt;
    return out;
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
    std::optional<Decimal> out = multiply(a, b.mantissa);
    if (!out || out->scale + b.scale > 18) return std::nullopt;
    out->scale += b.scale;
    return normalized(*out);
}

bool is_less(const Decimal& a, const Decimal& b) {
    const std::optional<Decimal> difference = add(a, {-b.mantissa, b.scale});
    return difference && difference->mantissa < 0;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
    Decimal x = a;
    Decimal y = b;
    const auto raise = [](Decimal& low, int scale) {
        for (; low.scale < scale; ++low.scale) {
            if (__builtin_mul_overflow(low.mantissa, std::int64_t{10}, &low.mantissa)) return false;
        }
        return true;
    };
    if (!raise(x, y.scale) || !raise(y, x.scale)) return std::nullopt;
    if (__builtin_add_overflow(x.mantissa, y.mantissa, &x.mantissa)) return std::nullopt;
    return x;
}

}  // namespace fenjie
