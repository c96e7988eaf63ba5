// Cells of a sheet to a grid: hidden rows and columns go, merged cells become spans of what is left of them.
//
// In:  B2 "类别" merged to B4, C2 … C4 tasks, row 3 hidden
// Out: two rows of two columns, the first cell over both rows
#include "read/xlsx/grid.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace fenjie {
namespace {

constexpr int kLastColumn = 16384;
constexpr int kLastRow = 1048576;

bool is_set(pugi::xml_node node, std::string_view name) {
    const std::string_view value = attribute(node, name);
    return value == "1" || value == "true";
}

}  // namespace

// "BC12" and "$BC$12"; what is none has row 0.
XlsxGrid::Place XlsxGrid::place_of(std::string_view name) {
    Place out;
    std::size_t at = 0;
    for (; at < name.size() && out.column <= kLastColumn; ++at) {
        const char c = name[at] >= 'a' && name[at] <= 'z' ? static_cast<char>(name[at] - 'a' + 'A') : name[at];
        if (c == '$') continue;
        if (c < 'A' || c > 'Z') break;
        out.column = out.column * 26 + (c - 'A' + 1);
    }
    std::from_chars(name.data() + at, name.data() + name.size(), out.row);
    const bool valid = out.row >= 1 && out.row <= kLastRow && out.column >= 1 && out.column <= kLastColumn;
    return valid ? out : Place{};
}

void XlsxGrid::read_hidden_columns(pugi::xml_node columns) {
    hidden_columns_.assign(kLastColumn + 1, false);
    for (const pugi::xml_node column : columns.children()) {
        if (!is_set(column, "hidden")) continue;
        const int first = std::clamp(number_attribute(column, "min", 1), 1, kLastColumn);
        const int last = std::clamp(number_attribute(column, "max", first), first, kLastColumn);
        std::fill(hidden_columns_.begin() + first, hidden_columns_.begin() + last + 1, true);
    }
}

void XlsxGrid::read_merges(pugi::xml_node merges) {
    for (const pugi::xml_node merge : merges.children()) {
        const std::string_view ref = attribute(merge, "ref");
        const std::size_t colon = ref.find(':');
        if (colon == std::string_view::npos) continue;
        const Place first = place_of(ref.substr(0, colon));
        const Place last = place_of(ref.substr(colon + 1));
        if (first.row > 0 && last.row >= first.row && last.column >= first.column) merges_.emplace(first, last);
    }
}

void XlsxGrid::read_cells(pugi::xml_node data, const XlsxValues& values, std::size_t& written, std::size_t most) {
    int row = 0;
    for (const pugi::xml_node row_node : data.children()) {
        if (local_name(row_node.name()) != "row") continue;
        row = number_attribute(row_node, "r", std::min(row, kLastRow) + 1);
        if (row < 1 || row > kLastRow) continue;
        if (is_set(row_node, "hidden")) hidden_rows_.push_back(row);
        int column = 0;
        for (const pugi::xml_node cell : row_node.children()) {
            if (local_name(cell.name()) != "c") continue;
            const Place named = place_of(attribute(cell, "r"));
            column = named.row == row ? named.column : column + 1;
            if (column > kLastColumn) break;
            std::string text = values.shown(cell);
            if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
            written += text.size();
            if (written > most) return;
            const Place place{row, column};
            const auto merge = merges_.find(place);
            cells_.push_back({place, merge == merges_.end() ? place : merge->second, std::move(text)});
        }
    }
    std::sort(hidden_rows_.begin(), hidden_rows_.end());
    hidden_rows_.erase(std::unique(hidden_rows_.begin(), hidden_rows_.end()), hidden_rows_.end());
}

bool XlsxGrid::row_is_hidden(int row) const {
    return std::binary_search(hidden_rows_.begin(), hidden_rows_.end(), row);
}

bool XlsxGrid::only_hidden_between(int above, int below) const {
    const auto first = std::upper_bound(hidden_rows_.begin(), hidden_rows_.end(), above);
    const auto last = std::lower_bound(hidden_rows_.begin(), hidden_rows_.end(), below);
    return last - first >= below - above - 1;
}

void XlsxGrid::drop_hidden() {
    std::erase_if(cells_, [&](Shown& cell) {
        // A merged cell shows its text in what is left of it.
        while (cell.place.row < cell.end.row && row_is_hidden(cell.place.row)) ++cell.place.row;
        const auto hidden = [&](int column) { return hidden_columns_[static_cast<std::size_t>(column)]; };
        while (cell.place.column < cell.end.column && hidden(cell.place.column)) ++cell.place.column;
        return row_is_hidden(cell.place.row) || hidden(cell.place.column);
    });
    std::stable_sort(cells_.begin(), cells_.end(), [](const Shown& a, const Shown& b) { return a.place < b.place; });
    int first = kLastColumn;
    int last = 0;
    for (const Shown& cell : cells_) {
        first = std::min(first, cell.place.column);
        last = std::max(last, cell.place.column);
    }
    // Columns behind the last one with text belong to none: what is merged over them ends there.
    column_index_.assign(kLastColumn + 2, 0);
    int index = 0;
    for (int column = first; column <= kLastColumn + 1; ++column) {
        column_index_[static_cast<std::size_t>(column)] = index;
        if (column <= last && !hidden_columns_[static_cast<std::size_t>(column)]) ++index;
    }
}

// Cells under a merged one are not shown. Rows are counted as they come; a span's height is known when its rows are.
void XlsxGrid::fill_rows() {
    struct Reach {
        int until = 0;  // row of the sheet
        std::size_t row = 0;
        std::size_t cell = 0;
    };
    std::vector<Reach> reaching;  // merged cells that may reach into the next row
    std::vector<int> covered(column_index_.size(),
                             0);  // visible column -> row of the sheet down to which it is covered
    int above = 0;
    for (Shown& cell : cells_) {
        const auto column = static_cast<std::size_t>(column_index_[static_cast<std::size_t>(cell.place.column)]);
        if (covered[column] >= cell.place.row) continue;
        if (rows_.empty() || above != cell.place.row) {
            std::erase_if(reaching, [&](const Reach& reach) { return reach.until < cell.place.row; });
            rows_.emplace_back();
            rows_.back().behind_gap = above > 0 && reaching.empty() && !only_hidden_between(above, cell.place.row);
            rows_.back().filled = static_cast<int>(reaching.size());
            for (const Reach& reach : reaching) ++rows_[reach.row].cells[reach.cell].row_span;
            above = cell.place.row;
        }
        XlsxRow& row = rows_.back();
        const int end = column_index_[static_cast<std::size_t>(cell.end.column) + 1];
        RawCell raw;
        raw.row = static_cast<int>(rows_.size()) - 1;
        raw.column = static_cast<int>(column);
        raw.column_span = std::clamp(end - raw.column, 1, kMostColumns);
        raw.paragraphs.push_back(std::move(cell.text));
        std::fill_n(covered.begin() + raw.column, raw.column_span, cell.end.row);
        ++row.filled;
        row.cells.push_back(std::move(raw));
        if (cell.end.row > cell.place.row) reaching.push_back({cell.end.row, rows_.size() - 1, row.cells.size() - 1});
    }
}

XlsxGrid::XlsxGrid(pugi::xml_node worksheet, const XlsxValues& values, std::size_t& written, std::size_t most) {
    read_hidden_columns(property(worksheet, "cols"));
    read_merges(property(worksheet, "mergeCells"));
    read_cells(property(worksheet, "sheetData"), values, written, most);
    if (cells_.empty()) return;
    drop_hidden();
    fill_rows();
}

}  // namespace fenjie
