// What recognition reads in a row, made into the characters that were printed.
//
// Recognition is unsure of what looks alike: two readings of a row at different sizes are wrong in different places,
// and what cannot stand where it was read is something else.
#pragma once

#include <string>
#include <vector>

#include "read/placed/positions.hpp"

namespace fenjie {

/// A recognized character; places across in pixels of the page.
struct Symbol {
    std::string text;
    double left = 0;
    double right = 0;
    float confidence = 0;      ///< percent
    bool begins_word = false;  ///< recognition saw a blank before it
};

using Symbols = std::vector<Symbol>;

/// One reading of two: what both have, and where they differ what was read with more confidence.
[[nodiscard]] Symbols better_of(const Symbols& a, const Symbols& b);

/// Mends what recognition takes for something else, in one row; `em` in pixels.
///   1. among figures: O o 〇 are 0, l I | are 1, a dash read as 一 is one;
///   2. figures that the sign % fell apart to are gone.
void mend_figures(Symbols& row, double em);

/// Gives brackets their kind over the rows of a page: what （ opened as 〈 or 《 but ） closes was （, and so on.
void mend_brackets(std::vector<Symbols>& rows);

/// Places as type is set: every character fills its cell, so that no gap is left that was not printed.
/// `to_points`: of a pixel. Glyphs stand on `baseline`, both it and `size` in points.
[[nodiscard]] std::vector<Glyph> glyphs_of(const Symbols& row, double em, double to_points, double baseline,
                                           double size);

}  // namespace fenjie
