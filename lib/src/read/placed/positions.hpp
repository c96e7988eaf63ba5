// Text that is known by where it is printed, to lines and tables: what PDF, OFD and character recognition share.
//
// A page is its glyphs and the straight lines ruled on it. Nothing is asked of their order. What comes out is what a
// person reads, in reading order.
//
// Guarantees of write_pages():
//   1. every glyph that is no page furniture (running heads, page numbers, the margins of a browser's print) is written
//      once; of glyphs printed over each other (fake bold) one is kept;
//   2. blanks stand where there is a gap in print that is wider than what setting type leaves between characters;
//   3. columns of text are read one after the other; ruled tables, and rows of cells in line below each other, become
//      tables; a table that goes on over a page's end is one table, with its repeated header once;
//   4. every printed line is a line of the text, with whether its paragraph goes on in the next; pages end in form
//   feeds;
//   5. work is linear in glyphs and rules, but for sorting them.
#pragma once

#include <string>
#include <vector>

#include "read/document.hpp"

namespace fenjie {

/// A glyph, or what is printed as one. Points (1/72 inch), y downwards.
struct Glyph {
    double left = 0;
    double right = 0;  ///< where the next glyph of the word would stand
    double baseline = 0;
    double size = 0;           ///< of the font: the height of its em square
    std::string text;          ///< UTF-8, one character mostly; a blank is a typed one
    float confidence = 100.0;  ///< of character recognition, in percent
};

/// A thin box: a line of a table, whether it was stroked or filled.
struct Rule {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

struct PlacedPage {
    double width = 0;
    double height = 0;
    std::vector<Glyph> glyphs;
    std::vector<Rule> rules;
};

/// Writes pages in order, a form feed behind each.
void write_pages(std::vector<PlacedPage> pages, DocumentBuilder& out);

/// What is said of pages that could not be read: "pages are missing or broken: 2, 5-7, 9".
[[nodiscard]] std::string missing_pages(const std::vector<int>& numbers);

/// Words whose glyphs were recognized with less confidence than this are reported as ocr-doubtful.
inline constexpr float kDoubtful = 60.0;

}  // namespace fenjie
