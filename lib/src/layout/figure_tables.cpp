// Tables of indicators that were printed as text: columns parted by blanks, or one cell a line.
//
//      指 标                      2025 年    属 性        header: names of columns
//   1.居民医保参保率(%)             >95       预期性       a row: the name, then a figure or remark for each column
//
//   指标 / 2020年 / 2025年 / 属性                           the same as one cell a line
//   居民医保参保率（%） / 93 / 95 / 预期性
//
// A row is one whose cells fit: text where the indicator stands, figures in the columns of figures. Blanks inside a
// name part nothing: from the right each column takes one word, the name what is left. A name's second line goes on
// with it.
#include <algorithm>

#include "layout/column_names.hpp"
#include "layout/markers.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostColumns = 12;
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kLongestFigure = 14;  // characters: ≥95, 5000以上, [12.5], 6.3左右
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kLongestHeader = 16;

struct Columns {
    std::vector<ColumnMeaning> meanings;
    std::size_t indicator = 0;

    [[nodiscard]] bool holds_figures(std::size_t c) const {
        return meanings[c] == ColumnMeaning::value || meanings[c] == ColumnMeaning::base ||
               meanings[c] == ColumnMeaning::goal;
    }
};

/// The cells of a line: parted by any blank, or by two and more.
std::vector<Range> split(std::string_view source, Range raw, std::size_t fewest_blanks) {
    std::vector<Range> out;
    std::size_t begin = raw.begin;
    std::size_t blanks = fewest_blanks;  // a line's begin parts as well
    std::size_t last = raw.begin;        // behind the last character that is no blank
    for (std::size_t pos = raw.begin; pos < raw.end;) {
        const std::string_view c = utf8::at(source, pos);
        pos += c.size();
        if (is_invisible(utf8::code_point(c))) continue;
        if (is_blank(utf8::code_point(c))) {
            blanks += c.size() > 1 ? 2 : 1;
            continue;
        }
        const std::size_t at = pos - c.size();
        if (blanks >= fewest_blanks) {
            if (last > begin) out.push_back({begin, last});
            begin = at;
        }
        blanks = 0;
        last = pos;
    }
    if (last > begin) out.push_back({begin, last});
    return out;
}

class FigureTables {
 public:
    FigureTables(std::string_view source, const std::vector<Line>& lines, const Cleaner& cleaner,
                 const Lexicon& lexicon)
        : source_(source), lines_(lines), cleaner_(cleaner), names_(lexicon) {}

    /// Nearly all lines end here: neither they nor what stands before their first blank names a column.
    [[nodiscard]] bool may_begin(std::size_t i) const {
        const Line& line = lines_[i];
        if (line.tabs > 0 || line.empty() || line.width > 160) return false;
        const std::string_view text = line.text.view();
        return text.find("标") != std::string_view::npos || names_.exact(text) != ColumnMeaning::other;
    }

    std::optional<TableInLines> read(std::size_t i, std::size_t stop) {
        if (auto table = parted(i, stop)) return table;
        return stacked(i, stop);
    }

 private:
    std::string text_of(Range raw) const {
        std::vector<Repair> ignored;
        return std::string(cleaner_.clean(source_, raw, ignored).view());
    }

    /// The columns that these names name; nothing where they are no header of an indicator table.
    std::optional<Columns> columns_of(const std::vector<std::string>& names) const {
        if (names.size() < 2 || names.size() > kMostColumns) return std::nullopt;
        Columns out;
        std::size_t known = 0;
        std::size_t values = 0;
        bool indicator = false;
        for (const std::string& name : names) {
            if (utf8::count(name) > kLongestHeader) return std::nullopt;
            ColumnMeaning meaning = names_.meaning(name);
            if (meaning == ColumnMeaning::task || meaning == ColumnMeaning::deadline) return std::nullopt;
            if (meaning == ColumnMeaning::indicator && !indicator) {
                indicator = true;
                out.indicator = out.meanings.size();
            }
            if (meaning == ColumnMeaning::responsible && is_bare_unit(name)) meaning = ColumnMeaning::unit;
            known += meaning != ColumnMeaning::other ? 1 : 0;
            out.meanings.push_back(meaning);
            values += out.holds_figures(out.meanings.size() - 1) ? 1 : 0;
        }
        if (!indicator || values == 0 || known * 2 <= names.size()) return std::nullopt;
        return out;
    }

