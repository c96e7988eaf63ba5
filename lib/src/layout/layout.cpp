// The steps of layout in order: lines, tables, paragraphs, glued documents.
//
// In:  "1. 建设助餐点。每个社区\n\n至少设置1个。\n"      Out: one paragraph "1. 建设助餐点。每个社区至少设置1个。"
#include "layout/layout.hpp"

#include <algorithm>

namespace fenjie {

Layout lay_out(std::string_view source, const Lexicon& lexicon) {
    Layout out;
    const Cleaner cleaner(lexicon);
    const std::vector<Line> lines = read_lines(source, cleaner, out.repairs);
    std::vector<TableInLines> tables = tab_tables(source, lines);
    std::vector<TableInLines> flat = flat_tables(source, lines, cleaner, lexicon, tables);
    tables.insert(tables.end(), std::make_move_iterator(flat.begin()), std::make_move_iterator(flat.end()));
    std::sort(tables.begin(), tables.end(),
              [](const TableInLines& a, const TableInLines& b) { return a.begin < b.begin; });

    std::vector<Block> blocks;
    std::size_t at = 0;
    for (TableInLines& table : tables) {
        reflow(lines, at, table.begin, blocks);
        Block block;
        block.kind = BlockKind::table;
        block.table = std::move(table.table);
        blocks.push_back(std::move(block));
        out.warnings.insert(out.warnings.end(), table.warnings.begin(), table.warnings.end());
        at = table.end;
    }
    reflow(lines, at, lines.size(), blocks);

    for (Block& block : blocks) {
        if (block.kind != BlockKind::paragraph) {
            out.blocks.push_back(std::move(block));
            continue;
        }
        std::vector<MappedText> pieces = split_glued(block.text, lexicon);
        if (pieces.size() == 1) {
            out.blocks.push_back(std::move(block));
            continue;
        }
        for (MappedText& piece : pieces) {
            Block paragraph;
            paragraph.text = std::move(piece);
            out.blocks.push_back(std::move(paragraph));
        }
    }
    return out;
}

}  // namespace fenjie
