// An owner that is a person with a post of an organization.
//
// In:  "街道党工委副书记（政法）顾某某同志"
// Out: organization 街道党工委, person 顾某某, position 副书记（政法）
#include "recognize/brackets.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/marks.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kPersonBytes = 150;

}  // namespace

// Bytes of the 同志 that a text ends in.
std::size_t ResponsibilityRecognizer::address_before(std::string_view text) const {
    const LexiconRow* row = roster_word_.longest_before(text, text.size());
    return row != nullptr && roster_word_.attribute(*row, "use") == "address" ? row->phrase.size() : 0;
}

std::optional<OwnerMention> ResponsibilityRecognizer::person(std::string_view text, Range where, Role role) const {
    std::string_view all = text.substr(where.begin, where.size());
    if (all.size() > kPersonBytes) return std::nullopt;
    all.remove_suffix(address_before(all));
    if (organizations_.whole(all, 0, all.size())) return std::nullopt;  // 新经济组织|主管|部门
    for (std::size_t at = 6; at < all.size(); at += utf8::length_at(all, at)) {
        const LexiconRow* post = position_.longest_at(all, at);
        if (!post) continue;
        if (!organizations_.whole(all, 0, at)) continue;
        std::size_t end = at + post->phrase.size();
        // 副书记、政法委员; 副书记（政法）
        while (end < all.size()) {
            const std::string_view c = utf8::at(all, end);
            if (opens_bracket(c)) {
                std::size_t close = end;
                while (close < all.size() && !closes_bracket(utf8::at(all, close)))
                    close += utf8::length_at(all, close);
                if (close >= all.size()) break;
                end = close + utf8::length_at(all, close);
            } else if (c == "、") {
                // 县委常委、宣传部部长: further posts.
                std::size_t next = end + 3;
                while (next < all.size() && next - end < 45 && !position_.longest_at(all, next))
                    next += utf8::length_at(all, next);
                const LexiconRow* further = position_.longest_at(all, next);
                if (!further) break;
                end = next + further->phrase.size();
            } else {
                break;
            }
        }
        std::string name;
        for (std::size_t i = end; i < all.size(); i += utf8::length_at(all, i)) {
            if (!is_blank_mark(utf8::at(all, i))) name.append(utf8::at(all, i));
        }
        if (utf8::count(name) > 4 || (!name.empty() && (utf8::count(name) < 2 || !utf8::is_han_at(name, 0))))
            return std::nullopt;
        OwnerMention o;
        o.role = role;
        o.organization = std::string(all.substr(0, at));
        if (!name.empty()) o.person = Person{name, std::string(all.substr(at, end - at))};
        o.where = where;
        o.rule = "owner.person";
        return o;
    }
    return std::nullopt;
}

// 责任人：乡河长办 陈涛: behind an organization's name nothing but a person's, which a label of persons makes certain.
std::optional<OwnerMention> ResponsibilityRecognizer::member(std::string_view text, Range where, Role role) const {
    constexpr std::size_t kShortest = 2;  // characters of a name
    constexpr std::size_t kLongest = 3;
    if (where.size() > kPersonBytes) return std::nullopt;
    const std::string_view all = text.substr(where.begin, where.size());
    const std::vector<OrganizationRecognizer::Ending> endings = organizations_.endings(all, 0, all.size());
    for (std::size_t k = endings.size(); k-- > 0;) {
        const std::size_t end = endings[k].end;
        std::size_t begin = end;
        while (begin < all.size() && is_blank_mark(utf8::at(all, begin))) begin += utf8::length_at(all, begin);
        std::string name;
        for (std::size_t i = begin; i < all.size(); i += utf8::length_at(all, i)) {
            if (!is_blank_mark(utf8::at(all, i))) name.append(utf8::at(all, i));
        }
        const std::size_t length = utf8::count(name);
        if (length < kShortest || length > kLongest || name.size() != length * utf8::kHanBytes ||
            !surname_.longest_at(name, 0))
            continue;
        OwnerMention o;
        o.role = role;
        o.organization = std::string(all.substr(0, end));
        o.person = Person{name, {}};
        o.where = where;
        o.rule = "owner.member";
        return o;
    }
    return std::nullopt;
}

// 刘海涛副县长: a name and a post, of no organization that is named.
bool ResponsibilityRecognizer::is_person(std::string_view text) const {
    const LexiconRow* post = position_.longest_before(text, text.size());
    if (!post) return false;
    const std::string_view name = text.substr(0, text.size() - post->phrase.size());
    const std::size_t length = utf8::count(name);
    return length >= 2 && length <= 3 && name.size() == length * utf8::kHanBytes && surname_.longest_at(name, 0);
}

}  // namespace fenjie
