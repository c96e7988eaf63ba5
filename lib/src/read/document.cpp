// Lines and tables to the decoded text.
//
// In:  line("一、主要任务"), table({0,0 "序号"} {0,1 "任务"} {1,0 "1"} {1,1 "建设助餐点" "每个社区1个"})
// Out: "一、主要任务\n序号⇥任务\n1⇥建设助餐点[U+2028]每个社区1个\n", one table with four cells
#include "read/document.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kInCell = "\xE2\x80\xA8";  // U+2028 LINE SEPARATOR

// The well-formed character at `pos`, or U+FFFD for a byte that begins none.
std::string_view character(std::string_view text, std::size_t pos, std::size_t& length) {
    length = utf8::length_at(text, pos);
    const std::string_view c = text.substr(pos, length);
    if (utf8::is_valid(c)) return c;
    length = 1;
    return "\xEF\xBF\xBD";
}

bool is_blank_only(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

// Places each cell in the grid, cut to what is free there. Returns whether something had to be cut.
bool fit(std::vector<RawCell>& cells, int& rows, int& columns) {
    bool cut = false;
    rows = 0;
    columns = 0;
    std::erase_if(cells, [&](const RawCell& c) {
        const bool outside = c.row < 0 || c.column < 0 || c.row >= kMostRows || c.column >= kMostColumns;
        cut = cut || outside;
        return outside;
    });
    std::stable_sort(cells.begin(), cells.end(), [](const RawCell& a, const RawCell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    int last_row = -1;
    for (const RawCell& c : cells) {
        last_row = std::max(last_row, c.row);
        columns = std::max(columns, std::min(c.column + std::max(c.column_span, 1), kMostColumns));
    }
    rows = last_row + 1;
    // taken_until[column]: the first row in which the column is free again. A row's cells come in column order, and a
    // cell is cut to the columns that are free where it begins.
    std::vector<int> taken_until(static_cast<std::size_t>(columns), 0);
    std::vector<std::size_t> taken_by(static_cast<std::size_t>(columns), 0);  // index into kept
    std::vector<RawCell> kept;
    kept.reserve(cells.size());
    std::size_t grid = 0;
    for (RawCell& c : cells) {
        const auto at = static_cast<std::size_t>(c.column);
        if (taken_until[at] > c.row) {
            // Text under a merged cell is kept with that cell rather than lost.
            cut = true;
            std::move(c.paragraphs.begin(), c.paragraphs.end(), std::back_inserter(kept[taken_by[at]].paragraphs));
            continue;
        }
        const int width = std::clamp(c.column_span, 1, columns - c.column);
        int free = 1;
        while (free < width && taken_until[at + static_cast<std::size_t>(free)] <= c.row) ++free;
        const int height = std::clamp(c.row_span, 1, rows - c.row);
        cut = cut || free < c.column_span || height < c.row_span;
        c.column_span = free;
        c.row_span = height;
        grid += static_cast<std::size_t>(free) * static_cast<std::size_t>(height);
        if (grid > kMostGridCells) {
            cut = true;
            break;
        }
        std::fill_n(taken_until.begin() + c.column, free, c.row + height);
        std::fill_n(taken_by.begin() + c.column, free, kept.size());
        kept.push_back(std::move(c));
    }
    cells = std::move(kept);
    return cut;
}

}  // namespace

void DocumentBuilder::append(std::string_view text, bool in_cell) {
    for (std::size_t pos = 0; pos < text.size();) {
        std::size_t length = 1;
        const std::string_view c = character(text, pos, length);
        pos += length;
        if (c.size() > 1) {
            out_.utf8 += c == kInCell && in_cell ? std::string_view(" ") : c;
        } else if (c[0] == '\n' || c[0] == '\r' || c[0] == '\v' || c[0] == '\f') {
            // Line ends inside a cell part nothing: its paragraphs come parted.
            if (in_cell) out_.utf8 += ' ';
            if (!in_cell && c[0] != '\r') out_.utf8 += '\n';
        } else if (c[0] == '\t') {
            out_.utf8 += in_cell ? ' ' : '\t';
        } else if (static_cast<unsigned char>(c[0]) >= 0x20 && c[0] != 0x7F) {
            out_.utf8 += c;
        }
    }
}

void DocumentBuilder::line(std::string_view text) {
    append(text, false);
    out_.utf8 += '\n';
}

void DocumentBuilder::printed_line(std::string_view text, bool goes_on) {
    if (!out_.wraps) out_.wraps.emplace();
    line(text);
    if (goes_on) out_.wraps->push_back(position() - 1);
}

void DocumentBuilder::page_break() {
    if (!out_.utf8.empty() && out_.utf8.back() != '\f') out_.utf8 += '\f';
}

void DocumentBuilder::end_page() {
    out_.utf8 += '\f';
}

void DocumentBuilder::table(std::vector<RawCell> cells, const std::vector<int>& pages, bool cut) {
    for (RawCell& c : cells) std::erase_if(c.paragraphs, [](const std::string& p) { return is_blank_only(p); });
    SourceTable table;
    const std::size_t begin = position();
    cut = fit(cells, table.rows, table.columns) || cut;
    int row = 0;
    int column = 0;
    auto page = pages.begin();
    for (const RawCell& c : cells) {
        for (; row < c.row; ++row, column = 0) {
            out_.utf8 += '\n';
            for (; page != pages.end() && *page <= row + 1; ++page) out_.utf8 += '\f';
        }
        for (; column < c.column; ++column) out_.utf8 += '\t';
        SourceCell cell{c.row, c.column, c.row_span, c.column_span, {}};
        for (const std::string& paragraph : c.paragraphs) {
            if (!cell.paragraphs.empty()) out_.utf8 += kInCell;
            const std::size_t from = position();
            append(paragraph, true);
            cell.paragraphs.push_back({from, position()});
        }
        table.cells.push_back(std::move(cell));
    }
    if (table.cells.empty()) return;
    out_.utf8 += '\n';
    for (; page != pages.end(); ++page) out_.utf8 += '\f';
    table.where = {begin, position()};
    if (cut)
        warn("limit-reached",
             "a table is larger than the limits, or its spans reach over its ends or over each other; it was cut",
             begin);
    out_.tables.push_back(std::move(table));
}

void DocumentBuilder::warn(std::string code, std::string message, std::size_t begin) {
    warn(std::move(code), std::move(message), Range{begin, position()});
}

void DocumentBuilder::warn(std::string code, std::string message, Range where) {
    out_.warnings.push_back({std::move(code), std::move(message), where});
}

ReadDocument DocumentBuilder::finish(std::string media_type, std::string encoding) {
    out_.media_type = std::move(media_type);
    out_.encoding = std::move(encoding);
    if (is_blank_only(out_.utf8)) return unreadable("there is no text in it");
    return std::move(out_);
}

std::string page_list(const std::vector<int>& numbers) {
    std::string out;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        out += (out.empty() ? "" : ", ") + std::to_string(numbers[i]);
        if (last > i) out += "-" + std::to_string(numbers[last]);
        i = last + 1;
    }
    return out;
}

ReadDocument unreadable(std::string reason, ReadError::Kind kind) {
    ReadDocument out;
    out.error = std::move(reason);
    out.error_kind = kind;
    return out;
}

ReadDocument too_slow(unsigned seconds) {
    return unreadable("reading it takes longer than the limit of " + std::to_string(seconds) + " s",
                      ReadError::Kind::over_time);
}

}  // namespace fenjie
