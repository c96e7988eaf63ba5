// What lay_out() does with the lines of a text, in the order in which it takes these steps.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "layout/layout.hpp"
#include "layout/lines.hpp"
#include "lexicon/lexicon.hpp"
#include "text/block.hpp"
#include "text/clean.hpp"
#include "text/source_table.hpp"

namespace fenjie {

/// A table found in lines [begin, end).
struct TableInLines {
    std::size_t begin = 0;
    std::size_t end = 0;
    Table table;
    std::vector<SourceWarning> warnings;
};

/// The lines that no table of `taken` (in order) has, as ranges of them; where two tables meet, an empty one.
[[nodiscard]] inline std::vector<Range> free_lines(std::size_t lines, const std::vector<TableInLines>& taken) {
    std::vector<Range> out;
    std::size_t at = 0;
    for (const TableInLines& table : taken) {
        out.push_back({at, table.begin});
        at = table.end;
    }
    out.push_back({at, lines});
    return out;
}

/// What may be read of tables that were begun and came to nothing: each line twice or so, however many begin.
class VainWork {
 public:
    explicit VainWork(std::size_t lines) : left_(2 * lines + 2000) {}
    void spend(std::size_t lines) { left_ -= std::min(left_, lines); }
    [[nodiscard]] bool over() const { return left_ == 0; }

 private:
    std::size_t left_;
};

/// Tables that are drawn with characters: ┌─┬─┐ or +---+---+.
[[nodiscard]] std::vector<TableInLines> drawn_tables(std::string_view source, const std::vector<Line>& lines,
                                                     const Cleaner& cleaner);

/// Tables whose cells or rows are marked by tabs, or whose rows are parted by bars.
/// `taken` are the tables found before, in order.
[[nodiscard]] std::vector<TableInLines> tab_tables(std::string_view source, const std::vector<Line>& lines,
                                                   const Lexicon& lexicon, const std::vector<TableInLines>& taken);

/// Whether a line ends the table above it: one of copies (抄送), an attachment's label, what a page adds (上一篇：…).
[[nodiscard]] bool stands_behind_tables(std::string_view text, const Lexicon& lexicon);

/// Whether a text can be what a cell that was merged over all columns says of the rows below it: 一、提升服务水平.
[[nodiscard]] bool is_group_title(std::string_view text);

/// Tables whose columns are set off by blanks, with cells of several lines: what `pdftotext -layout` prints.
/// `taken` are the tables found before, in order.
[[nodiscard]] std::vector<TableInLines> aligned_tables(std::string_view source, const std::vector<Line>& lines,
                                                       const Cleaner& cleaner, const Lexicon& lexicon,
                                                       const std::vector<TableInLines>& taken);

/// Tables of which one cell a line was left: a header of column names, one a line, then the rows' cells.
/// `taken` are the tables found before, in order.
[[nodiscard]] std::vector<TableInLines> stacked_tables(const std::vector<Line>& lines, const Lexicon& lexicon,
                                                       const std::vector<TableInLines>& taken);

/// Tables that a PDF reader flattened: a header line of column names, rows of number, unit, text and deadline.
/// `taken` are the tables found before, in order.
[[nodiscard]] std::vector<TableInLines> flat_tables(std::string_view source, const std::vector<Line>& lines,
                                                    const Cleaner& cleaner, const Lexicon& lexicon,
                                                    const std::vector<TableInLines>& taken);

/// Tables of indicators whose columns are parted by blanks, or of which one cell a line was left.
/// `taken` are the tables found before, in order.
[[nodiscard]] std::vector<TableInLines> figure_tables(std::string_view source, const std::vector<Line>& lines,
                                                      const Cleaner& cleaner, const Lexicon& lexicon,
                                                      const std::vector<TableInLines>& taken);

/// Warnings of tables whose columns' names stand in lines that no table has. `taken` are all tables, in order.
[[nodiscard]] std::vector<SourceWarning> unread_tables(std::string_view source, const std::vector<Line>& lines,
                                                       const Lexicon& lexicon, const std::vector<TableInLines>& taken);

/// Marks the numbers that a blank or a comma sets off from their headings and items (一 总体要求, 1 建设…) with
/// kItemGap. `taken` are all tables, in order.
void mark_bare_numbers(std::string_view source, std::vector<Line>& lines, const Lexicon& lexicon,
                       const std::vector<TableInLines>& taken);

/// Joins lines to paragraphs: by `wraps` where they are known, else by the lines' widths.
void reflow(std::span<const Line> lines, const Wraps& wraps, const Lexicon& lexicon, std::vector<Block>& out);

/// Whether the text's lines were broken at a fixed width, and at which (0: one line is one paragraph).
[[nodiscard]] int wrap_width(std::span<const Line> lines);

/// Cuts a paragraph in which headings, items and the parts of a notice run together; gives it back whole where
/// nothing is glued.
[[nodiscard]] std::vector<MappedText> split_glued(const MappedText& paragraph, const Lexicon& lexicon);

}  // namespace fenjie
