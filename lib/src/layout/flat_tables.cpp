// Tables that a PDF reader flattened into lines.
//
//     实施主体 任务内容 完成期限              header: names of columns, parted by blanks
//     3 结合辖区实际，畅通沟通渠道。 6月       a short row on one line: number, text, deadline
//     14 / 宣统文化 / 办公室 / 组织宣传…。 / 7月底   a long one: number, unit cell over two lines, text, deadline
//
// A row begins where a line begins with the number after the last one; a merged unit cell is printed once and
// missing elsewhere (its row gets an empty cell). "7月底" and "6月" are deadlines, never the rows 7 and 6.
#include <algorithm>

#include "layout/cell_places.hpp"
#include "layout/column_names.hpp"
#include "layout/markers.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"
#include "tokens/pattern.hpp"

namespace fenjie {
namespace {

// The blank-separated words of a line as source ranges.
// The first of them at or behind `pos`; empty where there is none.
Range next_word(std::string_view source, std::size_t pos, std::size_t end) {
    while (pos < end && is_blank(utf8::code_point(utf8::at(source, pos)))) pos += utf8::length_at(source, pos);
    Range word{pos, pos};
    const auto parts = [](char32_t c) { return is_blank(c) && !is_invisible(c); };
    while (word.end < end && !parts(utf8::code_point(utf8::at(source, word.end))))
        word.end = utf8::next_mark(source, word.end + utf8::length_at(source, word.end));
    word.end = std::min(word.end, end);
    return word;
}

std::vector<Range> words(std::string_view source, Range raw) {
    std::vector<Range> out;
    for (Range word = next_word(source, raw.begin, raw.end); !word.empty(); word = next_word(source, word.end, raw.end))
        out.push_back(word);
    return out;
}

constexpr std::size_t kNameBytes = 24;  // 8 characters: longer words are prose

struct Header {
    std::vector<ColumnMeaning> columns;
    std::vector<Range> names;
};

std::optional<Header> header_of(std::string_view source, const Line& line, const ColumnNames& column_names) {
    if (line.tabs > 0 || line.width > 120) return std::nullopt;
    // Nearly all lines end here: their first word is no column's name.
    const Range first = next_word(source, line.raw.begin, line.raw.end);
    const auto meaning = [&](const Range& word) {
        return word.size() > kNameBytes ? ColumnMeaning::other
                                        : column_names.meaning(source.substr(word.begin, word.size()));
    };
    if (meaning(first) == ColumnMeaning::other) return std::nullopt;
    Header header;
    header.names = words(source, line.raw);
    if (header.names.size() < 2) return std::nullopt;
    bool task = false;
    for (const Range& word : header.names) {
        header.columns.push_back(meaning(word));
        if (header.columns.back() == ColumnMeaning::other) return std::nullopt;
        task = task || header.columns.back() == ColumnMeaning::task;
    }
    if (!task) return std::nullopt;
    return header;
}

bool is_deadline(std::string_view text, const LexiconTable& ongoing) {
    static const Pattern kMonth("(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:[底末初]|[上中下]旬)?[之以]?前?");
    static const Pattern kPart("(?:[0-9]{4}年)?(?:[上下]半年|第?[一二三四1234]季度)[底末]?前?");
    static const Pattern kYear("(?:[0-9]{4})?年[底末内]前?");
    if (text.empty() || text.size() > 48) return false;
    for (const Pattern* pattern : {&kMonth, &kPart, &kYear}) {
        const auto match = pattern->match_at(text, 0);
        if (match && match->whole.end == text.size()) return true;
    }
    return ongoing.contains(text);
}

// A whole number in digits of any width, below 10 000; 0 for anything else.
int leading_number(std::string_view word) {
    int value = 0;
    for (std::size_t pos = 0; pos < word.size();) {
        const std::string_view c = utf8::at(word, pos);
        const char32_t point = utf8::code_point(c);
        const bool wide = point >= 0xFF10 && point <= 0xFF19;
        if (!wide && !utf8::is_digit(c.front())) return 0;
        if (value > 999) return 0;
        value = value * 10 + static_cast<int>(wide ? point - 0xFF10 : point - '0');
        pos += c.size();
    }
    return value;
}

bool is_short_name(std::string_view text) {
    if (text.empty() || utf8::count(text) > 14) return false;
    return text.find_first_of(".,;0123456789") == std::string_view::npos && text.find("，") == std::string_view::npos &&
           text.find("。") == std::string_view::npos && text.find("；") == std::string_view::npos;
}

std::string clean_word(std::string_view source, Range word, const Cleaner& cleaner) {
    std::vector<Repair> ignored;
    return std::string(cleaner.clean(source, word, ignored).view());
}

struct FlatRow {
    int number = 0;
    Range number_at;
    std::vector<Range> pieces;  // raw ranges of the row's other words and lines, in order
    std::vector<Range> words;   // of a row that stands on one line: all of them, its number too
    bool group = false;         // 一、提升服务水平 over all columns: one piece
};

class FlatTable {
 public:
    FlatTable(std::string_view source, const Cleaner& cleaner, const Lexicon& lexicon, Header header)
        : source_(source),
          cleaner_(cleaner),
          lexicon_(lexicon),
          ongoing_(lexicon.table("ongoing_word")),
          header_(std::move(header)) {}

