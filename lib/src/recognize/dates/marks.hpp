// The small pieces that dates, lengths of time and recurrences share: whole numbers, blanks, range marks, clause ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace fenjie {

/// A whole number of at most four digits, in any script.
struct SmallNumber {
    std::size_t end = 0;
    int value = 0;
    int digits = 0;  ///< printed digits; 0 where it is spoken (十二)
    bool chinese = false;
};
/// The number that begins at `pos`. The 2023 of an item's "2.2023年" is one; the 5 of 3.5 is none.
[[nodiscard]] std::optional<SmallNumber> small_number_at(std::string_view text, std::size_t pos);

/// Whether 两 begins here, which counts and never names: 两月 is no February.
[[nodiscard]] inline bool counts_two(std::string_view text, std::size_t pos) {
    return text.substr(pos).starts_with("两") || text.substr(pos).starts_with("兩");
}

/// A run of Arabic digits of either width; it is cut off after five, which is enough to see that it is too long.
struct DigitRun {
    std::size_t end = 0;
    int value = 0;
    int count = 0;
};
[[nodiscard]] DigitRun digits_at(std::string_view text, std::size_t pos);

/// Blanks that may stand inside a date: at most two.
[[nodiscard]] std::size_t skip_date_blanks(std::string_view text, std::size_t pos);
/// The same to the left.
[[nodiscard]] std::size_t skip_date_blanks_back(std::string_view text, std::size_t end);
/// Behind the range mark (- — ～ 至 到 起至 …) and its blanks that begins at `pos`; `pos` where there is none.
[[nodiscard]] std::size_t skip_range_mark(std::string_view text, std::size_t pos);
/// Whether `piece` begins at `pos`.
[[nodiscard]] inline bool stands_at(std::string_view text, std::size_t pos, std::string_view piece) {
    return pos <= text.size() && text.substr(pos).starts_with(piece);
}
/// Whether a word that ends at `pos` closes its clause: the text's end, a blank or a mark that opens nothing follows.
[[nodiscard]] bool closes_clause(std::string_view text, std::size_t pos);
/// Whether a word that begins at `pos` opens its clause: the text's begin, a blank or a mark stands before it.
[[nodiscard]] bool opens_clause(std::string_view text, std::size_t pos);
/// The end of the sentence that goes on at `pos`, at most `window` bytes away.
[[nodiscard]] std::size_t sentence_end(std::string_view text, std::size_t pos, std::size_t window);

/// Where what a label tells begins, if a year that ends at `pos` and a few words are one: 2024年目标任务：完成…; 0
/// else.
[[nodiscard]] std::size_t behind_label(std::string_view text, std::size_t pos);

}  // namespace fenjie
