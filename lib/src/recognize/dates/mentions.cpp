// Joins a lead-in, one point or two and the bounds behind them to one mention.
//
// In:  力争到2025年底前建成        Out: [到2025年底前] end only, year 2025
// In:  2022年9月-次年3月           Out: from 2022-09 to 2023-03, month
// In:  2012年起5年内               Out: from 2012, 60 months
//
// The right side of a range takes from the left what it does not print, and the next year where it would lie before
// it (11月至2月). A range keeps both ends whatever stands behind it (8月-9月底); a single point keeps both only where
// no word names one of them (6月, but not 6月底, 6月前, 到6月, 6月起).
#include "recognize/dates/mentions.hpp"

#include "recognize/dates/marks.hpp"
#include "recognize/dates/time_length.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool is_placed(const DatePoint& p) {
    return has_year(p) || p.month_offset || p.quarter_offset || p.issue_day;
}

int first_month(const DatePoint& p) {
    return p.month ? *p.month : p.quarter ? *p.quarter * 3 - 2 : p.half == 2 ? 7 : 1;
}
int last_month(const DatePoint& p) {
    return p.month ? *p.month : p.quarter ? *p.quarter * 3 : p.half == 1 ? 6 : 12;
}

void copy_year(const DatePoint& from, DatePoint& to, int later = 0) {
    to.year = from.year;
    to.short_year = from.short_year;
    to.year_offset = from.year_offset;
    if (later == 0) return;
    if (to.year)
        *to.year += later;
    else if (to.short_year)
        *to.short_year += later;
    else
        to.year_offset = to.year_offset.value_or(0) + later;
}

// What the right side of a range does not print.
void inherit(const DatePoint& left, DateReading& right) {
    DatePoint& p = right.last;
    if (right.following_year) {
        copy_year(left, p, 1);
        return;
    }
    if (is_placed(p) && !right.implied_year) return;
    const bool day_only = !p.month && (p.day || p.ten_days);
    if (day_only) {
        p.month = left.month;
        p.month_offset = left.month_offset;
    }
    if (!is_placed(left) && right.implied_year) return;
    copy_year(left, p, !day_only && last_month(p) < first_month(left) ? 1 : 0);
}

// 底 of a first day is the last day of what is named; 初 of any is its first part.
void apply_edge(DatePoint& p, const DateReading& reading, bool first) {
    if (reading.edge == TailEffect::begin && reading.level == Precision::month) p.ten_days = 1;
    if (reading.edge == TailEffect::begin && reading.level == Precision::year) p.quarter = 1;
    if (reading.edge == TailEffect::begin && reading.level == Precision::quarter && p.quarter)
        p.month = *p.quarter * 3 - 2;
    if (reading.edge != TailEffect::end || !first) return;
    if (reading.level == Precision::year) p.month = 12;
    if (reading.level == Precision::quarter && p.quarter) p.month = *p.quarter * 3;
    if (p.month || p.month_offset) p.day = 31;
}

Precision level_of(const DateReading& reading) {
    if (reading.edge != TailEffect::begin) return reading.level;
    if (reading.level == Precision::month) return Precision::ten_days;
    if (reading.level == Precision::quarter) return Precision::month;
    return reading.level == Precision::year ? Precision::quarter : reading.level;
}

// The 5年 of 3—5年: a term is over with its longer side.
std::optional<TimeLength> longer_side_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const std::optional<SmallNumber> number = small_number_at(text, pos);
    const std::size_t mark = number ? skip_range_mark(text, number->end) : pos;
    if (!number || mark == number->end) return std::nullopt;
    return time_length_at(text, mark, words, LengthPlace::right);
}

// 6月30日（含）前, 10月1日（含当日）起: the bracket belongs to the bound behind it.
std::size_t skip_inclusive(std::string_view text, std::size_t pos) {
    constexpr std::size_t kWindow = 24;
    if (!stands_at(text, pos, "（含") && !stands_at(text, pos, "（包含")) return pos;
    const std::size_t close = text.substr(pos, kWindow).find("）");
    return close == std::string_view::npos ? pos : pos + close + std::string_view("）").size();
}

class MentionReader {
 public:
    MentionReader(std::string_view text, std::size_t floor, const TimeWords& words)
        : text_(text), floor_(floor), words_(words) {}

