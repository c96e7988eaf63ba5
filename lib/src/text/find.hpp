// Searches Chinese text for a word.
//
// Nearly every character begins with one of six bytes (E4 … E9), at which std::string_view::find stops again and again.
// A character's last byte is one of sixty-four.
#pragma once

#include <cstddef>
#include <string_view>

namespace fenjie::utf8 {

/// What text.find(word, pos) gives.
[[nodiscard]] std::size_t find(std::string_view text, std::string_view word, std::size_t pos = 0);

inline bool contains(std::string_view text, std::string_view word) {
    return find(text, word) != std::string_view::npos;
}

}  // namespace fenjie::utf8
