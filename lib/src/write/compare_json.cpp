// A comparison as JSON: every field of schemas/compare.schema.json, always present, always in this order.
//
// In:  Comparison{…, indicators {规范管理率 of 在册严重精神障碍患者, %: p4 >= 95, p3 >= 90, …}}
// Out: {"schema_version": "1.0", …, "indicators": [{"metric": "规范管理率", …, "values": […], "notes": […]}], …}
#include "fenjie/compare.hpp"
#include "fenjie/write.hpp"
#include "text/names.hpp"
#include "write/json_values.hpp"

namespace fenjie {

void write(JsonWriter& w, const ComparedPlan& p) {
    w.begin_object();
    field(w, "id", p.id);
    field(w, "title", p.title);
    field(w, "issuers", p.issuers);
    field(w, "period", p.period);
    field(w, "source", p.source);
    w.end_object();
}

void write(JsonWriter& w, const ComparedValue& v) {
    w.begin_object();
    field(w, "plan", v.plan);
    field(w, "status", name(v.status));
    field(w, "target", v.target);
    field(w, "comparator", name(v.comparator));
    field(w, "value", v.value);
    field(w, "value_max", v.value_max);
    field(w, "ratio", v.ratio);
    field(w, "per", v.per);
    field(w, "change", name(v.change));
    field(w, "baseline", v.baseline);
    field(w, "excluding", v.excluding);
    field(w, "modality", name(v.modality));
    field(w, "deadline", v.deadline);
    field(w, "text", v.text);
    field(w, "span", v.span);
    field(w, "rank", v.rank);
    w.end_object();
}

void write(JsonWriter& w, const ComparisonNote& n) {
    w.begin_object();
    field(w, "code", n.code);
    field(w, "message", n.message);
    field(w, "plans", n.plans);
    w.end_object();
}

void write(JsonWriter& w, const Indicator& i) {
    w.begin_object();
    field(w, "metric", i.metric);
    field(w, "population", i.population);
    field(w, "unit", i.unit);
    field(w, "values", i.values);
    field(w, "notes", i.notes);
    w.end_object();
}

void write(JsonWriter& w, const Suggestion& s) {
    w.begin_object();
    field(w, "a", s.a);
    field(w, "b", s.b);
    field(w, "score", Decimal{s.score, 2});
    field(w, "why", s.why);
    w.end_object();
}

std::string to_json(const Comparison& comparison, JsonLayout layout) {
    JsonWriter w(layout);
    w.begin_object();
    field(w, "schema_version", kSchemaVersion);
    write_generator(w);
    field(w, "plans", comparison.plans);
    field(w, "indicators", comparison.indicators);
    field(w, "suggestions", comparison.suggestions);
    field(w, "warnings", comparison.warnings);
    w.end_object();
    return w.take();
}

}  // namespace fenjie
