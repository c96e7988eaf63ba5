// Fills the index: a hash table with open addressing, one slot for each pair of characters, a list of phrases a slot.
//
// In:  add(区, 委, "区委", 7), add(区, 委, "区委办公室", 8)
// Out: longest(区, 委, …) tries 区委办公室 before 区委
#include "lexicon/phrase_index.hpp"

#include <utility>

namespace fenjie {

void PhraseIndex::add(std::uint32_t first, std::uint32_t second, std::string_view phrase, std::uint32_t row) {
    first_bits_.set(bit(first));
    if (second == 0)
        single_bits_.set(bit(first));
    else
        pair_bits_.set(pair_bit(first, second));
    if (slots_for(used_ + 1) > slots_.size()) grow(2 * slots_.size());
    Slot& slot = slots_[slot_of(first, second)];
    if (slot.head == kNone) ++used_;
    slot.first = first;
    slot.second = second;
    // Behind all that are longer.
    std::uint32_t* link = &slot.head;
    while (*link != kNone && entries_[*link].length > phrase.size()) link = &entries_[*link].next;
    const Entry entry{static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(phrase.size()), row, *link};
    *link = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
    bytes_ += phrase;
}

void PhraseIndex::reserve(std::size_t phrases) {
    if (const std::size_t slots = slots_for(phrases); slots > slots_.size()) grow(slots);
    entries_.reserve(phrases);
}

void PhraseIndex::grow(std::size_t slots) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
    shift_ = 64U - static_cast<unsigned>(std::countr_zero(slots));
    for (const Slot& slot : old) {
        if (slot.head != kNone) slots_[slot_of(slot.first, slot.second)] = slot;
    }
}

}  // namespace fenjie
