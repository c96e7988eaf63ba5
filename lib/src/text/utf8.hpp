// Steps over UTF-8 text by characters. Text inside the library is always valid UTF-8: the decoder sees to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace fenjie::utf8 {

/// Bytes of a common Chinese character, for lengths that are thought of in characters: 4 * kHanBytes.
inline constexpr std::size_t kHanBytes = 3;

/// Whether a byte begins a character.
inline bool is_lead(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Bytes of the character that begins at `pos`; 1 for a stray byte. `pos` must be inside the text.
inline std::size_t length_at(std::string_view text, std::size_t pos) {
    const auto c = static_cast<unsigned char>(text[pos]);
    const std::size_t length = c < 0x80U ? 1 : c >= 0xF0U ? 4 : c >= 0xE0U ? 3 : c >= 0xC0U ? 2 : 1;
    return pos + length <= text.size() ? length : text.size() - pos;
}

/// Begin of the character that ends at `end`; 0 at the text's begin.
inline std::size_t previous(std::string_view text, std::size_t end) {
    if (end == 0) return 0;
    if (end >= 3 && (static_cast<unsigned char>(text[end - 3]) & 0xF0U) == 0xE0U) return end - 3;
    std::size_t pos = end - 1;
    while (pos > 0 && end - pos < 4 && !is_lead(text[pos])) --pos;
    return pos;
}

/// The character that begins at `pos` as a view; empty at or past the end.
inline std::string_view at(std::string_view text, std::size_t pos) {
    return pos < text.size() ? text.substr(pos, length_at(text, pos)) : std::string_view{};
}

/// The character that ends at `end` as a view; empty at the begin.
inline std::string_view before(std::string_view text, std::size_t end) {
    const std::size_t begin = previous(text, end);
    return text.substr(begin, end - begin);
}

/// Whether a character is one of a set's; "" is none.
inline bool is_one_of(std::string_view character, std::string_view set) {
    return !character.empty() && set.find(character) != std::string_view::npos;
}

/// The code point of a character view ("" gives 0).
inline char32_t code_point(std::string_view s) {
    if (s.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
    switch (s.size()) {
        case 1:
            return byte(0);
        case 2:
            return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
        case 3:
            return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
        default:
            return ((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
                   (byte(3) & 0x3FU);
    }
}

/// The code point of the character that begins at `pos`; 0 at or past the end.
inline char32_t code_point_at(std::string_view text, std::size_t pos) {
    if (pos >= text.size()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[pos + i])); };
    const char32_t lead = byte(0);
    if (lead < 0x80U) return lead;
    if ((lead & 0xF0U) == 0xE0U && text.size() - pos >= 3)
        return (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return code_point(at(text, pos));
}

/// The bytes of the character that begins at `pos` as one number, told apart from every other character's. `pos` must
/// be inside the text.
inline std::uint32_t packed_at(std::string_view text, std::size_t pos) {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[pos + i])}; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80U) return lead;
    const std::size_t length = length_at(text, pos);
    if (length == 3) return lead << 16U | byte(1) << 8U | byte(2);
    std::uint32_t packed = lead;
    for (std::size_t i = 1; i < length; ++i) packed = packed << 8U | byte(i);
    return packed;
}

/// The same for the character that ends at `end`, which must be behind the text's begin.
inline std::uint32_t packed_before(std::string_view text, std::size_t end) {
    if (end >= 3 && (static_cast<unsigned char>(text[end - 3]) & 0xF0U) == 0xE0U) return packed_at(text, end - 3);
    return packed_at(text.substr(0, end), previous(text, end));
}

/// Appends a code point.
void append(std::string& out, char32_t code_point);

/// Number of code points.
std::size_t count(std::string_view text);

/// Whether the bytes are well-formed UTF-8.
bool is_valid(std::string_view bytes);

/// Han characters outside U+4E00 … U+9FFF (〇, 々 and the extensions).
bool is_rare_han(char32_t c);
/// Han characters.
inline bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || is_rare_han(c);
}
inline bool is_han_at(std::string_view text, std::size_t pos) {
    return is_han(code_point_at(text, pos));
}
/// Whether one of U+4E00 … U+9FFF begins at `pos`: the Han characters of nearly all text, told by two bytes. They have
/// three bytes and are no mark, so that loops in search of marks may pass over them.
inline bool is_common_han_at(std::string_view text, std::size_t pos) {
    const auto lead = static_cast<unsigned char>(text[pos]);
    if (lead > 0xE4U) return lead <= 0xE9U;
    return lead == 0xE4U && pos + 1 < text.size() && static_cast<unsigned char>(text[pos + 1]) >= 0xB8U;
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The first character at or behind `pos` that is not one of U+4000 … U+9FFF, none of which is a mark: what a loop in
/// search of marks has to look at. `pos` begins a character; the text's end where there is none.
inline std::size_t next_mark(std::string_view text, std::size_t pos) {
#ifdef __SSE2__
    // Sixteen bytes at once: those characters begin with E4 … E9, and what follows is 80 … BF; as signed numbers both
    // are told by one comparison.
    for (; pos + 16 <= text.size(); pos += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + pos));
        const __m128i han = _mm_cmplt_epi8(_mm_sub_epi8(bytes, _mm_set1_epi8(0x64)), _mm_set1_epi8(-0x7A));
        const __m128i following = _mm_cmplt_epi8(bytes, _mm_set1_epi8(-0x40));
        const auto passed = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(han, following)));
        if (passed != 0xFFFFU) return pos + static_cast<unsigned>(__builtin_ctz(~passed));
    }
    while (pos < text.size() && !is_lead(text[pos])) ++pos;
#endif
    while (pos < text.size() && static_cast<unsigned char>(text[pos]) - 0xE4U <= 5U) pos += 3;
    return pos < text.size() ? pos : text.size();
}

}  // namespace fenjie::utf8
