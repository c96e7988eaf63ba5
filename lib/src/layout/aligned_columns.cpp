// Finds the names of columns in lines that stand on each other, then where between the names the columns end.
//
// In:                                  牵头单            Out: columns 序号 0-2, 工作任务 3-7, 牵头单位 34-37, 时限
// 46-48
//      序号 工作任务           …                 时限
//                                       位
#include "layout/aligned_columns.hpp"

#include <algorithm>
#include <string>

#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostColumns = 16;
constexpr std::size_t kFewestNames = 3;
constexpr std::size_t kMostNameLines = 2;  // above and below the line that has most names

int places_of(std::string_view character, Measure measure) {
    if (character == "\xE3\x80\x80") return 2;
    return measure == Measure::columns && character.size() > 2 ? 2 : 1;
}

bool overlap(const PrintedWord& a, const PrintedWord& b) {
    return a.left < b.right && b.left < a.right;
}

}  // namespace

std::vector<PrintedWord> printed_words(std::string_view source, Range raw, int blanks, Measure measure) {
    std::vector<PrintedWord> out;
    int at = 0;
    int gap = blanks;  // before the character
    for (std::size_t pos = raw.begin; pos < raw.end && at < AlignedColumns::kMostPlaces;) {
        const std::string_view c = utf8::at(source, pos);
        const int width = places_of(c, measure);
        if (is_invisible(utf8::code_point(c))) {
            pos += c.size();
            continue;
        }
        if (is_blank(utf8::code_point(c))) {
            gap += width;
        } else {
            const std::size_t end = std::min(pos + c.size(), raw.end);
            if (gap >= blanks || out.empty())
                out.push_back({at, at + width, {pos, end}});
            else
                out.back() = {out.back().left, at + width, {out.back().raw.begin, end}};
            gap = 0;
        }
        at += width;
        pos += c.size();
    }
    return out;
}

/// Names as they were found in some lines.
struct AlignedColumns::Names {
    std::vector<AlignedColumn> columns;
    std::size_t known = 0;
};

AlignedColumns::AlignedColumns(std::string_view source, const std::vector<Line>& lines, const Cleaner& cleaner,
                               const Lexicon& lexicon)
    : source_(source), lines_(lines), cleaner_(cleaner), lexicon_(lexicon), names_(lexicon), words_(lexicon) {}

bool AlignedColumns::may_begin(std::size_t i) const {
    const Line& line = lines_[i];
    if (line.tabs > 0 || line.width > kMostPlaces || line.raw.size() < line.text.size() + 3) return false;
    const std::string_view raw = source_.substr(line.raw.begin, line.raw.size());
    const std::size_t first = raw.find_first_not_of(' ');
    if (raw.find("  ", first) == std::string_view::npos && raw.find("\xE3\x80\x80", first) == std::string_view::npos)
        return false;
    std::size_t known = 0;
    for (const PrintedWord& word : printed_words(source_, line.raw, 1, Measure::characters)) {
        known += names_.exact(clean(word.raw)) == ColumnMeaning::other ? 0 : 1;
        if (known == 2) return true;
    }
    return false;
}

std::string AlignedColumns::clean(Range raw) const {
    if (raw.size() > 4 * kLongestName) return {};
    std::vector<Repair> ignored;
    return std::string(cleaner_.clean(source_, raw, ignored).view());
}

// What stands above each other in these lines is one name; nothing where a line has two words for it.
AlignedColumns::Names AlignedColumns::names_in(Range lines, int blanks, Measure measure) const {
    struct Part {
        PrintedWord word;
        std::size_t line;
    };
    std::vector<Part> parts;
    for (std::size_t l = lines.begin; l < lines.end; ++l) {
        for (const PrintedWord& word : printed_words(source_, lines_[l].raw, blanks, measure)) {
            if (word.raw.size() > 4 * kLongestName || parts.size() > 4 * kMostColumns) return {};
            parts.push_back({word, l});
        }
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.word.left < b.word.left; });
    Names out;
    for (std::size_t first = 0; first < parts.size();) {
        PrintedWord reach = parts[first].word;
        std::size_t end = first + 1;
        for (; end < parts.size() && overlap(reach, parts[end].word); ++end) {
            for (std::size_t k = first; k < end; ++k) {
                if (parts[k].line == parts[end].line) return {};
            }
            reach.right = std::max(reach.right, parts[end].word.right);
        }
        std::sort(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const Part& a, const Part& b) { return a.line < b.line; });
        AlignedColumn column;
        std::string name;
        for (; first < end; ++first) {
            column.name.push_back(parts[first].word.raw);
            name += clean(parts[first].word.raw);
        }
        column.left = reach.left;
        column.right = reach.right;
        column.meaning = utf8::count(name) <= kLongestName ? names_.meaning(name) : ColumnMeaning::other;
        column.sort = column_sort(column.meaning, names_.of_persons(name));
        out.known += column.meaning == ColumnMeaning::other ? 0 : 1;
        out.columns.push_back(std::move(column));
    }
    return out;
}

