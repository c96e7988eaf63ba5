// Noun phrases around a figure.
//
// In:  …实现在册严重精神障碍患者（除易肇事肇祸精神障碍患者外）规范管理率|达到95%以上
// Out: the phrase from 在册 (after the verb 实现) on; its indicator 率, its last population word 患者
//
// There is no word segmentation: a phrase reaches back to the last edge (verb, preposition, date …) the scan found.
#include "recognize/targets/phrase.hpp"

#include <algorithm>
#include <optional>

#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

bool is_verb_word(Word word) {
    return word == Word::acquire || word == Word::act || word == Word::cause;
}
bool may_be_verb(Word word) {
    return word == Word::noun || word == Word::rise || word == Word::fall;
}

bool is_one_character(std::string_view text, std::size_t begin, std::size_t end) {
    return end - begin == utf8::kHanBytes && utf8::is_han_at(text, begin);
}

/// 改造项目, 培训活动: a noun that names nothing without the verb before it.
bool is_bare_noun(const Scan& scan, Range range) {
    return is_one_character(scan.text, range.begin, range.end) ||
           scan.words->is_general(scan.of(range.begin, range.end));
}

/// Bytes of an item's number that opens a range: 2., 3、
std::size_t item_number(std::string_view text, Range range) {
    std::size_t at = range.begin;
    while (at < range.end && utf8::is_digit(text[at])) ++at;
    if (at == range.begin || at - range.begin > 2) return 0;
    const std::string_view mark = utf8::at(text, at);
    if (mark != "." && mark != "．" && mark != "、") return 0;
    at += mark.size();
    return at < range.end && utf8::is_han_at(text, at) ? at - range.begin : 0;
}

/// 县级以上公立医院, 县级及以上: 县级 describes and is no population. 以上 and its like are guards of the lexicon.
bool is_level(const Scan& scan, std::size_t end) {
    constexpr std::string_view kAnd = "及";
    constexpr std::string_view kFrom = "以";
    if (scan.text.substr(end).starts_with(kAnd)) end += kAnd.size();
    const auto guard = scan.words->word_at(scan.text, end);
    return scan.text.substr(end).starts_with(kFrom) && guard.kind == Word::other && guard.length > kFrom.size();
}

/// Where the first member of a list ends whose tokens begin with `t`; `end` where it is no list.
std::size_t first_member_end(const Scan& scan, std::size_t t, std::size_t end) {
    for (; t < scan.tokens.size() && scan.tokens[t].begin < end; ++t) {
        if (scan.tokens[t].word == Word::list) return scan.tokens[t].begin;
    }
    return end;
}

bool is_joint(Word word) {
    return word == Word::list || word == Word::de;
}

}  // namespace

std::size_t token_at(const Scan& scan, std::size_t pos) {
    const auto after = [](std::size_t p, const Token& t) { return p < t.end; };
    return static_cast<std::size_t>(std::upper_bound(scan.tokens.begin(), scan.tokens.end(), pos, after) -
                                    scan.tokens.begin());
}

Range trimmed(const Scan& scan, Range range) {
    bool changed = true;
    while (changed && !range.empty()) {
        changed = false;
        const std::size_t first = token_at(scan, range.begin);
        if (first < scan.tokens.size() && scan.tokens[first].begin == range.begin &&
            is_joint(scan.tokens[first].word)) {
            range.begin = std::min(scan.tokens[first].end, range.end);
            changed = true;
        }
        const std::size_t last = range.empty() ? scan.tokens.size() : token_at(scan, range.end - 1);
        if (last < scan.tokens.size() && scan.tokens[last].end == range.end && is_joint(scan.tokens[last].word)) {
            range.end = std::max(scan.tokens[last].begin, range.begin);
            changed = true;
        }
        // （区数据局）年内兑现资金: an aside before the phrase.
        if (first < scan.tokens.size() && scan.tokens[first].begin == range.begin &&
            scan.tokens[first].word == Word::bracket && scan.tokens[first].end < range.end) {
            range.begin = scan.tokens[first].end;
            changed = true;
        }
        // 1.居民…率达到30%；2.…: an item's number is no part of a name.
        if (const std::size_t number = item_number(scan.text, range)) {
            range.begin += number;
            changed = true;
        }
        while (!range.empty() && scan.text[range.begin] == ' ') ++range.begin, changed = true;
        while (!range.empty() && scan.text[range.end - 1] == ' ') --range.end, changed = true;
    }
    return range;
}

