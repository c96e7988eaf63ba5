// Plans that were written or converted as Markdown: its marks are taken off before lines are read.
#pragma once

#include <string>
#include <string_view>

namespace fenjie {

/// The text without Markdown's marks (the # of headings, ** around words, lines of --- or ***): a blank character
/// stands in the place of each, so that each other character stands at the same byte and code point as in `text`.
/// Bullets stay,
/// `*` as `-`. Empty where the text is no Markdown, as two lines tell that are headings of it.
[[nodiscard]] std::string without_markdown(std::string_view text);

}  // namespace fenjie
