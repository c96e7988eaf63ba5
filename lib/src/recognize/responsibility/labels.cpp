// Labels of responsibility (牵头单位：, 配合部门：).
//
// In:  "牵 头 单 位：区发改局　责任单位：区教育局"
// Out: labels lead, responsible; each with the bytes of its own words and the place behind its colon
//
// A label is a word that says the role (role_label.tsv) and a noun (role_label_noun.tsv), printed solid or spaced out,
// with or without a second role in brackets or behind 及 (牵头（责任）单位: the first counts).
#include <algorithm>
#include <array>
#include <utility>

#include "recognize/brackets.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/marks.hpp"
#include "text/joints.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kAboveCharacters = 10;  // of 以上两项, 上述各项工作
constexpr std::size_t kLabelCharacters = 16;
constexpr std::size_t kNamesBytes = 1200;

bool is_colon(std::string_view c) {
    return c == "：" || c == ":" || c == "∶" || c == "︰";
}
bool is_blank(std::string_view c) {
    return c == " " || c == "\u3000" || c == "\t";
}
bool ends_clause(std::string_view c) {
    return c == "，" || c == "；" || c == "。" || c == "," || c == ";" || c == "\n" || c == "【" || c == "〔" ||
           c == "：" || c == ":";
}

/// The characters before `end`, blanks left out, each with its place. They are filled in from the end.
class Compact {
 public:
    Compact(std::string_view text, std::size_t end, std::size_t floor) {
        std::size_t pos = end;
        for (std::size_t characters = 0; pos > floor && characters < kLabelCharacters;) {
            const std::size_t at = utf8::previous(text, pos);
            const std::string_view c = text.substr(at, pos - at);
            pos = at;
            if (!utf8::is_common_han_at(c, 0)) {
                if (ends_clause(c)) break;
                if (is_blank(c)) continue;
            }
            for (std::size_t i = c.size(); i-- > 0;) {
                --begin_;
                bytes_[begin_] = c[i];
                where_[begin_] = at + i;
            }
            ++characters;
        }
    }
    [[nodiscard]] std::string_view text() const { return {bytes_.data() + begin_, kBytes - begin_}; }
    /// The byte of the source that a byte of text() is.
    [[nodiscard]] std::size_t where(std::size_t byte) const { return where_[begin_ + byte]; }

 private:
    static constexpr std::size_t kBytes = 4 * kLabelCharacters;
    std::size_t begin_ = kBytes;
    std::array<char, kBytes> bytes_;         // set from begin_ on
    std::array<std::size_t, kBytes> where_;  // set from begin_ on
};

}  // namespace

// Takes the noun (单位, 领导) off the words of a label; the end of those before it, which give the role.
std::size_t ResponsibilityRecognizer::without_noun(std::string_view words, Label& label) const {
    std::size_t end = words.size();
    const LexiconRow* noun = label_noun_.longest_before(words, end);
    if (noun == nullptr) return end;
    label.noun = true;
    const LexiconRow* whole = label_.longest_before(words, end);
    if (whole != nullptr && whole->phrase.size() > noun->phrase.size()) return end;  // 实施主体
    label.person = label_noun_.attribute(*noun, "person") == "yes";
    end -= noun->phrase.size();
    // 牵头（责任）单位: the word in brackets is a second role.
    if (utf8::before(words, end) != "）" && utf8::before(words, end) != ")") return end;
    std::size_t open = end;
    while (open > 0 && utf8::at(words, open) != "（" && utf8::at(words, open) != "(")
        open = utf8::previous(words, open);
    return open > 0 ? open : end;
}

// Takes the words that give a role off the end of `words`, and sets it; their begin, or nothing where there are none.
std::optional<std::size_t> ResponsibilityRecognizer::without_role(std::string_view words, Label& label) const {
    std::size_t begin = words.size();
    const auto take = [&](std::size_t end) {
        const LexiconRow* row = label_.longest_before(words, end);
        if (row == nullptr) return false;
        begin = end - row->phrase.size();
        const std::string_view role = label_.attribute(*row, "role");
        label.member = role == "member";
        label.role = label.member ? Role::cooperate : role_named(role);
        return true;
    };
    if (!take(begin)) return std::nullopt;
    // 牵头及配合单位, 牵头单位和责任单位: the words before belong to the label; the first role counts.
    if (const std::size_t joint = joint_before(words.substr(0, begin)); joint > 0) {
        std::size_t before = begin - joint;
        if (const LexiconRow* joined = label_noun_.longest_before(words, before)) before -= joined->phrase.size();
        take(before);
    }
    // 牵头责任单位, 协同责任单位: the word before 责任 says more.
    if (label.role == Role::responsible) take(begin);
    // 市级责任部门: on which level it is.
    constexpr std::string_view kLevel = "级";
    if (label.noun && words.substr(0, begin).ends_with(kLevel)) {
        const std::size_t level = utf8::previous(words, begin);
        if (names_.is_level(utf8::before(words, level))) begin = utf8::previous(words, level);
    }
    return begin;
}

