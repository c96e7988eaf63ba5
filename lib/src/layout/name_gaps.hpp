// Names of organizations that nothing but blanks part, which cleaning took out.
//
// In:  责任部门：教务处 学生处 团委        Out: with_name_gaps: the same with its blanks
//      安监站 派出所, in a cell            Out: names_apart: 安监站 | 派出所
#pragma once

#include <string_view>
#include <vector>

#include "layout/cell_places.hpp"
#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

/// Whether the name of a role's label ends at `end`: 责任单位, 牵头部门.
[[nodiscard]] bool is_role_label_before(std::string_view text, std::size_t end, const Lexicon& lexicon);

/// The names of a cell as paragraphs of their own; a text that is something else comes back whole.
[[nodiscard]] std::vector<MappedText> names_apart(const MappedText& text, std::string_view source,
                                                  const CellWords& words);

/// A paragraph with a blank wherever the source parts two names of organizations by nothing else, behind the label of
/// a role.
[[nodiscard]] MappedText with_name_gaps(const MappedText& text, std::string_view source, const Lexicon& lexicon);

}  // namespace fenjie
