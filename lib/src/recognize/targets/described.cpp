// Nouns that a verb describes.
//
// In:  达到二级标准的水库比例        Out: describes at 达到; is_described_share
//      高危漏洞24小时内处置率            before_time at 24
//      医疗救助人次占直接救助人次比例   is_described_share at 救助, which belongs to the whole
#include "recognize/targets/phrase.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

/// 救助人次占直接|救助人次比例: what is done is part of the whole that 占 leads to.
bool is_part_of_whole(const Scan& scan, std::size_t t) {
    constexpr std::string_view kOf = "占";
    constexpr std::size_t kFar = 4;  // tokens
    const Word word = scan.tokens[t].word;
    const bool verb = word == Word::acquire || word == Word::act || word == Word::cause || word == Word::noun;
    if (!verb && word != Word::manner && word != Word::lead && word != Word::modal) return false;
    for (std::size_t i = t; i > 0 && t - i < kFar && scan.tokens[i - 1].end == scan.tokens[i].begin; --i) {
        if (scan.tokens[i - 1].word == Word::list) return false;
        if (scan.of(scan.tokens[i - 1]).find(kOf) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

bool describes(const Scan& scan, std::size_t t) {
    const Token& token = scan.tokens[t];
    constexpr std::string_view kThrough = "通过";
    switch (token.word) {
        case Word::act:
        case Word::noun:
        case Word::acquire:
            return true;
        case Word::link:
        case Word::comparator:
            return scan.words->reaches_at(scan.text, token.begin);
        case Word::means:
            return scan.of(token) == kThrough;
        default:
            return false;
    }
}

bool is_described_share(const Scan& scan, std::size_t t, Range behind) {
    const auto found = scan.words->indicator_before(scan.text, behind.end);
    // A share of those described.
    if (found.kind != Indicator::relation || found.length > behind.size() ||
        !is_share(scan.words->indicator_of(scan.text, behind.end)))
        return false;
    if (is_part_of_whole(scan, t)) return true;
    if (!describes(scan, t)) return false;
    for (std::size_t i = t + 1; i < scan.tokens.size() && scan.tokens[i].begin < behind.end; ++i) {
        // 参加|培训的教师: a noun alone before the 的 has its verb before it.
        const bool bare = i == t + 1 && !(t > 0 && scan.tokens[t].edge && describes(scan, t - 1));
        // 达到《标准》合格以上人数比例
        if (i == t + 1 && scan.tokens[i].word == Word::quote && scan.tokens[i].end < behind.end) return true;
        if (scan.tokens[i].word == Word::de && !bare) return true;
    }
    return false;
}

std::size_t before_time(const Scan& scan, std::size_t begin, std::size_t end) {
    constexpr std::string_view kWithin = "内";
    constexpr std::size_t kLongest = 8;  // characters of 3个工作日内
    if (!scan.of(begin, end).ends_with(kWithin)) return end;
    std::size_t at = end;
    for (std::size_t n = 0; n < kLongest && at > begin; ++n) {
        at = utf8::previous(scan.text, at);
        if (!utf8::is_digit(scan.text[at])) continue;
        while (at > begin && utf8::is_digit(scan.text[at - 1])) --at;
        return at > begin ? at : end;
    }
    return end;
}

std::size_t age_end(const Scan& scan, std::size_t begin, std::size_t end) {
    const std::string_view text = scan.of(begin, end);
    constexpr std::string_view kYears = "岁";
    for (std::size_t at = text.find(kYears); at != std::string_view::npos; at = text.find(kYears, at)) {
        at += kYears.size();
        const std::size_t bound = scan.words->bound_at(text, at);
        if (bound != 0 && at + bound < text.size()) return begin + at + bound;
    }
    return 0;
}

std::size_t quoted_people(const Scan& scan, Range phrase) {
    constexpr std::string_view kClose = "”";
    const Token& quote = scan.tokens[token_at(scan, phrase.begin)];
    if (quote.word != Word::quote || quote.begin != phrase.begin || quote.end >= phrase.end ||
        !scan.of(quote).ends_with(kClose))
        return 0;
    const std::size_t end = quote.end - kClose.size();
    for (std::size_t at = quote.begin; at < end;) {
        const auto word = scan.words->population_at(scan.text, at);
        at += std::max(word.length, utf8::length_at(scan.text, at));
        if (word.kind == Population::person && at == end) return quote.end;
    }
    return 0;
}

void drop_size(const Scan& scan, std::vector<PopulationWord>& words) {
    constexpr std::string_view kLevel = "级";
    for (std::size_t i = words.size(); i > 1; --i) {
        const PopulationWord& word = words[i - 1];
        if (word.kind == Population::thing) continue;
        const std::string_view front = scan.of(words.front().at.begin, word.at.begin);
        const std::size_t bound = scan.words->at_least_before(front, front.size());
        if (bound == 0 || front.substr(0, front.size() - bound).ends_with(kLevel)) continue;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i - 1));
        return;
    }
}

}  // namespace fenjie::targets
