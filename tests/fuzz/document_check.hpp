// What must hold of whatever a reader makes of any bytes.
#pragma once

#include "check.hpp"
#include "layout/layout.hpp"
#include "read/document.hpp"
#include "text/utf8.hpp"

namespace fuzz {

/// The guarantees of DocumentBuilder, and that layout can work with them.
inline void check(const fenjie::ReadDocument& document) {
    if (document.error) {
        require(!document.error->empty() && document.utf8.empty(), "an error without words, or with text");
        return;
    }
    const std::string& text = document.utf8;
    require(fenjie::utf8::is_valid(text), "the text is no UTF-8");
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        require(byte != 0x7F && (byte >= 0x20 || c == '\t' || c == '\n' || c == '\f'), "a control character");
    }
    std::size_t at = 0;
    for (const fenjie::SourceTable& table : document.tables) {
        require(table.where.begin >= at && table.where.end <= text.size() && table.where.begin < table.where.end,
                "tables are not in order");
        require(table.where.begin == 0 || text[table.where.begin - 1] == '\n' || text[table.where.begin - 1] == '\f',
                "a table begins inside a line");
        require(text[table.where.end - 1] == '\n', "a table ends inside a line");
        std::size_t inside = table.where.begin;
        for (const fenjie::SourceCell& cell : table.cells) {
            require(cell.row >= 0 && cell.column >= 0 && cell.row_span >= 1 && cell.column_span >= 1, "no cell");
            require(cell.row + cell.row_span <= table.rows && cell.column + cell.column_span <= table.columns,
                    "a cell reaches out of its grid");
            for (const fenjie::Range& paragraph : cell.paragraphs) {
                require(paragraph.begin >= inside && paragraph.end >= paragraph.begin, "cells are not in order");
                require(paragraph.end <= table.where.end, "a cell reaches out of its table");
                inside = paragraph.end;
            }
        }
        at = table.where.end;
    }
    (void)lay_out(text, *fenjie::Lexicon::built_in(), document.tables);
}

}  // namespace fuzz
