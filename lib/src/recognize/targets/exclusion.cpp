// What a bracket takes out of a population.
//
// In:  在册患者（除失访患者外）       Out: 在册患者; excluding 失访患者
//      除失访患者外，在册患者…        Out: of the second clause, 失访患者
//      中小学校（含民办学校）         Out: 中小学校（含民办学校）: nothing is left out
#include "recognize/targets/phrase.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

/// What a bracket leaves out: （除失访患者外）, （不含民办学校）, （失访患者除外）. Empty where it says something else.
Range left_out(const Scan& scan, Range inside) {
    const auto word = scan.words->word_at(scan.text, inside.begin);
    const bool begins = word.kind == Word::exclude;
    Range out{inside.begin + (begins ? word.length : 0), inside.end};
    for (std::size_t at = out.begin; at < inside.end; at += utf8::length_at(scan.text, at)) {
        const auto mark = scan.words->word_at(scan.text, at);
        const std::size_t behind = at + mark.length;
        if (begins && mark.kind == Word::exclude_end && behind == inside.end) return {out.begin, at};
        if (!begins && mark.kind == Word::exclude && at > inside.begin) {
            const auto end = scan.words->word_at(scan.text, behind);
            if (end.kind == Word::exclude_end && behind + end.length == inside.end) return {out.begin, at};
        }
    }
    return begins ? out : Range{};
}

}  // namespace

std::string excluded_before(const Scan& scan, std::size_t clause) {
    if (clause == 0 || scan.clauses[clause - 1].stop != Stop::comma) return {};
    const Clause& before = scan.clauses[clause - 1];
    if (scan.tokens[before.first].word != Word::exclude || scan.tokens[before.last - 1].word != Word::exclude_end)
        return {};
    const Range left = trimmed(scan, {scan.tokens[before.first].end, scan.tokens[before.last - 1].begin});
    return std::string(scan.of(left.begin, left.end));
}

std::string without_exclusion(const Scan& scan, Range range, std::string& excluding, bool is_name) {
    std::string out;
    for (std::size_t t = token_at(scan, range.begin); t < scan.tokens.size() && scan.tokens[t].begin < range.end; ++t) {
        const Token& token = scan.tokens[t];
        const std::size_t begin = std::max(token.begin, range.begin);
        const std::size_t end = std::min(token.end, range.end);
        constexpr std::size_t kBracket = 3;
        const bool whole = token.word == Word::bracket && token.end - token.begin > 2 * kBracket;
        const Range left = whole ? left_out(scan, {token.begin + kBracket, token.end - kBracket}) : Range{};
        // 持证人员（含技能人才）总量: what belongs to it is no part of its name.
        if (is_name && whole && scan.words->opens_inclusion(scan.of(token).substr(kBracket))) continue;
        if (left.size() == 0) {
            out += scan.of(begin, end);
        } else {
            excluding = scan.of(left.begin, left.end);
        }
    }
    return out;
}

}  // namespace fenjie::targets
