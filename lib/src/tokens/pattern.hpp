// Regular expressions over clean UTF-8 text: the only door to Boost.Regex.
//
// Write patterns in characters ("[一二三]?个?(?<n>…)"); they run on bytes. A class with Chinese characters is
// expanded into an alternation, "." means one character, and a quantifier after a Chinese character takes the
// whole character. Use [0-9], not \d.
//
// Guarantees, by the form of a pattern, which the constructor checks:
//   1. no repetition is without an end (no *, + or {2,}), none is repeated, and nothing refers back to what was
//   matched;
//   2. trying it at one place takes at most PatternWork::steps(), whatever the text is, and that is less than Boost
//   gives
//      up at: there is no match that becomes too complex.
// tests/patterns_test.cpp tries both on every pattern of the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/mapped_text.hpp"

namespace fenjie {

/// Ranges of the whole match and of its groups; a group that took no part is empty at 0.
struct Match {
    Range whole;
    std::vector<Range> groups;  ///< groups[0] is the first bracket
    [[nodiscard]] bool has(std::size_t group) const { return group < groups.size() && !groups[group].empty(); }
};

/// What it takes to try a pattern at one place, by its form alone.
struct PatternWork {
    /// Combinations of its choices: each "?" two, "{1,4}" four, "a|b" two; "{1,4}+" one, since it never goes back.
    std::uint64_t ways = 1;
    std::uint64_t length = 0;  ///< bytes looked at on the longest of these ways
    [[nodiscard]] std::uint64_t steps() const { return ways * length; }
};

/// Throws std::invalid_argument where nothing bounds it, and for what is no pattern.
[[nodiscard]] PatternWork work_of_pattern(std::string_view expression);

class Pattern {
 public:
    /// The most steps that a pattern may take at one place; Boost goes on for 100 000 at least.
    static constexpr std::uint64_t kMostSteps = 50'000;

    /// Throws std::invalid_argument for what is no pattern, or none of the form above; patterns are constants of the
    /// program, each compiled by a test.
    explicit Pattern(std::string_view expression);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

    /// The match that begins exactly at `pos`, looking at most `window` bytes ahead.
    [[nodiscard]] std::optional<Match> match_at(std::string_view text, std::size_t pos, std::size_t window = 256) const;

 private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

/// The pattern with character classes and quantifiers expanded to bytes.
[[nodiscard]] std::string bytes_pattern(std::string_view expression);

}  // namespace fenjie
