// Tables of pages. Old sites lay whole pages out in tables inside tables; such a table's cells hold blocks of the page,
// a data table's cells hold its values.
//
// In:  <tr><td rowspan=2>治理</td><td>排查</td></tr><tr><td>建档</td></tr>
// Out: cells (0,0 over 2 rows) 治理, (0,1) 排查, (1,1) 建档
#include "read/html/tables.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "read/html/elements.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::uint32_t kLongCell = 400;    // characters; a cell of data is seldom longer where others are short
constexpr std::uint32_t kHeadCells = 12;    // cells looked at for a table's head
constexpr std::uint32_t kHeadCell = 12;     // characters of a cell that may name a column
constexpr std::uint32_t kNodesOfCell = 64;  // nodes looked at for such a cell's text

bool has_sentence_mark(std::string_view text) {
    return text.find("，") != std::string_view::npos || text.find("。") != std::string_view::npos ||
           text.find("；") != std::string_view::npos;
}

// 1. 1、 （1） 一、 （一） ① at the begin: the author has numbered the item by hand.
bool begins_with_number(std::string_view text) {
    constexpr std::string_view kNumerals = "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩";
    std::size_t pos = 0;
    const auto next = [&] { return utf8::at(text, pos); };
    const bool bracket = next() == "（" || next() == "(";
    if (bracket) pos += next().size();
    std::size_t digits = 0;
    while (!next().empty() && (utf8::is_digit(next()[0]) || kNumerals.find(next()) != std::string_view::npos)) {
        if (next().size() == 3 && next()[0] == '\xE2') return true;  // circled
        pos += next().size();
        ++digits;
    }
    if (digits == 0 || digits > 3 || next().empty()) return false;
    return std::string_view(".、．)）").find(next()) != std::string_view::npos;
}

struct TableFacts {
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::uint32_t cells = 0;
    std::uint32_t largest = 0;  // characters of the largest cell
    std::uint32_t inner = 0;    // characters in tables inside
    std::uint32_t labels = 0;   // first cells that name data about the document
    std::uint32_t names = 0;    // first cells that name columns of task tables
};

std::string short_text(const HtmlPage& page, std::uint32_t cell) {
    std::string out;
    const std::uint32_t end = std::min(page.nodes[cell].end, cell + kNodesOfCell);
    for (std::uint32_t i = cell + 1; i < end; ++i) {
        if (page.nodes[i].kind == HtmlKind::text) out += squeezed(page.text_of(page.nodes[i]));
    }
    return out;
}

TableUse judge(const HtmlNode& node, const TableFacts& facts, std::uint32_t chars) {
    if (facts.columns <= 1 || facts.rows == 0 || facts.inner * 2 > chars) return TableUse::layout;
    if (facts.labels >= 2) return TableUse::header;
    if (node.presentation || facts.rows == 1) return TableUse::layout;
    if (node.ruled || facts.names >= 2) return TableUse::data;
    const bool one_holds_all = facts.largest > kLongCell && facts.largest * 10ULL > chars * 7ULL;
    return one_holds_all ? TableUse::layout : TableUse::data;
}

// Places cells in the grid of a table, row by row.
class Grid {
 public:
    void next_row() {
        ++row_;
        column_ = 0;
    }
    [[nodiscard]] bool empty() const { return row_ < 0; }

