// Reads clause by clause what a paragraph says of a group: persons, 任, a place in the group.
//
// In:  成立清剿火患工作领导小组，由乡党委书记王建国同志任组长，乡长李明、副乡长赵刚任副组长，各村书记为成员。
// Out: 组长 王建国 (乡党委书记), 副组长 李明 (乡长), 副组长 赵刚 (副乡长), all of 清剿火患工作领导小组
//
// 为 gives a place as well where the group is set up or 任 stands before (成立由镇长李明为组长，…为成员的领导小组).
//
// A person's name is what stands behind the last post of an item, two or three characters that begin with a family
// name; an item without a post must be such a name and 同志.
#include "structure/prose_rosters.hpp"

#include <algorithm>

#include "structure/person_names.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestGroup = 90;  // bytes of a group's name
constexpr std::size_t kFewest = 2;         // characters of a name
constexpr std::size_t kMost = 3;
constexpr std::string_view kBy = "由";
constexpr std::string_view kOffice = "办公室";

bool is_of_use(const LexiconTable& words, const LexiconRow* row, std::string_view use) {
    return row != nullptr && words.attribute(*row, "use") == use;
}

/// Bytes of the 同志 that a text ends in.
std::size_t address_before(const LexiconTable& words, std::string_view text) {
    const LexiconRow* row = words.longest_before(text, text.size());
    return is_of_use(words, row, "address") ? row->phrase.size() : 0;
}

/// Behind the first 成立 or its like; 0 where there is none.
std::size_t behind_make(const LexiconTable& words, std::string_view text) {
    std::size_t at = 0;
    while (const LexiconRow* row = words.next(text, at)) {
        if (is_of_use(words, row, "make")) return at + row->phrase.size();
        at += utf8::length_at(text, at);
    }
    return 0;
}

/// Whether the clause that goes on at `pos` ends in 任, 担任 or 兼任.
bool gives_post(std::string_view text, std::size_t pos) {
    constexpr std::string_view kEnds = "，；。：";
    constexpr std::string_view kGive = "任";
    std::size_t end = utf8::next_mark(text, pos);
    while (end < text.size() && kEnds.find(utf8::at(text, end)) == std::string_view::npos)
        end = utf8::next_mark(text, end + utf8::length_at(text, end));
    return text.substr(pos, std::min(end, text.size()) - pos).ends_with(kGive);
}

class Reader {
 public:
    Reader(const MappedText& text, const Lexicon& lexicon)
        : text_(text),
          view_(text.view()),
          words_(lexicon.table("roster_word")),
          posts_(lexicon.table("position")),
          families_(lexicon.table("surname")) {}

    void read(std::vector<RosterLine>& out) {
        std::size_t begin = 0;
        for (std::size_t pos = utf8::next_mark(view_, 0); pos <= view_.size(); pos = next_mark_behind(pos)) {
            const std::string_view c = utf8::at(view_, pos);
            if (c.empty() || c == "，" || c == "；" || c == "。" || c == "：") {
                clause({begin, pos}, out);
                begin = pos + c.size();
            }
        }
    }

 private:
    // The next mark, the text's end after the last one, and what lies behind it after that.
    [[nodiscard]] std::size_t next_mark_behind(std::size_t pos) const {
        return pos >= view_.size() ? pos + 1 : utf8::next_mark(view_, pos + utf8::length_at(view_, pos));
    }

    void clause(Range where, std::vector<RosterLine>& out) {
        std::string_view words = view_.substr(where.begin, where.size());
        if (const std::size_t made = behind_make(words_, words); made != 0) {
            const std::string_view name = words.substr(made);
            if (name.starts_with(kBy)) {
                given_ = true;
                where.begin += made;
            } else if (name.size() <= kLongestGroup) {
                group_ = std::string(name.substr(0, utf8::find(name, "（")));
            }
        }
        words = view_.substr(where.begin, where.size());
        if (role_first(where, words, out)) return;
        // 任 and what it gives stand at the clause's end.
        const LexiconRow* role = words_.longest_before(words, words.size());
        if (!is_of_use(words_, role, "role")) return;
        std::size_t end = words.size() - role->phrase.size();
        // 由李明同志任办公室主任
        if (words.substr(0, end).ends_with(kOffice)) end -= kOffice.size();
        const bool given = words.substr(0, end).ends_with("任");
        const bool goes_on = given_ && words.substr(0, end).ends_with("为");
        if (!given && !goes_on) return;
        end -= std::string_view("任").size();
        if (words.substr(0, end).ends_with("担")) end -= std::string_view("担").size();
        given_ = true;
        std::size_t begin = where.begin;
        if (words.starts_with(kBy)) begin += kBy.size();
        items({begin, where.begin + end}, std::string(role->phrase), out);
    }

