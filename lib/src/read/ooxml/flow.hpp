// Lines, tables and page breaks in reading order, before it is known where they go: to the document, into a cell, or
// out of a frame.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "read/document.hpp"

namespace fenjie {

/// How a page begins: `soft` breaks repeat what another break has done already where nothing was printed since.
enum class PageBreak : std::uint8_t { none, soft, hard };

struct FlowTable {
    std::vector<RawCell> cells;
    std::vector<int> page_rows;  ///< rows that stand first on a page
    bool cut = false;            ///< there is more of it than a table may have
};

struct FlowItem {
    std::string text;  ///< a line; line feeds part it
    PageBreak page_break = PageBreak::none;
    int section = -1;                  ///< the break ends this section (its number); whether it is one the next tells
    std::unique_ptr<FlowTable> table;  ///< a table in place of a line
};

using Flow = std::vector<FlowItem>;

/// A flow as the paragraphs of a cell: a line each, a table's row as one line.
[[nodiscard]] std::vector<std::string> cell_paragraphs(Flow flow);

}  // namespace fenjie
