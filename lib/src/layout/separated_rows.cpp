// Tables with a row a line: cells parted by tabs or bars, a cell's further paragraphs on lines of their own.
//
// In:  序号⇥考核项目⇥分值 / 1⇥完善组织⇥5 / …       行业 | 时间安排 | 责任单位 | / …
//
// A row with fewer or more cells than its header (some were merged with the row above) is laid into the columns by what
// its cells say (cell_places.hpp).
#include "layout/separated_rows.hpp"

#include <algorithm>

#include "layout/cell_places.hpp"
#include "layout/column_names.hpp"
#include "layout/markers.hpp"
#include "layout/separated_cells.hpp"

namespace fenjie {

namespace {

// The number that a cell holds and nothing else: 3, 3. or （三）; 0 for any other text.
int row_number(std::string_view text) {
    const auto marker = marker_at(text);
    if (marker && marker->length == text.size()) return marker->ordinal;
    return text.size() > 4 || text.find_first_not_of("0123456789") != std::string_view::npos ? 0 : ordinal_of(text);
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
    std::vector<CellText> cells;
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
            for (const CellText& cell : row.cells) {
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
                const CellText& cell = rows[r].cells[c];
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

/// Reads the rows of a table whose cells a mark parts, from the line of its first row on.
class SeparatedRows {
 public:
    SeparatedRows(std::string_view source, const std::vector<Line>& lines, Range where, char mark,
                  const Lexicon& lexicon)
        : source_(source),
          lines_(lines),
          where_(where),
          mark_(mark),
          lexicon_(lexicon),
          columns_(marks(source, lines[where.begin], mark) + 1) {}

    [[nodiscard]] std::optional<TableInLines> read() {
        constexpr std::size_t kFewestRows = 3;
        const std::size_t fewest_columns = mark_ == kBar ? 3 : 2;
        const Line& first = lines_[where_.begin];
        if (columns_ < fewest_columns || first.leading_tab) return std::nullopt;
        // || is the end of a row whose cells stand on lines of their own.
        if (mark_ == kBar && first.text.view().find_first_not_of("| ") == std::string_view::npos) return std::nullopt;
        std::size_t at = where_.begin + take_header();
        while (at < where_.end && take(at)) ++at;
        if (rows_.size() < kFewestRows) return std::nullopt;
        return table(at);
    }

 private:
    /// Whether line `at` belongs to the table; what it says is then in the rows.
    bool take(std::size_t at) {
        const Line& line = lines_[at];
        if (mark_ == kBar && is_rule(line.text.view())) return true;
        return marks(source_, line, mark_) == 0 ? take_unmarked(at) : take_marked(line);
    }
    /// Takes a header that stands in two lines; how many lines it took.
    std::size_t take_header();
    bool take_unmarked(std::size_t at);
    bool take_marked(const Line& line);
    [[nodiscard]] bool groups_rows(std::size_t at) const;
    [[nodiscard]] bool goes_on_in(const Line& line);
    void add_cell(MappedText text) {
        rows_.back().cells.push_back({});
        if (!text.empty()) rows_.back().cells.back().paragraphs.push_back(std::move(text));
    }
    [[nodiscard]] TableInLines table(std::size_t end);

    std::string_view source_;
    const std::vector<Line>& lines_;
    Range where_;  // lines
    char mark_;
    const Lexicon& lexicon_;
    std::size_t columns_;
    std::vector<Row> rows_;
    std::size_t since_marks_ = 0;  // lines without marks since the last with one
};

std::size_t SeparatedRows::take_header() {
    if (where_.begin + 2 >= where_.end) return 0;
    for (const std::vector<MappedText>& line : header_of_two_lines(source_, lines_, where_.begin, mark_, lexicon_)) {
        rows_.push_back(row_of(line));
        columns_ = line.size();
    }
    return rows_.size();
}

// 一、深化信息公开 on a line without marks, rows of the table above and below it: what groups the rows below, a cell
// that was merged over all columns.
bool SeparatedRows::groups_rows(std::size_t at) const {
    if (at + 1 >= lines_.size() || !is_group_title(lines_[at].text.view())) return false;
    const Line& next = lines_[at + 1];
    const std::size_t cells = marks(source_, next, mark_) + 1;
    return next.blank_before < 2 && cells > 2 && cells + 2 >= columns_ && cells <= columns_ &&
           !names_columns(split_cells(source_, next, mark_), lexicon_);
}

// Whether a line behind a whole row is a further line of its last cell, which a blank line, a heading, a long line and
// the ninth line are not.
bool SeparatedRows::goes_on_in(const Line& line) {
    constexpr std::size_t kMostLines = 8;
    constexpr std::size_t kLongest = 400;
    const auto marker = marker_at(line.text.view());
    const bool heading = marker && (marker->form == MarkerForm::han_comma || marker->form == MarkerForm::han_bracket);
    return line.blank_before == 0 && !heading && mark_ != kBar && ++since_marks_ <= kMostLines &&
           line.text.size() <= kLongest;
}

bool SeparatedRows::take_unmarked(std::size_t at) {
    const Line& line = lines_[at];
    if (rows_.empty() || line.blank_before >= 2 || stands_behind_tables(line.text.view(), lexicon_) ||
        is_remark(line.text.view(), lexicon_))
        return false;
    if (rows_.back().cells.size() == columns_) {
        if (groups_rows(at)) {
            rows_.push_back({});
            add_cell(line.text);
            rows_.back().group = true;
            return true;
        }
        if (!goes_on_in(line)) return false;
    }
    if (!line.empty()) rows_.back().cells.back().paragraphs.push_back(line.text);
    return true;
}

bool SeparatedRows::take_marked(const Line& line) {
    constexpr std::size_t kMostOver = 2;  // cells more than the header has
    since_marks_ = 0;
    std::vector<MappedText> cells = split_cells(source_, line, mark_);
    // 索引号 | … | above 序号 | 任务 | 责任单位 |: the header of another table.
    if (!rows_.empty() && cells.size() != columns_ && names_columns(cells, lexicon_)) return false;
    if (cells.size() > columns_ + kMostOver) return false;
    const std::size_t have = rows_.empty() ? columns_ : rows_.back().cells.size();
    const bool fresh = rows_.empty() || rows_.back().group || have == columns_ ||
                       have + marks(source_, line, mark_) > columns_ || opens_row(rows_.back(), cells[0].view());
    std::size_t k = 0;
    if (fresh) {
        rows_.push_back({});
    } else {
        if (!cells[0].empty()) rows_.back().cells.back().paragraphs.push_back(cells[0]);
        k = 1;
    }
    for (; k < cells.size(); ++k) add_cell(std::move(cells[k]));
    return true;
}

TableInLines SeparatedRows::table(std::size_t end) {
    TableInLines found;
    found.begin = where_.begin;
    found.end = end;
    found.table.columns = static_cast<int>(columns_);
    found.table.rows = static_cast<int>(rows_.size());
    found.table.cells.reserve(rows_.size() * columns_);
    RowPlacer placer(rows_, columns_, lexicon_);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const std::vector<int> where = placer.columns_of(rows_[r]);
        for (std::size_t k = 0; k < rows_[r].cells.size(); ++k) {
            CompactVector<MappedText>& paragraphs = rows_[r].cells[k].paragraphs;
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
        rows_[r] = {};
    }
    return found;
}

}  // namespace

std::optional<TableInLines> separated_table(std::string_view source, const std::vector<Line>& lines, Range where,
                                            char mark, const Lexicon& lexicon) {
    return SeparatedRows(source, lines, where, mark, lexicon).read();
}

}  // namespace fenjie
