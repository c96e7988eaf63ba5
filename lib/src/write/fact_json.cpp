// One fact as a line of JSON, as `fenjie explain` prints it.
//
// In:  知晓率达到65%以上, its quantity
// Out: {"kind":"quantity","text":"达到65%以上","span":{…},"rule":"…","value":65,"unit":"%","comparator":">="}
#include "fenjie/write.hpp"
#include "write/json_values.hpp"

namespace fenjie {

std::string to_json(const Fact& fact) {
    JsonWriter w(JsonLayout::line);
    w.begin_object();
    field(w, "kind", fact.kind);
    field(w, "text", fact.text);
    field(w, "span", fact.span);
    field(w, "rule", fact.rule);
    field_if_set(w, "value", fact.value);
    field_if_set(w, "value_max", fact.value_max);
    field_if_set(w, "unit", fact.unit);
    field_if_set(w, "comparator", fact.comparator);
    if (fact.kind == "date") {
        // An open end is an answer too.
        field(w, "start", fact.start);
        field(w, "end", fact.end);
        field(w, "edtf", fact.edtf);
    }
    field_if_set(w, "precision", fact.precision);
    field_if_set(w, "duration", fact.duration);
    field_if_set(w, "every", fact.every);
    field_if_set(w, "rrule", fact.rrule);
    field_if_set(w, "role", fact.role);
    field_if_set(w, "organization", fact.organization);
    field_if_set(w, "metric", fact.metric);
    field_if_set(w, "subject", fact.subject);
    field_if_set(w, "excluding", fact.excluding);
    field_if_set(w, "each", fact.each);
    field_if_set(w, "change", fact.change);
    field_if_set(w, "baseline", fact.baseline);
    field_if_set(w, "modality", fact.modality);
    field_if_set(w, "deadline", fact.deadline);
    w.end_object();
    return w.take();
}

}  // namespace fenjie
