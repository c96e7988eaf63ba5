// Reads one figure: a number with its unit, a range, a share in words, a ratio.
//
// In:  "每村配备1—2名社工，覆盖率达到百分之九十五", at 1 and at 百
// Out: [1—2名] 1..2 名 quantity.count, [百分之九十五] 95 % quantity.percent_words
//
// Each reading looks at what follows the numeral, in this order: 分之, what makes the number a name (number_names.cpp),
// a ratio's colon, a second number behind a dash, 成, the unit. 万 and 亿 are multiplied out by the numeral itself.
#include "recognize/quantities/figures.hpp"

#include "recognize/quantities/number_names.hpp"
#include "text/utf8.hpp"
#include "tokens/numeral_glyphs.hpp"

namespace fenjie {
namespace {

RuleId rule_of(UnitClass kind) {
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
    const bool measured = amount.unit->kind == UnitClass::measure;
    if (!measured && amount.unit->kind != UnitClass::money && amount.unit->kind != UnitClass::count) return;
    amount.over = denominator_at(amount.end, measured);
    // 3名/10万人, 5件/万人: of counts only what is over a number of heads.
    if (amount.unit->kind == UnitClass::count && (amount.over.empty() || !is_over_number(amount.over)))
        amount.over = {};
    // 50台/10万人口
    constexpr std::string_view kMouth = "口";
    if (!amount.over.empty() && amount.over.ends_with("人") &&
        text_.substr(amount.end + amount.over.size()).starts_with(kMouth))
        amount.over = text_.substr(amount.end, amount.over.size() + kMouth.size());
    amount.end += amount.over.size();
}

/// Whether what follows the slash is a number of something.
bool FigureReader::is_over_number(std::string_view over) {
    const std::size_t at = utf8::length_at(over, 0);
    const numerals::Kind kind = numerals::glyphs().at(over, at).kind;
    return utf8::is_digit(over[at]) || kind == numerals::Kind::section || kind == numerals::Kind::unit;
}

/// Bytes of a unit that an amount may be over; 0 where there is none.
std::size_t FigureReader::over_at(std::size_t pos, bool in_time) const {
    const UnitWord* const unit = words_.unit_at(text_, pos);
    if (unit == nullptr) return 0;
    constexpr std::string_view kMonth = "月";  // behind a figure the name of one
    switch (unit->kind) {
        case UnitClass::measure:
        case UnitClass::money:
        case UnitClass::count:
            return unit->phrase.size();
        case UnitClass::time:
        case UnitClass::day:
            return in_time ? unit->phrase.size() : 0;
        default:
            return in_time && unit->phrase == kMonth ? unit->phrase.size() : 0;
    }
}

/// /万元, /日, /月·平方公里, /（人·年）: what an amount is over. 3次/年 is a count with its period, and so is 3万元/年.
std::string_view FigureReader::denominator_at(std::size_t pos, bool in_time) const {
    const std::string_view slash = utf8::at(text_, pos);
    if (slash == "每") {  // 35微克每立方米
        const UnitWord* const unit = words_.unit_at(text_, pos + slash.size());
        const bool measured = unit != nullptr && unit->kind == UnitClass::measure;
        return measured ? text_.substr(pos, slash.size() + unit->phrase.size()) : std::string_view{};
    }
    if (slash != "/" && slash != "／") return {};
    std::size_t at = pos + slash.size();
    const bool bracket = utf8::at(text_, at) == "（";
    if (bracket) at += utf8::length_at(text_, at);
    const std::size_t number = at;
    while (at < text_.size() && utf8::is_digit(text_[at])) ++at;
    in_time = in_time && at == number;  // 9吨/3月 is over no time
    // 20万千瓦/40万千瓦时 are two amounts: one is over 1, 10, 100 …
    if (at > number && (text_[number] != '1' ||
                        text_.substr(number + 1, at - number - 1).find_first_not_of('0') != std::string_view::npos))
        return {};
    const numerals::Kind many = numerals::glyphs().at(text_, at).kind;
    if (many == numerals::Kind::section || many == numerals::Kind::unit) at += utf8::length_at(text_, at);
    std::size_t length = over_at(at, in_time);
    if (length == 0) return {};
    for (;;) {
        at += length;
        const std::string_view mark = utf8::at(text_, at);
        if (mark != "·" && mark != "/" && mark != "／") break;
        length = over_at(at + mark.size(), true);
        if (length == 0) break;
        at += mark.size();
    }
    if (bracket && utf8::at(text_, at) != "）") return {};
    return text_.substr(pos, at - pos + (bracket ? utf8::at(text_, at).size() : 0));
}

std::optional<FigureReader::Amount> FigureReader::amount_at(std::size_t pos) const {
    const std::optional<Numeral> n = numeral_at(text_, pos);
    if (!n) return std::nullopt;
    Amount amount{*n, n->end, nullptr, {}, false};
    read_unit(amount);
    return amount;
}

Figure FigureReader::figure_of(const Amount& amount) const {
    Figure f;
    f.begin = amount.numeral.begin;
    f.end = amount.end;
    f.value = amount.numeral.value;
    f.more = amount.more;
    if (amount.unit != nullptr) {
        f.unit = amount.unit->unit;
        if (!amount.over.empty()) f.unit += "/" + std::string(amount.over.substr(utf8::length_at(amount.over, 0)));
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
    } else if (utf8::at(text_, at) == "一" && !first.numeral.chinese &&
               numerals::is_arabic_at(text_, at + utf8::length_at(text_, at))) {
        next += utf8::length_at(text_, at);  // 95%一98%: a dash that scanning took for 一
    } else {
        return false;
    }
    next = numerals::skip_spaces(text_, next);
    std::optional<Amount> second = amount_at(next);
    // 10与20间: between the two, and no rooms.
    constexpr std::string_view kBetween = "间";
    if (enclosed && first.unit == nullptr && second && second->unit != nullptr && second->unit->phrase == kBetween) {
        second->unit = nullptr;
        second->end = second->numeral.end;
    }
    if (!second || second->numeral.digits_only || first.numeral.digits_only || second->numeral.bare_unit) return false;
    const UnitWord* const a = first.unit;
    const UnitWord* const b = second->unit;
    if (b != nullptr && (b->kind == UnitClass::name || is_date_part(text_, second->numeral, *b, second->end))) {
        if (a != nullptr) return false;
        figure = no_amount(figure.begin, second->end);
        return true;
    }
    const bool bare = a == nullptr && b == nullptr;
    const std::string_view after = utf8::at(text_, second->end);
    const bool dashed = after == "-" || after == "—" || after == "－";
    if (bare && !first.numeral.chinese && is_like_year(text_, first.numeral) && is_like_year(text_, second->numeral)) {
        figure = no_amount(figure.begin, second->end);
        return true;
    }
    if (bare && dashed && numerals::is_arabic_at(text_, second->end + after.size())) {
        figure = no_amount(figure.begin, code_end(text_, second->end));
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
    if (before == nullptr) return false;
    const bool figure_follows = before->place == ComparatorPlace::before || before->place == ComparatorPlace::link;
    if (!figure_follows && before->place != ComparatorPlace::sign) return false;
    const std::optional<Amount> amount = amount_at(pos + 1);
    return amount && amount->unit != nullptr && amount->unit->kind == UnitClass::share;
}

std::optional<Figure> FigureReader::at(std::size_t pos, std::size_t floor, bool enclosed_ranges) const {
    if (const UnitWord* word = words_.stating_at(text_, pos)) return stated_at(pos, *word);
    std::optional<Amount> amount = amount_at(pos);
    if (!amount && numerals::glyphs().at(text_, pos).kind == numerals::Kind::minus) {
        // 负百分之五
        const std::size_t next = pos + utf8::length_at(text_, pos);
        const UnitWord* word = words_.stating_at(text_, next);
        if (word != nullptr && word->kind == UnitClass::prefix) {
            std::optional<Figure> share = stated_at(next, *word);
            if (!share || share->no_amount || share->value_max) return share;
            share->begin = pos;
            share->value.mantissa = -share->value.mantissa;
            return share;
        }
    }
    if (!amount) {
        if (!is_negative_dash(pos, floor)) return std::nullopt;
        amount = amount_at(pos + 1);
        amount->numeral.begin = pos;
        amount->numeral.value.mantissa = -amount->numeral.value.mantissa;
        return figure_of(*amount);
    }
    const Numeral& n = amount->numeral;
    if (text_.substr(n.end).starts_with(kOfParts)) return fraction_at(n);
    if (std::optional<Figure> fraction = slash_fraction_at(n)) return fraction;
    const bool tenths_fit = !n.digits_only && !n.bare_unit && !is_less({10, 0}, n.value);
    if (amount->unit != nullptr && amount->unit->kind == UnitClass::tenths && !tenths_fit) {
        amount->unit = nullptr;
        amount->end = n.end;
    }
    if (const auto end = number_name_end(text_, n, amount->unit, amount->end, words_, floor)) {
        Figure f = no_amount(n.begin, *end);
        // 第1—3条
        Amount last = *amount;
        last.end = *end;
        Figure range = f;
        if (*end == amount->end && read_range(last, range)) f.end = range.end;
        return f;
    }
    if (amount->unit != nullptr && is_date_part(text_, n, *amount->unit, amount->end))
        return no_amount(n.begin, amount->end);
    if (amount->unit == nullptr) {
        if (std::optional<Figure> ratio = ratio_at(n)) return ratio;
    }
    Figure f = figure_of(*amount);
    Figure range = f;
    if (read_range(*amount, range) && (enclosed_ranges || !range.enclosed)) return range;
    if (amount->unit == nullptr && !n.chinese && utf8::at(text_, n.end) == "-" &&
        numerals::is_arabic_at(text_, n.end + 1)) {
        return no_amount(n.begin, code_end(text_, n.end));
    }
    if (f.kind == UnitClass::tenths) return tenths(*amount);
    if (!is_usable(*amount) || f.kind == UnitClass::day) f.needs_words = true;
    if (amount->unit == nullptr) f.needs_words = f.needs_words || is_single_glyph(text_, n) || is_like_year(text_, n);
    return f;
}

}  // namespace fenjie
