// One plan as JSON: every field of the contract, always present, always in this order.
//
// In:  Target{metric 覆盖率, comparator ge, value 90, unit %}
// Out: {"id": "g1", …, "metric": "覆盖率", …, "comparator": ">=", "value": 90, …, "unit": "%", …}
//
// One function a kind of object, from the leaves up; the enumerations' words are those of text/names.hpp.
#include "fenjie/write.hpp"
#include "text/names.hpp"
#include "write/json_values.hpp"

namespace fenjie {

void write(JsonWriter& w, const DocumentNumber& n) {
    w.begin_object();
    field(w, "text", n.text);
    field(w, "agency", n.agency);
    field(w, "year", n.year);
    field(w, "number", n.number);
    w.end_object();
}

void write(JsonWriter& w, const Attachment& a) {
    w.begin_object();
    field(w, "number", a.number);
    field(w, "title", a.title);
    field(w, "section", a.section);
    w.end_object();
}

void write(JsonWriter& w, const Basis& b) {
    w.begin_object();
    field(w, "title", b.title);
    field(w, "document_number", b.document_number);
    field(w, "span", b.span);
    w.end_object();
}

void write(JsonWriter& w, const DeclaredRule& r) {
    w.begin_object();
    field(w, "rule", r.rule);
    field(w, "text", r.text);
    field(w, "span", r.span);
    w.end_object();
}

void write(JsonWriter& w, const DocumentInfo& d) {
    w.begin_object();
    field(w, "title", d.title);
    field(w, "kind", name(d.kind));
    field(w, "issuers", d.issuers);
    field(w, "document_number", d.document_number);
    field(w, "addressees", d.addressees);
    field(w, "issued", d.issued);
    field(w, "period", d.period);
    field(w, "copied_to", d.copied_to);
    field(w, "attachments", d.attachments);
    field(w, "basis", d.basis);
    field(w, "rules", d.rules);
    w.end_object();
}

void write(JsonWriter& w, const Section& s) {
    w.begin_object();
    field(w, "id", s.id);
    field(w, "parent", s.parent);
    field(w, "level", s.level);
    field(w, "kind", name(s.kind));
    field(w, "marker", s.marker);
    field(w, "ordinal", s.ordinal);
    field(w, "title", s.title);
    field(w, "span", s.span);
    w.end_object();
}

void write(JsonWriter& w, const Person& p) {
    w.begin_object();
    field(w, "name", p.name);
    field(w, "position", p.position);
    w.end_object();
}

void write(JsonWriter& w, const Owner& o) {
    w.begin_object();
    field(w, "role", name(o.role));
    field(w, "organization", o.organization);
    field(w, "person", o.person);
    field(w, "text", o.text);
    field(w, "origin", o.origin);
    field(w, "span", o.span);
    w.end_object();
}

void write(JsonWriter& w, const Recurrence& r) {
    w.begin_object();
    field(w, "text", r.text);
    field(w, "every", r.every);
    field(w, "span", r.span);
    w.end_object();
}

void write(JsonWriter& w, const Part& p) {
    w.begin_object();
    field(w, "text", p.text);
    field(w, "responsible", p.responsible);
    field(w, "deadline", p.deadline);
    field(w, "span", p.span);
    w.end_object();
}

void write(JsonWriter& w, const Task& t) {
    w.begin_object();
    field(w, "id", t.id);
    field(w, "section", t.section);
    field(w, "kind", name(t.kind));
    field(w, "number", t.number);
    field(w, "title", t.title);
    field(w, "category", t.category);
    field(w, "text", t.text);
    field(w, "responsible", t.responsible);
    field(w, "deadline", t.deadline);
    field(w, "recurrences", t.recurrences);
    field(w, "targets", t.targets);
    field(w, "parts", t.parts);
    field(w, "same_as", t.same_as);
    field(w, "span", t.span);
    w.end_object();
}

void write(JsonWriter& w, const Target& t) {
    w.begin_object();
    field(w, "id", t.id);
    field(w, "task", t.task);
    field(w, "section", t.section);
    field(w, "metric", t.metric);
    field(w, "subject", t.subject);
    field(w, "excluding", t.excluding);
    field(w, "comparator", name(t.comparator));
    field(w, "value", t.value);
    field(w, "value_max", t.value_max);
    field(w, "unit", t.unit);
    field(w, "ratio", t.ratio);
    field(w, "per", t.per);
    field(w, "change", name(t.change));
    field(w, "baseline", t.baseline);
    field(w, "modality", name(t.modality));
    field(w, "deadline", t.deadline);
    field(w, "text", t.text);
    field(w, "span", t.span);
    w.end_object();
}

void write(JsonWriter& w, const RosterEntry& e) {
    w.begin_object();
    field(w, "name", e.name);
    field(w, "position", e.position);
    field(w, "group", e.group);
    field(w, "group_role", e.group_role);
    field(w, "span", e.span);
    w.end_object();
}

namespace {

void write(JsonWriter& w, const Plan& plan) {
    w.begin_object();
    field(w, "schema_version", kSchemaVersion);
    write_generator(w);
    field(w, "source", plan.source);
    field(w, "document", plan.document);
    field(w, "sections", plan.sections);
    field(w, "tasks", plan.tasks);
    field(w, "targets", plan.targets);
    field(w, "people", plan.people);
    field(w, "warnings", plan.warnings);
    w.end_object();
}

}  // namespace

std::string to_json(const Plan& plan, JsonLayout layout) {
    JsonWriter w(layout);
    write(w, plan);
    return w.take();
}

void write_json(const Plan& plan, JsonLayout layout, const std::function<void(std::string_view piece)>& take) {
    JsonWriter w(layout, take);
    write(w, plan);
    w.finish();
}

}  // namespace fenjie
