// Decides what a date is for, from the words around it.
//
// In:  [2025年]全市达到80%            Out: deadline        In:  较[2020年]提高5个百分点      Out: baseline
// In:  完成[2022年]重点工作           Out: reference       In:  [2020年以来]                 Out: scene
// In:  自[2023年2月1日起]施行         Out: validity        In:  各项[2023年底前]完成         Out: deadline
//
// Words of the lexicon decide (date_lead before the date, date_context and date_action behind it). A date with a
// bound (前, 底, 到) is a deadline unless its lead-in or what follows at once says otherwise; a bare year is one only
// where something is done in it: it opens its clause, or what follows is an action, a figure or the clause's end.
#include <algorithm>
#include <array>

#include "recognize/dates/marks.hpp"
#include "recognize/dates/mentions.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kSentenceWindow = 120;
constexpr std::size_t kClauseWindow = 90;

class UseDecision {
 public:
    UseDecision(const ReadDate& date, std::string_view text, const TimeWords& words)
        : date_(date), m_(date.mention), text_(text), words_(words), next_(skip_date_blanks(text, date.mention.end)) {}

    [[nodiscard]] DateUse use() const {
        if (date_.bound == TailEffect::since || date_.until_now || date_.decade) return DateUse::scene;
        if (const std::optional<DateUse> by_lead = use_by_lead()) return *by_lead;
        if (labels_goals()) return DateUse::deadline;
        if (const std::optional<DateUse> by_next = use_by_next_word()) return *by_next;
        if (is_past()) return DateUse::reference;
        if (is_ground()) return DateUse::baseline;
        if (is_slogan()) return DateUse::reference;
        const bool bare_year =
            date_.level == Precision::year && (date_.is_plain() || date_.bound == TailEffect::during);
        if (bare_year) return is_done_in_year() ? DateUse::deadline : DateUse::reference;
        const bool bare_day = date_.level == Precision::day && date_.is_plain() && !date_.range;
        if (bare_day && sentence_says(DateUse::reference)) return DateUse::reference;
        return DateUse::deadline;
    }

 private:
    [[nodiscard]] std::optional<DateUse> use_by_lead() const {
        switch (date_.lead) {
            case LeadEffect::baseline:
                return DateUse::baseline;
            case LeadEffect::validity:
                return DateUse::validity;
            case LeadEffect::reference:
                return DateUse::reference;
            case LeadEffect::past:
                return sentence_says(DateUse::scene) ? std::optional(DateUse::scene) : std::nullopt;
            default:
                break;
        }
        // 成文日期：2018年11月7日
        const std::string_view colon = utf8::before(text_, date_.point_begin);
        if (colon != "：" && colon != ":" && colon != "\t") return std::nullopt;
        std::size_t label = date_.point_begin;
        while (label > 0 && date_.point_begin - label < 12) {
            const std::string_view c = utf8::before(text_, label);
            if (c != "：" && c != ":" && c != "\t" && c != " ") break;
            label -= c.size();
        }
        const std::optional<Lead> lead = words_.lead_before(text_, label);
        return lead && lead->effect == LeadEffect::reference ? std::optional(DateUse::reference) : std::nullopt;
    }

