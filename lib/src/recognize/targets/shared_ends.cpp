// What the members of a list share though only the last says it.
//
// In:  蔬菜、水果、茶叶|示范基地           Out: short_tail -> 示范基地
//      学前教育、高等教育|毛入学率         Out: shared_end, behind 高等教育
#include <algorithm>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

/// 蔬菜、水果、茶叶示范基地: what the last member has behind a word as short as all others.
std::string Builder::short_tail(const std::vector<Range>& items) const {
    constexpr std::size_t kWord = 2 * utf8::kHanBytes;
    const bool even = std::all_of(items.begin(), items.end() - 1, [](Range r) { return r.size() == kWord; });
    const Range last = items.back();
    const auto is_word = [&](std::size_t at) {
        return utf8::is_common_han_at(scan_.text, at) && utf8::is_common_han_at(scan_.text, at + utf8::kHanBytes);
    };
    if (!even || last.size() < 2 * kWord || !is_word(last.begin)) return {};
    return str({last.begin + kWord, last.end});
}

/// Where the last of the members has what all others end in (教育 in 高等教育|毛入学率); 0 where they share nothing.
std::size_t Builder::shared_end(const std::vector<Range>& items) const {
    constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
    const std::string_view first = scan_.of(items.front().begin, items.front().end);
    const std::string_view last = scan_.of(items.back().begin, items.back().end);
    std::size_t best = 0;
    for (std::size_t length = kShortest; length < first.size(); length += 3) {
        const std::string_view end = first.substr(first.size() - length);
        if (!utf8::is_lead(end.front())) break;
        const bool all = std::all_of(items.begin(), items.end() - 1,
                                     [&](Range r) { return scan_.of(r.begin, r.end).ends_with(end); });
        const std::size_t at = all ? last.rfind(end) : std::string_view::npos;
        if (at == std::string_view::npos) break;
        best = items.back().begin + at + end.size();
    }
    return best < items.back().end ? best : 0;
}

/// 使用清洁能源的|公交车|比例, 高新技术产业增加值|占比: what the share is of, by its own name; empty where it names
/// none.
Range Builder::shared_part(Range name) const {
    constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
    const IndicatorOf of = scan_.words->indicator_of(scan_.text, name.end);
    const std::size_t share = scan_.words->indicator_before(scan_.text, name.end).length;
    if (!is_share(of) || share >= name.size()) return {};
    const Range part = trimmed(scan_, {name.begin, name.end - share});
    if (part.size() <= kShortest) return {};
    const Range bare = after_attribute(scan_, part);
    // 水质极差比例 is no noun with its share.
    if (population_end(scan_, bare, false) != 0) return bare;
    return of == IndicatorOf::any_part ? part : Range{};
}

/// 公共机构|实现|节水20%: those who are made to do it stand before the verb.
Range Builder::made_to(const Group& group, Range name) const {
    const std::size_t t = name.empty() ? group.from : token_at(scan_, name.begin);
    if (t <= group.from || scan_.tokens[t - 1].word != Word::cause || scan_.tokens[t - 1].end != name.begin) return {};
    const Range who = phrase_before(scan_, group.from, scan_.tokens[t - 1].begin, true);
    return !who.empty() && population_end(scan_, who) == who.end ? who : Range{};
}

/// 巩固率（含特殊教育）: a bracket behind the indicator is no part of its name.
Range Builder::without_note(Range name) const {
    if (name.empty()) return name;
    const Token& last = scan_.tokens[token_at(scan_, name.end - 1)];
    const Range bare = trimmed(scan_, {name.begin, std::max(last.begin, name.begin)});
    const bool note = last.word == Word::bracket && !bare.empty() && indicator_of(scan_, bare) != Indicator::none;
    return note ? bare : name;
}

/// Where the indicator of a phrase begins, 率 with the two characters that say of what (利用率); else the phrase's
/// begin.
std::size_t Builder::indicator_begin(Range phrase) const {
    const auto found = scan_.words->indicator_before(scan_.text, phrase.end);
    if (found.kind == Indicator::none) return phrase.begin;
    std::size_t length = found.length;
    // 机械化率, 良种化率: 化 makes a word of the two before it.
    constexpr std::string_view kMade = "化";
    const int word = scan_.of(phrase.begin, phrase.end - length).ends_with(kMade) ? 3 : 2;
    for (int more = 0; more < word && found.length <= utf8::kHanBytes && length < phrase.size(); ++more)
        length = phrase.end - utf8::previous(scan_.text, phrase.end - length);
    // 油墨使用比例: what is done is part of what is measured.
    const std::size_t t = token_at(scan_, phrase.end - length - 1);
    if (found.kind == Indicator::relation && length < phrase.size() && scan_.tokens[t].word == Word::noun &&
        scan_.tokens[t].begin > phrase.begin)
        length = phrase.end - scan_.tokens[t].begin;
    return phrase.size() > length + utf8::kHanBytes ? phrase.end - length : phrase.begin;
}

}  // namespace fenjie::targets