    Table build(const std::vector<FlatRow>& rows) {
        Table table;
        numbered_ = column(ColumnMeaning::number) < 0;
        table.columns = static_cast<int>(header_.columns.size()) + (numbered_ ? 1 : 0);
        for (std::size_t i = 0; i < header_.names.size(); ++i)
            add(table, 0, static_cast<int>(i) + (numbered_ ? 1 : 0), header_.names[i]);
        for (std::size_t r = 0; r < rows.size(); ++r) fill(table, static_cast<int>(r) + 1, rows[r]);
        table.rows = static_cast<int>(rows.size()) + 1;
        return table;
    }

    std::vector<Repair> repairs;

 private:
    [[nodiscard]] int column(ColumnMeaning meaning) const {
        return first_column([&](ColumnMeaning m) { return m == meaning; });
    }

    // Where a row's unit stands: the column of owners, or the one that groups.
    [[nodiscard]] int unit_column() const {
        return first_column([](ColumnMeaning m) {
            return m == ColumnMeaning::responsible || m == ColumnMeaning::lead || m == ColumnMeaning::implement ||
                   m == ColumnMeaning::category;
        });
    }

    template <typename Test>
    [[nodiscard]] int first_column(Test test) const {
        const auto found = std::find_if(header_.columns.begin(), header_.columns.end(), test);
        if (found == header_.columns.end()) return -1;
        return static_cast<int>(found - header_.columns.begin()) + (numbered_ ? 1 : 0);
    }

    void add(Table& table, int row, int column, Range raw) {
        MappedText text = cleaner_.clean(source_, raw, repairs);
        if (text.empty() || column < 0) return;
        if (!table.cells.empty() && table.cells.back().row == row && table.cells.back().column == column) {
            join_clean(table.cells.back().paragraphs.back(), text);
            return;
        }
        Cell cell;
        cell.row = row;
        cell.column = column;
        cell.paragraphs.push_back(std::move(text));
        table.cells.push_back(std::move(cell));
    }

    // Owners stand behind the task: what a row holds can be told by the columns that it fits.
    [[nodiscard]] bool owners_behind() const {
        const auto owner = std::find_if(header_.columns.rbegin(), header_.columns.rend(), [](ColumnMeaning m) {
            return m == ColumnMeaning::responsible || m == ColumnMeaning::lead || m == ColumnMeaning::cooperate;
        });
        const int last = static_cast<int>(header_.columns.rend() - owner) - 1 + (numbered_ ? 1 : 0);
        return last > column(ColumnMeaning::task);
    }

    // Of two columns of tasks the second says what is to be done, the first names it.
    [[nodiscard]] std::vector<ColumnSort> sorts() const {
        const ColumnNames names(lexicon_);
        std::vector<ColumnSort> out;
        if (numbered_) out.push_back(ColumnSort::number);
        for (std::size_t i = 0; i < header_.columns.size(); ++i)
            out.push_back(column_sort(
                header_.columns[i], names.of_persons(source_.substr(header_.names[i].begin, header_.names[i].size()))));
        const auto last = std::find(out.rbegin(), out.rend(), ColumnSort::task);
        if (last != out.rend()) std::replace(last + 1, out.rend(), ColumnSort::task, ColumnSort::grouping);
        return out;
    }

