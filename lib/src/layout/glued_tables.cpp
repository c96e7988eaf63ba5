// Finds glued names of columns, then the rows' numbers behind them, then what stands behind each row's task.
//
// In:  columns number | task | person | lead | cooperate; "新建站点5家，覆盖率不低于75%。李明区民政局区财政局、各街道"
// Out: "新建站点5家，覆盖率不低于75%。" | "李明" | "区民政局" | "区财政局、各街道"
//
// Where one name of a list ends and a level of administration begins the next without a mark (区民政局区财政局),
// another cell begins. What a row is called and what it says stay together: nothing tells them apart.
#include "layout/glued_tables.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "layout/cell_places.hpp"
#include "layout/glued_names.hpp"
#include "layout/glued_owners.hpp"
#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestCellEnd = 16;  // characters that are looked at to tell how a cell ends
constexpr std::size_t kLongestRow = 3000;    // bytes

class GluedTables {
 public:
    explicit GluedTables(const Lexicon& lexicon) : names_(lexicon), words_(lexicon), owners_(lexicon) {}

    /// Whether a line ends in names of columns, so that the rows stand on lines of their own.
    [[nodiscard]] bool ends_in_names(const MappedText& line) const {
        const std::string_view text = line.view();
        std::size_t at = 0;
        while (const auto names = names_.next(text, at)) {
            if (names->end == text.size()) return line.is_gapless(at, text.size());
            at = names->end;
        }
        return false;
    }

    /// Whether a line begins with a row's number.
    [[nodiscard]] static bool begins_row(std::string_view text, int number) {
        return glued::is_number(text, 0, number);
    }

    /// The places where a line's text is to be cut; none where it holds no such table. `starts`: where further lines
    /// begin that hold a row each; empty where all rows stand on one line.
    [[nodiscard]] std::vector<std::size_t> cuts(const MappedText& line, const std::vector<std::size_t>& starts) const {
        const std::string_view text = line.view();
        // The first row's number; most lines end here.
        if (starts.empty() && text.find('1') == std::string_view::npos) return {};
        std::size_t at = 0;
        for (std::size_t next = 0; const auto names = names_.next(text, at); at = next) {
            next = names->end;
            if (next == text.size()) return {};
            // Blanks that cleaning took out part the cells where they part the names.
            const bool gaps = !line.is_gapless(at, names->end);
            const auto opens = [&](std::size_t pos) {
                return gaps ? is_behind_gap(line, pos) : ends_row(text, pos, names->sorts.back());
            };
            std::vector<std::size_t> out;
            for (const Range& name : names->names) out.push_back(name.begin);
            const std::vector<Range> rows =
                starts.empty() ? rows_of(text, names->end, opens, out) : rows_at(starts, text.size());
            if (rows.size() < 2) continue;
            for (const Range& row : rows) gaps ? part_at_gaps(line, row, out) : part_row(text, row, *names, out);
            out.push_back(rows.back().end);
            return out;
        }
        return {};
    }

 private:
    /// Whether a row may end here, with what its last column holds.
    [[nodiscard]] bool ends_row(std::string_view text, std::size_t end, ColumnSort column) const {
        const std::string_view last = utf8::before(text, end);
        if (utf8::is_one_of(last, "。；/")) return true;
        std::size_t begin = end;
        for (std::size_t n = 1; n <= kLongestCellEnd && begin > 0; ++n) {
            begin = utf8::previous(text, begin);
            const std::string_view cell = text.substr(begin, end - begin);
            if (n > 1 && (words_.are_organizations(cell) || words_.is_time(cell))) return true;
            if (column == ColumnSort::person && (n == 2 || n == 3) && words_.is_person(cell)) return true;
            if (utf8::is_one_of(utf8::at(text, begin), "，。；：、")) break;
        }
        return false;
    }

    [[nodiscard]] static std::vector<Range> rows_at(const std::vector<std::size_t>& starts, std::size_t end) {
        std::vector<Range> rows;
        for (std::size_t r = 0; r < starts.size(); ++r)
            rows.push_back({starts[r], r + 1 < starts.size() ? starts[r + 1] : end});
        return rows;
    }

    /// The rows from the header's end on, their numbers included: one begins where its number, or the title of its
    /// group, `opens` it. The last ends with the text or before what stands behind tables. Adds where titles begin to
    /// `titles`.
    template <typename Opens>
    [[nodiscard]] static std::vector<Range> rows_of(std::string_view text, std::size_t begin, Opens opens,
                                                    std::vector<std::size_t>& titles) {
        std::vector<Range> rows;
        const std::size_t first = glued::row_behind_title(text, begin, 1);
        if (first != std::string_view::npos) titles.push_back(std::exchange(begin, first));
        std::size_t pos = begin;
        for (int number = 1; pos < text.size() && pos - begin <= kLongestRow; pos += utf8::length_at(text, pos)) {
            std::size_t row = glued::is_number(text, pos, number + 1) && opens(pos) ? pos : std::string_view::npos;
            if (row == std::string_view::npos && utf8::is_one_of(utf8::at(text, pos), "附一二三四五六七八九十")) {
                const auto marker = marker_at(text, pos);
                const bool comma = marker && marker->form == MarkerForm::han_comma;
                if ((!comma && (!marker || marker->form != MarkerForm::attachment)) || !opens(pos)) continue;
                row = glued::row_behind_title(text, pos, number + 1);
                if (row == std::string_view::npos) break;
                titles.push_back(pos);
            }
            if (row == std::string_view::npos) continue;
            rows.push_back({begin, pos});
            begin = pos = row;
            ++number;
        }
        rows.push_back({begin, std::min(pos, text.size())});
        return rows;
    }

