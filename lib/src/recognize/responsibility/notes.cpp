// Responsibility notes in a paragraph: brackets of any kind, and label sentences at its end.
//
// In:  "推进信息公开。（市商务局牵头，各区政府负责落实，完成时限：2021年10月）"
// Out: one note: lead 市商务局, responsible 各区政府, deadline 2021年10月
//
// A bracket is a note if it has a role label, if its names are followed by role verbs, or if it holds nothing but
// names and closes a sentence. （试行）, （以下简称…）, （除…外） and the second name in 区委宣传部（区文明办） are
// none.
#include <algorithm>

#include "recognize/brackets.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/marks.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// As many names as are read of a list, each as long as a name may be.
constexpr std::size_t kNoteBytes = OrganizationRecognizer::kMostNames * 150;
constexpr RuleId kByPost = "owner.person";
constexpr std::size_t kSameBytes = 9000;                   // in which a bracket is looked for again
constexpr std::size_t kPersonBytes = 5 * utf8::kHanBytes;  // a colon and a name
constexpr int kNestedBrackets = 3;
constexpr std::size_t kOwnBytes = 4 * utf8::kHanBytes;  // more than a label's own words: 总|牵头单位

bool ends_sentence(std::string_view c) {
    return c == "。" || c == "；" || c == "！" || c == "？" || c == "\n" || c == ";" || c == ".";
}
bool is_colon(char32_t c) {
    return c == U'：' || c == U':' || c == U'∶';
}

/// The first colon at or behind `pos`, which begins a character; the text's end where there is none.
std::size_t next_colon(std::string_view text, std::size_t pos) {
    for (pos = utf8::next_mark(text, pos); pos < text.size(); pos = utf8::next_mark(text, pos)) {
        if (is_colon(utf8::code_point_at(text, pos))) break;
        pos += utf8::length_at(text, pos);
    }
    return pos;
}

/// Brackets of either side, as next to no other mark is.
const CharacterFilter& bracket_marks() {
    static const CharacterFilter filter = [] {
        CharacterFilter made;
        made.add(kOpeningBrackets);
        made.add(kClosingBrackets);
        return made;
    }();
    return filter;
}

/// What stands between a bracket and its closing mark, where it has one.
Range inside_of(std::string_view text, Range bracket) {
    const std::size_t begin = bracket.begin + utf8::length_at(text, bracket.begin);
    const bool closed = closes_bracket(utf8::before(text, bracket.end));
    return {begin, closed ? utf8::previous(text, bracket.end) : bracket.end};
}

struct Bracket {
    std::size_t open = 0;
    std::size_t after = 0;  // behind the closing mark
    int inner = 0;          // how deep brackets nest inside
};

/// Outermost pairs first; a pair too long or too deep to be a note is left out, what it holds is not.
std::vector<Bracket> brackets(std::string_view text) {
    std::vector<Bracket> out;
    std::vector<Bracket> stack;
    const CharacterFilter& marks = bracket_marks();
    for (std::size_t at = utf8::next_mark(text, 0); at < text.size();
         at = utf8::next_mark(text, at + utf8::length_at(text, at))) {
        const char32_t c = utf8::code_point_at(text, at);
        if (!marks.may_hold(c)) continue;
        if (opens_bracket(c)) {
            stack.push_back({at, 0, 0});
        } else if (closes_bracket(c) && !stack.empty()) {
            Bracket b = stack.back();
            stack.pop_back();
            b.after = at + utf8::length_at(text, at);
            if (!stack.empty()) stack.back().inner = std::max(stack.back().inner, b.inner + 1);
            if (b.inner <= kNestedBrackets && b.after - b.open <= kNoteBytes) out.push_back(b);
        }
    }
    // A note that was never closed runs to the paragraph's end.
    if (!stack.empty() && text.size() - stack.back().open <= kNoteBytes)
        out.push_back({stack.back().open, text.size(), 1});
    std::sort(out.begin(), out.end(), [](const Bracket& a, const Bracket& b) { return a.open < b.open; });
    return out;
}

