// Reads how often something is to be done.
//
// In:  每月、每季度、每半年     Out: P1M | P3M | P6M (one after the other)
// In:  每两年, 按季度, 一月一   Out: P2Y, P3M, P1M
// In:  定期, but not 稳定期     Out: a recurrence without a period
//
// Not a recurrence: a quoted name (“每月一题”), and a quantity that something is measured against
// (不少于每周课时的40%).
#include "recognize/dates/recurrences.hpp"

#include <array>

#include "recognize/dates/marks.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kNameWindow = 36;  // bytes of a quoted name
constexpr int kEachCharacters = 3;       // of 每公里 before 每年
constexpr int kRateCharacters = 6;       // of 每公里县道 before its figure

struct Repeated {
    TimeUnit unit;
    int interval = 1;
    std::size_t end = 0;
};

std::string iso_duration(const Repeated& r) {
    return "P" + std::to_string(r.interval * r.unit.size) + r.unit.iso;
}

// The week of the weekday at `pos`: 周一, 星期五. 逢周末 and 逢集 name no day of it.
std::optional<Repeated> on_weekday_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    constexpr std::string_view kWeekdays = "一二三四五六日";
    const std::optional<TimeUnit> unit = words.unit_at(text, pos);
    if (!unit || unit->iso != 'W' || unit->size != 1) return std::nullopt;
    const std::string_view day = utf8::at(text, pos + unit->length);
    if (day.empty() || kWeekdays.find(day) == std::string_view::npos) return std::nullopt;
    return Repeated{*unit, 1, pos + unit->length};
}

// 每季度, 每个月, 每两年, 每隔3个月, 每逢周一, 逢周一
std::optional<Repeated> every_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const bool each = stands_at(text, pos, "每");
    const std::size_t behind = each ? skip_date_blanks(text, pos + utf8::kHanBytes) : pos;
    if (stands_at(text, behind, "逢")) return on_weekday_at(text, behind + utf8::kHanBytes, words);
    if (!each) return std::nullopt;
    std::size_t at = behind;
    if (stands_at(text, at, "隔")) at += utf8::kHanBytes;
    Repeated r;
    if (const std::optional<SmallNumber> number = small_number_at(text, at); number && number->digits < 4) {
        if (number->value < 1 || number->value > 100) return std::nullopt;
        r.interval = number->value;
        at = skip_date_blanks(text, number->end);
    }
    if (stands_at(text, at, "个") || stands_at(text, at, "個")) at += utf8::kHanBytes;
    const std::optional<TimeUnit> unit = words.unit_at(text, at);
    // 每个工作日; 每5个工作日 is no length that a calendar has.
    if (!unit || (unit->use == UnitUse::working && r.interval > 1)) return std::nullopt;
    r.unit = *unit;
    r.end = at + unit->length;
    return r;
}

// 按月, 按季度, 逐月; not 按日 (计费), 逐年 (提高) and, hidden by the lexicon, 按年龄, 按月份.
std::optional<Repeated> by_unit_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const bool one_by_one = stands_at(text, pos, "逐");
    if (!one_by_one && !stands_at(text, pos, "按")) return std::nullopt;
    const std::optional<TimeUnit> unit = words.unit_at(text, pos + utf8::kHanBytes);
    if (!unit || (unit->iso == 'D' && unit->size == 1) || (one_by_one && unit->iso == 'Y')) return std::nullopt;
    const std::size_t end = pos + utf8::kHanBytes + unit->length;
    // 按年度任务推进, 按季度计划实施: by what the year's paper says; 按年度考核 is done each year.
    const std::optional<ContextWord> paper = words.context_at(text, end);
    if (paper && paper->when == ContextWhen::final && words.regular_act_at(text, end) == 0) return std::nullopt;
    return Repeated{*unit, 1, end};
}

// 一年两次, 三年一轮, 半年一次: so often in so long. 三年两次 would be no whole period.
std::optional<Repeated> times_in_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    constexpr int kLongest = 10;
    const bool half = stands_at(text, pos, "半");
    int length = 1;
    std::size_t at = pos;
    if (!half) {
        const std::optional<SmallNumber> span = small_number_at(text, pos);
        if (!span || span->value < 1 || span->value > kLongest) return std::nullopt;
        length = span->value;
        at = stands_at(text, span->end, "个") ? span->end + utf8::kHanBytes : span->end;
    }
    const std::optional<TimeUnit> unit = words.unit_at(text, at);
    if (!unit) return std::nullopt;
    const std::size_t end = at + unit->length;
    const std::optional<SmallNumber> times = small_number_at(text, end);
    if (!times || times->value < 1 || (times->value > 1 && length > 1) ||
        (!stands_at(text, times->end, "次") && !stands_at(text, times->end, "轮")))
        return std::nullopt;
    return Repeated{*unit, length, end};
}

