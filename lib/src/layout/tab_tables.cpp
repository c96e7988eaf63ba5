// Tables that an editor wrote out as text.
//
// Form 1, a cell a line, each led by a tab (a bare tab is an empty cell, that is, one merged with the cell above):
//     ⇥项目 / ⇥序号 / ⇥任务清单 // ⇥网络 / ⇥8 / ⇥利用综治中心设置心理咨询室 // ⇥ / ⇥9 / …
// Form 2, a row a line, cells parted by tabs, a cell's further paragraphs on lines of their own:
//     序号⇥考核项目⇥分值 / 1⇥完善组织⇥5 / …
#include <algorithm>

#include "layout/layout.hpp"
#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

struct RawCell {
    std::vector<MappedText> paragraphs;
    Range where;
};

bool ends_a_table(std::string_view text) {
    for (const std::string_view word : {"抄送", "附件"}) {
        if (text.starts_with(word)) return true;
    }
    return false;
}

// The cells of form 1 that begin at line `i`, with the index where each printed row begins.
struct CellRun {
    std::vector<RawCell> cells;
    std::vector<std::size_t> row_starts;  // indices into cells
    std::size_t end = 0;                  // line behind the last
};

CellRun tab_led_cells(const std::vector<Line>& lines, std::size_t i) {
    CellRun run;
    while (i < lines.size()) {
        const Line& line = lines[i];
        if (line.leading_tab) {
            if (line.tabs > 1 && !line.empty()) break;
            if (run.cells.empty() || line.blank_before > 0) run.row_starts.push_back(run.cells.size());
            run.cells.push_back({});
            run.cells.back().where = line.raw;
            if (!line.empty()) run.cells.back().paragraphs.push_back(line.text);
        } else {
            // A paragraph after an empty stretch, or one that opens the colophon, stands behind the table.
            if (run.cells.empty() || line.tabs > 0 || line.blank_before >= 2 || ends_a_table(line.text.view())) break;
            run.cells.back().paragraphs.push_back(line.text);
            run.cells.back().where.end = line.raw.end;
        }
        ++i;
    }
    run.end = i;
    return run;
}

std::optional<TableInLines> tab_led_table(const std::vector<Line>& lines, std::size_t i) {
    CellRun run = tab_led_cells(lines, i);
    if (run.row_starts.size() < 2) return std::nullopt;
    const std::size_t columns = run.row_starts[1];
    if (columns < 2 || columns > 30 || run.cells.size() < 2 * columns) return std::nullopt;
    TableInLines found;
    found.begin = i;
    found.end = run.end;
    found.table.columns = static_cast<int>(columns);
    bool irregular = run.cells.size() % columns != 0;
    for (std::size_t k = 0; k < run.cells.size(); ++k) {
        const int row = static_cast<int>(k / columns);
        if (k % columns == 0 && !std::binary_search(run.row_starts.begin(), run.row_starts.end(), k)) irregular = true;
        Cell cell;
        cell.row = row;
        cell.column = static_cast<int>(k % columns);
        cell.paragraphs = std::move(run.cells[k].paragraphs);
        found.table.cells.push_back(std::move(cell));
        found.table.rows = row + 1;
    }
    if (irregular) {
        found.warnings.push_back({"table-irregular",
                                  "the table's rows do not all have as many cells as its header",
                                  {lines[i].raw.begin, lines[run.end - 1].raw.end}});
    }
    return found;
}

// The cells of one line of form 2 as ranges of its clean text's source.
std::vector<MappedText> split_cells(std::string_view source, const Line& line) {
    std::vector<MappedText> cells;
    const std::string_view clean = line.text.view();
    std::size_t clean_at = 0;
    std::size_t raw_at = line.raw.begin;
    const auto cut = [&](std::size_t raw_end) {
        std::size_t end = clean_at;
        while (end < clean.size() && line.text.original(end, end + utf8::length_at(clean, end)).begin < raw_end) {
            end += utf8::length_at(clean, end);
        }
        std::size_t last = end;
        while (last > clean_at && clean[last - 1] == ' ') --last;
        while (clean_at < last && clean[clean_at] == ' ') ++clean_at;
        cells.push_back(line.text.slice(clean_at, last));
        clean_at = end;
    };
    while (true) {
        const std::size_t tab = source.substr(0, line.raw.end).find('\t', raw_at);
        if (tab == std::string_view::npos) {
            cut(line.raw.end);
            return cells;
        }
        cut(tab);
        raw_at = tab + 1;
    }
}

