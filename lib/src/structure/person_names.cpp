// A roster line falls into tokens at the blanks of the source. Where names are padded (王 瑞), two tokens of one
// character make a name; where everything is glued, a name is a family name and one or two characters in front
// of what opens a post (市委…, 副…, 区教育局…).
#include "structure/person_names.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

struct Token {
    Range range;
    std::string_view text;
    std::size_t length = 0;    // characters
    bool list_before = false;  // 、 ， or ； stands before it
    bool bracket = false;      // （…）
    std::size_t end = 0;       // behind its closing bracket
};

bool all_han(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        if (!utf8::is_han(utf8::code_point(c)) && c != "·") return false;
        pos += c.size();
    }
    return !text.empty();
}

constexpr std::string_view kOpen = "（";

/// 各乡（镇）长 as 各乡镇长.
std::string without_brackets(std::string_view text) {
    std::string out;
    for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (c != kOpen && c != "）") out += c;
    }
    return out;
}

// 、 parts names as well as posts (区委常委、副区长); only ； ， and blanks part tokens, and 、 where asked.
std::vector<Token> tokens_of(const MappedText& text, Range range, bool at_commas) {
    std::vector<Token> out;
    const std::string_view view = text.view();
    std::size_t begin = range.begin;
    bool list = false;
    const bool gapless = text.is_gapless(range.begin, range.end);
    const auto flush = [&](std::size_t end) {
        if (end > begin) {
            const std::string_view words = view.substr(begin, end - begin);
            out.push_back({{begin, end}, words, utf8::count(words), list, false, end});
            list = false;
        }
    };
    for (std::size_t pos = range.begin; pos < range.end;) {
        const std::string_view c = utf8::at(view, pos);
        const std::size_t next = pos + c.size();
        if (c == "（" || c == "(") {
            flush(pos);
            const std::size_t close = view.substr(0, range.end).find(c == "（" ? "）" : ")", next);
            const std::size_t end = close == std::string_view::npos ? range.end : close;
            pos = begin = end == range.end ? end : end + utf8::length_at(view, end);
            const std::string_view words = view.substr(next, end - next);
            out.push_back({{next, end}, words, utf8::count(words), false, true, pos});
            continue;
        }
        // 王刚（党政办主任）、刘小兵（应急办主任）
        const bool behind_bracket = c == "、" && begin == pos && !out.empty() && out.back().bracket;
        if (utf8::is_one_of(c, "；;，,。") || (c == "、" && (at_commas || behind_bracket)) ||
            utf8::is_one_of(c, " 　")) {
            flush(pos);
            begin = next;
            list = list || !utf8::is_one_of(c, " 　");
        } else if (!gapless && next < range.end && text.original(pos, next).end < text.original(next, next + 1).begin) {
            flush(next);
            begin = next;
        }
        pos = next;
    }
    flush(range.end);
    return out;
}

/// 王 瑞: whether two tokens of one character each stand at `i`, a name that was padded.
bool is_padded_at(const std::vector<Token>& tokens, std::size_t i) {
    return i + 1 < tokens.size() && tokens[i].length == 1 && tokens[i + 1].length == 1 && !tokens[i + 1].list_before &&
           !tokens[i].bracket && !tokens[i + 1].bracket && all_han(tokens[i].text) && all_han(tokens[i + 1].text);
}

}  // namespace

PersonNames::PersonNames(const Lexicon& lexicon)
    : families_(lexicon.table("surname")),
      posts_(lexicon.table("position")),
      organizations_(lexicon.table("org_suffix")),
      leads_(lexicon.table("org_lead")) {}

bool PersonNames::has_family_name(std::string_view text) const {
    return !text.empty() && families_.longest_at(text, 0) != nullptr;
}

bool PersonNames::is_post(std::string_view text) const {
    const auto ends_as_post = [&](std::string_view words) {
        return !words.empty() && (posts_.longest_before(words, words.size()) != nullptr ||
                                  organizations_.longest_before(words, words.size()) != nullptr);
    };
    return ends_as_post(text) || (text.find(kOpen) != std::string_view::npos && ends_as_post(without_brackets(text)));
}

