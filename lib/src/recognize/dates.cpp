// The one pass over a paragraph that finds every date, recurrence and length of time.
//
// In:  每季度开展1次培训，2024年6月底前覆盖率达到60%以上，并持续推进。
// Out: recurrence [每季度] P3M; date [2024年6月底前] end only, ongoing, rule deadline.month_end
//
// Only characters that can begin one of them are looked at (TimeWords::may_begin, numerals); each look is bounded to
// a few dozen bytes and the pass goes on behind what was found, so that it is linear in the paragraph. At one place a
// recurrence comes before a date and a date before a length: 每年9月 is no deadline, 2023年 no length.
#include "recognize/dates.hpp"

#include "recognize/date_marks.hpp"
#include "recognize/date_mentions.hpp"
#include "recognize/recurrences.hpp"
#include "recognize/time_length.hpp"
#include "recognize/time_words.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kTitleWindow = 600;    // bytes a 《》 may hold
constexpr std::size_t kOngoingWindow = 150;  // bytes from a date to 并持续推进
constexpr std::size_t kCellLength = 90;      // a text so short may be a table cell that only says when

class Pass {
 public:
    Pass(std::string_view text, const TimeWords& words) : text_(text), words_(words) {}

    TimeFacts run() {
        std::size_t pos = 0;
        while (pos < text_.size()) {
            const std::string_view c = utf8::at(text_, pos);
            if (c == "《") enter_title(pos);
            const bool number = begins_numeral(text_, pos);
            const char32_t code = utf8::code_point(c);
            pos = number || words_.may_begin(code) ? look(pos, number) : pos + c.size();
        }
        finish_dates();
        return std::move(facts_);
    }

 private:
    // Looks for a fact at `pos`; returns where the pass goes on.
    std::size_t look(std::size_t pos, bool number);
    std::size_t look_for_ongoing(std::size_t pos);
    std::size_t behind_number(std::size_t pos) const;
    void enter_title(std::size_t pos);
    void finish_dates();
    void mark_ongoing(ReadDate& date) const;

    std::string_view text_;
    const TimeWords& words_;
    TimeFacts facts_;
    std::vector<ReadDate> dates_;
    std::size_t floor_ = 0;      // end of the last mention: no lead-in is looked for before it
    std::size_t title_end_ = 0;  // behind the 》 of the title the pass is in
};

std::size_t Pass::look(std::size_t pos, bool number) {
    if (const std::optional<RepeatWord> word = words_.repeat_at(text_, pos); word && word->none)
        return pos + word->length;
    if (const std::size_t event = words_.event_at(text_, pos); event != 0) return pos + event;
    if (std::optional<RecurrenceMention> found = recurrence_at(text_, pos, words_)) {
        const std::size_t end = found->end;
        if (pos >= title_end_) facts_.recurrences.push_back(*std::move(found));
        return floor_ = end;
    }
    if (std::optional<ReadDate> found = read_date_at(text_, pos, floor_, words_)) {
        found->mention.use = use_of(*found, text_, words_, pos < title_end_);
        const std::size_t end = found->mention.end;
        if (!found->impossible) dates_.push_back(*std::move(found));
        return floor_ = end;
    }
    if (std::optional<ReadWithin> found = read_within_at(text_, pos, words_)) {
        ReadDate date;
        date.mention = found->mention;
        if (std::optional<TimeLength> length = time_length_at(text_, found->length_begin, words_)) {
            facts_.durations.push_back({found->length_begin, length->end, length->iso, length->rule});
        }
        dates_.push_back(std::move(date));
        return floor_ = found->mention.end;
    }
    if (std::optional<TimeLength> found = time_length_at(text_, pos, words_)) {
        facts_.durations.push_back({pos, found->end, found->iso, found->rule});
        return floor_ = found->end;
    }
    if (const std::size_t end = look_for_ongoing(pos); end != pos) return end;
    return number ? behind_number(pos) : pos + utf8::length_at(text_, pos);
}

// Behind the numeral at `pos` that dates nothing, with a unit of time behind it: 几十年内 holds no 年内.
std::size_t Pass::behind_number(std::size_t pos) const {
    std::size_t end = digits_at(text_, pos).end;
    if (end == pos) {
        const std::optional<Numeral> numeral = numeral_at(text_, pos);
        end = numeral ? numeral->end : pos + utf8::length_at(text_, pos);
    }
    const std::optional<TimeUnit> unit = words_.unit_at(text_, end);
    return unit && unit->iso == 'Y' && unit->size == 1 ? end + unit->length : end;
}

// 长期坚持 without a date is a time of its own where it is all that a cell says, or what its clause ends with.
std::size_t Pass::look_for_ongoing(std::size_t pos) {
    const std::optional<OngoingWord> word = words_.ongoing_at(text_, pos);
    if (!word || !closes_clause(text_, pos + word->length)) return pos;
    const bool cell = pos == skip_date_blanks(text_, 0) && skip_date_blanks(text_, pos + word->length) == text_.size();
    const std::string_view before = utf8::before(text_, pos);
    const bool label = before == "：" || before == ":";
    if (!cell && !label && (word->cell_only || !(opens_clause(text_, pos) || before == "并"))) return pos;
    ReadDate date;
    date.mention.begin = pos;
    date.mention.end = pos + word->length;
    date.mention.use = DateUse::ongoing;
    date.mention.ongoing = true;
    date.mention.rule = "ongoing.word";
    dates_.push_back(std::move(date));
    return floor_ = pos + word->length;
}

void Pass::enter_title(std::size_t pos) {
    if (pos < title_end_) return;
    const std::size_t close = text_.substr(pos, kTitleWindow).find("》");
    if (close != std::string_view::npos) title_end_ = pos + close;
}

// 10月底前完成并持续推进: the date's task goes on behind it.
void Pass::mark_ongoing(ReadDate& date) const {
    DateMention& m = date.mention;
    if (m.use != DateUse::deadline) return;
    const std::size_t end = sentence_end(text_, m.end, kOngoingWindow);
    for (std::size_t at = m.end; at < end; at += utf8::length_at(text_, at)) {
        const std::optional<OngoingWord> word = words_.ongoing_at(text_, at);
        if (!word || word->cell_only || !closes_clause(text_, at + word->length)) continue;
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
