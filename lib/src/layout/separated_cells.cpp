// Tabs are told by the source, since the clean text has none; bars stand in both. A header of two lines is known by
// counting: its second line names owners only, one name of the first stands for an owner, and the rows have the cells
// of both.
#include "layout/separated_cells.hpp"

#include <algorithm>

#include "layout/column_names.hpp"

namespace fenjie {

std::size_t marks(std::string_view source, const Line& line, char mark) {
    if (mark == kTab) return static_cast<std::size_t>(line.tabs);
    const std::string_view raw = source.substr(line.raw.begin, line.raw.size());
    return static_cast<std::size_t>(std::count(raw.begin(), raw.end(), mark));
}

std::vector<MappedText> split_cells(std::string_view source, const Line& line, char mark) {
    std::vector<MappedText> cells;
    const std::string_view clean = line.text.view();
    std::size_t clean_at = 0;
    std::size_t raw_at = line.raw.begin;
    const auto cut = [&](std::size_t raw_end) {
        const std::size_t end = line.text.first_from(clean_at, raw_end);
        std::size_t last = end;
        while (last > clean_at && clean[last - 1] == ' ') --last;
        while (clean_at < last && clean[clean_at] == ' ') ++clean_at;
        cells.push_back(line.text.slice(clean_at, last));
        clean_at = end;
        if (mark == kBar && clean_at < clean.size() && clean[clean_at] == kBar) ++clean_at;
    };
    while (true) {
        const std::size_t at = source.substr(0, line.raw.end).find(mark, raw_at);
        if (at == std::string_view::npos) {
            cut(line.raw.end);
            return cells;
        }
        cut(at);
        raw_at = at + 1;
    }
}

std::vector<std::vector<MappedText>> header_of_two_lines(std::string_view source, const std::vector<Line>& lines,
                                                         std::size_t i, char mark, const Lexicon& lexicon) {
    const std::size_t upper = marks(source, lines[i], mark) + 1;
    const std::size_t lower = marks(source, lines[i + 1], mark) + 1;
    const std::size_t below = marks(source, lines[i + 2], mark) + 1;
    if (lower < 2 || lower >= upper || below != upper + lower - 1 || lines[i + 1].leading_tab) return {};
    const ColumnNames names(lexicon);
    std::vector<MappedText> first = split_cells(source, lines[i], mark);
    const std::vector<MappedText> second = split_cells(source, lines[i + 1], mark);
    const auto names_owner = [&](const MappedText& cell) { return is_owner(names.meaning(cell.view())); };
    const auto over = std::find_if(first.begin(), first.end(), names_owner);
    if (over == first.end() || std::find_if(over + 1, first.end(), names_owner) != first.end() ||
        !std::all_of(second.begin(), second.end(), names_owner))
        return {};
    const auto column = over - first.begin();
    std::vector<std::vector<MappedText>> out(2);
    first.insert(over + 1, second.size() - 1, MappedText{});
    out[1].assign(first.size(), MappedText{});
    std::copy(second.begin(), second.end(), out[1].begin() + column);
    out[0] = std::move(first);
    return out;
}

}  // namespace fenjie