    void place(const HtmlNode& node, std::vector<std::string> paragraphs) {
        while (column_ < kMostColumns && free_at_[static_cast<std::size_t>(column_)] > row_) ++column_;
        if (column_ == kMostColumns && !cells_.empty()) {
            // No room: the text is kept with the cell that took it.
            std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(cells_.back().paragraphs));
            return;
        }
        RawCell cell{row_, column_, node.row_span, node.column_span, std::move(paragraphs)};
        cell.column_span = std::min(cell.column_span, kMostColumns - column_);
        std::fill_n(free_at_.begin() + column_, cell.column_span, row_ + cell.row_span);
        column_ += cell.column_span;
        cells_.push_back(std::move(cell));
    }

    // No cell reaches over the end of its group of rows.
    void end_group() {
        if (group_ == cells_.size()) return;
        for (; group_ < cells_.size(); ++group_) {
            RawCell& cell = cells_[group_];
            cell.row_span = std::min(cell.row_span, row_ + 1 - cell.row);
        }
        free_at_.fill(0);
    }

    std::vector<RawCell> take() {
        end_group();
        // Exported sheets end in rows that only set the columns' widths.
        std::size_t keep = cells_.size();
        while (keep > 0) {
            std::size_t first = keep;
            while (first > 0 && cells_[first - 1].row == cells_[keep - 1].row) --first;
            const bool blank = std::all_of(cells_.begin() + static_cast<std::ptrdiff_t>(first),
                                           cells_.begin() + static_cast<std::ptrdiff_t>(keep),
                                           [](const RawCell& cell) { return cell.paragraphs.empty(); });
            if (!blank) break;
            keep = first;
        }
        cells_.resize(keep);
        const int rows = cells_.empty() ? 0 : cells_.back().row + 1;
        for (RawCell& cell : cells_) cell.row_span = std::min(cell.row_span, rows - cell.row);
        return std::move(cells_);
    }

 private:
    std::vector<RawCell> cells_;
    std::array<int, kMostColumns> free_at_{};  // the first row in which a column is free again
    int row_ = -1;
    int column_ = 0;
    std::size_t group_ = 0;  // the first cell of the group of rows
};

}  // namespace

HtmlSums sum_page(const HtmlPage& page) {
    HtmlSums out;
    const std::size_t count = page.nodes.size();
    out.chars.assign(count, 0);
    out.links.assign(count, 0);
    out.prose.assign(count, 0);
    for (std::size_t i = count; i-- > 0;) {
        const HtmlNode& node = page.nodes[i];
        if (node.kind == HtmlKind::text) {
            out.chars[i] = node.chars;
            out.links[i] = node.link_chars;
            const std::uint32_t own = node.chars - std::min(node.chars, node.link_chars);
            const bool sentences = has_sentence_mark(page.text_of(node));
            out.prose[i] = node.link_chars > own ? 0 : sentences ? own : own / 4;
        }
        if (i == 0) break;
        out.chars[node.parent] += out.chars[i];
        out.links[node.parent] += out.links[i];
        out.prose[node.parent] += out.prose[i];
    }
    return out;
}

std::vector<TableUse> table_uses(const HtmlPage& page, const HtmlSums& sums, const Lexicon& lexicon) {
    const std::size_t count = page.nodes.size();
    const LexiconTable& fields = lexicon.table("header_field");
    const LexiconTable& columns = lexicon.table("table_column");
    std::vector<std::uint32_t> owner(count, 0);  // the table around a node
    std::vector<std::uint32_t> width(count, 0);  // row: its cells with their spans
    std::vector<std::uint32_t> facts_of(count, 0);
    std::vector<TableFacts> facts(1);
    for (std::uint32_t i = 1; i < count; ++i) {
        const HtmlNode& node = page.nodes[i];
        const HtmlNode& parent = page.nodes[node.parent];
        owner[i] = parent.kind == HtmlKind::table ? node.parent : owner[node.parent];
        TableFacts& table = facts[facts_of[owner[i]]];
        if (node.kind == HtmlKind::table) {
            table.inner += owner[i] == 0 ? 0 : sums.chars[i];
            facts_of[i] = static_cast<std::uint32_t>(facts.size());
            facts.emplace_back();
        } else if (node.kind == HtmlKind::row) {
            ++table.rows;
        } else if (node.kind == HtmlKind::cell && owner[i] != 0) {
            width[node.parent] += node.column_span;
            table.columns = std::max(table.columns, width[node.parent]);
            table.rows = std::max(table.rows, 1U);
            table.largest = std::max(table.largest, sums.chars[i]);
            if (++table.cells > kHeadCells || sums.chars[i] == 0 || sums.chars[i] > kHeadCell) continue;
            const std::string text = short_text(page, i);
            table.labels += header_label(text, fields) != nullptr ? 1 : 0;
            table.names += columns.contains(text) ? 1 : 0;
        }
    }
    std::vector<TableUse> out(count, TableUse::layout);
    for (std::size_t i = 1; i < count; ++i) {
        if (page.nodes[i].kind == HtmlKind::table) out[i] = judge(page.nodes[i], facts[facts_of[i]], sums.chars[i]);
    }
    return out;
}

