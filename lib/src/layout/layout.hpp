// The decoded text and its tables to blocks: the one place that knows about lines.
//
// Guarantees:
//   1. every visible character of the source that is no page furniture is in exactly one block, in order;
//   2. a paragraph's text is clean and maps to the source; hard-wrapped lines are joined;
//   3. the tables that a reader found are Table blocks, cell for cell; tables printed as text (cells led by tabs, rows
//      of cells parted by tabs or bars, rows flattened by a PDF reader, one cell a line) are Table blocks; a document
//      on one line is cut into paragraphs at its headings and items;
//   4. work is linear in the text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/lines.hpp"
#include "lexicon/lexicon.hpp"
#include "text/block.hpp"
#include "text/clean.hpp"
#include "text/source_table.hpp"

namespace fenjie {

struct Layout {
    std::vector<Block> blocks;
    std::vector<Repair> repairs;
    std::vector<SourceWarning> warnings;
};

/// Places of line feeds behind which a paragraph goes on, in order, where a reader knows them (read/document.hpp).
using Wraps = std::optional<std::vector<std::size_t>>;

/// `tables` are in order and begin and end at line ends (read/document.hpp).
[[nodiscard]] Layout lay_out(std::string_view source, const Lexicon& lexicon,
                             const std::vector<SourceTable>& tables = {}, const Wraps& wraps = std::nullopt);

// Steps, in the order in which lay_out() takes them.

/// A table found in lines [begin, end).
struct TableInLines {
    std::size_t begin = 0;
    std::size_t end = 0;
    Table table;
    std::vector<SourceWarning> warnings;
};

/// Tables whose cells or rows are marked by tabs, or whose rows are parted by bars.
[[nodiscard]] std::vector<TableInLines> tab_tables(std::string_view source, const std::vector<Line>& lines,
                                                   const Lexicon& lexicon);

/// Whether a line ends the table above it, since it is one of copies (抄送) or an attachment's label.
[[nodiscard]] bool stands_behind_tables(std::string_view text, const Lexicon& lexicon);

/// Tables of which one cell a line was left: a header of column names, one a line, then the rows' cells.
/// `taken` are lines that belong to other tables.
[[nodiscard]] std::vector<TableInLines> stacked_tables(const std::vector<Line>& lines, const Lexicon& lexicon,
                                                       const std::vector<TableInLines>& taken);

/// Tables that a PDF reader flattened: a header line of column names, rows of number, unit, text and deadline.
/// `taken` are lines that belong to other tables.
[[nodiscard]] std::vector<TableInLines> flat_tables(std::string_view source, const std::vector<Line>& lines,
                                                    const Cleaner& cleaner, const Lexicon& lexicon,
                                                    const std::vector<TableInLines>& taken);

/// Joins lines to paragraphs: by `wraps` where they are known, else by the lines' widths.
void reflow(std::span<const Line> lines, const Wraps& wraps, std::vector<Block>& out);

/// Whether the text's lines were broken at a fixed width, and at which (0: one line is one paragraph).
[[nodiscard]] int wrap_width(std::span<const Line> lines);

/// Cuts a paragraph in which headings, items and the parts of a notice run together; gives it back whole where
/// nothing is glued.
[[nodiscard]] std::vector<MappedText> split_glued(const MappedText& paragraph, const Lexicon& lexicon);

}  // namespace fenjie
