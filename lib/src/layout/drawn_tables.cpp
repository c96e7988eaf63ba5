// Tables that are drawn with characters.
//
//     ┌──┬──────┬────┐     +----+------+      Out: | 序号 | 任务 | 单位 |
//     │序号│  任务      │ 单位   │     | 序号 | 任务 |      a row between two rules; a rule that only some columns
//     ├──┼──────┼────┤     +----+------+      have leaves the cells of the others open
//     │ 1  │ 新建站点   │ 民政局 │     | 1    | …    |
//     └──┴──────┴────┘     +----+------+
#include <algorithm>
#include <optional>
#include <string>

#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostColumns = 32;
constexpr std::size_t kFewestRows = 2;

bool is_boxed(char32_t c) {
    return c >= 0x2500 && c <= 0x257F;
}
// ─ ━ ═ ┄ … and what ASCII has for them.
bool is_dash(char32_t c) {
    return c == '-' || c == '=' || c == 0x2500 || c == 0x2501 || c == 0x2550 || (c >= 0x2504 && c <= 0x2505) ||
           (c >= 0x2508 && c <= 0x2509) || (c >= 0x254C && c <= 0x254D);
}

/// What stands between two bars of a line, without the blanks around it.
struct Segment {
    Range raw;
    bool rule = false;  // of dashes alone
    bool full = false;  // text reaches as far as the bar behind it
};

// The parts of a line of a drawn table; nothing where the line does not begin and end with a bar or a corner.
std::vector<Segment> segments_of(std::string_view source, Range raw) {
    std::vector<Segment> out;
    while (raw.end > raw.begin && is_blank(utf8::code_point(utf8::before(source, raw.end))))
        raw.end = utf8::previous(source, raw.end);
    std::optional<Segment> open;
    std::size_t blanks = 0;
    bool dashes = false;
    bool text = false;
    const auto close = [&] {
        if (open) {
            open->rule = dashes && !text;
            open->full = text && blanks <= 1;
            if (!text) open->raw.end = open->raw.begin;
            out.push_back(*open);
        }
    };
    for (std::size_t pos = raw.begin; pos < raw.end;) {
        const std::string_view c = utf8::at(source, pos);
        const char32_t point = utf8::code_point(c);
        const bool ascii_corner =
            point == '+' && (pos + 1 == raw.end || is_dash(static_cast<unsigned char>(source[pos + 1])) ||
                             (pos > raw.begin && is_dash(static_cast<unsigned char>(source[pos - 1]))));
        if (ascii_corner || point == '|' || (is_boxed(point) && !is_dash(point))) {
            close();
            open = Segment{{pos + c.size(), pos + c.size()}, false, false};
            blanks = 0;
            dashes = text = false;
        } else if (is_blank(point)) {
            ++blanks;
        } else {
            if (!open) return {};
            if (is_dash(point) && !text) {
                dashes = true;
            } else {
                if (!text) open->raw.begin = pos;
                text = true;
                open->raw.end = pos + c.size();
                blanks = 0;
            }
        }
        pos += c.size();
    }
    // The last bar opened nothing.
    return open && open->raw.begin == raw.end ? out : std::vector<Segment>{};
}

class DrawnTable {
 public:
    DrawnTable(std::string_view source, const Cleaner& cleaner, std::size_t columns)
        : source_(source), cleaner_(cleaner), open_(columns), full_(columns, false) {
        table_.columns = static_cast<int>(columns);
    }

    /// Takes the parts of a line; false where they are not this table's.
    bool take(const std::vector<Segment>& parts) {
        if (parts.size() != open_.size() && parts.size() != 1) return false;
        const auto rules = static_cast<std::size_t>(
            std::count_if(parts.begin(), parts.end(), [](const Segment& part) { return part.rule; }));
        if (rules > 0) {
            if (filled_) ++row_;
            filled_ = false;
            for (std::size_t c = 0; c < open_.size(); ++c) {
                if (rules == parts.size() || parts[c].rule) open_[c].reset();
            }
            if (rules == parts.size()) return true;
        }
        // Rows without a rule between them begin with a number.
        if (rules == 0 && open_[0] && parts.size() == open_.size() && is_number(parts[0].raw) &&
            !table_.cells[*open_[0]].paragraphs.empty()) {
            ++row_;
            std::fill(open_.begin(), open_.end(), std::nullopt);
        }
        for (std::size_t c = 0; c < parts.size(); ++c) {
            if (!parts[c].rule) put(c, parts[c], parts.size() == 1 ? static_cast<int>(open_.size()) : 1);
        }
        filled_ = true;
        return true;
    }

    /// The table; its cells row by row.
    Table finish() {
        table_.rows = filled_ ? row_ + 1 : row_;
        return std::move(table_);
    }

 private:
    [[nodiscard]] bool is_number(Range raw) const {
        const std::string_view text = source_.substr(raw.begin, raw.size());
        return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), utf8::is_digit);
    }

    void put(std::size_t c, const Segment& part, int columns) {
        if (!open_[c]) {
            open_[c] = table_.cells.size();
            table_.cells.push_back({row_, static_cast<int>(c), 1, columns, {}});
            full_[c] = false;
        }
        Cell& cell = table_.cells[*open_[c]];
        cell.row_span = row_ - cell.row + 1;
        std::vector<Repair> ignored;
        MappedText text = cleaner_.clean(source_, part.raw, ignored);
        if (text.empty()) return;
        if (full_[c] && !cell.paragraphs.empty())
            join_clean(cell.paragraphs.back(), text);
        else
            cell.paragraphs.push_back(std::move(text));
        full_[c] = part.full;
    }

    std::string_view source_;
    const Cleaner& cleaner_;
    Table table_;
    int row_ = 0;
    bool filled_ = false;                           // the row has a line of text
    std::vector<std::optional<std::size_t>> open_;  // by column: index of the cell that goes on
    std::vector<bool> full_;                        // by column: its last line reaches as far as its bar
};

/// What is drawn from line `i` on, if anything is; fewer rows than kFewestRows are no table.
std::optional<TableInLines> drawn_at(std::string_view source, const std::vector<Line>& lines, const Cleaner& cleaner,
                                     std::size_t i) {
    const std::vector<Segment> top = segments_of(source, lines[i].raw);
    const std::size_t columns = top.size();
    if (columns < 2 || columns > kMostColumns) return std::nullopt;
    if (!std::all_of(top.begin(), top.end(), [](const Segment& part) { return part.rule; })) return std::nullopt;
    DrawnTable table(source, cleaner, columns);
    std::size_t end = i;
    for (; end < lines.size(); ++end) {
        const std::vector<Segment> parts = segments_of(source, lines[end].raw);
        if (parts.empty() || !table.take(parts)) break;
    }
    return TableInLines{i, end, table.finish(), {}};
}

}  // namespace

std::vector<TableInLines> drawn_tables(std::string_view source, const std::vector<Line>& lines,
                                       const Cleaner& cleaner) {
    std::vector<TableInLines> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view text = lines[i].text.view();
        if (text.empty() || (text[0] != '+' && !is_boxed(utf8::code_point(utf8::at(text, 0))))) continue;
        std::optional<TableInLines> drawn = drawn_at(source, lines, cleaner, i);
        if (!drawn) continue;
        // Where it is no table, no line of it begins one.
        i = drawn->end - 1;
        if (drawn->table.rows >= static_cast<int>(kFewestRows)) found.push_back(std::move(*drawn));
    }
    return found;
}

}  // namespace fenjie
