// The objects that several documents share: spans, sources, dates, periods, rates.
//
// In:  Span{307, 313, 12, no page}   (6月19日前)
// Out: {"start": 307, "end": 313, "line": 12, "page": null}
#include "write/json_values.hpp"

#include "text/names.hpp"

namespace fenjie {

void write(JsonWriter& w, const Span& s) {
    w.begin_object();
    field(w, "start", s.start);
    field(w, "end", s.end);
    field(w, "line", s.line);
    field(w, "page", s.page);
    w.end_object();
}

void write(JsonWriter& w, const SourceInfo& s) {
    w.begin_object();
    field(w, "name", s.name);
    field(w, "media_type", s.media_type);
    field(w, "encoding", s.encoding);
    field(w, "sha256", s.sha256);
    field(w, "length", s.length);
    w.end_object();
}

void write(JsonWriter& w, const Date& d) {
    w.begin_object();
    field(w, "text", d.text);
    field(w, "start", d.start);
    field(w, "end", d.end);
    field(w, "precision", name(d.precision));
    field(w, "ongoing", d.ongoing);
    field(w, "edtf", d.edtf);
    field(w, "origin", d.origin);
    field(w, "span", d.span);
    w.end_object();
}

void write(JsonWriter& w, const Period& p) {
    w.begin_object();
    field(w, "start", p.start);
    field(w, "end", p.end);
    field(w, "text", p.text);
    field(w, "span", p.span);
    w.end_object();
}

// {every: "P1Y"} or {each: "街道"}: the one that applies, both where a rate has both.
void write(JsonWriter& w, const Per& p) {
    w.begin_object();
    field_if_set(w, "every", p.every);
    field_if_set(w, "each", p.each);
    w.end_object();
}

void write(JsonWriter& w, const std::array<Decimal, 2>& ratio) {
    w.begin_array();
    for (const Decimal& side : ratio) write(w, side);
    w.end_array();
}

void write(JsonWriter& w, const Warning& warning) {
    w.begin_object();
    field(w, "code", warning.code);
    field(w, "message", warning.message);
    field(w, "span", warning.span);
    w.end_object();
}

void write_generator(JsonWriter& w) {
    w.key("generator");
    w.begin_object();
    field(w, "name", "fenjie");
    field(w, "version", version());
    w.end_object();
}

std::string_view version() {
    return FENJIE_VERSION;
}

}  // namespace fenjie
