// Tables that an editor wrote out as text.
//
// Form 1, a cell a line, each led by a tab (a bare tab is an empty cell, that is, one merged with the cell above):
//     ⇥项目 / ⇥序号 / ⇥任务清单 // ⇥网络 / ⇥8 / ⇥利用综治中心设置心理咨询室 // ⇥ / ⇥9 / …
// Form 2, a row a line, cells parted by tabs, a cell's further paragraphs on lines of their own:
//     序号⇥考核项目⇥分值 / 1⇥完善组织⇥5 / …
// Form 3, the same with bars: 行业 | 时间安排 | 责任单位 |
//
// Forms 2 and 3 are read in separated_rows.cpp.
#include <algorithm>
#include <array>

#include "layout/markers.hpp"
#include "layout/separated_cells.hpp"
#include "layout/separated_rows.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// The cells of form 1 that begin at line `i`, with the index where each printed row begins.
struct CellRun {
    std::vector<CellText> cells;
    std::vector<std::size_t> row_starts;  // indices into cells
    std::size_t end = 0;                  // line behind the last
};

// The numbers of headings inside cells. One that goes on with none of them (四、 in a table without 三、) goes on with
// the headings before the table.
class HeadingNumbers {
 public:
    /// Takes a paragraph; true where it opens with such a number.
    bool take(std::string_view text) {
        const auto marker = marker_at(text);
        if (!marker || (marker->form != MarkerForm::han_comma && marker->form != MarkerForm::han_bracket)) return false;
        int& last = last_.at(marker->form == MarkerForm::han_comma ? 0 : 1);
        const bool outside = marker->ordinal > 1 && marker->ordinal != last + 1;
        last = marker->ordinal;
        return outside;
    }

 private:
    std::array<int, 2> last_{};
};

CellRun tab_led_cells(const std::vector<Line>& lines, std::size_t i, std::size_t stop, const Lexicon& lexicon) {
    CellRun run;
    HeadingNumbers numbers;
    while (i < stop) {
        const Line& line = lines[i];
        const bool ends_row = run.row_starts.size() > 1 && run.cells.size() % run.row_starts[1] == 0;
        const bool goes_on_outside = numbers.take(line.text.view());
        if (line.leading_tab) {
            if (line.tabs > 1 && !line.empty()) break;
            if (run.cells.empty() || line.blank_before > 0) run.row_starts.push_back(run.cells.size());
            run.cells.push_back({});
            if (!line.empty()) run.cells.back().paragraphs.push_back(line.text);
        } else {
            // A paragraph after an empty stretch, or one that opens the colophon, stands behind the table.
            if (run.cells.empty() || line.tabs > 0 || line.blank_before >= 2 ||
                stands_behind_tables(line.text.view(), lexicon) ||
                (ends_row && line.blank_before > 0 && goes_on_outside))
                break;
            if (!line.empty()) run.cells.back().paragraphs.push_back(line.text);
        }
        ++i;
    }
    run.end = i;
    return run;
}

std::optional<TableInLines> tab_led_table(const std::vector<Line>& lines, std::size_t i, std::size_t stop,
                                          const Lexicon& lexicon) {
    CellRun run = tab_led_cells(lines, i, stop, lexicon);
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

// Rows of "名称：⇥值" are a page's metadata, not a table.
bool is_metadata(std::string_view source, const Line& line) {
    const std::string_view raw = source.substr(line.raw.begin, line.raw.size());
    const std::size_t tab = raw.find('\t');
    if (tab == std::string_view::npos) return false;
    const std::string_view label = raw.substr(0, tab);
    return label.ends_with("：") || label.ends_with(":");
}

}  // namespace

bool stands_behind_tables(std::string_view text, const Lexicon& lexicon) {
    const LexiconTable& colophon = lexicon.table("colophon");
    const LexiconRow* row = colophon.longest_at(text, 0);
    if (row != nullptr) {
        const std::string_view use = colophon.attribute(*row, "use");
        // 上一篇：…; a row may be about 政策解读.
        const std::string_view rest = text.substr(row->phrase.size());
        const bool tail = rest.empty() ? colophon.attribute(*row, "at") == "whole" : rest.starts_with("：");
        if (use == "copied_to" || (use == "tail" && tail)) return true;
    }
    const auto marker = marker_at(text);
    return marker && marker->form == MarkerForm::attachment;
}

std::vector<TableInLines> tab_tables(std::string_view source, const std::vector<Line>& lines, const Lexicon& lexicon,
                                     const std::vector<TableInLines>& taken) {
    std::vector<TableInLines> found;
    for (const Range& part : free_lines(lines.size(), taken)) {
        for (std::size_t i = part.begin; i < part.end;) {
            std::optional<TableInLines> table;
            if (lines[i].leading_tab)
                table = tab_led_table(lines, i, part.end, lexicon);
            else if (lines[i].tabs > 0 && !is_metadata(source, lines[i]))
                table = separated_table(source, lines, {i, part.end}, kTab, lexicon);
            else if (lines[i].tabs == 0 && marks(source, lines[i], kBar) >= 2)
                table = separated_table(source, lines, {i, part.end}, kBar, lexicon);
            if (!table) {
                // A run of tab-led cells that is no table is passed over as a whole, so that this stays linear.
                i = lines[i].leading_tab ? std::max(i + 1, tab_led_cells(lines, i, part.end, lexicon).end) : i + 1;
                continue;
            }
            i = table->end;
            found.push_back(std::move(*table));
        }
    }
    return found;
}

}  // namespace fenjie
