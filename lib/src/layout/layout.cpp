// The steps of layout in order: lines, tables, paragraphs, glued documents.
//
// In:  "1. 建设助餐点。每个社区\n\n至少设置1个。\n"      Out: one paragraph "1. 建设助餐点。每个社区至少设置1个。"
#include "layout/layout.hpp"

#include <algorithm>

#include "layout/cell_places.hpp"
#include "layout/contents.hpp"
#include "layout/decimal_numbers.hpp"
#include "layout/glued_tables.hpp"
#include "layout/name_gaps.hpp"
#include "layout/steps.hpp"

namespace fenjie {

namespace {

/// A table that a reader found: each paragraph of a cell is cleaned where it stands.
Table clean_table(std::string_view source, const SourceTable& table, const Cleaner& cleaner,
                  std::vector<Repair>& repairs) {
    Table out;
    out.rows = table.rows;
    out.columns = table.columns;
    out.cells.reserve(table.cells.size());
    for (const SourceCell& cell : table.cells) {
        Cell clean{cell.row, cell.column, cell.row_span, cell.column_span, {}};
        for (const Range& paragraph : cell.paragraphs) {
            MappedText text = cleaner.clean(source, paragraph, repairs);
            if (!text.empty()) clean.paragraphs.push_back(std::move(text));
        }
        out.cells.push_back(std::move(clean));
    }
    return out;
}

void add_table(Table table, std::string_view source, const Lexicon& lexicon, Layout& out) {
    const CellWords words(lexicon);
    for (Cell& cell : table.cells) {
        CompactVector<MappedText> paragraphs;
        for (const MappedText& paragraph : cell.paragraphs) {
            if (!paragraphs.empty() && words.is_cut_name(paragraphs.back().view(), paragraph.view())) {
                join_clean(paragraphs.back(), paragraph);
                continue;
            }
            for (MappedText& name : names_apart(paragraph, source, words)) paragraphs.push_back(std::move(name));
        }
        cell.paragraphs = std::move(paragraphs);
    }
    Block block;
    block.kind = BlockKind::table;
    block.table = std::move(table);
    out.blocks.push_back(std::move(block));
}

/// Cuts a paragraph where headings and items run together.
void add_paragraph(Block block, const Lexicon& lexicon, Layout& out) {
    std::vector<MappedText> pieces = split_glued(block.text, lexicon);
    if (pieces.size() == 1) {
        out.blocks.push_back(std::move(block));
        return;
    }
    for (MappedText& piece : pieces) {
        Block paragraph;
        paragraph.text = std::move(piece);
        out.blocks.push_back(std::move(paragraph));
    }
}

/// Lines without a table that a reader knew of: those printed as text are found here.
void add_lines(std::string_view source, std::vector<Line>& lines, const Wraps& wraps, const Cleaner& cleaner,
               const Lexicon& lexicon, Layout& out) {
    std::vector<TableInLines> tables = drawn_tables(source, lines, cleaner);
    const auto add = [&](std::vector<TableInLines> more) {
        tables.insert(tables.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        std::sort(tables.begin(), tables.end(),
                  [](const TableInLines& a, const TableInLines& b) { return a.begin < b.begin; });
    };
    add(tab_tables(source, lines, lexicon, tables));
    add(aligned_tables(source, lines, cleaner, lexicon, tables));
    add(flat_tables(source, lines, cleaner, lexicon, tables));
    add(stacked_tables(lines, lexicon, tables));
    add(figure_tables(source, lines, cleaner, lexicon, tables));
    for (SourceWarning& warning : unread_tables(source, lines, lexicon, tables))
        out.warnings.push_back(std::move(warning));
    mark_bare_numbers(source, lines, lexicon, tables);
    std::size_t at = 0;
    const auto add_until = [&](std::size_t end) {
        std::vector<Block> blocks;
        blocks.reserve(end - at);
        if (at < end) reflow(std::span(lines).subspan(at, end - at), wraps, lexicon, blocks);
        if (out.blocks.empty()) out.blocks.reserve(blocks.size());
        for (Block& block : blocks) {
            cleaner.repair_joints(block.text, block.breaks, out.repairs);
            block.text = with_name_gaps(block.text, source, lexicon);
            add_paragraph(std::move(block), lexicon, out);
        }
    };
    for (TableInLines& table : tables) {
        add_until(table.begin);
        add_table(std::move(table.table), source, lexicon, out);
        out.warnings.insert(out.warnings.end(), table.warnings.begin(), table.warnings.end());
        at = table.end;
    }
    add_until(lines.size());
}

}  // namespace

Layout lay_out(std::string_view source, const Lexicon& lexicon, const std::vector<SourceTable>& tables,
               const Wraps& wraps, Deadline* deadline) {
    Layout out;
    const Cleaner cleaner(lexicon);
    std::size_t at = 0;
    const auto add_until = [&](std::size_t end) {
        std::vector<Line> lines = read_lines(source, {at, end}, cleaner, out.repairs, deadline);
        const bool late = deadline != nullptr && deadline->passed();
        const std::size_t rest = lines.empty() ? at : lines.back().raw.end;
        if (late && source.find_first_not_of(" \t\r\n\f", rest) != std::string_view::npos)
            out.warnings.push_back({"limit-reached",
                                    "the limit total-time has passed: what stands from here on is not read",
                                    {rest, source.size()}});
        drop_contents(lines);
        part_glued_tables(lines, lexicon);
        mark_decimal_numbers(lines, lexicon);
        add_lines(source, lines, wraps, cleaner, lexicon, out);
        return !late;
    };
    for (const SourceTable& table : tables) {
        if (!add_until(table.where.begin)) return out;
        add_table(clean_table(source, table, cleaner, out.repairs), source, lexicon, out);
        at = table.where.end;
    }
    (void)add_until(source.size());
    return out;
}

}  // namespace fenjie
