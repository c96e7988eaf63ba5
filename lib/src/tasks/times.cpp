// Chooses the date that bounds an item among those it names, and inherits one where it names none.
//
// In:  section "（二）实施阶段（2022年9月-2024年8月）", item "1. 召开动员大会。"
// Out: deadline 2022-09-01 … 2024-08-31, origin "section"
#include "tasks/times.hpp"

#include <algorithm>
#include <utility>

#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kWholeYear = "全年";
constexpr std::string_view kThisYear = "今年";

/// 汛期前, 自印发之日起10个工作日内: a time that no calendar fixes.
bool has_no_day(const DateMention& m) {
    return !m.from && !m.to && !m.is_term() && !m.ongoing;
}

/// Whether a text has more sentences than one time without a day could be meant for.
bool has_many_sentences(std::string_view text) {
    constexpr int kMostSentences = 3;
    constexpr std::string_view kStop = "。";
    int sentences = 0;
    for (std::size_t at = utf8::find(text, kStop); at != std::string_view::npos && sentences <= kMostSentences;
         at = utf8::find(text, kStop, at + kStop.size()))
        ++sentences;
    return sentences > kMostSentences;
}

std::optional<int> year_of(const Rare<CompactString>& iso) {
    if (!iso) return std::nullopt;
    const auto day = day_from_iso(*iso);
    return day ? std::optional(day->year) : std::nullopt;
}

// Later ends first; among equals the one that stands first.
bool later(const Date& a, const Date& b) {
    if (a.end.has_value() != b.end.has_value()) return a.end.has_value();
    if (a.end && *a.end != *b.end) return *a.end > *b.end;
    if (!a.end && a.edtf.has_value() != b.edtf.has_value()) return a.edtf.has_value();
    if (!a.end && a.edtf && *a.edtf != *b.edtf) return *a.edtf > *b.edtf;
    return false;
}

}  // namespace

std::optional<int> PlanYears::year() const {
    if (period_first && period_last) {
        if (!first_month && issued && issued->year >= *period_first && issued->year <= *period_last)
            return issued->year;
        return period_first;
    }
    if (issued) return issued->year;
    return title ? title : document_number;
}

PlanYears years_of(const DocumentInfo& document, const DateRecognizer& dates, const std::optional<Day>& given) {
    PlanYears years;
    if (document.issued && document.issued->end) years.issued = day_from_iso(*document.issued->end);
    if (!years.issued) years.issued = given;
    if (document.period) {
        const auto first = day_from_iso(document.period->start);
        const auto last = day_from_iso(document.period->end);
        if (first) years.period_first = first->year;
        if (last) years.period_last = last->year;
        const bool over_the_end = first && last && last->year == first->year + 1 && last->month < first->month;
        if (over_the_end) years.first_month = first->month;
        if (first && last && first->month == 1 && first->day == 1 && last->month == 12 && last->day == 31)
            years.whole_years = {first->year, last->year};
    }
    if (document.title) {
        for (const DateMention& m : dates.find(*document.title).dates) {
            const DatePoint* point = m.to ? &*m.to : m.from ? &*m.from : nullptr;
            if (point != nullptr && point->year) years.title = point->year;
        }
    }
    if (document.document_number) years.document_number = document.document_number->year;
    return years;
}

TimeFinder::TimeFinder(const Drafts& drafts, const Recognizers& recognizers, PlanYears years, const SpanOf& span_of,
                       SharedTexts& shared, std::vector<Warning>& warnings)
    : drafts_(drafts),
      recognizers_(recognizers),
      years_(std::move(years)),
      span_of_(span_of),
      shared_(shared),
      warnings_(warnings),
      stages_(drafts.sections.size()) {
    for (const TaskDraft& draft : drafts.tasks) {
        if (draft.lead_in >= 0) led_.try_emplace(static_cast<std::size_t>(draft.lead_in));
    }
    constexpr std::string_view kColon = "：";
    for (const StatedGoal& goal : drafts.goals) {
        if (goal.leads && goal.section >= 0 && goal.text.view().ends_with(kColon))
            lead_ins_[static_cast<std::size_t>(goal.section)] = &goal.text;
    }
}