// The label whose last character stands before `colon` (or before a blank, for labels printed without one).
std::optional<ResponsibilityRecognizer::Label> ResponsibilityRecognizer::label_before(std::string_view text,
                                                                                      std::size_t colon,
                                                                                      std::size_t floor) const {
    const Compact compact(text, colon, floor);
    const std::string_view all = compact.text();
    if (all.empty()) return std::nullopt;
    Label label;
    label.end = colon;
    const std::size_t end = without_noun(all, label);
    if (end == 0) return std::nullopt;
    if (const std::optional<std::size_t> begin = without_role(all.substr(0, end), label)) {
        // 主办：区水务局|协办：各街道: a name behind the label before ends there.
        const bool parted = *begin == 0 || (floor > 0 && organizations_.name_before(text, compact.where(*begin)));
        if (label.noun || parted) {
            label.begin = compact.where(*begin);
            return label;
        }
    }
    label = Label{};
    label.end = colon;
    if (const LexiconRow* other = note_label_.longest_before(all, all.size())) {
        label.begin = compact.where(all.size() - other->phrase.size());
        label.deadline = note_label_.attribute(*other, "value") == "deadline";
        label.noun = true;
        return label;
    }
    // Some other label (适用范围：): what stands behind it is no owner.
    label.begin = compact.where(0);
    for (std::size_t at = colon; at > label.begin; at = utf8::previous(text, at)) {
        if (is_blank(utf8::before(text, at)) && at < colon) {
            label.begin = at;
            break;
        }
    }
    return label;
}

std::optional<ResponsibilityRecognizer::Label> ResponsibilityRecognizer::label_at(std::string_view text,
                                                                                  std::size_t pos) const {
    // The words up to the first colon, or up to the blank behind a whole label.
    std::size_t at = pos;
    for (std::size_t characters = 0; characters < 2 * kLabelCharacters && at < text.size(); ++characters) {
        if (utf8::is_common_han_at(text, at)) {
            at += 3;
            continue;
        }
        const std::string_view c = utf8::at(text, at);
        if (is_colon(c)) {
            std::optional<Label> label = label_before(text, at, pos);
            if (!label || (!label->role && !label->deadline)) return std::nullopt;
            if (label->begin != pos || label->member) return std::nullopt;
            label->end = at + c.size();
            return label;
        }
        if (ends_clause(c)) return std::nullopt;
        if (is_blank(c) && at > pos) {
            std::optional<Label> label = label_before(text, at, pos);
            std::size_t after = at;
            while (after < text.size() && is_blank(utf8::at(text, after))) after += utf8::length_at(text, after);
            if (label && label->role && label->noun && label->begin == pos && !is_colon(utf8::at(text, after))) {
                label->end = after;
                return label;
            }
        }
        at += c.size();
    }
    return std::nullopt;
}

// 责任单位县邮政管理局: a label whose blank was lost; what follows must be names to the end.
std::optional<ResponsibilityRecognizer::Label> ResponsibilityRecognizer::label_without_colon(std::string_view text,
                                                                                             std::size_t begin,
                                                                                             std::size_t end) const {
    if (end - begin > kNamesBytes || !label_.longest_at(text, begin)) return std::nullopt;
    std::size_t at = begin;
    for (std::size_t characters = 0; characters < kLabelCharacters && at < end; ++characters) {
        at += utf8::length_at(text, at);
        const std::optional<Label> label = label_before(text, at, begin);
        if (label && label->role && label->noun && label->begin == begin &&
            organizations_.is_name(text.substr(at, end - at))) {
            return label;
        }
    }
    return std::nullopt;
}

