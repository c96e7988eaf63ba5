// The stages in order: the table of contents of the program.
//
//   bytes -> decoded text -> blocks -> parts of the document -> outline, tables -> drafts -> plan
#include "fenjie/extract.hpp"
#include "layout/layout.hpp"
#include "read/decode.hpp"
#include "tasks/assemble.hpp"
#include "tasks/link.hpp"
#include "tasks/times.hpp"

namespace fenjie {

Text read_text(std::string_view bytes, const Options& options) {
    Text out;
    if (bytes.size() > options.size_limit) {
        out.error = ReadError{"it has " + std::to_string(bytes.size()) + " bytes, more than the limit of " +
                              std::to_string(options.size_limit)};
        return out;
    }
    Decoded decoded = decode(bytes);
    if (decoded.error) {
        out.error = ReadError{std::move(*decoded.error)};
        return out;
    }
    out.utf8 = std::move(decoded.utf8);
    out.encoding = std::move(decoded.encoding);
    out.media_type = std::move(decoded.media_type);
    return out;
}

Extraction extract(std::string_view bytes, const Options& options) {
    Extraction out;
    Text text = read_text(bytes, options);
    if (text.error) {
        out.error = std::move(text.error);
        return out;
    }
    const std::shared_ptr<const Recognizers> recognizers = recognizers_for(options.lexicon);
    const SourceText source(std::move(text.utf8));
    const Layout layout = lay_out(source.view(), *recognizers->lexicon);
    const DocumentLayout document = read_front_matter(layout.blocks, *recognizers->lexicon);
    const std::optional<Day> issued = options.issued ? day_from_iso(*options.issued) : std::nullopt;
    out.plan = assemble(source, layout, document, *recognizers, issued);
    out.plan.source = {options.name, text.media_type, text.encoding, sha256(bytes), source.length()};
    return out;
}

Extraction extract_linked(std::string_view main, std::string_view other, const Options& options,
                          const Options& other_options) {
    Extraction out = extract(main, options);
    Extraction second = extract(other, other_options);
    if (!out.error && second.error) out.error = ReadError{"the linked file: " + second.error->reason};
    if (out.error) return out;
    // A file without any year takes that of the other.
    const DateRecognizer& dates = recognizers_for(options.lexicon)->dates;
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
