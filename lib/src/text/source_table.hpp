// A table as a reader found it: which bytes of the decoded text its cells are. Layout cleans them to a Table.
#pragma once

#include <string>
#include <vector>

#include "text/mapped_text.hpp"

namespace fenjie {

/// A cell and the places of its paragraphs in the decoded text. Cells that a merged one covers are not listed.
struct SourceCell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    std::vector<Range> paragraphs;
};

struct SourceTable {
    Range where;  ///< everything printed of it; no line of the text reaches over its ends
    int rows = 0;
    int columns = 0;
    std::vector<SourceCell> cells;  ///< row by row
};

/// What a clerk should look at, with its place in the decoded text (empty: the whole source).
struct SourceWarning {
    std::string code;  ///< from the contract's fixed list
    std::string message;
    Range source;
};

}  // namespace fenjie
