// Which phrases may begin here: an index over the two characters at which a look-up starts.
//
//   phrases 区委, 区委办公室, 区       two characters 区委 -> 区委办公室, 区委 (longest first); 区 alone -> 区
//
// Nearly all look-ups end at may_begin(), an array access; most others at one probe of a hash table that no phrase has
// put there. The same index serves look-ups from a phrase's end: then its last two characters are the key.
#pragma once

#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

class PhraseIndex {
 public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    /// Makes room for so many phrases.
    void reserve(std::size_t phrases);
    /// Adds a phrase that is not in the index yet. `first` and `second` are its characters from the side that look-ups
    /// come from, as utf8::packed_at gives them; `second` is 0 for a phrase of one character.
    void add(std::uint32_t first, std::uint32_t second, std::string_view phrase, std::uint32_t row);

    /// False where no phrase has this character first; true may be wrong.
    [[nodiscard]] bool may_begin(std::uint32_t first) const { return first_bits_.test(bit(first)); }

    /// The same for a character of three bytes, by its last two.
    [[nodiscard]] bool may_begin(char second, char third) const {
        return first_bits_.test((static_cast<unsigned char>(second) & 0x3FU) << 6U |
                                (static_cast<unsigned char>(third) & 0x3FU));
    }
    /// False where no phrase has these two characters first (`second` is 0 where there is none), nor is the first one
    /// alone; true may be wrong.
    [[nodiscard]] bool may_begin(std::uint32_t first, std::uint32_t second) const {
        return pair_bits_.test(pair_bit(first, second)) || single_bits_.test(bit(first));
    }

    /// The row of the longest phrase with these two characters for which `matches(phrase)` holds, else of the phrase
    /// that is the first character alone, else kNone.
    template <typename Matches>
    [[nodiscard]] std::uint32_t longest(std::uint32_t first, std::uint32_t second, Matches matches) const {
        if (pair_bits_.test(pair_bit(first, second))) {
            const std::size_t known = length_of(first) + length_of(second);
            for (std::uint32_t at = second != 0 ? head(first, second) : kNone; at != kNone; at = entries_[at].next) {
                const Entry& entry = entries_[at];
                // Most phrases are two characters, which the key has told.
                if (entry.length <= known || matches(std::string_view(bytes_).substr(entry.begin, entry.length)))
                    return entry.row;
            }
        }
        if (!single_bits_.test(bit(first))) return kNone;
        const std::uint32_t single = head(first, 0);
        return single == kNone ? kNone : entries_[single].row;
    }

 private:
    struct Entry {
        std::uint32_t begin = 0;  // in bytes_
        std::uint32_t length = 0;
        std::uint32_t row = 0;
        std::uint32_t next = kNone;  // of the same two characters, not longer
    };
    struct Slot {
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        std::uint32_t head = kNone;  // kNone: empty
        [[nodiscard]] bool ends(std::uint32_t a, std::uint32_t b) const {
            return head == kNone || (first == a && second == b);
        }
    };

    // Bytes of a packed character.
    [[nodiscard]] static std::size_t length_of(std::uint32_t character) {
        return character < 0x80U ? 1U : character < 0x10000U ? 2U : character < 0x1000000U ? 3U : 4U;
    }
    // The low bits of a character's last two bytes: enough to tell most characters apart.
    [[nodiscard]] static std::size_t bit(std::uint32_t character) {
        return ((character >> 8U) & 0x3FU) << 6U | (character & 0x3FU);
    }
    // The same for two characters.
    [[nodiscard]] static std::size_t pair_bit(std::uint32_t first, std::uint32_t second) {
        return ((first * 0x9E3779B1U) ^ (second * 0x85EBCA6BU)) >> 19U;
    }
    /// The slot of these two characters, or the empty one where they belong.
    [[nodiscard]] std::size_t slot_of(std::uint32_t first, std::uint32_t second) const {
        const std::uint64_t key = static_cast<std::uint64_t>(first) << 32U | second;
        std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> shift_) & (slots_.size() - 1);
        while (!slots_[at].ends(first, second)) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    [[nodiscard]] std::uint32_t head(std::uint32_t first, std::uint32_t second) const {
        return slots_[slot_of(first, second)].head;
    }
    /// How many slots so many pairs of characters want: a fourth stays empty, so that every search ends soon.
    [[nodiscard]] static std::size_t slots_for(std::size_t pairs) { return std::bit_ceil(pairs + pairs / 3 + 1); }
    void grow(std::size_t slots);

    std::bitset<4096> first_bits_;                    // of the characters that begin a phrase
    std::bitset<4096> single_bits_;                   // of those that are one
    std::bitset<8192> pair_bits_;                     // of the pairs that begin one
    std::vector<Slot> slots_ = std::vector<Slot>(8);  // see slots_for()
    unsigned shift_ = 61;                             // 64 - log2(slots_.size())
    std::size_t used_ = 0;
    std::vector<Entry> entries_;
    std::string bytes_;  // all phrases
};

}  // namespace fenjie
