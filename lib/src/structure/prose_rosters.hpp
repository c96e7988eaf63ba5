// Leading groups that a sentence makes: 由镇党委书记王建国任组长，镇长李明任副组长.
#pragma once

#include <vector>

#include "structure/rosters.hpp"

namespace fenjie {

/// The people whom a paragraph of prose gives a place in a group, in reading order. Only what stands beside 任 or 担任
/// (or 为 behind the first) is read; bodies that are members have no names.
[[nodiscard]] std::vector<RosterLine> prose_rosters(const std::vector<Block>& blocks, const DocumentLayout& layout,
                                                    const Lexicon& lexicon);

/// Whether a paragraph may say who is given which place: 任 stands before a role of a roster (roster_word.tsv).
[[nodiscard]] bool names_posts(std::string_view text, const LexiconTable& words);

}  // namespace fenjie
