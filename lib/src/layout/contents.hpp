// The table of contents before a plan (目录), which lists its headings.
#pragma once

#include <vector>

#include "layout/lines.hpp"

namespace fenjie {

/// Drops 目录 and the lines below it that come again as headings of the text, with or without a page's number behind
/// them. Lines of a text without one stay as they are. Linear in the lines.
void drop_contents(std::vector<Line>& lines);

}  // namespace fenjie
