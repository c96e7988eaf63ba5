// Reads the days that a recurrence names and writes them as an RFC 5545 rule.
//
// In:  每月28日前                      Out: FREQ=MONTHLY;BYMONTHDAY=28
// In:  每年1月、7月15日前              Out: FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15
// In:  每个季度第1个月的20日前         Out: FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=20
// In:  每季度末                        Out: FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1
//
// What is named belongs to the recurrence even where no rule can say it (每学期末): it is no deadline.
#include <algorithm>
#include <array>
#include <set>

#include "recognize/dates/marks.hpp"
#include "recognize/dates/points.hpp"
#include "recognize/dates/recurrences.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr int kMostMembers = 12;
constexpr int kLongestMonth = 31;

// The named days of one recurrence; -1 is a month's last day.
struct Days {
    std::set<int> months;
    std::set<int> days;
    std::set<std::size_t> weekdays;  // from Monday, 0
    bool differ = false;             // 1月10日、7月20日: no single rule
    std::size_t end = 0;
};

std::string joined(const std::set<int>& numbers) {
    std::string out;
    // RFC 5545 writes -1 last by custom; the set has it first.
    for (const int n : numbers) {
        if (n > 0) out += (out.empty() ? "" : ",") + std::to_string(n);
    }
    if (numbers.contains(-1)) out += out.empty() ? "-1" : ",-1";
    return out;
}

std::string names_of(const std::set<std::size_t>& weekdays) {
    constexpr std::array<std::string_view, 7> kNames = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    std::string out;
    for (const std::size_t day : weekdays) out.append(out.empty() ? "" : ",").append(kNames.at(day));
    return out;
}

class DayReader {
 public:
    DayReader(std::string_view text, const TimeUnit& unit, const TimeWords& words)
        : text_(text), unit_(unit), words_(words) {}

    Days read(std::size_t pos) {
        days_.end = pos;
        cur_ = pos;
        if (stands_at(text_, cur_, "的")) cur_ += utf8::kHanBytes;
        if (unit_.iso == 'W')
            read_weekday();
        else if (unit_.iso == 'Y')
            read_members();
        else if (unit_.iso == 'M' && unit_.size == 1)
            read_members();
        else if (unit_.iso == 'M')
            read_quarter();
        return days_;
    }

 private:
    void read_members();
    bool read_member(std::size_t pos);
    bool read_edge();
    std::optional<int> read_month_number();
    void read_quarter();
    void read_weekday();
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> weekday_at(std::size_t pos, bool named) const;
    void add_months(int first, int last);
    void add_days(const DatePoint& first, const DatePoint& last, bool bounded);
    TailEffect read_bound();

    std::string_view text_;
    const TimeUnit& unit_;
    const TimeWords& words_;
    Days days_;
    std::size_t cur_ = 0;
};

TailEffect DayReader::read_bound() {
    const std::size_t at = skip_date_blanks(text_, cur_);
    const std::optional<Tail> tail = words_.tail_at(text_, at);
    if (!tail || tail->effect == TailEffect::spent) return TailEffect::none;
    cur_ = at + tail->length;
    return tail->effect;
}

void DayReader::add_months(int first, int last) {
    // 11月到次年2月 runs over the year's end.
    for (int month = first, steps = 0; steps < 12; month = month % 12 + 1, ++steps) {
        days_.months.insert(month);
        if (month == last) return;
    }
}

void DayReader::add_days(const DatePoint& first, const DatePoint& last, bool bounded) {
    std::set<int> days;
    if (last.day) {
        for (int day = bounded ? *last.day : first.day.value_or(*last.day); day <= *last.day; ++day) days.insert(day);
    } else if (last.ten_days && bounded) {
        days.insert(*last.ten_days == 3 ? -1 : *last.ten_days * 10);
    } else if (last.ten_days && *last.ten_days < 3) {
        for (int day = first.ten_days.value_or(1) * 10 - 9; day <= *last.ten_days * 10; ++day) days.insert(day);
    } else if (!last.ten_days && bounded) {
        days.insert(-1);
    }
    days_.differ = days_.differ || (!days_.days.empty() && days_.days != days && unit_.iso == 'Y');
    days_.days.merge(days);
}