std::optional<AlignedHeader> AlignedColumns::header_at(std::size_t i, Range part, Measure measure) const {
    std::optional<AlignedHeader> best;
    std::size_t most = 0;
    std::size_t begin = i;
    for (std::size_t up = 0; up <= kMostNameLines; ++up) {
        std::size_t end = i + 1;
        for (std::size_t down = 0; down <= kMostNameLines; ++down) {
            for (const int blanks : {1, 2}) {
                Names names = names_in({begin, end}, blanks, measure);
                const std::size_t n = names.columns.size();
                if (n < kFewestNames || n > kMostColumns || names.known < kFewestNames || 3 * names.known < 2 * n)
                    continue;
                // More names that are known, then fewer that are not.
                const bool whole_block = end == part.end || lines_[end].blank_before > 0;
                const std::size_t worth = 4 * names.known - n + (whole_block ? 2 : 0);
                if (worth <= most) continue;
                most = worth;
                best = AlignedHeader{begin, end, measure, std::move(names.columns)};
            }
            if (end == part.end || lines_[end].blank_before > 0 || lines_[end].tabs > 0) break;
            ++end;
        }
        if (begin == part.begin || lines_[begin].blank_before > 0 || lines_[begin - 1].tabs > 0) break;
        --begin;
    }
    if (!best) return best;
    const auto has = [&](std::initializer_list<ColumnSort> sorts) {
        return std::any_of(best->columns.begin(), best->columns.end(), [&](const AlignedColumn& column) {
            return std::find(sorts.begin(), sorts.end(), column.sort) != sorts.end();
        });
    };
    const bool says_what = has({ColumnSort::task, ColumnSort::grouping, ColumnSort::goal});
    const bool says_who_or_when = has({ColumnSort::owner, ColumnSort::person, ColumnSort::deadline});
    return says_what && says_who_or_when ? best : std::nullopt;
}

// A heading over all columns, with rows below it.
bool AlignedColumns::heads_group(const AlignedHeader& header, std::size_t i, std::size_t stop) const {
    if (!is_group_title(lines_[i].text.view())) return false;
    if (printed_words(source_, lines_[i].raw, 2, header.measure).size() > 1) return false;
    return rows_follow(header, i, stop);
}

// Whether a line of several pieces stands close below.
bool AlignedColumns::rows_follow(const AlignedHeader& header, std::size_t line, std::size_t stop) const {
    constexpr std::size_t kLinesToRow = 6;
    for (std::size_t k = line + 1; k < std::min(stop, line + 1 + kLinesToRow); ++k) {
        if (lines_[k].blank_before > kFarBelow || lines_[k].tabs > 0) return false;
        if (printed_words(source_, lines_[k].raw, 2, header.measure).size() > 1) return true;
    }
    return false;
}

// Where the lines certainly end that can be the table's: at a paragraph that runs through the first column's end.
std::size_t AlignedColumns::last_line(const AlignedHeader& header, std::size_t stop) const {
    std::size_t at = header.end;
    for (; at < stop && at - header.end < kMostLines; ++at) {
        const Line& line = lines_[at];
        if (line.tabs > 0 || line.blank_before > 2 * kFarBelow) break;
        if (stands_behind_tables(line.text.view(), lexicon_)) break;
        const std::vector<PrintedWord> words = printed_words(source_, line.raw, 1, header.measure);
        const bool runs_through =
            !words.empty() && words[0].left < header.columns[0].right && words[0].right > header.columns[1].left;
        if (runs_through && !heads_group(header, at, stop)) break;
    }
    return at;
}

}  // namespace fenjie
