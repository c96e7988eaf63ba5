// Finds the header among a table's first rows, then reads the rows against it.
//
// In:  [类别|任务内容|责任单位] [治理|1、开展排查；2、建立台账。|区教育局]
// Out: one row; its task cell gives two items
#include "structure/tables.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "layout/column_names.hpp"
#include "layout/markers.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

// 指标 | 单位 | 2020年 | 2025年 | 属性: 单位 is a unit of measure here, and the first of several years is the present
// state.
void read_indicator_columns(TaskTable& table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (is_unit_column(table.columns, c, table.headers[c])) table.columns[c] = ColumnMeaning::unit;
    }
    const auto is_year = [](const std::string& header) { return header.size() <= 8 && header.ends_with("年"); };
    if (table.column(ColumnMeaning::indicator) < 0) return;
    // 指标 | 目标 | 责任单位: beside indicators a goal is their figure.
    const int goal = table.column(ColumnMeaning::goal);
    if (table.column(ColumnMeaning::value) < 0 && table.column(ColumnMeaning::task) < 0 && goal >= 0)
        table.columns[static_cast<std::size_t>(goal)] = ColumnMeaning::value;
    if (table.column(ColumnMeaning::value) < 0) return;
    table.is_indicator_table = table.column(ColumnMeaning::task) < 0;
    int first_year = -1;
    int values = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (is_bare_unit(table.headers[c])) table.columns[c] = ColumnMeaning::unit;
        if (table.columns[c] != ColumnMeaning::value) continue;
        ++values;
        if (first_year < 0 && is_year(table.headers[c])) first_year = static_cast<int>(c);
    }
    if (values > 1 && first_year >= 0) table.columns[static_cast<std::size_t>(first_year)] = ColumnMeaning::base;
}

/// 考核内容 | 分值 | 评分标准: whether the last column only says how points are given (每低1个百分点扣1分) and not what
/// to do.
bool only_scores(const CellGrid& grid, std::size_t header, std::size_t c, const Lexicon& lexicon) {
    const LexiconTable& words = lexicon.table("target_reject");
    const auto scores = [&](std::string_view clause) {
        std::size_t at = 0;
        while (const LexiconRow* row = words.next(clause, at)) {
            const std::string_view kind = words.attribute(*row, "kind");
            if (kind == "score" || (kind == "points" && numeral_at(clause, at + row->phrase.size()))) return true;
            at += utf8::length_at(clause, at);
        }
        return false;
    };
    std::size_t filled = 0;
    std::size_t scoring = 0;
    for (std::size_t r = header + 1; r < grid.rows(); ++r) {
        if (grid.row(r)[c] == nullptr || grid.row(r)[c]->paragraphs.empty()) continue;
        const MappedText text = grid.row(r)[c]->joined();
        const std::string_view view = text.view();
        // 成立小组，少1次扣1分 begins with what to do.
        std::size_t end = utf8::next_mark(view, 0);
        constexpr std::string_view kStops = "，；。";
        while (end < view.size() && kStops.find(utf8::at(view, end)) == std::string_view::npos)
            end = utf8::next_mark(view, end + utf8::length_at(view, end));
        const bool all = scores(view.substr(0, std::min(end, view.size())));
        ++filled;
        scoring += all ? 1 : 0;
    }
    return filled > 1 && scoring * 4 >= filled * 3;
}

/// Whether a cell over several columns is all that its row holds.
bool is_over_all(const Cell& cell, std::span<const Cell* const> row) {
    return cell.column_span > 1 && std::all_of(row.begin(), row.end(), [&](const Cell* other) {
               return other == nullptr || other == &cell || other->paragraphs.empty();
           });
}

// 二、加强解读 and nothing else in row `r`: what groups the rows below has nothing from those above.
bool groups_rows(std::span<const Cell* const> row, std::size_t r, int task) {
    const Cell* only = only_cell(row, static_cast<int>(r));
    if (only == nullptr || (task >= 0 && row[static_cast<std::size_t>(task)] == only)) return false;
    const auto marker = marker_at(only->paragraphs[0].view());
    return marker && (marker->form == MarkerForm::han_comma || marker->form == MarkerForm::han_bracket);
}