void move_by(std::size_t offset, NoteContent& content) {
    for (OwnerMention& o : content.owners) o.where = {o.where.begin + offset, o.where.end + offset};
    if (content.deadline) content.deadline = Range{content.deadline->begin + offset, content.deadline->end + offset};
}

void remember(std::string_view text, Range bracket, const NoteContent& content, BracketContents& known) {
    const auto [entry, added] = known.try_emplace(text.substr(bracket.begin, bracket.size()), content);
    if (added) move_by(std::size_t{0} - bracket.begin, entry->second);
}

// Where a label begins with the blanks and the dash before it: 更换门窗。|——责任单位：…
std::size_t with_dash(std::string_view text, std::size_t begin, std::size_t from) {
    constexpr std::string_view kDash = "—";
    while (begin > from && (is_blank_mark(utf8::before(text, begin)) || utf8::before(text, begin) == kDash))
        begin = utf8::previous(text, begin);
    return begin;
}

}  // namespace

ResponsibilityRecognizer::ResponsibilityRecognizer(const Lexicon& lexicon, const OrganizationRecognizer& organizations)
    : organizations_(organizations),
      names_(lexicon),
      label_(lexicon.table("role_label")),
      label_noun_(lexicon.table("role_label_noun")),
      note_label_(lexicon.table("note_label")),
      verb_(lexicon.table("role_verb")),
      subject_verb_(lexicon.table("subject_verb")),
      position_(lexicon.table("position")),
      surname_(lexicon.table("surname")),
      owner_rule_(lexicon.table("owner_rule")),
      setting_(lexicon.table("setting")),
      text_trigger_(lexicon.table("text_trigger")),
      clause_(lexicon.table("clause_word")),
      during_(clause_.only("kind", "during")),
      aids_(clause_.only("kind", "aid")),
      roster_word_(lexicon.table("roster_word")),
      ongoing_(lexicon.table("ongoing_word")),
      date_action_(lexicon.table("date_action")),
      measure_(lexicon.table("measure_unit")),
      heading_title_(lexicon.table("heading_title")),
      population_(lexicon.table("population")),
      in_text_begins_(in_text_begins()) {}

// Whether the bracket that opens at `open` and ends at `after` is a note, given what it was read as.
bool ResponsibilityRecognizer::note_like(std::string_view text, std::size_t open, std::size_t after,
                                         const NoteContent& c) const {
    if (c.labelled) return true;
    if (c.owners.empty()) return c.people && c.verbs;  // （刘海涛副县长负责）
    const std::size_t inside = open + utf8::length_at(text, open);
    std::size_t end = after;
    while (end < text.size() && is_blank_mark(utf8::at(text, end))) end += utf8::length_at(text, end);
    std::size_t begin = open;
    while (begin > 0 && is_blank_mark(utf8::before(text, begin))) begin = utf8::previous(text, begin);
    const bool behind_sentence = begin > 0 && ends_sentence(utf8::before(text, begin));
    const bool at_end = end >= text.size() || ends_sentence(utf8::at(text, end));
    if (c.verbs) {
        const std::size_t first = c.owners.front().where.begin;
        if (first <= inside + 6) return true;
        // （6月底前完成，市教育局牵头）
        if (c.deadline && c.deadline->begin <= inside + 6 && c.deadline->end + 6 >= first) return true;
        // （材料由县委宣传部负责），各镇要…: said by the way, inside a sentence that has its own subject.
        return utf8::before(text, first) == "由" && (behind_sentence || at_end);
    }
    // 组长：王强（派出所所长）；: the post of whoever leads a group. 责任人：王强（派出所所长） tells who does it.
    const std::size_t near = begin > kPersonBytes ? begin - kPersonBytes : 0;
    const std::size_t colon = text.substr(near, begin - near).rfind("：");
    const bool leader = colon != std::string_view::npos && position_.longest_before(text, near + colon) != nullptr;
    if (leader && c.owners.front().rule == kByPost) return false;
    // Nothing but names: it must close a sentence or the paragraph, and not be the second name of an organization.
    if (!c.names_only || !c.certain) return false;
    // 供养设施（敬老院）建设: a bracket that stands inside a sentence as well is another name of a thing.
    const std::string_view bracket = text.substr(open, after - open);
    const std::size_t same = text.find(bracket, open > kSameBytes ? open - kSameBytes : 0);
    if (same < open && !ends_sentence(utf8::at(text, same + bracket.size()))) return false;
    if (behind_sentence) return true;
    return at_end && (begin == 0 || !organizations_.name_before(text, begin));
}

