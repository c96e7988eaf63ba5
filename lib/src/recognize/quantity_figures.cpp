// Reads one figure: a number with its unit, a range, a share in words, a ratio.
//
// In:  "每村配备1—2名社工，覆盖率达到百分之九十五", at 1 and at 百
// Out: [1—2名] 1..2 名 quantity.count, [百分之九十五] 95 % quantity.percent_words
//
// Each reading looks at what follows the numeral, in this order: 分之, what makes the number a name (number_names.cpp),
// a ratio's colon, a second number behind a dash, 成, the unit. 万 and 亿 are multiplied out by the numeral itself.
#include "recognize/quantity_figures.hpp"

#include "recognize/number_names.hpp"
#include "text/utf8.hpp"
#include "tokens/numeral_glyphs.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kOfParts = "分之";
constexpr std::string_view kHalf = "半";
constexpr std::int64_t kLargestDenominator = 20;

std::string_view rule_of(UnitClass kind) {
    switch (kind) {
        case UnitClass::share:
            return "quantity.percent";
        case UnitClass::points:
            return "quantity.points";
        case UnitClass::multiple:
            return "quantity.multiple";
        case UnitClass::tenths:
            return "quantity.tenths";
        case UnitClass::money:
            return "quantity.money";
        case UnitClass::time:
        case UnitClass::day:
            return "quantity.duration";
        case UnitClass::age:
            return "quantity.age";
        case UnitClass::score:
            return "quantity.score";
        case UnitClass::count:
            return "quantity.count";
        case UnitClass::measure:
            return "quantity.measure";
        default:
            return "quantity.number";
    }
}

Figure name(std::size_t begin, std::size_t end) {
    Figure f;
    f.begin = begin;
    f.end = end;
    f.no_amount = true;
    return f;
}

/// 1 for 1, 0.01 for 万分之: exact, nothing on overflow.
std::optional<Decimal> product(const Decimal& a, const Decimal& b) {
    std::optional<Decimal> out = multiply(a, b.mantissa);
    if (!out || out->scale + b.scale > 18) return std::nullopt;
    out->scale += b.scale;
    return normalized(*out);
}

std::optional<Decimal> negated_sum(const Decimal& a, const Decimal& b) {
    return add(a, {-b.mantissa, b.scale});
}

bool is_less(const Decimal& a, const Decimal& b) {
    const std::optional<Decimal> difference = negated_sum(a, b);
    return difference && difference->mantissa < 0;
}

bool is_whole_number(const Numeral& n) {
    return n.value.scale == 0 && n.value.mantissa >= 0;
}

/// One Chinese glyph (三, 十): most of these in running text are parts of words.
bool is_single_glyph(std::string_view text, const Numeral& n) {
    return n.chinese && n.end - n.begin == utf8::length_at(text, n.begin);
}

}  // namespace

void FigureReader::read_unit(Amount& amount) const {
    const auto unit_at = [&](std::size_t pos) -> const UnitWord* {
        const UnitWord* unit = words_.unit_at(text_, pos);
        if (unit == nullptr || unit->kind == UnitClass::word) return nullptr;
        return words_.stating_at(text_, pos) == nullptr ? unit : nullptr;
    };
    std::size_t pos = numerals::skip_spaces(text_, amount.numeral.end);
    if (pos != amount.numeral.end && pos < text_.size() && !utf8::is_alpha(text_[pos]) && text_[pos] != '%') {
        pos = amount.numeral.end;
    }
    amount.end = amount.numeral.end;
    amount.more = amount.numeral.vague;
    amount.unit = unit_at(pos);
    if (amount.unit == nullptr) {
        const ComparatorWord* more = words_.comparator_at(text_, pos);
        if (more == nullptr || more->place != ComparatorPlace::more) return;
        amount.unit = unit_at(pos + more->phrase.size());
        if (amount.unit == nullptr || amount.unit->kind == UnitClass::name) {
            amount.unit = nullptr;
            return;
        }
        amount.more = true;
        pos += more->phrase.size();
    }
    amount.end = pos + amount.unit->phrase.size();
}

