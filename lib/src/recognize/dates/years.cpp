// Reads the year of a date, and what stands for years without being one: plan periods, decades, whole numeric dates.
//
// In:  二〇二三年年底     Out: year 2023 (the second 年 is stepped over)
// In:  1995 – 1997年      Out: years 1995 to 1997
// In:  “十四五”末         Out: years 2021 to 2025, edge end
//
// A year of four digits needs its 年 (2101只是一个数字 is none), two years alone in a bracket need none. Two digits are
// a year only before a month or an edge (15年3月, 19年底) or with a leading zero (08年): 10年以上 is a length of time.
#include <algorithm>
#include <array>

#include "recognize/dates/point_reader.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool is_year(int value) {
    return value >= 1500 && value <= 2199;
}

template <std::size_t N>
bool is_one_of(std::string_view character, const std::array<std::string_view, N>& marks) {
    return std::find(marks.begin(), marks.end(), character) != marks.end();
}

// 08年, 一五年 and 九八年 are years; 15年 may be a length of time, and so may 一二年 (one or two years).
bool is_certain_year(const SmallNumber& two) {
    const int tens = two.value / 10;
    return tens == 0 || (two.chinese && (two.value % 10 == 0 || tens == 9 || (tens == 1 && two.value != 12)));
}

constexpr std::array<std::string_view, 6> kDateSeparators = {"-", "/", ".", "－", "／", "．"};
constexpr std::array<std::string_view, 4> kListMarks = {"、", "和", "与", "及"};
constexpr std::array<std::string_view, 5> kOpeningQuotes = {"“", "\"", "‘", "'", "「"};
constexpr std::array<std::string_view, 5> kClosingQuotes = {"”", "\"", "’", "'", "」"};

// 二O二三, 二０二三: Chinese digits with a zero from another key.
std::optional<SmallNumber> mixed_year_at(std::string_view text, std::size_t pos) {
    constexpr std::array<std::string_view, 6> kZeros = {"O", "o", "Ｏ", "ｏ", "0", "０"};
    std::string year;
    std::size_t at = pos;
    bool mixed = false;
    for (int glyphs = 0; glyphs < 4; ++glyphs) {
        const std::string_view c = utf8::at(text, at);
        const bool zero = glyphs > 0 && is_one_of(c, kZeros);
        if (c.empty() || (!zero && !utf8::is_han(utf8::code_point(c)))) return std::nullopt;
        mixed = mixed || zero;
        year += zero ? "〇" : c;
        at += c.size();
    }
    std::optional<SmallNumber> number = mixed ? small_number_at(year, 0) : std::nullopt;
    if (!number || number->end != year.size() || number->digits != 4) return std::nullopt;
    number->end = at;
    return number;
}

}  // namespace

// 2019/04/19, 2019.9.6, 2015-3-3; also 2023.06 and 2023-06, with two digits and where the word ends.
bool PointReader::read_numeric_date(std::size_t pos) {
    const DigitRun year = digits_at(text_, pos);
    const std::string_view before = utf8::before(text_, pos);
    if (year.count != 4 || !is_year(year.value) || (!before.empty() && utf8::is_alpha(before[0]))) return false;
    const std::string_view separator = utf8::at(text_, year.end);
    if (!is_one_of(separator, kDateSeparators) || digits_at(text_, utf8::previous(text_, pos)).count == 5) return false;
    const DigitRun month = digits_at(text_, year.end + separator.size());
    if (month.count < 1 || month.count > 2 || month.value < 1 || month.value > 12) return false;
    if (stands_at(text_, month.end, separator)) {
        const DigitRun day = digits_at(text_, month.end + separator.size());
        if (day.count < 1 || day.count > 2 || day.value < 1 || day.value > days_in_month(year.value, month.value))
            return false;
        set(&DatePoint::day, day.value);
        r_.level = Precision::day;
        cur_ = day.end;
    } else {
        const std::size_t next = skip_date_blanks(text_, month.end);
        const std::size_t mark = skip_range_mark(text_, next);
        const bool runs_on = mark != next && digits_at(text_, mark).count == 4;
        const bool sure = place_ == PointPlace::right_of_digits || effect_at(next) != TailEffect::none || runs_on;
        const bool ends = closes_clause(text_, month.end) || mark != next;
        // 2023.6 alone is a month where nothing else stands beside it: in a cell or a bracket.
        const bool alone = opens_clause(text_, pos) && closes_clause(text_, month.end);
        if (!sure && !(month.count == 2 && ends) && !alone) return false;
        r_.level = Precision::month;
        cur_ = month.end;
        read_edge();
    }
    set(&DatePoint::year, year.value);
    set(&DatePoint::month, month.value);
    r_.numeric = true;
    return true;
}

