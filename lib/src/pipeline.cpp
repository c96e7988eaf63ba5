// The stages in order: the table of contents of the program.
//
//   bytes -> decoded text and tables -> blocks -> parts of the document -> outline, tables -> drafts -> plan
#include <algorithm>

#include "fenjie/extract.hpp"
#include "layout/layout.hpp"
#include "read/deadline.hpp"
#include "read/decode.hpp"
#include "read/read.hpp"
#include "tasks/assemble.hpp"
#include "tasks/link.hpp"
#include "tasks/times.hpp"
#include "text/markdown.hpp"
#include "text/traditional.hpp"

namespace fenjie {
namespace {

constexpr unsigned kStepsUnasked = 16;  // lines or tasks between two looks at the time

// Reading may take no longer than everything.
Options within_total(const Options& options) {
    Options out = options;
    Limits& limits = out.reading.limits;
    const unsigned total = limits.total_time;
    for (unsigned Limits::*part : {&Limits::time, &Limits::ocr_time}) {
        if (total > 0) limits.*part = limits.*part == 0 ? total : std::min(limits.*part, total);
    }
    return out;
}

}  // namespace

Text read_text(std::string_view bytes, const Options& options) {
    ReadDocument read = read_document(bytes, options, *recognizers_or_built_in(options.lexicon)->lexicon);
    Text out;
    if (read.error) {
        out.error = ReadError{std::move(*read.error), read.error_kind};
        return out;
    }
    out.utf8 = read.take_text();
    out.encoding = std::move(read.encoding);
    out.media_type = std::move(read.media_type);
    return out;
}

Extraction extract(std::string_view bytes, const Options& options) {
    Extraction out;
    const std::shared_ptr<const Recognizers> recognizers = recognizers_or_built_in(options.lexicon);
    Deadline deadline(options.reading.limits.total_time, kStepsUnasked);
    ReadDocument read = read_document(bytes, within_total(options), *recognizers->lexicon);
    if (read.error) {
        out.error = ReadError{std::move(*read.error), read.error_kind};
        return out;
    }
    const std::string plain = without_markdown(read.text());
    const std::string_view printed = plain.empty() ? read.text() : std::string_view(plain);
    const std::string simplified = in_simplified(printed, *recognizers->lexicon);
    const SourceText source = SourceText::over(simplified.empty() ? printed : simplified);
    Layout layout = lay_out(source.view(), *recognizers->lexicon, read.tables, read.wraps, &deadline);
    layout.warnings.insert(layout.warnings.begin(), read.warnings.begin(), read.warnings.end());
    if (!simplified.empty())
        layout.warnings.push_back(
            {"ocr-repair", "all of it is read in simplified characters", changed_in(printed, simplified)});
    const DocumentLayout document = read_front_matter(layout.blocks, *recognizers->lexicon);
    const std::optional<Day> issued = options.issued ? day_from_iso(*options.issued) : std::nullopt;
    out.plan = assemble(source, std::move(layout), document, *recognizers, issued, &deadline);
    out.plan.source = {options.name, read.media_type, read.encoding, sha256(bytes), source.length()};
    return out;
}

Extraction extract_linked(std::string_view main, std::string_view other, const Options& options,
                          const Options& other_options) {
    Extraction out = extract(main, options);
    Extraction second = extract(other, other_options);
    if (!out.error && second.error)
        out.error = ReadError{"the linked file: " + second.error->reason, second.error->kind};
    if (out.error) return out;
    // A file without any year takes that of the other.
    const DateRecognizer& dates = recognizers_or_built_in(options.lexicon)->dates;
    const auto year = years_of(out.plan.document, dates, std::nullopt).year();
    const auto other_year = years_of(second.plan.document, dates, std::nullopt).year();
    const auto again = [](std::string_view bytes, Options with, int borrowed) {
        if (!with.issued) with.issued = to_iso({borrowed, 1, 1});
        return extract(bytes, with);
    };
    if (!year && other_year) out = again(main, options, *other_year);
    if (year && !other_year) second = again(other, other_options, *year);
    link_plans(out.plan, second.plan);
    return out;
}

}  // namespace fenjie
