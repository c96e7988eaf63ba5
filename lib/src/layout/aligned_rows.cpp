// Lines to rows and cells, by numbers, gaps and what stands in the middle of what.
//
// In:  y 1 建设助餐点15个，; y 2 number 1; y 3 覆盖率达到60%。      Out: one row from y 1 to y 3
#include "layout/aligned_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kNumberCharacters = 4;
constexpr double kOff = 1.0;  // lines by which the middle of a merged cell may miss that of its rows
constexpr int kGoesOn = 4;    // lines by which a row may rather miss its number's middle than end inside a cell
constexpr std::size_t kMostGrouped = 200;  // rows of a table of which it is asked which cell groups them best
constexpr double kNowhere = 1e9;

}  // namespace

AlignedRows::AlignedRows(std::string_view source, const AlignedHeader& header, const AlignedBody& body)
    : source_(source), header_(header), body_(body) {
    for (std::size_t c = 0; c < header.columns.size(); ++c) {
        const ColumnSort sort = header.columns[c].sort;
        if (sort == ColumnSort::number && number_ == kNone) number_ = c;
        if (sort == ColumnSort::task) task_ = c;
    }
    for (const ColumnSort other : {ColumnSort::goal, ColumnSort::grouping}) {
        for (std::size_t c = 0; c < header.columns.size() && task_ == kNone; ++c) {
            if (header.columns[c].sort == other) task_ = c;
        }
    }
    centred_ = is_centred();
}

bool AlignedRows::is_number(std::size_t line) const {
    if (!has(line, number_)) return false;
    const Range piece = body_.lines[line].pieces[number_];
    return utf8::count(source_.substr(piece.begin, piece.size())) <= kNumberCharacters;
}

// Whether no cell goes on from one line to another one further down. Lines of cells with an even and an odd number of
// lines, set to the middle, stand between each other.
bool AlignedRows::apart(std::size_t above, std::size_t below) const {
    return body_.lines[above].block != body_.lines[below].block || y(below) - y(above) > 2;
}

bool AlignedRows::fills(std::size_t line, std::size_t column) const {
    const int wide = header_.measure == Measure::columns ? 2 : 1;
    return body_.lines[line].widths[column] + wide >= body_.widths[column];
}

// Whether cells are set to the middle of their rows: most blocks begin with a line that not all of their columns
// have.
bool AlignedRows::is_centred() const {
    int middle = 0;
    int top = 0;
    const std::size_t n = header_.columns.size();
    for (std::size_t l = 0; l < body_.lines.size();) {
        std::size_t end = l;
        std::vector<bool> used(n, false);
        for (; end < body_.lines.size() && body_.lines[end].block == body_.lines[l].block; ++end) {
            for (std::size_t c = 0; c < n; ++c) used[c] = used[c] || has(end, c);
        }
        bool all = true;
        for (std::size_t c = 0; c < n; ++c)
            all = all && (!used[c] || has(l, c) || header_.columns[c].sort == ColumnSort::grouping);
        if (end > l + 1) ++(all ? top : middle);
        l = end;
    }
    return middle > top;
}

// Whether what is to be done goes on below this line: it fills its column and ends no sentence.
bool AlignedRows::goes_on(std::size_t line) const {
    if (!has(line, task_)) return false;
    const Range piece = body_.lines[line].pieces[task_];
    const std::string_view last = utf8::before(source_, piece.end);
    return fills(line, task_) && last != "。" && last != "；";
}

// The rows of lines [begin, end), told by their numbers and by what is to be done.
std::vector<RowReach> AlignedRows::rows_of(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> marked;  // lines with a number or something to do
    std::vector<std::size_t> anchors;
    for (std::size_t l = begin; l < end; ++l) {
        if (is_number(l)) anchors.push_back(l);
        if (is_number(l) || has(l, task_)) marked.push_back(l);
    }
    return anchors.empty() ? rows_by_gaps(marked) : rows_by_numbers(marked, anchors);
}

