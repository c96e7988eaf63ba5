// The time that may stand between a subject and its verb.
#pragma once

#include <cstddef>
#include <string_view>

#include "lexicon/lexicon.hpp"

namespace fenjie {

/// What was read at a place: 2026年底前, 于6月1日, 于每年4月底前, 每周五, 每隔四周, 每学期.
struct VerbTime {
    std::size_t end = 0;   ///< behind it, in bytes; where it was asked for if none stands there
    bool bounded = false;  ///< it has a bound (底前, 每 …), so that any verb may follow
    bool recurs = false;   ///< it says how often
};

/// `words`: clause_word.tsv.
[[nodiscard]] VerbTime verb_time_at(std::string_view text, std::size_t pos, const LexiconTable& words);

}  // namespace fenjie
