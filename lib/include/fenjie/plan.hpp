// The nouns of the library: one extracted plan, as ../../schemas/extract.schema.json describes it.
//
// Plain values: copy, move and compare them freely. Strings are UTF-8. Days are ISO 8601 ("2023-07-31").
// Where the plan says nothing, a std::optional (or a Rare, which is used like one) is empty and a list has no entries;
// nothing is guessed. A large plan has a hundred thousand sections, tasks, targets and warnings: what they are made of
// is what it weighs, so their texts are CompactStrings and their lists CompactVectors, used like those of the standard.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/compact_string.hpp"
#include "fenjie/compact_vector.hpp"
#include "fenjie/rare.hpp"

namespace fenjie {

/// A half-open range of Unicode code points in the decoded source text (W3C TextPositionSelector).
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::uint32_t line = 0;             ///< 1-based line of `start`
    std::optional<std::uint32_t> page;  ///< 1-based page, where the source has pages

    bool operator==(const Span&) const = default;
};

/// An exact decimal number: mantissa / 10^scale. Plans state at most about 18 significant digits.
struct Decimal {
    std::int64_t mantissa = 0;
    int scale = 0;  ///< number of decimal places, 0..18

    bool operator==(const Decimal&) const = default;
    /// The shortest plain notation: "4.5", "100", "-3"; never an exponent.
    [[nodiscard]] std::string to_string() const;
};

/// Where in the plan an owner or a date stands.
enum class Origin : std::uint8_t {
    text,
    subject,  ///< the sentence's subject
    heading,
    table,
    marker,   ///< a responsibility note
    rule,     ///< a rule that the plan declares for all its tasks
    section,  ///< a stage or lead-in above the task
    linked,   ///< another file of the same plan
};

enum class Precision : std::uint8_t { day, ten_days, month, quarter, half_year, year };

/// A bounded time as the plan words it. `start` and `end` are the first and last day, both inclusive;
/// either may be open. Where no year could be found both are empty and `edtf` keeps month and day
/// (ISO 8601-2, e.g. "XXXX-07-31").
struct Date {
    CompactString text;
    Rare<CompactString> start;
    Rare<CompactString> end;
    std::optional<Precision> precision;
    bool ongoing = false;          ///< 持续推进, 长期坚持: goes on without an end
    Origin origin = Origin::text;  ///< text, table, marker, section or linked
    Rare<CompactString> edtf;
    Span span;
    std::string_view rule;  ///< id of the rule that read it, which lives as long as the program; not part of the JSON
};

struct Recurrence {
    CompactString text;
    Rare<CompactString> every;  ///< ISO 8601 duration; empty for 定期
    Span span;
    std::string_view rule;  ///< as in Date
};

enum class Role : std::uint8_t { lead, responsible, implement, cooperate, supervise };

struct Person {
    CompactString name;
    Rare<CompactString> position;
};

/// One organization in one role for one task.
struct Owner {
    Role role = Role::responsible;
    Origin origin = Origin::text;  ///< heading, table, marker, subject, text, rule or linked
    Span span;
    CompactString organization;  ///< full form, as this document writes it somewhere
    Rare<Person> person;
    CompactString text;     ///< as it stands at this place
    std::string_view rule;  ///< as in Date
};

struct Part {
    CompactString text;
    CompactVector<Owner> responsible;
    Rare<Date> deadline;
    Span span;
};

enum class TaskKind : std::uint8_t { measure, duty, step, safeguard, goal, table_row };

struct Task {
    CompactString id;
    Rare<CompactString> section;
    TaskKind kind = TaskKind::measure;
    Span span;
    Rare<CompactString> number;
    Rare<CompactString> title;
    Rare<CompactString> category;
    CompactString text;
    CompactVector<Owner> responsible;
    Rare<Date> deadline;
    CompactVector<Recurrence> recurrences;
    CompactVector<CompactString> targets;
    CompactVector<Part> parts;
    CompactVector<CompactString> same_as;
};

enum class Comparator : std::uint8_t { ge, le, gt, lt, about, eq };  ///< >= <= > < ~ =
enum class Change : std::uint8_t { increase, decrease };
enum class Modality : std::uint8_t { must, aim };

