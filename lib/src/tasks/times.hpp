// Deadlines and recurrences of tasks: the item's own, else those of its stage or lead-in; and the year that a date
// without one takes.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "tasks/document.hpp"
#include "tasks/drafts.hpp"
#include "tasks/owners.hpp"
#include "tasks/shared_texts.hpp"

namespace fenjie {

/// What the plan as a whole says about years.
struct PlanYears {
    std::optional<Day> issued;
    std::optional<int> period_first;
    std::optional<int> period_last;
    std::optional<int> title;
    std::optional<int> document_number;
    std::optional<int> first_month;                  ///< see YearContext
    std::optional<std::pair<int, int>> whole_years;  ///< see YearContext

    /// The year of a date that prints none: period, issue date, title, number.
    [[nodiscard]] std::optional<int> year() const;
    [[nodiscard]] YearContext context() const { return {year(), issued, first_month, whole_years}; }
};

/// The years that a document states, `given` standing in for an issue date that it lacks.
[[nodiscard]] PlanYears years_of(const DocumentInfo& document, const DateRecognizer& dates,
                                 const std::optional<Day>& given);

struct TaskTimes {
    TimeFacts facts;                ///< of the text without its notes
    std::vector<Recurrence> noted;  ///< that its notes, labels and cell name (完成时限：每月25日前)
    YearContext years;
    Rare<Date> deadline;  ///< with text, origin and span
    std::vector<Rare<Date>> part_deadlines;
};

class TimeFinder {
 public:
    TimeFinder(const Drafts& drafts, const Recognizers& recognizers, PlanYears years, const SpanOf& span_of,
               SharedTexts& shared, std::vector<Warning>& warnings);

    /// Must be called for the drafts in order: a task may take its lead-in's date.
    TaskTimes find(const TaskDraft& task, const TaskOwners& owners);

    /// A mention of `text` as the output's date object.
    [[nodiscard]] Date date_of(const DateMention& mention, const MappedText& text, const YearContext& years,
                               Origin origin) const;
    /// Whether a day ends before the years of the plan begin: what was to be done by then tells of the past.
    [[nodiscard]] bool is_past(const Date& date) const;

 private:
    struct Stage {
        Rare<Date> date;
        std::optional<int> year;
    };
    [[nodiscard]] static bool stays(const std::vector<DateMention>& mentions, std::string_view title);
    [[nodiscard]] const Stage& stage_of(int section);
    [[nodiscard]] TimeFacts stated(const MappedText& words) const;
    [[nodiscard]] std::optional<Date> year_named(const std::vector<DateMention>& mentions, Range title,
                                                 const MappedText& text, const YearContext& years, Origin origin) const;
    [[nodiscard]] std::optional<Date> best(const std::vector<DateMention>& mentions, Range within,
                                           const MappedText& text, const YearContext& years, Origin origin) const;

    const Drafts& drafts_;
    const Recognizers& recognizers_;
    PlanYears years_;
    const SpanOf& span_of_;
    SharedTexts& shared_;
    std::vector<Warning>& warnings_;
    std::vector<std::optional<Stage>> stages_;
    std::size_t seen_ = 0;                               // drafts that were asked for
    std::map<std::size_t, const MappedText*> lead_ins_;  // 2024年底前，完成以下任务：, by section
    std::map<std::size_t, Rare<Date>> led_;              // the deadlines of those that lead others in
    std::optional<DatePoint> term_start_;  // 2012年起5年内: where later 5年内 count from, without an issue date
};

}  // namespace fenjie