// 开展集中宣传|牵头单位：区民政局: the blank before a label was lost. Not 明确牵头单位：, 下列责任单位：, and a few
// characters are the label's own (技术责任单位：).
bool ResponsibilityRecognizer::runs_on(std::string_view text, const Label& label) const {
    const std::string_view words = text.substr(label.begin);
    const bool duty = label.role == Role::lead || label.role == Role::cooperate || words.starts_with("责任");
    if (!duty || is_clause_word(clause_.longest_before(text, label.begin), "told")) return false;
    std::size_t own = label.begin;
    while (own > 0 && label.begin - own < kOwnBytes && utf8::is_han_at(text, utf8::previous(text, own)))
        own = utf8::previous(text, own);
    return own == label.begin || label.begin - own >= kOwnBytes;
}

std::size_t ResponsibilityRecognizer::heading_end(std::string_view text, Range heading) const {
    if (!text.substr(heading.end).starts_with("：")) return heading.end;
    const std::optional<Label> label = label_before(text, heading.end, heading.begin);
    const bool ran_on = label && label->role && label->noun && label->begin > heading.begin && runs_on(text, *label);
    return ran_on ? label->begin : heading.end;
}

// A label sentence outside brackets: 牵头单位：…。责任单位：…。 with all labels that follow one another. Without owners
// it is none; one that stands `inside` a sentence must be certain names and nothing else.
std::optional<ResponsibilityNote> ResponsibilityRecognizer::sentence(std::string_view text, std::size_t pos,
                                                                     const OwnerRules& rules, bool inside) const {
    std::size_t end = pos;
    std::size_t at = pos;
    bool bare = false;
    const std::size_t limit = std::min(text.size(), pos + kNoteBytes);
    while (at < limit) {
        const std::optional<Label> label = label_at(text, at);
        if (!label) break;
        bare = bare || (label->role && !label->noun);
        std::size_t stop = label->end;
        while (stop < limit &&
               (utf8::is_common_han_at(text, stop) || (utf8::at(text, stop) != "。" && utf8::at(text, stop) != "\n"))) {
            stop += utf8::length_at(text, stop);
        }
        if (stop >= limit && limit < text.size()) {
            // Too long for a note; the caller goes on behind it.
            ResponsibilityNote none;
            none.whole = {pos, stop};
            return none;
        }
        end = stop;
        at = std::min(text.size(), stop + utf8::length_at(text, std::min(stop, text.size() - 1)));
        if (stop < text.size() && utf8::at(text, stop) == "。") end = at;
        while (at < text.size() && is_blank_mark(utf8::at(text, at))) at += utf8::length_at(text, at);
    }
    if (end == pos) return std::nullopt;
    NoteContent c = content(text, pos, end);
    // 主办：区水务局 协办：各街道; 完成：全部整改 is none.
    if ((bare || inside) && !c.names_only) return std::nullopt;
    if (inside && !c.certain) return std::nullopt;
    apply(text, rules, c);
    ResponsibilityNote note;
    note.whole = {pos, end};
    note.owners = std::move(c.owners);
    note.deadline = c.deadline;
    note.bracketed = false;
    return note;
}

