// Tables that an editor wrote out as text.
//
// Form 1, a cell a line, each led by a tab (a bare tab is an empty cell, that is, one merged with the cell above):
//     ⇥项目 / ⇥序号 / ⇥任务清单 // ⇥网络 / ⇥8 / ⇥利用综治中心设置心理咨询室 // ⇥ / ⇥9 / …
// Form 2, a row a line, cells parted by tabs, a cell's further paragraphs on lines of their own:
//     序号⇥考核项目⇥分值 / 1⇥完善组织⇥5 / …
// Form 3, the same with bars: 行业 | 时间安排 | 责任单位 |
//
// A row of form 2 or 3 with fewer or more cells than its header (some were merged with the row above) is laid into the
// columns by what its cells say (cell_places.hpp).
#include <algorithm>
#include <array>

#include "layout/cell_places.hpp"
#include "layout/column_names.hpp"
#include "layout/markers.hpp"
#include "layout/separated_cells.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

struct RawCell {
    CompactVector<MappedText> paragraphs;

    /// The first paragraph; "" where there is none.
    [[nodiscard]] std::string_view first() const {
        return paragraphs.empty() ? std::string_view{} : paragraphs[0].view();
    }
};

// The number that a cell holds and nothing else: 3, 3. or （三）; 0 for any other text.
int row_number(std::string_view text) {
    const auto marker = marker_at(text);
    if (marker && marker->length == text.size()) return marker->ordinal;
    return text.size() > 4 || text.find_first_not_of("0123456789") != std::string_view::npos ? 0 : ordinal_of(text);
}

// The cells of form 1 that begin at line `i`, with the index where each printed row begins.
struct CellRun {
    std::vector<RawCell> cells;
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

// |---|:---:| under a header.
bool is_rule(std::string_view text) {
    return !text.empty() && text.find_first_not_of("|-: ") == std::string_view::npos;
}

// A cell of several lines that a spreadsheet gave in quotation marks, without them.
void unquote(CompactVector<MappedText>& paragraphs) {
    if (paragraphs.size() < 2) return;
    MappedText& first = paragraphs[0];
    MappedText& last = paragraphs.back();
    if (!first.view().starts_with('"') || !last.view().ends_with('"')) return;
    first = first.slice(1, first.size());
    last = last.slice(0, last.size() - 1);
}

struct Row {
    std::vector<RawCell> cells;
    bool group = false;  // one cell over all columns

    [[nodiscard]] std::string_view first() const { return cells.empty() ? std::string_view{} : cells[0].first(); }
};

Row row_of(const std::vector<MappedText>& cells) {
    Row row;
    for (const MappedText& cell : cells) {
        row.cells.push_back({});
        if (!cell.empty()) row.cells.back().paragraphs.push_back(cell);
    }
    return row;
}

// 二、 numbers a grouping row, whatever the row before has.
bool numbers_group(std::string_view cell) {
    const auto marker = marker_at(cell);
    return marker && marker->form == MarkerForm::han_comma && marker->length == cell.size();
}

// Whether cells are the names of columns.
bool names_columns(const std::vector<MappedText>& cells, const Lexicon& lexicon) {
    constexpr std::size_t kFewest = 3;
    const ColumnNames names(lexicon);
    KnownNames known;
    for (const MappedText& cell : cells) known.add(names.meaning(cell.view()));
    return known.head_columns(kFewest);
}

// Whether a cell that opens a line is the number of a new row: the one behind the last row's, a first one, 二、, or
// whatever stands below 二、.
bool opens_row(const Row& last, std::string_view cell) {
    const int number = row_number(cell);
    const int before = row_number(last.first());
    return number > 0 && (before == 0 || number == before + 1 || numbers_group(cell) || numbers_group(last.first()));
}

// 一、深化信息公开 on a line without marks, rows of the table above and below it: what groups the rows below, a cell
// that was merged over all columns.
bool groups_rows(std::string_view source, const std::vector<Line>& lines, std::size_t i, std::size_t columns, char mark,
                 const Lexicon& lexicon) {
    if (i + 1 >= lines.size() || !is_group_title(lines[i].text.view())) return false;
    const Line& next = lines[i + 1];
    const std::size_t cells = marks(source, next, mark) + 1;
    return next.blank_before < 2 && cells > 2 && cells + 2 >= columns && cells <= columns &&
           !names_columns(split_cells(source, next, mark), lexicon);
}

// Lays the cells of rows that have too few or too many into the header's columns.
class RowPlacer {
 public:
    RowPlacer(const std::vector<Row>& rows, std::size_t columns, const Lexicon& lexicon)
        : placer_(lexicon, sorts(rows, columns, lexicon)), columns_(columns) {}

    /// The column of each of the row's cells.
    std::vector<int> columns_of(const Row& row) {
        std::vector<int> out;
        for (std::size_t k = 0; k < row.cells.size(); ++k) out.push_back(static_cast<int>(std::min(k, columns_ - 1)));
        // 二、 | 专项考核项目 | 60: a number, a title and a sum at the most stand where the header has them.
        const bool group = row.group || (numbers_group(row.first()) && row.cells.size() <= kGroupCells &&
                                         row.cells.size() + 2 <= columns_);
        if (known_ && row.cells.size() != columns_ && !group) {
            std::vector<CellPlacer::Cell> cells;
            for (const RawCell& cell : row.cells) {
                const std::string_view text = cell.first();
                const bool number = row_number(text) > 0 && (row_number(text) == expected_ || numbers_group(text));
                cells.push_back({text, cells.empty(), number});
            }
            const std::vector<CellPlacer::Place> places = placer_.place(cells);
            for (std::size_t k = 0; k < out.size(); ++k) out[k] = places[k].column;
        }
        for (std::size_t k = 0; k < out.size(); ++k) {
            const auto column = static_cast<std::size_t>(out[k]);
            if (!known_ || placer_.columns()[column] != ColumnSort::number) continue;
            const int number = row_number(row.cells[k].first());
            if (number > 0 && !numbers_group(row.cells[k].first())) expected_ = number + 1;
        }
        return out;
    }

