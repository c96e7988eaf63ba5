// Reads one point of time, part by part: year, then half, quarter, month, ten days or day, then an edge (底).
//
// In:  2018年1－9月份     Out: year 2018, months 1 to 9, level month
// In:  今年前三季度       Out: this year, quarters 1 to 3, level quarter
// In:  零七年八月二十九号 Out: two-digit year 7, month 8, day 29
//
// Every part may be missing, blanks may stand between the parts (2020 年 9 月 6 日), and the number of a month,
// quarter or day may be a group (1－9月, 一、二季度). Nothing is read across more than a few characters.
#include <algorithm>
#include <array>

#include "recognize/dates/point_reader.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {}  // namespace

std::optional<DateReading> PointReader::read(std::size_t pos) {
    r_.begin = pos;
    cur_ = pos;
    if (read_numeric_date(pos) || read_numeric_day(pos) || read_named_period(pos) || read_decade(pos) ||
        read_issue_day(pos)) {
        r_.end = cur_;
        return r_;
    }
    const bool year = read_year(pos);
    const std::size_t after_year = cur_;
    const bool part = !r_.is_range() && !r_.implied_year && read_part();
    if (!part) cur_ = after_year;
    if (!year && !part) return std::nullopt;
    if (r_.level != Precision::day && r_.level != Precision::ten_days) read_edge();
    if (weak_year_ && !part && r_.edge == TailEffect::none && !runs_to_another_year()) return std::nullopt;
    r_.end = cur_;
    return r_;
}

// 17年-19年: two digits twice are years.
bool PointReader::runs_to_another_year() const {
    const std::size_t mark = skip_range_mark(text_, cur_);
    const std::optional<SmallNumber> right = mark == cur_ ? std::nullopt : small_number_at(text_, mark);
    return place_ != PointPlace::free || (right && right->digits == 2 && behind(right->end, "年") != 0);
}

bool PointReader::read_part() {
    std::size_t at = skip_date_blanks(text_, cur_);
    if (has_year(r_.first) && stands_at(text_, at, "的")) at += utf8::kHanBytes;  // 今年的6月
    if (const std::optional<Relative> word = words_.relative_at(text_, at)) {
        cur_ = at + word->length;
        if (read_relative_part(*word)) return true;
    }
    const bool ordinal = stands_at(text_, at, "第");
    if (read_numbered_part(ordinal ? at + utf8::kHanBytes : at, ordinal)) return true;
    cur_ = at;
    return place_ != PointPlace::free && !has_year(r_.first) && (read_ten_days() || read_days());
}

bool PointReader::read_relative_part(const Relative& word) {
    const bool with_year = has_year(r_.first);
    switch (word.unit) {
        case RelativeUnit::half:
            if (word.value == 3)
                set(&DatePoint::half, 1, 2);  // 上、下半年
            else
                set(&DatePoint::half, word.value);
            r_.level = Precision::half_year;
            return true;
        case RelativeUnit::month_name:
            set(&DatePoint::month, word.value);
            read_after_month();
            return true;
        case RelativeUnit::day:
            return read_named_day(word.value);
        case RelativeUnit::month:
            if (with_year) return false;
            set(&DatePoint::month_offset, word.value);
            read_after_month();
            return true;
        case RelativeUnit::quarter:
            if (with_year) return false;
            set(&DatePoint::quarter_offset, word.value);
            r_.level = Precision::quarter;
            return true;
        case RelativeUnit::first:
        case RelativeUnit::last:
            return read_counted_part(word);
        default:
            return false;
    }
}

// 国庆节前, “七一”前: a feast dates what is to be done before it; one by itself (五一劳动节) names the feast.
bool PointReader::read_named_day(int month_and_day) {
    constexpr int kMonth = 100;
    // 元旦前 is in which year?
    const bool new_year = month_and_day < kMonth + 2;
    if (effect_at(cur_) != TailEffect::before || (new_year && !has_year(r_.first))) return false;
    set(&DatePoint::month, month_and_day / kMonth);
    set(&DatePoint::day, month_and_day % kMonth);
    r_.level = Precision::day;
    return true;
}

// 前两个季度, 首月, 最后三个月: counted from the year's begin or end. Without a year 前三个月 may be any three.
bool PointReader::read_counted_part(const Relative& word) {
    if (read_counted_days(word, cur_)) return true;
    int count = word.value;
    std::size_t at = cur_;
    if (const std::optional<SmallNumber> number = small_number_at(text_, skip_date_blanks(text_, at))) {
        count = number->value;
        at = number->end;
    }
    if (const std::size_t after = behind(at, "个")) at = after;
    const std::size_t quarters = behind(at, "季");
    const std::size_t months = behind(at, "月");
    const bool known = quarters != 0 || (months != 0 && has_year(r_.first));
    const int most = quarters != 0 ? 4 : 12;
    if (!known || count < 1 || count > most) return false;
    const bool from_begin = word.unit == RelativeUnit::first;
    set(quarters != 0 ? &DatePoint::quarter : &DatePoint::month, from_begin ? 1 : most + 1 - count,
        from_begin ? count : most);
    r_.level = quarters != 0 ? Precision::quarter : Precision::month;
    cur_ = quarters == 0 ? months : stands_at(text_, quarters, "度") ? quarters + utf8::kHanBytes : quarters;
    return true;
}

