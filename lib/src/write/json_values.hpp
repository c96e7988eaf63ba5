// Values as JSON, one function `write` a type: plain values, lists, optional values, and the objects of
// text/plan_fields.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "fenjie/plan.hpp"
#include "text/names.hpp"
#include "text/plan_fields.hpp"
#include "write/json_writer.hpp"

namespace fenjie {

inline void write(JsonWriter& w, std::string_view text) {
    w.string(text);
}
inline void write(JsonWriter& w, const std::string& text) {
    w.string(text);
}
inline void write(JsonWriter& w, const CompactString& text) {
    w.string(text);
}
inline void write(JsonWriter& w, const char* text) {
    w.string(text);
}
inline void write(JsonWriter& w, bool value) {
    w.raw(value ? "true" : "false");
}
inline void write(JsonWriter& w, int value) {
    w.raw(std::to_string(value));
}
inline void write(JsonWriter& w, std::uint32_t value) {
    w.number(value);
}
inline void write(JsonWriter& w, std::uint64_t value) {
    w.number(value);
}
inline void write(JsonWriter& w, const Decimal& value) {
    w.raw(value.to_string());
}

template <typename Enum>
requires std::is_enum_v<Enum>
void write(JsonWriter& w, Enum value) {
    w.string(name(value));
}

/// {every: "P1Y"} or {each: "街道"}: the one that applies, both where a rate has both.
void write(JsonWriter& w, const Per& per);
void write(JsonWriter& w, const std::array<Decimal, 2>& ratio);

template <typename T>
void write(JsonWriter& w, const std::optional<T>& value) {
    if (value)
        write(w, *value);
    else
        w.raw("null");
}

template <typename T>
void write(JsonWriter& w, const Rare<T>& value) {
    if (value)
        write(w, *value);
    else
        w.raw("null");
}

template <typename List>
void write_list(JsonWriter& w, const List& values) {
    w.begin_array();
    for (const auto& value : values) write(w, value);
    w.end_array();
}
template <typename T>
void write(JsonWriter& w, const std::vector<T>& values) {
    write_list(w, values);
}
template <typename T>
void write(JsonWriter& w, const CompactVector<T>& values) {
    write_list(w, values);
}

template <typename T>
void field(JsonWriter& w, std::string_view name, const T& value) {
    w.key(name);
    write(w, value);
}

template <typename Object>
void fields(JsonWriter& w, const Object& object) {
    for_each_field(object, [&](std::string_view name, const auto& value) { field(w, name, value); });
}

template <HasFields Object>
void write(JsonWriter& w, const Object& object) {
    w.begin_object();
    fields(w, object);
    w.end_object();
}

/// A field that is left out where it is not set.
template <typename Optional>
void field_if_set(JsonWriter& w, std::string_view name, const Optional& value) {
    if (value) field(w, name, *value);
}

/// Changes only with the files of schemas/.
inline constexpr std::string_view kSchemaVersion = "1.0";

/// `generator` of every document: the library's name and version.
void write_generator(JsonWriter& w);

}  // namespace fenjie
