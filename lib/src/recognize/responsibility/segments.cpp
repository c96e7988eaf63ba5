// A note's text between labels, cut at commas: names, and the verbs that give their roles.
//
// In:  "财政部牵头，国务院相关部门及各地区按职责分工负责" "区教育局会同区财政局负责，各街道配合"
// Out: lead 财政部; responsible 国务院相关部门, 各地区     responsible 区教育局; cooperate 区财政局, 各街道
//
// In a stretch between commas names come first and a role verb follows them; names without a verb wait for the next one
// (A，B负责). The list ends where a role verb stands behind a whole name, so that 市场监督管理局负责 is not read as
// 市场 + 监督.
#include <algorithm>
#include <iterator>

#include "recognize/brackets.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/marks.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kOpenBytes = 36;
constexpr std::size_t kBeforeOngoing = 6;  // bytes: 之后

void append(std::vector<OwnerMention> more, std::vector<OwnerMention>& owners) {
    if (owners.empty()) owners.swap(more);
    owners.insert(owners.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// 2021年10月底前, 12月底前完成: begins with a figure and has a year or a month in it; 全年, 十月底前, 每月25日前: of
/// nothing but time; 年底前完成: of time that is bounded, and what is done by then.
bool looks_dated(std::string_view s, const LexiconTable& actions) {
    if (s.empty() || s.size() > 90) return false;
    const bool every = s.starts_with("每") && s.size() > 3;
    if (!every && s.find("年") == std::string_view::npos && s.find("月") == std::string_view::npos) return false;
    if (utf8::is_digit(s[0])) return true;
    // 六月底前出台政策, 二〇二三年前完成
    std::size_t numeral = 0;
    while (utf8::is_one_of(utf8::at(s, numeral), "〇○零一二三四五六七八九十")) numeral += utf8::length_at(s, numeral);
    if (numeral > 0 && utf8::is_one_of(utf8::at(s, numeral), "年月")) return true;
    constexpr std::string_view kTime = "年月底末初前后上中下半全旬内每一二三四五六七八九十日周季度个0123456789";
    for (std::size_t at = 0; at < s.size(); at += utf8::length_at(s, at)) {
        if (kTime.find(utf8::at(s, at)) != std::string_view::npos) continue;
        constexpr std::string_view kBounds = "前内底末年";
        return at > 3 && kBounds.find(utf8::before(s, at)) != std::string_view::npos && actions.longest_at(s, at);
    }
    return true;
}

}  // namespace

// 持续推进, 之后长期坚持: no name but a time.
bool ResponsibilityRecognizer::goes_on(std::string_view words) const {
    const LexiconRow* row = ongoing_.longest_before(words, words.size());
    return row != nullptr && words.size() - row->phrase.size() <= kBeforeOngoing &&
           !organizations_.whole(words, 0, words.size());
}

/// A stretch between two commas: names, a verb that gives their role, and whom it helps.
class ResponsibilityRecognizer::SegmentReader {
 public:
    SegmentReader(const ResponsibilityRecognizer& recognizer, std::string_view text, const Reading& how,
                  std::vector<OwnerMention>& waiting, NoteContent& out)
        : r_(recognizer), text_(text), how_(how), waiting_(waiting), out_(out) {}

    void read(Range where) {
        where_ = trimmed_stretch(text_, where);
        if (where_.empty()) return;
        head_ = text_.substr(0, where_.end);
        skip_by();
        const std::optional<RoleVerb> verb = find_verb();
        if (!verb) {
            without_verb();
        } else if (!helped(*verb)) {
            with_verb(*verb);
        }
    }

 private:
    void skip_by();
    [[nodiscard]] std::optional<RoleVerb> find_verb();
    [[nodiscard]] std::optional<RoleVerb> verb_behind_names(bool firm);
    void without_verb();
    bool helped(const RoleVerb& verb);
    void with_verb(const RoleVerb& verb);
    [[nodiscard]] std::vector<OwnerMention> beside(std::size_t from, Role& role);
    void give_role(Role role);
    void tail(std::size_t from);

    const ResponsibilityRecognizer& r_;
    std::string_view text_;
    const Reading& how_;
    std::vector<OwnerMention>& waiting_;  // names whose verb has not come yet
    NoteContent& out_;
    Range where_;
    std::string_view head_;    // the text up to the end of the stretch
    std::size_t verb_at_ = 0;  // where the verb stands
};

// 由X负责, 具体由X负责, 以上任务由X负责.
void ResponsibilityRecognizer::SegmentReader::skip_by() {
    constexpr std::string_view kBy = "由";
    for (std::size_t pos = where_.begin; pos < std::min(where_.end, where_.begin + kOpenBytes);
         pos += utf8::length_at(text_, pos)) {
        if (utf8::at(text_, pos) != kBy || where_.end - pos <= 2 * kBy.size()) continue;
        if (pos == where_.begin || r_.organizations_.endings(text_, where_.begin, pos).empty())
            where_.begin = pos + kBy.size();
        return;
    }
}

// The first verb behind names with a known ending; where there is none, behind what may be a field of work.
std::optional<ResponsibilityRecognizer::RoleVerb> ResponsibilityRecognizer::SegmentReader::find_verb() {
    verb_at_ = where_.begin;
    std::optional<RoleVerb> verb = verb_behind_names(true);
    if (!verb && !r_.named(text_, where_.begin, where_.end, true)) verb = verb_behind_names(false);
    return verb;
}

std::optional<ResponsibilityRecognizer::RoleVerb> ResponsibilityRecognizer::SegmentReader::verb_behind_names(
    bool firm) {
    int depth = 0;
    for (std::size_t pos = where_.begin; pos < where_.end; pos += utf8::length_at(text_, pos)) {
        if (!utf8::is_common_han_at(text_, pos)) {
            const std::string_view c = utf8::at(text_, pos);
            if (opens_bracket(c)) ++depth;
            if (closes_bracket(c)) --depth;
        }
        const LexiconRow* word = depth > 0 ? nullptr : r_.verb_.longest_at(head_, pos);
        // 社会组织|联合会: the verb is the begin of a name's end.
        if (!word || r_.organizations_.suffix_length(text_, pos) > word->phrase.size()) continue;
        if (r_.in_name(head_, pos, *word)) continue;
        if (pos > where_.begin && !r_.named(text_, where_.begin, pos, firm)) continue;
        verb_at_ = pos;
        if (std::optional<RoleVerb> verb = r_.verb_at(head_, pos)) return verb;
    }
    return std::nullopt;
}

void ResponsibilityRecognizer::SegmentReader::without_verb() {
    const std::string_view words = text_.substr(where_.begin, where_.size());
    if (looks_dated(words, r_.date_action_) || r_.goes_on(words)) {
        if (!out_.deadline) out_.deadline = where_;
        return;
    }
    std::vector<OwnerMention> found = r_.names(text_, where_, how_, out_);
    if (found.empty()) out_.names_only = false;
    append(std::move(found), waiting_);
}

// A，配合B: whom a verb at the begin helps is told of by it; A keeps its role.
bool ResponsibilityRecognizer::SegmentReader::helped(const RoleVerb& verb) {
    if (verb_at_ != where_.begin || verb.role != Role::cooperate || verb.with || verb.end >= where_.end ||
        !r_.organizations_.is_name(text_.substr(verb.end, where_.end - verb.end)))
        return false;
    append(r_.names(text_, {verb.end, where_.end}, {Role::cooperate, true, how_.person, "note.with"}, out_),
           out_.owners);
    out_.verbs = true;
    return true;
}

void ResponsibilityRecognizer::SegmentReader::with_verb(const RoleVerb& verb) {
    append(r_.names(text_, {where_.begin, verb_at_}, {how_.role, true, how_.person, "note.verb"}, out_), waiting_);
    if (!waiting_.empty() || out_.people) out_.verbs = true;
    Role role = verb.bare ? how_.role.value_or(verb.role) : verb.role;
    std::vector<OwnerMention> further;
    if (verb.with) further = beside(verb.end, role);
    give_role(role);
    append(std::move(further), out_.owners);
    if (!verb.with) tail(verb.end);
}

// A会同B负责: B cooperates, A has the role of the verb behind.
std::vector<OwnerMention> ResponsibilityRecognizer::SegmentReader::beside(std::size_t from, Role& role) {
    role = how_.role.value_or(Role::responsible);
    std::size_t end = where_.end;
    for (std::size_t pos = from; pos < where_.end; pos += utf8::length_at(text_, pos)) {
        if (!r_.verb_.longest_at(head_, pos) || !r_.named(text_, from, pos, true)) continue;
        const std::optional<RoleVerb> main = r_.verb_at(head_, pos);
        if (!main) continue;
        role = main->role;
        end = pos;
        break;
    }
    // A会同有关方面统筹推进: a verb that gives no role ends the names too.
    if (const OrganizationList list = r_.organizations_.read_list(text_.substr(0, end), from); !list.names.empty())
        end = list.end;
    return r_.names(text_, {from, end}, {Role::cooperate, true, how_.person, "note.with"}, out_);
}

void ResponsibilityRecognizer::SegmentReader::give_role(Role role) {
    // A、B，C参与: nobody else is there to be helped but those before the comma.
    const bool helps = role == Role::cooperate && (how_.role || out_.owners.empty());
    for (OwnerMention& o : waiting_) {
        // 责任单位：A，B配合: those before the comma are what the label says.
        const bool labelled = helps && o.where.end < where_.begin;
        if (o.rule != "note.bracketed_role" && !labelled) o.role = role;
        if (o.rule == how_.rule && !labelled) o.rule = "note.verb";
        out_.owners.push_back(std::move(o));
    }
    waiting_.clear();
}

// 市教育局牵头|市财政局配合: no comma between them.
void ResponsibilityRecognizer::SegmentReader::tail(std::size_t from) {
    const Range rest = trimmed_stretch(text_, {from, where_.end});
    for (std::size_t pos = rest.begin; pos < rest.end; pos += utf8::length_at(text_, pos)) {
        if (!r_.verb_.longest_at(head_, pos) || pos == rest.begin || !r_.named(text_, rest.begin, pos, true)) continue;
        read(rest);
        return;
    }
}

void ResponsibilityRecognizer::value(std::string_view text, Range where, const Reading& how, NoteContent& out) const {
    std::vector<OwnerMention> waiting;
    SegmentReader segments(*this, text, how, waiting, out);
    int depth = 0;
    std::size_t from = where.begin;
    for (std::size_t pos = utf8::next_mark(text, where.begin); pos < where.end; pos = utf8::next_mark(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (opens_bracket(c)) ++depth;
        if (closes_bracket(c) && depth > 0) --depth;
        if (depth == 0 && cuts_stretch(c)) {
            segments.read({from, pos});
            from = pos + c.size();
        }
        pos += c.size();
    }
    segments.read({from, where.end});
    append(std::move(waiting), out.owners);
}

}  // namespace fenjie
