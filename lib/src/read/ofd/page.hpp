// The objects of a page of an OFD file, drawn by their places.
#pragma once

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "read/deadline.hpp"
#include "read/placed/drawn_page.hpp"

namespace fenjie {

/// The numbers of a list, at most `most`; "g n v" in it stands for n times v. What is no number is passed over, one
/// that is not finite is 0.
[[nodiscard]] std::vector<double> ofd_numbers(std::string_view text, std::size_t most);

/// The child element of that name, whatever its prefix, or an empty node.
[[nodiscard]] pugi::xml_node ofd_child(pugi::xml_node parent, std::string_view name);

/// Draws what stands in a Content element (of a page or a template) onto a page: text, straight lines, boxes, pictures.
/// Ends early where the page is full or the deadline passed. False where groups too deep in one another were left out.
[[nodiscard]] bool draw_ofd(pugi::xml_node content, DrawnPage& page, Deadline& deadline);

}  // namespace fenjie
