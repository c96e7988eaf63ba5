// Tables with a row a line, whose cells a mark parts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "layout/steps.hpp"

namespace fenjie {

/// A cell before it has a place.
struct CellText {
    CompactVector<MappedText> paragraphs;

    /// The first paragraph; "" where there is none.
    [[nodiscard]] std::string_view first() const {
        return paragraphs.empty() ? std::string_view{} : paragraphs[0].view();
    }
};

/// The table that begins at line `where.begin` and ends before `where.end`; nothing where there are too few rows or
/// columns for one.
[[nodiscard]] std::optional<TableInLines> separated_table(std::string_view source, const std::vector<Line>& lines,
                                                          Range where, char mark, const Lexicon& lexicon);

}  // namespace fenjie
