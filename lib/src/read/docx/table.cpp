// Cells to a grid.
//
// In:  row 1: [类别, vMerge restart] [任务]      row 2: [vMerge] [任务]
// Out: one cell of two rows, two cells of one
//
// A cell begins in the column behind the one before it (gridBefore, gridSpan). What a cell holds that carries on
// another one is not shown by Word either.
#include "read/docx/table.hpp"

#include <algorithm>
#include <utility>

namespace fenjie {

DocxTable::Merge DocxTable::merge(pugi::xml_node properties, std::string_view name, std::string_view tracked) {
    pugi::xml_node mark = property(properties, name);
    std::string_view value = attribute(mark, "val");
    if (mark.empty() && !tracked.empty()) {
        mark = property(properties, "cellMerge");
        value = attribute(mark, tracked);
        if (value.empty()) mark = {};
    }
    if (mark.empty()) return Merge::no;
    return value == "restart" || value == "rest" ? Merge::restart : Merge::goes_on;
}

bool DocxTable::begin_row(pugi::xml_node row) {
    const pugi::xml_node properties = property(row, "trPr");
    if (!property(properties, "del").empty() || is_on(property(properties, "hidden"))) return false;
    if (row_ + 1 >= kMostRows) {
        cut_ = true;
        return false;
    }
    in_row_ = true;
    ++row_;
    column_ = std::clamp(number_attribute(property(properties, "gridBefore"), "val", 0), 0, kMostColumns);
    if (std::exchange(next_row_begins_page_, false)) page_rows_.push_back(row_);
    return true;
}

bool DocxTable::begin_cell(pugi::xml_node cell) {
    const pugi::xml_node properties = property(cell, "tcPr");
    if (!property(properties, "cellDel").empty()) return false;
    if (column_ >= kMostColumns) {
        cut_ = true;
        return false;
    }
    in_cell_ = true;
    const int span =
        std::clamp(number_attribute(property(properties, "gridSpan"), "val", 1), 1, kMostColumns - column_);
    const int column = std::exchange(column_, column_ + span);
    open_.resize(std::max(open_.size(), static_cast<std::size_t>(column_)), -1);
    current_ = -1;
    const bool has_left = !slots_.empty() && slots_.back().row == row_;
    if (has_left && merge(properties, "hMerge", "") == Merge::goes_on) {
        slots_.back().column_span = std::min(slots_.back().column_span + span, kMostColumns);
        return true;
    }
    const Merge vertical = merge(properties, "vMerge", "vMerge");
    const int above = open_[static_cast<std::size_t>(column)];
    if (vertical == Merge::goes_on && above >= 0 && slots_[static_cast<std::size_t>(above)].column == column) {
        Slot& slot = slots_[static_cast<std::size_t>(above)];
        slot.row_span = row_ - slot.row + 1;
        return true;
    }
    current_ = static_cast<int>(slots_.size());
    std::fill(open_.begin() + column, open_.begin() + column_, vertical == Merge::no ? -1 : current_);
    slots_.push_back({row_, column, 1, span, {}});
    return true;
}

void DocxTable::end_cell(Flow content) {
    in_cell_ = false;
    if (current_ >= 0) slots_[static_cast<std::size_t>(current_)].content = std::move(content);
}

void DocxTable::page_ends(bool cell_has_text) {
    if (cell_has_text)
        next_row_begins_page_ = true;
    else if (page_rows_.empty() || page_rows_.back() != row_)
        page_rows_.push_back(row_);
}

void DocxTable::finish(Flow& out) {
    const auto second = std::find_if(slots_.begin(), slots_.end(), [](const Slot& s) { return s.column > 0; });
    if (second == slots_.end()) {
        // Page breaks stand in the content itself.
        for (Slot& slot : slots_) std::move(slot.content.begin(), slot.content.end(), std::back_inserter(out));
        return;
    }
    auto table = std::make_unique<FlowTable>();
    table->page_rows = std::move(page_rows_);
    table->cut = cut_;
    table->cells.reserve(slots_.size());
    for (Slot& slot : slots_)
        table->cells.push_back(
            {slot.row, slot.column, slot.row_span, slot.column_span, cell_paragraphs(std::move(slot.content))});
    out.emplace_back();
    out.back().table = std::move(table);
}

}  // namespace fenjie
