// Reads shares: 百分之 and 成 in words, fractions, ratios, and phrases that state a figure without a number.
//
// In:  "师生比不少于1:4000，三成半的学校达到百分之八十", at 1, 三 and 百
// Out: [1:4000] 4000 1:N quantity.ratio, [三成半] 35 % quantity.tenths, [百分之八十] 80 % quantity.percent_words
//
// These are the members of FigureReader that give a share; figures.cpp says in which order they are asked.
#include "recognize/quantities/figures.hpp"
#include "recognize/quantities/number_names.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kHalf = "半";
constexpr std::int64_t kLargestDenominator = 20;

/// m/n with 0 < m < n <= 20: what plans mean as a share.
bool is_proper_fraction(const Numeral& m, const Numeral& n) {
    return m.value.scale == 0 && n.value.scale == 0 && m.value.mantissa > 0 && m.value.mantissa < n.value.mantissa &&
           n.value.mantissa <= kLargestDenominator;
}

/// 五分之一 is 20 %; 三分之二 has no finite decimal and is rounded to 66.67 under a rule of its own.
Figure share_of(std::int64_t numerator, std::int64_t denominator) {
    Figure f;
    f.unit = "%";
    f.kind = UnitClass::share;
    const std::int64_t hundredths = numerator * 10'000;
    f.value = normalized({(hundredths + denominator / 2) / denominator, 2});
    f.rule = hundredths % denominator == 0 ? "quantity.fraction" : "quantity.fraction_rounded";
    return f;
}

/// Behind a chain of numbers with colons: 2：1：0.5.
std::size_t chain_end(std::string_view text, std::size_t pos) {
    while (true) {
        const std::string_view colon = utf8::at(text, pos);
        if (colon != ":" && colon != "：" && colon != "∶") return pos;
        const std::optional<Numeral> next = numeral_at(text, pos + colon.size());
        if (!next) return pos;
        pos = next->end;
    }
}

bool is_whole_number(const Numeral& n) {
    return n.value.scale == 0 && n.value.mantissa >= 0;
}

}  // namespace

/// 百分之九十五, 百分之五十至六十, 翻两番, 一半.
std::optional<Figure> FigureReader::stated_at(std::size_t pos, const UnitWord& word) const {
    Figure f;
    f.begin = pos;
    f.end = pos + word.phrase.size();
    f.unit = word.unit;
    f.kind = UnitClass::share;
    if (word.kind != UnitClass::prefix) {
        f.value = word.value;
        f.needs_words = word.kind == UnitClass::half;
        f.rule = word.kind == UnitClass::half ? "quantity.half" : "quantity.stated";
        const UnitWord* unit = words_.unit_at(word.unit, 0);
        if (unit != nullptr) f.kind = unit->kind;
        return f;
    }
    f.rule = "quantity.percent_words";
    const bool minus = text_.substr(f.end).starts_with('-');
    std::optional<Numeral> first = numeral_at(text_, f.end + (minus ? 1 : 0));
    if (first && minus) first->value.mantissa = -first->value.mantissa;
    if (!first || text_.substr(first->end).starts_with(kOfParts)) return no_amount(f.begin, f.end);
    const std::optional<Decimal> value = multiply(first->value, word.value);
    if (!value) return no_amount(f.begin, first->end);
    f.value = *value;
    f.more = first->vague;
    f.end = first->end;
    const ComparatorWord* dash = words_.comparator_at(text_, f.end);
    if (dash == nullptr || dash->place != ComparatorPlace::between || dash->enclosed) return f;
    std::size_t next = f.end + dash->phrase.size();
    const UnitWord* again = words_.stating_at(text_, next);
    if (again != nullptr && again->phrase == word.phrase) next += again->phrase.size();
    const std::optional<Numeral> second = numeral_at(text_, next);
    if (!second || text_.substr(second->end).starts_with(kOfParts)) return f;
    const std::optional<Decimal> value_max = multiply(second->value, word.value);
    if (!value_max || !is_less(f.value, *value_max)) return f;
    f.value_max = value_max;
    f.end = second->end;
    return f;
}