bool is_verb(const Scan& scan, std::size_t t, std::size_t first) {
    const Token& token = scan.tokens[t];
    if (is_verb_word(token.word)) return true;
    if (!may_be_verb(token.word)) return false;
    // A verb has something behind it: 建立, but not 服务平台建设.
    Stop stop{};
    const bool ends = token.end >= scan.text.size() || separator_at(scan.text, token.end, stop) != 0;
    if (ends) return false;
    if (t == first || scan.tokens[t - 1].edge) return true;
    // 按照“五个一”标准|改造路口
    if (scan.tokens[t - 1].word == Word::goal && t > first + 1 && scan.tokens[t - 2].word == Word::quote) return true;
    // 居民|参与, but 污水收集管网: things do nothing.
    const std::vector<PopulationWord> words = population_words(scan, {scan.tokens[first].begin, token.begin}, true);
    return !words.empty() && words.back().at.end == token.begin && words.back().kind != Population::thing;
}

Range phrase_before(const Scan& scan, std::size_t first, std::size_t end, bool to_verb) {
    std::size_t begin = end;
    for (std::size_t t = token_at(scan, end == 0 ? 0 : end - 1) + 1; t > first; --t) {
        const Token& token = scan.tokens[t - 1];
        if (token.begin >= end) continue;
        const bool behind = begin == end;
        if (behind && (may_be_verb(token.word) || (token.word == Word::lead && t > first + 1))) {
            // 每月集中整治1次: the word right before the figure is what is counted.
            begin = token.begin;
            // 新建10个点、|扩容|15个: what stands before the list mark is of the figure before.
            if (token.edge && t > first + 1 && scan.tokens[t - 2].word == Word::list) break;
            continue;
        }
        // 举办招聘会20场, 完成改造项目28项: such a noun goes with a verb before which another stands.
        const bool second = t > first + 1 && is_bare_noun(scan, {begin, end}) && is_verb(scan, t - 2, first);
        if (token.edge) {
            // 培训覆盖率: the verb that a bare indicator is of belongs to its name; so it does to the first of a list.
            const std::size_t one = first_member_end(scan, t, end);
            const bool bare = begin < one && scan.words->indicator_before(scan.text, one).length >= one - begin;
            const bool counted = may_be_verb(scan.tokens[t].word) && scan.tokens[t].end == end &&
                                 token.word == Word::lead &&
                                 !scan.of(token).ends_with("年");  // 全年|培训 is no manner of it
            // 新增就业: an indicator that begins with a verb; 地表水达到或好于Ⅲ类水体比例: one with an edge in it.
            const std::size_t known = begin < end ? scan.words->indicator_before(scan.text, end).length : 0;
            if (end - known < token.begin) {
                begin = token.begin;
                continue;
            }
            if (is_described_share(scan, t - 1, {begin, end})) {
                begin = token.begin;
                continue;
            }
            const bool named = token.begin + known == end;
            // 持证|人数占总人口比例: those who do it.
            if (token.end == begin && is_verb_word(token.word) &&
                scan.words->name_word_at(scan.of(begin, end), 0).kind == NameWord::heads) {
                begin = token.begin;
                break;
            }
            // 新开工|建筑执行率: the new ones alone are measured.
            constexpr std::string_view kNew = "新";
            if (begin < end && token.word == Word::acquire && token.end == begin && scan.of(token).starts_with(kNew) &&
                scan.words->indicator_before(scan.text, end).kind == Indicator::rate) {
                begin = token.begin;
                break;
            }
            if (token.end == begin &&
                ((token.word == Word::noun && (bare || is_one_character(scan.text, begin, end))) || counted || named ||
                 second))
                begin = token.begin;
            break;
        }
        if (to_verb && is_verb(scan, t - 1, first)) {
            // 举办培训班: such a noun goes with the verb before it, and with what that is done to; 专场|招聘|活动.
            const bool event = token.word == Word::acquire && scan.words->is_event(scan.of(begin, end));
            if ((token.word != Word::noun && !second && !event) || token.end != begin ||
                !is_bare_noun(scan, {begin, end}))
                break;
            begin = token.begin;
            if (is_one_character(scan.text, token.end, end)) break;
            continue;
        }
        begin = token.begin;
    }
    // 以县为单位|接种率: how it is counted is no part of the name.
    constexpr std::string_view kUnit = "单位";
    constexpr std::string_view kAs = "为";
    if (begin + kUnit.size() < end && scan.of(begin, end).starts_with(kUnit) &&
        scan.text.substr(0, begin).ends_with(kAs))
        begin += kUnit.size();
    return trimmed(scan, {begin, end});
}

