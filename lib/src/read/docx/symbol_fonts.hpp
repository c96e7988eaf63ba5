// Characters of symbol fonts (Wingdings, Symbol) as the characters they look like.
#pragma once

#include <string>
#include <string_view>

namespace fenjie {

/// The look of a code of a symbol font: 0xFE or 0xF0FE of Wingdings is "☑". Empty where it is not known. An unknown
/// font's codes are taken for Wingdings'; code points outside the private area stand for themselves.
[[nodiscard]] std::string symbol(char32_t code, std::string_view font);

/// A list's bullet: itself, or "•" for a code of a symbol font.
[[nodiscard]] std::string bullet(std::string_view text);

/// Whether a text has characters of the private area U+F000 … U+F0FF, which only a symbol font gives a look.
[[nodiscard]] bool has_symbols(std::string_view text);

}  // namespace fenjie