// 去年前10天, 4月最后5天, 本月前5天: counted from the begin or end of what is named so far. How long a month is that
// has no number is not known here, and neither are its last days.
bool PointReader::read_counted_days(const Relative& word, std::size_t pos) {
    constexpr int kShortestMonth = 28;
    const std::optional<SmallNumber> count = small_number_at(text_, skip_date_blanks(text_, pos));
    const std::size_t end = count ? std::max(behind(count->end, "天"), behind(count->end, "日")) : 0;
    const bool from_begin = word.unit == RelativeUnit::first;
    if (end == 0 || count->value < 1 || count->value > kShortestMonth || r_.is_range()) return false;
    if (r_.first.month_offset && !from_begin) return false;
    if (!r_.first.month && !r_.first.month_offset) {
        if (!has_year(r_.first)) return false;
        set(&DatePoint::month, from_begin ? 1 : 12);
    }
    const int month = r_.first.month.value_or(1);
    if (!from_begin && month == 2 && !r_.first.year) return false;
    const int length = days_in_month(r_.first.year.value_or(2024), month);
    set(&DatePoint::day, from_begin ? 1 : length + 1 - count->value, from_begin ? count->value : length);
    r_.level = Precision::day;
    cur_ = end;
    return true;
}

std::optional<NumberGroup> PointReader::group_at(std::size_t pos, bool single) const {
    const std::optional<SmallNumber> first = small_number_at(text_, pos);
    if (!first) return std::nullopt;
    NumberGroup group{first->value, first->value, first->end};
    if (first->chinese && first->digits == 2 && first->value % 10 == first->value / 10 + 1) {
        group = {first->value / 10, first->value % 10, first->end};  // 一二季度
    }
    for (int members = 1; !single && members < 12; ++members) {
        std::size_t next = skip_range_mark(text_, group.end);
        const bool listed = next == group.end && (stands_at(text_, next, "、") || stands_at(text_, next, "和"));
        // 1、2月底前 at the begin of a paragraph is item 1 with 2月底前.
        if (listed && pos != 0) next += utf8::kHanBytes;
        if (next == group.end) break;
        if (stands_at(text_, next, "第")) next += utf8::kHanBytes;
        const std::optional<SmallNumber> number = small_number_at(text_, next);
        if (!number || number->value <= group.last) break;
        group.last = number->value;
        group.end = number->end;
    }
    return group;
}

bool PointReader::read_numbered_part(std::size_t pos, bool ordinal) {
    if (counts_two(text_, pos)) return false;  // 两月, 两季度 are lengths
    for (const bool single : {false, true}) {
        const std::optional<NumberGroup> group = group_at(pos, single);
        if (!group) return false;
        if (read_quarter(*group, ordinal)) return true;
        if (const std::size_t after = behind(group->end, "个月");
            ordinal && after != 0 && has_year(r_.first) && group->last <= 12) {
            set(&DatePoint::month, group->first, group->last);
            r_.level = Precision::month;
            cur_ = after;
            return true;
        }
        if (!ordinal && read_month(*group)) return true;
    }
    return false;
}

// 三季度, 第四季; 四季 without 度 only where it cannot be 四季豆.
bool PointReader::read_quarter(const NumberGroup& group, bool ordinal) {
    const std::size_t after = behind(group.end, "季");
    if (after == 0 || group.first < 1 || group.last > 4) return false;
    const bool full = stands_at(text_, after, "度");
    const bool known = full || ordinal || has_year(r_.first) || effect_at(after) != TailEffect::none;
    if (!known || !words_.unit_at(text_, after - utf8::kHanBytes)) return false;
    set(&DatePoint::quarter, group.first, group.last);
    r_.level = Precision::quarter;
    cur_ = full ? after + utf8::kHanBytes : after;
    return true;
}

bool PointReader::read_month(const NumberGroup& group) {
    const std::size_t after = behind(group.end, "月");
    if (after == 0 || group.first < 1 || group.last > 12) return false;
    const bool share = stands_at(text_, after, "份");
    if (!share && !words_.unit_at(text_, after - utf8::kHanBytes)) return false;  // 6月龄
    set(&DatePoint::month, group.first, group.last);
    cur_ = share ? after + utf8::kHanBytes : after;
    if (group.first == group.last)
        read_after_month();
    else
        r_.level = Precision::month;
    return true;
}