bool PersonNames::is_name(std::string_view text) const {
    const std::size_t length = utf8::count(text);
    if (!all_han(text) || is_post(text)) return false;
    if (text.find("·") != std::string_view::npos) return length >= 4 && length <= 16;
    return length >= 2 && length <= 4 && has_family_name(text) &&
           (length < 4 || families_.longest_at(text, 0)->phrase.size() > 3);
}

// Whether a post begins here: 市委…, 副市长…, 省科技厅…
bool PersonNames::opens_post(std::string_view text) const {
    if (text.empty()) return false;
    if (posts_.longest_at(text, 0) != nullptr) return true;
    const LexiconRow* lead = leads_.longest_at(text, 0);
    const LexiconRow* organization = organizations_.longest_at(text, 0);
    const std::size_t head = lead != nullptr ? lead->phrase.size() : 0;
    if (organization != nullptr && organization->phrase.size() > 3) return true;
    if (head == 0) return false;
    // A level (市, 区) with the name of an office or a post behind it, not far off.
    std::size_t pos = head;
    for (int i = 0; i < 14 && pos < text.size(); ++i) {
        if (organizations_.longest_at(text, pos) != nullptr || posts_.longest_at(text, pos) != nullptr) return true;
        pos += utf8::length_at(text, pos);
    }
    return false;
}

// Bytes of the name that a glued token begins with; 0 where it begins with none.
std::size_t PersonNames::glued_name(std::string_view token) const {
    const LexiconRow* family = token.empty() ? nullptr : families_.longest_at(token, 0);
    if (family == nullptr) return 0;
    const std::size_t one = family->phrase.size();
    std::size_t pos = one;
    for (int given = 1; given <= 2; ++given) {
        if (pos >= token.size() || !utf8::is_han_at(token, pos)) return 0;
        pos += utf8::length_at(token, pos);
        if (pos < token.size() && opens_post(token.substr(pos))) return pos;
    }
    return 0;
}

// Where, inside a glued token, a post ends and the next name begins; 0 for nowhere.
std::size_t PersonNames::glued_boundary(std::string_view token) const {
    for (std::size_t pos = utf8::length_at(token, 0); pos < token.size(); pos += utf8::length_at(token, pos)) {
        if (posts_.longest_before(token.substr(0, pos), pos) != nullptr && glued_name(token.substr(pos)) > 0)
            return pos;
    }
    return 0;
}

// Names parted by blanks or 、 and nothing else, a name's post in a bracket behind it aside; none where a token is
// anything else.
std::vector<NamedPerson> PersonNames::names_alone(const MappedText& text, Range range) const {
    const std::vector<Token> tokens = tokens_of(text, range, true);
    std::vector<NamedPerson> names;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].bracket) {
            if (names.empty() || !names.back().position.empty()) return {};
            names.back().position = tokens[i].range;
        } else if (is_padded_at(tokens, i)) {
            names.push_back({{tokens[i].range.begin, tokens[i + 1].range.end}, {}});
            ++i;
        } else if (is_name(tokens[i].text)) {
            names.push_back({tokens[i].range, {}});
        } else {
            return {};
        }
    }
    return names;
}

// Reads names with their posts, token by token.
class PersonNames::PostedNames {
 public:
    PostedNames(const PersonNames& words, const MappedText& text, Range range, bool known_roster)
        : words_(words), tokens_(tokens_of(text, range, false)), known_roster_(known_roster) {}

    /// None where a token is neither a name nor a part of a post.
    std::vector<NamedPerson> read() {
        while (at_ < tokens_.size()) {
            const std::size_t known = people_.size();
            if (!take(tokens_[at_])) return {};
            nameless_ = nameless_ && people_.size() == known;
        }
        return std::move(people_);
    }