bool TimeFinder::is_past(const Date& date) const {
    const std::optional<int> first = years_.period_first ? years_.period_first
                                     : years_.issued     ? std::optional(years_.issued->year)
                                                         : std::nullopt;
    // Days are written alike, so that their order is that of their text: 2022-12-31.
    return first && date.end && std::string_view(*date.end) < std::to_string(*first);
}

Date TimeFinder::date_of(const DateMention& mention, const MappedText& text, const YearContext& years,
                         Origin origin) const {
    Date date;
    if (mention.within_months && !mention.from_issue && !mention.from && !years.issued && term_start_) {
        DateMention counted = mention;
        counted.from = term_start_;
        date = resolve(counted, years);
        date.start.reset();
        date.edtf = date.end;
    } else {
        date = resolve(mention, years);
    }
    date.text = shared_(text.view().substr(mention.begin, mention.end - mention.begin));
    for (Rare<CompactString> Date::*day : {&Date::start, &Date::end, &Date::edtf})
        date.*day = shared_.if_set(date.*day);
    date.origin = origin;
    date.span = span_of_(text.original(mention.begin, mention.end));
    // 本月 without a day of issue is none of these: it is one point.
    if (mention.from && mention.to && !(*mention.from == *mention.to) && !date.start && !date.end && !date.edtf)
        warnings_.push_back({"unreadable-date", "a time that ends before it begins: " + date.text, date.span});
    return date;
}

std::optional<Date> TimeFinder::best(const std::vector<DateMention>& mentions, Range within, const MappedText& text,
                                     const YearContext& years, Origin origin) const {
    std::optional<Date> chosen;
    std::optional<Date> ongoing;
    std::optional<Date> spent;  // 经过3年努力: bounds the item where no day does
    // 汛期前 in one sentence of many is no time of all that they say: it has no day by which it could be the latest.
    const bool of_a_part = std::any_of(mentions.begin(), mentions.end(), has_no_day) && has_many_sentences(text.view());
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const DateMention& m = mentions[i];
        if (m.begin < within.begin || m.end > within.end) continue;
        // 用三年时间，到2025年底…: the day that the years end on is said behind them.
        constexpr std::size_t kNear = 4 * utf8::kHanBytes;
        const bool dated = m.is_term() && i + 1 < mentions.size() && mentions[i + 1].use == DateUse::deadline &&
                           !mentions[i + 1].is_term() && mentions[i + 1].begin - m.end <= kNear;
        if (dated) continue;
        if (m.use == DateUse::ongoing && !ongoing) ongoing = date_of(m, text, years, origin);
        if (m.use != DateUse::deadline || (of_a_part && has_no_day(m))) continue;
        Date date = date_of(m, text, years, origin);
        if (m.spent) {
            if (!spent || later(date, *spent)) spent = std::move(date);
            continue;
        }
        if (!chosen || later(date, *chosen)) chosen = std::move(date);
    }
    // 到2020年 ends them; 2019年底前开工 is a step on the way.
    const bool ends = chosen && std::string_view(chosen->text).starts_with("到") && !is_past(*chosen);
    if (spent && !ends && (!chosen || later(*spent, *chosen))) chosen = std::move(spent);
    return chosen ? chosen : ongoing;
}

