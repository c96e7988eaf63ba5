// Answers one record of `fenjie stream`: reads it, runs the pipeline or the recognizers, writes the answer.
//
// In:  {"id": "a7", "text": "7月底前完成。", "issued": "2023-03-08"}      with explain
// Out: {"id":"a7","facts":[{"kind":"date","text":"7月底前",…,"end":"2023-07-31",…}]}
#include "fenjie/stream.hpp"

#include "fenjie/write.hpp"
#include "read_json/record.hpp"
#include "write/json_values.hpp"

namespace fenjie {
namespace {

std::string answer(std::string_view id, std::string_view key, std::string_view json) {
    JsonWriter w(JsonLayout::line);
    w.begin_object();
    w.key("id");
    w.raw(id);
    w.key(key);
    w.raw(json);
    w.end_object();
    return w.take();
}

std::string failure(std::string_view id, std::string_view reason) {
    JsonWriter w(JsonLayout::line);
    w.string(reason);
    return answer(id, "error", w.take());
}

std::string facts_array(const std::vector<Fact>& facts) {
    JsonWriter w(JsonLayout::line);
    w.begin_array();
    for (const Fact& fact : facts) w.raw(to_json(fact));
    w.end_array();
    return w.take();
}

std::string base_name(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

}  // namespace

std::string refuse_record(std::string_view reason, const std::optional<std::string>& id) {
    JsonWriter w(JsonLayout::line);
    if (id) w.string(*id);
    return failure(id ? w.take() : "null", reason);
}

std::string answer_record(std::string_view line, const StreamOptions& options) {
    const Record record = read_record(line);
    if (record.error) return failure(record.id, *record.error);
    Options extract_options = options.extract;
    if (record.issued) {
        if (!is_day(*record.issued)) return failure(record.id, "issued is no day (YYYY-MM-DD)");
        extract_options.issued = record.issued;
    }
    std::string bytes;
    if (record.path) {
        if (!options.load) return failure(record.id, "paths are not read here");
        Loaded loaded = options.load(*record.path);
        if (loaded.error) return failure(record.id, *record.path + ": " + loaded.error->reason);
        bytes = std::move(loaded.bytes);
        extract_options.name = base_name(*record.path);
    } else {
        bytes = *record.text;
    }
    if (options.explain) {
        const Explanation explanation = explain(bytes, extract_options);
        if (explanation.error) return failure(record.id, explanation.error->reason);
        return answer(record.id, "facts", facts_array(explanation.facts));
    }
    const Extraction extraction = extract(bytes, extract_options);
    if (extraction.error) return failure(record.id, extraction.error->reason);
    return answer(record.id, "plan", to_json(extraction.plan, JsonLayout::line));
}

}  // namespace fenjie