// 每年底, 每月末: the edge of the unit itself.
bool DayReader::read_edge() {
    const std::size_t at = skip_date_blanks(text_, cur_);
    std::size_t begin = at;
    if (stands_at(text_, at, unit_.iso == 'Y' ? "年" : "月")) begin += utf8::kHanBytes;  // 每年年底, 每月月底
    const std::optional<Tail> tail = words_.tail_at(text_, begin);
    if (!tail || (tail->effect != TailEffect::end && tail->effect != TailEffect::begin)) return false;
    cur_ = begin + tail->length;
    read_bound();
    days_.end = cur_;
    if (tail->effect == TailEffect::begin) return true;
    days_.days.insert(-1);
    if (unit_.iso == 'Y') days_.months.insert(12);
    return true;
}

bool DayReader::read_member(std::size_t pos) {
    const PointPlace place = unit_.iso == 'M' ? PointPlace::right : PointPlace::free;
    const std::optional<DateReading> first = date_point_at(text_, pos, words_, place);
    if (!first || has_year(first->first) || first->first.month_offset || first->first.quarter_offset) return false;
    const bool in_year = first->first.month || first->first.quarter || first->first.half;
    if (in_year != (unit_.iso == 'Y')) return false;
    if (unit_.iso == 'M' && first->level != Precision::day && first->level != Precision::ten_days) return false;
    DateReading last = *first;
    cur_ = first->end;
    if (const std::size_t mark = skip_range_mark(text_, cur_); mark != cur_ && !first->is_range()) {
        if (const std::optional<DateReading> right = date_point_at(text_, mark, words_, PointPlace::right)) {
            last = *right;
            cur_ = right->end;
        } else if (unit_.iso == 'M' && last.last.day && stands_at(text_, mark, "月")) {
            // 每月25日至月底
            const std::optional<Tail> edge = words_.tail_at(text_, mark + utf8::kHanBytes);
            if (edge && edge->effect == TailEffect::end) {
                last.last.day = kLongestMonth;
                cur_ = mark + utf8::kHanBytes + edge->length;
            }
        }
    }
    const TailEffect bound = read_bound();
    const bool bounded = last.edge == TailEffect::end || bound == TailEffect::before || bound == TailEffect::until;
    if (unit_.iso == 'Y') {
        if (first->first.quarter || first->first.half) {
            const int size = first->first.quarter ? 3 : 6;
            const int begin = first->first.quarter ? *first->first.quarter : *first->first.half;
            const int end = last.last.quarter ? *last.last.quarter : last.last.half.value_or(begin);
            add_months(bounded ? end * size : begin * size - size + 1, end * size);
        } else {
            const int end = last.last.month.value_or(*first->first.month);
            add_months(bounded && !last.last.day && !last.last.ten_days ? end : *first->first.month, end);
        }
    }
    add_days(first->first, last.last, bounded);
    days_.end = cur_;
    return true;
}

void DayReader::read_members() {
    if (read_edge()) return;
    std::size_t at = skip_date_blanks(text_, cur_);
    for (int members = 0; members < kMostMembers; ++members) {
        if (!read_member(at)) return;
        at = skip_date_blanks(text_, cur_);
        if (!stands_at(text_, at, "、") && !stands_at(text_, at, "和") && !stands_at(text_, at, "及")) return;
        at = skip_date_blanks(text_, at + utf8::kHanBytes);
    }
}

// 首月, 末月, 第1个月, 最后一个月: which month of the quarter, and what stands behind it.
std::optional<int> DayReader::read_month_number() {
    std::size_t at = skip_date_blanks(text_, cur_);
    int place = 0;
    if (const std::optional<Relative> word = words_.relative_at(text_, at)) {
        if (word->unit != RelativeUnit::first && word->unit != RelativeUnit::last) return std::nullopt;
        place = word->unit == RelativeUnit::first ? 1 : unit_.size;
        at += word->length;
        if (stands_at(text_, at, "一")) at += utf8::kHanBytes;
    } else if (stands_at(text_, at, "第")) {
        const std::optional<SmallNumber> number = small_number_at(text_, at + utf8::kHanBytes);
        if (!number || number->value < 1 || number->value > unit_.size) return std::nullopt;
        place = number->value;
        at = number->end;
    }
    if (stands_at(text_, at, "个")) at += utf8::kHanBytes;
    if (place == 0 || !stands_at(text_, at, "月")) return std::nullopt;
    at += utf8::kHanBytes;
    if (stands_at(text_, at, "份")) at += utf8::kHanBytes;
    cur_ = at;
    return place;
}

