// POST /compare: plans, or what was extracted of them, in; the comparison out.
//
// In:  a form with the files a.docx and b.json, or a JSON array of what /extract gave
// Out: the same as `fenjie compare`, in the format asked for
#include <algorithm>
#include <nlohmann/json.hpp>

#include "answer.hpp"
#include "fenjie/write.hpp"

namespace fenjie::tool {
namespace {

bool is_array(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && text[first] == '[';
}

/// A JSON array of documents, a document a line.
std::optional<std::string> lines_of(std::string_view text) {
    const nlohmann::json array = nlohmann::json::parse(text, nullptr, false);
    if (!array.is_array() || array.empty()) return std::nullopt;
    std::string out;
    for (const nlohmann::json& document : array) out += document.dump() + "\n";
    return out;
}

std::optional<ReadError> add_plans(const Input& input, const Options& options, std::vector<Plan>& plans) {
    if (input.loaded.error) return input.loaded.error;
    const std::string& bytes = input.loaded.bytes;
    const std::optional<std::string> lines = is_array(bytes) ? lines_of(bytes) : std::nullopt;
    if (lines || is_extracted(bytes)) {
        ReadPlans read = read_plans(lines ? *lines : bytes);
        std::move(read.plans.begin(), read.plans.end(), std::back_inserter(plans));
        return read.error;
    }
    Options named = options;
    named.name = input.name;
    Extraction extraction = extract(bytes, named);
    if (!extraction.error) plans.push_back(std::move(extraction.plan));
    return extraction.error;
}

}  // namespace

Answer answer_compare(const Asked& asked, const Options& options, const std::shared_ptr<const Metrics>& metrics) {
    Options adapted = options;
    if (std::optional<Answer> wrong = adapt_options(asked, adapted)) return *wrong;
    const std::optional<std::string> format = format_asked(asked, {"json", "markdown", "csv", "xlsx", "html"}, "json");
    if (!format) return refusal(asked.parameter("format").empty() ? 406 : 400, "this format is not written here");
    std::deque<Input> inputs;
    (void)open_files(asked, adapted, inputs);
    std::vector<Plan> plans;
    Unread unread;
    for (const Input& input : inputs) {
        if (Clock::now() >= asked.until) return refusal(504, "the work takes longer than a request may");
        if (const auto error = add_plans(input, adapted, plans)) unread.add(input.name, *error);
    }
    if (plans.empty()) return unread.answer();
    const Comparison comparison = compare(plans, metrics);
    Answer out;
    out.type = media_type(*format);
    if (*format == "xlsx") {
        std::optional<std::string> book = to_xlsx(comparison);
        if (!book) return refusal(500, "the workbook cannot be made");
        out.body = std::move(*book);
    } else {
        out.body = *format == "json"   ? to_json(comparison) + "\n"
                   : *format == "csv"  ? to_csv(comparison)
                   : *format == "html" ? to_html(comparison)
                                       : to_markdown(comparison);
    }
    unread.tell(out);
    return out;
}

}  // namespace fenjie::tool
