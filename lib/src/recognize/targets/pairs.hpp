// Brackets and quotation marks, and where they close.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/utf8.hpp"

namespace fenjie::targets {

inline constexpr std::size_t kBracketWindow = 600;  // bytes; a longer bracket is a paragraph of its own
inline constexpr std::size_t kQuoteWindow = 150;

struct Pair {
    std::string_view open;
    std::string_view close;
    std::size_t window;
};
inline constexpr Pair kPairs[] = {
    {"（", "）", kBracketWindow}, {"〔", "〕", kBracketWindow}, {"《", "》", kBracketWindow}};
inline constexpr Pair kQuotes[] = {{"“", "”", kQuoteWindow}, {"「", "」", kQuoteWindow}};

/// End of the pair that opens at `pos`, or npos.
[[nodiscard]] inline std::size_t closing(std::string_view text, std::size_t pos, const Pair& pair) {
    int depth = 0;
    const std::size_t stop = std::min(text.size(), pos + pair.window);
    for (std::size_t at = pos; at < stop; at += utf8::length_at(text, at)) {
        if (utf8::is_common_han_at(text, at)) continue;
        if (text.substr(at).starts_with(pair.open)) ++depth;
        if (text.substr(at).starts_with(pair.close) && --depth == 0) return at + pair.close.size();
        if (text[at] == '\n') break;
    }
    return std::string_view::npos;
}

}  // namespace fenjie::targets
