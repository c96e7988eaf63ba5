// A comparison as JSON: every field of schemas/compare.schema.json, always present, always in this order.
//
// In:  Comparison{…, indicators {规范管理率 of 在册严重精神障碍患者, %: p4 >= 95, p3 >= 90, …}}
// Out: {"schema_version": "1.0", …, "indicators": [{"metric": "规范管理率", …, "values": […], "notes": […]}], …}
#include "fenjie/compare.hpp"
#include "fenjie/write.hpp"
#include "text/plan_fields.hpp"
#include "write/json_values.hpp"

namespace fenjie {

template <>
inline constexpr auto kFields<ComparedPlan> = std::tuple{
    Field{"id", &ComparedPlan::id},           Field{"title", &ComparedPlan::title},
    Field{"issuers", &ComparedPlan::issuers}, Field{"period", &ComparedPlan::period},
    Field{"source", &ComparedPlan::source},
};

template <>
inline constexpr auto kFields<ComparedValue> = std::tuple{
    Field{"plan", &ComparedValue::plan},           Field{"status", &ComparedValue::status},
    Field{"target", &ComparedValue::target},       Field{"comparator", &ComparedValue::comparator},
    Field{"value", &ComparedValue::value},         Field{"value_max", &ComparedValue::value_max},
    Field{"ratio", &ComparedValue::ratio},         Field{"per", &ComparedValue::per},
    Field{"change", &ComparedValue::change},       Field{"baseline", &ComparedValue::baseline},
    Field{"excluding", &ComparedValue::excluding}, Field{"modality", &ComparedValue::modality},
    Field{"deadline", &ComparedValue::deadline},   Field{"text", &ComparedValue::text},
    Field{"span", &ComparedValue::span},           Field{"rank", &ComparedValue::rank},
};

template <>
inline constexpr auto kFields<ComparisonNote> = std::tuple{
    Field{"code", &ComparisonNote::code},
    Field{"message", &ComparisonNote::message},
    Field{"plans", &ComparisonNote::plans},
};

template <>
inline constexpr auto kFields<Indicator> = std::tuple{
    Field{"metric", &Indicator::metric}, Field{"population", &Indicator::population}, Field{"unit", &Indicator::unit},
    Field{"values", &Indicator::values}, Field{"notes", &Indicator::notes},
};

template <>
inline constexpr auto kFields<Comparison> = std::tuple{
    Field{"plans", &Comparison::plans},
    Field{"indicators", &Comparison::indicators},
    Field{"suggestions", &Comparison::suggestions},
    Field{"warnings", &Comparison::warnings},
};

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
    fields(w, comparison);
    w.end_object();
    return w.take();
}

}  // namespace fenjie
