// Every regular expression of the library: safe by its form, bounded in its work, whatever the text is.
#include "tokens/pattern.hpp"

#include <gtest/gtest.h>

#include <boost/regex.hpp>
#include <iterator>
#include <stdexcept>
#include <string>

#include "sources.hpp"
#include "text/utf8.hpp"

namespace {

using fenjie::bytes_pattern;
using fenjie::Pattern;
using fenjie::PatternWork;
using fenjie::work_of_pattern;

struct Found {
    std::string where;
    std::string pattern;
};

/// The patterns in the library's code: each stands where it is constructed.
std::vector<Found> patterns() {
    static const boost::regex kConstructed(R"(Pattern\w*[({]$)");
    std::vector<Found> out;
    for (const auto& path : sources::files("lib/src", {".cpp", ".hpp"})) {
        if (sources::shown(path).find("tokens/pattern") != std::string::npos) continue;
        for (const sources::Literal& literal : sources::literals(sources::content(path))) {
            if (boost::regex_search(literal.before, kConstructed))
                out.push_back({sources::shown(path) + ":" + std::to_string(literal.line), literal.text});
        }
    }
    return out;
}

/// Counts how often a byte is looked at.
class Counting {
 public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Counting() = default;
    Counting(const char* at, std::uint64_t* looks) : at_(at), looks_(looks) {}
    reference operator*() const {
        ++*looks_;
        return *at_;
    }
    reference operator[](difference_type n) const { return *(*this + n); }
    Counting& operator++() { return *this += 1; }
    Counting& operator--() { return *this += -1; }
    Counting operator++(int) { return Counting(at_++, looks_); }
    Counting operator--(int) { return Counting(at_--, looks_); }
    Counting& operator+=(difference_type n) {
        at_ += n;
        return *this;
    }
    Counting& operator-=(difference_type n) { return *this += -n; }
    friend Counting operator+(Counting it, difference_type n) { return it += n; }
    // A random access iterator has them, whatever the library asks of it.
    [[maybe_unused]] friend Counting operator+(difference_type n, Counting it) { return it += n; }
    [[maybe_unused]] friend Counting operator-(Counting it, difference_type n) { return it += -n; }
    friend difference_type operator-(const Counting& a, const Counting& b) { return a.at_ - b.at_; }
    friend bool operator==(const Counting& a, const Counting& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Counting& a, const Counting& b) { return a.at_ != b.at_; }
    [[maybe_unused]] friend bool operator<(const Counting& a, const Counting& b) { return a.at_ < b.at_; }
    [[maybe_unused]] friend bool operator>(const Counting& a, const Counting& b) { return a.at_ > b.at_; }
    [[maybe_unused]] friend bool operator<=(const Counting& a, const Counting& b) { return a.at_ <= b.at_; }
    [[maybe_unused]] friend bool operator>=(const Counting& a, const Counting& b) { return a.at_ >= b.at_; }