// What stands in a bracket, read or known.
NoteContent ResponsibilityRecognizer::bracket_content(std::string_view text, Range bracket,
                                                      const BracketContents* known) const {
    const auto found =
        known ? known->find(text.substr(bracket.begin, bracket.size())) : BracketContents::const_iterator{};
    if (known && found != known->end()) {
        NoteContent c = found->second;
        move_by(bracket.begin, c);
        return c;
    }
    const Range inside = inside_of(text, bracket);
    return inside.empty() ? NoteContent{} : content(text, inside.begin, inside.end);
}

// The bracket as a note, or nothing where it is none, given what it says.
std::optional<ResponsibilityNote> ResponsibilityRecognizer::bracket_note(std::string_view text, Range bracket,
                                                                         NoteContent c, const OwnerRules& rules) const {
    apply(text, rules, c);
    if (!note_like(text, bracket.begin, bracket.end, c)) return std::nullopt;
    ResponsibilityNote note;
    note.whole = bracket;
    note.owners = std::move(c.owners);
    note.deadline = c.deadline;
    return note;
}

std::vector<ResponsibilityNote> ResponsibilityRecognizer::notes(std::string_view text, const OwnerRules& rules,
                                                                const BracketContents* known) const {
    std::vector<ResponsibilityNote> out;
    std::size_t done = 0;
    for (const Bracket& b : brackets(text)) {
        if (b.open < done) continue;
        const Range bracket{b.open, b.after};
        std::optional<ResponsibilityNote> note =
            bracket_note(text, bracket, bracket_content(text, bracket, known), rules);
        if (!note) continue;
        out.push_back(std::move(*note));
        done = b.after;
    }
    // Label sentences between them. A label is told at its colon, so that only colons are looked at.
    std::vector<ResponsibilityNote> sentences;
    std::size_t from = 0;
    std::size_t bracket = 0;
    std::size_t next = 0;  // the first of these with owners
    for (std::size_t at = next_colon(text, 0); at < text.size();
         at = next_colon(text, at + utf8::length_at(text, at))) {
        if (at < from) continue;
        const std::optional<Label> label = label_before(text, at, from);
        if (!label || !label->role) continue;
        const std::size_t begin = with_above(text, with_dash(text, label->begin, from), from);
        const bool starts = begin == 0 || begin < label->begin || ends_sentence(utf8::before(text, begin)) ||
                            closes_bracket(utf8::before(text, begin));
        while (bracket < out.size() && out[bracket].whole.end <= label->begin) ++bracket;
        const bool taken = bracket < out.size() && out[bracket].whole.begin <= label->begin;
        const bool inside = !starts && label->noun && !label->person && runs_on(text, *label);
        if ((!starts && !inside) || taken) continue;
        // 牵头单位：区商务局（责任单位：区税务局）: a note in a bracket ends what stands before it.
        next = std::max(next, bracket);
        while (next < out.size() && out[next].owners.empty()) ++next;
        const std::string_view before_note = text.substr(0, next < out.size() ? out[next].whole.begin : text.size());
        if (std::optional<ResponsibilityNote> note = sentence(before_note, label->begin, rules, inside)) {
            from = note->whole.end;
            if (begin < label->begin) note->whole.begin = begin;
            if (inside && text.substr(0, begin).ends_with("，")) note->whole.begin = utf8::previous(text, begin);
            if (!note->owners.empty() || note->deadline) sentences.push_back(std::move(*note));
        }
    }
    if (sentences.empty() && out.empty()) return run_on_notes(text, rules);
    if (sentences.empty()) return out;
    out.insert(out.end(), sentences.begin(), sentences.end());
    std::sort(out.begin(), out.end(),
              [](const ResponsibilityNote& a, const ResponsibilityNote& b) { return a.whole.begin < b.whole.begin; });
    // A bracket that names nobody does not end the sentence around it: its time is the sentence's.
    std::vector<ResponsibilityNote> apart;
    for (ResponsibilityNote& note : out) {
        if (apart.empty() || note.whole.begin >= apart.back().whole.end || !note.owners.empty()) {
            apart.push_back(std::move(note));
            continue;
        }
        ResponsibilityNote& around = apart.back();
        if (!around.deadline && note.whole.end <= around.whole.end) around.deadline = note.deadline;
    }
    return apart;
}