    std::optional<ReadDate> read(std::size_t pos) {
        const std::optional<DateReading> left = date_point_at(text_, pos, words_);
        return left ? finish(*left) : std::nullopt;
    }

    // The 20日 of 3月10日、20日: a day without its month, which the day before it has.
    std::optional<ReadDate> read_day_of(const DatePoint& earlier, std::size_t pos) {
        std::optional<DateReading> day = date_point_at(text_, pos, words_, PointPlace::right);
        if (!day || !day->first.day || day->first.month || has_year(day->first)) return std::nullopt;
        for (DatePoint* point : {&day->first, &day->last}) {
            point->month = earlier.month;
            point->month_offset = earlier.month_offset;
            copy_year(earlier, *point);
        }
        return finish(*day);
    }

 private:
    std::optional<ReadDate> finish(const DateReading& left) {
        left_ = left;
        cur_ = left_.end;
        read_right();
        if (left_.first.issue_day && !right_) return std::nullopt;
        read_bounds();
        read_lead();
        place();
        return out_;
    }

    void read_right();
    void read_between();
    void read_bounds();
    void read_count();
    void read_lead();
    void place();

    std::string_view text_;
    std::size_t floor_;
    const TimeWords& words_;
    DateReading left_;
    std::optional<DateReading> right_;
    std::size_t cur_ = 0;
    ReadDate out_;
};

// 2015年和2018年之间, 3月与5月间: only 之间 or 间 makes a range of the two.
void MentionReader::read_between() {
    const std::size_t at = skip_date_blanks(text_, cur_);
    if (!stands_at(text_, at, "和") && !stands_at(text_, at, "与")) return;
    const std::size_t behind = skip_date_blanks(text_, at + utf8::length_at(text_, at));
    const std::optional<DateReading> right = date_point_at(text_, behind, words_, PointPlace::right);
    if (!right) return;
    const std::size_t after = skip_date_blanks(text_, right->end);
    const std::optional<Tail> tail = words_.tail_at(text_, after);
    const bool between = stands_at(text_, after, "之间") || stands_at(text_, after, "间");
    if (!between || !tail || tail->effect != TailEffect::during) return;
    right_ = right;
    inherit(left_.first, *right_);
    cur_ = right_->end;
}

void MentionReader::read_right() {
    const std::size_t mark = skip_range_mark(text_, cur_);
    if (left_.named_period) return;
    if (mark == cur_) {
        if (!left_.is_range()) read_between();
        return;
    }
    if (stands_at(text_, mark, "今") && !words_.relative_at(text_, mark)) {
        out_.until_now = true;
        cur_ = mark + utf8::length_at(text_, mark);
        return;
    }
    if (left_.is_range()) return;
    right_ = date_point_at(text_, mark, words_, left_.numeric ? PointPlace::right_of_digits : PointPlace::right);
    if (!right_) return;
    inherit(left_.first, *right_);
    // 5月至2024年9月: the left side is the right side's year, or the one before.
    if (!is_placed(left_.first) && right_->last.year) {
        copy_year(right_->last, left_.first, first_month(left_.first) > last_month(right_->last) ? -1 : 0);
    }
    cur_ = right_->end;
}

void MentionReader::read_bounds() {
    for (int words = 0; words < 2; ++words) {
        const std::size_t at = skip_inclusive(text_, skip_date_blanks(text_, cur_));
        const std::optional<Tail> tail = words_.tail_at(text_, at);
        if (!tail || tail->effect == TailEffect::spent || tail->effect == TailEffect::end ||
            tail->effect == TailEffect::begin)
            return;
        if (out_.bound == TailEffect::during) return;
        cur_ = at + tail->length;
        if (tail->effect != TailEffect::during || out_.bound == TailEffect::none) out_.bound = tail->effect;
        if (tail->effect == TailEffect::from) {
            read_count();
            return;
        }
    }
}

