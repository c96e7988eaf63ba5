// What a responsibility note, a label's value or a table cell says: names with their roles.
//
// In:  "财政部牵头，国务院相关部门及各地区按职责分工负责，完成时限：2020年底前"
// Out: lead 财政部; responsible 国务院相关部门, 各地区; deadline 2020年底前
//
// Text is cut at labels here, and at commas in segments.cpp.
#include <algorithm>

#include "recognize/brackets.hpp"
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

/// Where the last bracket opens; 0 where none does.
std::size_t last_bracket(std::string_view text) {
    for (std::size_t at = text.size(); at > 0;) {
        at = utf8::previous(text, at);
        if (opens_bracket(utf8::at(text, at))) return at;
    }
    return 0;
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
    return behind >= text.size() || c == "、" || is_blank_mark(c) || cuts_stretch(c) ||
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
        if (depth <= 0 && (c == "、" || is_blank_mark(c) || cuts_stretch(c))) from = at + c.size();
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

// 市民政局（牵头）: the role of this one, whose bracket is none of its name.
void ResponsibilityRecognizer::take_bracketed_role(std::string_view text, OwnerMention& owner) const {
    const std::string_view shown = text.substr(owner.where.begin, owner.where.size());
    const std::size_t open = closes_bracket(utf8::before(shown, shown.size())) ? last_bracket(shown) : 0;
    if (open == 0) return;
    const std::size_t inside = open + utf8::length_at(shown, open);
    const std::size_t close = utf8::previous(shown, shown.size());
    const LexiconRow* word = label_.find(shown.substr(inside, close - inside));
    const std::optional<RoleVerb> said = verb_at(shown, inside);
    std::size_t verbs = said ? said->end : inside;
    while (const LexiconRow* further = verbs < close ? verb_.longest_at(shown, verbs) : nullptr)
        verbs += further->phrase.size();
    const std::optional<Label> label = label_before(shown, close, inside);
    if (!word && verbs != close && !(label && label->role && label->noun)) return;
    if (said)
        owner.role = said->role;
    else if (label && label->role)
        owner.role = *label->role;
    owner.organization.resize(owner.organization.size() - (shown.size() - open));
    owner.where.end = owner.where.begin + open;
    owner.rule = "note.bracketed_role";
}

// The owner that one of the names is, as `how` asks for it; nothing where it is none, or nobody's name.
std::optional<OwnerMention> ResponsibilityRecognizer::owner_of(std::string_view text, OwnerMention name,
                                                               const Reading& how, NoteContent& out) const {
    const auto same_origin = [&](std::optional<OwnerMention> someone) {
        if (someone) someone->origin = name.origin;
        return someone;
    };
    // A name that is printed as it is, and whole, is no person with a post.
    const bool plain = name.organization == text.substr(name.where.begin, name.where.size());
    const auto ending = plain ? organizations_.whole(name.organization, 0, name.organization.size()) : std::nullopt;
    if (!ending || address_before(name.organization) > 0) {
        if (std::optional<OwnerMention> someone = person(text, name.where, name.role)) {
            out.certain = true;
            return same_origin(std::move(someone));
        }
    }
    const bool firm =
        plain ? organizations_.is_name(name.organization, ending) : organizations_.is_name(name.organization);
    out.certain = out.certain || firm;
    if (firm) return name;
    // 派出干部单位: a class beside certain names.
    if (!plain || !named(text, name.where.begin, name.where.end, true)) out.names_only = false;
    if (is_person(name.organization)) {
        out.people = true;
        return std::nullopt;
    }
    if (how.person) return same_origin(member(text, name.where, name.role));
    if (how.strict && !named(text, name.where.begin, name.where.end, false)) return std::nullopt;
    const bool sentence = organizations_.has_stop(name.organization) &&
                          !organizations_.is_local_unit(name.organization) &&
                          !(how.role && organizations_.is_office(name.organization));
    if (name.organization.size() > kNameBytes || sentence) return std::nullopt;
    return name;
}

std::vector<OwnerMention> ResponsibilityRecognizer::names(std::string_view text, Range where, const Reading& how,
                                                          NoteContent& out) const {
    std::vector<OwnerMention> owners;
    where = trimmed_stretch(text, where);
    if (where.size() > 6 && text.substr(where.begin).starts_with("由")) where.begin += 3;
    std::vector<OrganizationMention> found = organizations_.split(text, where.begin, where.end);
    owners.reserve(found.size());
    for (OrganizationMention& m : found) {
        OwnerMention name;
        name.role = how.role.value_or(Role::responsible);
        name.organization = std::move(m.name);
        name.where = {m.begin, m.end};
        name.origin = Origin::marker;
        name.rule = how.rule;
        take_bracketed_role(text, name);
        if (std::optional<OwnerMention> owner = owner_of(text, std::move(name), how, out))
            owners.push_back(std::move(*owner));
    }
    return owners;
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
        const Range words = trimmed_stretch(text, {label.end, i + 1 < found.size() ? found[i + 1].begin : end});
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
