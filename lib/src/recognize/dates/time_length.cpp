// Reads a length of time at a place of the text.
//
// In:  三年半          Out: P3Y6M, 42 months
// In:  一个半月        Out: P1.5M
// In:  3个季度         Out: P9M, 9 months
//
// A month is counted with 个 (三个月; 三月 is a date), the other units with or without it. A number behind a range
// mark, an ordinal, a vague number (两三年, 十余天) and a bare 百 or 千 (百年) are no length.
#include "recognize/dates/time_length.hpp"

#include "recognize/dates/marks.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

struct Counted {
    Decimal amount;
    bool half = false;  // 一个半月
    TimeUnit unit;
    std::size_t end = 0;
};

std::optional<Numeral> count_at(std::string_view text, std::size_t pos) {
    const std::optional<Numeral> numeral = numeral_at(text, pos);
    if (!numeral || numeral->vague || numeral->bare_unit || numeral->torn || numeral->value.mantissa <= 0)
        return std::nullopt;
    // 3．2020年 is item 3 with a year, not 3.202 years.
    const bool leading_zero = stands_at(text, pos, "零");  // 三年零六个月
    if ((numeral->digits_only && !leading_zero) || numeral->value.mantissa > 1'000'000 || numeral->value.scale > 1)
        return std::nullopt;
    return numeral;
}

// 3个月, 三年, 一个半月; the unit of 6月龄 and 三年级 is none.
std::optional<Counted> counted_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const std::optional<Numeral> numeral = count_at(text, pos);
    if (!numeral) return std::nullopt;
    Counted counted{numeral->value, false, {}, skip_date_blanks(text, numeral->end)};
    const bool measured = stands_at(text, counted.end, "个") || stands_at(text, counted.end, "個");
    if (measured) counted.end = skip_date_blanks(text, counted.end + utf8::kHanBytes);
    if (measured && stands_at(text, counted.end, "半")) {
        counted.half = true;
        counted.end += utf8::kHanBytes;
    }
    const std::optional<TimeUnit> unit = words.unit_at(text, counted.end);
    if (!unit || unit->use != UnitUse::both) return std::nullopt;
    const bool bare_month = unit->iso == 'M' && unit->size == 1 && !measured;
    if (bare_month && !counts_two(text, pos)) return std::nullopt;
    counted.unit = *unit;
    counted.end += unit->length;
    return counted;
}

// Years before months before weeks before days.
int rank(const TimeUnit& unit) {
    return unit.iso == 'Y' ? 4 : unit.iso == 'M' ? 3 : unit.iso == 'W' ? 2 : 1;
}

bool is_whole(const Decimal& d) {
    return d.scale == 0;
}

std::string amount_text(const Counted& c) {
    Decimal amount = c.amount;
    if (c.unit.size != 1) amount = multiply(amount, c.unit.size).value_or(amount);
    return amount.to_string() + (c.half && is_whole(amount) ? ".5" : "");
}

bool is_vague_after(std::string_view text, std::size_t pos) {
    const std::string_view next = utf8::at(text, pos);
    return next == "多" || next == "余" || next == "来";
}

// 半年, 半个月: nothing in 上半年 and 大半年.
std::optional<TimeLength> half_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    if (!stands_at(text, pos, "半")) return std::nullopt;
    const std::string_view before = utf8::before(text, pos);
    if (before == "上" || before == "下" || before == "前" || before == "后" || before == "大" || before == "小" ||
        before == "多")
        return std::nullopt;
    std::size_t at = pos + utf8::kHanBytes;
    const bool measured = stands_at(text, at, "个");
    if (measured) at += utf8::kHanBytes;
    const std::optional<TimeUnit> unit = words.unit_at(text, at);
    if (!unit || unit->use != UnitUse::both || unit->size != 1) return std::nullopt;
    const std::size_t end = at + unit->length;
    if (is_vague_after(text, end)) return std::nullopt;
    if (unit->iso == 'Y' && !measured) return TimeLength{end, "P6M", 6, Precision::month, "duration.half_year"};
    if (unit->iso == 'M' && measured)
        return TimeLength{end, "P0.5M", std::nullopt, Precision::day, "duration.half_month"};
    return std::nullopt;
}