void PointReader::read_after_month() {
    r_.level = Precision::month;
    if (read_lunar_day() || read_ten_days() || read_days()) return;
    std::size_t at = skip_date_blanks(text_, cur_);
    if (stands_at(text_, at, "的")) at += utf8::kHanBytes;
    const std::optional<Relative> word = words_.relative_at(text_, at);
    if (word && (word->unit == RelativeUnit::first || word->unit == RelativeUnit::last))
        read_counted_days(*word, at + word->length);
}

// 十月初一, 五月廿二: days of the lunar calendar, which are stepped over.
bool PointReader::read_lunar_day() {
    constexpr int kLastOfFirstTen = 10;
    const bool first_ten = stands_at(text_, cur_, "初");
    const bool twenties = stands_at(text_, cur_, "廿");
    if (!first_ten && !twenties) return false;
    const std::optional<SmallNumber> day = small_number_at(text_, first_ten ? cur_ + utf8::kHanBytes : cur_);
    if (!day || !day->chinese || (first_ten && (day->value < 1 || day->value > kLastOfFirstTen))) return false;
    if (twenties &&
        (stands_at(text_, day->end, "日") || utf8::at(text_, day->end) == "号" || utf8::at(text_, day->end) == "號"))
        return false;
    r_.impossible = true;
    cur_ = day->end;
    return true;
}

// 上旬, 中下旬.
bool PointReader::read_ten_days() {
    constexpr std::array<std::string_view, 3> kTenDays = {"上", "中", "下"};
    std::size_t at = skip_date_blanks(text_, cur_);
    int first = 0;
    int last = 0;
    for (int number = 1; number <= 3; ++number) {
        if (!stands_at(text_, at, kTenDays.at(static_cast<std::size_t>(number - 1)))) continue;
        if (first == 0) first = number;
        last = number;
        at += utf8::kHanBytes;
    }
    if (first == 0 || !stands_at(text_, at, "旬")) return false;
    set(&DatePoint::ten_days, first, last);
    r_.level = Precision::ten_days;
    cur_ = at + utf8::kHanBytes;
    return true;
}

bool PointReader::read_days() {
    // Without a year the 29th of February may be right.
    const int length = days_in_month(r_.first.year.value_or(2024), r_.last.month.value_or(1));
    const std::size_t at = skip_date_blanks(text_, cur_);
    for (const bool single : {false, true}) {
        const std::optional<NumberGroup> group = group_at(at, single);
        if (!group) return false;
        std::size_t after = 0;
        for (const std::string_view unit : {"日", "号", "號"}) after = after == 0 ? behind(group->end, unit) : after;
        if (after == 0) continue;
        r_.impossible = group->first < 1 || group->last > length;
        set(&DatePoint::day, group->first, group->last);
        r_.level = Precision::day;
        cur_ = after;
        skip_clock();
        return true;
    }
    return false;
}

// 6月30日24时前, 6月15日（周五）17:00前: the hour belongs to the date where a bound follows it.
void PointReader::skip_clock() {
    constexpr std::size_t kBracket = 24;
    std::size_t at = skip_date_blanks(text_, cur_);
    if (stands_at(text_, at, "（周") || stands_at(text_, at, "（星期")) {
        const std::size_t close = text_.substr(at, kBracket).find("）");
        if (close != std::string_view::npos) at += close + utf8::kHanBytes;
    }
    // 下午5点前
    const std::string_view part = utf8::at(text_, at);
    if ((part == "上" || part == "下") && stands_at(text_, at + utf8::kHanBytes, "午")) at += 2 * utf8::kHanBytes;
    if (const std::optional<SmallNumber> hour = small_number_at(text_, at); hour && hour->value <= 24) {
        std::size_t after = 0;
        for (const std::string_view unit : {"时", "点", ":", "："})
            after = after == 0 ? behind(hour->end, unit) : after;
        if (after != 0) {
            const std::optional<SmallNumber> minute = small_number_at(text_, after);
            at = minute ? minute->end : after;
            if (const std::size_t behind_minute = behind(at, "分")) at = behind_minute;
        }
    }
    if (effect_at(at) != TailEffect::none) cur_ = at;
}

void PointReader::read_edge() {
    std::size_t at = skip_date_blanks(text_, cur_);
    if (r_.level == Precision::month && stands_at(text_, at, "月")) at += utf8::kHanBytes;  // 12月月底
    const std::optional<Tail> tail = words_.tail_at(text_, at);
    if (!tail || (tail->effect != TailEffect::end && tail->effect != TailEffect::begin)) return;
    r_.edge = tail->effect;
    cur_ = at + tail->length;
}

std::optional<DateReading> date_point_at(std::string_view text, std::size_t pos, const TimeWords& words,
                                         PointPlace place) {
    return PointReader(text, words, place).read(pos);
}

}  // namespace fenjie
