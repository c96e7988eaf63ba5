// Tables of which a web page or an editor left one cell a line, without tabs.
//
//     序号 / 任务 / 牵头单位 / 完成时间                  header: names of columns, one a line
//     1 / 增设助餐点15个 / 区民政局 / 11月底前            a row
//     2 / 增设床位100张 / 10月底前                        区民政局 was merged over both rows and is printed once
//
// Where the header has a column of numbers, a row begins at the number after the last one; else at any line that fits
// its first columns. Which column a line stands in is told by what it says (cell_places.hpp). A cell that is missing
// where the row above has one was merged with it; the table is then reported as irregular.
#include <algorithm>
#include <set>

#include "layout/cell_places.hpp"
#include "layout/column_names.hpp"
#include "layout/markers.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostColumns = 16;
constexpr std::size_t kLongestHeader = 16;   // characters of a column's name
constexpr std::size_t kMostLines = 100'000;  // of one table
constexpr std::size_t kFewestNames = 3;      // names that must be known
constexpr std::size_t kUnknownNames = 6;     // names in a row that may be unknown behind them
constexpr int kLooseLines = 3;               // lines behind a row's last column that may still belong to it

// A cell may be printed with the bar that closed it.
MappedText cell_text(const Line& line) {
    const std::string_view view = line.text.view();
    std::size_t begin = 0;
    std::size_t end = view.size();
    while (end > begin && (view[end - 1] == ' ' || view[end - 1] == '|')) --end;
    while (begin < end && (view[begin] == ' ' || view[begin] == '|')) ++begin;
    return line.text.slice(begin, end);
}

