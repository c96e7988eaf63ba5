// Which rows of a sheet are lines of text and which are a table's.
//
// In:  "任务分解表" (over all columns), a header of six cells, eight rows, "注：…" (over all columns)
// Out: the line "任务分解表", a table of nine rows, the line "注：…"
//
// A row that shows one cell only is a line where it stands before or behind all others of its table; between them it
// heads a group of rows. A table begins anew behind an empty row where the next row of several cells looks like a
// header.
#include "read/xlsx/sheet.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestHeader = 15;  // characters

bool is_full(const XlsxRow& row) {
    return row.filled >= 2;
}

// Short names without figures.
bool looks_like_header(const XlsxRow& row) {
    return row.cells.size() >= 2 && std::all_of(row.cells.begin(), row.cells.end(), [](const RawCell& cell) {
               const std::string& text = cell.paragraphs.front();
               return utf8::count(text) <= kLongestHeader && text.find_first_of("0123456789%") == std::string::npos;
           });
}

// Where the table that begins at `begin`, with its titles and notes, ends.
std::size_t part_end(const std::vector<XlsxRow>& rows, std::size_t begin) {
    bool has_full = false;
    for (std::size_t i = begin; i < rows.size(); ++i) {
        if (has_full && rows[i].behind_gap) {
            std::size_t next = i;
            while (next < rows.size() && !is_full(rows[next]) && (next == i || !rows[next].behind_gap)) ++next;
            if (next < rows.size() && looks_like_header(rows[next])) return i;
        }
        has_full = has_full || is_full(rows[i]);
    }
    return rows.size();
}

void add_lines(XlsxRow& row, Flow& out) {
    for (RawCell& cell : row.cells) {
        out.emplace_back();
        out.back().text = std::move(cell.paragraphs.front());
    }
}

// A cell's own lines are its paragraphs.
void part_lines(RawCell& cell) {
    const std::string text = std::move(cell.paragraphs.front());
    cell.paragraphs.clear();
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        cell.paragraphs.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

}  // namespace

Flow lines_and_tables(std::vector<XlsxRow> rows) {
    Flow out;
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        end = part_end(rows, begin);
        std::size_t first = begin;
        while (first < end && !is_full(rows[first])) add_lines(rows[first++], out);
        if (first == end) continue;
        std::size_t last = end;
        while (!is_full(rows[last - 1])) --last;
        auto table = std::make_unique<FlowTable>();
        int left = std::numeric_limits<int>::max();
        for (std::size_t i = first; i < last; ++i) {
            for (const RawCell& cell : rows[i].cells) left = std::min(left, cell.column);
        }
        for (std::size_t i = first; i < last; ++i) {
            for (RawCell& cell : rows[i].cells) {
                cell.row -= static_cast<int>(first);
                cell.column -= left;
                part_lines(cell);
                table->cells.push_back(std::move(cell));
            }
        }
        out.emplace_back();
        out.back().table = std::move(table);
        for (std::size_t i = last; i < end; ++i) add_lines(rows[i], out);
    }
    return out;
}

}  // namespace fenjie
