// The one pass over a paragraph that finds every date, recurrence and length of time.
//
// In:  每季度开展1次培训，2024年6月底前覆盖率达到60%以上，并持续推进。
// Out: recurrence [每季度] P3M; date [2024年6月底前] end only, ongoing, rule deadline.month_end
//
// Only characters that can begin one of them are looked at (TimeWords::may_begin, numerals); each look is bounded to
// a few dozen bytes and the pass goes on behind what was found, so that it is linear in the paragraph. At one place a
// recurrence comes before a date and a date before a length: 每年9月 is no deadline, 2023年 no length.
#include "recognize/dates.hpp"

#include <algorithm>

#include "recognize/dates/marks.hpp"
#include "recognize/dates/mentions.hpp"
#include "recognize/dates/recurrences.hpp"
#include "recognize/dates/time_length.hpp"
#include "recognize/dates/time_words.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kTitleWindow = 600;    // bytes a 《》 may hold
constexpr std::size_t kOccasionWindow = 90;  // bytes from 汛期前 to what is done by then
constexpr std::size_t kOngoingWindow = 150;  // bytes from a date to 并持续推进
constexpr std::size_t kCellLength = 90;      // a text so short may be a table cell that only says when
constexpr int kNumeralGlyphs = 8;            // a longer row of glyphs is looked at in pieces

class Pass {
 public:
    Pass(std::string_view text, const TimeWords& words) : text_(text), words_(words) {}

    TimeFacts run() {
        for (std::size_t pos = words_.next_begin(text_, 0); pos < text_.size(); pos = words_.next_begin(text_, pos)) {
            const char32_t point = utf8::code_point_at(text_, pos);
            const unsigned begins = words_.begins(point);
            if (point == U'《') enter_title(pos);
            if (begins == 0)
                pos += utf8::length_at(text_, pos);
            else if ((begins & Begin::kNumber) != 0 && begins_numeral(text_, pos))
                pos = look_at_number(pos, begins);
            else
                pos = look_at_word(pos, begins);
        }
        finish_dates();
        return std::move(facts_);
    }

