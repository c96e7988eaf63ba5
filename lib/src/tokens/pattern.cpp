// Character patterns compiled to byte patterns: "[，。]" -> "(?:，|。)", "前?" -> "(?:前)?".
//
// boost::regex on bytes is several times quicker than u32regex, but a class would match single bytes of a
// Chinese character; hence the expansion. Boost gives up on a match that becomes too complex by throwing; no pattern
// of the form that is asked for here can become so complex (pattern.hpp).
#include "tokens/pattern.hpp"

#include <boost/regex.hpp>
#include <stdexcept>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kAnyCharacter =
    "(?:[\\x00-\\x7f]|[\\xc2-\\xdf][\\x80-\\xbf]|[\\xe0-\\xef][\\x80-\\xbf][\\x80-\\xbf]|"
    "[\\xf0-\\xf4][\\x80-\\xbf][\\x80-\\xbf][\\x80-\\xbf])";

bool is_ascii(std::string_view s) {
    for (const char c : s) {
        if (static_cast<unsigned char>(c) >= 0x80U) return false;
    }
    return true;
}

// Expands the class that begins at pattern[pos] == '['; leaves pos behind its ']'.
std::string expanded_class(std::string_view pattern, std::size_t& pos) {
    const std::size_t begin = pos++;
    const bool negated = pos < pattern.size() && pattern[pos] == '^';
    if (negated) ++pos;
    std::string ascii;
    std::string wide;
    while (pos < pattern.size() && pattern[pos] != ']') {
        if (pattern[pos] == '\\' && pos + 1 < pattern.size()) {
            ascii += pattern.substr(pos, 2);
            pos += 2;
            continue;
        }
        const std::string_view c = utf8::at(pattern, pos);
        pos += c.size();
        if (is_ascii(c)) {
            ascii += c;
            continue;
        }
        if (pos < pattern.size() && pattern[pos] == '-') throw std::invalid_argument("range of wide characters");
        if (!wide.empty()) wide += '|';
        wide += c;
    }
    if (pos >= pattern.size()) throw std::invalid_argument("class without ]");
    ++pos;
    if (wide.empty() && !negated) return std::string(pattern.substr(begin, pos - begin));
    std::string items = wide;
    if (!ascii.empty()) items += (items.empty() ? "[" : "|[") + ascii + "]";
    if (!negated) return "(?:" + items + ")";
    return "(?:(?!" + items + ")" + std::string(kAnyCharacter) + ")";
}

}  // namespace

std::string bytes_pattern(std::string_view pattern) {
    std::string out;
    std::size_t pos = 0;
    while (pos < pattern.size()) {
        const char c = pattern[pos];
        if (c == '\\' && pos + 1 < pattern.size()) {
            out += pattern.substr(pos, 2);
            pos += 2;
        } else if (c == '[') {
            out += expanded_class(pattern, pos);
        } else if (c == '.') {
            out += kAnyCharacter;
            ++pos;
        } else {
            const std::string_view character = utf8::at(pattern, pos);
            pos += character.size();
            const bool quantified =
                pos < pattern.size() && std::string_view("?*+{").find(pattern[pos]) != std::string_view::npos;
            out += quantified && character.size() > 1 ? "(?:" + std::string(character) + ")" : std::string(character);
        }
    }
    return out;
}

struct Pattern::Compiled {
    boost::regex regex;
};

Pattern::Pattern(std::string_view expression) {
    if (work_of_pattern(expression).steps() > kMostSteps)
        throw std::invalid_argument(std::string(expression) + ": there are too many ways to try it");
    try {
        compiled_ = std::make_unique<Compiled>();
        compiled_->regex.assign(bytes_pattern(expression), boost::regex::perl);
    } catch (const boost::regex_error& error) {
        throw std::invalid_argument(std::string(expression) + ": " + error.what());
    }
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::optional<Match> Pattern::match_at(std::string_view text, std::size_t pos, std::size_t window) const {
    if (pos > text.size()) return std::nullopt;
    std::size_t end = text.size() - pos > window ? pos + window : text.size();
    while (end < text.size() && !utf8::is_lead(text[end])) ++end;
    const char* const base = text.data();
    boost::cmatch found;
    // `base` as the limit of looking behind lets (?<!…) see what stands before pos.
    if (!boost::regex_search(base + pos, base + end, found, compiled_->regex,
                             boost::match_default | boost::match_not_dot_null | boost::match_continuous, base))
        return std::nullopt;
    const auto range = [&](const boost::csub_match& sub) {
        if (!sub.matched) return Range{};
        return Range{static_cast<std::size_t>(sub.first - base), static_cast<std::size_t>(sub.second - base)};
    };
    Match match{range(found[0]), {}};
    match.groups.reserve(found.size() - 1);
    for (std::size_t i = 1; i < found.size(); ++i) match.groups.push_back(range(found[static_cast<int>(i)]));
    return match;
}

}  // namespace fenjie