bool carries(ColumnMeaning m) {
    return m == ColumnMeaning::category || m == ColumnMeaning::goal;
}

}  // namespace

CellGrid::CellGrid(const Table& table)
    : columns_(static_cast<std::size_t>(std::max(table.columns, 0))),
      cells_(columns_ * static_cast<std::size_t>(std::max(table.rows, 0)), nullptr) {
    for (const Cell& cell : table.cells) {
        const int last_row = std::min(cell.row + cell.row_span, table.rows);
        const int last_column = std::min(cell.column + cell.column_span, table.columns);
        for (int r = std::max(cell.row, 0); r < last_row; ++r) {
            const std::span<const Cell*> seen = row(static_cast<std::size_t>(r));
            for (int c = std::max(cell.column, 0); c < last_column; ++c) {
                const Cell*& slot = seen[static_cast<std::size_t>(c)];
                if (slot == nullptr) slot = &cell;
            }
        }
    }
}

int TaskTable::column(ColumnMeaning meaning) const {
    const auto found = std::find(columns.begin(), columns.end(), meaning);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

namespace {

// Reads a table step by step: what the columns are called, which of them holds the tasks, what the rows hold.
class Reader {
 public:
    Reader(const Table& table, const Lexicon& lexicon) : lexicon_(lexicon) {
        out_.grid = CellGrid(table);
        columns_ = out_.grid.columns();
        out_.columns.assign(columns_, ColumnMeaning::other);
        out_.headers.assign(columns_, "");
        out_.header_cells.assign(columns_, nullptr);
    }

    TaskTable read() {
        if (!find_header()) return std::move(out_);
        find_numbers();
        read_indicator_columns(out_);
        find_tasks();
        settle_tasks();
        read_rows();
        return std::move(out_);
    }

 private:
    // The first row that names columns.
    bool find_header() {
        constexpr std::size_t kDeepest = 5;
        const ColumnNames names(lexicon_);
        for (std::size_t r = 0; r < std::min(out_.grid.rows(), kDeepest); ++r) {
            const std::span<const Cell* const> row = std::as_const(out_.grid).row(r);
            KnownNames known;
            std::vector<ColumnMeaning> meanings(columns_, ColumnMeaning::other);
            const Cell* before = nullptr;
            for (std::size_t c = 0; c < columns_; ++c) {
                if (row[c] == nullptr || row[c]->paragraphs.empty()) continue;
                meanings[c] = names.meaning(row[c]->joined().view());
                if (row[c] != before) known.add(meanings[c]);
                before = row[c];
            }
            if (!known.head_columns()) continue;
            header_ = r;
            out_.header_rows = static_cast<int>(r) + 1;
            out_.columns = std::move(meanings);
            for (std::size_t c = 0; c < columns_; ++c) {
                out_.header_cells[c] = row[c];
                if (row[c] != nullptr) out_.headers[c] = std::string(row[c]->joined().view());
            }
            take_lower_names(names);
            return true;
        }
        return false;
    }

    // 责任分工 over 责任领导 | 牵头单位 | 责任单位: the row below the header names the columns of what is over several.
    void take_lower_names(const ColumnNames& names) {
        if (header_ + 1 >= out_.grid.rows()) return;
        const std::span<const Cell* const> upper = std::as_const(out_.grid).row(header_);
        const std::span<const Cell* const> lower = std::as_const(out_.grid).row(header_ + 1);
        const auto own = [&](std::size_t c) {
            return c < columns_ && lower[c] != nullptr && lower[c] != upper[c] && !lower[c]->paragraphs.empty();
        };
        // 牵头单位 stands below an empty cell, or below the name that goes on over it.
        const auto goes_on = [&](std::size_t c) {
            return c > 0 && c < columns_ &&
                   (upper[c] == nullptr || upper[c]->paragraphs.empty() || upper[c] == upper[c - 1]);
        };
        std::size_t known = 0;
        for (std::size_t c = 0; c < columns_; ++c) {
            if (!own(c)) continue;
            const bool below = goes_on(c) || (own(c + 1) && goes_on(c + 1));
            if (!below || names.meaning(lower[c]->joined().view()) == ColumnMeaning::other) return;
            ++known;
        }
        if (known < 2) return;
        for (std::size_t c = 0; c < columns_; ++c) {
            if (!own(c)) continue;
            out_.headers[c] = std::string(lower[c]->joined().view());
            out_.columns[c] = names.meaning(out_.headers[c]);
            out_.header_cells[c] = lower[c];
        }
        ++header_;
        ++out_.header_rows;
    }

    // A flattened table may lack the name of a column, the first or the one behind what groups: it holds the rows'
    // numbers.
    void find_numbers() {
        for (std::size_t c = 0; c < std::min<std::size_t>(columns_, 2); ++c) {
            const bool named = out_.columns[c] != ColumnMeaning::other || !out_.headers[c].empty();
            if (!named && out_.column(ColumnMeaning::number) < 0 && holds_numbers(c))
                out_.columns[c] = ColumnMeaning::number;
        }
    }

    [[nodiscard]] bool holds_numbers(std::size_t c) const {
        constexpr std::size_t kLongest = 4;
        for (std::size_t r = header_ + 1; r < out_.grid.rows(); ++r) {
            const Cell* cell = out_.grid.row(r)[c];
            if (cell == nullptr || cell->paragraphs.empty()) return false;
            const MappedText text = cell->joined();
            if (text.empty() || text.size() > kLongest ||
                text.view().find_first_not_of("0123456789") != std::string_view::npos)
                return false;
        }
        return header_ + 1 < out_.grid.rows();
    }

    // The column of tasks: the one that is called so, else what groups where an owner is named for it (项目, 主要任务),
    // else the first that is called anything else (行业 | 时间 | 责任单位).
    void find_tasks() {
        out_.is_task_table = !out_.is_indicator_table && out_.column(ColumnMeaning::task) >= 0;
        const auto named = [&](ColumnMeaning meaning) { return out_.column(meaning) >= 0; };
        const bool owner =
            named(ColumnMeaning::lead) || named(ColumnMeaning::responsible) || named(ColumnMeaning::supervise);
        if (out_.is_task_table || out_.is_indicator_table || !owner) return;
        const auto take = [&](std::size_t c) {
            out_.columns[c] = ColumnMeaning::task;
            out_.is_task_table = true;
        };
        for (const ColumnMeaning fallback : {ColumnMeaning::goal, ColumnMeaning::category}) {
            for (std::size_t c = columns_; c-- > 0;) {
                if (out_.columns[c] == fallback) return take(c);
            }
        }
        for (std::size_t c = 0; c < columns_; ++c) {
            if (out_.columns[c] == ColumnMeaning::other && !out_.headers[c].empty()) return take(c);
        }
    }

    // Of several task columns the last is the task; the ones before it group or name it.
    void settle_tasks() {
        bool last = true;
        for (std::size_t c = columns_; c-- > 0;) {
            if (out_.columns[c] != ColumnMeaning::task) continue;
            const bool first = out_.column(ColumnMeaning::task) == static_cast<int>(c);
            if (last && !first && only_scores(out_.grid, header_, c, lexicon_)) {
                out_.columns[c] = ColumnMeaning::weight;
                continue;
            }
            if (!last) out_.columns[c] = ColumnMeaning::category;
            last = false;
        }
        task_ = out_.column(ColumnMeaning::task);
    }

    // A time that stands before the task groups the rows, too (时间安排 | 工作内容 | 责任单位).
    [[nodiscard]] bool groups(std::size_t c) const {
        return carries(out_.columns[c]) || (out_.columns[c] == ColumnMeaning::deadline && static_cast<int>(c) < task_);
    }

    // 单位 | 任务: owners before the task group its rows, too, where an empty cell was left of a merged one.
    [[nodiscard]] bool is_merged_owner(std::size_t c, std::span<const Cell* const> row) const {
        const bool owners = out_.columns[c] == ColumnMeaning::responsible || out_.columns[c] == ColumnMeaning::lead ||
                            out_.columns[c] == ColumnMeaning::implement;
        if (!owners || row[c] == nullptr || static_cast<int>(c) >= task_) return false;
        // 3 | 县水利局 | 1.… below: | | 2.…: where the number is merged, too.
        return std::all_of(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(c),
                           [](const Cell* before) { return before != nullptr && before->paragraphs.empty(); }) ||
               !row[c]->paragraphs.empty();
    }

    // The rows that hold anything and are no header printed again on the next page. Empty cells of columns that group
    // take what stands above them.
    void read_rows() {
        std::vector<const Cell*> above(columns_, nullptr);
        for (std::size_t r = header_ + 1; r < out_.grid.rows(); ++r) {
            const std::span<const Cell*> row = out_.grid.row(r);
            bool repeated = true;
            bool any = false;
            const bool group = groups_rows(row, r, task_);
            if (group) above.assign(columns_, nullptr);
            for (std::size_t c = 0; c < columns_; ++c) {
                const Cell* cell = row[c];
                const bool empty = cell == nullptr || cell->paragraphs.empty();
                any = any || !empty;
                if (!empty && cell->joined().view() != out_.headers[c]) repeated = false;
                if (group || (!groups(c) && !is_merged_owner(c, row))) continue;
                if (empty)
                    row[c] = above[c];
                else
                    above[c] = cell;
            }
            if (!any || repeated) continue;
            const Cell* said = task_ < 0 ? nullptr : row[static_cast<std::size_t>(task_)];
            const bool heading = said == nullptr || said->paragraphs.empty() || is_over_all(*said, row);
            out_.rows.push_back({r, out_.is_task_table && heading});
        }
    }

    const Lexicon& lexicon_;
    TaskTable out_;
    std::size_t columns_ = 0;
    std::size_t header_ = 0;  // row of the grid
    int task_ = -1;           // column of the tasks
};

}  // namespace

TaskTable read_table(const Table& table, const Lexicon& lexicon) {
    return Reader(table, lexicon).read();
}

const Cell* only_cell(std::span<const Cell* const> row, int r, const Cell* but) {
    const Cell* only = nullptr;
    for (const Cell* c : row) {
        if (c == nullptr || c == but || c == only || c->paragraphs.empty() || c->row != r) continue;
        if (only != nullptr) return nullptr;
        only = c;
    }
    return only;
}

std::vector<MappedText> cell_items(const Cell& cell) {
    std::vector<MappedText> joined;
    for (const MappedText& paragraph : cell.paragraphs) {
        const bool item = marker_at(paragraph.view()).has_value();
        bool goes_on = false;
        if (!joined.empty() && !item) {
            const std::string_view before = joined.back().view();
            const std::string_view last = utf8::before(before, before.size());
            const std::string_view first = utf8::at(paragraph.view(), 0);
            goes_on = std::string_view("。；;.！").find(last) == std::string_view::npos ||
                      std::string_view("，。；、）”\"").find(first) != std::string_view::npos;
        }
        if (goes_on)
            join_clean(joined.back(), paragraph);
        else
            joined.push_back(paragraph);
    }
    // 1.…；2.…；3.… in one paragraph are items, too.
    std::vector<MappedText> items;
    for (const MappedText& text : joined) {
        const std::string_view view = text.view();
        std::vector<std::size_t> cuts;
        auto first = marker_at(view);
        int expected = first ? first->ordinal + 1 : 0;
        for (std::size_t pos = first ? first->length : view.size(); pos < view.size();
             pos += utf8::length_at(view, pos)) {
            // 1.…（5分）；2.…（10分）3.…: the number that goes on stands behind a mark or a bracket.
            const std::string_view before = utf8::before(view, pos);
            if (std::string_view("。；;）)").find(before) == std::string_view::npos) continue;
            const auto m = marker_at(view, pos);
            if (!m || m->form != first->form || m->ordinal != expected) continue;
            cuts.push_back(pos);
            ++expected;
        }
        std::size_t begin = 0;
        for (const std::size_t cut : cuts) {
            items.push_back(text.slice(begin, cut));
            begin = cut;
        }
        items.push_back(text.slice(begin, view.size()));
    }
    return items;
}

}  // namespace fenjie