bool ResponsibilityRecognizer::ends_with_note(std::string_view text, BracketContents* known) const {
    const auto at_end = [&](std::size_t end) { return end + 6 >= text.size(); };
    // A bracket note at the end is the last note: what would begin behind it has no room for a label.
    for (const Bracket& b : brackets(text)) {
        if (!at_end(b.after)) continue;
        // A label of a role makes it one; what else it holds need not be read.
        const Range bracket{b.open, b.after};
        const Range inside = inside_of(text, bracket);
        if (inside.empty()) continue;
        const std::vector<Label> found = labels(text, inside.begin, inside.end);
        if (std::any_of(found.begin(), found.end(), [](const Label& label) { return label.role.has_value(); }))
            return true;
        NoteContent content = bracket_content(text, bracket, known);
        if (known && inside.end < bracket.end) remember(text, bracket, content, *known);
        if (bracket_note(text, bracket, std::move(content), {})) return true;
    }
    // Else only a label sentence may reach the end, which has its label in the text's last sentence, or labels that
    // ran into the text.
    std::size_t begin = text.size();
    while (begin > 0) {
        const std::string_view c = utf8::before(text, begin);
        if (!at_end(begin) && (c == "。" || c == "\n")) break;
        begin -= c.size();
    }
    if (next_colon(text, begin) == text.size() && run_on_notes(text, {}).empty()) return false;
    const std::vector<ResponsibilityNote> all = notes(text, {}, known);
    return !all.empty() && at_end(all.back().whole.end);
}

bool ResponsibilityRecognizer::has_overlong_note(std::string_view text) const {
    if (text.size() <= kNoteBytes) return false;
    std::size_t end = 0;  // of the sentence
    for (std::size_t at = next_colon(text, 0); at < text.size();
         at = next_colon(text, at + utf8::length_at(text, at))) {
        if (at >= end) end = std::min(text.find("。", at), text.size());
        if (end - at <= kNoteBytes) continue;
        const std::optional<Label> label = label_before(text, at, 0);
        if (label && label->role) return true;
    }
    return false;
}

std::optional<ResponsibilityNote> ResponsibilityRecognizer::opening_note(std::string_view text) const {
    if (text.empty()) return std::nullopt;
    if (opens_bracket(utf8::code_point_at(text, 0))) {
        const std::vector<Bracket> all = brackets(text);
        if (all.empty() || all.front().open != 0) return std::nullopt;
        const Range bracket{0, all.front().after};
        return bracket_note(text, bracket, bracket_content(text, bracket, nullptr), {});
    }
    // 责任单位 区民政局: a label that lost its colon.
    if (label_without_colon(text, 0, text.size()) && !run_on_notes(text, {}).empty()) {
        std::vector<ResponsibilityNote> all = notes(text);
        if (!all.empty() && all.front().whole.begin == 0) return std::move(all.front());
    }
    const std::size_t colon = next_colon(text, 0);
    if (colon == text.size()) return std::nullopt;
    const std::optional<Label> label = label_before(text, colon, 0);
    if (!label || !label->role || !label->noun || with_dash(text, label->begin, 0) != 0) return std::nullopt;
    // As in notes(): a note in a bracket ends it.
    std::string_view head = text;
    for (const Bracket& b : brackets(text)) {
        if (b.open <= colon) continue;
        const Range bracket{b.open, b.after};
        const auto inside = bracket_note(text, bracket, bracket_content(text, bracket, nullptr), {});
        if (!inside || inside->owners.empty()) continue;
        head = text.substr(0, b.open);
        break;
    }
    std::optional<ResponsibilityNote> note = sentence(head, label->begin, {}, false);
    if (!note || (note->owners.empty() && !note->deadline)) return std::nullopt;
    note->whole.begin = 0;
    return note;
}

}  // namespace fenjie
