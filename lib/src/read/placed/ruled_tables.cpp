// Ruled lines to tables: which lines cross, the grid that they make, and which of its cells are one for want of a line
// between them.
//
// In:  lines at x 90, 140, 400, 505 and y 100, 130, 190; the glyphs between them
// Out: a table of 2 rows and 3 columns; a merged cell where the line at y 130 begins only at x 140
//
// Rules come as strokes, as filled boxes a point high, one a cell, or doubled: pieces in one line are joined, lines
// closer than cells can be are one. A table open at its sides is closed where its rules end.
#include <cmath>
#include <numeric>

#include "read/placed/page_parts.hpp"

namespace fenjie {
namespace {

constexpr double kSameRule = 2.0;          // points between rules that are one
constexpr double kSameEdge = 4.0;          // points between rules that bound the same cells
constexpr double kBridged = 4.0;           // points that may lack in a rule
constexpr double kShortest = 8.0;          // points; what is shorter is a mark, not a rule
constexpr double kOpenSide = 12.0;         // points that rules reach beyond the outermost rule across them
constexpr std::size_t kMostRules = 40000;  // on a page; more is a drawing
constexpr std::size_t kMostCrossings = 400000;
constexpr std::size_t kMostCells = 100000;

/// A rule as its place across and its reach along.
struct Segment {
    double at = 0;
    double from = 0;
    double to = 0;
};

std::vector<Segment> joined(std::vector<Segment> segments) {
    std::sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    std::vector<Segment> out;
    for (std::size_t i = 0; i < segments.size();) {
        std::size_t end = i + 1;
        while (end < segments.size() && segments[end].at - segments[i].at <= kSameRule) ++end;
        const auto first = segments.begin() + static_cast<std::ptrdiff_t>(i);
        const auto last = segments.begin() + static_cast<std::ptrdiff_t>(end);
        std::sort(first, last, [](const Segment& a, const Segment& b) { return a.from < b.from; });
        out.push_back(*first);
        for (auto it = first + 1; it != last; ++it) {
            if (it->from <= out.back().to + kBridged)
                out.back().to = std::max(out.back().to, it->to);
            else
                out.push_back(*it);
        }
        i = end;
    }
    std::erase_if(out, [](const Segment& s) { return s.to - s.from < kShortest; });
    std::sort(out.begin(), out.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    return out;
}

std::size_t root(std::vector<std::size_t>& parent, std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

/// Rules that cross each other, directly or by others.
struct Net {
    std::vector<Segment> across;  // horizontal, by y
    std::vector<Segment> down;    // vertical, by x
};

std::vector<Net> nets_of(const std::vector<Segment>& across, const std::vector<Segment>& down) {
    std::vector<std::size_t> parent(across.size() + down.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    std::size_t crossings = 0;
    for (std::size_t h = 0; h < across.size(); ++h) {
        auto v = std::lower_bound(down.begin(), down.end(), across[h].from - kSameEdge,
                                  [](const Segment& s, double x) { return s.at < x; });
        for (; v != down.end() && v->at <= across[h].to + kSameEdge; ++v) {
            if (++crossings > kMostCrossings) return {};
            if (v->from - kSameEdge > across[h].at || v->to + kSameEdge < across[h].at) continue;
            const auto other = across.size() + static_cast<std::size_t>(v - down.begin());
            parent[root(parent, other)] = root(parent, h);
        }
    }
    std::vector<Net> nets;
    std::vector<std::size_t> index(parent.size(), parent.size());
    for (std::size_t i = 0; i < parent.size(); ++i) {
        std::size_t& at = index[root(parent, i)];
        if (at == parent.size()) {
            at = nets.size();
            nets.emplace_back();
        }
        if (i < across.size())
            nets[at].across.push_back(across[i]);
        else
            nets[at].down.push_back(down[i - across.size()]);
    }
    std::erase_if(nets, [](const Net& net) { return net.across.empty() || net.down.empty(); });
    return nets;
}

/// The places at which rules stand, with the ends of those across them where the table is open there.
std::vector<double> edges_of(const std::vector<Segment>& rules, const std::vector<Segment>& crossing) {
    std::vector<double> out;
    for (const Segment& rule : rules) {
        if (out.empty() || rule.at - out.back() > kSameEdge) out.push_back(rule.at);
    }
    double from = crossing.front().from;
    double to = crossing.front().to;
    for (const Segment& rule : crossing) {
        from = std::min(from, rule.from);
        to = std::max(to, rule.to);
    }
    if (from < out.front() - kOpenSide) out.insert(out.begin(), from);
    if (to > out.back() + kOpenSide) out.push_back(to);
    return out;
}

std::size_t slot_of(const std::vector<double>& edges, double at) {
    const auto it = std::upper_bound(edges.begin(), edges.end(), at);
    return it == edges.begin() ? 0 : static_cast<std::size_t>(it - edges.begin()) - 1;
}

/// The grid of a net: where cells lack a wall between them they are one group.
class Grid {
 public:
    explicit Grid(const Net& net) : xs_(edges_of(net.down, net.across)), ys_(edges_of(net.across, net.down)) {
        if (columns() == 0 || rows() == 0 || columns() * rows() > kMostCells) {
            xs_.clear();
            return;
        }
        // Elementary cells left of a wall, and above one.
        wall_right_.assign(columns() * rows(), false);
        wall_below_.assign(columns() * rows(), false);
        for (const Segment& rule : net.down) mark(rule, xs_, ys_, true);
        for (const Segment& rule : net.across) mark(rule, ys_, xs_, false);
        group();
    }
    [[nodiscard]] bool usable() const { return !xs_.empty(); }
    [[nodiscard]] std::size_t columns() const { return xs_.empty() ? 0 : xs_.size() - 1; }
    [[nodiscard]] std::size_t rows() const { return ys_.empty() ? 0 : ys_.size() - 1; }
    [[nodiscard]] const std::vector<double>& xs() const { return xs_; }
    [[nodiscard]] const std::vector<double>& ys() const { return ys_; }
    [[nodiscard]] bool holds(double x, double y) const {
        return x >= xs_.front() && x < xs_.back() && y >= ys_.front() && y < ys_.back();
    }
    [[nodiscard]] std::size_t cell_at(double x, double y) const {
        return cell_[slot_of(ys_, y) * columns() + slot_of(xs_, x)];
    }
    [[nodiscard]] const std::vector<PlacedCell>& cells() const { return cells_; }

 private:
    // A rule near an edge is a wall beside every cell whose middle it passes.
    void mark(const Segment& rule, const std::vector<double>& edges, const std::vector<double>& along, bool down) {
        for (std::size_t e = slot_of(edges, rule.at - kSameEdge); e < edges.size() && edges[e] <= rule.at + kSameEdge;
             ++e) {
            if (e == 0 || e + 1 == edges.size() || std::abs(edges[e] - rule.at) > kSameEdge) continue;
            for (std::size_t i = slot_of(along, rule.from); i + 1 < along.size(); ++i) {
                const double middle = (along[i] + along[i + 1]) / 2;
                if (middle > rule.to) break;
                if (middle < rule.from) continue;
                if (down)
                    wall_right_[i * columns() + e - 1] = true;
                else
                    wall_below_[(e - 1) * columns() + i] = true;
            }
        }
    }

    // Cells grow to the right while no wall stands, then down while the whole width has none.
    void group() {
        constexpr auto kNone = static_cast<std::size_t>(-1);
        cell_.assign(columns() * rows(), kNone);
        for (std::size_t row = 0; row < rows(); ++row) {
            for (std::size_t column = 0; column < columns(); ++column) {
                if (cell_[row * columns() + column] != kNone) continue;
                std::size_t right = column + 1;
                while (right < columns() && !wall_right_[row * columns() + right - 1] &&
                       cell_[row * columns() + right] == kNone)
                    ++right;
                std::size_t below = row + 1;
                while (below < rows() && open_below(below - 1, column, right) && open_inside(below, column, right))
                    ++below;
                for (std::size_t r = row; r < below; ++r) {
                    for (std::size_t c = column; c < right; ++c) cell_[r * columns() + c] = cells_.size();
                }
                cells_.push_back({static_cast<int>(row),
                                  static_cast<int>(column),
                                  static_cast<int>(below - row),
                                  static_cast<int>(right - column),
                                  {},
                                  false});
            }
        }
    }
    [[nodiscard]] bool open_below(std::size_t row, std::size_t left, std::size_t right) const {
        for (std::size_t c = left; c < right; ++c) {
            if (wall_below_[row * columns() + c]) return false;
        }
        return true;
    }
    [[nodiscard]] bool open_inside(std::size_t row, std::size_t left, std::size_t right) const {
        for (std::size_t c = left; c + 1 < right; ++c) {
            if (wall_right_[row * columns() + c]) return false;
        }
        return true;
    }

    std::vector<double> xs_;
    std::vector<double> ys_;
    std::vector<bool> wall_right_;
    std::vector<bool> wall_below_;
    std::vector<std::size_t> cell_;  // by row and column: index into cells_
    std::vector<PlacedCell> cells_;
};

PlacedTable table_of(const Grid& grid, std::vector<std::vector<Glyph>>& glyphs) {
    PlacedTable out;
    out.top = grid.ys().front();
    out.bottom = grid.ys().back();
    out.edges = grid.xs();
    out.rows = static_cast<int>(grid.rows());
    out.cells = grid.cells();
    for (std::size_t i = 0; i < out.cells.size(); ++i) {
        PlacedCell& cell = out.cells[i];
        const auto left = static_cast<std::size_t>(cell.column);
        const auto right = left + static_cast<std::size_t>(cell.column_span);
        fill_cell(cell, lines_of(std::move(glyphs[i])), out.edges[right] - out.edges[left]);
    }
    return out;
}

}  // namespace

std::vector<PlacedTable> ruled_tables(PlacedPage& page) {
    if (page.rules.size() > kMostRules) return {};
    std::vector<Segment> across;
    std::vector<Segment> down;
    for (const Rule& rule : page.rules) {
        const double width = rule.right - rule.left;
        const double height = rule.bottom - rule.top;
        if (!std::isfinite(width) || !std::isfinite(height)) continue;
        if (width >= height) across.push_back({(rule.top + rule.bottom) / 2, rule.left, rule.right});
        if (height >= width) down.push_back({(rule.left + rule.right) / 2, rule.top, rule.bottom});
    }
    std::vector<PlacedTable> out;
    for (const Net& net : nets_of(joined(std::move(across)), joined(std::move(down)))) {
        const Grid grid(net);
        // A box around text is no table, nor is a single line of boxes without text in two of them.
        if (!grid.usable() || grid.columns() < 2) continue;
        std::vector<std::vector<Glyph>> glyphs(grid.cells().size());
        std::vector<Glyph> rest;
        std::size_t filled = 0;
        for (Glyph& glyph : page.glyphs) {
            const double x = (glyph.left + glyph.right) / 2;
            const double y = glyph.baseline - 0.38 * glyph.size;
            if (!grid.holds(x, y)) {
                rest.push_back(std::move(glyph));
                continue;
            }
            std::vector<Glyph>& cell = glyphs[grid.cell_at(x, y)];
            if (cell.empty()) ++filled;
            cell.push_back(std::move(glyph));
        }
        if (filled < 2) {
            for (std::vector<Glyph>& cell : glyphs) std::move(cell.begin(), cell.end(), std::back_inserter(rest));
            page.glyphs = std::move(rest);
            continue;
        }
        page.glyphs = std::move(rest);
        out.push_back(table_of(grid, glyphs));
    }
    std::sort(out.begin(), out.end(), [](const PlacedTable& a, const PlacedTable& b) { return a.top < b.top; });
    return out;
}

}  // namespace fenjie
