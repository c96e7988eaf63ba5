// The lines of a plain text with what layout asks of them, page furniture already marked.
#pragma once

#include <string_view>
#include <vector>

#include "read/deadline.hpp"
#include "text/clean.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

struct Line {
    Range raw;        ///< bytes of the source without the line end
    MappedText text;  ///< clean
    int width = 0;    ///< columns: Chinese characters and punctuation 2, other 1
    int tabs = 0;     ///< tabs inside the line, a leading one included
    bool leading_tab = false;
    int blank_before = 0;     ///< blank lines between this line and the one before
    bool page_start = false;  ///< first line of a page (a form feed, or one that became a blank)
    bool indented = false;    ///< begins with two or more blanks, or an ideographic one
    [[nodiscard]] bool empty() const { return text.empty(); }
};

/// All lines of a part of the source that are not blank and no page furniture (page numbers, running heads), in order;
/// none from that on at which the deadline has passed.
[[nodiscard]] std::vector<Line> read_lines(std::string_view source, Range part, const Cleaner& cleaner,
                                           std::vector<Repair>& repairs, Deadline* deadline = nullptr);

}  // namespace fenjie