// 2012年起5年内, 从2023年开始，用三年时间: the length counts from the date.
void MentionReader::read_count() {
    std::size_t at = skip_date_blanks(text_, cur_);
    if (stands_at(text_, at, "，")) at += utf8::length_at(text_, at);
    if (stands_at(text_, at, "用")) at += utf8::length_at(text_, at);
    std::optional<TimeLength> length = time_length_at(text_, at, words_);
    if (!length) length = longer_side_at(text_, at, words_);
    if (!length || (!length->months && !length->days)) return;
    const std::optional<Tail> tail = words_.tail_at(text_, skip_date_blanks(text_, length->end));
    if (!tail || (tail->effect != TailEffect::within && tail->effect != TailEffect::spent)) return;
    out_.mention.within_months = length->months;
    if (!length->months) out_.mention.within_days = length->days;
    cur_ = skip_date_blanks(text_, length->end) + tail->length;
}

void MentionReader::read_lead() {
    out_.point_begin = left_.begin;
    out_.mention.begin = left_.begin;
    out_.lead_begin = left_.begin;
    const std::optional<Lead> lead = lead_at(text_, left_.begin, floor_, words_);
    if (!lead) return;
    out_.lead = lead->effect;
    out_.lead_begin = skip_date_blanks_back(text_, left_.begin) - lead->length;
    const bool open = right_ || out_.until_now || out_.bound == TailEffect::from || out_.bound == TailEffect::since;
    const bool bounds =
        lead->effect == LeadEffect::until || lead->effect == LeadEffect::past || lead->effect == LeadEffect::onward;
    if (bounds || (lead->effect == LeadEffect::from && open)) {
        out_.mention.begin = out_.lead_begin;
    }
    // 到2025年时
    if (lead->effect == LeadEffect::until && stands_at(text_, cur_, "时") &&
        closes_clause(text_, cur_ + utf8::length_at(text_, cur_))) {
        cur_ += utf8::length_at(text_, cur_);
    }
}

void MentionReader::place() {
    DateMention& m = out_.mention;
    m.end = cur_;
    const DateReading& last = right_ ? *right_ : left_;
    out_.range = right_ || left_.is_range();
    out_.level = level_of(last);
    out_.edge = last.edge;
    out_.annual = left_.annual;
    out_.named_period = left_.named_period;
    out_.decade = left_.decade;
    out_.impossible = left_.impossible || last.impossible || out_.lead == LeadEffect::lunar;
    out_.year_step = left_.year_step;
    out_.open_year = left_.implied_year || !is_placed(left_.first);
    m.precision = out_.level;
    DatePoint from = left_.first;
    DatePoint to = last.last;
    apply_edge(from, left_, out_.range || out_.bound == TailEffect::from);
    apply_edge(to, last, false);
    const bool open_end = out_.until_now || out_.lead == LeadEffect::onward || out_.bound == TailEffect::from ||
                          out_.bound == TailEffect::since;
    const bool bounded = out_.edge == TailEffect::end || out_.bound == TailEffect::before ||
                         out_.bound == TailEffect::within || out_.bound == TailEffect::until ||
                         out_.lead == LeadEffect::until || out_.lead == LeadEffect::past;
    const bool whole = out_.range && !(left_.named_period && out_.edge == TailEffect::end);
    if (open_end || whole || !bounded) m.from = from;
    if (!open_end) m.to = to;
}

}  // namespace

std::optional<Lead> lead_at(std::string_view text, std::size_t pos, std::size_t floor, const TimeWords& words) {
    const std::size_t end = skip_date_blanks_back(text, pos);
    const std::optional<Lead> lead = words.lead_before(text, end);
    return lead && end - lead->length >= floor ? lead : std::nullopt;
}

std::optional<ReadDate> read_date_at(std::string_view text, std::size_t pos, std::size_t floor,
                                     const TimeWords& words) {
    return MentionReader(text, floor, words).read(pos);
}

std::optional<ReadDate> read_day_at(std::string_view text, std::size_t pos, std::size_t floor, const TimeWords& words,
                                    const DatePoint& earlier) {
    return MentionReader(text, floor, words).read_day_of(earlier, pos);
}

