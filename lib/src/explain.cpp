// Every fact of a text with the rule that found it.
//
// In:  知晓率达到65%以上
// Out: quantity [达到65%以上] value 65 unit % comparator >=; target metric 知晓率 …
#include <algorithm>
#include <iterator>

#include "facts.hpp"
#include "layout/layout.hpp"
#include "read/read.hpp"
#include "text/markdown.hpp"
#include "text/names.hpp"
#include "text/source_text.hpp"
#include "text/traditional.hpp"

namespace fenjie {
namespace {

Fact fact(std::string kind, std::string_view text, Range where, std::string_view rule) {
    Fact f;
    f.kind = std::move(kind);
    f.text = text.substr(where.begin, where.size());
    f.span.start = static_cast<std::uint32_t>(where.begin);
    f.span.end = static_cast<std::uint32_t>(where.end);
    f.rule = rule;
    return f;
}

void add_times(std::string_view text, const TimeFacts& times, const YearContext& years, std::vector<Fact>& out) {
    for (const DateMention& d : times.dates) {
        if (d.use == DateUse::ongoing) continue;  // 长期坚持 names no date
        Fact f = fact("date", text, {d.begin, d.end}, d.rule);
        const Date date = resolve(d, years);
        f.start = date.start;
        f.end = date.end;
        f.edtf = date.edtf;
        if (date.precision) f.precision = std::string(name(*date.precision));
        out.push_back(std::move(f));
    }
    for (const RecurrenceMention& r : times.recurrences) {
        Fact f = fact("recurrence", text, {r.begin, r.end}, r.rule);
        f.every = r.every;
        f.rrule = r.rrule;
        out.push_back(std::move(f));
    }
    for (const DurationMention& d : times.durations) {
        Fact f = fact("duration", text, {d.begin, d.end}, d.rule);
        f.duration = d.duration;
        out.push_back(std::move(f));
    }
}

void add_owners(std::string_view text, const std::vector<OwnerMention>& owners, std::vector<Fact>& out) {
    for (const OwnerMention& o : owners) {
        Fact f = fact("responsibility", text, o.where, o.rule);
        f.role = std::string(name(o.role));
        f.organization = o.organization;
        out.push_back(std::move(f));
    }
}

}  // namespace

std::vector<Fact> paragraph_facts(std::string_view text, const Recognizers& recognizers, const YearContext& years) {
    std::vector<Fact> out;
    const TimeFacts times = recognizers.dates.find(text);
    add_times(text, times, years, out);
    const std::vector<Quantity> quantities = recognizers.quantities.find(text);
    for (const Quantity& q : quantities) {
        Fact f = fact("quantity", text, {q.begin, q.end}, q.rule);
        f.value = q.value;
        f.value_max = q.value_max;
        f.unit = q.unit;
        f.comparator = std::string(name(q.comparator));
        out.push_back(std::move(f));
    }
    for (const TargetMention& t : recognizers.targets.find(text, quantities, times)) {
        Fact f = fact("target", text, {t.begin, t.end}, t.rule);
        f.value = t.value;
        f.value_max = t.value_max;
        f.unit = t.unit;
        f.comparator = std::string(name(t.comparator));
        f.metric = t.metric;
        f.subject = t.subject;
        f.excluding = t.excluding;
        if (t.per) {
            f.every = t.per->every;
            f.each = t.per->each;
        }
        if (t.change) f.change = *t.change == Change::increase ? "increase" : "decrease";
        f.baseline = t.baseline;
        if (t.modality == Modality::aim) f.modality = "aim";
        if (t.date) {
            const Date date = resolve(times.dates[*t.date], years);
            f.deadline = date.end ? date.end : date.edtf;
        }
        out.push_back(std::move(f));
    }
    for (const OrganizationMention& o : recognizers.organizations.find(text)) {
        Fact f = fact("organization", text, {o.begin, o.end}, "organization.in_text");
        f.organization = o.name;
        out.push_back(std::move(f));
    }
    const ResponsibilityRecognizer& responsibility = recognizers.responsibility;
    // Each owner once: a label line is a note too, a block's opening a subject; inside a note only the note counts.
    std::vector<OwnerMention> owners;
    std::vector<Range> taken;
    const auto take = [&](std::vector<OwnerMention> found) {
        for (OwnerMention& o : found) {
            const auto after = std::upper_bound(taken.begin(), taken.end(), o.where.begin,
                                                [](std::size_t at, const Range& r) { return at < r.begin; });
            const bool inside = after != taken.begin() && std::prev(after)->end > o.where.begin;
            if (!inside) owners.push_back(std::move(o));
        }
    };
    for (const ResponsibilityNote& note : responsibility.notes(text)) {
        owners.insert(owners.end(), note.owners.begin(), note.owners.end());
        taken.push_back(note.whole);
    }
    // Both stand at the paragraph's begin.
    const auto take_opening = [&](const std::vector<OwnerMention>& found) {
        take(found);
        if (!found.empty()) taken.insert(taken.begin(), {found.front().where.begin, found.back().where.end});
    };
    const auto line = taken.empty() ? responsibility.label_line(text) : std::nullopt;
    if (line) take_opening(line->owners);
    if (const auto block = responsibility.duty_block(text)) take_opening(block->owners);
    take(responsibility.subjects(text, 0, text.size()));
    take(responsibility.in_text(text, 0, text.size()));
    add_owners(text, owners, out);
    std::stable_sort(out.begin(), out.end(), [](const Fact& a, const Fact& b) { return a.span.start < b.span.start; });
    return out;
}

Explanation explain(std::string_view bytes, const Options& options) {
    Explanation out;
    const std::shared_ptr<const Recognizers> recognizers = recognizers_or_built_in(options.lexicon);
    const ReadDocument read = read_document(bytes, options, *recognizers->lexicon);
    if (read.error) {
        out.error = ReadError{*read.error, read.error_kind};
        return out;
    }
    YearContext years;
    if (options.issued) years.issued = day_from_iso(*options.issued);
    if (years.issued) years.year = years.issued->year;
    const std::string plain = without_markdown(read.text());
    const std::string_view printed = plain.empty() ? read.text() : std::string_view(plain);
    const std::string simplified = in_simplified(printed, *recognizers->lexicon);
    const SourceText source = SourceText::over(simplified.empty() ? printed : simplified);
    const auto add = [&](const MappedText& paragraph) {
        for (Fact& f : paragraph_facts(paragraph.view(), *recognizers, years)) {
            f.span = source.span(paragraph.original(f.span.start, f.span.end));
            out.facts.push_back(std::move(f));
        }
    };
    Deadline deadline(options.reading.limits.total_time);
    for (const Block& block :
         lay_out(source.view(), *recognizers->lexicon, read.tables, read.wraps, &deadline).blocks) {
        if (deadline.passed()) break;
        add(block.text);
        for (const Cell& cell : block.table.cells) {
            for (const MappedText& paragraph : cell.paragraphs) add(paragraph);
        }
    }
    // Facts have no warnings beside them.
    if (deadline.passed())
        out = {{},
               ReadError{"it takes longer than the limit total-time of " +
                             std::to_string(options.reading.limits.total_time) + " s",
                         ReadError::Kind::over_time}};
    return out;
}

}  // namespace fenjie