// 一季一通报, 半年一总结, 一年一次: but 一月一日 is a day.
std::optional<Repeated> one_each_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const bool half = stands_at(text, pos, "半");
    if (!half && !stands_at(text, pos, "一")) return std::nullopt;
    const std::optional<TimeUnit> unit = words.unit_at(text, half ? pos : pos + utf8::kHanBytes);
    if (!unit) return std::nullopt;
    const std::size_t again = (half ? pos : pos + utf8::kHanBytes) + unit->length;
    if (!stands_at(text, again, "一")) return std::nullopt;
    const std::size_t what = again + utf8::kHanBytes;
    if (!utf8::is_han_at(text, what) || small_number_at(text, again).value_or(SmallNumber{}).end != what)
        return std::nullopt;
    const std::optional<RepeatWord> adverb = words.repeat_at(text, again);  // 一年一直
    if (adverb && adverb->none) return std::nullopt;
    if (words.unit_at(text, what) || stands_at(text, what, "号")) return std::nullopt;
    return Repeated{*unit, 1, again};
}

// 月通报 at a place: its unit and where the act ends.
struct Habit {
    TimeUnit unit;
    std::size_t act = 0;
    std::size_t end = 0;
};

std::optional<Habit> unit_and_act_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const bool half = stands_at(text, pos, "半");
    const std::optional<TimeUnit> unit = words.unit_at(text, pos);
    if (!unit || (half && unit->iso != 'M')) return std::nullopt;
    const std::size_t act = pos + unit->length;
    const std::size_t length = words.regular_act_at(text, act);
    return length == 0 ? std::nullopt : std::optional(Habit{*unit, act, act + length});
}

// 月通报制度, 周例会制: a rule that makes something regular. A year's report (年度报告制度) is a thing. Without the
// word such habits stand in a row: 月调度、季通报、年考核.
std::optional<Repeated> habit_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const std::optional<Habit> habit = unit_and_act_at(text, pos, words);
    if (!habit) return std::nullopt;
    constexpr std::string_view kMark = "、";
    const bool ruled = stands_at(text, habit->end, "制") || stands_at(text, habit->end, "机制");
    const bool opens_row =
        stands_at(text, habit->end, kMark) && unit_and_act_at(text, habit->end + kMark.size(), words).has_value();
    const bool in_row = utf8::before(text, pos) == kMark && words.regular_act_ends_at(text, pos - kMark.size());
    if (!(ruled && habit->unit.iso != 'Y') && !opens_row && !in_row) return std::nullopt;
    return Repeated{habit->unit, 1, habit->act};
}

// 次月5日前, 季后10日内, 季度结束后15日内: a day of each month or quarter after the one that is told of. 次月起 begins.
std::optional<Repeated> after_each_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    constexpr std::string_view kNext = "次";
    const bool next = stands_at(text, pos, kNext);
    const std::optional<TimeUnit> unit = words.unit_at(text, next ? pos + kNext.size() : pos);
    if (!unit || unit->iso != 'M' || (next ? unit->size != 1 : unit->size != 3)) return std::nullopt;
    std::size_t end = pos + (next ? kNext.size() : 0) + unit->length;
    if (!next) {
        if (stands_at(text, end, "结束") || stands_at(text, end, "终了")) end += 2 * utf8::kHanBytes;
        if (!stands_at(text, end, "后")) return std::nullopt;
        end += utf8::kHanBytes;
    }
    const std::optional<SmallNumber> day = small_number_at(text, end);
    if (!day) return std::nullopt;
    const std::size_t counted = stands_at(text, day->end, "个") ? day->end + utf8::kHanBytes : day->end;
    const std::optional<TimeUnit> days = words.unit_at(text, counted);
    if (!days || days->iso != 'D') return std::nullopt;
    const std::size_t behind = counted + days->length;
    const bool bounded =
        stands_at(text, behind, "前") || stands_at(text, behind, "内") || stands_at(text, behind, "之");
    return bounded ? std::optional(Repeated{*unit, 1, end}) : std::nullopt;
}