    // 1 新建水厂2座 县水利局 各乡镇 11月底: each word in the column that it fits.
    bool fill_by_words(Table& table, int row, const FlatRow& flat) {
        if (flat.words.size() < 3 || !owners_behind()) return false;
        const CellWords words(lexicon_);
        std::vector<Range> ranges;
        std::vector<std::string> texts;
        bool figure = false;
        for (const Range& word : flat.words) {
            std::string text = clean_word(source_, word, cleaner_);
            // 治理河道 3.5 公里: blanks beside a figure part nothing.
            const bool goes_on =
                texts.size() > 1 &&
                ((figure && words.is_unit(text)) || (!text.empty() && utf8::is_digit(text[0]) && !words.is_time(text)));
            figure = !text.empty() && utf8::is_digit(text[0]);
            if (goes_on) {
                ranges.back().end = word.end;
                texts.back() += text;
            } else {
                ranges.push_back(word);
                texts.push_back(std::move(text));
            }
        }
        place(table, row, ranges, texts);
        return true;
    }

    // 1 / 社区助餐 / 新增助餐点30个 / 牵头：区民政局 / 配合：各街道 / 12月底: a cell or a part of one on each line.
    bool fill_by_lines(Table& table, int row, const FlatRow& flat) {
        const CellWords words(lexicon_);
        std::vector<Range> ranges{flat.number_at};
        ranges.insert(ranges.end(), flat.pieces.begin(), flat.pieces.end());
        std::vector<std::string> texts;
        for (const Range& range : ranges) texts.push_back(clean_word(source_, range, cleaner_));
        const bool named =
            std::any_of(texts.begin() + 1, texts.end(), [&](const std::string& text) { return words.says_who(text); });
        if (texts.size() < 3 || !named || !owners_behind()) return false;
        place(table, row, ranges, texts);
        return true;
    }

    void place(Table& table, int row, const std::vector<Range>& ranges, const std::vector<std::string>& texts) {
        const CellWords words(lexicon_);
        std::vector<CellPlacer::Cell> cells;
        for (const std::string& text : texts) cells.push_back({text, false, cells.empty()});
        const std::vector<CellPlacer::Place> places = CellPlacer(lexicon_, sorts()).place(cells);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const bool further = i > 0 && places[i].column == places[i - 1].column;
            // 县住建局 县财政局: names parted by a blank.
            if (further && words.says_who(texts[i]))
                table.cells.back().paragraphs.push_back(cleaner_.clean(source_, ranges[i], repairs));
            else
                add(table, row, places[i].column, ranges[i]);
        }
    }

    void fill(Table& table, int row, const FlatRow& flat) {
        if (flat.group) {
            add(table, row, 0, flat.pieces.front());
            return;
        }
        if (fill_by_words(table, row, flat) || fill_by_lines(table, row, flat)) return;
        add(table, row, numbered_ ? 0 : column(ColumnMeaning::number), flat.number_at);
        std::size_t first = 0;
        std::size_t last = flat.pieces.size();
        const auto view = [&](std::size_t i) { return source_.substr(flat.pieces[i].begin, flat.pieces[i].size()); };
        // From the right: the deadline. From the left: a unit cell, as long as a text follows.
        std::optional<Range> deadline;
        if (column(ColumnMeaning::deadline) >= 0 && last > 1 &&
            is_deadline(clean_word(source_, flat.pieces[last - 1], cleaner_), ongoing_))
            deadline = flat.pieces[--last];
        const int owner = unit_column();
        if (owner >= 0 && owner < column(ColumnMeaning::task)) {
            std::size_t names = first;
            while (names + 1 < last && is_short_name(view(names))) ++names;
            for (; first < names; ++first) add(table, row, owner, flat.pieces[first]);
        }
        for (; first < last; ++first) add(table, row, column(ColumnMeaning::task), flat.pieces[first]);
        if (deadline) add(table, row, column(ColumnMeaning::deadline), *deadline);
    }