 private:
    std::vector<ColumnSort> sorts(const std::vector<Row>& rows, std::size_t columns, const Lexicon& lexicon) {
        const ColumnNames names(lexicon);
        std::vector<ColumnSort> out(columns, ColumnSort::other);
        for (std::size_t r = 0; r < std::min<std::size_t>(rows.size(), 3) && !known_; ++r) {
            if (rows[r].cells.size() != columns) continue;
            KnownNames known;
            for (std::size_t c = 0; c < columns; ++c) {
                const RawCell& cell = rows[r].cells[c];
                const std::string_view name = cell.first();
                const ColumnMeaning meaning = names.meaning(name);
                known.add(meaning);
                out[c] = column_sort(meaning, names.of_persons(name));
            }
            known_ = known.head_columns();
        }
        return out;
    }

    static constexpr std::size_t kGroupCells = 3;
    bool known_ = false;
    CellPlacer placer_;
    std::size_t columns_;
    int expected_ = 1;
};

std::optional<TableInLines> separated_table(std::string_view source, const std::vector<Line>& lines, std::size_t i,
                                            std::size_t stop, char mark, const Lexicon& lexicon) {
    std::size_t columns = marks(source, lines[i], mark) + 1;
    if (columns < (mark == kBar ? 3U : 2U) || lines[i].leading_tab) return std::nullopt;
    // || is the end of a row whose cells stand on lines of their own.
    if (mark == kBar && lines[i].text.view().find_first_not_of("| ") == std::string_view::npos) return std::nullopt;
    std::vector<Row> rows;
    std::size_t at = i;
    if (i + 2 < stop) {
        for (const std::vector<MappedText>& line : header_of_two_lines(source, lines, i, mark, lexicon)) {
            rows.push_back(row_of(line));
            columns = line.size();
            ++at;
        }
    }
    std::size_t since_marks = 0;  // lines without marks since the last with one
    for (; at < stop; ++at) {
        const Line& line = lines[at];
        const std::size_t have = rows.empty() ? columns : rows.back().cells.size();
        const std::size_t count = marks(source, line, mark);
        if (mark == kBar && is_rule(line.text.view())) continue;
        if (count == 0) {
            if (rows.empty() || line.blank_before >= 2 || stands_behind_tables(line.text.view(), lexicon) ||
                is_remark(line.text.view(), lexicon))
                break;
            if (have == columns && groups_rows(source, lines, at, columns, mark, lexicon)) {
                rows.push_back({});
                rows.back().cells.push_back({});
                rows.back().cells.back().paragraphs.push_back(line.text);
                rows.back().group = true;
                continue;
            }
            // Behind a row's last cell: the cell's further lines, unless a blank line or a heading says otherwise.
            const auto marker = marker_at(line.text.view());
            const bool heading =
                marker && (marker->form == MarkerForm::han_comma || marker->form == MarkerForm::han_bracket);
            if (have == columns && (line.blank_before > 0 || heading)) break;
            if (have == columns && (mark == kBar || ++since_marks > 8 || line.text.size() > 400)) break;
            if (!line.empty()) rows.back().cells.back().paragraphs.push_back(line.text);
            continue;
        }
        since_marks = 0;
        std::vector<MappedText> cells = split_cells(source, line, mark);
        // 索引号 | … | above 序号 | 任务 | 责任单位 |: the header of another table.
        if (!rows.empty() && cells.size() != columns && names_columns(cells, lexicon)) break;
        const bool fresh = rows.empty() || rows.back().group || have == columns || have + count > columns ||
                           opens_row(rows.back(), cells[0].view());
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
    if (rows.size() < 3) return std::nullopt;
    TableInLines found;
    found.begin = i;
    found.end = at;
    found.table.columns = static_cast<int>(columns);
    found.table.rows = static_cast<int>(rows.size());
    found.table.cells.reserve(rows.size() * columns);
    RowPlacer placer(rows, columns, lexicon);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::vector<int> where = placer.columns_of(rows[r]);
        for (std::size_t k = 0; k < rows[r].cells.size(); ++k) {
            CompactVector<MappedText>& paragraphs = rows[r].cells[k].paragraphs;
            unquote(paragraphs);
            const bool same = k > 0 && where[k] == where[k - 1] && !found.table.cells.empty();
            if (same) {
                for (MappedText& paragraph : paragraphs)
                    found.table.cells.back().paragraphs.push_back(std::move(paragraph));
                continue;
            }
            Cell cell;
            cell.row = static_cast<int>(r);
            cell.column = where[k];
            cell.paragraphs = std::move(paragraphs);
            found.table.cells.push_back(std::move(cell));
        }
        rows[r] = {};
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
    if (row != nullptr && colophon.attribute(*row, "use") == "copied_to") return true;
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
                table = separated_table(source, lines, i, part.end, kTab, lexicon);
            else if (lines[i].tabs == 0 && marks(source, lines[i], kBar) >= 2)
                table = separated_table(source, lines, i, part.end, kBar, lexicon);
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
