// What stands on a page while positions become text, and the steps that write_pages() takes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "read/placed/positions.hpp"

namespace fenjie {

/// A stretch of a line without a wide gap.
struct Piece {
    double left = 0;
    double right = 0;
    std::size_t begin = 0;  ///< bytes of the line's text
    std::size_t end = 0;
    double baseline = 0;
};

/// Bytes of a text that recognition was unsure of.
struct Doubt {
    std::size_t begin = 0;
    std::size_t end = 0;
    float confidence = 0;
};

struct PlacedLine {
    double left = 0;
    double right = 0;
    double baseline = 0;
    double size = 0;  ///< of most of its glyphs
    std::string text;
    std::vector<Piece> pieces;
    std::vector<Doubt> doubts;
    bool goes_on = false;  ///< its paragraph goes on in the next line
    [[nodiscard]] double top() const { return baseline - 0.88 * size; }
    [[nodiscard]] double bottom() const { return baseline + 0.12 * size; }
    [[nodiscard]] double width() const { return right - left; }
};

struct PlacedParagraph {
    std::string text;
    std::vector<Doubt> doubts;
};

struct PlacedCell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    std::vector<PlacedParagraph> paragraphs;
    bool goes_on = false;  ///< its last line is full and ends no sentence
    [[nodiscard]] bool empty() const { return paragraphs.empty(); }
};

struct PlacedTable {
    double top = 0;
    double bottom = 0;
    std::vector<double> edges;  ///< x of the columns' edges, one more than columns
    int rows = 0;
    std::vector<PlacedCell> cells;  ///< row by row
    std::vector<int> pages;         ///< rows before which a page ends
    [[nodiscard]] int columns() const { return static_cast<int>(edges.size()) - 1; }
};

/// Lines and tables of one page; `order` is filled last.
struct PageParts {
    double width = 0;
    double height = 0;
    std::vector<PlacedLine> lines;  ///< from top to bottom, then from left to right
    std::vector<PlacedTable> tables;
    struct Item {
        bool is_table = false;
        std::size_t index = 0;  ///< of lines or tables
        int column = 0;         ///< 0: as wide as the page; else one of the columns that stand beside each other
    };
    std::vector<Item> order;
};

/// Glyphs to lines from top to bottom; doubled glyphs are undone.
[[nodiscard]] std::vector<PlacedLine> lines_of(std::vector<Glyph> glyphs);

/// Pieces [first, last] of a line as a line of its own.
[[nodiscard]] PlacedLine part_of(const PlacedLine& line, std::size_t first, std::size_t last);

/// Lines of one cell, joined to paragraphs by how far they reach. `width`: of the cell.
void fill_cell(PlacedCell& cell, const std::vector<PlacedLine>& lines, double width);

/// Tables whose cells are ruled off; their glyphs are taken out of the page.
[[nodiscard]] std::vector<PlacedTable> ruled_tables(PlacedPage& page);

/// Tables without rules, known by a row of column names or of a site's labels; their lines are taken out of the pages.
/// A table that a page's end cuts is looked for at the next one's head.
void find_open_tables(std::vector<PageParts>& pages);

/// Takes running heads, page numbers and a browser's margins out of the pages' lines.
void drop_furniture(std::vector<PageParts>& pages);

/// Puts lines and tables into reading order; lines that stand in columns beside each other are parted.
void put_in_order(PageParts& page);

/// Marks the lines whose paragraphs go on, over the ends of columns and pages too.
void mark_paragraphs(std::vector<PageParts>& pages);

/// Adds `next`, which opens the page behind `table`, to it; false where they are two tables.
[[nodiscard]] bool continue_table(PlacedTable& table, const PlacedTable& next);

/// Whether a text ends a sentence (。；：！？ or a closing bracket behind one).
[[nodiscard]] bool ends_sentence(std::string_view text);

}  // namespace fenjie
