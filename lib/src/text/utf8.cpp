// Characters of UTF-8 as code points and back, and the check that bytes are well-formed.
//
// In:  "率"      Out: U+7387
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace fenjie::utf8 {

void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::size_t count(std::string_view text) {
    std::size_t n = 0;
#ifdef __SSE2__
    // Sixteen bytes at once: those that begin no character (10xxxxxx) are the lowest as signed numbers. Each lane
    // counts its own, which cannot run over in 255 rounds.
    while (text.size() >= sizeof(__m128i)) {
        const std::size_t rounds = std::min<std::size_t>(text.size() / sizeof(__m128i), 255);
        __m128i following = _mm_setzero_si128();
        for (std::size_t i = 0; i < rounds; ++i) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()) + i);
            following = _mm_sub_epi8(following, _mm_cmplt_epi8(bytes, _mm_set1_epi8(-0x40)));
        }
        const __m128i sums = _mm_sad_epu8(following, _mm_setzero_si128());
        n += rounds * sizeof(__m128i) - static_cast<std::size_t>(_mm_cvtsi128_si32(sums)) -
             static_cast<std::size_t>(_mm_extract_epi16(sums, 4));
        text.remove_prefix(rounds * sizeof(__m128i));
    }
#endif
    for (const char c : text) n += is_lead(c) ? 1 : 0;
    return n;
}

namespace {

/// How many bytes from the begin are whole characters of one or three bytes, found sixteen at a time; fewer than there
/// are where something else stands among them.
std::size_t valid_stretch([[maybe_unused]] std::string_view bytes) {
    std::size_t at = 0;
#ifdef __SSE2__
    unsigned due = 0;  // of the next sixteen, those that must follow a character's first byte
    for (; at + 16 <= bytes.size(); at += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at));
        const auto mask = [](__m128i lanes) { return static_cast<unsigned>(_mm_movemask_epi8(lanes)); };
        const unsigned high = mask(block);
        const unsigned following = mask(_mm_cmplt_epi8(block, _mm_set1_epi8(-0x40)));
        // E1 … EF but for ED, whose second byte has bounds of its own.
        const __m128i of_three = _mm_cmplt_epi8(_mm_sub_epi8(block, _mm_set1_epi8(0x61)), _mm_set1_epi8(-0x80 + 15));
        const unsigned lead = mask(of_three) & ~mask(_mm_cmpeq_epi8(block, _mm_set1_epi8(-0x13)));
        const unsigned expected = due | lead << 1U | lead << 2U;
        if ((lead | following) != high || (expected & 0xFFFFU) != following) break;
        due = expected >> 16U;
    }
    // What stands in the last bytes may be a character's begin only.
    while (at > 0 && due != 0 && !is_lead(bytes[at - 1])) --at;
    if (due != 0) --at;
#endif
    return at;
}

}  // namespace

bool is_valid(std::string_view bytes) {
    std::size_t i = 0;
    const auto tail = [&](std::size_t k) {
        return i + k < bytes.size() && (static_cast<unsigned char>(bytes[i + k]) & 0xC0U) == 0x80U;
    };
    // Nearly all of Chinese text: three bytes whose second has no bounds of its own (the first is neither E0
    // nor ED), looked at as one number.
    const auto word = [&](std::size_t at) {
        std::uint32_t four = 0;  // the first byte is the lowest
        std::memcpy(&four, bytes.data() + at, sizeof four);
        if constexpr (std::endian::native == std::endian::big) four = __builtin_bswap32(four);
        return four;
    };
    const auto three = [&](std::uint32_t four) {
        return (four & 0xC0C0F0U) == 0x8080E0U && (four & 0xFU) != 0 && (four & 0xFU) != 0xDU;
    };
    while (i < bytes.size()) {
        i += valid_stretch(bytes.substr(i));
        while (i + 7 <= bytes.size() && three(word(i)) && three(word(i + 3))) i += 6;
        if (i + 4 <= bytes.size() && three(word(i))) {
            i += 3;
            continue;
        }
        if (i == bytes.size()) break;
        const auto c = static_cast<unsigned char>(bytes[i]);
        const auto next = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0U;
        if (c < 0x80U) {
            while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80U) ++i;
        } else if (c >= 0xC2U && c <= 0xDFU && tail(1)) {
            i += 2;
        } else if (c >= 0xE0U && c <= 0xEFU && tail(1) && tail(2)) {
            // No overlong forms, no surrogates.
            if ((c == 0xE0U && next < 0xA0U) || (c == 0xEDU && next > 0x9FU)) return false;
            i += 3;
        } else if (c >= 0xF0U && c <= 0xF4U && tail(1) && tail(2) && tail(3)) {
            if ((c == 0xF0U && next < 0x90U) || (c == 0xF4U && next > 0x8FU)) return false;
            i += 4;
        } else {
            return false;
        }
    }
    return true;
}

bool is_rare_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || c == 0x3005 || (c >= 0x2F00 && c <= 0x2FD5) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3134F);
}

}  // namespace fenjie::utf8
