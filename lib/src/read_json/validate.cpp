// Checks a JSON document against the schema that was compiled in.
//
// In:  {"schema_version": "1.0", …, "tasks": [{"id": "t1", "kind": "chore", …}], …}
// Out: /tasks/0/kind: Failed to match against any enum values.
//
// The validator reports a failure again for every object around it; only the innermost reports are kept.
#include "fenjie/validate.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "lexicon/embedded.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

// No pattern of the schema matches more; std::regex recurses once a character.
constexpr std::size_t kLongestString = 256;
constexpr std::string_view kOuterReport = "Failed to validate ";
constexpr std::string_view kUnknownField = "Object contains a property that could not be validated";

std::unique_ptr<const valijson::Schema> compiled(std::string_view name) {
    auto made = std::make_unique<valijson::Schema>();
    const json document = json::parse(schema(name).value_or("{}"));
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(Adapter(document), *made);
    return made;
}

/// The schema of a document's kind. Each is built once, on first use; later calls only read it.
const valijson::Schema& schema_of(const json& document, std::string_view name) {
    const bool comparison = name.empty() ? document.is_object() && document.contains("indicators") : name == "compare";
    if (comparison) {
        static const std::unique_ptr<const valijson::Schema> kCompare = compiled("compare");
        return *kCompare;
    }
    static const std::unique_ptr<const valijson::Schema> kExtract = compiled("extract");
    return *kExtract;
}

/// Cuts every long string of a document: its begin is enough to see what is wrong with it.
void shorten_strings(json& document) {
    std::vector<json*> open = {&document};
    while (!open.empty()) {
        json* value = open.back();
        open.pop_back();
        if (value->is_structured()) {
            for (json& inner : *value) open.push_back(&inner);
        } else if (value->is_string()) {
            auto& text = value->get_ref<std::string&>();
            if (text.size() <= kLongestString) continue;
            std::size_t end = kLongestString;
            while (!utf8::is_lead(text[end])) --end;
            text.resize(end);
        }
    }
}

/// {"<root>", "[tasks]", "[0]"} -> "/tasks/0"
std::string pointer(const std::vector<std::string>& context) {
    json::json_pointer out;
    for (std::size_t i = 1; i < context.size(); ++i) out.push_back(context[i].substr(1, context[i].size() - 2));
    return out.to_string();
}

std::string worded(const std::string& description) {
    if (!description.starts_with(kUnknownField)) return description;
    return "Unknown field " + description.substr(description.find(": ") + 2);
}

std::vector<Violation> check(json document, std::string_view name, std::size_t line) {
    if (document.is_discarded()) return {{line, "", "No valid JSON."}};
    shorten_strings(document);
    valijson::ValidationResults results;
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    if (validator.validate(schema_of(document, name), Adapter(document), &results)) return {};
    std::vector<Violation> out;
    for (const auto& error : results) {
        if (!error.description.starts_with(kOuterReport))
            out.push_back({line, pointer(error.context), worded(error.description)});
    }
    if (out.empty()) out.push_back({line, "", "Does not match the schema."});
    return out;
}

}  // namespace

std::optional<std::string_view> schema(std::string_view name) {
    for (const EmbeddedFile& file : embedded_schemas()) {
        if (file.name == name) return file.content;
    }
    return std::nullopt;
}

std::vector<Violation> validate(std::string_view text, std::string_view schema) {
    if (json whole = json::parse(text, nullptr, false); !whole.is_discarded())
        return check(std::move(whole), schema, 0);
    if (!json::accept(text.substr(0, text.find('\n')))) return {{0, "", "No valid JSON."}};
    std::vector<Violation> out;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::string_view document = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(document.size() + 1, text.size()));
        if (document.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        std::vector<Violation> found = check(json::parse(document, nullptr, false), schema, line);
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return out;
}

}  // namespace fenjie