std::optional<TableInLines> tab_separated_table(std::string_view source, const std::vector<Line>& lines,
                                                std::size_t i) {
    const std::size_t columns = static_cast<std::size_t>(lines[i].tabs) + 1;
    if (columns < 2 || lines[i].leading_tab) return std::nullopt;
    struct Row {
        std::vector<RawCell> cells;
    };
    std::vector<Row> rows;
    std::size_t at = i;
    std::size_t since_tabs = 0;  // lines without tabs since the last with one
    while (at < lines.size()) {
        const Line& line = lines[at];
        const std::size_t have = rows.empty() ? columns : rows.back().cells.size();
        const auto tabs = static_cast<std::size_t>(line.tabs);
        if (tabs == 0) {
            if (rows.empty() || line.blank_before >= 2 || ends_a_table(line.text.view())) break;
            // Behind a row's last cell: the cell's further lines, unless a blank line or a heading says otherwise.
            const auto marker = marker_at(line.text.view());
            const bool heading =
                marker && (marker->form == MarkerForm::han_comma || marker->form == MarkerForm::han_bracket);
            if (have == columns && (line.blank_before > 0 || heading)) break;
            if (have == columns && (++since_tabs > 8 || line.text.size() > 400)) break;
            rows.back().cells.back().paragraphs.push_back(line.text);
        } else {
            since_tabs = 0;
            std::vector<MappedText> cells = split_cells(source, line);
            const bool fresh = rows.empty() || have == columns || have + tabs > columns ||
                               (marker_at(cells[0].view()) && have + 1 < columns);
            if (cells.size() > columns + 2) break;
            std::size_t k = 0;
            if (fresh) {
                rows.push_back({});
            } else {
                if (!cells[0].empty()) rows.back().cells.back().paragraphs.push_back(cells[0]);
                k = 1;
            }
            for (; k < cells.size(); ++k) {
                rows.back().cells.push_back({});
                if (!cells[k].empty()) rows.back().cells.back().paragraphs.push_back(cells[k]);
            }
        }
        ++at;
    }
    if (rows.size() < 3) return std::nullopt;
    TableInLines found;
    found.begin = i;
    found.end = at;
    found.table.columns = static_cast<int>(columns);
    found.table.rows = static_cast<int>(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t k = 0; k < rows[r].cells.size(); ++k) {
            Cell cell;
            cell.row = static_cast<int>(r);
            cell.column = static_cast<int>(std::min(k, columns - 1));
            cell.paragraphs = std::move(rows[r].cells[k].paragraphs);
            found.table.cells.push_back(std::move(cell));
        }
    }
    return found;
}

// Rows of "名称：⇥值" are a page's metadata, not a table.
bool is_metadata(std::string_view source, const Line& line) {
    const std::string_view raw = source.substr(line.raw.begin, line.raw.size());
    const std::size_t tab = raw.find('\t');
    if (tab == std::string_view::npos) return false;
    const std::string_view label = raw.substr(0, tab);
    return label.ends_with("：") || label.ends_with(":");
}

}  // namespace

std::vector<TableInLines> tab_tables(std::string_view source, const std::vector<Line>& lines) {
    std::vector<TableInLines> found;
    for (std::size_t i = 0; i < lines.size();) {
        std::optional<TableInLines> table;
        if (lines[i].leading_tab)
            table = tab_led_table(lines, i);
        else if (lines[i].tabs > 0 && !is_metadata(source, lines[i]))
            table = tab_separated_table(source, lines, i);
        if (!table) {
            // A run of tab-led cells that is no table is passed over as a whole, so that this stays linear.
            const std::size_t behind = lines[i].leading_tab ? std::max(i + 1, tab_led_cells(lines, i).end) : i + 1;
            i = behind;
            continue;
        }
        i = table->end;
        found.push_back(std::move(*table));
    }
    return found;
}

}  // namespace fenjie
