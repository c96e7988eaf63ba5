// Attachments: announced at the end of a text (附件：1.…), and present behind a label of their own.
#pragma once

#include <string_view>
#include <vector>

#include "structure/front_matter.hpp"
#include "structure/line_shapes.hpp"

namespace fenjie {

/// Announced attachments that are read; real papers have a dozen.
inline constexpr std::size_t kMostAnnounced = 100;

/// Finds both, from block `begin` on, and sets the roles attachment_note, attachment_label and attachment_title.
/// Blocks that have a role other than body already are left alone.
void find_attachments(const std::vector<Block>& blocks, std::size_t begin, const LineShapes& shapes,
                      DocumentLayout& layout);

/// The name of an attachment without what a web page adds: （/files/2.doc）, .pdf, a final mark.
[[nodiscard]] Range attachment_title_range(std::string_view text, Range range);

}  // namespace fenjie
