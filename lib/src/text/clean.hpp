// The cleaned reading of a stretch of source text: widths folded, blanks inside Chinese words dropped,
// punctuation between Chinese characters full width, wrong glyphs repaired from a table.
//
// Guarantees:
//   1. the result maps back to the source character by character (MappedText);
//   2. cleaning a clean text changes nothing;
//   3. two numbers are never joined: a blank between ASCII letters or digits stays (one of it);
//   4. every glyph that is replaced by another (a mere change of width aside) is reported as a Repair.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/compact_vector.hpp"
#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

/// A glyph or phrase that was read as another.
struct Repair {
    Range source;
    std::string from;
    std::string to;
};

class Cleaner {
 public:
    explicit Cleaner(const Lexicon& lexicon);

    /// Cleans source[range]. Repairs are appended in order.
    [[nodiscard]] MappedText clean(std::string_view source, Range range, std::vector<Repair>& repairs) const;
    /// The same, appended to `all`, of which the result is a part: lines that follow one another share their memory and
    /// are joined without copying.
    [[nodiscard]] MappedText clean(std::string_view source, Range range, std::vector<Repair>& repairs,
                                   MappedText& all) const;

    /// Repairs phrases that stand across the places where lines of a clean text were joined (信⏎憝); `joints`, in bytes
    /// and in order, move along. Inside the lines clean() has left nothing to repair.
    void repair_joints(MappedText& text, CompactVector<std::size_t>& joints, std::vector<Repair>& repairs) const;

    /// The character that a single character is folded to, or "" if it stays. `repaired` tells whether the glyph
    /// itself is another one (a radical, a look-alike), not only its width.
    [[nodiscard]] std::string folded(std::string_view character, bool& repaired) const;

 private:
    class Walk;
    // Classes of characters.
    static constexpr std::uint8_t kPlain = 1;
    static constexpr std::uint8_t kBeginsRepair = 2;
    [[nodiscard]] std::uint8_t class_of(char32_t c) const;
    [[nodiscard]] std::uint8_t class_of_odd(char32_t c) const;
    [[nodiscard]] std::size_t plain_end(std::string_view source, std::size_t begin, std::size_t end,
                                        std::uint8_t& seen) const;
    [[nodiscard]] std::size_t plain_stretch(std::string_view source, std::size_t pos, std::size_t end,
                                            std::size_t& open, std::uint8_t& seen) const;
    [[nodiscard]] MappedText repair_phrases(const MappedText& text, std::string_view source,
                                            std::vector<Repair>& repairs) const;
    const LexiconTable& folds_;       // char_fold.tsv
    const LexiconTable& repairs_;     // char_repair.tsv
    std::size_t longest_repair_ = 0;  // bytes
    // What the quick path asks of a character (kPlain, kBeginsRepair): ASCII, U+2000 … U+30FF, U+FF00 … U+FFFF, and the
    // Han characters of which the lexicon says something, by their low bits. All other Han characters are plain.
    std::array<std::uint8_t, 0x80> ascii_{};
    std::array<std::uint8_t, 0x1100> marks_{};
    std::array<std::uint8_t, 0x100> forms_{};
    std::bitset<0x1000> odd_han_;
};

/// Whether a character has no width and is not seen: zero-width spaces and joiners, a soft hyphen, marks of direction.
[[nodiscard]] bool is_invisible(char32_t c);

/// Whether a character is white space of any width, a form feed or an invisible mark.
[[nodiscard]] bool is_blank(char32_t c);

/// Joins two clean pieces of one paragraph: a blank is put between them only where both edges are ASCII letters or
/// digits.
void join_clean(MappedText& text, const MappedText& next);

}  // namespace fenjie
