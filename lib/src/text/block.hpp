// The neutral list that readers and layout hand over: from here on nobody asks where a plan came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "fenjie/compact_vector.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

/// A table cell with its place in the grid. Cells that a merged one covers are not listed.
struct Cell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    CompactVector<MappedText> paragraphs;  ///< clean, none empty; an empty cell has none

    /// The paragraphs run together, for cells that hold one value.
    [[nodiscard]] MappedText joined() const;
};

struct Table {
    int rows = 0;
    int columns = 0;
    CompactVector<Cell> cells;  ///< row by row
};

enum class BlockKind { paragraph, table, page_break };

/// A paragraph, a table or a page break, in reading order.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    MappedText text;                    ///< paragraph: clean, hard-wrapped lines joined
    Table table;                        ///< table
    CompactVector<std::size_t> breaks;  ///< paragraph: clean offsets where a line of the source began (first excluded)
    bool starts_page = false;           ///< paragraph: the first on its page
};

}  // namespace fenjie
