// Who does what in any paragraph: notes, label lines, cells, headings, duty blocks, subjects, declarations.
//
// In:  …服务。（牵头部门：区委政法委，实施单位：各街道）
// Out: nothing, or std::logic_error where an owner lies wrong or a short cut answers differently from the long way
#include "check.hpp"
#include "facts.hpp"
#include "recognize/recognizers.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

namespace fuzz {
namespace {

using fenjie::OwnerMention;
using fenjie::Range;
using fenjie::ResponsibilityNote;

void check_owners(std::string_view text, const std::vector<OwnerMention>& owners, Range inside) {
    for (const OwnerMention& o : owners) {
        require_inside(text, o.where);
        require(o.where.begin >= inside.begin && o.where.end <= inside.end, "an owner stands outside");
        require(!o.organization.empty() || o.person.has_value(), "an owner without name");
        require(fenjie::utf8::is_valid(o.organization), "no UTF-8");
        require(!o.rule.empty(), "an owner without rule");
    }
}

void check_note(std::string_view text, const ResponsibilityNote& note) {
    require_inside(text, note.whole);
    check_owners(text, note.owners, note.whole);
    if (!note.deadline) return;
    require_inside(text, *note.deadline);
    require(note.deadline->begin >= note.whole.begin && note.deadline->end <= note.whole.end, "a deadline outside");
}

void check_notes(const fenjie::ResponsibilityRecognizer& responsibility, std::string_view text) {
    const std::vector<ResponsibilityNote> notes = responsibility.notes(text);
    std::size_t at = 0;
    for (const ResponsibilityNote& note : notes) {
        check_note(text, note);
        require(note.whole.begin >= at, "notes overlap");
        at = note.whole.end;
        (void)responsibility.covers_above(text.substr(note.whole.begin, note.whole.size()));
    }
    for (const fenjie::OwnerRules& rules :
         {fenjie::OwnerRules{true, false, false}, {false, true, false}, {false, false, true}}) {
        for (const ResponsibilityNote& note : responsibility.notes(text, rules)) check_note(text, note);
    }
    const bool at_end = !notes.empty() && notes.back().whole.end == text.size();
    require(!at_end || responsibility.ends_with_note(text), "a note at the end is not seen");
    const std::optional<ResponsibilityNote> opening = responsibility.opening_note(text);
    const bool at_begin = !notes.empty() && notes.front().whole.begin == 0;
    require(opening.has_value() == at_begin, "a note at the begin is not seen");
    require(!opening || opening->whole == notes.front().whole, "two notes at the begin");
    if (const auto line = responsibility.label_line(text)) check_note(text, *line);
}

}  // namespace

void run_owners(std::string_view input) {
    const auto recognizers = fenjie::recognizers_or_built_in(nullptr);
    const fenjie::ResponsibilityRecognizer& responsibility = recognizers->responsibility;
    for (const std::string& text : paragraphs(input)) {
        const Range all{0, text.size()};
        check_notes(responsibility, text);
        check_owners(text, responsibility.cell(text, fenjie::Role::lead), all);
        check_owners(text, responsibility.cell(text, fenjie::Role::responsible, true), all);
        check_owners(text, responsibility.heading(text), all);
        if (const auto block = responsibility.duty_block(text)) {
            check_owners(text, block->owners, all);
            require(block->body <= text.size(), "a duty begins behind the text");
        }
        // The whole paragraph, and a part of it between characters.
        std::size_t half = text.size() / 2;
        while (half > 0 && !fenjie::utf8::is_lead(text[half])) --half;
        for (const Range part : {all, Range{half, text.size()}, Range{0, half}}) {
            check_owners(text, responsibility.subjects(text, part.begin, part.end), part);
            check_owners(text, responsibility.in_text(text, part.begin, part.end), part);
        }
        for (const auto& declaration : responsibility.declarations(text)) require_inside(text, declaration.where);
        (void)responsibility.verb_role(text);
        for (const fenjie::Fact& fact : paragraph_facts(text, *recognizers, {}))
            require_inside(text, {fact.span.start, fact.span.end});
    }
}

}  // namespace fuzz
