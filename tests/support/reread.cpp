// In: the decoded text and facts with spans. Out: a line for every span that does not read as its fact says.
// The raw slice is cleaned as the library cleans it, page numbers on lines of their own are left out, and the rest is
// compared without white space and punctuation.
// Example: span of `个性化疏⏎⏎- 2 -⏎⏎ 导方案` reads as 个性化疏导方案.
#include "reread.hpp"

#include <algorithm>

#include "lexicon/lexicon.hpp"
#include "score.hpp"
#include "text/clean.hpp"
#include "text/traditional.hpp"

namespace fenjie::testing_corpus {

namespace {

/// — 3 —, but not the rest of a sentence: 1:8。
bool is_page_number(const std::string& line) {
    for (const char* mark : {"。", "｡", "；", ";", "：", ":", "%", "％"}) {
        if (line.find(mark) != std::string::npos) return false;
    }
    const std::u32string text = scoring::norm(line);
    return !text.empty() && text.size() <= 4 &&
           std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

/// Characters that fake bold printed twice, once: 指指导导 to 指导; any other text as it is.
std::u32string undoubled(const std::u32string& text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        if (i + 1 >= text.size() || text[i] != text[i + 1]) return text;
        out.push_back(text[i]);
    }
    return out;
}

}  // namespace

Reread::Reread(std::string decoded) : text_(std::move(decoded)) {
    if (std::string simplified = in_simplified(text_, *Lexicon::built_in()); !simplified.empty())
        text_ = std::move(simplified);
    lines_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if ((static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80U) continue;
        starts_.push_back(i);
        // A lone CR ends a line too.
        const bool ends = text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n'));
        if (ends) lines_.push_back(static_cast<std::uint32_t>(starts_.size()));
    }
    starts_.push_back(text_.size());
}

std::string Reread::slice(const Span& span) const {
    if (span.start > span.end || span.end >= starts_.size()) return "";
    return text_.substr(starts_[span.start], starts_[span.end] - starts_[span.start]);
}

std::u32string Reread::reading(const Span& span, bool page_numbers) const {
    static const std::shared_ptr<const Lexicon> lexicon = Lexicon::built_in();
    static const Cleaner cleaner(*lexicon);
    const std::string raw = slice(span);
    std::string joined;
    for (std::size_t begin = 0; begin < raw.size();) {
        const std::size_t end = std::min(raw.find('\n', begin), raw.size());
        const std::string line = raw.substr(begin, end - begin);
        // A page number stands between two lines of the span, never at its edge: there a 9 may be that of 9⏎月底. A
        // figure between lines may be a row's number as well.
        const bool edge = begin == 0 || end == raw.size();
        begin = end + 1;
        if (edge || page_numbers || !is_page_number(line)) joined += line;
    }
    std::vector<Repair> repairs;
    return scoring::norm(cleaner.clean(joined, {0, joined.size()}, repairs).view());
}

void Reread::inside(const std::string& what, const Span& span) {
    if (span.start > span.end || span.end >= starts_.size()) {
        errors_.push_back(what + ": span " + std::to_string(span.start) + ".." + std::to_string(span.end) +
                          " is outside the text");
        return;
    }
    const auto line = std::upper_bound(lines_.begin(), lines_.end(), span.start) - lines_.begin();
    if (static_cast<std::uint32_t>(line) != span.line) {
        errors_.push_back(what + ": line " + std::to_string(span.line) + ", but it begins in line " +
                          std::to_string(line));
    }
}

void Reread::equals(const std::string& what, const Span& span, std::string_view text) {
    inside(what, span);
    const std::u32string want = scoring::norm(text);
    for (const bool page_numbers : {false, true}) {
        const std::u32string got = reading(span, page_numbers);
        if (got == want || undoubled(got) == want) return;
    }
    errors_.push_back(what + ": text “" + std::string(text) + "”, but the span reads “" + slice(span) + "”");
}

void Reread::contains(const std::string& what, const Span& span, std::string_view text) {
    inside(what, span);
    const std::u32string want = scoring::norm(text);
    for (const bool page_numbers : {false, true}) {
        const std::u32string got = reading(span, page_numbers);
        if (got.find(want) != std::u32string::npos || undoubled(got).find(want) != std::u32string::npos) return;
    }
    errors_.push_back(what + ": text “" + std::string(text) + "”, but the span reads “" + slice(span) + "”");
}

void Reread::holds(const std::string& what, const Span& span, std::string_view text) {
    inside(what, span);
    const std::u32string want = scoring::norm(text);
    const std::u32string got = reading(span);
    std::size_t at = 0;
    for (const char32_t c : got) at += at < want.size() && c == want[at] ? 1 : 0;
    if (at == want.size()) return;
    errors_.push_back(what + ": text “" + std::string(text) + "” is not what the span holds: “" + slice(span) + "”");
}

void Reread::date(const std::string& what, const Date& date) {
    if (date.origin == Origin::linked) return;
    equals(what, date.span, date.text);
}

void Reread::owners(const std::string& what, const CompactVector<Owner>& owners) {
    for (const Owner& o : owners) {
        if (o.origin != Origin::linked) equals("owner " + o.organization + " of " + what, o.span, o.text);
    }
}

void Reread::task(const Task& task) {
    // A line that only names owners or a day may stand between the task's paragraphs: it is no part of the text.
    const bool labelled = (task.deadline && task.deadline->origin == Origin::marker) ||
                          std::any_of(task.responsible.begin(), task.responsible.end(), [](const Owner& o) {
                              return o.origin == Origin::marker || o.origin == Origin::rule;
                          });
    if (labelled)
        holds(task.id, task.span, task.text);
    else
        contains(task.id, task.span, task.text);
    owners(task.id, task.responsible);
    if (task.deadline) date("deadline of " + task.id, *task.deadline);
    for (const Recurrence& r : task.recurrences) equals("recurrence of " + task.id, r.span, r.text);
    for (const Part& p : task.parts) {
        contains("part of " + task.id, p.span, p.text);
        owners("part of " + task.id, p.responsible);
        if (p.deadline) date("deadline of a part of " + task.id, *p.deadline);
    }
}

void Reread::plan(const Plan& plan) {
    document(plan.document);
    for (const Section& s : plan.sections) {
        const std::string heading = s.marker.value_or("") + s.title.value_or("");
        // Between the number of a grouping row and its title another cell may stand, between an attachment's and its
        // own what a page says of the file (附件1下载：…).
        if (s.kind == SectionKind::task_table || s.level == 0)
            holds("section " + s.id, s.span, heading);
        else
            contains("section " + s.id, s.span, heading);
    }
    for (const Task& t : plan.tasks) task(t);
    for (const Target& g : plan.targets) {
        equals("target " + g.id, g.span, g.text);
        if (g.deadline) date("deadline of " + g.id, *g.deadline);
    }
    for (const RosterEntry& p : plan.people) contains("person " + p.name, p.span, p.name);
    for (const Warning& w : plan.warnings) {
        if (w.span) inside("warning " + w.code, *w.span);
    }
}

void Reread::document(const DocumentInfo& document) {
    if (document.issued) date("issued", *document.issued);
    if (document.period) equals("period", document.period->span, document.period->text);
    for (const Basis& b : document.basis) contains("basis", b.span, b.title);
    for (const DeclaredRule& r : document.rules) equals("rule", r.span, r.text);
}

}  // namespace fenjie::testing_corpus
