// An open table's lines to rows and cells.
//
// In:  columns at x 60, 100, 400; a number on the second of three lines beside it
// Out: one row, where numbers stand in the middle of their rows; else a row from each number on
//
// A cell that stands in the middle of several rows is one over all of them: its column then has fewer cells than the
// table has rows, and each stands as far from the row above it as from the one below.
#include <cmath>
#include <limits>

#include "read/placed/open_tables.hpp"

namespace fenjie {
namespace {

constexpr double kRowGap = 1.25;   // of the leading: what parts rows
constexpr double kSameCell = 1.2;  // of the leading: between lines of one cell

/// A row: its lines, and the place of its anchor.
struct Row {
    std::vector<std::size_t> lines;
    double top = 0;
    double bottom = 0;
};

// The distance of lines in a stretch of the page.
double leading(const std::vector<PlacedLine>& lines, std::size_t begin, std::size_t end) {
    std::vector<double> steps;
    for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t k = i + 1; k < std::min(end, i + 6); ++k) {
            // The next line in the same column.
            const PlacedLine& a = lines[i];
            const PlacedLine& b = lines[k];
            if (std::min(a.pieces.back().right, b.pieces.back().right) <
                std::max(a.pieces.back().left, b.pieces.back().left))
                continue;
            if (b.baseline - a.baseline > 0.9 * a.size) steps.push_back(b.baseline - a.baseline);
            break;
        }
    }
    if (steps.empty()) return 1.5 * lines[begin].size;
    std::sort(steps.begin(), steps.end());
    return std::min(steps[steps.size() / 4], 2.2 * lines[begin].size);
}

// Lines to rows, by the anchor column or by the gaps between lines.
std::vector<Row> rows_of(const std::vector<PlacedLine>& lines, const OpenTable& table, double step, bool& centred) {
    std::vector<Row> rows;
    centred = false;
    std::size_t l = table.begin;
    for (; l < table.begin + table.header_lines; ++l) rows.push_back({{l}, 0, 0});
    std::vector<double> anchors;
    for (std::size_t i = l; i < table.end && table.anchor < table.columns.size(); ++i) {
        for (const Piece& piece : lines[i].pieces) {
            const Under place = under(table.columns, piece.left, piece.right);
            if (place.one() && place.first == table.anchor) anchors.push_back(lines[i].baseline);
        }
    }
    const std::size_t body = rows.size();
    if (anchors.empty()) {
        for (; l < table.end; ++l) {
            const bool first = rows.size() == body;
            const double gap = first ? 0 : lines[l].baseline - lines[rows.back().lines.back()].baseline;
            if (first || gap > kRowGap * step) rows.emplace_back();
            rows.back().lines.push_back(l);
        }
    } else {
        centred = lines[l].baseline < anchors.front() - 0.2 * step;
        for (std::size_t a = 0; a < anchors.size(); ++a) {
            rows.emplace_back();
            const bool last = a + 1 == anchors.size();
            const double top = l < table.end ? lines[l].baseline : anchors[a];
            const double bottom = last      ? 1e9
                                  : centred ? 2 * anchors[a] - top + 0.4 * step
                                            : anchors[a + 1] - 0.2 * step;
            for (; l < table.end && lines[l].baseline < bottom &&
                   (last || lines[l].baseline < anchors[a + 1] - 0.1 * step);
                 ++l)
                rows.back().lines.push_back(l);
        }
    }
    std::erase_if(rows, [](const Row& row) { return row.lines.empty(); });
    for (Row& row : rows) {
        row.top = lines[row.lines.front()].baseline;
        row.bottom = lines[row.lines.back()].baseline;
    }
    return rows;
}

/// A line of one column, and the row that it was put in.
struct ColumnLine {
    std::size_t row = 0;
    PlacedLine line;
};

/// Rows [first, last] of one column and what stands in them.
struct Span {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<PlacedLine> lines;
};

// A cell a row.
std::vector<Span> plain_spans(const std::vector<ColumnLine>& column, std::size_t begin, std::size_t end) {
    std::vector<Span> out;
    std::size_t at = 0;
    for (std::size_t row = begin; row < end; ++row) {
        out.push_back({row, row, {}});
        for (; at < column.size() && column[at].row <= row; ++at) out.back().lines.push_back(column[at].line);
    }
    return out;
}

// The last row of those from `first` on whose middle `middle` is, or rows.size() where it is the middle of none.
std::size_t last_around(const std::vector<Row>& rows, std::size_t first, std::size_t own, double middle, double step) {
    const double above = middle - rows[first].top;
    std::size_t last = own;
    while (last + 1 < rows.size() && rows[last + 1].bottom - middle <= above + 0.6 * step) ++last;
    return std::abs(rows[last].bottom - middle - above) <= 0.8 * step ? last : rows.size();
}

