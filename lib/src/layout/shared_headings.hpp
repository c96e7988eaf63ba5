// Headings that plans share, where they stand inside a paragraph: …制定本方案。一、指导思想
#pragma once

#include <cstddef>
#include <string_view>

#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

/// The end of the whole shared heading that stands at byte `title` (工作目标, behind its marker), 0 where none is
/// known.
[[nodiscard]] std::size_t shared_heading(std::string_view text, std::size_t title, const LexiconTable& titles);

/// Where a marker and a shared heading begin that end a paragraph, 0 where none do.
[[nodiscard]] std::size_t last_line_heading(std::string_view text, const LexiconTable& titles);

/// Whether 一、 and its like stand behind a stop: cheap to ask of every paragraph.
[[nodiscard]] bool may_hold_heading(std::string_view text);

/// Where the first item begins behind a short heading on the same line, parted from it by a blank (（一）宣传报道
/// 1、召开…); 0 where none does.
[[nodiscard]] std::size_t item_behind_heading(const MappedText& paragraph);

/// Where the text begins behind a shared heading on the same line, parted from it by a blank (一、指导思想　以…为指导);
/// 0 where none does.
[[nodiscard]] std::size_t text_behind_heading(const MappedText& paragraph, const LexiconTable& titles);

}  // namespace fenjie