namespace {

// 自本方案印发之日起, 通知印发后: where the words begin that name the issue of this paper, else `end`. 实施细则印发后
// counts from another paper, 各镇方案印发后 from others' papers.
std::size_t begin_of_issue(std::string_view text, std::size_t end, const TimeWords& words) {
    const std::optional<Lead> lead = lead_at(text, end, 0, words);
    if (!lead || lead->effect != LeadEffect::issue) return end;
    std::size_t begin = skip_date_blanks_back(text, end) - lead->length;
    if (const auto paper = lead_at(text, begin, 0, words); paper && paper->effect == LeadEffect::paper)
        begin = skip_date_blanks_back(text, begin) - paper->length;
    const std::string_view this_one = "本";
    const bool own = utf8::before(text, begin) == this_one;
    if (own) begin -= this_one.size();
    const std::string_view before = utf8::before(text, begin);
    const bool counted = before == "自" || before == "从" || before == "在" || before == "于";
    if (counted) begin -= before.size();
    return own || counted || opens_clause(text, begin) ? begin : end;
}

// 自本方案印发之日起10个工作日内: so many days, of which no calendar of ours knows which. The mention has no end.
std::optional<DateMention> working_days_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    const std::optional<SmallNumber> count = small_number_at(text, pos);
    if (!count || count->value < 1) return std::nullopt;
    std::size_t at = skip_date_blanks(text, count->end);
    if (stands_at(text, at, "个")) at += utf8::kHanBytes;
    const std::optional<TimeUnit> unit = words.unit_at(text, at);
    if (!unit || unit->use != UnitUse::working) return std::nullopt;
    const std::optional<Tail> tail = words.tail_at(text, at + unit->length);
    const std::size_t issue = begin_of_issue(text, pos, words);
    if (!tail || tail->effect != TailEffect::within || issue == pos) return std::nullopt;
    DateMention mention;
    mention.begin = issue;
    mention.end = at + unit->length + tail->length;
    mention.from_issue = true;
    mention.rule = "deadline.within_working_days";
    return mention;
}

}  // namespace

ReadTerm read_term_at(std::string_view text, std::size_t pos, const TimeWords& words) {
    ReadTerm out;
    std::size_t at = pos;
    const std::optional<Relative> word = words.relative_at(text, pos);
    const bool ahead = word && word->unit == RelativeUnit::ahead;
    if (ahead) {
        at = skip_date_blanks(text, pos + word->length);
        if (stands_at(text, at, "的")) at += utf8::length_at(text, at);
    }
    out.length_begin = at;
    out.length = time_length_at(text, at, words);
    const std::optional<TimeLength> term = out.length ? out.length : longer_side_at(text, at, words);
    if (!term) out.mention = working_days_at(text, pos, words);
    if (!term || (!term->months && !term->days)) return out;
    const std::size_t behind = skip_date_blanks(text, term->end);
    const std::optional<Tail> tail = words.tail_at(text, behind);
    const bool within = tail && tail->effect == TailEffect::within;
    const bool spent = tail && tail->effect == TailEffect::spent;
    if (!within && !spent && !(ahead && closes_clause(text, behind))) return out;
    // 自印发之日起，6个月内 and 建成后2年内 count from something else than the issue.
    const std::size_t before = utf8::before(text, pos) == "，" ? utf8::previous(text, pos) : pos;
    const std::optional<Lead> lead = lead_at(text, before, 0, words);
    const std::size_t issue = begin_of_issue(text, before, words);
    if (lead && lead->effect == LeadEffect::apart && !ahead) return out;
    if (lead && lead->effect == LeadEffect::issue && issue == before) return out;
    if (!term->months && issue == before) return out;
    if (spent && !(lead && lead->effect == LeadEffect::spend)) return out;
    // 控制在3年以内 and 不超过3年内 are limits, not terms.
    const bool limit = within && tail->length > std::string_view("内").size() && !opens_clause(text, pos);
    if (limit || words.is_comparator_before(text, pos)) return out;
    const std::size_t end = within || spent ? behind + tail->length : term->end;
    const std::optional<ContextWord> after = words.context_at(text, skip_date_blanks(text, end));
    if (after && after->when == ContextWhen::within) return out;
    DateMention mention;
    mention.begin = issue == before ? pos : issue;
    mention.end = end;
    mention.within_months = term->months;
    if (!term->months) mention.within_days = term->days;
    mention.from_issue = issue != before;
    mention.spent = spent;
    mention.precision = term->precision;
    mention.rule = "deadline.within";
    out.mention = mention;
    return out;
}

}  // namespace fenjie