// Where each stretch of lines stands in the middle of several rows, and these make up the table: a cell a stretch.
// Nothing where the column's cells are one a row, or it leaves rows empty. The first rows may belong to a cell of the
// page before.
std::vector<Span> merged_spans(const std::vector<ColumnLine>& column, const std::vector<Row>& rows, std::size_t begin,
                               double step) {
    std::vector<Span> out;
    bool between = false;  // a stretch stands across a row's end, as no cell of one row does
    std::size_t row = begin;
    for (std::size_t i = 0; i < column.size();) {
        std::size_t end = i + 1;
        while (end < column.size() && column[end].line.baseline - column[end - 1].line.baseline < kSameCell * step)
            ++end;
        const double middle = (column[i].line.baseline + column[end - 1].line.baseline) / 2;
        const std::size_t own = column[i].row;
        const std::size_t lowest = column[end - 1].row;
        if (row >= rows.size() || own < row) return {};
        between = between || lowest > own || std::abs(middle - (rows[own].top + rows[own].bottom) / 2) > 0.35 * step;
        std::size_t last = last_around(rows, row, lowest, middle, step);
        while (last == rows.size() && i == 0 && row < own) {
            out.push_back({row, row, {}});
            last = last_around(rows, ++row, lowest, middle, step);
        }
        // What goes on behind the page's end is in the middle of more than can be seen.
        if (last == rows.size() && end == column.size() && row == own) last = rows.size() - 1;
        if (last == rows.size()) return {};
        Span span{row, last, {}};
        for (; i < end; ++i) span.lines.push_back(column[i].line);
        row = last + 1;
        out.push_back(std::move(span));
    }
    return between && row == rows.size() ? out : std::vector<Span>{};
}

}  // namespace

Under under(const std::vector<OpenColumn>& columns, double left, double right) {
    Under out;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const double overlap = std::min(right, columns[c].right) - std::max(left, columns[c].left);
        const double least = 0.3 * std::min(right - left, columns[c].right - columns[c].left);
        if (overlap <= least) continue;
        if (out.none()) out.first = c;
        out.last = c;
    }
    return out;
}

std::vector<Under> places_of(const std::vector<OpenColumn>& columns, const PlacedLine& line) {
    std::vector<Under> out;
    for (const Piece& piece : line.pieces) out.push_back(under(columns, piece.left, piece.right));
    for (std::size_t p = 0; p < out.size(); ++p) {
        if (!out[p].none()) continue;
        std::size_t first = p == 0 ? 0 : out[p - 1].last + 1;
        std::size_t behind = columns.size();
        for (std::size_t next = out.size(); next-- > p + 1;) behind = out[next].none() ? behind : out[next].first;
        if (first >= behind) {
            first = 0;
            behind = columns.size();
        }
        std::size_t best = first;
        double distance = std::numeric_limits<double>::max();
        for (std::size_t c = first; c < behind; ++c) {
            const double d = std::max(line.pieces[p].left - columns[c].right, columns[c].left - line.pieces[p].right);
            if (d < distance) {
                distance = d;
                best = c;
            }
        }
        out[p] = {best, best};
    }
    return out;
}

PlacedTable table_of(const std::vector<PlacedLine>& page, const OpenTable& found) {
    PlacedTable out;
    const double step = leading(page, found.begin, found.end);
    bool centred = false;
    const std::vector<Row> rows = rows_of(page, found, step, centred);
    const std::size_t columns = found.columns.size();
    out.rows = static_cast<int>(rows.size());
    out.top = page[found.begin].top();
    out.bottom = page[found.end - 1].bottom();
    out.edges.push_back(found.columns.front().left - 3);
    for (std::size_t c = 0; c + 1 < columns; ++c)
        out.edges.push_back((found.columns[c].right + found.columns[c + 1].left) / 2);
    out.edges.push_back(found.columns.back().right + 3);
    // What stands under several columns is one cell over them: reach[row][column] is the last one.
    std::vector<std::vector<std::size_t>> reach(rows.size(), std::vector<std::size_t>(columns, 0));
    std::vector<std::vector<ColumnLine>> by_column(columns);
    std::vector<bool> plain(columns, true);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (const std::size_t l : rows[r].lines) {
            const PlacedLine& line = page[l];
            const std::vector<Under> places = places_of(found.columns, line);
            for (std::size_t p = 0; p < line.pieces.size(); ++p) {
                const Under& place = places[p];
                by_column[place.first].push_back({r, part_of(line, p, p)});
                reach[r][place.first] = std::max(reach[r][place.first], place.last);
                for (std::size_t c = place.first; c <= place.last && !place.one(); ++c) plain[c] = false;
            }
        }
    }
    for (std::size_t c = 0; c < columns; ++c) {
        std::vector<ColumnLine> body;
        for (const ColumnLine& line : by_column[c]) {
            if (line.row >= found.header_lines) body.push_back(line);
        }
        std::vector<Span> spans;
        if (centred && plain[c] && c != found.anchor) spans = merged_spans(body, rows, found.header_lines, step);
        if (spans.empty()) spans = plain_spans(body, found.header_lines, rows.size());
        std::vector<Span> all = plain_spans(by_column[c], 0, found.header_lines);
        all.insert(all.end(), std::make_move_iterator(spans.begin()), std::make_move_iterator(spans.end()));
        for (const Span& span : all) {
            const std::size_t last = std::max(reach[span.first][c], c);
            PlacedCell cell{static_cast<int>(span.first),
                            static_cast<int>(c),
                            static_cast<int>(span.last - span.first) + 1,
                            static_cast<int>(last - c) + 1,
                            {},
                            false};
            fill_cell(cell, span.lines, found.columns[last].right - found.columns[c].left);
            // Under a cell over several columns there is none.
            bool covered = false;
            for (std::size_t left = 0; left < c; ++left)
                covered = covered || (cell.empty() && reach[span.first][left] >= c);
            if (!covered) out.cells.push_back(std::move(cell));
        }
    }
    std::stable_sort(out.cells.begin(), out.cells.end(), [](const PlacedCell& a, const PlacedCell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return out;
}

}  // namespace fenjie
