// The quick path of cleaning: stretches of characters that stay as they are.
//
// In:  "加强组织领导，６０％"      Out: plain up to ６, since Han characters and full-width commas need nothing
//
// What a character is comes from tables that are filled from the lexicon once: folded, repaired and blank characters
// are not plain, and a phrase of a repair may begin at one that is.
#include <algorithm>

#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {

Cleaner::Cleaner(const Lexicon& lexicon) : folds_(lexicon.table("char_fold")), repairs_(lexicon.table("char_repair")) {
    std::fill(ascii_.begin() + 0x21, ascii_.begin() + 0x7F, kPlain);
    marks_.fill(kPlain);
    forms_.fill(kPlain);
    const auto special = [&](char32_t first, char32_t last) {
        for (char32_t c = first; c <= last; ++c) {
            if (c < 0x80) ascii_[c] = 0;
            if (c >= 0x2000 && c < 0x3100) marks_[c - 0x2000] = 0;
            if (c >= 0xFF00 && c < 0x10000) forms_[c - 0xFF00] = 0;
        }
    };
    for (const char32_t c : std::u32string_view(U",:;()?!`'\"OolI‘〈〉（）\u205F\u3000")) special(c, c);
    special(0x2000, 0x200F);
    special(0x2028, 0x202F);
    special(0x2060, 0x206F);
    special(0x2F00, 0x2FD5);
    special(0xFF10, 0xFF19);
    special(0xFF21, 0xFF3A);
    special(0xFF41, 0xFF5A);
    for (const LexiconRow& row : folds_.rows()) {
        const char32_t first = utf8::code_point(utf8::at(row.phrase, 0));
        special(first, first);
        odd_han_.set(first & 0xFFFU);
    }
    for (const LexiconRow& row : repairs_.rows()) {
        const char32_t first = utf8::code_point(utf8::at(row.phrase, 0));
        if (first >= 0x2000 && first < 0x3100) marks_[first - 0x2000] |= kBeginsRepair;
        odd_han_.set(first & 0xFFFU);
        longest_repair_ = std::max(longest_repair_, row.phrase.size());
    }
}

// Characters of two and four bytes, and blocks that hardly occur, are left to the careful path.
std::uint8_t Cleaner::class_of(char32_t c) const {
    if (c - 0x4E00 < 0x5200) return odd_han_.test(c & 0xFFFU) ? class_of_odd(c) : kPlain;
    if (c < 0x80) return ascii_[c];
    if (c - 0x2000 < 0x1100) return marks_[c - 0x2000];
    return c - 0xFF00 < 0x100 ? forms_[c - 0xFF00] : std::uint8_t{0};
}

std::uint8_t Cleaner::class_of_odd(char32_t c) const {
    std::string character;
    utf8::append(character, c);
    if (folds_.contains(character)) return 0;
    return repairs_.may_begin(utf8::packed_at(character, 0)) ? kPlain | kBeginsRepair : kPlain;
}

// Behind the plain characters that begin at `pos`. Two alike may be fake bold: the first of them ends the stretch. What
// begins a repair is seen only where the rest of the phrase follows, or where the stretch ends too early to tell.
std::size_t Cleaner::plain_end(std::string_view source, std::size_t begin, std::size_t end, std::uint8_t& seen) const {
    std::size_t open = std::string_view::npos;  // where a phrase may have begun last
    const std::size_t pos = plain_stretch(source, begin, end, open, seen);
    if (open < pos && pos - open < longest_repair_) seen |= kBeginsRepair;
    return pos;
}

std::size_t Cleaner::plain_stretch(std::string_view source, std::size_t pos, std::size_t end, std::size_t& open,
                                   std::uint8_t& seen) const {
    char32_t last = 0;
    while (pos < end) {
        const auto byte = [&](std::size_t i) {
            return static_cast<char32_t>(static_cast<unsigned char>(source[pos + i]));
        };
        // Nearly all of the text: Han characters that are plain, however they stand. The bytes as one number tell
        // whether they are one of U+4E00 … U+9FFF.
        while (end - pos >= 3) {
            const char32_t bytes = byte(0) << 16U | byte(1) << 8U | byte(2);
            const char32_t low = (bytes >> 2U & 0xFC0U) | (bytes & 0x3FU);  // the character's last twelve bits
            if (bytes - 0xE4B880U > 0xE9BFBFU - 0xE4B880U || odd_han_.test(low)) break;
            const char32_t han = (bytes >> 4U & 0xF000U) | low;
            if (han == last) return pos - 3;
            last = han;
            pos += 3;
        }
        if (pos >= end) break;
        char32_t c = byte(0);
        if (c >= 0x80) {
            if (c < 0xE0 || c >= 0xF0 || end - pos < 3) break;
            c = (c & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
            if (c == last) return pos - 3;
        }
        const std::uint8_t what = class_of(c);
        if ((what & kPlain) == 0) break;
        if ((what & kBeginsRepair) != 0) {
            open = pos;
            if (repairs_.longest_at(source, pos) != nullptr) seen |= kBeginsRepair;
        }
        last = c;
        pos += c < 0x80 ? 1 : 3;
    }
    return pos;
}

}  // namespace fenjie
