// What a responsibility note, a label's value or a table cell says: names with their roles.
//
// In:  "财政部牵头，国务院相关部门及各地区按职责分工负责，完成时限：2020年底前"
// Out: lead 财政部; responsible 国务院相关部门, 各地区; deadline 2020年底前
//
// Text is cut at labels first, then at commas. In a stretch between commas names come first and a role verb follows
// them; names without a verb wait for the next one (A，B负责). The list ends where a role verb stands behind a whole
// name, so that 市场监督管理局负责 is not read as 市场 + 监督.
#include <algorithm>
#include <iterator>

#include "recognize/name_shapes.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/marks.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

using Kind = OrganizationRecognizer::Kind;

constexpr std::size_t kOpenBytes = 36;
constexpr std::size_t kNameBytes = 150;
constexpr std::size_t kBeforeOngoing = 6;  // bytes: 之后

bool cuts(std::string_view c) {
    return c == "，" || c == "；" || c == "。" || c == "," || c == ";";
}

Range trimmed(std::string_view text, Range r) {
    const auto drop = [](std::string_view c) {
        return !utf8::is_common_han_at(c, 0) && (is_blank_mark(c) || cuts(c) || c == "、" || c == "：" || c == "—");
    };
    while (r.begin < r.end && drop(utf8::at(text, r.begin))) r.begin += utf8::length_at(text, r.begin);
    while (r.begin < r.end && drop(utf8::before(text, r.end))) r.end = utf8::previous(text, r.end);
    return r;
}