    // 2035年远景目标：公民素质达到25%: by when all is to be reached that the colon leads to.
    [[nodiscard]] bool labels_goals() const {
        constexpr std::size_t kLongest = 8 * utf8::kHanBytes;
        constexpr std::string_view kGoal = "目标";
        if (date_.level != Precision::year || !date_.is_plain() || !opens_clause(text_, date_.lead_begin)) return false;
        const std::string_view label = text_.substr(next_, kLongest + kGoal.size());
        const std::size_t goal = label.find(kGoal);
        return goal != std::string_view::npos && utf8::at(text_, next_ + goal + kGoal.size()) == "：" &&
               std::none_of(label.begin(), label.begin() + static_cast<std::ptrdiff_t>(goal),
                            [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }

    [[nodiscard]] std::optional<DateUse> use_by_next_word() const {
        const std::optional<ContextWord> word = words_.context_at(text_, next_);
        if (!word) return std::nullopt;
        const std::size_t behind = next_ + word->length;
        const bool bounded =
            date_.bound == TailEffect::before || date_.bound == TailEffect::within || date_.bound == TailEffect::until;
        const bool closed = closes_clause(text_, behind) || stands_at(text_, behind, "的");
        switch (word->when) {
            case ContextWhen::any:
                if (word->use == DateUse::validity) return word->use;
                if (word->use == DateUse::baseline) return bounded ? std::nullopt : std::optional(word->use);
                return date_.is_plain() ? std::optional(word->use) : std::nullopt;
            case ContextWhen::closing:
                if (!closed) return std::nullopt;
                if (word->use == DateUse::validity)
                    return date_.bound == TailEffect::from ? std::optional(word->use) : std::nullopt;
                if (!date_.is_plain()) return std::nullopt;
                if (date_.level == Precision::day || stands_at(text_, behind, "的") || stands_at(text_, behind, "《"))
                    return word->use;
                return std::nullopt;
            case ContextWhen::final:  // 年底考核
                return date_.edge == TailEffect::end && !bounded && date_.open_year && date_.level == Precision::year
                           ? std::optional(word->use)
                           : std::nullopt;
            case ContextWhen::year:
                return date_.level == Precision::year && date_.is_plain() ? std::optional(word->use) : std::nullopt;
            default:
                return std::nullopt;
        }
    }

    // 在2022年工作基础上: what is gone on from, some words before it says so.
    [[nodiscard]] bool is_ground() const {
        constexpr std::size_t kWindow = 36;
        constexpr std::string_view kIn = "在";
        if (!date_.is_plain() || utf8::before(text_, date_.lead_begin) != kIn) return false;
        const std::size_t end = std::min(text_.size(), next_ + kWindow);
        for (std::size_t at = next_; at < end && !closes_clause(text_, at); at += utf8::length_at(text_, at)) {
            const std::optional<ContextWord> word = words_.context_at(text_, at);
            const bool on = word && utf8::before(text_, at + word->length) == "上";  // 基础上
            if (word && word->use == DateUse::baseline && (on || closes_clause(text_, at + word->length))) return true;
        }
        return false;
    }

    // “年初建账、逐月查账、年底交账”: parts of a motto in quotation marks bound nothing.
    [[nodiscard]] bool is_slogan() const {
        constexpr std::size_t kMotto = 120;
        constexpr std::string_view kOpen = "“";
        constexpr std::string_view kClose = "”";
        if (!date_.open_year || date_.level != Precision::year || date_.bound == TailEffect::before) return false;
        const std::size_t from = date_.point_begin - std::min(date_.point_begin, kMotto);
        const std::string_view before = text_.substr(from, date_.point_begin - from);
        const std::string_view behind = text_.substr(m_.end, kMotto);
        const std::size_t open = before.rfind(kOpen);
        const std::size_t close = behind.find(kClose);
        if (open == std::string_view::npos || close == std::string_view::npos) return false;
        if (before.find(kClose, open) != std::string_view::npos ||
            behind.substr(0, close).find(kOpen) != std::string_view::npos)
            return false;
        constexpr std::string_view kPause = "、";
        return before.find(kPause, open) != std::string_view::npos ||
               behind.substr(0, close).find(kPause) != std::string_view::npos;
    }

    // 去年, 上年, 上个月: never to be done.
    [[nodiscard]] bool is_past() const {
        const std::optional<DatePoint>& last = m_.to ? m_.to : m_.from;
        return last && (last->year_offset.value_or(0) < 0 || last->month_offset.value_or(0) < 0 ||
                        last->quarter_offset.value_or(0) < 0);
    }

    [[nodiscard]] bool sentence_says(DateUse use) const {
        const std::size_t end = sentence_end(text_, m_.end, kSentenceWindow);
        for (std::size_t at = m_.end; at < end; at += utf8::length_at(text_, at)) {
            const std::optional<ContextWord> word = words_.context_at(text_, at);
            if (word && word->when == ContextWhen::sentence && word->use == use) return true;
        }
        return false;
    }

    // （2021—2023年） behind a plan's name is part of the name; behind a stage's it is when the stage is.
    [[nodiscard]] std::optional<bool> is_bracketed_term() const {
        const std::string_view open = utf8::before(text_, date_.point_begin);
        const std::string_view close = utf8::at(text_, next_);
        if ((open != "（" && open != "(") || (close != "）" && close != ")")) return std::nullopt;
        const std::optional<Lead> lead = words_.lead_before(text_, date_.point_begin - open.size());
        return lead && lead->effect == LeadEffect::stage;
    }

    [[nodiscard]] bool is_done_in_year() const {
        if (const std::optional<bool> bracketed = is_bracketed_term()) return *bracketed;
        // 完成2030年达标区域的方案: the year belongs to what is to be made.
        const bool figure = begins_numeral(text_, next_) || (next_ < text_.size() && utf8::is_digit(text_[next_]));
        if (date_.lead == LeadEffect::object && !figure) return false;
        if (date_.annual && is_listed()) return false;
        if (words_.is_action_at(text_, next_)) return true;
        if (date_.annual) return false;
        if (closes_clause(text_, m_.end)) return true;
        if (figure) return true;
        // 力争2025年污水处理率达到95%: the word that aims opens the clause with the year.
        const std::size_t aim = words_.action_before(text_, date_.lead_begin);
        const bool opens = opens_clause(text_, date_.lead_begin - aim) || date_.lead == LeadEffect::from ||
                           utf8::before(text_, date_.lead_begin) == "在" ||
                           utf8::before(text_, date_.lead_begin) == "于";
        return opens && !clause_is_a_name();
    }

    // 2020年度及2021年度分别统计: one of several years.
    [[nodiscard]] bool is_listed() const {
        constexpr std::string_view kMarks = "、及和与";
        constexpr std::string_view kAnnual = "年度";
        const std::string_view mark = utf8::before(text_, date_.point_begin);
        return !mark.empty() && kMarks.find(mark) != std::string_view::npos &&
               text_.substr(0, date_.point_begin - mark.size()).ends_with(kAnnual);
    }

    // 2022年重点任务分解表: the clause that the year opens ends in what a paper or a job is called. 2022年任务：完成…
    // tells what is done in the year.
    [[nodiscard]] bool clause_is_a_name() const {
        if (behind_label(text_, next_) > 0) return false;
        const std::size_t window = std::min(text_.size(), next_ + kClauseWindow);
        std::size_t end = next_;
        while (end < window && (!closes_clause(text_, end) || stands_at(text_, end, "”")))
            end += utf8::length_at(text_, end);
        const std::optional<ContextWord> word = words_.context_before(text_, end);
        return word && word->when == ContextWhen::final && end - word->length >= next_;
    }

    const ReadDate& date_;
    const DateMention& m_;
    std::string_view text_;
    const TimeWords& words_;
    std::size_t next_;
};

}  // namespace

DateUse use_of(const ReadDate& date, std::string_view text, const TimeWords& words, bool in_title) {
    return in_title ? DateUse::reference : UseDecision(date, text, words).use();
}

}  // namespace fenjie
