// What a single character is: blank, invisible, or another one in other dress.
//
// In:  "６" "％" "⼯" U+200B      Out: "6" "%" "工" (a glyph of its own: repaired); U+200B is invisible
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <array>

#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// NFKC of one character, for ranges where it is known to be the same character in another dress.
std::string compatible(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
    if (U_FAILURE(status)) return {};
    std::array<UChar, 4> in{};
    int32_t length = 0;
    UBool overflow = 0;
    U16_APPEND(in.data(), length, 4, static_cast<UChar32>(c), overflow);
    std::array<UChar, 16> out{};
    const int32_t n = unorm2_normalize(nfkc, in.data(), length, out.data(), 16, &status);
    if (U_FAILURE(status) || overflow) return {};
    std::string text;
    for (int32_t i = 0; i < n;) {
        UChar32 point = 0;
        U16_NEXT(out.data(), i, n, point);
        utf8::append(text, static_cast<char32_t>(point));
    }
    return text;
}

}  // namespace

bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xAD;
}

bool is_blank(char32_t c) {
    return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || is_invisible(c);
}

std::string Cleaner::folded(std::string_view character, bool& repaired) const {
    const char32_t c = utf8::code_point(character);
    repaired = false;
    if (c < 0x80) return {};
    if (const LexiconRow* row = folds_.find(character)) {
        repaired = folds_.attribute(*row, "kind") == "glyph";
        const std::string_view to = folds_.attribute(*row, "to");
        return to == character ? std::string{} : std::string(to);
    }
    if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A)) {
        return {static_cast<char>(c - 0xFF00 + 0x20)};
    }
    if ((c >= 0x2F00 && c <= 0x2FD5) || (c >= 0xF900 && c <= 0xFAFF)) {
        repaired = true;
        return compatible(c);
    }
    return {};
}

}  // namespace fenjie