// 清理积存垃圾|责任单位环卫公司、城管中队|配合单位各社区: where scanning lost all marks, labels with certain names
// behind them up to the end of the text, from the last one on.
std::vector<ResponsibilityNote> ResponsibilityRecognizer::run_on_notes(std::string_view text,
                                                                       const OwnerRules& rules) const {
    constexpr std::size_t kTail = 120 * utf8::kHanBytes;
    constexpr std::size_t kMostLabels = 3;
    std::vector<ResponsibilityNote> out;
    std::size_t end = text.size();
    if (text.empty() || !utf8::is_han_at(text, utf8::previous(text, end))) return out;
    std::size_t floor = end > kTail ? end - kTail : 0;
    while (floor < end && !utf8::is_lead(text[floor])) ++floor;
    for (std::size_t at = end; at > floor && out.size() < kMostLabels;) {
        at = utf8::previous(text, at);
        const std::optional<Label> label = label_without_colon(text, at, end);
        if (!label || !runs_on(text, *label)) continue;
        NoteContent c;
        value(text, {label->end, end}, {label->role, true, label->person, "note.label"}, c);
        if (!c.names_only || !c.certain || c.owners.empty()) continue;
        apply(text, rules, c);
        ResponsibilityNote note;
        note.whole = {at, end};
        note.owners = std::move(c.owners);
        note.bracketed = false;
        out.insert(out.begin(), std::move(note));
        end = at;
    }
    return out;
}

std::vector<ResponsibilityRecognizer::Label> ResponsibilityRecognizer::labels(std::string_view text, std::size_t begin,
                                                                              std::size_t end) const {
    std::vector<Label> out;
    std::size_t floor = begin;
    int depth = 0;
    for (std::size_t at = utf8::next_mark(text, begin); at < end;
         at = utf8::next_mark(text, at + utf8::length_at(text, at))) {
        const std::string_view c = utf8::at(text, at);
        if (c == "（" || c == "(") ++depth;
        if ((c == "）" || c == ")") && depth > 0) --depth;
        if (depth > 0 || !is_colon(c)) continue;
        if (std::optional<Label> label = label_before(text, at, floor)) {
            if (out.empty() && label->member) label->role.reset();
            label->end = at + c.size();
            floor = label->end;
            out.push_back(*label);
        }
    }
    if (out.empty()) {
        std::size_t at = begin;
        while (at < end && is_blank(utf8::at(text, at))) at += utf8::length_at(text, at);
        if (const std::optional<Label> label = label_at(text, at); label && label->end <= end)
            out.push_back(*label);
        else
            add_bare_labels(text, at, end, out);
    }
    return out;
}

// 分管领导：陈平  牵头部门：县应急管理局: a label of somebody without a role, before one that has it.
bool ResponsibilityRecognizer::names_leader_first(std::string_view text, std::size_t begin, std::size_t end) const {
    std::size_t colon = begin;
    for (std::size_t n = 0; n < kLabelCharacters && utf8::is_han_at(text, colon); ++n)
        colon += utf8::length_at(text, colon);
    if (!is_colon(utf8::at(text, colon))) return false;
    const LexiconRow* noun = label_noun_.longest_before(text, colon);
    if (noun == nullptr || label_noun_.attribute(*noun, "person") != "yes") return false;
    const std::vector<Label> behind = labels(text, colon + utf8::length_at(text, colon), end);
    return std::any_of(behind.begin(), behind.end(), [](const Label& label) { return label.role.has_value(); });
}

// 责任单位区民政局、各街道；配合单位区财政局；完成时限2023年6月底: labels whose colons were lost, each before a certain
// name, and behind the first of them one before a figure.
void ResponsibilityRecognizer::add_bare_labels(std::string_view text, std::size_t begin, std::size_t end,
                                               std::vector<Label>& out) const {
    const auto behind = [&](std::size_t at, std::string_view marks) {
        while (at < end && !utf8::is_one_of(utf8::at(text, at), marks)) at += utf8::length_at(text, at);
        return std::min(at, end);
    };
    while (begin < end) {
        if (const std::optional<Label> label = label_without_colon(text, begin, behind(begin, "、，；（"))) {
            out.push_back(*label);
        } else if (out.empty()) {
            return;
        } else if (const LexiconRow* other = note_label_.longest_at(text, begin)) {
            const std::size_t value = begin + other->phrase.size();
            Label time;
            time.begin = begin;
            time.end = value;
            time.deadline = note_label_.attribute(*other, "value") == "deadline";
            time.noun = true;
            if (value < end && utf8::is_digit(text[value])) out.push_back(time);
        }
        begin = behind(begin, "，；");
        if (begin < end) begin += utf8::length_at(text, begin);
    }
}