// 2019年任务, 2020年度目标 and nothing else: what such a heading is over is bounded by its year.
std::optional<Date> TimeFinder::year_named(const std::vector<DateMention>& mentions, Range title,
                                           const MappedText& text, const YearContext& years, Origin origin) const {
    constexpr std::size_t kLongest = 6 * utf8::kHanBytes;
    constexpr std::string_view kTasks = "任务";
    constexpr std::string_view kGoals = "目标";
    const auto opens = [&](const DateMention& m) { return m.begin == title.begin && m.end <= title.end; };
    const auto year = std::find_if(mentions.begin(), mentions.end(), opens);
    if (year == mentions.end()) return std::nullopt;
    const std::string_view rest = text.view().substr(year->end, title.end - year->end);
    if (rest.size() > kLongest || !(rest.ends_with(kTasks) || rest.ends_with(kGoals))) return std::nullopt;
    Date date = date_of(*year, text, years, origin);
    return date.start && date.end ? std::optional(std::move(date)) : std::nullopt;
}

// 完善机制（长期坚持）: said of all that stands below. 持续推进改革 is the heading itself.
bool TimeFinder::stays(const std::vector<DateMention>& mentions, std::string_view title) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const DateMention& m) {
        const std::string_view before = utf8::before(title, m.begin);
        const std::string_view behind = title.substr(m.end);
        return m.use == DateUse::ongoing && (before == "（" || before == "：" || before == "，") &&
               (behind.empty() || behind.starts_with("）") || behind.starts_with("；"));
    });
}

// The date and year that a section's heading (or one above it) sets for what stands in it.
const TimeFinder::Stage& TimeFinder::stage_of(int section) {
    static const Stage kNone;
    if (section < 0) return kNone;
    std::optional<Stage>& known = stages_[static_cast<std::size_t>(section)];
    if (known) return *known;
    const SectionDraft& s = drafts_.sections[static_cast<std::size_t>(section)];
    const Stage above = stage_of(s.parent);
    Stage stage = above;
    const TimeFacts facts = recognizers_.dates.find(s.title.view());
    const YearContext years = above.year ? YearContext{above.year, years_.issued} : years_.context();
    if (auto date = best(facts.dates, {0, s.title.size()}, s.title, years, Origin::section);
        date && (date->end || date->edtf || stays(facts.dates, s.title.view()))) {
        const auto first = year_of(date->start);
        const auto last = year_of(date->end);
        if (last && (!first || first == last)) stage.year = last;
        stage.date = std::move(date);
    }
    for (const MappedText& label : s.labels) {
        const auto note = recognizers_.responsibility.label_line(label.view());
        if (!note || !note->deadline) continue;
        const MappedText words = label.slice(note->deadline->begin, note->deadline->end);
        const auto dates = recognizers_.dates.find(words.view()).dates;
        if (auto date = best(dates, {0, words.size()}, words, years, Origin::section)) stage.date = std::move(date);
    }
    // 2024年底前，完成以下任务：
    if (const auto lead = lead_ins_.find(static_cast<std::size_t>(section)); lead != lead_ins_.end()) {
        const MappedText& words = *lead->second;
        const auto dates = recognizers_.dates.find(words.view()).dates;
        if (auto date = best(dates, {0, words.size()}, words, years, Origin::section); date && date->end)
            stage.date = std::move(date);
    }
    for (const DateMention& m : facts.dates) {
        const DatePoint* point = m.to ? &*m.to : m.from ? &*m.from : nullptr;
        if (!stage.date && point != nullptr && point->year) stage.year = point->year;
    }
    known = stage;
    return *known;
}

// The times of a cell or a label that is there to state one.
TimeFacts TimeFinder::stated(const MappedText& words) const {
    TimeFacts facts = recognizers_.dates.find(words.view());
    if (facts.dates.empty() && words.view().starts_with(kWholeYear)) {
        // 全年, 全年推进: this year.
        facts.dates = recognizers_.dates.find(kThisYear).dates;
        for (DateMention& m : facts.dates) m.end = kWholeYear.size();
    }
    return facts;
}