    [[nodiscard]] static bool is_behind_gap(const MappedText& line, std::size_t pos) {
        const std::string_view text = line.view();
        return pos > 0 && !line.is_gapless(utf8::previous(text, pos), pos + utf8::length_at(text, pos));
    }

    static void part_at_gaps(const MappedText& line, Range row, std::vector<std::size_t>& out) {
        const std::string_view text = line.view();
        out.push_back(row.begin);
        for (std::size_t at = row.begin + 1; at < row.end; at += utf8::length_at(text, at)) {
            const bool number = utf8::is_digit(text[at - 1]) && !utf8::is_digit(text[at]) && out.back() == row.begin;
            if (number || is_behind_gap(line, at)) out.push_back(at);
        }
    }

    /// Where the cells of a row begin.
    void part_row(std::string_view text, Range row, const glued::Names& names, std::vector<std::size_t>& out) const {
        out.push_back(row.begin);
        std::size_t task = row.begin;
        while (utf8::is_digit(text[task])) ++task;
        out.push_back(task);
        // From behind: a time, then persons and owners.
        std::size_t end = row.end;
        std::size_t time = end;
        if (names.has(ColumnSort::deadline)) time = time_before(text, task, end);
        const std::size_t owners = owners_.begin_in(text, {task, time});
        if (owners < time) {
            // 序号 | 任务 | 完成时限 | 责任单位: the time may stand before the owners, too.
            const std::size_t earlier =
                names.has(ColumnSort::deadline) && time == end ? time_before(text, task, owners) : owners;
            if (earlier > task && earlier < owners) out.push_back(earlier);
            if (owners > task) out.push_back(owners);
            part_owners(text, {owners, time}, names, out);
        }
        if (time > task && time < end) out.push_back(time);
    }

    /// The begin of the longest time that ends here; `end` where none does.
    [[nodiscard]] std::size_t time_before(std::string_view text, std::size_t begin, std::size_t end) const {
        std::size_t found = end;
        std::size_t at = end;
        for (std::size_t n = 1; n <= kLongestCellEnd && at > begin; ++n) {
            at = utf8::previous(text, at);
            const bool inside = at > begin && utf8::is_digit(text[at]) && utf8::is_digit(text[at - 1]);
            if (!inside && words_.is_time(text.substr(at, end - at))) found = at;
        }
        return found;
    }

    void part_owners(std::string_view text, Range owners, const glued::Names& names,
                     std::vector<std::size_t>& out) const {
        std::string_view rest = text.substr(owners.begin, owners.size());
        std::size_t at = owners.begin;
        const std::size_t person = names.has(ColumnSort::person) ? owners_.person_at(rest) : 0;
        for (std::size_t bytes = person != 0 ? person : owners_.name_end(rest); bytes < rest.size();
             bytes = owners_.name_end(rest)) {
            at += bytes;
            rest = rest.substr(bytes);
            out.push_back(at);
        }
    }

    glued::NamesReader names_;
    CellWords words_;
    glued::OwnersReader owners_;
};

}  // namespace

void part_glued_tables(std::vector<Line>& lines, const Lexicon& lexicon) {
    const GluedTables tables(lexicon);
    std::vector<Line> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<std::size_t> cuts;
        std::size_t last = i;  // of the table's lines
        MappedText text = lines[i].text;
        if (lines[i].tabs == 0) {
            std::vector<std::size_t> starts;
            if (i + 2 < lines.size() && GluedTables::begins_row(lines[i + 1].text.view(), 1) &&
                tables.ends_in_names(text)) {
                for (int row = 1; last + 1 < lines.size(); ++row) {
                    const Line& next = lines[last + 1];
                    if (next.tabs > 0 || !GluedTables::begins_row(next.text.view(), row)) break;
                    starts.push_back(text.size());
                    text.append(next.text);
                    ++last;
                }
            }
            cuts = tables.cuts(text, starts);
        }
        if (cuts.empty()) {
            if (!out.empty()) out.push_back(std::move(lines[i]));
            continue;
        }
        // Nearly all texts have no such table: their lines stay where they are.
        if (out.empty()) {
            out.reserve(lines.size() + cuts.size());
            std::move(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i), std::back_inserter(out));
        }
        std::size_t begin = 0;
        cuts.push_back(text.size());
        std::sort(cuts.begin(), cuts.end());
        for (const std::size_t cut : cuts) {
            if (cut <= begin) continue;
            Line line = lines[i];
            line.text = text.slice(begin, cut);
            line.raw = text.original(begin, cut);
            line.width = static_cast<int>(2 * utf8::count(line.text.view()));
            line.blank_before = begin > 0 ? 0 : line.blank_before;
            line.page_start = begin == 0 && line.page_start;
            out.push_back(std::move(line));
            begin = cut;
        }
        i = last;
    }
    if (!out.empty()) lines = std::move(out);
}

}  // namespace fenjie
