// What a later name of a list lends those before it.
//
// In:  "天津市、河北省相关部门"     Out: 天津市相关部门, 河北省相关部门
//      "市、县（市、区）教育局"      Out: 市教育局, 县（市、区）教育局
//      "清溪、白石塘街道"           Out: 清溪街道, 白石塘街道; 公安、城管 are fields of work and no places
#include <algorithm>

#include "recognize/brackets.hpp"
#include "recognize/organizations.hpp"
#include "recognize/organizations/piece.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

using Kind = OrganizationRecognizer::Kind;

constexpr std::size_t kShortestPlace = 2 * utf8::kHanBytes;  // of the words before 街道
constexpr std::size_t kLongestPlace = 3 * utf8::kHanBytes;
constexpr std::size_t kLongestLender = 4 * utf8::kHanBytes;

/// 市, 区, 县, 省 … alone: the level of 市、区政务服务局.
bool one_character(std::string_view piece) {
    return !piece.empty() && utf8::length_at(piece, 0) == piece.size();
}

}  // namespace

// 清溪 in 清溪、白石塘街道: two or three characters that say nothing by themselves.
bool OrganizationRecognizer::is_bare_place(std::string_view name) const {
    if (name.size() < kShortestPlace || name.size() > kLongestPlace || bare_.contains(name)) return false;
    for (std::size_t at = 0; at < name.size(); at += utf8::length_at(name, at)) {
        if (!utf8::is_common_han_at(name, at)) return false;
    }
    return !verb_.longest_at(name, 0) && !lead_.longest_at(name, 0) && !stop_.longest_at(name, 0) &&
           !suffix_.longest_before(name, name.size());
}

bool OrganizationRecognizer::is_place_class(std::string_view name) const {
    if (name.size() < kShortestPlace) return false;
    for (std::size_t at = 0; at < name.size();) {
        const std::string_view c = utf8::at(name, at);
        const LexiconRow* row = bare_.longest_at(name, at);
        const bool mark = c == "（" || c == "）" || c == "、";
        if (!mark && (row == nullptr || bare_.attribute(*row, "kind") != "lends")) return false;
        at += mark ? c.size() : row->phrase.size();
    }
    return true;
}

// 街道 of 白石塘街道, 镇人民政府 of 青石镇人民政府; "" for another name.
std::string OrganizationRecognizer::place_tail(std::string_view name) const {
    for (const Ending& ending : endings(name, 0, name.size())) {
        const std::size_t stem = ending.end - ending.suffix;
        if (ending.kind != Kind::place || stem < kShortestPlace || stem > kLongestLender) continue;
        const LexiconRow* row = bare_.find(name.substr(stem, ending.suffix));
        const std::string_view rest = name.substr(ending.end);
        if (row == nullptr || bare_.attribute(*row, "kind") != "lends") continue;
        if (rest.empty() || suffix_.find(rest) != nullptr) return std::string(name.substr(stem));
    }
    return {};
}

// False where a name that ends here cannot end in a place; a bracket may hide one.
bool OrganizationRecognizer::ends_in_place(std::string_view text, std::size_t end) const {
    const LexiconRow* suffix = suffix_.longest_before(text, end);
    return suffix ? suffix_kind_[*suffix] == Kind::place : closes_bracket(utf8::before(text, end));
}

void OrganizationRecognizer::share_tails(std::string_view text, std::vector<Piece>& pieces) const {
    for (std::size_t i = pieces.size(); i-- > 1;) {
        Piece& left = pieces[i - 1];
        const Piece& right = pieces[i];
        const std::string_view name = left.of(text);
        const std::string_view next = right.of(text);
        if (one_character(name)) {
            // 市、区政务服务局: the next name without its first character, or what it was lent itself.
            // 市、县两级教育部门 are 市教育部门 and 县教育部门.
            if (!lead_.contains(name)) continue;
            const std::string_view first = utf8::at(next, 0);
            if (one_character(next)) {
                left.tail = right.tail;
            } else if (lead_.contains(first)) {
                std::string_view rest = next.substr(first.size());
                rest.remove_prefix(levels_at(rest).end);
                const std::string_view number = utf8::at(rest, 0);
                if (small_number(number) && rest.substr(number.size()).starts_with("级")) {
                    rest.remove_prefix(number.size() + 3);
                    pieces[i].whole = std::string(first) + std::string(rest);
                }
                left.tail = std::string(rest);
            }
            continue;
        }
        if (is_bare_place(name)) {
            left.tail = right.tail.empty() || !is_bare_place(next) ? place_tail(next) : right.tail;
            continue;
        }
        if (!ends_in_place(text, left.end)) continue;
        const std::optional<Ending> mine = whole(text, left.begin, left.end);
        if (!mine || mine->kind != Kind::place) continue;
        bool group = false;
        (void)lead(text, right.begin, group);
        if (group) continue;
        if (!right.tail.empty()) {
            left.tail = right.tail;
            continue;
        }
        for (const Ending& ending : endings(text, right.begin, right.end)) {
            if (ending.kind != Kind::place || ending.end >= right.end) continue;
            const std::string_view rest = text.substr(ending.end, right.end - ending.end);
            bool open_group = false;
            (void)lead(rest, 0, open_group);
            const LexiconRow* whole = suffix_.find(rest);
            const std::string_view kind = whole ? suffix_.attribute(*whole, "kind") : std::string_view{};
            if (open_group || kind == "whole" || kind == "generic" || kind == "bureau") left.tail = std::string(rest);
        }
    }
}

}  // namespace fenjie
