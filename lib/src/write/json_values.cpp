// Values that are no plain objects, and what every document says of its maker.
//
// In:  Per{every "P1Y", no each}   (每年至少5次)
// Out: {"every": "P1Y"}
#include "write/json_values.hpp"

namespace fenjie {

void write(JsonWriter& w, const Period& p) {
    w.begin_object();
    field(w, "start", p.start);
    field(w, "end", p.end);
    field(w, "text", p.text);
    field(w, "span", p.span);
    w.end_object();
}

// {every: "P1Y"} or {each: "街道"}: the one that applies, both where a rate has both.
void write(JsonWriter& w, const Per& per) {
    w.begin_object();
    field_if_set(w, "every", per.every);
    field_if_set(w, "each", per.each);
    w.end_object();
}

void write(JsonWriter& w, const std::array<Decimal, 2>& ratio) {
    w.begin_array();
    for (const Decimal& side : ratio) write(w, side);
    w.end_array();
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
