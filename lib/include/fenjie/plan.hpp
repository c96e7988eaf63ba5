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
#include "fenjie/rule_id.hpp"

namespace fenjie {

/// A half-open range of Unicode code points in the decoded source text (W3C TextPositionSelector).
struct Span {
    std::uint32_t start = 0;            ///< the first code point, from 0 on
    std::uint32_t end = 0;              ///< one past the last
    std::uint32_t line = 0;             ///< 1-based line of `start`
    std::optional<std::uint32_t> page;  ///< 1-based page, where the source has pages

    bool operator==(const Span&) const = default;
};

/// An exact decimal number: mantissa / 10^scale. Plans state at most about 18 significant digits.
struct Decimal {
    std::int64_t mantissa = 0;  ///< all digits, with the sign
    int scale = 0;              ///< number of decimal places, 0..18

    bool operator==(const Decimal&) const = default;
    /// The shortest plain notation: "4.5", "100", "-3"; never an exponent.
    [[nodiscard]] std::string to_string() const;
};

/// Where in the plan an owner or a date stands.
enum class Origin : std::uint8_t {
    text,     ///< inside a sentence
    subject,  ///< the sentence's subject
    heading,
    table,
    marker,   ///< a responsibility note
    rule,     ///< a rule that the plan declares for all its tasks
    section,  ///< a stage or lead-in above the task
    linked,   ///< another file of the same plan
};

/// How exactly the plan words a time: 旬 is ten_days, 上半年 half_year.
enum class Precision : std::uint8_t { day, ten_days, month, quarter, half_year, year };

/// A bounded time as the plan words it. `start` and `end` are the first and last day, both inclusive;
/// either may be open. Where no year could be found both are empty and `edtf` keeps month and day
/// (ISO 8601-2, e.g. "XXXX-07-31").
struct Date {
    CompactString text;  ///< as it stands in the plan
    Rare<CompactString> start;
    Rare<CompactString> end;
    std::optional<Precision> precision;
    bool ongoing = false;          ///< 持续推进, 长期坚持: goes on without an end
    Origin origin = Origin::text;  ///< text, table, marker, section or linked
    Rare<CompactString> edtf;      ///< the same in ISO 8601-2; empty where no day is known
    Span span;
    RuleId rule;  ///< which rule read it; not part of the JSON
};

/// How often something is done: 每季度, 定期.
struct Recurrence {
    CompactString text;         ///< as it stands in the plan
    Rare<CompactString> every;  ///< ISO 8601 duration: P1M, P3M, P1Y …; empty for 定期
    Span span;
    RuleId rule;  ///< as in Date
};

/// What an organization does for a task: 牵头, 负责, 实施, 配合, 督导.
enum class Role : std::uint8_t { lead, responsible, implement, cooperate, supervise };

/// The person who is named for an organization.
struct Person {
    CompactString name;
    Rare<CompactString> position;  ///< the post held (职务)
};

/// One organization in one role for one task.
struct Owner {
    Role role = Role::responsible;
    Origin origin = Origin::text;  ///< heading, table, marker, subject, text, rule or linked
    Span span;
    CompactString organization;  ///< full form, as this document writes it somewhere
    Rare<Person> person;
    CompactString text;  ///< as it stands at this place
    RuleId rule;         ///< as in Date
};

/// A stretch of a task that bears several responsibility notes, with the note that closes it.
struct Part {
    CompactString text;                ///< clean, without the note
    CompactVector<Owner> responsible;  ///< of this part alone
    Rare<Date> deadline;
    Span span;
};

/// What a task is by where it stands: an item of 主要任务, 职责分工, 实施步骤, 保障措施 or 工作目标, or a row of a task
/// table.
enum class TaskKind : std::uint8_t { measure, duty, step, safeguard, goal, table_row };

/// One thing to do, with who does it, by when and how often.
struct Task {
    CompactString id;             ///< t1, t2, … in reading order
    Rare<CompactString> section;  ///< id of the innermost section
    TaskKind kind = TaskKind::measure;
    Span span;                              ///< number and note included
    Rare<CompactString> number;             ///< as printed, without punctuation
    Rare<CompactString> title;              ///< the run-in heading: 建设助餐点。…
    Rare<CompactString> category;           ///< what a table's grouping column (类别, 项目) says
    CompactString text;                     ///< clean and whole, without its number and a closing responsibility note
    CompactVector<Owner> responsible;       ///< one for each role and organization
    Rare<Date> deadline;                    ///< its own, else that of the stage or lead-in above it
    CompactVector<Recurrence> recurrences;  ///< in the order in which the text has them
    CompactVector<CompactString> targets;   ///< ids of its targets
    CompactVector<Part> parts;              ///< one for each note, where the item bears several; else none
    CompactVector<CompactString> same_as;   ///< ids of tasks that are worded the same
};

enum class Comparator : std::uint8_t { ge, le, gt, lt, about, eq };  ///< >= <= > < ~ =
/// Whether a figure says how much more (提高10%) or less; a level (提高到90%) is no change.
enum class Change : std::uint8_t { increase, decrease };
/// Whether a figure must be reached, or is aimed at (力争, 争取).
enum class Modality : std::uint8_t { must, aim };

/// What a rate of occurrence is counted over: every P1Y, or each 街道.
struct Per {
    Rare<CompactString> every;  ///< ISO 8601 duration
    Rare<CompactString> each;   ///< a thing, as the plan calls it
};

/// One figure that is to be reached.
struct Target {
    CompactString id;                        ///< g1, g2, … in reading order
    Rare<CompactString> task;                ///< id of the task that states it
    Rare<CompactString> section;             ///< id of the innermost section
    CompactString metric;                    ///< what is measured or counted (指标)
    Rare<CompactString> subject;             ///< whose: the population or thing
    Rare<CompactString> excluding;           ///< what 除…外 takes out of the subject
    Comparator comparator = Comparator::eq;  ///< a bare figure is eq
    std::optional<Change> change;
    Modality modality = Modality::must;
    Span span;
    Decimal value;            ///< in `unit`, 万 and 亿 multiplied out
    Rare<Decimal> value_max;  ///< the upper end of a range, else empty
    CompactString unit;       ///< %, ‰, 个百分点, 1:N, or the measure word as written; empty for a bare number
    Rare<std::array<Decimal, 2>> ratio;  ///< [1, 4000] where unit is "1:N"
    Rare<Per> per;
    Rare<CompactString> baseline;  ///< what a change is measured against: 2020年
    Rare<Date> deadline;           ///< its own, else its task's, else that of the lead-in above it
    CompactString text;            ///< the clause that states it
    RuleId rule;                   ///< as in Date
};

/// What a section is about: 指导思想 and 基本原则, 工作目标, 主要任务, 职责分工, 实施步骤, 保障措施, a task table, a
/// roster.
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

/// A heading with what stands below it.
struct Section {
    CompactString id;            ///< s1, s2, … in reading order
    Rare<CompactString> parent;  ///< id of the section it lies in; empty at the top
    int level = 1;               ///< 0 an attachment, 1 the highest heading of the body, and so on by rank
    SectionKind kind = SectionKind::other;
    Span span;                   ///< of the heading
    std::optional<int> ordinal;  ///< the marker as a number
    Rare<CompactString> marker;  ///< as printed: 一、 or （二）
    Rare<CompactString> title;   ///< the heading without its marker
};

/// One person of a roster.
struct RosterEntry {
    CompactString name;
    Rare<CompactString> position;    ///< the post held (职务)
    Rare<CompactString> group;       ///< 领导小组 …
    Rare<CompactString> group_role;  ///< 组长, 副组长, 成员 …
    Span span;
};

/// What the text leaves in doubt, and what was repaired.
struct Warning {
    CompactString code;        ///< one of those that extract.schema.json lists
    CompactString message;     ///< one sentence for people
    std::optional<Span> span;  ///< empty where it is of the whole document
};

/// 实施方案, 工作方案, 行动方案 or 行动计划, 任务分解表, 职责分工, 通知, or another.
enum class DocumentKind { implementation_plan, work_plan, action_plan, task_table, duty_list, notice, other };

/// 发文字号: 和政办发〔2023〕12号.
struct DocumentNumber {
    std::string text;                   ///< whole, as printed
    std::optional<std::string> agency;  ///< 机关代字: 和政办发
    std::optional<int> year;            ///< the one in its brackets
    std::optional<int> number;          ///< the running number
};

/// The years or months that a plan runs over.
struct Period {
    std::string start;  ///< the first day
    std::string end;    ///< the last day, inclusive
    std::string text;   ///< as it stands in the plan
    Span span;
};

/// 附件: announced by a plan, or held.
struct Attachment {
    std::optional<std::string> number;  ///< as printed
    std::string title;
    std::optional<std::string> section;  ///< id of the one that holds it; empty where announced but absent
};

/// A paper that a plan says it follows (依据).
struct Basis {
    std::string title;                           ///< without 《》
    std::optional<std::string> document_number;  ///< where one is given
    Span span;
};

/// What a plan declares for the owners of all its tasks.
struct DeclaredRule {
    std::string rule;  ///< first_named_leads, before_comma_leads or responsible_lead_when_none_named
    std::string text;  ///< the declaration itself
    Span span;
};

/// What a plan says of itself.
struct DocumentInfo {
    std::optional<std::string> title;  ///< 标题
    DocumentKind kind = DocumentKind::other;
    std::vector<std::string> issuers;  ///< 发文机关, as the letterhead names them
    std::optional<DocumentNumber> document_number;
    std::vector<std::string> addressees;  ///< 主送机关
    std::optional<Date> issued;           ///< 成文日期
    std::optional<Period> period;
    std::vector<std::string> copied_to;  ///< 抄送
    std::vector<Attachment> attachments;
    std::vector<Basis> basis;
    std::vector<DeclaredRule> rules;
};

/// The file that was read.
struct SourceInfo {
    std::string name;          ///< as Options::name has it: without its folder, - for standard input
    std::string media_type;    ///< what kind of file it is: text/plain
    std::string encoding;      ///< that it was decoded from: UTF-8, GB18030
    std::string sha256;        ///< of its bytes, in lower-case hexadecimal digits
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