int whole_number(std::string_view text) {
    if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

bool could_be_name(std::string_view text) {
    return !text.empty() && utf8::count(text) <= kLongestHeader && text.find("。") == std::string_view::npos &&
           text.find("，") == std::string_view::npos && text.find("：") == std::string_view::npos &&
           whole_number(text) == 0 && !is_group_title(text);
}

struct Header {
    std::vector<MappedText> names;
    std::vector<ColumnSort> sorts;
    std::size_t end = 0;   // line behind the last
    int number = -1;       // column of row numbers
    bool implied = false;  // the numbers' column has no name
};

class StackedTables {
 public:
    StackedTables(const std::vector<Line>& lines, const Lexicon& lexicon)
        : lines_(lines), lexicon_(lexicon), names_(lexicon) {
        cells_.reserve(lines.size());
        for (const Line& line : lines) cells_.push_back(cell_text(line));
    }

    /// The table whose header begins at line i and which ends before `stop`.
    std::optional<TableInLines> read(std::size_t i, std::size_t stop) const {
        auto header = header_at(i, stop);
        if (!header) return std::nullopt;
        // 任务清单 over a table is its caption where the rows begin with their number.
        if (header->number > 0 && whole_number(cells_[header->end].view()) > 0) {
            i += static_cast<std::size_t>(header->number);
            header = header_at(i, stop);
            if (!header) return std::nullopt;
        }
        const CellPlacer placer(lexicon_, header->sorts);
        const std::vector<std::size_t> all = lines_of(*header, stop);
        std::vector<CellPlacer::Cell> stream;
        for (const std::size_t k : all) stream.push_back({cells_[k].view(), header->number < 0, false});
        if (header->number >= 0 && !mark_rows(*header, stream)) return std::nullopt;
        mark_further_tasks(stream);
        std::vector<CellPlacer::Place> places = placer.place(stream);
        places.resize(kept(placer, stream, places, all));
        if (places.empty()) return std::nullopt;
        const std::size_t end = all[places.size() - 1] + 1;
        std::optional<TableInLines> out = build(i, *header, places, all);
        if (out && end - header->end == kMostLines) {
            out->warnings.push_back({"limit-reached",
                                     "of a table of one cell a line " + std::to_string(kMostLines) + " lines are read",
                                     lines_[end - 1].raw});
        }
        return out;
    }

    /// Whether a header might begin at line i: what makes looking on cheap.
    bool may_begin(std::size_t i) const { return lines_[i].tabs == 0 && meaning(i) != ColumnMeaning::other; }

 private:
    ColumnMeaning meaning(std::size_t i) const { return names_.exact(cells_[i].view()); }

    std::optional<Header> header_at(std::size_t i, std::size_t stop) const {
        Header header;
        std::size_t known = 0;
        std::size_t at = i;
        bool number = false;
        std::vector<ColumnMeaning> meanings;
        std::set<std::string_view> seen;
        for (; at < stop && header.names.size() < kMostColumns; ++at) {
            const std::string_view text = cells_[at].view();
            if (lines_[at].tabs > 0 || !could_be_name(text) || !seen.insert(text).second) break;
            const bool exact = meaning(at) != ColumnMeaning::other;
            const ColumnMeaning loose = names_.meaning(text);
            // A name that is not known stands between known ones, or before the first row's number.
            if (!exact && !number && !known_follows(at + 1, stop)) break;
            if (loose == ColumnMeaning::other && !known_follows(at + 1, stop) && !number_follows(at + 1, stop, known))
                break;
            known += exact ? 1 : 0;
            number = number || loose == ColumnMeaning::number;
            header.names.push_back(cells_[at]);
            meanings.push_back(loose);
        }
        for (std::size_t c = 0; c < meanings.size(); ++c) {
            const bool unit = is_unit_column(meanings, c, header.names[c].view());
            header.sorts.push_back(unit ? ColumnSort::unit
                                        : column_sort(meanings[c], names_.of_persons(header.names[c].view())));
            if (header.sorts.back() == ColumnSort::number) header.number = static_cast<int>(c);
        }
        header.end = at;
        if (known < kFewestNames || at >= stop || !name_tasks(header)) return std::nullopt;
        imply_numbers(header, stop);
        return header;
    }

    // The rows' numbers may stand in a column without a name: the first one, or the one behind what groups the rows.
    void imply_numbers(Header& header, std::size_t stop) const {
        if (header.number >= 0) return;
        const bool grouped = header.sorts.front() == ColumnSort::grouping && header.end + 1 < stop;
        const int column = whole_number(cells_[header.end].view()) == 1                  ? 0
                           : grouped && whole_number(cells_[header.end + 1].view()) == 1 ? 1
                                                                                         : -1;
        if (column < 0) return;
        header.number = column;
        header.implied = true;
        header.sorts.insert(header.sorts.begin() + column, ColumnSort::number);
    }

    // Whether a column says what is to be done; where none is named for it, what groups does (项目 | 责任单位), else
    // the first column that is named for nothing (序号 | 民生实事 | 责任单位 | 完成时限).
    static bool name_tasks(Header& header) {
        const auto has = [&](ColumnSort sort) {
            return std::find(header.sorts.begin(), header.sorts.end(), sort) != header.sorts.end();
        };
        if (has(ColumnSort::task)) {
            // Of several the last says it; the ones before group or name it.
            const auto last = std::find(header.sorts.rbegin(), header.sorts.rend(), ColumnSort::task);
            std::replace(last + 1, header.sorts.rend(), ColumnSort::task, ColumnSort::grouping);
            return true;
        }
        if (!has(ColumnSort::owner)) return false;
        const auto groups = std::find_if(header.sorts.rbegin(), header.sorts.rend(), [](ColumnSort sort) {
            return sort == ColumnSort::grouping || sort == ColumnSort::goal;
        });
        const auto open = std::find(header.sorts.begin(), header.sorts.end(), ColumnSort::other);
        if (groups != header.sorts.rend())
            *groups = ColumnSort::task;
        else if (open != header.sorts.end())
            *open = ColumnSort::task;
        else
            return false;
        return true;
    }

    bool known_follows(std::size_t at, std::size_t stop) const {
        return at < stop && lines_[at].tabs == 0 && meaning(at) != ColumnMeaning::other;
    }
    // Whether the first row's number comes next; behind enough names that are known, some that are not may stand
    // before.
    bool number_follows(std::size_t at, std::size_t stop, std::size_t known) const {
        const std::size_t last = std::min(stop, at + (known >= kFewestNames ? kUnknownNames : 1));
        for (; at < last; ++at) {
            if (whole_number(cells_[at].view()) > 0) return true;
            if (!could_be_name(cells_[at].view())) return false;
        }
        return false;
    }

    // The rows' lines, up to a heading, an annex, a colophon or another header. Titles of groups between rows (a
    // heading with the next row's number right below) are none of them.
    std::vector<std::size_t> lines_of(const Header& header, std::size_t stop) const {
        std::vector<std::size_t> out;
        int last = 0;  // the number of the row
        for (std::size_t at = header.end; at < stop && at - header.end < kMostLines; ++at) {
            if (lines_[at].tabs > 0) break;
            const std::string_view text = cells_[at].view();
            if (stands_behind_tables(text, lexicon_) || is_remark(text, lexicon_)) break;
            if (header.number == 0 && is_group_title(text) && at + 1 < stop &&
                whole_number(cells_[at + 1].view()) == last + 1)
                continue;
            const auto marker = marker_at(text);
            const bool heading =
                marker && (marker->form == MarkerForm::han_comma || marker->form == MarkerForm::chapter);
            if (heading && marker->length < text.size() && utf8::count(text) <= 40) break;
            if (known_follows(at, stop) && known_follows(at + 1, stop) && known_follows(at + 2, stop)) break;
            if (whole_number(text) == last + 1) ++last;
            out.push_back(at);
        }
        return out;
    }

    // Where the rows may begin: at the numbers that go on from the first, less the columns that stand before them.
    // Those may be missing (merged over several rows) or have more than one line.
    static bool mark_rows(const Header& header, std::vector<CellPlacer::Cell>& stream) {
        const auto before = static_cast<std::size_t>(header.number);
        int expected = 0;
        int rows = 0;
        for (std::size_t k = before; k < stream.size(); ++k) {
            const int value = whole_number(stream[k].text);
            if (value == 0 || (expected > 0 && value != expected)) continue;
            if (expected == 0 && k > before) return false;  // the first row begins right behind the header
            stream[k].row_number = true;
            const std::size_t first = before == 0 ? k : expected == 0 ? k - before : k - std::min(k, before + 1);
            for (std::size_t at = first; at <= k; ++at) stream[at].may_open = true;
            expected = value + 1;
            ++rows;
        }
        return rows > 0;
    }

    // A sentence may open a row without a number: the row's number was merged over several tasks.
    static void mark_further_tasks(std::vector<CellPlacer::Cell>& stream) {
        for (CellPlacer::Cell& cell : stream) cell.may_open = cell.may_open || cell.text.ends_with("。");
    }

    // Lines behind the last row that fit no column of it belong to what follows the table.
    std::size_t kept(const CellPlacer& placer, const std::vector<CellPlacer::Cell>& stream,
                     const std::vector<CellPlacer::Place>& places, const std::vector<std::size_t>& lines) const {
        std::size_t row = 0;
        int lines_per_blank = 0;
        for (std::size_t k = 0; k < places.size(); ++k) {
            if (places[k].opens_row) row = k;
            lines_per_blank += lines_[lines[k]].blank_before > 0 ? 1 : 0;
        }
        const bool spaced = static_cast<std::size_t>(lines_per_blank) * 2 > places.size();
        int loose = 0;
        for (std::size_t k = row + 1; k < places.size(); ++k) {
            const bool goes_on = places[k].column == places[k - 1].column && !places[k].opens_row;
            const ColumnSort sort = placer.columns()[static_cast<std::size_t>(places[k].column)];
            const bool strange = placer.fit(static_cast<std::size_t>(places[k].column), stream[k]) < 0;
            const bool apart = !spaced && lines_[lines[k]].blank_before > 0;
            if (apart || strange) return k;
            if (goes_on && sort != ColumnSort::task && sort != ColumnSort::owner && ++loose > kLooseLines) return k;
        }
        return places.size();
    }

    std::optional<TableInLines> build(std::size_t begin, const Header& header,
                                      const std::vector<CellPlacer::Place>& places,
                                      const std::vector<std::size_t>& lines) const {
        TableInLines out;
        out.begin = begin;
        out.end = lines[places.size() - 1] + 1;
        Table& table = out.table;
        table.columns = static_cast<int>(header.sorts.size());
        for (std::size_t c = 0; c < header.names.size(); ++c) {
            const int column = static_cast<int>(c);
            const int unnamed = header.implied && column >= header.number ? 1 : 0;
            table.cells.push_back({0, column + unnamed, 1, 1, {header.names[c]}});
        }
        int row = 0;
        int groups = 0;
        std::size_t tasks = 0;
        std::vector<std::size_t> above(header.sorts.size(), 0);  // index of the cell over each column, and one
        bool merged = false;
        const auto close_row = [&](std::vector<std::size_t>& here) {
            for (std::size_t c = 0; row > 0 && c < here.size(); ++c) {
                const ColumnSort sort = header.sorts[c];
                const bool carries = sort == ColumnSort::owner || sort == ColumnSort::person ||
                                     sort == ColumnSort::deadline || sort == ColumnSort::grouping ||
                                     sort == ColumnSort::goal || sort == ColumnSort::number;
                if (here[c] == 0 && carries && above[c] > 0) {
                    Cell& cell = table.cells[above[c] - 1];
                    cell.row_span = row - cell.row + 1;
                    merged = true;
                } else {
                    above[c] = here[c];
                }
                here[c] = 0;
            }
        };
        std::vector<std::size_t> here(header.sorts.size(), 0);
        for (std::size_t k = 0; k < places.size(); ++k) {
            const auto column = static_cast<std::size_t>(places[k].column);
            if (places[k].opens_row) {
                close_row(here);
                const std::size_t before = lines[k] - 1;
                if (before >= header.end && (k == 0 || lines[k - 1] < before)) {
                    table.cells.push_back({++row, 0, 1, 1, {cells_[before]}});
                    std::fill(above.begin(), above.end(), std::size_t{0});
                    ++groups;
                }
                ++row;
            }
            const MappedText& text = cells_[lines[k]];
            if (here[column] == 0) {
                table.cells.push_back({row, places[k].column, 1, 1, {}});
                here[column] = table.cells.size();
                tasks += header.sorts[column] == ColumnSort::task ? 1 : 0;
            }
            if (!text.empty()) table.cells[here[column] - 1].paragraphs.push_back(text);
        }
        close_row(here);
        table.rows = row + 1;
        // Most rows say what is to be done; else these were no rows.
        if (row == 0 || tasks * 3 < static_cast<std::size_t>(row - groups) * 2) return std::nullopt;
        if (row == 1 && header.number < 0) return std::nullopt;
        if (merged) {
            out.warnings.push_back({"table-irregular",
                                    "cells that are missing are taken to be merged with the ones above",
                                    {lines_[begin].raw.begin, lines_[out.end - 1].raw.end}});
        }
        return out;
    }

    const std::vector<Line>& lines_;
    const Lexicon& lexicon_;
    ColumnNames names_;
    std::vector<MappedText> cells_;
};

}  // namespace

bool is_group_title(std::string_view text) {
    constexpr std::size_t kLongest = 40;  // characters
    const auto marker = marker_at(text);
    return marker && (marker->form == MarkerForm::han_comma || marker->form == MarkerForm::han_bracket) &&
           marker->length < text.size() && utf8::count(text) <= kLongest && !text.ends_with("。");
}

std::vector<TableInLines> stacked_tables(const std::vector<Line>& lines, const Lexicon& lexicon,
                                         const std::vector<TableInLines>& taken) {
    std::vector<TableInLines> found;
    const StackedTables tables(lines, lexicon);
    for (const Range& part : free_lines(lines.size(), taken)) {
        for (std::size_t i = part.begin; i < part.end;) {
            if (!tables.may_begin(i)) {
                ++i;
                continue;
            }
            auto table = tables.read(i, part.end);
            if (!table) {
                // A header without rows is passed over as a whole, so that this stays linear.
                do ++i;
                while (i < part.end && tables.may_begin(i));
                continue;
            }
            i = table->end;
            found.push_back(std::move(*table));
        }
    }
    return found;
}

}  // namespace fenjie
