// Tells amounts from numbers that only name something, by the characters beside them.
//
// In:  "根据国发〔2023〕11号第3条，到2025年建成5G基站", at 2023, 11, 3, 2025, 5    Out: the end of each name
//
// Everything looks at a bounded neighbourhood; only a chain of digits and dashes (2023-03-08, 0512-12345678) is
// followed to its end, which the scan then skips.
#include "recognize/quantities/number_names.hpp"

#include "text/utf8.hpp"
#include "tokens/numeral_glyphs.hpp"

namespace fenjie {
namespace {

bool is_letter(std::string_view c) {
    return c.size() == 1 && utf8::is_alpha(c[0]);
}
bool is_digit(std::string_view c) {
    return numerals::arabic_digit(c) >= 0;
}

/// 1. 建设, （一）, 2、完善: a number that opens an item, at the begin of the text or of a sentence.
bool is_item_number(std::string_view text, const Numeral& n) {
    if (n.value.scale != 0 || n.value.mantissa < 0 || n.value.mantissa > 999) return false;
    const std::string_view after = utf8::at(text, n.end);
    const std::string_view before = utf8::before(text, n.begin);
    if (utf8::is_one_of(before, "(（〔[【〈") && utf8::is_one_of(after, ")）〕]】〉")) return true;
    const bool opens = before.empty() || utf8::is_one_of(before, "。；;：\t");
    return opens && utf8::is_one_of(after, ".．、﹒)）") && n.end + after.size() < text.size();
}

bool has_leading_zero(std::string_view text, const Numeral& n) {
    return text[n.begin] == '0' && n.end > n.begin + 1 && utf8::is_digit(text[n.begin + 1]);
}

/// 8:30, 14：05
bool is_clock(std::string_view text, const Numeral& n) {
    const std::string_view colon = utf8::at(text, n.end);
    if (!utf8::is_one_of(colon, ":：") || n.value.scale != 0 || n.value.mantissa > 24 || n.value.mantissa == 1)
        return false;
    const auto minutes = numeral_at(text, n.end + colon.size());
    return minutes && minutes->end - minutes->begin == 2 && minutes->value.scale == 0 && minutes->value.mantissa < 60;
}

}  // namespace

std::size_t code_end(std::string_view text, std::size_t pos) {
    while (pos < text.size()) {
        const std::string_view c = utf8::at(text, pos);
        if (is_letter(c) || is_digit(c)) {
            pos += c.size();
            continue;
        }
        const std::string_view next = utf8::at(text, pos + c.size());
        if (!utf8::is_one_of(c, "-/_.:+＋—–－") || !(is_letter(next) || is_digit(next))) break;
        pos += c.size();
    }
    return pos;
}

bool is_like_year(std::string_view text, const Numeral& n) {
    if (n.chinese) return n.digits_only && n.value.mantissa >= 1900 && n.value.mantissa <= 2100;
    const bool four = n.end - n.begin == 4 || utf8::count(text.substr(n.begin, n.end - n.begin)) == 4;
    return four && n.value.scale == 0 && n.value.mantissa >= 1900 && n.value.mantissa <= 2100;
}

bool is_date_part(std::string_view text, const Numeral& n, const UnitWord& unit, std::size_t unit_end) {
    if (unit.kind == UnitClass::day) return utf8::before(text, n.begin) == "月";
    if (unit.kind != UnitClass::time || unit.phrase != "年") return false;
    if (n.digits_only || (n.value.scale == 0 && n.value.mantissa >= 1000)) return true;
    // 15年3月
    if (n.chinese || n.end - n.begin != 2) return false;
    const auto month = numeral_at(text, unit_end);
    return month && utf8::at(text, month->end) == "月";
}

std::size_t url_end(std::string_view text, std::size_t pos) {
    if (text.substr(pos, 3) != "://") return pos;
    while (pos < text.size() && text[pos] > ' ' && text[pos] < 0x7f) ++pos;
    return pos;
}

std::optional<std::size_t> number_name_end(std::string_view text, const Numeral& n, const UnitWord* unit,
                                           std::size_t unit_end, const QuantityWords& words, std::size_t floor) {
    const std::string_view before = utf8::before(text, n.begin);
    const std::string_view after = utf8::at(text, n.end);
    const bool counted = unit != nullptr && unit->kind != UnitClass::name;
    const bool whole = n.begin == 0 && n.end == text.size();
    switch (words.label_before(text, n.begin, floor).kind) {
        case LabelClass::ordinal:
            return unit_end;
        case LabelClass::label:
        case LabelClass::code:
            if (!counted) return code_end(text, n.end);
            break;
        default:
            break;
    }
    if (unit != nullptr && unit->kind == UnitClass::name) return unit_end;
    if (!counted && is_item_number(text, n)) return n.end;
    if (n.chinese) return std::nullopt;
    const std::string_view two_before = utf8::before(text, n.begin - before.size());
    if (is_letter(before) || utf8::is_one_of(before, "_#@") || (before == "." && is_letter(two_before))) {
        const bool amount = counted && (unit->kind == UnitClass::count || unit->kind == UnitClass::share ||
                                        unit->kind == UnitClass::money);
        if (!amount) return code_end(text, n.end);
    }
    if (!counted && !whole) {
        if (is_letter(after) || utf8::is_one_of(after, "+＋/_@#")) return code_end(text, n.end);
        if (utf8::is_one_of(before, "+＋/")) return code_end(text, n.end);
        if (is_clock(text, n)) return code_end(text, n.end);
        if (n.value.scale == 0 && has_leading_zero(text, n)) return code_end(text, n.end);
    }
    return std::nullopt;
}

}  // namespace fenjie
