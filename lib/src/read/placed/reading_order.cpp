// Columns that stand beside each other are read one after the other; all else from top to bottom.
//
// In:  pieces on both sides of an empty strip that runs down the page, each side set full      Out: left, then right
//
// The strip is looked for where pieces of lines begin and end. What crosses it (a title over both columns, a table)
// parts the page into bands. Rows of a table have an empty strip too, but their sides are not set full: short cells.
#include <cmath>

#include "read/placed/page_parts.hpp"

namespace fenjie {
namespace {

constexpr double kStrip = 0.9;    // em: the least width between columns
constexpr std::size_t kDeep = 5;  // lines on each side
constexpr double kSetFull = 0.6;  // of a side's lines reach across three quarters of it

/// A piece of a line, by itself.
struct Part {
    std::size_t line = 0;
    std::size_t piece = 0;
    double left = 0;
    double right = 0;
    double baseline = 0;
};

/// Lines [begin, end) of the page that an empty strip around `at` parts.
struct Band {
    std::size_t begin = 0;
    std::size_t end = 0;
    double at = 0;
};

// Whether lines [begin, end) have on each side of `at` what running text looks like.
bool are_columns(const PageParts& page, const Band& band) {
    struct Side {
        double left = 1e9;
        double right = -1e9;
        std::vector<double> widths;
    };
    Side sides[2];
    for (std::size_t l = band.begin; l < band.end; ++l) {
        const PlacedLine& line = page.lines[l];
        for (int s = 0; s < 2; ++s) {
            double left = 1e9;
            double right = -1e9;
            double inked = 0;
            for (const Piece& piece : line.pieces) {
                if ((piece.left > band.at) != (s == 1)) continue;
                left = std::min(left, piece.left);
                right = std::max(right, piece.right);
                inked += piece.right - piece.left;
            }
            if (right < left) continue;
            sides[s].left = std::min(sides[s].left, left);
            sides[s].right = std::max(sides[s].right, right);
            sides[s].widths.push_back(inked);
        }
    }
    for (const Side& side : sides) {
        if (side.widths.size() < kDeep) return false;
        const auto full = std::count_if(side.widths.begin(), side.widths.end(),
                                        [&](double width) { return width >= 0.75 * (side.right - side.left); });
        if (static_cast<double>(full) < kSetFull * static_cast<double>(side.widths.size())) return false;
    }
    return true;
}

// The gap of a line that holds `at`, or a lack of anything there.
bool is_free(const PlacedLine& line, double at) {
    return std::none_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
        return piece.left - kStrip * line.size / 2 < at && piece.right + kStrip * line.size / 2 > at;
    });
}

// Tables part the lines above them from those below.
bool table_between(const PageParts& page, std::size_t above, std::size_t below) {
    return std::any_of(page.tables.begin(), page.tables.end(), [&](const PlacedTable& table) {
        return table.top >= page.lines[above].baseline - page.lines[above].size &&
               table.top <= page.lines[below].baseline;
    });
}

std::vector<Band> bands_of(const PageParts& page) {
    std::vector<Band> out;
    for (std::size_t i = 0; i < page.lines.size();) {
        const PlacedLine& line = page.lines[i];
        std::size_t behind = i + 1;
        // A line of two pieces opens a band where its gap stays free; columns are two, seldom three.
        for (std::size_t g = 0; g + 1 < line.pieces.size() && g < 2; ++g) {
            const double at = (line.pieces[g].right + line.pieces[g + 1].left) / 2;
            if (at < 0.25 * page.width || at > 0.75 * page.width) continue;
            Band band{i, i + 1, at};
            while (band.begin > 0 && (out.empty() || out.back().end < band.begin) &&
                   is_free(page.lines[band.begin - 1], at) && !table_between(page, band.begin - 1, band.begin))
                --band.begin;
            while (band.end < page.lines.size() && is_free(page.lines[band.end], at) &&
                   !table_between(page, band.end - 1, band.end))
                ++band.end;
            if (!are_columns(page, band)) continue;
            behind = band.end;
            out.push_back(band);
            break;
        }
        i = behind;
    }
    return out;
}

}  // namespace

void put_in_order(PageParts& page) {
    const std::vector<Band> bands = bands_of(page);
    std::vector<PlacedLine> lines;
    std::vector<int> columns;
    int column = 0;
    std::size_t at = 0;
    const auto add = [&](PlacedLine line, int in) {
        lines.push_back(std::move(line));
        columns.push_back(in);
    };
    for (const Band& band : bands) {
        for (; at < band.begin; ++at) add(std::move(page.lines[at]), 0);
        for (const bool right : {false, true}) {
            ++column;
            for (std::size_t l = band.begin; l < band.end; ++l) {
                const std::vector<Piece>& pieces = page.lines[l].pieces;
                const auto first_right = std::find_if(pieces.begin(), pieces.end(),
                                                      [&](const Piece& piece) { return piece.left > band.at; });
                const auto split = static_cast<std::size_t>(first_right - pieces.begin());
                if (right ? split == pieces.size() : split == 0) continue;
                add(right ? part_of(page.lines[l], split, pieces.size() - 1) : part_of(page.lines[l], 0, split - 1),
                    column);
            }
        }
        at = band.end;
    }
    for (; at < page.lines.size(); ++at) add(std::move(page.lines[at]), 0);
    page.lines = std::move(lines);
    page.order.clear();
    std::size_t table = 0;
    for (std::size_t l = 0; l < page.lines.size(); ++l) {
        // A table stands before the first line below its top, never inside a column.
        const bool inside = columns[l] != 0 && l > 0 && columns[l - 1] != 0;
        while (!inside && table < page.tables.size() && page.tables[table].top < page.lines[l].baseline)
            page.order.push_back({true, table++, 0});
        page.order.push_back({false, l, columns[l]});
    }
    while (table < page.tables.size()) page.order.push_back({true, table++, 0});
}

}  // namespace fenjie
