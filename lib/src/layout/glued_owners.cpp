// Tells the names of owners apart that run together at the end of a table's row.
//
// In:  "新建学校12所。王明志区教育局区财政局"
// Out: the owners begin behind 。; 王明志 is a person before an organization, 区教育局 ends where 区 begins the next
// name
#include "layout/glued_owners.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie::glued {
namespace {

constexpr std::size_t kLongestOwners = 160;  // characters of the cells behind a task
constexpr std::size_t kLongestNames = 240;   // bytes of names that marks hold together
constexpr std::size_t kHan = utf8::kHanBytes;

/// Behind the last mark or figure with its unit before which no name of the list can begin. A list's own marks
/// (、) are none.
std::size_t last_mark(std::string_view view) {
    std::size_t out = 0;
    for (std::size_t at = 0; at < view.size(); at += utf8::length_at(view, at)) {
        const std::string_view c = utf8::at(view, at);
        if (utf8::is_one_of(c, "，；：。”》）") || utf8::is_digit(c.front()) || c == "%") out = at + c.size();
    }
    return out;
}

}  // namespace

std::size_t OwnersReader::begin_in(std::string_view text, Range row) const {
    const std::string_view view = text.substr(row.begin, row.size());
    std::vector<std::size_t> failed;  // bytes behind the places from which on there are not names only
    const std::size_t stop = view.rfind("。");
    if (stop != std::string_view::npos && stop + kHan < view.size()) {
        const std::string_view rest = view.substr(stop + kHan);
        if (utf8::count(rest) <= kLongestOwners && is_list(rest, failed)) return row.begin + stop + kHan;
    }
    // Without a stop: the first level of administration from which on there are names only. 城市, 社区, 全县: a
    // level that ends a word begins no name.
    std::size_t from = view.size();
    for (std::size_t n = 0; n < kLongestOwners && from > 0; ++n) from = utf8::previous(view, from);
    from = std::max(from, last_mark(view));
    for (std::size_t at = from; at < view.size(); at += utf8::length_at(view, at)) {
        if (!words_.names().begins_at(view, at) || ends_word(view, at)) continue;
        if (at > 0 && is_list(view.substr(at), failed)) return row.begin + at;
    }
    return row.end;
}

bool OwnersReader::ends_word(std::string_view text, std::size_t level) const {
    const std::size_t end = level + utf8::length_at(text, level);
    for (const LexiconTable* words : {&population_, &exceptions_, &suffix_}) {
        const LexiconRow* word = words->longest_before(text, end);
        if (word != nullptr && word->phrase.size() > end - level) return true;
    }
    return false;
}

bool OwnersReader::is_list(std::string_view text, std::vector<std::size_t>& failed) const {
    std::string_view rest = text.substr(person_at(text));
    const std::size_t known = failed.size();
    while (!rest.empty()) {
        const auto end_known = failed.begin() + static_cast<std::ptrdiff_t>(known);
        const bool fails = std::find(failed.begin(), end_known, rest.size()) != end_known;
        const std::size_t end = fails ? 0 : name_end(rest);
        failed.push_back(rest.size());
        if (fails || !words_.are_organizations(rest.substr(0, end))) return false;
        rest = rest.substr(end);
    }
    failed.resize(known);
    return true;
}

std::size_t OwnersReader::person_at(std::string_view text) const {
    if (words_.names().begins_at(text, 0) && words_.are_organizations(text.substr(0, name_end(text)))) return 0;
    for (const std::size_t bytes : {2 * kHan, 3 * kHan, 4 * kHan}) {
        if (text.size() < bytes || !words_.is_person(text.substr(0, bytes))) continue;
        if (text.size() == bytes || words_.names().begins_at(text, bytes)) return bytes;
    }
    return 0;
}

std::size_t OwnersReader::name_end(std::string_view text) const {
    std::size_t begin = 0;
    bool inside = false;  // 高新园（清溪镇）
    const std::size_t stop = std::min(text.size(), kLongestNames);
    for (std::size_t at = utf8::length_at(text, 0); at < stop; at += utf8::length_at(text, at)) {
        const std::string_view before = utf8::before(text, at);
        if (utf8::is_one_of(before, "、，；")) begin = at;
        inside = before == "（" || (inside && before != "）");
        if (inside) continue;
        const bool named = before == "）" || suffix_.longest_before(text, at) != nullptr;
        const bool ends = named && utf8::count(text.substr(begin, at - begin)) >= 3 &&
                          words_.are_organizations(text.substr(begin, at - begin));
        if (ends && words_.names().begins_at(text, at)) return at;
    }
    return text.size();
}

}  // namespace fenjie::glued
