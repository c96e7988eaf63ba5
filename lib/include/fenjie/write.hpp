// Plans and facts as text: JSON as ../../schemas/extract.schema.json describes it, and a summary for people.
//
// Every string is well-formed UTF-8 (what is not, a file name say, comes out with U+FFFD), numbers are exact
// decimals, the order of the fields is fixed: the same plan gives the same bytes. No line end is added.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fenjie/compare.hpp"
#include "fenjie/extract.hpp"
#include "fenjie/plan.hpp"

namespace fenjie {

enum class JsonLayout {
    indented,  ///< for people and files: one field a line, one space a level
    line,      ///< for NDJSON: no white space at all
};

/// The whole plan, every field present.
[[nodiscard]] std::string to_json(const Plan& plan, JsonLayout layout = JsonLayout::indented);
/// The same in pieces of some 64 kB, for a plan whose JSON need not stand in memory as a whole.
void write_json(const Plan& plan, JsonLayout layout, const std::function<void(std::string_view piece)>& take);

/// A summary for people: what the plan is, how much of what it holds, its tasks and targets as tables (Markdown).
[[nodiscard]] std::string to_markdown(const Plan& plan);

/// A page for review, with the plan's decoded text (read_text()): facts in their places, filters, corrections that can
/// be saved as JSON. Nothing is fetched, and no text of the plan becomes markup or script.
[[nodiscard]] std::string to_html(const Plan& plan, std::string_view text);

/// One fact in one line: kind, text, span, rule and the fields that are set; a date always has start, end and edtf.
[[nodiscard]] std::string to_json(const Fact& fact);

/// A comparison as JSON (schemas/compare.schema.json), as a table for people (Markdown), and as CSV: a value a row,
/// UTF-8 with a mark, line ends CR LF, cells that look like formulas made harmless.
[[nodiscard]] std::string to_json(const Comparison& comparison, JsonLayout layout = JsonLayout::indented);
[[nodiscard]] std::string to_markdown(const Comparison& comparison);
[[nodiscard]] std::string to_csv(const Comparison& comparison);
/// A page of its own: a matrix whose cells lead to their sentences, and charts as inline SVG. Nothing is fetched.
[[nodiscard]] std::string to_html(const Comparison& comparison);
/// A workbook; nothing where it cannot be made (no room for temporary files) or the build has no XLSX (feed_formats()).
[[nodiscard]] std::optional<std::string> to_xlsx(const Comparison& comparison);

/// The library's version, "major.minor.patch".
[[nodiscard]] std::string_view version();

}  // namespace fenjie