 private:
    bool take(const Token& token) {
        if (token.bracket) return take_bracket(token);
        if (is_padded_at(tokens_, at_)) {
            people_.push_back({{token.range.begin, tokens_[at_ + 1].range.end}, {}});
            at_ += 2;
        } else if (words_.is_name(token.text) || is_rare_name(token)) {
            people_.push_back({token.range, {}});
            ++at_;
        } else if (stands_before_name(token)) {
            people_.push_back({tokens_[at_ + 1].range, token.range});
            at_ += 2;
        } else if (!take_glued(token)) {
            return take_post(token);
        }
        return true;
    }

    // 王瑞（女）副区长: a remark on the person; 副区长（挂职）: part of the post.
    bool take_bracket(const Token& token) {
        constexpr std::size_t kRemark = 2;  // characters
        if (people_.empty()) return false;
        ++at_;
        if (nameless_) return true;
        Range& position = people_.back().position;
        if (!position.empty())
            position.end = token.end;
        else if (token.length > kRemark || at_ == tokens_.size())
            position = token.range;
        return true;
    }

    // A family name that the list does not have, before a post in a roster.
    [[nodiscard]] bool is_rare_name(const Token& token) const {
        return people_.empty() && known_roster_ && at_ + 1 < tokens_.size() && token.length >= 2 && token.length <= 3 &&
               all_han(token.text) && !words_.is_post(token.text) &&
               (tokens_[at_ + 1].bracket || words_.is_post(tokens_[at_ + 1].text));
    }

    // 区委书记 张明 and nothing else.
    [[nodiscard]] bool stands_before_name(const Token& token) const {
        return people_.empty() && at_ + 2 == tokens_.size() && words_.is_post(token.text) &&
               words_.is_name(tokens_[at_ + 1].text);
    }

    // 阳勇市委常委陈捷副市长
    bool take_glued(const Token& token) {
        if (!people_.empty() && !token.list_before) return false;
        std::size_t begin = token.range.begin;
        std::string_view rest = token.text;
        std::size_t name = words_.glued_name(rest);
        if (name == 0) return false;
        while (name > 0) {
            const std::size_t after = words_.glued_boundary(rest.substr(name));
            const std::size_t end = after == 0 ? rest.size() : name + after;
            people_.push_back({{begin, begin + name}, {begin + name, begin + end}});
            begin += end;
            rest = rest.substr(end);
            name = words_.glued_name(rest);
        }
        ++at_;
        return true;
    }

    // 何永贵（派出所所长）、各村（社区）书记: a member by the post only.
    bool take_post(const Token& token) {
        if (people_.empty()) return false;
        Range& position = people_.back().position;
        nameless_ = nameless_ || (token.list_before && tokens_[at_ - 1].bracket);
        if (!nameless_) position = position.empty() ? token.range : Range{position.begin, token.range.end};
        ++at_;
        return true;
    }

    const PersonNames& words_;
    std::vector<Token> tokens_;
    bool known_roster_;
    std::vector<NamedPerson> people_;
    std::size_t at_ = 0;
    bool nameless_ = false;
};

std::vector<NamedPerson> PersonNames::list(const MappedText& text, Range range, bool known_roster) const {
    constexpr std::size_t kLongestPost = 400;  // bytes
    range.end = std::min(range.end, range.begin + kMostBytes);
    while (range.end < text.size() && !utf8::is_lead(text.view()[range.end])) ++range.end;
    std::vector<NamedPerson> people = names_alone(text, range);
    if (people.size() > 1 || (known_roster && !people.empty())) return people;
    people = PostedNames(*this, text, range, known_roster).read();
    // A name without a post counts among names only: 安全 生产 is no person.
    const bool doubtful = std::any_of(people.begin(), people.end(), [&](const NamedPerson& person) {
        return (person.position.empty() && !known_roster) || person.position.size() > kLongestPost;
    });
    return doubtful ? std::vector<NamedPerson>{} : people;
}

}  // namespace fenjie
