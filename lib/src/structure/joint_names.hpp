// Names that share a line.
#pragma once

#include <vector>

#include "structure/line_shapes.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

/// Cuts a line of names at the blanks of the source (柳溪街道党工委 柳溪街道办事处 are two issuers) and where the place
/// that opens the first comes again (安河区教育局安河区民政局), and where ministries meet (财政部水利部).
[[nodiscard]] std::vector<MappedText> joint_names(const MappedText& text, Range range, const LineShapes& shapes);

}  // namespace fenjie
