// Where a table was printed of which no rows can be told: its names of columns stand in lines of their own, what stood
// below them was mixed up by what read the page (pdftotext without -layout).
//
// In:  序号 工作任务 / 具体措施 / 牵头单 / 位 / 责任单位 / 完成时限 / 1 / 推行一网通办，将 / 提升 / 县公安局、县 …
// Out: a warning over the names
#include <algorithm>

#include "layout/cell_places.hpp"
#include "layout/column_names.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kFewestNames = 4;
constexpr std::size_t kLongestLine = 24;  // characters, of names
constexpr std::size_t kLongestPart = 4;   // of a name that was cut
constexpr std::size_t kMostParts = 3;     // lines in a row that hold parts of names only

/// Names of columns that follow each other.
struct Names {
    std::size_t first = 0;  // line
    std::size_t last = 0;
    std::size_t count = 0;
    bool what = false;
    bool who_or_when = false;
    [[nodiscard]] bool head_a_table() const { return count >= kFewestNames && what && who_or_when; }
};

// Adds a line's names; false where it holds anything else.
bool add_names(std::string_view text, const ColumnNames& columns, Names& out) {
    Names more;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t end = std::min(text.find(' ', pos), text.size());
        const std::string_view word = text.substr(pos, end - pos);
        pos = end + 1;
        if (word.empty()) continue;
        const ColumnSort sort = column_sort(columns.exact(word), false);
        if (sort == ColumnSort::other) return false;
        ++more.count;
        more.what = more.what || sort == ColumnSort::task || sort == ColumnSort::goal;
        more.who_or_when = more.who_or_when || sort == ColumnSort::owner || sort == ColumnSort::deadline;
    }
    out.count += more.count;
    out.what = out.what || more.what;
    out.who_or_when = out.who_or_when || more.who_or_when;
    return true;
}

}  // namespace

std::vector<SourceWarning> unread_tables(std::string_view source, const std::vector<Line>& lines,
                                         const Lexicon& lexicon, const std::vector<TableInLines>& taken) {
    std::vector<SourceWarning> out;
    const ColumnNames columns(lexicon);
    for (const Range& part : free_lines(lines.size(), taken)) {
        Names names;
        std::size_t parts = 0;  // lines behind the last names
        const auto close = [&] {
            if (names.head_a_table())
                out.push_back({"table-irregular",
                               "names of a table's columns; its rows cannot be told apart",
                               {lines[names.first].raw.begin, lines[names.last].raw.end}});
            names = {};
            parts = 0;
        };
        for (std::size_t i = part.begin; i < part.end; ++i) {
            // Cleaning took blanks out; names are told apart in the source.
            const std::string_view raw = source.substr(lines[i].raw.begin, lines[i].raw.size());
            const std::size_t length = lines[i].text.size() <= 4 * kLongestLine ? utf8::count(raw) : kLongestLine + 1;
            const bool fresh = names.count == 0;
            if (length <= kLongestLine && lines[i].tabs == 0 && add_names(raw, columns, names)) {
                if (fresh) names.first = i;
                names.last = i;
                parts = 0;
            } else if (names.count > 0 && length <= kLongestPart && ++parts <= kMostParts) {
                continue;
            } else {
                close();
            }
        }
        close();
    }
    return out;
}

}  // namespace fenjie