 private:
    const char* at_ = nullptr;
    std::uint64_t* looks_ = nullptr;
};

std::string repeated(std::string_view what, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += what;
    return out;
}

/// The characters that a pattern has something to say of, in its order.
std::string characters(const std::string& pattern) {
    std::string out;
    for (std::size_t pos = 0; pos < pattern.size(); pos += fenjie::utf8::length_at(pattern, pos)) {
        const std::string_view c = fenjie::utf8::at(pattern, pos);
        if (c.size() > 1 || std::string_view("-/ 0123456789").find(c) != std::string_view::npos) out += c;
    }
    return out;
}

/// 20 kB of what is nastiest for a pattern: each of its characters over and over, all of them, near-misses of itself.
std::vector<std::string> nasty(const std::string& pattern) {
    constexpr std::size_t kBytes = 20'000;
    const std::string own = characters(pattern);
    std::vector<std::string> out = {repeated(own, kBytes), repeated("2024 年 1 月 1 日", kBytes),
                                    repeated("1 ", kBytes), repeated("- 1", kBytes), std::string(kBytes, ' ')};
    std::string backwards;
    for (std::size_t pos = 0; pos < own.size(); pos += fenjie::utf8::length_at(own, pos)) {
        const std::string c(fenjie::utf8::at(own, pos));
        out.push_back(repeated(c, kBytes));
        out.push_back(repeated("1111" + c, kBytes));
        backwards.insert(0, c);
    }
    out.push_back(repeated(backwards, kBytes));
    return out;
}

TEST(Patterns, AllAreFoundAndSafeByTheirForm) {
    const std::vector<Found> all = patterns();
    EXPECT_GE(all.size(), 5U);
    for (const Found& found : all) {
        EXPECT_NO_THROW(Pattern{found.pattern}) << found.where << ": " << found.pattern;
        EXPECT_EQ(found.pattern.find("\\d"), std::string::npos) << found.where;
    }
    // None is made of anything but a constant that stands there.
    static const boost::regex kAny(R"((^|[^\w:~])Pattern(\s+\w+)?\s*[({])");
    static const boost::regex kConstant(R"((^|[^\w:~])Pattern(\s+\w+)?\s*[({]\s*(u8|R)?")");
    std::size_t constructed = 0;
    for (const auto& path : sources::files("lib/src", {".cpp", ".hpp"})) {
        if (sources::shown(path).find("tokens/pattern") != std::string::npos) continue;
        for (const std::string& line : sources::lines(sources::content(path))) {
            if (line.find("//") == 0 || !boost::regex_search(line, kAny)) continue;
            ++constructed;
            EXPECT_TRUE(boost::regex_search(line, kConstant)) << sources::shown(path) << ": " << line;
        }
    }
    EXPECT_EQ(constructed, all.size());
}

TEST(Patterns, TheirWorkIsBounded) {
    for (const Found& found : patterns()) {
        const PatternWork work = work_of_pattern(found.pattern);
        const boost::regex regex(bytes_pattern(found.pattern), boost::regex::perl);
        const Pattern pattern(found.pattern);
        std::uint64_t most = 0;
        for (const std::string& text : nasty(found.pattern)) {
            for (std::size_t pos = 0; pos < text.size(); pos += fenjie::utf8::length_at(text, pos)) {
                std::uint64_t looks = 0;
                const Counting begin(text.data() + pos, &looks);
                const Counting end(text.data() + std::min(text.size(), pos + 256), &looks);
                boost::match_results<Counting> match;
                const bool matches =
                    regex_search(begin, end, match, regex, boost::match_continuous | boost::match_not_dot_null);
                most = std::max(most, looks);
                if (pos % 512 < 3) {
                    EXPECT_EQ(pattern.match_at(text, pos).has_value(), matches) << found.where << " at " << pos;
                }
            }
        }
        EXPECT_LE(most, work.steps()) << found.where << ": " << found.pattern;
        EXPECT_GT(most, 0U);
    }
}

TEST(Patterns, WhatIsNotBoundedIsRefused) {
    for (const char* unsafe : {"a*",
                               "a+",
                               "[0-9]+月",
                               "a{2,}",
                               "(?:a+)+",
                               "(a|aa)+b",
                               "(?:a{1,9}){1,9}{1,9}",
                               "a{1,2}{1,2}",
                               R"((a)\1)",
                               R"(\d)",
                               R"(\w?)",
                               "(?:a?){0,40}a{40}",
                               "(?:(?:(?:a?){9}){9}){9}",
                               "[0-9]{1,99}[0-9]{1,99}[0-9]{1,99}",
                               "(?:a|b|ab){1,30}",
                               "(?#x)a",
                               "(a",
                               "a)",
                               "[a",
                               "?a",
                               "a{3,2}",
                               "a{x}",
                               "a{1",
                               "\\",
                               ".{1,400}.{1,400}x"}) {
        EXPECT_THROW(Pattern{unsafe}, std::invalid_argument) << unsafe;
    }
}

TEST(Patterns, WorkIsCountedByForm) {
    const auto ways = [](const char* pattern) { return work_of_pattern(pattern).ways; };
    EXPECT_EQ(ways("年"), 1U);
    EXPECT_EQ(ways("前?"), 2U);
    EXPECT_EQ(ways("[0-9]{1,4}"), 4U);
    EXPECT_EQ(ways("[0-9]{1,4}+"), 1U);
    EXPECT_EQ(ways("[0-9]{4}"), 1U);
    EXPECT_EQ(ways("[0-9]{1,4} ?(?:年|月)"), 16U);
    EXPECT_EQ(ways("(?<n>a|b|c)?"), 4U);
    EXPECT_EQ(ways("(?:a|b){0,2}"), 7U);
    EXPECT_EQ(ways("(?<!第)(?=[0-9])a??"), 2U);
    EXPECT_EQ(ways("[\\]a-z]\\.{0,2}"), 3U);
    EXPECT_EQ(work_of_pattern("月底").length, 6U);
    EXPECT_EQ(work_of_pattern("(?:ab|c){3}").length, 9U);
}

}  // namespace