 private:
    // Each look returns where the pass goes on; `pos` means that nothing was found.
    std::size_t look_at_number(std::size_t pos, unsigned begins);
    std::size_t look_at_word(std::size_t pos, unsigned begins);
    std::size_t look_for_recurrence(std::size_t pos);
    std::size_t look_for_date(std::size_t pos);
    void look_for_more_days();
    std::size_t look_for_term(std::size_t pos);
    std::size_t look_for_ongoing(std::size_t pos);
    std::size_t look_for_occasion(std::size_t pos);
    [[nodiscard]] bool is_done_before(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool may_open_date(std::size_t pos, unsigned begins) const;
    [[nodiscard]] std::size_t behind_glyphs(std::size_t pos) const;
    [[nodiscard]] bool may_date(std::size_t number_end) const;
    void enter_title(std::size_t pos);
    void finish_dates();
    void mark_ongoing(ReadDate& date) const;

    std::string_view text_;
    const TimeWords& words_;
    TimeFacts facts_;
    std::vector<ReadDate> dates_;
    std::size_t floor_ = 0;        // end of the last mention: no lead-in is looked for before it
    std::size_t title_end_ = 0;    // behind the 》 of the title the pass is in
    std::size_t no_title_to_ = 0;  // up to here no 》 stands
};

// Behind the row of digits or numeral glyphs at `pos`, their decimals included.
std::size_t Pass::behind_glyphs(std::size_t pos) const {
    DigitRun run = digits_at(text_, pos);
    if (run.count > 0) {
        const std::string_view point = utf8::at(text_, run.end);
        if (run.count == 4 || (point != "." && point != "．")) return run.end;
        const DigitRun decimals = digits_at(text_, run.end + point.size());
        return decimals.count > 0 && decimals.count < 4 ? decimals.end : run.end;
    }
    for (int glyphs = 0; glyphs < kNumeralGlyphs && begins_numeral(text_, pos); ++glyphs) {
        pos += utf8::length_at(text_, pos);
    }
    return pos;
}

// Most numbers count things: only one before a unit of time, a range mark or a date's separator is looked at.
bool Pass::may_date(std::size_t number_end) const {
    std::size_t at = skip_date_blanks(text_, number_end);
    const std::string_view next = utf8::at(text_, at);
    if (!next.empty() && (words_.begins(utf8::code_point(next)) & Begin::kAfterNumber) == 0) return false;
    if (next != "个" && next != "個" && next != "、" && next != "和") return !next.empty();
    at = skip_date_blanks(text_, at + next.size());
    const std::string_view second = utf8::at(text_, at);
    if (next == "、" || next == "和") return second == "第" || begins_numeral(text_, at);
    return second == "半" || (!second.empty() && (words_.begins(utf8::code_point(second)) & Begin::kAfterNumber) != 0);
}

std::size_t Pass::look_at_number(std::size_t pos, unsigned begins) {
    const std::size_t end = behind_glyphs(pos);
    if (utf8::before(text_, pos) == "初" && digits_at(text_, pos).count == 0) return end;  // 正月初八
    const bool name = (begins & (Begin::kRepeat | Begin::kRelative | Begin::kPeriod)) != 0;  // 一直, 十月革命, 十四五
    if (name || may_date(end)) {
        if (name) {
            const std::optional<RepeatWord> word = words_.repeat_at(text_, pos);
            if (word && word->none) return pos + word->length;
            if (const std::size_t event = words_.event_at(text_, pos); event != 0) return pos + event;
            if (const std::size_t next = look_for_occasion(pos); next != pos) return next;
        }
        for (const auto look : {&Pass::look_for_recurrence, &Pass::look_for_date, &Pass::look_for_term}) {
            if (const std::size_t next = (this->*look)(pos); next != pos) return next;
        }
    }
    // A number that dates nothing takes its year with it: 几十年内 holds no 年内.
    const DigitRun run = digits_at(text_, pos);
    if (run.count > 0) return run.end;
    const std::optional<TimeUnit> unit = words_.unit_at(text_, end);
    const bool year = unit && unit->iso == 'Y' && unit->size == 1;
    return year ? end + unit->length : std::max(end, pos + utf8::length_at(text_, pos));
}

std::size_t Pass::look_at_word(std::size_t pos, unsigned begins) {
    if ((begins & Begin::kRepeat) != 0) {
        const std::optional<RepeatWord> word = words_.repeat_at(text_, pos);
        if (word && word->none) return pos + word->length;
    }
    if ((begins & (Begin::kRepeat | Begin::kShape | Begin::kHabit)) != 0) {
        if (const std::size_t next = look_for_recurrence(pos); next != pos) return next;
    }
    if ((begins & Begin::kRelative) != 0) {
        if (const std::size_t next = look_for_occasion(pos); next != pos) return next;
    }
    if (may_open_date(pos, begins)) {
        if (const std::size_t next = look_for_date(pos); next != pos) return next;
        if (const std::size_t next = look_for_term(pos); next != pos) return next;
    }
    if ((begins & Begin::kOngoing) != 0) {
        if (const std::size_t next = look_for_ongoing(pos); next != pos) return next;
    }
    return pos + utf8::length_at(text_, pos);
}

bool Pass::may_open_date(std::size_t pos, unsigned begins) const {
    if ((begins & Begin::kRelative) != 0 && words_.relative_at(text_, pos)) return true;
    if ((begins & Begin::kPeriod) != 0 && words_.period_at(text_, pos)) return true;
    if ((begins & Begin::kShape) == 0) return false;
    const std::string_view c = utf8::at(text_, pos);
    const std::size_t behind = pos + c.size();
    if (c == "第") return begins_numeral(text_, behind);
    if (c == "年") return words_.tail_at(text_, skip_date_blanks(text_, behind)).has_value();
    return c == "半" || words_.period_at(text_, behind).has_value();
}

std::size_t Pass::look_for_recurrence(std::size_t pos) {
    std::optional<RecurrenceMention> found = recurrence_at(text_, pos, words_);
    if (!found) return pos;
    floor_ = found->end;
    // 实行月报制度，各镇于次月5日前报送: said twice near by, meant once.
    constexpr std::ptrdiff_t kNear = 8;
    const auto near = facts_.recurrences.end() - std::min<std::ptrdiff_t>(kNear, std::ssize(facts_.recurrences));
    const bool said = found->rule == RuleId("recurrence.after_each") &&
                      std::any_of(near, facts_.recurrences.end(),
                                  [&](const RecurrenceMention& other) { return other.every == found->every; });
    if (pos >= title_end_ && !said) facts_.recurrences.push_back(*found);
    return floor_;
}

std::size_t Pass::look_for_date(std::size_t pos) {
    std::optional<ReadDate> found = read_date_at(text_, pos, floor_, words_);
    if (!found) return pos;
    floor_ = found->mention.end;
    found->mention.use = use_of(*found, text_, words_, pos < title_end_);
    if (found->impossible) return floor_;
    dates_.push_back(*found);
    look_for_more_days();
    return floor_;
}

// 3月10日、20日前; 9月10日，11日，12日: days that go on with the month of the one before.
void Pass::look_for_more_days() {
    constexpr int kMostDays = 31;
    for (int days = 0; days < kMostDays; ++days) {
        const ReadDate& earlier = dates_.back();
        const std::optional<DatePoint>& known = earlier.mention.to ? earlier.mention.to : earlier.mention.from;
        if (earlier.level != Precision::day || earlier.range || !known || !known->month) return;
        const std::size_t mark = skip_date_blanks(text_, floor_);
        const bool comma = stands_at(text_, mark, "，");
        if (!comma && !stands_at(text_, mark, "、") && !stands_at(text_, mark, "和") && !stands_at(text_, mark, "及"))
            return;
        const std::size_t next = skip_date_blanks(text_, mark + utf8::length_at(text_, mark));
        std::optional<ReadDate> found = read_day_at(text_, next, floor_, words_, *known);
        // 9月10日，3日内: a term.
        if (!found || found->impossible || found->bound == TailEffect::within) return;
        if (comma && !closes_clause(text_, found->mention.end)) return;
        floor_ = found->mention.end;
        found->mention.use = use_of(*found, text_, words_, false);
        dates_.push_back(*found);
    }
}

std::size_t Pass::look_for_term(std::size_t pos) {
    ReadTerm found = read_term_at(text_, pos, words_);
    if (found.length)
        facts_.durations.push_back({found.length_begin, found.length->end, found.length->iso, found.length->rule});
    if (found.mention) {
        floor_ = found.mention->end;
        ReadDate date;
        date.mention = *found.mention;
        dates_.push_back(date);
        return floor_;
    }
    return found.length ? floor_ = found.length->end : pos;
}

// 长期坚持 without a date is a time of its own where it is all that a cell says, or a clause of its own. In a list
// (规范化、常态化开展) it only says how.
std::size_t Pass::look_for_ongoing(std::size_t pos) {
    const std::optional<OngoingWord> word = words_.ongoing_at(text_, pos);
    if (!word || !closes_clause(text_, pos + word->length)) return pos;
    const bool cell = pos == skip_date_blanks(text_, 0) && skip_date_blanks(text_, pos + word->length) == text_.size();
    const std::string_view before = utf8::before(text_, pos);
    const bool label = before == "：" || before == ":";
    const bool own_clause = before == "并" || (opens_clause(text_, pos) && before != "、");
    if (!cell && !label && (word->where != OngoingWhere::clause || !own_clause)) return pos;
    ReadDate date;
    date.mention.begin = pos;
    date.mention.end = pos + word->length;
    date.mention.use = DateUse::ongoing;
    date.mention.ongoing = true;
    date.mention.rule = "ongoing.word";
    dates_.push_back(date);
    return floor_ = pos + word->length;
}

// Whether what stands behind 汛期前 is done before it: an action follows (完成清淤), or comes in the clause which that
// time opens (各镇完成清淤). 汛前检查要细 speaks of a check.
bool Pass::is_done_before(std::size_t begin, std::size_t end) const {
    constexpr std::string_view kJoining = "、和及与或的";
    const std::string_view next = utf8::at(text_, end);
    const std::string_view before = utf8::before(text_, begin);
    const bool pause = next == "，" || next == ",";
    const bool cell = begin == skip_date_blanks(text_, 0) || before == "：" || before == ":";
    if (cell && !pause && closes_clause(text_, end)) return true;
    if (next.empty() || kJoining.find(next) != std::string_view::npos || words_.regular_act_at(text_, end) != 0)
        return false;
    std::size_t at = pause ? end + next.size() : end;
    if (!utf8::is_han_at(text_, at)) return false;
    if (words_.is_action_at(text_, at)) return true;
    if (!pause && !opens_clause(text_, begin) && before != "在" && before != "于") return false;
    for (const std::size_t stop = at + kOccasionWindow; at < stop && !closes_clause(text_, at);
         at += utf8::length_at(text_, at)) {
        if (utf8::is_han_at(text_, at) && words_.is_action_at(text_, at)) return true;
    }
    return false;
}

// 汛期前, 2023年春节前, 秋季开学前: bounds what is to be done though no calendar has the day. What returns with a year
// or a term (每年汛期前, 每学期开学前) is said by the recurrence.
std::size_t Pass::look_for_occasion(std::size_t pos) {
    const std::optional<Relative> word = words_.relative_at(text_, pos);
    if (!word || word->unit != RelativeUnit::occasion) return pos;
    const std::size_t behind = pos + word->length;  // 每年|主汛期前 holds no 汛期前
    if (pos < title_end_) return behind;
    const std::optional<Tail> tail = words_.tail_at(text_, behind);
    if (!tail || tail->effect != TailEffect::before) return behind;
    const bool recurs = !facts_.recurrences.empty() && facts_.recurrences.back().end == pos;
    const bool dated = !dates_.empty() && dates_.back().mention.end == pos;
    const std::size_t begin = dated ? dates_.back().mention.begin : pos;
    const std::size_t end = behind + tail->length;
    if (recurs || !is_done_before(begin, end)) return behind;
    // The year before it says which one, and is no bound by itself.
    if (dated && (dates_.back().level != Precision::year || !dates_.back().is_plain())) return behind;
    if (dated) dates_.pop_back();
    ReadDate date;
    date.mention.begin = begin;
    date.mention.end = end;
    date.mention.rule = "deadline.occasion_before";
    dates_.push_back(date);
    return floor_ = end;
}

void Pass::enter_title(std::size_t pos) {
    if (pos < title_end_ || pos + kTitleWindow <= no_title_to_) return;
    // Where an earlier look found no 》 none need be looked for again.
    const std::size_t from = std::max(pos, std::min(no_title_to_, text_.size()));
    const std::size_t close = utf8::find(text_.substr(from, pos + kTitleWindow - from), "》");
    if (close != std::string_view::npos)
        title_end_ = from + close;
    else
        no_title_to_ = pos + kTitleWindow - std::string_view("》").size();
}

// 10月底前完成并持续推进: the date's task goes on behind it.
void Pass::mark_ongoing(ReadDate& date) const {
    DateMention& m = date.mention;
    if (m.use != DateUse::deadline) return;
    const std::size_t end = sentence_end(text_, m.end, kOngoingWindow);
    for (std::size_t at = m.end; at < end; at += utf8::length_at(text_, at)) {
        if ((words_.begins(utf8::code_point(utf8::at(text_, at))) & Begin::kOngoing) == 0) continue;
        const std::optional<OngoingWord> word = words_.ongoing_at(text_, at);
        if (!word || word->where == OngoingWhere::cell || !closes_clause(text_, at + word->length)) continue;
        m.ongoing = true;
        // In a cell that says nothing else all of it is the date's text.
        const bool cell = text_.size() <= kCellLength && m.begin == 0 && at + word->length == text_.size();
        if (cell) m.end = at + word->length;
        return;
    }
}

void Pass::finish_dates() {
    settle_neighbours(dates_, text_);
    for (std::size_t i = 0; i < dates_.size(); ++i) {
        ReadDate& date = dates_[i];
        if (date.mention.rule.empty()) date.mention.rule = rule_of(date);
        if (date.mention.use == DateUse::ongoing && i > 0) {
            // It was read with the date before it, if both stand in one sentence.
            DateMention& earlier = dates_[i - 1].mention;
            if (earlier.ongoing && sentence_end(text_, earlier.end, kOngoingWindow) >= date.mention.begin) continue;
        }
        mark_ongoing(date);
        const bool swallowed = !facts_.dates.empty() && facts_.dates.back().end > date.mention.begin;
        if (!swallowed) facts_.dates.push_back(date.mention);
    }
}

}  // namespace

DateRecognizer::DateRecognizer(const Lexicon& lexicon) : words_(std::make_unique<const TimeWords>(lexicon)) {}
DateRecognizer::~DateRecognizer() = default;

TimeFacts DateRecognizer::find(std::string_view text) const {
    return Pass(text, *words_).run();
}

}  // namespace fenjie
