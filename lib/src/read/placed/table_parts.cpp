// A table that a page's end cut in two becomes one again.
//
// In:  "序号|任务|单位" rows 1 to 7 at a page's foot, the same header and rows 8 to 12 at the next page's head
// Out: one table with one header and rows 1 to 12
//
// The parts have the same outer edges, and the edges of one are among those of the other. A first row without what
// every other row has (a number) goes on with the row before; a cell that was merged over the cut is one cell.
#include <cmath>

#include "read/placed/page_parts.hpp"

namespace fenjie {
namespace {

constexpr double kSameEdge = 6.0;  // points
constexpr int kMostHeaderRows = 5;
constexpr int kTellingRows = 100;
constexpr auto kNone = static_cast<std::size_t>(-1);

bool has_edge(const std::vector<double>& edges, double at) {
    const auto it = std::lower_bound(edges.begin(), edges.end(), at - kSameEdge);
    return it != edges.end() && *it <= at + kSameEdge;
}

bool among(const std::vector<double>& few, const std::vector<double>& many) {
    return std::all_of(few.begin(), few.end(), [&](double at) { return has_edge(many, at); });
}

// The table in a grid with more edges.
void regrid(PlacedTable& table, const std::vector<double>& edges) {
    std::vector<int> place;  // of the table's edges among the new ones
    for (const double at : table.edges) {
        std::size_t nearest = 0;
        for (std::size_t i = 1; i < edges.size(); ++i) {
            if (std::abs(edges[i] - at) < std::abs(edges[nearest] - at)) nearest = i;
        }
        place.push_back(static_cast<int>(nearest));
    }
    for (PlacedCell& cell : table.cells) {
        const auto left = static_cast<std::size_t>(cell.column);
        const auto right = left + static_cast<std::size_t>(cell.column_span);
        cell.column = place[left];
        cell.column_span = std::max(1, place[right] - place[left]);
    }
    table.edges = edges;
}

std::string text_of(const PlacedCell& cell) {
    std::string out;
    for (const PlacedParagraph& paragraph : cell.paragraphs) {
        for (const char c : paragraph.text) {
            if (c != ' ') out += c;
        }
    }
    return out;
}

std::vector<const PlacedCell*> row_of(const PlacedTable& table, int row) {
    std::vector<const PlacedCell*> out;
    for (const PlacedCell& cell : table.cells) {
        if (cell.row > row) break;
        if (cell.row == row) out.push_back(&cell);
    }
    return out;
}

bool same_row(const std::vector<const PlacedCell*>& a, const std::vector<const PlacedCell*>& b) {
    if (a.size() != b.size() || a.empty()) return false;
    bool any = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i]->column != b[i]->column || text_of(*a[i]) != text_of(*b[i])) return false;
        any = any || !a[i]->empty();
    }
    return any;
}

// How many rows of the second part repeat the first one's header.
int repeated_rows(const PlacedTable& first, const PlacedTable& second) {
    int rows = 0;
    while (rows < std::min({kMostHeaderRows, first.rows, second.rows - 1}) &&
           same_row(row_of(first, rows), row_of(second, rows)))
        ++rows;
    return rows;
}

// The cell of the last row in each column, and how often the column's cells are filled.
struct Column {
    std::size_t last = kNone;  // index of a cell
    int cells = 0;
    int filled = 0;
    bool merged = false;  // it has cells over several rows
};

std::vector<Column> columns_of(const PlacedTable& table) {
    std::vector<Column> out(static_cast<std::size_t>(table.columns()));
    for (std::size_t i = table.cells.size(); i-- > 0;) {
        const PlacedCell& cell = table.cells[i];
        // The rows near the cut tell enough of a long table.
        if (cell.row < table.rows - kTellingRows) break;
        for (int c = cell.column; c < cell.column + cell.column_span && c < table.columns(); ++c) {
            Column& column = out[static_cast<std::size_t>(c)];
            ++column.cells;
            column.filled += cell.empty() ? 0 : 1;
            column.merged = column.merged || cell.row_span > 1;
            if (cell.row + cell.row_span >= table.rows) column.last = i;
        }
    }
    return out;
}

// A first row that lacks what all rows have, and goes on with what the last one left unfinished.
bool is_rest_of_row(const PlacedTable& table, const std::vector<Column>& columns,
                    const std::vector<const PlacedCell*>& row) {
    bool lacks = false;
    int filled = 0;
    int going_on = 0;
    for (const PlacedCell* cell : row) {
        const Column& column = columns[static_cast<std::size_t>(cell->column)];
        if (column.last == kNone) return false;
        if (!cell->empty()) {
            ++filled;
            going_on += table.cells[column.last].goes_on ? 1 : 0;
        } else if (cell->row_span == 1 && !column.merged) {
            lacks = lacks || (column.filled == column.cells && column.cells > 1);
        }
    }
    return lacks && filled > 0 && (going_on == filled || filled * 2 <= static_cast<int>(row.size()));
}

void append(PlacedCell& cell, const PlacedCell& rest) {
    for (const PlacedParagraph& paragraph : rest.paragraphs) {
        const bool joined = cell.goes_on && !cell.empty() && &paragraph == &rest.paragraphs.front();
        if (!joined) {
            cell.paragraphs.push_back(paragraph);
            continue;
        }
        PlacedParagraph& last = cell.paragraphs.back();
        for (const Doubt& doubt : paragraph.doubts)
            last.doubts.push_back({doubt.begin + last.text.size(), doubt.end + last.text.size(), doubt.confidence});
        last.text += paragraph.text;
    }
    if (!rest.empty()) cell.goes_on = rest.goes_on;
}

}  // namespace

bool continue_table(PlacedTable& table, const PlacedTable& part) {
    if (std::abs(table.edges.front() - part.edges.front()) > kSameEdge ||
        std::abs(table.edges.back() - part.edges.back()) > kSameEdge)
        return false;
    PlacedTable next = part;
    if (among(next.edges, table.edges))
        regrid(next, table.edges);
    else if (among(table.edges, next.edges))
        regrid(table, next.edges);
    else
        return false;
    const int repeated = repeated_rows(table, next);
    const std::vector<Column> columns = columns_of(table);
    const bool rest = is_rest_of_row(table, columns, row_of(next, repeated));
    const int shift = table.rows - repeated - (rest ? 1 : 0);
    table.pages.push_back(table.rows);
    for (PlacedCell& cell : next.cells) {
        if (cell.row < repeated) continue;
        const Column& column = columns[static_cast<std::size_t>(cell.column)];
        const std::size_t last = column.last;
        const bool first = cell.row == repeated && last != kNone;
        if (first && rest) {
            append(table.cells[last], cell);
            table.cells[last].row_span += cell.row_span - 1;
            continue;
        }
        // One cell over the cut: its column has merged cells, and its words stand on one side only.
        if (first && table.cells[last].column == cell.column && table.cells[last].column_span == cell.column_span &&
            (cell.row_span > 1 || column.merged) && (cell.empty() || table.cells[last].empty())) {
            append(table.cells[last], cell);
            table.cells[last].row_span += cell.row_span;
            continue;
        }
        cell.row += shift;
        table.cells.push_back(std::move(cell));
    }
    table.rows += next.rows - repeated - (rest ? 1 : 0);
    table.bottom = part.bottom;
    return true;
}

}  // namespace fenjie