// The 8.5 of 2018.8.1-8.5.
bool PointReader::read_numeric_day(std::size_t pos) {
    if (place_ != PointPlace::right_of_digits) return false;
    const DigitRun month = digits_at(text_, pos);
    const std::string_view separator = utf8::at(text_, month.end);
    if (month.count > 2 || month.value < 1 || month.value > 12 || !is_one_of(separator, kDateSeparators)) return false;
    const DigitRun day = digits_at(text_, month.end + separator.size());
    if (day.count < 1 || day.count > 2 || day.value < 1 || day.value > days_in_month(2024, month.value)) return false;
    set(&DatePoint::month, month.value);
    set(&DatePoint::day, day.value);
    r_.level = Precision::day;
    cur_ = day.end;
    return true;
}

// “十四五”期间, 十三五末: the name alone dates nothing (“十四五”规划).
bool PointReader::read_named_period(std::size_t pos) {
    const std::string_view quote = utf8::at(text_, pos);
    const bool quoted = is_one_of(quote, kOpeningQuotes);
    const std::size_t begin = quoted ? pos + quote.size() : pos;
    const std::optional<PlanPeriod> period = words_.period_at(text_, begin);
    if (!period) return false;
    std::size_t at = begin + period->length;
    const std::string_view close = utf8::at(text_, at);
    if (quoted && is_one_of(close, kClosingQuotes)) at += close.size();
    if (utf8::before(text_, pos) == "第") return false;  // 第十五
    if (read_period_part(at, *period)) return true;
    const TailEffect effect = effect_at(at);
    if (!quoted && stands_at(text_, at, "之间")) return false;
    const bool bounded = effect == TailEffect::during || effect == TailEffect::end || effect == TailEffect::since;
    if (!bounded && !shares_period_word(at)) return false;
    r_.first.year = period->first;
    r_.last.year = period->last;
    r_.named_period = true;
    cur_ = at;
    read_edge();
    return true;
}

// “十四五”|、“十五五”期间: the last of several periods in a row says the word for all.
bool PointReader::shares_period_word(std::size_t pos) const {
    constexpr int kPeriods = 3;
    for (int i = 0; i < kPeriods; ++i) {
        const std::string_view mark = utf8::at(text_, pos);
        if (!is_one_of(mark, kListMarks)) return false;
        pos += mark.size();
        const std::string_view quote = utf8::at(text_, pos);
        const bool quoted = is_one_of(quote, kOpeningQuotes);
        if (quoted) pos += quote.size();
        const std::optional<PlanPeriod> period = words_.period_at(text_, pos);
        if (!period) return false;
        pos += period->length;
        if (quoted && is_one_of(utf8::at(text_, pos), kClosingQuotes)) pos += utf8::length_at(text_, pos);
        if (effect_at(pos) == TailEffect::during) return true;
    }
    return false;
}

// “十四五”前两年, “十五五”初期: a period's first or last years; its middle is the third.
bool PointReader::read_period_part(std::size_t pos, const PlanPeriod& period) {
    constexpr int kOpening = 2;
    int first = period.first;
    int last = period.last;
    if (const std::size_t begin = behind(pos, "初期")) {
        last = first + kOpening - 1;
        cur_ = begin;
    } else if (const std::size_t middle = behind(pos, "中期")) {
        first = last = first + kOpening;
        cur_ = middle;
    } else {
        const std::optional<Relative> word = words_.relative_at(text_, pos);
        if (!word || (word->unit != RelativeUnit::first && word->unit != RelativeUnit::last)) return false;
        const std::optional<SmallNumber> count = small_number_at(text_, pos + word->length);
        const std::size_t years = count ? behind(count->end, "年") : 0;
        if (years == 0 || count->value < 1 || count->value > last - first + 1) return false;
        if (word->unit == RelativeUnit::first)
            last = first + count->value - 1;
        else
            first = last - count->value + 1;
        cur_ = years;
    }
    set(&DatePoint::year, first, last);
    r_.named_period = true;
    return true;
}

// 即日起: of a range's left side only, else it bounds nothing.
bool PointReader::read_issue_day(std::size_t pos) {
    const std::optional<Relative> word = words_.relative_at(text_, pos);
    if (!word || word->unit != RelativeUnit::issue || effect_at(pos + word->length) != TailEffect::from) return false;
    r_.first.issue_day = r_.last.issue_day = true;
    r_.level = Precision::day;
    cur_ = pos + word->length;
    return true;
}

// 2010年代, 本世纪20年代, 20世纪90年代, 八十年代.
bool PointReader::read_decade(std::size_t pos) {
    int century = 0;
    std::size_t at = pos;
    const std::optional<Relative> word = words_.relative_at(text_, pos);
    std::optional<SmallNumber> number = small_number_at(text_, pos);
    if (word && word->unit == RelativeUnit::century) {
        century = word->value;
        at += word->length;
    } else if (const std::size_t after = number ? behind(number->end, "世纪") : 0; after != 0) {
        century = (number->value - 1) * 100;
        at = after;
    }
    if (at != pos) number = small_number_at(text_, skip_date_blanks(text_, at));
    if (!number || number->value % 10 != 0) return false;
    const std::size_t after = behind(number->end, "年代");
    int year = number->value;
    // Without a century 九十年代 is the last one's; 20年代 can only be this one's.
    if (year < 100) year += century != 0 ? century : year >= 30 ? 1900 : 2000;
    if (after == 0 || !is_year(year)) return false;
    r_.first.year = year;
    r_.last.year = year + 9;
    r_.decade = true;
    cur_ = after;
    return true;
}

