// One table of a Word document while it is read: rows of cells, merged by marks in each cell.
#pragma once

#include <vector>

#include "read/ooxml/flow.hpp"
#include "read/xml.hpp"

namespace fenjie {

class DocxTable {
 public:
    [[nodiscard]] bool in_row() const { return in_row_; }
    [[nodiscard]] bool in_cell() const { return in_cell_; }

    /// `row` is w:tr. False for a row that was deleted or hidden: it is to be passed over.
    bool begin_row(pugi::xml_node row);
    void end_row() { in_row_ = false; }
    /// `cell` is w:tc. False for a cell that was deleted.
    bool begin_cell(pugi::xml_node cell);
    void end_cell(Flow content);
    /// A page ends inside the current row: before all text of a cell it begins with the row, else it is over before the
    /// next one.
    void page_ends(bool cell_has_text);

    /// The table as what it is: a table; or, where it has one column only, a frame around lines.
    void finish(Flow& out);

 private:
    struct Slot {
        int row = 0;
        int column = 0;
        int row_span = 1;
        int column_span = 1;
        Flow content;
    };
    enum class Merge : std::uint8_t { no, restart, goes_on };
    [[nodiscard]] static Merge merge(pugi::xml_node properties, std::string_view name, std::string_view tracked);

    std::vector<Slot> slots_;
    std::vector<int> open_;  // column -> slot that a cell below may carry on, or -1
    std::vector<int> page_rows_;
    int row_ = -1;
    int column_ = 0;    // of the next cell
    int current_ = -1;  // slot that takes the cell's content, or -1: it is not shown
    bool cut_ = false;  // rows or cells are left out: there are too many
    bool in_row_ = false;
    bool in_cell_ = false;
    bool next_row_begins_page_ = false;
};

}  // namespace fenjie