/// What a rate of occurrence is counted over: every P1Y, or each 街道.
struct Per {
    Rare<CompactString> every;
    Rare<CompactString> each;
};

struct Target {
    CompactString id;
    Rare<CompactString> task;
    Rare<CompactString> section;
    CompactString metric;
    Rare<CompactString> subject;
    Rare<CompactString> excluding;
    Comparator comparator = Comparator::eq;
    std::optional<Change> change;
    Modality modality = Modality::must;
    Span span;
    Decimal value;
    Rare<Decimal> value_max;
    CompactString unit;
    Rare<std::array<Decimal, 2>> ratio;  ///< [1, 4000] where unit is "1:N"
    Rare<Per> per;
    Rare<CompactString> baseline;
    Rare<Date> deadline;
    CompactString text;
    std::string_view rule;  ///< as in Date
};

enum class SectionKind : std::uint8_t {
    guiding_principles,
    goals,
    measures,
    duties,
    steps,
    safeguards,
    task_table,
    roster,
    other
};

struct Section {
    CompactString id;
    Rare<CompactString> parent;
    int level = 1;  ///< 0 an attachment, 1 the highest heading of the body, and so on by rank
    SectionKind kind = SectionKind::other;
    Span span;
    std::optional<int> ordinal;
    Rare<CompactString> marker;
    Rare<CompactString> title;
};

struct RosterEntry {
    CompactString name;
    Rare<CompactString> position;
    Rare<CompactString> group;       ///< 领导小组 …
    Rare<CompactString> group_role;  ///< 组长, 副组长, 成员 …
    Span span;
};

struct Warning {
    CompactString code;  ///< from the contract's fixed list
    CompactString message;
    std::optional<Span> span;
};

enum class DocumentKind { implementation_plan, work_plan, action_plan, task_table, duty_list, notice, other };

struct DocumentNumber {
    std::string text;
    std::optional<std::string> agency;
    std::optional<int> year;
    std::optional<int> number;
};

struct Period {
    std::string start;
    std::string end;
    std::string text;
    Span span;
};

struct Attachment {
    std::optional<std::string> number;
    std::string title;
    std::optional<std::string> section;  ///< empty where announced but absent
};

struct Basis {
    std::string title;
    std::optional<std::string> document_number;
    Span span;
};

struct DeclaredRule {
    std::string rule;
    std::string text;
    Span span;
};

struct DocumentInfo {
    std::optional<std::string> title;
    DocumentKind kind = DocumentKind::other;
    std::vector<std::string> issuers;
    std::optional<DocumentNumber> document_number;
    std::vector<std::string> addressees;
    std::optional<Date> issued;
    std::optional<Period> period;
    std::vector<std::string> copied_to;
    std::vector<Attachment> attachments;
    std::vector<Basis> basis;
    std::vector<DeclaredRule> rules;
};

struct SourceInfo {
    std::string name;
    std::string media_type;
    std::string encoding;
    std::string sha256;
    std::uint64_t length = 0;  ///< code points of the decoded text
};

/// Why a stretch of a task-bearing section is in no task.
enum class LeftOutReason {
    lead_in,      ///< only introduces the numbered items below it
    caption,      ///< names the table below it
    table_cell,   ///< a column of a task table that is not read: a remark, points, progress
    table_row,    ///< a row of a task table that says nothing to do
    table,        ///< a table in which no column of tasks was recognized
    indicators,   ///< a table of indicators: it gives targets, no tasks
    roster,       ///< names of a group
    table_intro,  ///< text beside the tables of a section that consists of tables
    closing,      ///< how the paper ends: validity, list of attachments, signature, colophon
};

/// A stretch of a task-bearing section that is in no task: what people should look at. Not part of the JSON extract.
struct LeftOut {
    LeftOutReason reason = LeftOutReason::lead_in;
    Rare<CompactString> section;
    Span span;
};

/// One plan, extracted.
struct Plan {
    SourceInfo source;
    DocumentInfo document;
    std::vector<Section> sections;
    std::vector<Task> tasks;
    std::vector<Target> targets;
    std::vector<RosterEntry> people;
    std::vector<Warning> warnings;
    std::vector<LeftOut> left_out;  ///< in reading order; empty in a plan that was read from JSON
};

}  // namespace fenjie
