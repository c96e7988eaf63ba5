// A table without rules as it was found on a page, before its lines are parted into rows and cells.
#pragma once

#include <cstddef>
#include <vector>

#include "read/placed/page_parts.hpp"

namespace fenjie {

/// The reach of an open table's column from left to right.
struct OpenColumn {
    double left = 0;
    double right = 0;
};

/// The columns under which a stretch of a line stands: [first, last]; first > last where under none.
struct Under {
    std::size_t first = 1;
    std::size_t last = 0;
    [[nodiscard]] bool one() const { return first == last; }
    [[nodiscard]] bool none() const { return first > last; }
};

[[nodiscard]] Under under(const std::vector<OpenColumn>& columns, double left, double right);

/// Where each piece of a line stands. One that is under no column goes to the nearest of those that the pieces beside
/// it leave.
[[nodiscard]] std::vector<Under> places_of(const std::vector<OpenColumn>& columns, const PlacedLine& line);

/// Lines [begin, end) of a page that make a table under these columns.
struct OpenTable {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<OpenColumn> columns;
    std::size_t anchor = 0;  ///< the column with one piece a row; past the last where there is none
    std::size_t header_lines = 0;
};

/// Parts the lines into rows and cells.
[[nodiscard]] PlacedTable table_of(const std::vector<PlacedLine>& lines, const OpenTable& found);

}  // namespace fenjie