// “每月一题”: a name in quotation marks.
bool is_quoted_name(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::array<std::string_view, 3> kOpening = {"“", "‘", "「"};
    constexpr std::array<std::string_view, 3> kClosing = {"”", "’", "」"};
    for (std::size_t i = 0; i < kOpening.size(); ++i) {
        if (utf8::before(text, begin) != kOpening.at(i)) continue;
        const std::size_t close = text.substr(end, kNameWindow).find(kClosing.at(i));
        return close != std::string_view::npos && close > 0;
    }
    return false;
}

bool is_measured_against(std::string_view text, std::size_t begin, std::size_t end, const TimeWords& words) {
    return words.is_comparator_before(text, begin) && utf8::is_han_at(text, end) && !small_number_at(text, end);
}

// 人均每日食盐摄入量: what one eats, not how often something is done.
bool is_daily_amount(std::string_view text, std::size_t begin, const Repeated& repeated) {
    constexpr std::string_view kPerHead = "人均";
    return repeated.unit.iso == 'D' && text.substr(0, begin).ends_with(kPerHead) &&
           utf8::is_han_at(text, repeated.end) && !small_number_at(text, repeated.end);
}

/// 每 a little before a place, in the same word: 每人|每月.
bool each_before(std::string_view text, std::size_t begin) {
    for (int n = 0; n < kEachCharacters && begin > 0 && utf8::is_han(utf8::code_point(utf8::before(text, begin)));
         ++n) {
        begin = utf8::previous(text, begin);
        if (stands_at(text, begin, "每")) return true;
    }
    return false;
}

// 每年每公里5000元, 每人每月300元: a rate of money, not how often something is done.
bool is_rate_of_money(std::string_view text, std::size_t begin, std::size_t end) {
    if (!stands_at(text, end, "每") && !each_before(text, begin)) return false;
    std::size_t at = end;
    for (int n = 0; n < kRateCharacters && utf8::is_han_at(text, at); ++n) at += utf8::length_at(text, at);
    const std::size_t digits = at;
    while (at < text.size() && (utf8::is_digit(text[at]) || text[at] == '.' || text[at] == ',')) ++at;
    if (at == digits) return false;
    while (stands_at(text, at, "万") || stands_at(text, at, "千") || stands_at(text, at, "百")) at += utf8::kHanBytes;
    return stands_at(text, at, "元");
}

}  // namespace

std::optional<RecurrenceMention> recurrence_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    if (const std::optional<RepeatWord> word = words.repeat_at(text, pos)) {
        if (word->none) return std::nullopt;
        return RecurrenceMention{pos, pos + word->length, word->every, std::nullopt, "recurrence.word"};
    }
    std::optional<Repeated> repeated = every_at(text, pos, words);
    const bool every = repeated.has_value();
    RuleId rule = "recurrence.every";  // nearly all looks end without one
    if (!repeated) {
        repeated = by_unit_at(text, pos, words);
        rule = "recurrence.by_unit";
    }
    if (!repeated) {
        repeated = one_each_at(text, pos, words);
        rule = "recurrence.one_each";
    }
    if (!repeated) {
        repeated = times_in_at(text, pos, words);
        rule = "recurrence.times_in";
    }
    if (!repeated) {
        repeated = habit_at(text, pos, words);
        rule = "recurrence.habit";
    }
    if (!repeated) {
        repeated = after_each_at(text, pos, words);
        rule = "recurrence.after_each";
    }
    if (!repeated) return std::nullopt;
    // “日巡查、周排查、月调度”, “一月一调度”: what is done so often, where “一月一主题” and “每月一题” are names.
    const bool act = rule == "recurrence.habit" ||
                     (rule == "recurrence.one_each" && words.regular_act_at(text, repeated->end + utf8::kHanBytes) > 0);
    if ((!act && is_quoted_name(text, pos, repeated->end)) || is_measured_against(text, pos, repeated->end, words))
        return std::nullopt;
    if (every && (is_rate_of_money(text, pos, repeated->end) || is_daily_amount(text, pos, *repeated) ||
                  words.is_claim_behind(text, repeated->end)))
        return std::nullopt;
    RecurrenceMention mention{pos, repeated->end, iso_duration(*repeated), std::nullopt, rule};
    if (!every) return mention;
    NamedDays days = named_days_at(text, repeated->end, repeated->unit, repeated->interval, words);
    if (days.end == repeated->end) return mention;
    mention.end = days.end;
    mention.rrule = std::move(days.rrule);
    mention.rule = "recurrence.every_on";
    return mention;
}

}  // namespace fenjie