// Without numbers: a row where a gap is. Where lines stand close, a row with each line that nearly all columns have and
// in which nothing goes on from the line above.
std::vector<RowReach> AlignedRows::rows_by_gaps(const std::vector<std::size_t>& marked) const {
    const auto filled = [&](std::size_t line) {
        const std::vector<Range>& pieces = body_.lines[line].pieces;
        return static_cast<std::size_t>(
            std::count_if(pieces.begin(), pieces.end(), [](const Range& r) { return !r.empty(); }));
    };
    const std::size_t n = header_.columns.size();
    // That all cells of two rows are cut alike is rarer than rows of one line.
    const auto begins = [&](std::size_t line, std::size_t above) {
        return filled(line) == n && filled(above) == n ? true : 4 * filled(line) >= 3 * n && !goes_on(above);
    };
    std::size_t gaps = 0;
    for (std::size_t k = 1; k < marked.size(); ++k) gaps += apart(marked[k - 1], marked[k]) ? 1 : 0;
    const bool close = 4 * gaps < marked.size();
    std::vector<RowReach> rows;
    for (std::size_t k = 0; k < marked.size(); ++k) {
        const bool opens = k == 0 || apart(marked[k - 1], marked[k]) || (close && begins(marked[k], marked[k - 1]));
        if (opens) rows.push_back({y(marked[k]), y(marked[k])});
        rows.back().bottom = y(marked[k]);
    }
    return rows;
}

std::vector<RowReach> AlignedRows::rows_by_numbers(const std::vector<std::size_t>& marked,
                                                   const std::vector<std::size_t>& anchors) const {
    std::vector<RowReach> rows;
    std::size_t at = 0;  // of marked
    for (std::size_t a = 0; a < anchors.size(); ++a) {
        const int number = y(anchors[a]);
        const int top = std::min(y(marked[at]), number);
        const int next = a + 1 < anchors.size() ? y(anchors[a + 1]) : y(marked.back()) + 1;
        // Where the row may end: behind a line with a gap, else as far below its number as it begins above.
        std::size_t last = at;
        while (last + 1 < marked.size() && y(marked[last + 1]) <= number) ++last;
        std::size_t best = kNone;
        int off = 0;
        for (std::size_t k = last; k < marked.size() && y(marked[k]) < next; ++k) {
            if (k + 1 < marked.size() && !apart(marked[k], marked[k + 1])) continue;
            const int here =
                (centred_ ? std::abs(y(marked[k]) - number - (number - top)) : 0) + (goes_on(marked[k]) ? kGoesOn : 0);
            if (best == kNone || here < off) {
                best = k;
                off = here;
            }
        }
        if (a + 1 == anchors.size() && !centred_) best = marked.size() - 1;
        if (best == kNone) {
            const int bottom = centred_ ? 2 * number - top : next - 1;
            best = last;
            while (best + 1 < marked.size() && y(marked[best + 1]) <= bottom && y(marked[best + 1]) < next) ++best;
        }
        rows.push_back({top, std::max(number, y(marked[best]))});
        at = std::min(best + 1, marked.size() - 1);
    }
    return rows;
}

std::vector<AlignedRows::Stretch> AlignedRows::stretches_of(std::size_t begin, std::size_t end, std::size_t c) const {
    std::vector<Stretch> out;
    for (std::size_t l = begin; l < end; ++l) {
        if (!has(l, c)) continue;
        if (out.empty() || apart(out.back().lines.back(), l)) out.push_back({{}, y(l), y(l)});
        out.back().lines.push_back(l);
        out.back().bottom = y(l);
    }
    return out;
}

// A cell a row: each line belongs to the row that it is closest to, or of two that are as close to the lower one where
// it stands as far above that one's middle as another line of the column does below.
std::vector<CellReach> AlignedRows::single(const std::vector<Stretch>& stretches,
                                           const std::vector<RowReach>& rows) const {
    std::vector<CellReach> out;
    std::size_t row = 0;
    for (const Stretch& stretch : stretches) {
        const auto has_line_at = [&](int at) {
            const auto found = std::lower_bound(stretch.lines.begin(), stretch.lines.end(), at,
                                                [&](std::size_t line, int place) { return y(line) < place; });
            return found != stretch.lines.end() && y(*found) == at;
        };
        for (const std::size_t line : stretch.lines) {
            while (row + 1 < rows.size()) {
                const int off = 2 * y(line) - rows[row].bottom - rows[row + 1].top;
                const bool below =
                    off == 0 && centred_ && has_line_at(rows[row + 1].top + rows[row + 1].bottom - y(line));
                if (off <= 0 && !below) break;
                ++row;
            }
            if (out.empty() || out.back().last != row) out.push_back({row, row, {}});
            out.back().lines.push_back(line);
        }
    }
    return out;
}