bool PointReader::read_year(std::size_t pos) {
    const std::optional<Relative> word = words_.relative_at(text_, pos);
    const bool counted = word && (word->unit == RelativeUnit::following || word->unit == RelativeUnit::same);
    if (word && word->unit == RelativeUnit::two_years) {
        set(&DatePoint::year_offset, word->value, word->value + 1);  // 今明两年
        cur_ = pos + word->length;
        return true;
    }
    if (word && (word->unit == RelativeUnit::year || counted)) {
        set(&DatePoint::year_offset, word->value);
        if (counted && place_ == PointPlace::free) {
            r_.year_step = word->value;
            weak_year_ = true;  // 制定次年计划 dates nothing
        }
        r_.following_year = word->unit == RelativeUnit::following && place_ != PointPlace::free;
        cur_ = pos + word->length;
        read_annual();
        return true;
    }
    return read_implied_year(pos) || read_numbered_year(pos);
}

// 年底, 年末, 年内. Not in 学年末, 青年内科: relative_time hides those.
bool PointReader::read_implied_year(std::size_t pos) {
    if (!stands_at(text_, pos, "年") || words_.is_hidden_before(text_, pos + utf8::kHanBytes)) return false;
    const TailEffect effect = effect_at(pos + utf8::kHanBytes);
    if (effect != TailEffect::end && effect != TailEffect::within) return false;
    set(&DatePoint::year_offset, 0);
    r_.implied_year = true;
    cur_ = pos + utf8::kHanBytes;
    return true;
}

bool PointReader::read_numbered_year(std::size_t pos) {
    std::optional<SmallNumber> left = small_number_at(text_, pos);
    if (!left || left->digits == 1 || left->digits == 0) {
        if (const std::optional<SmallNumber> typed = mixed_year_at(text_, pos)) left = typed;
    }
    if (!left || left->digits == 1 || left->digits == 3 || (left->digits != 2 && !is_year(left->value))) return false;
    if (left->digits == 0 && left->value % 100 == 0) return false;  // 两千年
    const bool four = left->digits != 2;
    std::size_t end = left->end;
    int last = left->value;
    if (four) {
        // 1995-1997年, 2021、2022年, 2021-23年
        std::size_t mark = skip_range_mark(text_, end);
        if (mark == end && stands_at(text_, end, "、")) mark += utf8::kHanBytes;
        const std::optional<SmallNumber> right = mark != end ? small_number_at(text_, mark) : std::nullopt;
        if (right && (right->digits == 4 || right->digits == 2)) {
            last = right->digits == 4 ? right->value : left->value / 100 * 100 + right->value;
            end = right->end;
        }
        if (!is_year(last) || last < left->value) return false;
    }
    const std::size_t unit = skip_date_blanks(text_, end);
    if (!stands_at(text_, unit, "年") || !words_.unit_at(text_, unit)) {
        return last != left->value && read_bare_years(pos, *left);
    }
    set(four ? &DatePoint::year : &DatePoint::short_year, left->value, last);
    weak_year_ = !four && !is_certain_year(*left);
    cur_ = unit + utf8::kHanBytes;
    read_annual();
    return true;
}

// （2021-2023）: two years that stand alone need no 年.
bool PointReader::read_bare_years(std::size_t pos, const SmallNumber& left) {
    const std::optional<SmallNumber> right = small_number_at(text_, skip_range_mark(text_, left.end));
    if (!right || right->digits != 4 || right->chinese || left.value < 1900 || right->value > 2100) return false;
    const std::string_view before = utf8::before(text_, skip_date_blanks_back(text_, pos));
    const bool alone =
        opens_clause(text_, pos) && !(!before.empty() && utf8::is_alpha(before[0])) && closes_clause(text_, right->end);
    if (!alone || skip_range_mark(text_, right->end) != right->end) return false;
    set(&DatePoint::year, left.value, right->value);
    cur_ = right->end;
    return true;
}

// 年度, and the second 年 of 2023年年底.
void PointReader::read_annual() {
    if (stands_at(text_, cur_, "度")) {
        r_.annual = true;
        cur_ += utf8::kHanBytes;
        return;
    }
    const std::size_t next = skip_date_blanks(text_, cur_);
    if (!stands_at(text_, next, "年")) return;
    const TailEffect effect = effect_at(next + utf8::kHanBytes);
    if (effect == TailEffect::end || effect == TailEffect::begin || effect == TailEffect::within)
        cur_ = next + utf8::kHanBytes;
}

}  // namespace fenjie
