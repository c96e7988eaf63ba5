// What office files write in symbol fonts: check boxes, bullets, ticks, comparison signs.
//
// In:  0xF0A3 of "Wingdings 2"      Out: "□"
#include "read/docx/symbol_fonts.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

struct Look {
    unsigned char code;
    std::string_view look;
};

constexpr std::array<Look, 26> kWingdings = {
    {{0x6C, "●"}, {0x6D, "○"}, {0x6E, "■"}, {0x6F, "□"}, {0x70, "□"}, {0x71, "□"}, {0x72, "□"},
     {0x74, "◆"}, {0x75, "◆"}, {0x76, "◆"}, {0x77, "◆"}, {0xA1, "○"}, {0xA7, "■"}, {0xA8, "□"},
     {0xD8, "➢"}, {0xDF, "←"}, {0xE0, "→"}, {0xE1, "↑"}, {0xE2, "↓"}, {0xF0, "→"}, {0xFB, "✗"},
     {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"}, {0x9F, "•"}, {0x9E, "·"}}};
constexpr std::array<Look, 10> kWingdings2 = {{{0x2A, "□"},
                                               {0x2B, "□"},
                                               {0x30, "□"},
                                               {0x4F, "✗"},
                                               {0x50, "✓"},
                                               {0x51, "☒"},
                                               {0x52, "☑"},
                                               {0x53, "☒"},
                                               {0x54, "☒"},
                                               {0xA3, "□"}}};
constexpr std::array<Look, 14> kSymbol = {{{0xB7, "•"},
                                           {0xA3, "≤"},
                                           {0xB3, "≥"},
                                           {0xB1, "±"},
                                           {0xB4, "×"},
                                           {0xB8, "÷"},
                                           {0xB9, "≠"},
                                           {0xBB, "≈"},
                                           {0xA5, "∞"},
                                           {0xB0, "°"},
                                           {0xA2, "′"},
                                           {0xB2, "″"},
                                           {0xAE, "→"},
                                           {0x2D, "-"}}};

template <std::size_t N>
std::string look_in(const std::array<Look, N>& looks, unsigned char code) {
    const auto* found = std::find_if(looks.begin(), looks.end(), [&](const Look& l) { return l.code == code; });
    return found == looks.end() ? std::string{} : std::string(found->look);
}

// ① … ⑩ and ❶ … ❿ stand in rows of ten.
std::string numbered(unsigned char code, unsigned char one, unsigned char black_one) {
    std::string out;
    if (code >= one && code < one + 10)
        utf8::append(out, U'①' + static_cast<char32_t>(code - one));
    else if (code >= black_one && code < black_one + 10)
        utf8::append(out, U'❶' + static_cast<char32_t>(code - black_one));
    return out;
}

bool is_private(char32_t code) {
    return code >= 0xF000 && code <= 0xF0FF;
}

}  // namespace

std::string symbol(char32_t code, std::string_view font) {
    std::string itself;
    if (code > 0xFF && !is_private(code)) {
        utf8::append(itself, code);
        return itself;
    }
    const auto low = static_cast<unsigned char>(code & 0xFFU);
    if (font == "Symbol") {
        // Its figures and signs of ASCII are in their places.
        if (std::string out = look_in(kSymbol, low); !out.empty()) return out;
        return low >= 0x20 && low < 0x40 ? std::string(1, static_cast<char>(low)) : std::string{};
    }
    if (font == "Wingdings 2") {
        std::string out = look_in(kWingdings2, low);
        return out.empty() ? numbered(low, 0x6A, 0x75) : out;
    }
    std::string out = look_in(kWingdings, low);
    return out.empty() ? numbered(low, 0x81, 0x8C) : out;
}

std::string bullet(std::string_view text) {
    return has_symbols(text) ? "•" : std::string(text);
}

bool has_symbols(std::string_view text) {
    // U+F000 … U+F0FF begin with the bytes EF 80 … EF 83.
    for (std::size_t at = text.find('\xEF'); at != std::string_view::npos; at = text.find('\xEF', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) <= 0x83) return true;
    }
    return false;
}

}  // namespace fenjie
