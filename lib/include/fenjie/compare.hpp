// Several plans side by side: who promises what, by when, and where do they differ?
//
// Targets are aligned by indicator, population and unit, never by a string alone: names are brought to their canonical
// form by a table that users can extend, and what merely looks alike is suggested, never merged.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/extract.hpp"
#include "fenjie/plan.hpp"

namespace fenjie {

/// A table of indicators and populations: which of their names are the same.
class Metrics;

/// A table of indicators and populations, or the reason why there is none (with the file and line at fault).
struct LoadedMetrics {
    std::shared_ptr<const Metrics> metrics;  ///< empty with an error
    std::optional<ReadError> error;
};

/// The built-in table (lib/metrics/metrics.tsv explains its columns) with the rows of `content` added; a row takes the
/// place of a built-in one with the same first four columns. A first line "#! replace" drops the built-in rows.
/// `name` is what errors call the content.
[[nodiscard]] LoadedMetrics load_metrics(std::string_view content, const std::string& name);

/// A plan as a comparison names it.
struct ComparedPlan {
    std::string id;  ///< p1, p2, … in the order given
    std::optional<std::string> title;
    std::vector<std::string> issuers;  ///< as in DocumentInfo
    std::optional<Period> period;
    std::string source;  ///< the file's name

    /// What people call it: title, else file name.
    [[nodiscard]] const std::string& label() const { return title ? *title : source; }
};

/// What one plan says of an indicator.
enum class ValueStatus {
    figure,     ///< a target states it
    mentioned,  ///< the indicator is named, without a figure
    absent,     ///< not a word of it
};

/// What one plan says of an indicator in one place. Where there is no figure only plan, status, text and span are set.
struct ComparedValue {
    std::string plan;  ///< its id: p1
    ValueStatus status = ValueStatus::absent;
    std::optional<std::string> target;  ///< its id in that plan: g3; the fields below are those of Target
    std::optional<Comparator> comparator;
    std::optional<Decimal> value;
    std::optional<Decimal> value_max;
    std::optional<std::array<Decimal, 2>> ratio;
    std::optional<Per> per;
    std::optional<Change> change;
    std::optional<std::string> baseline;
    std::optional<std::string> excluding;
    std::optional<Modality> modality;
    std::optional<Date> deadline;
    std::optional<std::string> text;
    std::optional<Span> span;
    /// 1 for the strictest plan; equal for equals; empty where it cannot be ranked (an earlier step of a trajectory, a
    /// change among levels, another direction, or nothing to rank it against).
    std::optional<int> rank;
};

/// Something to know before reading a row: repeated, restated-differently, exclusion-dropped, trajectory.
struct ComparisonNote {
    std::string code;                ///< one of these four
    std::string message;             ///< one sentence for people
    std::vector<std::string> plans;  ///< ids of those that it is about
};

/// A row: values are ordered by rank, then plans in the order given; within a plan by deadline.
struct Indicator {
    std::string metric;                     ///< the name that its spellings share
    std::optional<std::string> population;  ///< likewise; empty where no plan says whose
    std::string unit;                       ///< as in Target
    std::vector<ComparedValue> values;
    std::vector<ComparisonNote> notes;

    /// "规范管理率（在册严重精神障碍患者）"
    [[nodiscard]] std::string label() const;
};

/// Two rows that look alike and were not merged. `score` in hundredths, 1..99.
struct Suggestion {
    std::string a;  ///< labels of the two
    std::string b;
    int score = 0;
    std::string why;  ///< what they share, for people
};

/// Targets of several plans side by side, as compare.schema.json describes it.
struct Comparison {
    std::vector<ComparedPlan> plans;      ///< in the order given
    std::vector<Indicator> indicators;    ///< by number of plans with a figure, then by name
    std::vector<Suggestion> suggestions;  ///< by score
    std::vector<Warning> warnings;        ///< of the comparison, not those of its plans
};

/// Compares any number of plans; with an empty `metrics` by the built-in table.
[[nodiscard]] Comparison compare(const std::vector<Plan>& plans,
                                 const std::shared_ptr<const Metrics>& metrics = nullptr);

/// Plans that `extract` wrote as JSON or NDJSON. A document that is not valid is an error that says where.
struct ReadPlans {
    std::vector<Plan> plans;
    std::optional<ReadError> error;
};
[[nodiscard]] ReadPlans read_plans(std::string_view json);

/// Whether a text looks like what `extract` writes: the first thing in it is an object with a schema_version.
[[nodiscard]] bool is_extracted(std::string_view text);

}  // namespace fenjie