std::optional<FigureReader::Amount> FigureReader::amount_at(std::size_t pos) const {
    const std::optional<Numeral> n = numeral_at(text_, pos);
    if (!n) return std::nullopt;
    Amount amount{*n, n->end, nullptr, false};
    read_unit(amount);
    return amount;
}

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
        if (word.unit != "%") f.kind = UnitClass::multiple;
        return f;
    }
    f.rule = "quantity.percent_words";
    const std::optional<Numeral> first = numeral_at(text_, f.end);
    if (!first || text_.substr(first->end).starts_with(kOfParts)) return name(f.begin, f.end);
    const std::optional<Decimal> value = product(first->value, word.value);
    if (!value) return name(f.begin, first->end);
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
    const std::optional<Decimal> value_max = product(second->value, word.value);
    if (!value_max || !is_less(f.value, *value_max)) return f;
    f.value_max = value_max;
    f.end = second->end;
    return f;
}

/// 五分之一 is 20 %; 三分之二 has no finite decimal and is rounded to 66.67 under a rule of its own.
std::optional<Figure> FigureReader::fraction_at(const Numeral& n) const {
    const std::size_t begin = n.end + kOfParts.size();
    const std::optional<Numeral> m = numeral_at(text_, begin);
    if (!m) return name(n.begin, begin);
    const bool small = n.chinese && m->chinese && is_whole_number(n) && is_whole_number(*m) && n.value.mantissa > 1 &&
                       n.value.mantissa <= kLargestDenominator && m->value.mantissa < n.value.mantissa;
    if (!small || m->value.mantissa == 0) return name(n.begin, m->end);
    Figure f;
    f.begin = n.begin;
    f.end = m->end;
    f.unit = "%";
    f.kind = UnitClass::share;
    const std::int64_t hundredths = m->value.mantissa * 10'000;
    const bool exact = hundredths % n.value.mantissa == 0;
    f.value = normalized({(hundredths + n.value.mantissa / 2) / n.value.mantissa, 2});
    f.rule = exact ? "quantity.fraction" : "quantity.fraction_rounded";
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
    if (chain) return name(first.begin, end);
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
        return name(f.begin, f.end);
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

Figure FigureReader::figure_of(const Amount& amount) const {
    Figure f;
    f.begin = amount.numeral.begin;
    f.end = amount.end;
    f.value = amount.numeral.value;
    f.more = amount.more;
    if (amount.unit != nullptr) {
        f.unit = amount.unit->unit;
        f.kind = amount.unit->kind;
    }
    f.rule = rule_of(f.kind);
    return f;
}

/// Whether a Chinese numeral before its unit is an amount, and no idiom: not 一批, 千家, 三五个, 一户一档, 三支一扶.
bool FigureReader::is_usable(const Amount& amount) const {
    const Numeral& n = amount.numeral;
    if (!n.chinese) return true;
    if (n.digits_only || n.formal) return false;
    if (n.bare_unit)
        return amount.unit != nullptr && amount.unit->kind == UnitClass::money && !is_single_glyph(text_, n);
    if (amount.unit == nullptr || !is_single_glyph(text_, n)) return true;
    if (amount.unit->not_after.find(text_.substr(n.begin, n.end - n.begin)) != std::string::npos) return false;
    if (amount.unit->kind == UnitClass::share) return true;
    const std::optional<Amount> next = amount_at(amount.end);
    return !next || !next->numeral.chinese || next->unit != nullptr;
}

/// 1—2家, 63%~68%, 3万-5万元, 3-5万元, 20和30之间. Changes `figure` and returns true where a second number belongs to
/// it.
bool FigureReader::read_range(const Amount& first, Figure& figure) const {
    const std::size_t at = numerals::skip_spaces(text_, first.end);
    const ComparatorWord* dash = words_.comparator_at(text_, at);
    std::size_t next = at;
    bool enclosed = false;
    bool word = false;
    if (dash != nullptr && dash->place == ComparatorPlace::between) {
        next += dash->phrase.size();
        enclosed = dash->enclosed;
        word = utf8::is_han_at(dash->phrase, 0);
    } else if (utf8::at(text_, at) == "-" || utf8::at(text_, at) == "－") {
        next += utf8::length_at(text_, at);
    } else {
        return false;
    }
    next = numerals::skip_spaces(text_, next);
    const std::optional<Amount> second = amount_at(next);
    if (!second || second->numeral.digits_only || first.numeral.digits_only || second->numeral.bare_unit) return false;
    const UnitWord* const a = first.unit;
    const UnitWord* const b = second->unit;
    if (b != nullptr && (b->kind == UnitClass::name || is_date_part(text_, second->numeral, *b, second->end))) {
        if (a != nullptr) return false;
        figure = name(figure.begin, second->end);
        return true;
    }
    const bool bare = a == nullptr && b == nullptr;
    const std::string_view after = utf8::at(text_, second->end);
    const bool dashed = after == "-" || after == "—" || after == "－";
    if (bare && !first.numeral.chinese &&
        ((is_like_year(text_, first.numeral) && is_like_year(text_, second->numeral)) ||
         (dashed && numerals::is_arabic_at(text_, second->end + after.size())))) {
        figure = name(figure.begin, second->end);
        return true;
    }
    if (a != nullptr && b == nullptr && (word || a->kind != UnitClass::share)) return false;
    if (a != nullptr && b != nullptr && a->unit != b->unit) return false;
    Decimal low = first.numeral.value;
    const std::int64_t factor = second->numeral.factor;
    if (first.numeral.factor == 1 && factor > 1) {
        // 3-5万元: 万 counts for both.
        const std::optional<Decimal> scaled = multiply(low, factor);
        if (scaled && is_less(*scaled, second->numeral.value)) low = *scaled;
    }
    if (!is_less(low, second->numeral.value)) return false;
    figure = figure_of(b != nullptr ? *second : first);
    figure.begin = first.numeral.begin;
    figure.end = second->end;
    figure.value = low;
    figure.value_max = second->numeral.value;
    figure.enclosed = enclosed;
    figure.needs_words = bare && is_single_glyph(text_, first.numeral) && is_single_glyph(text_, second->numeral);
    if (figure.kind == UnitClass::tenths) {
        figure.value = normalized(multiply(low, 10).value_or(low));
        figure.value_max = normalized(multiply(*figure.value_max, 10).value_or(*figure.value_max));
        figure.kind = UnitClass::share;
        figure.unit = "%";
    }
    return true;
}

/// 增长-5%: behind a Chinese word a dash is a sign where only a rate can follow.
bool FigureReader::is_negative_dash(std::size_t pos, std::size_t floor) const {
    if (text_[pos] != '-' || pos == 0) return false;
    const std::size_t end = pos;
    const ComparatorWord* before = words_.comparator_before(text_, end, floor);
    if (before == nullptr || (before->place != ComparatorPlace::before && before->place != ComparatorPlace::link))
        return false;
    const std::optional<Amount> amount = amount_at(pos + 1);
    return amount && amount->unit != nullptr && amount->unit->kind == UnitClass::share;
}

std::optional<Figure> FigureReader::at(std::size_t pos, std::size_t floor) const {
    if (const UnitWord* word = words_.stating_at(text_, pos)) return stated_at(pos, *word);
    std::optional<Amount> amount = amount_at(pos);
    if (!amount) {
        if (!is_negative_dash(pos, floor)) return std::nullopt;
        amount = amount_at(pos + 1);
        amount->numeral.begin = pos;
        amount->numeral.value.mantissa = -amount->numeral.value.mantissa;
        return figure_of(*amount);
    }
    const Numeral& n = amount->numeral;
    if (text_.substr(n.end).starts_with(kOfParts)) return fraction_at(n);
    const bool tenths_fit = !n.digits_only && !n.bare_unit && !is_less({10, 0}, n.value);
    if (amount->unit != nullptr && amount->unit->kind == UnitClass::tenths && !tenths_fit) {
        amount->unit = nullptr;
        amount->end = n.end;
    }
    if (const auto end = number_name_end(text_, n, amount->unit, amount->end, words_, floor)) {
        Figure f = name(n.begin, *end);
        // 第1—3条
        Amount last = *amount;
        last.end = *end;
        Figure range = f;
        if (read_range(last, range)) f.end = range.end;
        return f;
    }
    if (amount->unit != nullptr && is_date_part(text_, n, *amount->unit, amount->end))
        return name(n.begin, amount->end);
    if (amount->unit == nullptr) {
        if (std::optional<Figure> ratio = ratio_at(n)) return ratio;
    }
    Figure f = figure_of(*amount);
    if (read_range(*amount, f)) return f;
    if (amount->unit == nullptr && !n.chinese && utf8::at(text_, n.end) == "-" &&
        numerals::is_arabic_at(text_, n.end + 1)) {
        return name(n.begin, n.end);
    }
    if (f.kind == UnitClass::tenths) return tenths(*amount);
    if (!is_usable(*amount)) f.needs_words = true;
    if (amount->unit == nullptr) f.needs_words = f.needs_words || is_single_glyph(text_, n) || is_like_year(text_, n);
    return f;
}

}  // namespace fenjie
