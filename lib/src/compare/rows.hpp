// The steps of a comparison, in the order in which compare() takes them. Each works on rows of (metric, population,
// unit) whose values point into the plans.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "compare/metrics.hpp"
#include "fenjie/compare.hpp"

namespace fenjie {

/// One target of one plan under its canonical name.
struct Entry {
    std::size_t plan = 0;  ///< index
    const Target* target = nullptr;
    std::optional<Date> deadline;  ///< the target's own, else its task's
};

struct Row {
    MetricName name;
    std::string unit;
    std::vector<Entry> entries;  ///< by plan, within a plan by deadline (open ones last), then place
};

/// Targets under one name in one row; rows in the order of their first target. Linear but for sorting.
[[nodiscard]] std::vector<Row> align(const std::vector<Plan>& plans, const Metrics& metrics);

/// Where a plan names an indicator without a figure: the sentence around it.
struct Mention {
    std::string text;
    Span span;
};

/// The tasks of one plan as one text, for the many look-ups of names in it.
class TaskTexts {
 public:
    TaskTexts(const Plan& plan, const Metrics& metrics);
    [[nodiscard]] std::optional<Mention> find(const Row& row, const Metrics& metrics) const;

 private:
    const Plan* plan_;
    std::string text_;                 // a task a line
    std::vector<std::size_t> begins_;  // of each task in it
    std::set<std::string> metrics_;    // canonical indicators that the plan has figures of
};

/// The ranks of a row's entries, beside them: 1 for the strictest plan, empty where there is none.
[[nodiscard]] std::vector<std::optional<int>> rank(const std::vector<Entry>& entries);

/// What to know before reading a row.
[[nodiscard]] std::vector<ComparisonNote> notes(const Row& row, const std::vector<ComparedPlan>& plans);

/// Rows that look alike and are not the same.
[[nodiscard]] std::vector<Suggestion> suggest(const std::vector<Row>& rows, const Metrics& metrics);

/// "规范管理率（在册严重精神障碍患者）"
[[nodiscard]] std::string label(const MetricName& name);

}  // namespace fenjie
