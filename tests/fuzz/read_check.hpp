// What must hold of whatever a reader makes of any bytes; a breach ends the fuzzer.
#pragma once

#include <cstdlib>

#include "layout/layout.hpp"
#include "read/document.hpp"
#include "text/utf8.hpp"

namespace fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

/// The guarantees of DocumentBuilder, and that layout can work with them.
inline void check(const fenjie::ReadDocument& document) {
    if (document.error) {
        require(!document.error->empty() && document.utf8.empty());
        return;
    }
    const std::string& text = document.utf8;
    require(fenjie::utf8::is_valid(text));
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        require(byte != 0x7F && (byte >= 0x20 || c == '\t' || c == '\n' || c == '\f'));
    }
    std::size_t at = 0;
    for (const fenjie::SourceTable& table : document.tables) {
        require(table.where.begin >= at && table.where.end <= text.size() && table.where.begin < table.where.end);
        require(table.where.begin == 0 || text[table.where.begin - 1] == '\n' || text[table.where.begin - 1] == '\f');
        require(text[table.where.end - 1] == '\n');
        std::size_t inside = table.where.begin;
        for (const fenjie::SourceCell& cell : table.cells) {
            require(cell.row >= 0 && cell.column >= 0 && cell.row_span >= 1 && cell.column_span >= 1);
            require(cell.row + cell.row_span <= table.rows && cell.column + cell.column_span <= table.columns);
            for (const fenjie::Range& paragraph : cell.paragraphs) {
                require(paragraph.begin >= inside && paragraph.end >= paragraph.begin);
                require(paragraph.end <= table.where.end);
                inside = paragraph.end;
            }
        }
        at = table.where.end;
    }
    (void)lay_out(text, *fenjie::Lexicon::built_in(), document.tables);
}

}  // namespace fuzz
