// Rows to drafts.
//
// In:  | 8 | 1.开展排查。2.建立台账。 | 区教育局 | 9月底前 |
// Out: two drafts, number 1 and 2, with the same owner and deadline cells
#include "tasks/draft_tables.hpp"

#include <algorithm>
#include <span>

#include "layout/markers.hpp"
#include "tasks/section_kinds.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

std::optional<Role> role_of(ColumnMeaning meaning) {
    switch (meaning) {
        case ColumnMeaning::lead:
            return Role::lead;
        case ColumnMeaning::responsible:
            return Role::responsible;
        case ColumnMeaning::implement:
            return Role::implement;
        case ColumnMeaning::cooperate:
            return Role::cooperate;
        case ColumnMeaning::supervise:
            return Role::supervise;
        default:
            return std::nullopt;
    }
}

void leave_out_cell(const Cell& cell, LeftOutReason reason, int section, Drafts& out) {
    for (const MappedText& text : cell.paragraphs) {
        out.left_out.push_back({reason, section, text.original(0, text.size())});
    }
}

class Rows {
 public:
    Rows(const Table& table, const TaskTable& read, const Lexicon& lexicon,
         const ResponsibilityRecognizer& responsibility, int section, int node, Drafts& out)
        : table_(read),
          first_cell_(table.cells.data()),
          told_(table.cells.size(), false),
          titles_(lexicon.table("heading_title")),
          names_(lexicon),
          responsibility_(responsibility),
          section_(section),
          node_(node),
          base_level_(section < 0 ? 0 : out.sections[static_cast<std::size_t>(section)].level),
          out_(out) {
        for (const ColumnMeaning meaning : read.columns) {
            roles_.push_back(role_of(meaning));
            owner_columns_ = owner_columns_ || (roles_.back() && *roles_.back() != Role::supervise);
            read_columns_.push_back(roles_.back().has_value());
        }
        for (const ColumnMeaning meaning : {ColumnMeaning::number, ColumnMeaning::category, ColumnMeaning::task,
                                            ColumnMeaning::goal, ColumnMeaning::deadline}) {
            if (read.column(meaning) >= 0) read_columns_[static_cast<std::size_t>(read.column(meaning))] = true;
        }
        parent_ = section;
        counts_rows_ = counts_rows(read);
    }

    void read() {
        for (const TableRow& of_table : table_.rows) {
            const Row row = table_.cells(of_table);
            const bool counted = only_names_group(row);
            const bool heading = of_table.heading || counted;
            const bool grouped = opens_group(row, static_cast<int>(of_table.row), heading, counted);
            const bool is_task = !heading && !gives_points_only(row);
            if (is_task) tasks(row, grouped);
            for (std::size_t c = 0; c < row.size(); ++c) {
                // A goal that several rows share is none of theirs.
                const bool shared_goal =
                    row[c] != nullptr && table_.columns[c] == ColumnMeaning::goal && row[c]->row_span > 1;
                if (is_task && read_columns_[c] && !shared_goal)
                    tell(row[c]);
                else
                    leave_out(row[c], is_task ? LeftOutReason::table_cell : LeftOutReason::table_row);
            }
        }
    }

 private:
    using Row = std::span<const Cell* const>;  // cells by column; null where the row has none

    const Cell* cell(Row row, ColumnMeaning meaning) const {
        const int c = table_.column(meaning);
        const Cell* found = c < 0 ? nullptr : row[static_cast<std::size_t>(c)];
        return found == nullptr || found->paragraphs.empty() ? nullptr : found;
    }

    // Whether nothing was made of the cell before.
    bool tell(const Cell* c) {
        if (c == nullptr) return false;
        auto told = told_[static_cast<std::size_t>(c - first_cell_)];
        const bool first = !told;
        told = true;
        return first;
    }

    // A merged cell is seen from several rows: it is told of once, and only where none of them reads it.
    void leave_out(const Cell* c, LeftOutReason reason) {
        if (tell(c)) leave_out_cell(*c, reason, parent_, out_);
    }