    // 办公室主任由区民政局局长李明同志兼任
    bool role_first(Range where, std::string_view words, std::vector<RosterLine>& out) {
        const std::size_t by = utf8::find(words, kBy);
        if (by == std::string_view::npos || !words.ends_with("任")) return false;
        const LexiconRow* role = words_.longest_before(words, by);
        if (!is_of_use(words_, role, "role")) return false;
        std::size_t end = words.size() - std::string_view("任").size();
        for (const std::string_view more : {"担", "兼"}) {
            if (words.substr(0, end).ends_with(more)) end -= more.size();
        }
        items({where.begin + by + kBy.size(), where.begin + end}, std::string(role->phrase), out);
        return true;
    }

    // 镇长李明、副镇长赵刚和王海同志
    void items(Range list, const std::string& role, std::vector<RosterLine>& out) {
        // 方虎、姜波、许文同志: said once for all.
        const bool plain = address_before(words_, view_.substr(list.begin, list.size())) > 0;
        std::size_t from = list.begin;
        for (std::size_t pos = list.begin; pos <= list.end;) {
            const std::string_view c = pos < list.end ? utf8::at(view_, pos) : std::string_view{};
            const bool part = c.empty() || c == "、" || c == "和";
            if (part && item({from, pos}, role, plain, out)) from = pos + c.size();
            pos += std::max<std::size_t>(c.size(), 1);
        }
    }

    bool item(Range where, const std::string& role, bool plain, std::vector<RosterLine>& out) const {
        std::string_view words = view_.substr(where.begin, where.size());
        const std::size_t address = address_before(words_, words);
        words.remove_suffix(address);
        std::size_t name = words.size();
        for (std::size_t count = 0; count < kMost && name > 0; ++count) {
            name = utf8::previous(words, name);
            if (count + 1 < kFewest || families_.longest_at(words, name) == nullptr) continue;
            const std::string_view post = words.substr(0, name);
            // 副书记镇长: a further post is no name.
            if (posts_.longest_before(words, words.size()) != nullptr) return false;
            const bool posted = !post.empty() && posts_.longest_before(post, post.size()) != nullptr;
            if (!posted && !((address > 0 || plain) && post.empty())) continue;
            RosterLine line;
            line.name = std::string(words.substr(name));
            if (!post.empty()) line.position = std::string(post);
            if (!group_.empty()) line.group = group_;
            line.role = role;
            line.source = text_.original(where.begin, where.begin + words.size());
            out.push_back(std::move(line));
            return true;
        }
        return false;
    }

    const MappedText& text_;
    std::string_view view_;
    const LexiconTable& words_;
    const LexiconTable& posts_;
    const LexiconTable& families_;
    std::string group_;
    bool given_ = false;  // 任 has been seen in this paragraph
};

}  // namespace

bool names_posts(std::string_view text, const LexiconTable& words) {
    const auto given_by = [&](std::string_view give) {
        for (std::size_t at = text.find(give); at != std::string_view::npos; at = text.find(give, at + give.size())) {
            const LexiconRow* row = words.longest_at(text, at + give.size());
            if (is_of_use(words, row, "role")) return true;
        }
        return false;
    };
    if (given_by("任")) return true;
    // 主任由X兼任, 成立由X为组长的小组
    for (std::size_t by = utf8::find(text, kBy); by != std::string_view::npos;
         by = utf8::find(text, kBy, by + kBy.size())) {
        const LexiconRow* before = words.longest_before(text, by);
        if (is_of_use(words, before, "role") && gives_post(text, by)) return true;
        if (is_of_use(words, before, "make") && given_by("为")) return true;
    }
    return false;
}

std::vector<RosterLine> prose_rosters(const std::vector<Block>& blocks, const DocumentLayout& layout,
                                      const Lexicon& lexicon) {
    std::vector<RosterLine> out;
    const LexiconTable& words = lexicon.table("roster_word");
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool body =
            i < layout.roles.size() && (layout.roles[i] == BlockRole::body || layout.roles[i] == BlockRole::preamble);
        if (!body || blocks[i].kind != BlockKind::paragraph || blocks[i].text.size() > PersonNames::kMostBytes)
            continue;
        if (!names_posts(blocks[i].text.view(), words)) continue;
        Reader(blocks[i].text, lexicon).read(out);
    }
    return out;
}

}  // namespace fenjie