TaskTimes TimeFinder::find(const TaskDraft& task, const TaskOwners& owners) {
    TaskTimes out;
    const Stage& stage = stage_of(task.section);
    out.years = stage.year ? YearContext{stage.year, years_.issued} : years_.context();
    const std::string_view body = task.text.view().substr(0, owners.text_end);
    out.facts = recognizers_.dates.find(body);
    for (const DateMention& m : out.facts.dates) {
        if (m.within_months && m.from && m.from->year && !term_start_) term_start_ = m.from;
    }
    // What stands inside a note belongs to the note.
    const auto in_note = [&](std::size_t begin) {
        return std::any_of(owners.parts.begin(), owners.parts.end(), [&](const PlacedPart& p) {
            return begin >= p.note.whole.begin && begin < p.note.whole.end;
        });
    };
    std::erase_if(out.facts.dates, [&](const DateMention& m) { return in_note(m.begin); });

    // 完成时限：每月25日前 says how often.
    const auto note_recurrences = [&](const TimeFacts& facts, const MappedText& words) {
        for (const RecurrenceMention& m : facts.recurrences) {
            // 每季度公开一次进展, and 每季度末 in the note or the cell: said twice, meant once.
            const bool said =
                m.every && std::any_of(out.facts.recurrences.begin(), out.facts.recurrences.end(),
                                       [&](const RecurrenceMention& other) { return other.every == m.every; });
            if (said) continue;
            out.noted.push_back({shared_(words.view().substr(m.begin, m.end - m.begin)), m.every,
                                 span_of_(words.original(m.begin, m.end)), m.rule});
        }
    };
    std::optional<Date> noted;
    for (const PlacedPart& part : owners.parts) {
        std::optional<Date> date;
        if (part.note.deadline) {
            const MappedText words = task.text.slice(part.note.deadline->begin, part.note.deadline->end);
            const TimeFacts facts = stated(words);
            date = best(facts.dates, {0, words.size()}, words, out.years, Origin::marker);
            if (part.note.deadline->begin >= owners.text_end) note_recurrences(facts, words);
        }
        if (date && (!noted || later(*date, *noted))) noted = date;
        if (!date) date = best(out.facts.dates, part.text, task.text, out.years, Origin::text);
        out.part_deadlines.emplace_back(std::move(date));
    }
    for (const MappedText& label : task.labels) {
        const auto note = recognizers_.responsibility.label_line(label.view());
        if (!note || !note->deadline || noted) continue;
        const MappedText words = label.slice(note->deadline->begin, note->deadline->end);
        const TimeFacts facts = stated(words);
        noted = best(facts.dates, {0, words.size()}, words, out.years, Origin::marker);
        note_recurrences(facts, words);
    }
    if (!task.deadline_cell.empty()) {
        const MappedText& cell = task.deadline_cell;
        const TimeFacts facts = stated(cell);
        note_recurrences(facts, cell);
        out.deadline = best(facts.dates, {0, cell.size()}, cell, out.years, Origin::table);
        const bool blank = cell.view() == "/" || cell.view() == "—" || cell.view() == "-" || cell.view() == "无";
        if (!out.deadline && !blank && facts.recurrences.empty()) {
            warnings_.push_back({"unreadable-date", "the deadline cell is not understood: " + std::string(cell.view()),
                                 span_of_(cell.original(0, cell.size()))});
        }
    }
    if (!out.deadline) out.deadline = noted;
    if (!out.deadline) out.deadline = best(out.facts.dates, task.title, task.text, out.years, Origin::text);
    if (!out.deadline) out.deadline = year_named(out.facts.dates, task.title, task.text, out.years, Origin::text);
    if (!out.deadline) out.deadline = best(out.facts.dates, {0, owners.text_end}, task.text, out.years, Origin::text);
    if (!out.deadline) out.deadline = stage.date;
    if (!out.deadline && task.lead_in >= 0) {
        out.deadline = led_[static_cast<std::size_t>(task.lead_in)];
        if (out.deadline) out.deadline->origin = Origin::section;
    }
    if (const auto leads = led_.find(seen_++); leads != led_.end()) leads->second = out.deadline;
    return out;
}

}  // namespace fenjie
