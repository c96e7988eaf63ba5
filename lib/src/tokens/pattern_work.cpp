// What it takes to try a pattern at one place, by its form alone.
//
// In:  "[0-9]{1,4} ?(?:年|月)"      Out: 4 * 2 * 2 = 16 ways
// In:  "(?:a+)+", "a*", "\1"        Out: std::invalid_argument: nothing bounds it
//
// A matcher that goes back on failure tries, at one place, at most one way for each combination of choices: how often
// each repetition is taken, which alternative. Their number does not depend on the text, since every repetition ends.
#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <string>

#include "text/utf8.hpp"
#include "tokens/pattern.hpp"

namespace fenjie {
namespace {

constexpr std::uint64_t kCountless = std::numeric_limits<std::uint32_t>::max();  // more than any pattern may have
constexpr std::uint64_t kAnyLength = 16;                                         // "." becomes an alternation

// Products and sums that stay at kCountless once they are there.
std::uint64_t times(std::uint64_t a, std::uint64_t b) {
    return std::min(kCountless, a * b);
}

std::uint64_t plus(std::uint64_t a, std::uint64_t b) {
    return std::min(kCountless, a + b);
}

class WorkReader {
 public:
    explicit WorkReader(std::string_view pattern) : pattern_(pattern) {}

    PatternWork all() {
        const PatternWork work = alternatives();
        if (pos_ < pattern_.size()) refuse("a bracket is closed that is not open");
        return work;
    }

 private:
    [[noreturn]] void refuse(const std::string& why) const {
        throw std::invalid_argument(std::string(pattern_) + ": " + why);
    }

    [[nodiscard]] char next(std::size_t ahead = 0) const {
        return pos_ + ahead < pattern_.size() ? pattern_[pos_ + ahead] : '\0';
    }

    PatternWork alternatives() {
        PatternWork work = sequence();
        while (next() == '|') {
            ++pos_;
            const PatternWork other = sequence();
            work = {plus(work.ways, other.ways), plus(work.length, other.length)};
        }
        return work;
    }

    PatternWork sequence() {
        PatternWork work;
        while (pos_ < pattern_.size() && next() != '|' && next() != ')') {
            const PatternWork one = repeated(atom());
            work = {times(work.ways, one.ways), plus(work.length, one.length)};
        }
        return work;
    }

    PatternWork atom() {
        const std::size_t begin = pos_;
        switch (next()) {
            case '(':
                return group();
            case '[':
                skip_class();
                return {1, pos_ - begin};
            case '\\':
                // Letters and digits would be classes, anchors and references back.
                if (next(1) == '\0' || utf8::is_digit(next(1)) || utf8::is_alpha(next(1)))
                    refuse("only signs are escaped");
                pos_ += 2;
                return {1, 1};
            case '.':
                ++pos_;
                return {1, kAnyLength};
            case '*':
            case '+':
            case '?':
            case '{':
                refuse("a repetition of nothing");
            default:
                pos_ += utf8::length_at(pattern_, pos_);
                return {1, pos_ - begin};
        }
    }

    PatternWork group() {
        ++pos_;
        if (next() == '?') {
            ++pos_;
            const bool named = next() == '<' && next(1) != '=' && next(1) != '!';
            if (named) {
                pos_ = std::min(pattern_.find('>', pos_), pattern_.size() - 1);
            } else {
                if (next() == '<') ++pos_;
                if (next() != ':' && next() != '=' && next() != '!') refuse("a group of no known kind");
            }
            ++pos_;
        }
        const PatternWork work = alternatives();
        if (next() != ')') refuse("a bracket is not closed");
        ++pos_;
        return work;
    }

    void skip_class() {
        ++pos_;
        if (next() == '^') ++pos_;
        while (pos_ < pattern_.size() && next() != ']') pos_ += next() == '\\' ? 2 : utf8::length_at(pattern_, pos_);
        if (next() != ']') refuse("a class is not closed");
        ++pos_;
    }

    // The work of what is repeated as the quantifier behind it says.
    PatternWork repeated(const PatternWork& one) {
        std::uint64_t least = 0;
        std::uint64_t most = 1;
        if (next() == '*' || next() == '+') refuse("a repetition without an end");
        if (next() != '?' && next() != '{') return one;
        if (next() == '?') {
            ++pos_;
        } else {
            ++pos_;
            least = number();
            most = least;
            if (next() == ',') {
                ++pos_;
                if (next() == '}') refuse("a repetition without an end");
                most = number();
            }
            if (next() != '}' || most < least) refuse("{least,most} is meant");
            ++pos_;
        }
        const bool never_back = next() == '+';
        if (never_back || next() == '?') ++pos_;
        if (next() == '*' || next() == '+' || next() == '?' || next() == '{') refuse("a repetition of a repetition");
        const std::uint64_t length = times(one.length, most);
        if (never_back && one.ways == 1) return {1, length};
        std::uint64_t ways = 0;
        std::uint64_t product = 1;
        for (std::uint64_t count = 0; count <= most && ways < kCountless; ++count) {
            if (count >= least) ways = plus(ways, product);
            product = times(product, one.ways);
        }
        return {ways, length};
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        const char* const begin = pattern_.data() + pos_;
        const auto [end, error] = std::from_chars(begin, pattern_.data() + pattern_.size(), value);
        if (error != std::errc{} || value > kCountless) refuse("a repetition wants a number");
        pos_ += static_cast<std::size_t>(end - begin);
        return value;
    }

    std::string_view pattern_;
    std::size_t pos_ = 0;
};

}  // namespace

PatternWork work_of_pattern(std::string_view expression) {
    return WorkReader(expression).all();
}

}  // namespace fenjie
