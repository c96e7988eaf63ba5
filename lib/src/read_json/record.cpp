// Reads one line of `fenjie stream`.
//
// In:  {"id": "a7", "text": "7月底前完成。", "issued": "2023-03-08"}
// Out: Record{id "\"a7\"", text, issued}
//
// A line that is no such object gives a record with an error; its id is kept where it can be read, so that the
// asker knows which of the records failed. Unknown fields are left alone: they may be the asker's own.
#include "read_json/record.hpp"

#include <nlohmann/json.hpp>

namespace fenjie {
namespace {

using nlohmann::json;

/// A field that must be a string where it is there (null counts as absent).
std::optional<std::string> text_field(const json& object, const char* name, Record& record) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return std::nullopt;
    if (!found->is_string()) {
        record.error = std::string(name) + " is not a string";
        return std::nullopt;
    }
    return found->get<std::string>();
}

}  // namespace

Record read_record(std::string_view line) {
    Record record;
    const json object = json::parse(line, nullptr, false);
    if (object.is_discarded()) {
        record.error = "no valid JSON";
        return record;
    }
    if (!object.is_object()) {
        record.error = "no JSON object";
        return record;
    }
    const auto id = object.find("id");
    if (id == object.end())
        record.error = "no id";
    else if (id->is_string() || id->is_number())
        record.id = id->dump();
    else
        record.error = "id is neither a string nor a number";
    if (record.error) return record;
    record.text = text_field(object, "text", record);
    record.path = text_field(object, "path", record);
    record.issued = text_field(object, "issued", record);
    if (!record.error && record.text.has_value() == record.path.has_value()) {
        record.error = record.text ? "both text and path" : "neither text nor path";
    }
    return record;
}

}  // namespace fenjie