    static bool is_none(std::string_view text) {
        return text == "/" || text == "-" || text == "—" || text == "——" || text == "--" || text == "–" || text == "－";
    }

    static bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

    bool fits(const Columns& columns, std::size_t c, std::string_view text) const {
        if (columns.holds_figures(c)) return utf8::count(text) <= kLongestFigure && (has_digit(text) || is_none(text));
        switch (columns.meanings[c]) {
            case ColumnMeaning::number:
                return !text.empty() && utf8::count(text) <= 4;
            case ColumnMeaning::unit:
                return utf8::count(text) <= 10 && text.find("，") == std::string_view::npos;
            case ColumnMeaning::indicator:
            case ColumnMeaning::category:
                return utf8::count(text) <= kLongestName && text.find("。") == std::string_view::npos &&
                       (text.empty() || !utf8::is_digit(text[0]) || has_han(text));
            default:
                return utf8::count(text) <= kLongestName && text.find("。") == std::string_view::npos;
        }
    }

    static bool has_han(std::string_view text) {
        for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos)) {
            if (utf8::is_han_at(text, pos)) return true;
        }
        return false;
    }

    /// The cells of a row, one for each column from `first`; empty where the line is no row.
    std::vector<Range> row_of(const Columns& columns, Range raw) const {
        const std::size_t n = columns.meanings.size();
        const auto all_fit = [&](const std::vector<Range>& cells, std::size_t first) {
            for (std::size_t k = 0; k < cells.size(); ++k) {
                if (!fits(columns, first + k, text_of(cells[k]))) return false;
            }
            return true;
        };
        std::vector<Range> wide = split(source_, raw, 2);
        if (wide.size() == n && all_fit(wide, 0)) return wide;
        // The group's name was merged over several rows.
        const bool grouped = columns.indicator == 1 && columns.meanings[0] == ColumnMeaning::category;
        if (grouped && wide.size() + 1 == n && all_fit(wide, 1)) {
            wide.insert(wide.begin(), Range{raw.begin, raw.begin});
            return wide;
        }
        std::vector<Range> narrow = split(source_, raw, 1);
        const std::size_t behind = n - columns.indicator - 1;
        const std::size_t before = columns.indicator;
        if (narrow.size() < n || narrow.size() > n + 6) return {};
        std::vector<Range> cells(narrow.begin(), narrow.begin() + static_cast<std::ptrdiff_t>(before));
        cells.push_back({narrow[before].begin, narrow[narrow.size() - behind - 1].end});
        cells.insert(cells.end(), narrow.end() - static_cast<std::ptrdiff_t>(behind), narrow.end());
        return all_fit(cells, 0) ? cells : std::vector<Range>{};
    }

    /// Whether a line can only be the second line of the name above it.
    bool goes_on(std::size_t i) const {
        const std::string_view text = lines_[i].text.view();
        return !marker_at(text) && utf8::count(text) <= 20 && has_han(text) &&
               text.find("。") == std::string_view::npos && text.find("：") == std::string_view::npos &&
               lines_[i].indented;
    }

    std::optional<TableInLines> parted(std::size_t i, std::size_t stop) {
        std::optional<Columns> columns;
        std::vector<Range> header;
        for (const std::size_t blanks : {2U, 1U}) {
            header = split(source_, lines_[i].raw, blanks);
            std::vector<std::string> names;
            for (const Range& cell : header) names.push_back(text_of(cell));
            columns = columns_of(names);
            if (columns) break;
        }
        if (!columns) return std::nullopt;
        std::vector<std::vector<std::vector<Range>>> rows;  // the raw ranges of each cell
        std::size_t end = i + 1;
        for (std::size_t k = i + 1; k < stop; ++k) {
            if (lines_[k].empty()) continue;
            if (lines_[k].tabs > 0) break;
            const std::vector<Range> cells = row_of(*columns, lines_[k].raw);
            if (!cells.empty()) {
                rows.emplace_back();
                for (const Range& cell : cells)
                    rows.back().push_back(cell.empty() ? std::vector<Range>{} : std::vector<Range>{cell});
            } else if (!rows.empty() && goes_on(k) && k + 1 < stop && !row_of(*columns, lines_[k + 1].raw).empty()) {
                rows.back()[columns->indicator].push_back(lines_[k].raw);
            } else {
                break;
            }
            end = k + 1;
        }
        if (rows.size() < kFewestRows) return std::nullopt;
        TableInLines out;
        out.begin = i;
        out.end = end;
        out.table.columns = static_cast<int>(header.size());
        out.table.rows = static_cast<int>(rows.size()) + 1;
        for (std::size_t c = 0; c < header.size(); ++c) add(out.table, 0, c, {header[c]});
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < rows[r].size(); ++c) add(out.table, static_cast<int>(r) + 1, c, rows[r][c]);
        }
        return out;
    }

    void add(Table& table, int row, std::size_t column, const std::vector<Range>& pieces) {
        Cell cell;
        cell.row = row;
        cell.column = static_cast<int>(column);
        MappedText text;
        for (const Range& piece : pieces) {
            std::vector<Repair> ignored;
            const MappedText more = cleaner_.clean(source_, piece, ignored);
            if (!more.empty()) join_clean(text, more);
        }
        if (text.empty()) return;
        cell.paragraphs.push_back(std::move(text));
        table.cells.push_back(std::move(cell));
    }

    std::optional<TableInLines> stacked(std::size_t i, std::size_t stop) const {
        std::vector<std::string> names;
        std::size_t at = i;
        for (; at < stop && names.size() < kMostColumns; ++at) {
            const std::string_view text = lines_[at].text.view();
            if (lines_[at].tabs > 0 || text.empty() || names_.exact(text) == ColumnMeaning::other) break;
            names.emplace_back(text);
        }
        const std::optional<Columns> columns = columns_of(names);
        if (!columns) return std::nullopt;
        const std::size_t n = names.size();
        TableInLines out;
        out.begin = i;
        Table& table = out.table;
        table.columns = static_cast<int>(n);
        const auto put = [&](int row, std::size_t column, std::size_t line) {
            table.cells.push_back({row, static_cast<int>(column), 1, 1, {lines_[line].text}});
        };
        for (std::size_t c = 0; c < n; ++c) put(0, c, i + c);
        const bool grouped = columns->indicator == 1 && columns->meanings[0] == ColumnMeaning::category;
        int row = 0;
        while (at < stop) {
            const auto all_fit = [&](std::size_t first) {
                if (at + n - first > stop) return false;
                for (std::size_t c = first; c < n; ++c) {
                    const Line& line = lines_[at + c - first];
                    if (line.tabs > 0 || line.empty() || !fits(*columns, c, line.text.view())) return false;
                }
                return true;
            };
            const std::size_t first = all_fit(0) ? 0 : grouped && all_fit(1) ? 1 : n;
            if (first == n) break;
            ++row;
            for (std::size_t c = first; c < n; ++c) put(row, c, at + c - first);
            at += n - first;
        }
        if (static_cast<std::size_t>(row) < kFewestRows) return std::nullopt;
        table.rows = row + 1;
        out.end = at;
        return out;
    }

    std::string_view source_;
    const std::vector<Line>& lines_;
    const Cleaner& cleaner_;
    ColumnNames names_;
};

}  // namespace

std::vector<TableInLines> figure_tables(std::string_view source, const std::vector<Line>& lines, const Cleaner& cleaner,
                                        const Lexicon& lexicon, const std::vector<TableInLines>& taken) {
    std::vector<TableInLines> found;
    FigureTables tables(source, lines, cleaner, lexicon);
    for (const Range& part : free_lines(lines.size(), taken)) {
        for (std::size_t i = part.begin; i < part.end;) {
            std::optional<TableInLines> table = tables.may_begin(i) ? tables.read(i, part.end) : std::nullopt;
            if (!table) {
                ++i;
                continue;
            }
            i = table->end;
            found.push_back(std::move(*table));
        }
    }
    return found;
}

}  // namespace fenjie