/// 五分之一, 三分之二.
std::optional<Figure> FigureReader::fraction_at(const Numeral& n) const {
    const std::size_t begin = n.end + kOfParts.size();
    const std::optional<Numeral> m = numeral_at(text_, begin);
    if (!m) return no_amount(n.begin, begin);
    if (!n.chinese || !m->chinese || !is_proper_fraction(*m, n)) return no_amount(n.begin, m->end);
    Figure f = share_of(m->value.mantissa, n.value.mantissa);
    f.begin = n.begin;
    f.end = m->end;
    return f;
}

/// 1/3, 2/3: a share beside a comparator only (1/3以上), for most slashes stand between parts of a date or a code.
std::optional<Figure> FigureReader::slash_fraction_at(const Numeral& numerator) const {
    if (utf8::at(text_, numerator.end) != "/" || utf8::before(text_, numerator.begin) == "/") return std::nullopt;
    const std::optional<Amount> denominator = amount_at(numerator.end + 1);
    if (!denominator || denominator->unit != nullptr) return std::nullopt;
    const Numeral& n = denominator->numeral;
    if (n.chinese || numerator.chinese || utf8::at(text_, n.end) == "/" || !is_proper_fraction(numerator, n))
        return std::nullopt;
    Figure f = share_of(numerator.value.mantissa, n.value.mantissa);
    f.begin = numerator.begin;
    f.end = n.end;
    f.needs_words = true;
    return f;
}

/// 1:4000, 1∶1.5, 1.2:1. A colon that introduces something (附件1：3份) makes none.
std::optional<Figure> FigureReader::ratio_at(const Numeral& first) const {
    const std::string_view colon = utf8::at(text_, first.end);
    if (colon != ":" && colon != "：" && colon != "∶" && colon != "﹕") return std::nullopt;
    const std::optional<Amount> second = amount_at(first.end + colon.size());
    if (!second || first.chinese || second->numeral.chinese || first.value.mantissa <= 0 ||
        second->numeral.value.mantissa <= 0 || second->unit != nullptr) {
        return std::nullopt;
    }
    const std::size_t end = second->numeral.end;
    const std::string_view after = utf8::at(text_, end);
    const bool chain = (after == ":" || after == "：" || after == "∶") && numeral_at(text_, end + after.size());
    if (chain) return no_amount(first.begin, chain_end(text_, end));
    Figure f;
    f.begin = first.begin;
    f.end = end;
    f.kind = UnitClass::share;
    f.rule = "quantity.ratio";
    const Decimal one{1, 0};
    const Decimal& a = first.value;
    const Decimal& b = second->numeral.value;
    f.ratio = {{a, b}};
    if (a == one) {
        f.unit = "1:N";
        f.value = b;
    } else if (b == one) {
        f.unit = "N:1";
        f.value = a;
    } else if (a.scale == 0 && b.scale == 0 && b.mantissa % a.mantissa == 0) {
        f.unit = "1:N";
        f.value = {b.mantissa / a.mantissa, 0};
        f.ratio = {{one, f.value}};
    } else {
        return no_amount(f.begin, f.end);
    }
    return f;
}

/// 三成半 35 %, 七成六 76 %.
Figure FigureReader::tenths(const Amount& amount) const {
    Figure f = figure_of(amount);
    f.unit = "%";
    f.kind = UnitClass::share;
    f.value = normalized(multiply(f.value, 10).value_or(f.value));
    if (text_.substr(f.end).starts_with(kHalf)) {
        f.value = add(f.value, {5, 0}).value_or(f.value);
        f.end += kHalf.size();
        return f;
    }
    const std::optional<Amount> digit = amount_at(f.end);
    if (digit && digit->unit == nullptr && digit->numeral.value.mantissa < 10 && is_whole_number(digit->numeral) &&
        f.value.scale == 0 && digit->numeral.end - digit->numeral.begin <= 3) {
        f.value = add(f.value, digit->numeral.value).value_or(f.value);
        f.end = digit->numeral.end;
    }
    return f;
}

}  // namespace fenjie
