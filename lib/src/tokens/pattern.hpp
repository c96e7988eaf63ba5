// Regular expressions over clean UTF-8 text: the only door to Boost.Regex.
//
// Write patterns in characters ("[一二三]?个?(?<n>…)"); they run on bytes. A class with Chinese characters is
// expanded into an alternation, "." means one character, and a quantifier after a Chinese character takes the
// whole character. Use [0-9], not \d. No quantifier inside a quantifier: lint_test holds it.
#pragma once

#include <array>
#include <cstddef>
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

class Pattern {
 public:
    /// Throws std::invalid_argument for what is no pattern; patterns are constants of the program, compiled by a test.
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