void append(std::vector<OwnerMention> more, std::vector<OwnerMention>& owners) {
    if (owners.empty()) owners.swap(more);
    owners.insert(owners.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Where the last bracket opens; 0 where none does.
std::size_t last_bracket(std::string_view text) {
    for (std::size_t at = text.size(); at > 0;) {
        at = utf8::previous(text, at);
        if (opens_bracket(utf8::at(text, at))) return at;
    }
    return 0;
}

/// 2021年10月底前, 12月底前完成: begins with a figure and has a year or a month in it; 全年, 十月底前, 每月25日前: of
/// nothing but time; 年底前完成: of time that is bounded, and what is done by then.
bool looks_dated(std::string_view s, const LexiconTable& actions) {
    if (s.empty() || s.size() > 90) return false;
    const bool every = s.starts_with("每") && s.size() > 3;
    if (!every && s.find("年") == std::string_view::npos && s.find("月") == std::string_view::npos) return false;
    if (utf8::is_digit(s[0])) return true;
    constexpr std::string_view kTime = "年月底末初前后上中下半全旬内每一二三四五六七八九十日周季度个0123456789";
    for (std::size_t at = 0; at < s.size(); at += utf8::length_at(s, at)) {
        if (kTime.find(utf8::at(s, at)) != std::string_view::npos) continue;
        constexpr std::string_view kBounds = "前内底末年";
        return at > 3 && kBounds.find(utf8::before(s, at)) != std::string_view::npos && actions.longest_at(s, at);
    }
    return true;
}

}  // namespace

std::optional<ResponsibilityRecognizer::RoleVerb> ResponsibilityRecognizer::verb_at(std::string_view text,
                                                                                    std::size_t pos) const {
    std::size_t at = pos;
    bool by_duty = false;
    for (int words = 0; words < 5; ++words) {
        const LexiconRow* row = verb_.longest_at(text, at);
        // 县教育局、县财政局按职责分工: and nothing more.
        if (!row && by_duty && at == text.size()) return RoleVerb{at, Role::responsible, false, true};
        if (!row) return std::nullopt;
        const std::string_view kind = verb_.attribute(*row, "kind");
        const std::string_view role = verb_.attribute(*row, "role");
        if (kind == "none") return std::nullopt;
        RoleVerb verb;
        verb.end = at + row->phrase.size();
        verb.role = role_named(role).value_or(Role::responsible);
        if (kind == "after") {
            // 负责牵头, 负责督办: the second verb says the role.
            const LexiconRow* own = role == "responsible" ? verb_.longest_at(text, verb.end) : nullptr;
            if (!own || verb_.attribute(*own, "kind") != "after") return verb;
        }
        if (kind == "with") {
            // 联合牵头: how they lead; 联合B: another one.
            const LexiconRow* next = verb_.longest_at(text, verb.end);
            if (!next || verb_.attribute(*next, "kind") != "after") {
                verb.with = true;
                return verb;
            }
        }
        by_duty = by_duty || role_named(role).has_value();
        at = verb.end;
    }
    return std::nullopt;
}

// 区|协作|办, 法院|执行|局、: a verb in the middle of an office's name. 区教育局牵头单位 is told by its noun.
bool ResponsibilityRecognizer::in_name(std::string_view text, std::size_t pos, const LexiconRow& verb) const {
    constexpr std::size_t kShortest = 3;  // bytes: 局
    std::size_t end = pos + verb.phrase.size();
    while (const LexiconRow* further = verb_.longest_at(text, end)) end += further->phrase.size();
    const std::size_t suffix = organizations_.suffix_length(text, end);
    bool group = false;
    // 会同县、区教育局: a level.
    if (organizations_.lead(text, end, group) > 0) return false;
    if (suffix != kShortest && text.substr(end, suffix) != "中心") return false;
    const std::size_t behind = end + suffix;
    const std::string_view c = utf8::at(text, behind);
    return behind >= text.size() || c == "、" || is_blank_mark(c) || cuts(c) ||
           verb_.longest_at(text, behind) != nullptr;
}

// Whether the last name of [begin, end) ends there. `firm`: it must have a known suffix; else a field of work will do.
bool ResponsibilityRecognizer::named(std::string_view text, std::size_t begin, std::size_t end, bool firm) const {
    if (begin >= end) return false;
    std::size_t from = begin;
    int depth = 0;
    for (std::size_t at = utf8::next_mark(text, begin); at < end;
         at = utf8::next_mark(text, at + utf8::length_at(text, at))) {
        const std::string_view c = utf8::at(text, at);
        if (opens_bracket(c)) ++depth;
        if (closes_bracket(c)) --depth;
        if (depth <= 0 && (c == "、" || is_blank_mark(c) || cuts(c))) from = at + c.size();
    }
    if (from >= end || end - from > kNameBytes) return false;
    const std::string_view last = text.substr(from, end - from);
    const bool one = cannot_be_split(last);
    if (!one && last.ends_with("等") && from + 3 < end) return named(text, from, end - 3, firm);
    if (const std::size_t etc = one ? 0 : last.find("等"); etc != std::string_view::npos && etc > 0) {
        if (organizations_.tail_of_list(text, from + etc + 3, end) == end) return true;
    }
    if (const auto ending = organizations_.whole(text, from, end)) {
        bool group = false;
        const std::size_t opening = organizations_.lead(text, from, group);
        return !OrganizationRecognizer::is_class(ending->kind) || opening > 0 || ending->suffix < end - from || !firm;
    }
    // 和 and 及 part two names, the last of which is told.
    for (std::size_t at = utf8::length_at(last, 0); !one && at < last.size(); at += utf8::length_at(last, at)) {
        const std::size_t joint = joint_at(last, at).size();
        if (joint > 0 && organizations_.whole(text, from + at + joint, end)) return true;
    }
    if (firm || last.size() < 6 || last.size() > kOpenBytes) return false;
    for (std::size_t at = 0; at < last.size(); at += utf8::length_at(last, at)) {
        if (!utf8::is_han_at(last, at)) return false;
    }
    // A field of work (民政牵头): nothing in it that a sentence would have.
    return !organizations_.has_stop(last) && !subject_verb_.longest_at(last, 0);
}

std::vector<OwnerMention> ResponsibilityRecognizer::names(std::string_view text, Range where, const Reading& how,
                                                          NoteContent& out) const {
    std::vector<OwnerMention> owners;
    const Role role = how.role.value_or(Role::responsible);
    where = trimmed(text, where);
    if (where.size() > 6 && text.substr(where.begin).starts_with("由")) where.begin += 3;
    std::vector<OrganizationMention> found = organizations_.split(text, where.begin, where.end);
    owners.reserve(found.size());
    for (OrganizationMention& m : found) {
        OwnerMention o;
        o.role = role;
        o.organization = std::move(m.name);
        o.where = {m.begin, m.end};
        o.origin = Origin::marker;
        o.rule = how.rule;
        // 市民政局（牵头）: the role of this one.
        const std::string_view shown = text.substr(m.begin, m.end - m.begin);
        const std::size_t open = closes_bracket(utf8::before(shown, shown.size())) ? last_bracket(shown) : 0;
        if (open > 0) {
            const std::size_t inside = open + utf8::length_at(shown, open);
            const std::size_t close = utf8::previous(shown, shown.size());
            const LexiconRow* word = label_.find(shown.substr(inside, close - inside));
            const std::optional<RoleVerb> said = verb_at(shown, inside);
            std::size_t verbs = said ? said->end : inside;
            while (const LexiconRow* further = verbs < close ? verb_.longest_at(shown, verbs) : nullptr)
                verbs += further->phrase.size();
            const std::optional<Label> label = label_before(shown, close, inside);
            if (word || verbs == close || (label && label->role && label->noun)) {
                if (said)
                    o.role = said->role;
                else if (label && label->role)
                    o.role = *label->role;
                o.organization.resize(o.organization.size() - (shown.size() - open));
                o.where.end = m.begin + open;
                o.rule = "note.bracketed_role";
            }
        }
        // A name that is printed as it is, and whole, is no person with a post.
        const bool plain = o.organization == text.substr(o.where.begin, o.where.size());
        const auto ending = plain ? organizations_.whole(o.organization, 0, o.organization.size()) : std::nullopt;
        if (!ending || address_before(o.organization) > 0) {
            if (std::optional<OwnerMention> someone = person(text, o.where, o.role)) {
                someone->origin = o.origin;
                out.certain = true;
                owners.push_back(std::move(*someone));
                continue;
            }
        }
        const bool firm =
            plain ? organizations_.is_name(o.organization, ending) : organizations_.is_name(o.organization);
        out.certain = out.certain || firm;
        // 派出干部单位: a class beside certain names.
        if (!firm && !(plain && named(text, o.where.begin, o.where.end, true))) out.names_only = false;
        if (!firm && is_person(o.organization)) {
            out.people = true;
            continue;
        }
        if (how.person && !firm) {
            if (std::optional<OwnerMention> someone = member(text, o.where, o.role)) {
                someone->origin = o.origin;
                owners.push_back(std::move(*someone));
            }
            continue;
        }
        if (how.strict && !firm && !named(text, o.where.begin, o.where.end, false)) continue;
        const auto is_sentence = [&] {
            return organizations_.has_stop(o.organization) && !organizations_.is_local_unit(o.organization) &&
                   !(how.role && organizations_.is_office(o.organization));
        };
        if (!firm && (o.organization.size() > kNameBytes || is_sentence())) continue;
        owners.push_back(std::move(o));
    }
    return owners;
}

// 持续推进, 之后长期坚持: no name but a time.
bool ResponsibilityRecognizer::goes_on(std::string_view words) const {
    const LexiconRow* row = ongoing_.longest_before(words, words.size());
    return row != nullptr && words.size() - row->phrase.size() <= kBeforeOngoing &&
           !organizations_.whole(words, 0, words.size());
}

void ResponsibilityRecognizer::segment(std::string_view text, Range where, const Reading& how,
                                       std::vector<OwnerMention>& waiting, NoteContent& out) const {
    where = trimmed(text, where);
    if (where.empty()) return;
    // 由X负责, 具体由X负责, 以上任务由X负责.
    for (std::size_t pos = where.begin; pos < std::min(where.end, where.begin + kOpenBytes);
         pos += utf8::length_at(text, pos)) {
        if (utf8::at(text, pos) != "由" || where.end - pos <= 6) continue;
        if (pos == where.begin || organizations_.endings(text, where.begin, pos).empty()) where.begin = pos + 3;
        break;
    }
    std::size_t at = where.begin;
    std::optional<RoleVerb> verb;
    const std::string_view head = text.substr(0, where.end);
    for (const bool firm : {true, false}) {
        int depth = 0;
        for (std::size_t pos = where.begin; pos < where.end && !verb; pos += utf8::length_at(text, pos)) {
            if (!utf8::is_common_han_at(text, pos)) {
                const std::string_view c = utf8::at(text, pos);
                if (opens_bracket(c)) ++depth;
                if (closes_bracket(c)) --depth;
            }
            const LexiconRow* word = depth > 0 ? nullptr : verb_.longest_at(head, pos);
            // 社会组织|联合会: the verb is the begin of a name's end.
            if (!word || organizations_.suffix_length(text, pos) > word->phrase.size()) continue;
            if (in_name(head, pos, *word)) continue;
            if (pos > where.begin && !named(text, where.begin, pos, firm)) continue;
            verb = verb_at(head, pos);
            at = pos;
        }
        if (verb || named(text, where.begin, where.end, true)) break;
    }
    if (!verb) {
        const std::string_view words = text.substr(where.begin, where.size());
        if (looks_dated(words, date_action_) || goes_on(words)) {
            if (!out.deadline) out.deadline = where;
            return;
        }
        std::vector<OwnerMention> found = names(text, where, how, out);
        if (found.empty()) out.names_only = false;
        append(std::move(found), waiting);
        return;
    }
    // A，配合B: whom a verb at the begin helps is told of by it; A keeps its role.
    if (at == where.begin && verb->role == Role::cooperate && !verb->with && verb->end < where.end &&
        organizations_.is_name(text.substr(verb->end, where.end - verb->end))) {
        append(names(text, {verb->end, where.end}, {Role::cooperate, true, how.person, "note.with"}, out), out.owners);
        out.verbs = true;
        return;
    }
    append(names(text, {where.begin, at}, {how.role, true, how.person, "note.verb"}, out), waiting);
    if (!waiting.empty() || out.people) out.verbs = true;
    Role role = verb->bare ? how.role.value_or(verb->role) : verb->role;
    std::vector<OwnerMention> further;
    std::size_t rest = verb->end;
    if (verb->with) {
        // A会同B负责: B cooperates, A has the role of the verb behind.
        role = how.role.value_or(Role::responsible);
        std::size_t end = where.end;
        for (std::size_t pos = rest; pos < where.end; pos += utf8::length_at(text, pos)) {
            if (!verb_.longest_at(head, pos) || !named(text, rest, pos, true)) continue;
            const std::optional<RoleVerb> main = verb_at(head, pos);
            if (!main) continue;
            role = main->role;
            end = pos;
            break;
        }
        // A会同有关方面统筹推进: a verb that gives no role ends the names too.
        if (const OrganizationList list = organizations_.read_list(text.substr(0, end), rest); !list.names.empty())
            end = list.end;
        further = names(text, {rest, end}, {Role::cooperate, true, how.person, "note.with"}, out);
        rest = where.end;
    }
    // A、B，C参与: nobody else is there to be helped but those before the comma.
    const bool helps = role == Role::cooperate && (how.role || out.owners.empty());
    for (OwnerMention& o : waiting) {
        // 责任单位：A，B配合: those before the comma are what the label says.
        const bool labelled = helps && o.where.end < where.begin;
        if (o.rule != "note.bracketed_role" && !labelled) o.role = role;
        if (o.rule == how.rule && !labelled) o.rule = "note.verb";
        out.owners.push_back(std::move(o));
    }
    waiting.clear();
    append(std::move(further), out.owners);
    // 市教育局牵头市财政局配合: no comma between them.
    Range tail = trimmed(text, {rest, where.end});
    for (std::size_t pos = tail.begin; pos < tail.end; pos += utf8::length_at(text, pos)) {
        if (verb_.longest_at(head, pos) && pos > tail.begin && named(text, tail.begin, pos, true)) {
            segment(text, tail, how, waiting, out);
            break;
        }
    }
}

void ResponsibilityRecognizer::value(std::string_view text, Range where, const Reading& how, NoteContent& out) const {
    std::vector<OwnerMention> waiting;
    int depth = 0;
    std::size_t from = where.begin;
    for (std::size_t pos = utf8::next_mark(text, where.begin); pos < where.end; pos = utf8::next_mark(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (opens_bracket(c)) ++depth;
        if (closes_bracket(c) && depth > 0) --depth;
        if (depth == 0 && cuts(c)) {
            segment(text, {from, pos}, how, waiting, out);
            from = pos + c.size();
        }
        pos += c.size();
    }
    segment(text, {from, where.end}, how, waiting, out);
    append(std::move(waiting), out.owners);
}

NoteContent ResponsibilityRecognizer::content(std::string_view text, std::size_t begin, std::size_t end) const {
    NoteContent out;
    // （市教育局、市财政局，列第一位的为牵头单位，下同）: what a note declares for all names nobody.
    const std::vector<Declaration> declared = declarations(text.substr(begin, end - begin));
    if (!declared.empty() && declared.front().where.begin > 0) end = begin + declared.front().where.begin;
    while (!declared.empty() && end > begin && opens_bracket(utf8::before(text, end))) end = utf8::previous(text, end);
    const std::vector<Label> found = labels(text, begin, end);
    std::size_t first = end;
    for (const Label& label : found) {
        first = std::min(first, label.begin);
        if (label.role) out.labelled = true;
    }
    if (first > begin) value(text, {begin, first}, {std::nullopt, true, false, "note.list"}, out);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Label& label = found[i];
        const Range words = trimmed(text, {label.end, i + 1 < found.size() ? found[i + 1].begin : end});
        if (label.role) {
            value(text, words, {label.role, label.person, label.person, "note.label"}, out);
        } else if (label.deadline) {
            if (!words.empty()) out.deadline = words;
        } else {
            out.names_only = false;
        }
    }
    return out;
}

}  // namespace fenjie