std::optional<ResponsibilityNote> ResponsibilityRecognizer::label_line(std::string_view text,
                                                                       const OwnerRules& rules) const {
    std::size_t begin = 0;
    std::size_t end = text.size();
    const auto skip = [&](std::string_view c) {
        return is_blank(c) || c == "\n" || c == "—" || c == "·" || c == "●" || c == "★" || c == "▲";
    };
    while (begin < end && skip(utf8::at(text, begin))) begin += utf8::length_at(text, begin);
    if (begin >= end || end - begin > 6000) return std::nullopt;
    const std::string_view first = utf8::at(text, begin);
    if (opens_bracket(first)) {
        const std::vector<ResponsibilityNote> all = notes(text, rules);
        if (all.size() != 1 || all[0].whole.begin != begin) return std::nullopt;
        std::size_t after = all[0].whole.end;
        while (after < end && (skip(utf8::at(text, after)) || utf8::at(text, after) == "。"))
            after += utf8::length_at(text, after);
        if (after < end) return std::nullopt;
        return all[0];
    }
    NoteContent c;
    const std::size_t labels_begin = behind_above(text, begin);
    if (label_at(text, labels_begin) || names_leader_first(text, begin, end)) {
        c = content(text, labels_begin, end);
        apply(text, rules, c);
    } else if (const std::optional<Label> label = label_without_colon(text, begin, end)) {
        value(text, {label->end, end}, {label->role, true, label->person, "note.label"}, c);
        apply(text, rules, c);
    } else if (covers_above(text.substr(begin)) && end - begin <= kNamesBytes) {
        // 以上任务由县水利局牵头，各镇配合。
        value(text, {begin, end}, {std::nullopt, true, false, "note.list"}, c);
        if (!c.verbs || !c.names_only) return std::nullopt;
    } else {
        return std::nullopt;
    }
    ResponsibilityNote note;
    note.whole = {begin, end};
    note.owners = std::move(c.owners);
    note.deadline = c.deadline;
    note.bracketed = false;
    return note;
}

bool ResponsibilityRecognizer::covers_above(std::string_view note) const {
    std::size_t at = 0;
    while (at < note.size() && (is_blank(utf8::at(note, at)) || opens_bracket(utf8::at(note, at))))
        at += utf8::length_at(note, at);
    return is_clause_word(clause_.longest_at(note, at), "above");
}

// 以上两项|责任单位：…: where the label stands behind what says that it is of all above; else `pos`.
std::size_t ResponsibilityRecognizer::behind_above(std::string_view text, std::size_t pos) const {
    if (!covers_above(text.substr(pos))) return pos;
    std::size_t at = pos;
    for (std::size_t n = 0; n < kAboveCharacters && at < text.size() && !ends_clause(utf8::at(text, at)); ++n) {
        at += utf8::length_at(text, at);
        if (label_.longest_at(text, at) && label_at(text, at)) return at;
    }
    return pos;
}

// The same from the label: where the sentence begins if it begins like that, else `label`.
std::size_t ResponsibilityRecognizer::with_above(std::string_view text, std::size_t label, std::size_t from) const {
    std::size_t at = label;
    for (std::size_t n = 0; n < kAboveCharacters && at > from && !ends_clause(utf8::before(text, at)); ++n)
        at = utf8::previous(text, at);
    return at < label && behind_above(text, at) == label ? at : label;
}

std::vector<OwnerMention> ResponsibilityRecognizer::cell(std::string_view text, Role role, bool persons) const {
    if (text.size() > 20000) return {};
    NoteContent c;
    bool labelled = false;
    const std::vector<Label> found = labels(text, 0, text.size());
    for (const Label& label : found) labelled = labelled || label.role;
    if (labelled) {
        c = content(text, 0, text.size());
    } else {
        value(text, {0, text.size()}, {role, persons, persons, "table.cell"}, c);
    }
    for (OwnerMention& o : c.owners) o.origin = Origin::table;
    return std::move(c.owners);
}

}  // namespace fenjie