    // Rows of 加分项, 扣分项 say what earns points, not what to do.
    bool gives_points_only(Row row) const {
        const Cell* category = cell(row, ColumnMeaning::category);
        if (group_gives_points_) return true;
        return category != nullptr && title_kind(category->joined().view(), titles_, true) == SectionKind::other;
    }

    // 一 | 产业振兴 among rows with numbers 1, 2, 3 that say more.
    bool only_names_group(Row row) const {
        const Cell* number = cell(row, ColumnMeaning::number);
        if (number == nullptr || !counts_rows_) return false;
        const MappedText label = number->joined();
        const auto marker = marker_at(label.view());
        const bool han = marker ? marker->form == MarkerForm::han_comma && marker->length == label.size()
                                : utf8::is_han_at(label.view(), 0) && ordinal_of(label.view()) > 0;
        return han && only_cell(row, number->row, number) != nullptr;
    }

    // Whether rows are numbered 1, 2, 3.
    static bool counts_rows(const TaskTable& table) {
        const int c = table.column(ColumnMeaning::number);
        return c >= 0 && std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& of_table) {
                   const Cell* number = table.cells(of_table)[static_cast<std::size_t>(c)];
                   return number != nullptr && !number->paragraphs.empty() &&
                          utf8::is_digit(number->paragraphs[0].view()[0]);
               });
    }

    // 一、 in the number column, or a row with nothing but a title: a grouping row. `counted`: only_names_group(row).
    bool opens_group(Row row, int r, bool heading, bool counted) {
        const Cell* number = cell(row, ColumnMeaning::number);
        const Cell* title = cell(row, ColumnMeaning::category);
        const MappedText label = number != nullptr ? number->joined() : MappedText{};
        const auto marker = marker_at(label.view());
        const bool numbered = !counted && marker && marker->length == label.size();
        const Cell* title_cell = title;
        MappedText name = title != nullptr ? title->joined() : MappedText{};
        // A title that begins above the number is that of several rows, and the number one row's.
        if (numbered && (title == nullptr || title->row < number->row)) return false;
        if (!numbered) {
            if (!heading) return false;
            // The only filled cell of the row, beside a number, is its title.
            const Cell* only = only_cell(row, r, counted ? number : nullptr);
            if (only == nullptr) return false;
            title_cell = only;
            name = only->joined();
            // 注：…。 below the rows is a sentence.
            if (utf8::count(name.view()) > 60 || name.view().ends_with("。")) return false;
        }
        SectionDraft s;
        s.parent = section_;
        s.level = base_level_ + 1;
        s.kind = SectionKind::task_table;
        const auto own = numbered || counted ? marker : marker_at(name.view());
        if (own) {
            s.marker = own->printed;
            s.ordinal = own->ordinal;
        } else if (counted) {
            s.marker = CompactString(label.view());
            s.ordinal = ordinal_of(label.view());
        }
        s.title = own && !numbered && !counted ? name.slice(own->length, name.size()) : name;
        s.source = (name.empty() ? label : name).original(0, std::max(name.size(), label.size()));
        if (numbered || counted) s.source.include(label.original(0, label.size()));
        tell(title_cell);
        if (numbered || counted) tell(number);
        group_gives_points_ = title_kind(s.title.view(), titles_, true) == SectionKind::other;
        out_.sections.push_back(std::move(s));
        parent_ = static_cast<int>(out_.sections.size()) - 1;
        return true;
    }

    void tasks(Row row, bool grouped) {
        const Cell* text = cell(row, ColumnMeaning::task);
        if (text == nullptr) return;
        TaskDraft base;
        base.section = parent_;
        base.node = node_;
        base.kind = TaskKind::table_row;
        base.table = true;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const Cell* owner = row[c];
            if (!roles_[c] || owner == nullptr) continue;
            const bool persons = names_.of_persons(table_.headers[c]);
            for (const MappedText& name : owner->paragraphs) base.owner_cells.push_back({*roles_[c], name, persons});
        }
        if (base.owner_cells.empty() && !owner_columns_) grouped_owners(row, base);
        if (const Cell* c = cell(row, ColumnMeaning::deadline)) base.deadline_cell = c->joined();
        // A goal over several rows, or above an empty cell, belongs to none of them alone.
        for (const ColumnMeaning meaning : {ColumnMeaning::goal, ColumnMeaning::value}) {
            const Cell* goal = cell(row, meaning);
            if (goal != nullptr && goal->row_span == 1 && goal->row >= text->row && base.goal_cell.empty())
                base.goal_cell = goal->joined();
        }
        if (const Cell* c = cell(row, ColumnMeaning::unit)) base.unit = c->joined().view();
        if (const Cell* c = cell(row, ColumnMeaning::category)) base.category = c->joined().view();
        const Cell* number = cell(row, ColumnMeaning::number);
        const std::vector<MappedText> items = cell_items(*text);
        for (const MappedText& item : items) {
            TaskDraft t = base;
            const auto marker = marker_at(item.view());
            const bool numbered = marker && marker->form != MarkerForm::han_is && marker->length < item.size();
            if (numbered && (items.size() > 1 || number == nullptr || grouped))
                t.number = marker->number;
            else if (number != nullptr)
                t.number = row_number(*number);
            std::size_t begin = numbered ? marker->length : 0;
            while (begin < item.size() && item.view()[begin] == ' ') ++begin;
            t.text = item.slice(begin, item.size());
            t.source = item.original(0, item.size());
            if (items.size() == 1 && number != nullptr && number->row_span == 1) {
                const std::size_t begin_of_row = number->joined().original(0, 1).begin;
                t.source = {std::min<std::size_t>(t.source.begin, begin_of_row), t.source.end};
            }
            out_.tasks.push_back(std::move(t));
        }
    }

    // A table without a column of owners may group its rows by them: 县水利局 over what it is examined on.
    void grouped_owners(Row row, TaskDraft& base) const {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (table_.columns[c] != ColumnMeaning::category || row[c] == nullptr) continue;
            // 重点部门 / 县水利局: the last is the closest.
            const CompactVector<MappedText>& names = row[c]->paragraphs;
            std::size_t i = names.size();
            while (i > 0 && responsibility_.heading(names[i - 1].view()).empty()) --i;
            if (i > 0) base.owner_cells.push_back({Role::responsible, names[i - 1], false});
        }
    }

    static CompactString row_number(const Cell& cell) {
        const MappedText text = cell.joined();
        const auto marker = marker_at(text.view());
        return marker && marker->length == text.size() ? marker->number : CompactString(text.view());
    }

    const TaskTable& table_;
    const Cell* first_cell_;
    std::vector<bool> told_;  ///< by cell: it is in a task, in a heading, or told of
    const LexiconTable& titles_;
    ColumnNames names_;
    const ResponsibilityRecognizer& responsibility_;
    std::vector<std::optional<Role>> roles_;
    std::vector<bool> read_columns_;
    bool owner_columns_ = false;  ///< one of the columns names who does it
    bool counts_rows_ = false;    ///< with numbers 1, 2, 3
    int section_;
    int node_;
    int base_level_;
    int parent_ = -1;
    bool group_gives_points_ = false;  ///< 三、 | 加分项
    Drafts& out_;
};

}  // namespace

void draft_table(const Table& table, const Lexicon& lexicon, const ResponsibilityRecognizer& responsibility,
                 int section, int node, bool bears_tasks, Drafts& out) {
    TaskTable read = read_table(table, lexicon);
    if (read.is_task_table) Rows(table, read, lexicon, responsibility, section, node, out).read();
    if (bears_tasks || read.is_task_table) {
        for (const Cell& cell : table.cells) {
            if (!read.is_task_table) {
                const bool indicators = read.is_indicator_table;
                leave_out_cell(cell, indicators ? LeftOutReason::indicators : LeftOutReason::table, section, out);
            } else if (cell.row + cell.row_span < read.header_rows) {
                leave_out_cell(cell, LeftOutReason::caption, section, out);
            }
        }
    }
    if (read.is_indicator_table) out.indicators.push_back({section, std::move(read)});
}

}  // namespace fenjie