void read_lines_of(const HtmlPage& page, std::uint32_t begin, std::uint32_t end, std::vector<HtmlLine>& out) {
    std::uint32_t item = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
        const HtmlNode& node = page.nodes[i];
        if (node.kind == HtmlKind::item) item = node.numbering != 0 ? i : 0;
        if (node.kind != HtmlKind::text || node.chars == 0) continue;
        const std::string_view whole = std::string_view(page.text).substr(0, node.end_text);
        for (std::uint32_t pos = node.begin_text; pos < node.end_text;) {
            const std::size_t feed = whole.find('\n', pos);
            const auto line_end = static_cast<std::uint32_t>(std::min<std::size_t>(feed, node.end_text));
            HtmlLine line{i, pos, line_end, item};
            pos = line_end + 1;
            while (line.end > line.begin && page.text[line.end - 1] == ' ') --line.end;
            const std::string_view text = std::string_view(page.text).substr(line.begin, line.end - line.begin);
            if (text.find_first_not_of(" \t") == std::string_view::npos) continue;
            if (begins_with_number(text)) line.item = 0;
            item = 0;
            out.push_back(line);
        }
    }
}

std::string text_of(const HtmlPage& page, const HtmlLine& line) {
    const std::string_view text = std::string_view(page.text).substr(line.begin, line.end - line.begin);
    if (line.item == 0) return std::string(text);
    const HtmlNode& item = page.nodes[line.item];
    return item_number(item.ordinal, item.numbering) + " " + std::string(text);
}

HtmlTable read_cells(const HtmlPage& page, std::uint32_t table) {
    HtmlTable out;
    Grid grid;
    std::vector<HtmlLine> lines;
    std::uint32_t row_end = 0;    // behind the row that is open
    std::uint32_t group_end = 0;  // behind the group of rows that is open
    for (std::uint32_t i = table + 1; i < page.nodes[table].end; ++i) {
        const HtmlNode& node = page.nodes[i];
        if (group_end != 0 && i >= group_end) {
            grid.end_group();
            group_end = 0;
        }
        if (node.kind == HtmlKind::row_group) {
            grid.end_group();
            group_end = node.end;
            row_end = 0;
        } else if (node.kind == HtmlKind::row) {
            grid.next_row();
            row_end = node.end;
        } else if (node.kind == HtmlKind::cell) {
            if (grid.empty() || i >= row_end) {
                // Cells without a row around them make one.
                grid.next_row();
                row_end = page.nodes[table].end;
            }
            lines.clear();
            read_lines_of(page, i + 1, node.end, lines);
            std::vector<std::string> paragraphs;
            paragraphs.reserve(lines.size());
            for (const HtmlLine& line : lines) paragraphs.push_back(text_of(page, line));
            grid.place(node, std::move(paragraphs));
            i = node.end - 1;
        } else if (node.kind == HtmlKind::text) {
            read_lines_of(page, i, i + 1, out.above);
        }
    }
    out.cells = grid.take();
    return out;
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        const bool blank = c.size() == 1 ? static_cast<unsigned char>(c[0]) <= ' ' : c == "　" || c == "\u00A0";
        if (!blank) out += c;
    }
    return out;
}

const LexiconRow* header_label(std::string_view text, const LexiconTable& header_fields) {
    std::string label;
    for (std::size_t pos = 0; pos < text.size() && label.size() < 40;) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (std::string_view("：:【】[]　 ").find(c) == std::string_view::npos) label += c;
    }
    return header_fields.find(label);
}

}  // namespace fenjie
