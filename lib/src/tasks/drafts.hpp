// The outline cut into sections and tasks, before anybody has read who, when and how much.
//
//   （一）加强宣传。开展讲座。（责任单位：区教育局）     -> one task, number 一, title 加强宣传
//   （二）培育队伍 / 1. 组建团队。… / 2. 组建骨干。…     -> a section and two tasks
//
// Guarantees: drafts and sections are in reading order; no two drafts overlap; a draft's text begins and ends where
// its item does; guiding principles, rosters and letterheads give none; what else stands in a section that bears tasks
// is in left_out.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "recognize/recognizers.hpp"
#include "structure/outline.hpp"
#include "structure/tables.hpp"
#include "text/clean.hpp"

namespace fenjie {

struct SectionDraft {
    int node = -1;    ///< in the outline; -1 for a table's grouping row
    int parent = -1;  ///< index of a section draft
    int level = 1;
    std::optional<int> ordinal;
    SectionKind kind = SectionKind::other;
    ShortRange source;
    Rare<CompactString> marker;
    MappedText title;
    CompactVector<MappedText> labels;  ///< lines of labels below its heading, of all that stands in it
};

/// A cell that names owners, with its column's role.
struct OwnerCell {
    Role role = Role::responsible;
    MappedText text;
    bool persons = false;  ///< a column of persons (牵头领导)
};

struct TaskDraft {
    int section = -1;  ///< index of a section draft
    int node = -1;     ///< the outline node it stands in or is
    int lead_in = -1;  ///< index of the draft whose dates bound this one (到2024年底…主要指标包括：)
    int title_group = 0;
    TaskKind kind = TaskKind::measure;
    bool table = false;
    bool fixed_title = false;  ///< the title stood on a line of its own
    Rare<CompactString> number;
    ShortRange title;   ///< in text; empty where none
    ShortRange source;  ///< the whole item
    MappedText text;    ///< the item without its number, closing note included
    Rare<CompactString> category;
    CompactVector<OwnerCell> owner_cells;
    MappedText deadline_cell;  ///< empty where none
    MappedText goal_cell;
    CompactString unit;                ///< of the goal's figure, from a column of units
    CompactVector<MappedText> labels;  ///< lines of labels below the item: 牵头单位：…

    /// A further paragraph of the item.
    void append(const MappedText& paragraph) {
        join_clean(text, paragraph);
        source.include(paragraph.original(0, paragraph.size()));
    }
    void add_label(const MappedText& line) {
        labels.push_back(line);
        source.include(line.original(0, line.size()));
    }
};

/// A table of indicators with its place, for targets without a task.
struct IndicatorTable {
    int section = -1;
    TaskTable table;
};

/// A paragraph of a section without tasks (总体要求), or one before the first heading (section -1): it may state goals.
/// So may a heading over tasks or what leads to them.
struct StatedGoal {
    int section = -1;
    MappedText text;
    bool leads = false;   ///< to tasks: whatever it states is meant
    bool listed = false;  ///< an item below a paragraph that may have named its day
};

/// Text of a task-bearing section that is in no draft, for the report to people.
struct LeftOutDraft {
    LeftOutReason reason = LeftOutReason::lead_in;
    int section = -1;
    ShortRange source;
};

struct Drafts {
    std::vector<SectionDraft> sections;
    std::deque<TaskDraft> tasks;
    std::vector<IndicatorTable> indicators;
    std::vector<StatedGoal> goals;
    std::vector<LeftOutDraft> left_out;
    std::vector<int> part_sections;  ///< section drafts of the parts, in order
    BracketContents brackets;        ///< those that had to be read already; views of the blocks
};

[[nodiscard]] Drafts draft_tasks(const std::vector<Block>& blocks, const DocumentLayout& layout, const Outline& outline,
                                 const Recognizers& recognizers);

}  // namespace fenjie