Indicator indicator_of(const Scan& scan, Range phrase) {
    const auto found = scan.words->indicator_before(scan.text, phrase.end);
    return found.length <= phrase.size() ? found.kind : Indicator::none;
}

std::vector<PopulationWord> population_words(const Scan& scan, Range range, bool with_places) {
    std::vector<PopulationWord> out;
    std::size_t done = range.begin;
    for (std::size_t t = token_at(scan, range.begin); t < scan.tokens.size() && scan.tokens[t].begin < range.end; ++t) {
        const Token& token = scan.tokens[t];
        if (token.word == Word::quote) continue;
        if (token.word == Word::bracket) {
            if (!out.empty() && out.back().at.end == token.begin && token.end <= range.end)
                out.back().at.end = token.end;
            continue;
        }
        // A word may reach over tokens (服务|中心), so the look-up goes on from where the last one ended.
        std::size_t pos = std::max(token.begin, done);
        while (pos < token.end && pos < range.end) {
            const auto found = scan.words->population_at(scan.text, pos);
            const std::size_t end = pos + (found.length != 0 ? found.length : utf8::length_at(scan.text, pos));
            // 山区|县: an area of such a kind.
            if (found.kind == Population::region && with_places && !out.empty() && out.back().at.end == pos &&
                out.back().kind == Population::place && !scan.of(out.back().at.begin, pos).starts_with("全") &&
                !scan.of(out.back().at.begin, pos).starts_with("各"))
                out.back().at.end = end;
            const bool counts = found.kind == Population::person || found.kind == Population::who ||
                                found.kind == Population::thing || (with_places && found.kind == Population::place);
            if (counts && end <= range.end && !is_level(scan, end)) out.push_back({{pos, end}, found.kind});
            pos = end;
        }
        done = std::max(done, pos);
    }
    return out;
}

std::size_t population_end(const Scan& scan, Range range, bool with_places) {
    const std::vector<PopulationWord> words = population_words(scan, range, with_places);
    return words.empty() ? 0 : words.back().at.end;
}

Range after_attribute(const Scan& scan, Range phrase) {
    Range out = phrase;
    for (std::size_t t = token_at(scan, phrase.begin); t < scan.tokens.size() && scan.tokens[t].begin < phrase.end;
         ++t) {
        if (scan.tokens[t].word == Word::de && scan.tokens[t].end < phrase.end) out.begin = scan.tokens[t].end;
    }
    out = out.size() >= 2 * utf8::kHanBytes ? trimmed(scan, out) : phrase;
    // 危旧桥梁（含渡改桥）: what belongs to it is no part of its name.
    const Token& last = scan.tokens[token_at(scan, out.end - 1)];
    constexpr std::string_view kOpen = "（";
    if (last.word == Word::bracket && last.begin > out.begin && scan.of(last).starts_with(kOpen) &&
        scan.words->opens_inclusion(scan.of(last).substr(kOpen.size())))
        out.end = last.begin;
    return out;
}

}  // namespace fenjie::targets