bool behind_range_or_ordinal(std::string_view text, std::size_t pos) {
    const std::string_view before = utf8::before(text, pos);
    if (before == "第" || before == "每" || before == "几" || before == "数") return true;
    const std::size_t mark = utf8::previous(text, pos);
    if (before.empty() || skip_range_mark(text, mark) != pos) return false;
    const std::string_view head = utf8::before(text, mark);
    return !head.empty() && (utf8::is_digit(head[0]) || begins_numeral(text, mark - head.size()));
}

// What a length goes on with: 零三个月, 又10天, 6个月.
std::optional<Counted> counted_behind(std::string_view text, std::size_t pos, const TimeWords& words) {
    pos = skip_date_blanks(text, pos);
    if (stands_at(text, pos, "又")) pos += utf8::kHanBytes;
    return counted_at(text, pos, words);
}

// The 三十日 of 二月三十日 is a day of its month, if an impossible one.
bool is_day_of_month(std::string_view text, std::size_t pos, const TimeUnit& unit) {
    return unit.iso == 'D' && utf8::before(text, skip_date_blanks_back(text, pos)) == "月";
}

std::optional<int> months_of(const Counted& c) {
    if (c.half || !is_whole(c.amount) || c.amount.mantissa > 999 || rank(c.unit) < rank({'M', 1, UnitUse::both, 0}))
        return std::nullopt;
    return static_cast<int>(c.amount.mantissa) * c.unit.size * (c.unit.iso == 'Y' ? 12 : 1);
}

std::optional<int> days_of(const Counted& c) {
    constexpr int kWeek = 7;
    if (c.half || !is_whole(c.amount) || c.amount.mantissa > 999 || rank(c.unit) > rank({'W', 1, UnitUse::both, 0}))
        return std::nullopt;
    return static_cast<int>(c.amount.mantissa) * c.unit.size * (c.unit.iso == 'W' ? kWeek : 1);
}

// 两年半, 两周半: half of the last unit.
void add_half(std::string_view text, const Counted& last, TimeLength& length) {
    if (last.half || !is_whole(last.amount) || last.unit.size != 1 || !stands_at(text, length.end, "半")) return;
    if (last.unit.iso == 'Y') {
        length.iso += "6M";
        if (length.months) *length.months += 6;
    } else {
        length.iso.insert(length.iso.size() - 1, ".5");
        length.months.reset();
        length.days.reset();
    }
    length.end += utf8::kHanBytes;
    length.rule = "duration.and_half";
}

}  // namespace

std::optional<TimeLength> time_length_at(std::string_view text, std::size_t pos, const TimeWords& words,
                                         LengthPlace place) {
    if (std::optional<TimeLength> half = half_at(text, pos, words)) return half;
    std::optional<Counted> part = counted_at(text, pos, words);
    if (!part || (place == LengthPlace::free && behind_range_or_ordinal(text, pos)) ||
        is_day_of_month(text, pos, part->unit))
        return std::nullopt;
    TimeLength length{part->end, "P", 0, Precision::month, "duration.counted"};
    while (part) {
        length.iso += amount_text(*part) + part->unit.iso;
        length.months =
            length.months && months_of(*part) ? std::optional(*length.months + *months_of(*part)) : std::nullopt;
        length.end = part->end;
        // 一年零三个月, 2年6个月, 1个月10天
        const std::optional<Counted> more = counted_behind(text, length.end, words);
        const bool goes_on = more && !part->half && is_whole(part->amount) && rank(more->unit) < rank(part->unit);
        const bool larger = more && !goes_on && rank(more->unit) > rank(part->unit) && is_whole(more->amount) &&
                            stands_at(text, skip_date_blanks(text, length.end), "又");
        if (larger && length.iso == "P" + amount_text(*part) + part->unit.iso) {
            // 两天又一个月: ISO 8601 has the larger unit first.
            length.iso = "P" + amount_text(*more) + more->unit.iso + length.iso.substr(1);
            length.months.reset();
            length.end = more->end;
            length.rule = "duration.compound";
            break;
        }
        if (!goes_on) break;
        part = more;
        length.rule = "duration.compound";
    }
    if (length.end == part->end && length.rule == "duration.counted") length.days = days_of(*part);
    add_half(text, *part, length);
    if (is_vague_after(text, length.end)) return std::nullopt;
    if (!length.months)
        length.precision = Precision::day;
    else if (*length.months % 12 == 0 && part->unit.iso == 'Y')
        length.precision = Precision::year;
    return length;
}

}  // namespace fenjie