    std::string_view source_;
    const Cleaner& cleaner_;
    const Lexicon& lexicon_;
    const LexiconTable& ongoing_;
    Header header_;
    bool numbered_ = false;
};

/// The cells of a row's line, given the words of it. Blanks part cells only beside short pieces; inside running text
/// they are noise. `opens`: the line's first word is the row's number.
std::vector<Range> pieces_of(std::string_view source, const std::vector<Range>& parts, bool opens,
                             const Cleaner& cleaner, const LexiconTable& ongoing) {
    std::vector<Range> pieces;
    std::size_t at = opens ? 1 : 0;
    std::size_t end = parts.size();
    if (at >= end) return pieces;
    const bool last_is_date = end - at > 1 && is_deadline(clean_word(source, parts[end - 1], cleaner), ongoing);
    if (last_is_date) --end;
    while (opens && end - at > 1 && is_short_name(source.substr(parts[at].begin, parts[at].size())))
        pieces.push_back(parts[at++]);
    pieces.push_back({parts[at].begin, parts[end - 1].end});
    if (last_is_date) pieces.push_back(parts.back());
    return pieces;
}

struct FlatRows {
    std::vector<FlatRow> rows;
    std::size_t end = 0;  ///< the line behind the last
};

/// 一、提升服务水平 with the next row right below: a cell that was merged over all columns.
bool groups_rows(std::string_view source, const std::vector<Line>& lines, std::size_t i, std::size_t end, int last) {
    if (i + 1 >= end || lines[i + 1].empty() || !is_group_title(lines[i].text.view())) return false;
    const Range next = next_word(source, lines[i + 1].raw.begin, lines[i + 1].raw.end);
    return leading_number(source.substr(next.begin, next.size())) == last + 1;
}

/// The rows that stand from a line on: each begins with the next number; a heading ends the table.
FlatRows rows_from(std::string_view source, const std::vector<Line>& lines, Range part, const Cleaner& cleaner,
                   const Lexicon& lexicon) {
    const LexiconTable& ongoing = lexicon.table("ongoing_word");
    FlatRows out{{}, part.begin};
    std::vector<FlatRow>& rows = out.rows;
    int last = 0;  // the number of the row above
    for (; out.end < part.end; ++out.end) {
        const Line& line = lines[out.end];
        if (line.empty()) continue;
        const std::vector<Range> parts = words(source, line.raw);
        const int number = leading_number(source.substr(parts[0].begin, parts[0].size()));
        const bool opens = number > 0 && (last == 0 ? number <= 2 : number == last + 1);
        if (opens) {
            rows.push_back({number, parts[0], {}, parts});
            last = number;
        } else if (groups_rows(source, lines, out.end, part.end, last)) {
            rows.push_back({0, {}, {line.raw}, {}, true});
            continue;
        } else {
            if (rows.empty() || stands_behind_tables(line.text.view(), lexicon) || is_remark(line.text.view(), lexicon))
                break;
            const auto marker = marker_at(line.text.view());
            if (marker && marker->form != MarkerForm::arabic_dot) break;
            rows.back().words.clear();
        }
        for (const Range& piece : pieces_of(source, parts, opens, cleaner, ongoing))
            rows.back().pieces.push_back(piece);
    }
    return out;
}

}  // namespace

std::vector<TableInLines> flat_tables(std::string_view source, const std::vector<Line>& lines, const Cleaner& cleaner,
                                      const Lexicon& lexicon, const std::vector<TableInLines>& taken) {
    std::vector<TableInLines> found;
    const ColumnNames column_names(lexicon);
    VainWork in_vain(lines.size());
    for (const Range& part : free_lines(lines.size(), taken)) {
        for (std::size_t i = part.begin; i < part.end && !in_vain.over(); ++i) {
            const auto header = header_of(source, lines[i], column_names);
            if (!header) continue;
            const FlatRows below = rows_from(source, lines, {i + 1, part.end}, cleaner, lexicon);
            const auto is_row = [](const FlatRow& row) { return !row.group; };
            if (std::count_if(below.rows.begin(), below.rows.end(), is_row) < 2) {
                in_vain.spend(below.end - i);
                continue;
            }
            TableInLines table;
            table.begin = i;
            table.end = below.end;
            table.table = FlatTable(source, cleaner, lexicon, *header).build(below.rows);
            found.push_back(std::move(table));
            i = below.end - 1;
        }
    }
    return found;
}

}  // namespace fenjie
