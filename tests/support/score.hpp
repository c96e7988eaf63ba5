// Scores an extract against hand labels, field by field: how many wanted items were found (recall), how many found
// items were wanted (precision). What the labels mark optional is neither asked for nor counted as wrong.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie::scoring {

/// Text as it is compared: NFKC, without white space, punctuation, symbols and controls; % and ‰ stay.
[[nodiscard]] std::u32string norm(std::string_view utf8);

/// 2 M / T of the Ratcliff-Obershelp matching blocks: 1 for equal texts, 0 for nothing in common.
[[nodiscard]] double similarity(const std::u32string& a, const std::u32string& b);

struct Count {
    int hit = 0;
    int want = 0;
    int got = 0;
    [[nodiscard]] double precision() const { return got != 0 ? double(hit) / got : want == 0 ? 1.0 : 0.0; }
    [[nodiscard]] double recall() const { return want != 0 ? double(hit) / want : got == 0 ? 1.0 : 0.0; }
};

/// Counts and misses of every field: document, sections, tasks, kinds, numbers, titles, owners, roles, deadlines,
/// recurrences, targets, comparators, metrics, subjects, target_deadlines, people.
struct Score {
    std::map<std::string, Count> fields;
    std::map<std::string, std::vector<std::string>> misses;

    void add(const std::string& field, int hit, int want, int got);
    void miss(const std::string& field, std::string what);
    void merge(const Score& other);
};

[[nodiscard]] Score score(const nlohmann::json& labels, const nlohmann::json& extract);

}  // namespace fenjie::scoring
