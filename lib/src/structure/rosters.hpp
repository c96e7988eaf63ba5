// Rosters of leading groups: who is 组长, 副组长, 成员 …, as lists, tables or glued lines.
//
//   组 长：郭 明 区委副书记   -> 组长 郭明 (区委副书记)
//   王 瑞 副区长             -> 组长 王瑞 (副区长): a line without a role keeps the one above
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "structure/front_matter.hpp"

namespace fenjie {

struct RosterLine {
    std::string name;  ///< 王瑞: padding dropped
    std::optional<std::string> position;
    std::optional<std::string> group;  ///< from the list's title
    std::optional<std::string> role;   ///< 组长
    Range source;                      ///< name and position, bytes of the source
};

/// The people of every roster in the document, in reading order. Blocks that roles name otherwise (a letterhead,
/// a colophon) hold none. The blanks that part a name from a position are seen through the map to the source.
[[nodiscard]] std::vector<RosterLine> read_rosters(const std::vector<Block>& blocks, const DocumentLayout& layout,
                                                   const Lexicon& lexicon);

/// Gives the blocks of rosters their role.
void mark_rosters(const std::vector<Block>& blocks, const Lexicon& lexicon, DocumentLayout& layout);

}  // namespace fenjie
