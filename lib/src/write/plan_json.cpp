// One plan as JSON: every field of the contract, always present, always in the order of text/plan_fields.hpp.
//
// In:  Target{metric 覆盖率, comparator ge, value 90, unit %}
// Out: {"id": "g1", …, "metric": "覆盖率", …, "comparator": ">=", "value": 90, …, "unit": "%", …}
#include "fenjie/write.hpp"
#include "write/json_values.hpp"

namespace fenjie {
namespace {

void write_document(JsonWriter& w, const Plan& plan) {
    w.begin_object();
    field(w, "schema_version", kSchemaVersion);
    write_generator(w);
    fields(w, plan);
    w.end_object();
}

}  // namespace

std::string to_json(const Plan& plan, JsonLayout layout) {
    JsonWriter w(layout);
    write_document(w, plan);
    return w.take();
}

void write_json(const Plan& plan, JsonLayout layout, const std::function<void(std::string_view piece)>& take) {
    JsonWriter w(layout, take);
    write_document(w, plan);
    w.finish();
}

}  // namespace fenjie
