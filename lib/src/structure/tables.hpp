// Task tables: what each column means and what each row says.
//
//   序号 | 任务清单 | 牵头单位 | 责任单位 | 完成时间      -> columns number, task, lead, responsible, deadline
//   8    | 设置心理咨询室 | 区委政法委 | 各街道 | 12月底前  -> one row
//
// Guarantees: rows in reading order; a cell merged over several rows (or columns) is seen from each of them; an
// empty grouping cell takes the value above, an empty owner or deadline cell stays empty.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/column_names.hpp"
#include "lexicon/lexicon.hpp"
#include "text/block.hpp"

namespace fenjie {

/// The cells of a table where they are seen, row by row: null where a place has none.
class CellGrid {
 public:
    CellGrid() = default;
    explicit CellGrid(const Table& table);

    [[nodiscard]] std::size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    /// By column. Lives as long as the grid.
    [[nodiscard]] std::span<const Cell* const> row(std::size_t r) const { return {&cells_[r * columns_], columns_}; }
    [[nodiscard]] std::span<const Cell*> row(std::size_t r) { return {&cells_[r * columns_], columns_}; }

 private:
    std::size_t columns_ = 0;
    std::vector<const Cell*> cells_;  // in one piece: a row of its own for each weighs more than the table
};

struct TableRow {
    std::size_t row = 0;   ///< in the grid
    bool heading = false;  ///< a grouping row: a number or title and no task
};

struct TaskTable {
    std::vector<ColumnMeaning> columns;
    std::vector<std::string> headers;       ///< by column, clean
    std::vector<const Cell*> header_cells;  ///< by column; null where none
    int header_rows = 0;
    CellGrid grid;
    std::vector<TableRow> rows;       ///< behind the header
    bool is_task_table = false;       ///< has a column of tasks
    bool is_indicator_table = false;  ///< has a column of indicators and one of values

    /// The first column of a meaning, or -1.
    [[nodiscard]] int column(ColumnMeaning meaning) const;
    /// By column; null where the row has none.
    [[nodiscard]] std::span<const Cell* const> cells(const TableRow& row) const { return grid.row(row.row); }
};

/// Reads a table; one without a header that is understood is neither a task nor an indicator table.
[[nodiscard]] TaskTable read_table(const Table& table, const Lexicon& lexicon);

/// The only cell beside `but` that has a text and begins in row `r` of the grid, and not in one above from which it is
/// seen in `row`; null where there are several or none.
[[nodiscard]] const Cell* only_cell(std::span<const Cell* const> row, int r, const Cell* but = nullptr);

/// A cell's paragraphs as its separate items: wrapped lines joined, numbers in sequence split.
[[nodiscard]] std::vector<MappedText> cell_items(const Cell& cell);

}  // namespace fenjie