// 每季度首月10日前, 每个季度第1个月的20日前, 每季度末月底前, 每季度末, 每半年末
void DayReader::read_quarter() {
    const std::optional<int> number = read_month_number();
    if (!number && !read_edge()) return;
    if (!number && days_.days.empty()) return;  // 每季度初
    for (int month = number.value_or(unit_.size); month <= 12; month += unit_.size) days_.months.insert(month);
    if (!number) return;
    days_.end = cur_;
    if (stands_at(text_, cur_, "的")) cur_ += utf8::kHanBytes;
    const std::optional<DateReading> day =
        date_point_at(text_, skip_date_blanks(text_, cur_), words_, PointPlace::right);
    if (day && !day->first.month && (day->first.day || day->first.ten_days)) {
        cur_ = day->end;
        const TailEffect bound = read_bound();
        add_days(day->first, day->last, bound == TailEffect::before || bound == TailEffect::until);
        days_.end = cur_;
        return;
    }
    const TailEffect bound = read_bound();
    if (bound == TailEffect::none) return;
    if (bound == TailEffect::end || bound == TailEffect::before) days_.days.insert(-1);
    if (bound == TailEffect::end) read_bound();
    days_.end = cur_;
}

// The weekday at a place (周三, or 三 behind 每周), counted from Monday, and where it ends.
std::optional<std::pair<std::size_t, std::size_t>> DayReader::weekday_at(std::size_t pos, bool named) const {
    constexpr std::string_view kDigits = "一二三四五六日";
    if (!named) {
        const std::optional<TimeUnit> unit = words_.unit_at(text_, pos);
        named = unit && unit->iso == 'W' && unit->size == 1;
        if (named) pos += unit->length;
    }
    const std::string_view digit = utf8::at(text_, pos);
    const std::size_t found = digit.size() == utf8::kHanBytes && named ? kDigits.find(digit) : std::string_view::npos;
    if (found == std::string_view::npos) return std::nullopt;
    return std::pair(found / utf8::kHanBytes, pos + utf8::kHanBytes);
}

// 每周五前, 每周一、三、五, 每周一至周五. 每周一次 and 每周三篇 count.
void DayReader::read_weekday() {
    constexpr std::size_t kWeek = 7;
    const auto first = weekday_at(cur_, true);
    if (!first) return;
    const std::size_t weekday = cur_;
    std::set<std::size_t> found = {first->first};
    cur_ = first->second;
    for (std::size_t members = 1; members < kWeek; ++members) {
        const std::size_t to = skip_range_mark(text_, cur_);
        const bool listed = to == cur_ && (stands_at(text_, cur_, "、") || stands_at(text_, cur_, "和"));
        if (to == cur_ && !listed) break;
        const std::size_t next = listed ? cur_ + utf8::kHanBytes : to;
        auto day = weekday_at(next, false);
        if (!day) day = weekday_at(next, true);
        if (!day || day->first <= *found.rbegin() || stands_at(text_, day->second, "次")) break;
        for (std::size_t between = *found.rbegin() + 1; !listed && between < day->first; ++between)
            found.insert(between);
        found.insert(day->first);
        cur_ = day->second;
    }
    const bool half_day = (stands_at(text_, cur_, "上") || stands_at(text_, cur_, "下")) &&
                          stands_at(text_, cur_ + utf8::kHanBytes, "午");
    const bool comes_round = stands_at(text_, weekday - unit_.length - utf8::kHanBytes, "逢");  // 每逢周一
    const bool alone = found.size() == 1 && !comes_round && !closes_clause(text_, cur_) && !half_day;
    if (alone && read_bound() == TailEffect::none) return;
    if (found.size() > 1) read_bound();
    days_.weekdays = std::move(found);
    days_.end = cur_;
}

}  // namespace

NamedDays named_days_at(std::string_view text, std::size_t pos, const TimeUnit& unit, int interval,
                        const TimeWords& words) {
    const Days days = DayReader(text, unit, words).read(pos);
    NamedDays out{days.end, std::nullopt};
    const bool quarterly = unit.iso == 'M' && unit.size > 1;
    if (unit.use == UnitUse::school || days.differ ||
        (days.months.empty() && days.days.empty() && days.weekdays.empty()))
        return out;
    std::string rule = unit.iso == 'W' ? "FREQ=WEEKLY" : unit.iso == 'Y' || quarterly ? "FREQ=YEARLY" : "FREQ=MONTHLY";
    if (interval > 1 && !quarterly) rule += ";INTERVAL=" + std::to_string(interval);
    if (!days.months.empty()) rule += ";BYMONTH=" + joined(days.months);
    if (!days.days.empty()) rule += ";BYMONTHDAY=" + joined(days.days);
    if (!days.weekdays.empty()) rule += ";BYDAY=" + names_of(days.weekdays);
    if (interval > 1 && quarterly) return out;
    out.rrule = std::move(rule);
    return out;
}

}  // namespace fenjie
