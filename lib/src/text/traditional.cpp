// Traditional characters read as simplified ones, line by line, by ICU.
//
// In:  "覆蓋率顯著提高，達到60%以上"      Out: "覆盖率显著提高，达到60%以上"
//
// A line of which ICU would make one of another length stays as it is: places in it must not move.
#include "text/traditional.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kHead = 6000;      // bytes that are looked at
constexpr std::size_t kFewest = 5;       // signs that a traditional text has at least
constexpr std::size_t kHanPerSign = 25;  // Han characters among which one of them stands at least
constexpr std::size_t kPiece =
    3000;  // bytes of a long line that are changed at once: what it takes grows no faster than the text

// Where a simplified text has as many signs, it quotes a traditional one at length.
bool is_traditional(std::string_view text, const Lexicon& lexicon) {
    const LexiconTable& signs = lexicon.table("traditional_sign");
    const std::string_view head = text.substr(0, kHead);
    std::size_t found = 0;
    for (std::size_t pos = 0; signs.next(head, pos) != nullptr; pos += utf8::length_at(head, pos)) ++found;
    if (found < kFewest) return false;
    std::size_t han = 0;
    for (std::size_t pos = 0; pos < head.size(); pos += utf8::length_at(head, pos)) {
        if (utf8::is_han_at(head, pos)) ++han;
    }
    return found * kHanPerSign >= han;
}

// Made when it is first needed, since that takes as long as reading a plan; null where ICU has been built without it.
const icu::Transliterator* simplifier() {
    static const std::unique_ptr<const icu::Transliterator> kMade = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<const icu::Transliterator> made(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
        return U_FAILURE(status) ? nullptr : std::move(made);
    }();
    return kMade.get();
}

// Behind the piece that begins at `begin`: a line, or of a long one what ends between two characters.
std::size_t piece_end(std::string_view text, std::size_t begin) {
    const std::size_t line = text.substr(begin, kPiece).find('\n');
    if (line != std::string_view::npos) return begin + line + 1;
    std::size_t end = std::min(text.size(), begin + kPiece);
    while (end < text.size() && !utf8::is_lead(text[end])) --end;
    return end;
}

}  // namespace

std::string in_simplified(std::string_view text, const Lexicon& lexicon) {
    if (!is_traditional(text, lexicon)) return {};
    const icu::Transliterator* by = simplifier();
    if (by == nullptr) return {};
    std::string out;
    out.reserve(text.size());
    for (std::size_t pos = 0, end = 0; pos < text.size(); pos = end) {
        end = piece_end(text, pos);
        const std::string_view piece = text.substr(pos, end - pos);
        icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8({piece.data(), static_cast<int32_t>(piece.size())});
        const int32_t length = utf16.length();
        by->transliterate(utf16);
        const std::size_t before = out.size();
        utf16.toUTF8String(out);
        if (utf16.length() == length && out.size() - before == piece.size()) continue;
        out.resize(before);
        out.append(piece);
    }
    return out;
}

Range changed_in(std::string_view text, std::string_view simplified) {
    Range changed{0, text.size()};
    while (changed.begin < changed.end && text[changed.begin] == simplified[changed.begin]) ++changed.begin;
    while (changed.begin < changed.end && text[changed.end - 1] == simplified[changed.end - 1]) --changed.end;
    // Characters of three bytes may differ in one of them only.
    while (changed.begin > 0 && !utf8::is_lead(text[changed.begin])) --changed.begin;
    while (changed.end < text.size() && !utf8::is_lead(text[changed.end])) ++changed.end;
    return changed;
}

}  // namespace fenjie
