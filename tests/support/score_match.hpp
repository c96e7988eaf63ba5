// How single items of labels and extract are matched: in order (align), as sets (match_set), and targets among the
// targets of one task.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "score.hpp"

namespace fenjie::scoring {

using Same = std::function<bool(const nlohmann::json&, const nlohmann::json&)>;

struct Matching {
    int hits = 0;
    std::vector<nlohmann::json> missed;  ///< wanted, not found
    std::vector<nlohmann::json> extra;   ///< found, not wanted
};

/// Greedy one-to-one matching.
[[nodiscard]] Matching match_set(const std::vector<nlohmann::json>& want, std::vector<nlohmann::json> got,
                                 const Same& same);

/// The order-preserving pairs with the greatest total score; a pair below 0.8 never meets.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> align(
    std::size_t want, std::size_t got, const std::function<double(std::size_t, std::size_t)>& score);

/// 1 where the text begins with the key, else how alike the key and as much of the text are.
[[nodiscard]] double begins_with(const std::u32string& key, const std::u32string& text);

/// Whether one phrase names the other or they share most characters.
[[nodiscard]] bool same_phrase(const std::vector<std::string>& wanted, const std::string& got);

/// Whether a name is the label's, or one of the label's list.
[[nodiscard]] bool same_name(const nlohmann::json& wanted, const std::string& got);

/// The string, or "" for null.
[[nodiscard]] std::string text_of(const nlohmann::json& value);

[[nodiscard]] std::string first_characters(const std::string& text, std::size_t count);

/// [start, end] of a date object, or null.
[[nodiscard]] std::string brief(const nlohmann::json& date);

/// targets, comparators, metrics, subjects and target_deadlines of one task.
void score_targets(Score& s, const std::vector<nlohmann::json>& want, const std::vector<nlohmann::json>& got,
                   const std::string& where);

}  // namespace fenjie::scoring
