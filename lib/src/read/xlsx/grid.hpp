// The visible cells of a sheet in rows and columns without gaps.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "read/document.hpp"
#include "read/xlsx/values.hpp"
#include "read/xml.hpp"

namespace fenjie {

/// A row that shows something. Its cells' rows are indices of rows, their columns of visible columns.
struct XlsxRow {
    std::vector<RawCell> cells;
    int filled = 0;           ///< cells with text, those that reach down into it included
    bool behind_gap = false;  ///< an empty row stands before it
};

class XlsxGrid {
 public:
    /// `written` grows by the bytes of the text; reading ends where it passes `most`.
    XlsxGrid(pugi::xml_node worksheet, const XlsxValues& values, std::size_t& written, std::size_t most);

    [[nodiscard]] std::vector<XlsxRow>& rows() { return rows_; }

 private:
    struct Place {
        int row = 0;  // from 1, as in A1; 0 is none
        int column = 0;
        auto operator<=>(const Place&) const = default;  // NOLINT(modernize-use-nullptr): what it compares with
    };
    struct Shown {
        Place place;
        Place end;  // of the merged cell, or the same place
        std::string text;
    };

    [[nodiscard]] static Place place_of(std::string_view name);
    void read_hidden_columns(pugi::xml_node columns);
    void read_merges(pugi::xml_node merges);
    void read_cells(pugi::xml_node data, const XlsxValues& values, std::size_t& written, std::size_t most);
    [[nodiscard]] bool row_is_hidden(int row) const;
    [[nodiscard]] bool only_hidden_between(int above, int below) const;
    void drop_hidden();
    void fill_rows();

    std::map<Place, Place> merges_;     // first cell -> last cell
    std::vector<bool> hidden_columns_;  // by column
    std::vector<int> hidden_rows_;      // sorted
    std::vector<Shown> cells_;          // row by row
    std::vector<int> column_index_;     // column of the sheet -> visible column
    std::vector<XlsxRow> rows_;
};

}  // namespace fenjie
