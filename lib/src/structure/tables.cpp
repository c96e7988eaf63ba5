// Finds the header among a table's first rows, then reads the rows against it.
//
// In:  [类别|任务内容|责任单位] [治理|1、开展排查；2、建立台账。|区教育局]
// Out: one row; its task cell gives two items
#include "structure/tables.hpp"

#include <algorithm>
#include <array>
#include <span>

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

// 二、加强解读 and nothing else in the row: what groups the rows below has nothing from those above.
bool groups_rows(std::span<const Cell* const> row, int task) {
    const Cell* only = nullptr;
    for (std::size_t c = 0; c < row.size(); ++c) {
        if (row[c] == nullptr || row[c]->paragraphs.empty() || row[c] == only) continue;
        if (only != nullptr || static_cast<int>(c) == task) return false;
        only = row[c];
    }
    if (only == nullptr) return false;
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

TaskTable read_table(const Table& table, const Lexicon& lexicon) {
    TaskTable out;
    const ColumnNames names(lexicon);
    out.grid = CellGrid(table);
    CellGrid& grid = out.grid;
    const std::size_t columns = grid.columns();
    out.columns.assign(columns, ColumnMeaning::other);
    out.headers.assign(columns, "");
    out.header_cells.assign(columns, nullptr);
    std::size_t header = grid.rows();
    for (std::size_t r = 0; r < std::min<std::size_t>(grid.rows(), 5); ++r) {
        int known = 0;
        int filled = 0;
        std::vector<ColumnMeaning> meanings(columns, ColumnMeaning::other);
        const Cell* before = nullptr;
        for (std::size_t c = 0; c < columns; ++c) {
            const Cell* cell = grid.row(r)[c];
            if (cell == nullptr || cell->paragraphs.empty()) continue;
            if (cell != before) ++filled;
            meanings[c] = names.meaning(cell->joined().view());
            if (meanings[c] != ColumnMeaning::other && cell != before) ++known;
            before = cell;
        }
        if (known < 2 || known * 2 < filled) continue;
        header = r;
        out.columns = std::move(meanings);
        for (std::size_t c = 0; c < columns; ++c) {
            out.header_cells[c] = grid.row(r)[c];
            if (grid.row(r)[c] != nullptr) out.headers[c] = std::string(grid.row(r)[c]->joined().view());
        }
        break;
    }
    if (header == grid.rows()) return out;
    // A flattened table may lack the name of a column, the first or the one behind what groups: it holds the rows'
    // numbers.
    const auto whole_number = [](std::string_view text) {
        return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    for (std::size_t c = 0; c < std::min<std::size_t>(columns, 2); ++c) {
        if (out.columns[c] != ColumnMeaning::other || !out.headers[c].empty() || out.column(ColumnMeaning::number) >= 0)
            continue;
        bool numbers = header + 1 < grid.rows();
        for (std::size_t r = header + 1; r < grid.rows(); ++r) {
            const Cell* cell = grid.row(r)[c];
            numbers = numbers && cell != nullptr && !cell->paragraphs.empty() && whole_number(cell->joined().view());
        }
        if (numbers) out.columns[c] = ColumnMeaning::number;
    }
    out.header_rows = static_cast<int>(header) + 1;
    read_indicator_columns(out);
    out.is_task_table = !out.is_indicator_table && out.column(ColumnMeaning::task) >= 0;
    const auto has_owner = [&] {
        return out.column(ColumnMeaning::lead) >= 0 || out.column(ColumnMeaning::responsible) >= 0;
    };
    // A table without a column named 任务: what groups (项目, 主要任务) is the task where an owner is named for it.
    if (!out.is_task_table && !out.is_indicator_table && has_owner()) {
        for (const ColumnMeaning fallback : {ColumnMeaning::goal, ColumnMeaning::category}) {
            for (std::size_t c = columns; c-- > 0 && !out.is_task_table;) {
                if (out.columns[c] != fallback) continue;
                out.columns[c] = ColumnMeaning::task;
                out.is_task_table = true;
            }
        }
    }
    // 行业 | 时间 | 责任单位: what no other column is named for stands first.
    for (std::size_t c = 0; c < columns && !out.is_task_table && !out.is_indicator_table && has_owner(); ++c) {
        if (out.columns[c] != ColumnMeaning::other || out.headers[c].empty()) continue;
        out.columns[c] = ColumnMeaning::task;
        out.is_task_table = true;
    }
    // Of several task columns the last is the task; the ones before it group or name it.
    bool last = true;
    for (std::size_t c = columns; c-- > 0;) {
        if (out.columns[c] != ColumnMeaning::task) continue;
        const auto task = std::find(out.columns.begin(), out.columns.end(), ColumnMeaning::task);
        if (last && task - out.columns.begin() < static_cast<std::ptrdiff_t>(c) &&
            only_scores(grid, header, c, lexicon)) {
            out.columns[c] = ColumnMeaning::weight;
            continue;
        }
        if (!last) out.columns[c] = ColumnMeaning::category;
        last = false;
    }
    // A time that stands before the task groups the rows, too (时间安排 | 工作内容 | 责任单位).
    const int task = out.column(ColumnMeaning::task);
    const auto groups = [&](std::size_t c) {
        return carries(out.columns[c]) || (out.columns[c] == ColumnMeaning::deadline && static_cast<int>(c) < task);
    };
    // 单位 | 任务: owners before the task group its rows, too, where an empty cell was left of a merged one.
    const auto merged_owner = [&](std::size_t c, const Cell* cell) {
        const bool owners = out.columns[c] == ColumnMeaning::responsible || out.columns[c] == ColumnMeaning::lead ||
                            out.columns[c] == ColumnMeaning::implement;
        return owners && c == 0 && task > 0 && cell != nullptr;
    };
    std::vector<const Cell*> above(columns, nullptr);
    for (std::size_t r = header + 1; r < grid.rows(); ++r) {
        const std::span<const Cell*> row = grid.row(r);
        bool repeated = true;  // a header printed again on the next page
        bool any = false;
        const bool group = groups_rows(row, task);
        if (group) above.assign(columns, nullptr);
        for (std::size_t c = 0; c < columns; ++c) {
            const Cell* cell = row[c];
            const bool empty = cell == nullptr || cell->paragraphs.empty();
            any = any || !empty;
            if (!empty && cell->joined().view() != out.headers[c]) repeated = false;
            if ((groups(c) || merged_owner(c, cell)) && !group) {
                if (empty)
                    row[c] = above[c];
                else
                    above[c] = cell;
            }
        }
        if (!any || repeated) continue;
        const Cell* said = task < 0 ? nullptr : row[static_cast<std::size_t>(task)];
        const bool heading = said == nullptr || said->paragraphs.empty() || is_over_all(*said, row);
        out.rows.push_back({r, out.is_task_table && heading});
    }
    return out;
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