// Rows as high as all that stands in them, since a cell over several stands in the middle of that.
std::vector<RowReach> AlignedRows::heights(std::size_t begin, std::size_t end,
                                           const std::vector<RowReach>& rows) const {
    std::vector<RowReach> out = rows;
    for (std::size_t c = 0; c < header_.columns.size(); ++c) {
        if (header_.columns[c].sort == ColumnSort::grouping && c != task_) continue;
        for (const CellReach& cell : single(stretches_of(begin, end, c), rows)) {
            for (const std::size_t line : cell.lines) {
                out[cell.first].top = std::min(out[cell.first].top, y(line));
                out[cell.first].bottom = std::max(out[cell.first].bottom, y(line));
            }
        }
    }
    return out;
}

// Cells that stand in the middle of the rows they are over; nothing where they do not make up the rows.
std::vector<CellReach> AlignedRows::merged(const std::vector<Stretch>& stretches, const std::vector<RowReach>& rows) {
    std::vector<CellReach> out;
    std::size_t row = 0;
    bool between = false;  // as no cell of one row stands
    for (const Stretch& stretch : stretches) {
        if (row >= rows.size()) return {};
        std::size_t best = row;
        const auto off = [&](std::size_t last) {
            return std::abs((rows[row].top + rows[last].bottom) / 2.0 - stretch.middle());
        };
        for (std::size_t last = row + 1; last < rows.size() && off(last) <= off(best); ++last) best = last;
        if (off(best) > kOff) return {};
        between = between || (best > row &&
                              std::all_of(rows.begin() + static_cast<std::ptrdiff_t>(row),
                                          rows.begin() + static_cast<std::ptrdiff_t>(best) + 1, [&](const RowReach& r) {
                                              return std::abs(r.middle() - stretch.middle()) > kOff / 2;
                                          }));
        out.push_back({row, best, stretch.lines});
        row = best + 1;
    }
    return between && row == rows.size() ? out : std::vector<CellReach>{};
}

// Every row has a cell that groups it, and each of these stands in the middle of its rows: where it does so best.
std::vector<CellReach> AlignedRows::grouping(const std::vector<Stretch>& stretches, const std::vector<RowReach>& rows) {
    const std::size_t n = rows.size();
    if (stretches.empty() || stretches.size() >= n || n > kMostGrouped) return {};
    struct Best {
        double off = 0;
        std::size_t first = 0;
    };
    // By stretches placed and rows that they are over.
    std::vector<std::vector<Best>> best(stretches.size() + 1, std::vector<Best>(n + 1, {kNowhere, 0}));
    best[0][0].off = 0;
    for (std::size_t k = 0; k < stretches.size(); ++k) {
        for (std::size_t end = k + 1; end <= n; ++end) {
            for (std::size_t first = k; first < end; ++first) {
                const double middle = (rows[first].top + rows[end - 1].bottom) / 2.0;
                const double off = best[k][first].off + std::abs(middle - stretches[k].middle());
                if (off < best[k + 1][end].off) best[k + 1][end] = {off, first};
            }
        }
    }
    std::vector<CellReach> out(stretches.size());
    std::size_t end = n;
    for (std::size_t k = stretches.size(); k-- > 0;) {
        const std::size_t first = best[k + 1][end].first;
        out[k] = {first, end - 1, stretches[k].lines};
        end = first;
    }
    return out;
}

std::vector<CellReach> AlignedRows::cells_of(std::size_t begin, std::size_t end, std::size_t column,
                                             const std::vector<RowReach>& rows) const {
    const std::vector<Stretch> stretches = stretches_of(begin, end, column);
    std::vector<CellReach> out = single(stretches, rows);
    if (!centred_ || column == number_ || column == task_) return out;
    std::vector<CellReach> over;
    if (header_.columns[column].sort == ColumnSort::grouping)
        over = grouping(stretches, heights(begin, end, rows));
    else if (out.size() < rows.size())
        over = merged(stretches, rows);
    return over.empty() ? out : over;
}

}  // namespace fenjie
