// Flattens what stands in a cell.
//
// In:  "1.开展排查；" / "2.建立台账。" / a table [甲|乙]      Out: three paragraphs, the last "甲 乙"
#include "read/ooxml/flow.hpp"

#include <algorithm>
#include <utility>

namespace fenjie {
namespace {

void add_lines(std::string_view text, std::vector<std::string>& out) {
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out.emplace_back(text.substr(0, end));
        if (end == text.size()) return;
        text.remove_prefix(end + 1);
    }
}

void add_rows(const FlowTable& table, std::vector<std::string>& out) {
    int row = -1;
    for (const RawCell& cell : table.cells) {
        if (cell.row != row) out.emplace_back();
        row = cell.row;
        for (const std::string& paragraph : cell.paragraphs) {
            if (!out.back().empty()) out.back() += ' ';
            out.back() += paragraph;
        }
    }
}

}  // namespace

std::vector<std::string> cell_paragraphs(Flow flow) {
    std::vector<std::string> out;
    for (FlowItem& item : flow) {
        if (item.table)
            add_rows(*item.table, out);
        else if (item.text.find('\n') != std::string::npos)
            add_lines(item.text, out);
        else if (!item.text.empty())
            out.push_back(std::move(item.text));
    }
    return out;
}

}  // namespace fenjie
