// What layout makes of a text, as strings that a test can compare.
#pragma once

#include <string>
#include <vector>

#include "layout/layout.hpp"

namespace fenjie {

using Strings = std::vector<std::string>;

inline Layout laid_out(const std::string& text) {
    return lay_out(text, *Lexicon::built_in());
}

/// A row a string, its cells parted by bars and the paragraphs of a cell by strokes: "2 | ^ | 派出所/安监站". A cell
/// that goes on from above is ^, a place that no cell covers ×.
inline Strings rows_of(const Table& table) {
    std::vector<Strings> grid(static_cast<std::size_t>(table.rows),
                              Strings(static_cast<std::size_t>(table.columns), "×"));
    for (const Cell& cell : table.cells) {
        std::string text;
        for (const MappedText& paragraph : cell.paragraphs)
            text += (text.empty() ? "" : "/") + std::string(paragraph.view());
        for (int row = 0; row < cell.row_span; ++row)
            grid[static_cast<std::size_t>(cell.row + row)][static_cast<std::size_t>(cell.column)] =
                row == 0 ? text : "^";
    }
    Strings out;
    for (const Strings& cells : grid) {
        std::string& row = out.emplace_back(cells.front());
        for (std::size_t i = 1; i < cells.size(); ++i) row += " | " + cells[i];
    }
    return out;
}

/// The blocks of a text: of a table its rows, of the others their text.
inline Strings blocks_of(const Layout& layout) {
    Strings out;
    for (const Block& block : layout.blocks) {
        if (block.kind == BlockKind::table) {
            for (std::string& row : rows_of(block.table)) out.push_back("| " + std::move(row));
        } else {
            out.emplace_back(block.text.view());
        }
    }
    return out;
}

inline Strings blocks_of(const std::string& text) {
    return blocks_of(laid_out(text));
}

inline Strings warnings_of(const Layout& layout) {
    Strings out;
    for (const SourceWarning& warning : layout.warnings) out.push_back(warning.code);
    return out;
}

}  // namespace fenjie
