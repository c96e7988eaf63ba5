// Groups begin with 各; where one office or several are told, their level (市, 区) is the nearest before the verb, with
// the names that 、 joins to it. What stands before must be as long as a heading.
//
// 压实各部门责任 and 推进城市管理局建设 are no such place: nobody is told anything.
#include "layout/glued_told.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kShortest = 4 * utf8::kHanBytes;
constexpr std::size_t kLongest = 16 * utf8::kHanBytes;
constexpr std::size_t kLongestNames = 40 * utf8::kHanBytes;
constexpr std::string_view kMust = "要";
constexpr std::string_view kList = "、";

// 各地区、各有关部门|要
std::size_t group_behind(std::string_view text, std::size_t title, const Lexicon& lexicon) {
    std::size_t names = title;
    while (names < text.size() && utf8::is_common_han_at(text, names) && utf8::at(text, names) != "各")
        names += utf8::length_at(text, names);
    if (utf8::at(text, names) != "各") return 0;
    constexpr std::string_view kLocal = "地方";
    if (text.substr(title, names - title).ends_with(kLocal)) names -= kLocal.size();
    if (names < title + kShortest || names > title + kLongest) return 0;
    // 压实各部门责任, 督导各地落实: 各 goes on with the words before it. 组织领导 is a heading's noun.
    const LexiconTable& words = lexicon.table("heading_word");
    const LexiconRow* word = words.longest_before(text, names);
    if (word != nullptr && words.attribute(*word, "kind") == "onward") return 0;
    const LexiconTable& organizations = lexicon.table("org_suffix");
    for (std::size_t at = names; at < text.size() && at < names + kLongestNames; at += utf8::length_at(text, at)) {
        const std::string_view c = utf8::at(text, at);
        if (c == "要") {
            // 各有关部门（单位）要: the bracket is no end of a name.
            const bool aside = utf8::before(text, at) == "）";
            const std::size_t open = text.substr(names, at - names).rfind("（");
            const std::size_t end = !aside ? at : open == std::string_view::npos ? names : names + open;
            return organizations.longest_before(text, end) != nullptr ? names : 0;
        }
        if (c != "、" && c != "（" && c != "）" && !utf8::is_common_han_at(text, at)) return 0;
    }
    return 0;
}

// Where the name begins that ends at `end`: at the nearest level, 市|推动…领导小组办公室; `end` where there is none.
std::size_t level_before(std::string_view text, std::size_t begin, std::size_t end, const LexiconTable& leads) {
    for (std::size_t at = end; at > begin;) {
        at = utf8::previous(text, at);
        if (!utf8::is_common_han_at(text, at)) return end;
        const LexiconRow* lead = leads.longest_at(text, at);
        const bool level =
            lead != nullptr && leads.attribute(*lead, "kind") == "level" && lead->phrase.size() == utf8::kHanBytes;
        if (level && end - at >= 3 * utf8::kHanBytes) return at;
    }
    return end;
}

// 加强资金保障|区财政局、区审计局要
std::size_t office_behind(std::string_view text, std::size_t title, const Lexicon& lexicon) {
    const std::size_t limit = std::min(text.size(), title + kLongest + kLongestNames);
    std::size_t must = title;
    while (must < limit && utf8::at(text, must) != kMust) {
        const std::string_view c = utf8::at(text, must);
        if (c != kList && !utf8::is_common_han_at(text, must)) return 0;
        must += c.size();
    }
    const LexiconTable& suffixes = lexicon.table("org_suffix");
    const LexiconTable& leads = lexicon.table("org_lead");
    std::size_t names = 0;
    for (std::size_t end = must; end < limit && suffixes.longest_before(text, end) != nullptr;) {
        const std::size_t begin = level_before(text, title, end, leads);
        if (begin == end) return 0;
        names = begin;
        if (!text.substr(0, begin).ends_with(kList)) break;
        end = begin - kList.size();
    }
    if (names < title + kShortest || names > title + kLongest) return 0;
    // 全|市城管局, 城|市管理局: the level goes on with the character before it.
    const LexiconRow* before = leads.longest_at(text, utf8::previous(text, names));
    const std::string_view heading = text.substr(title, names - title);
    return before == nullptr && heading.find(kList) == std::string_view::npos ? names : 0;
}

}  // namespace

std::size_t told_behind(std::string_view text, std::size_t title, const Lexicon& lexicon) {
    const std::size_t group = group_behind(text, title, lexicon);
    return group != 0 ? group : office_behind(text, title, lexicon);
}

}  // namespace fenjie
