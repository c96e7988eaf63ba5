// Plans in traditional characters (Hong Kong, Macao, Taiwan, pages that a site converts) are read in simplified ones,
// in which the vocabulary and all rules are written.
#pragma once

#include <string>
#include <string_view>

#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

/// The text in simplified characters where it is printed in traditional ones, character by character: each stands at
/// the same byte and code point as in `text` (well-formed UTF-8). Empty where the text is not traditional, as the
/// characters of traditional_sign.tsv among its first tell; a few of them in a simplified text do not make it so. Which
/// character stands for which, and by what context (著), is Unicode's Hant-Hans (CLDR, by ICU); empty too where ICU has
/// been built without it.
[[nodiscard]] std::string in_simplified(std::string_view text, const Lexicon& lexicon);

/// From the first to the last character of `text` that `simplified`, which in_simplified() made of it, has another for.
[[nodiscard]] Range changed_in(std::string_view text, std::string_view simplified);

}  // namespace fenjie
