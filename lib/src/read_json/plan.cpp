// Extracted plans read back from their JSON.
//
// In:  {"schema_version": "1.0", …, "targets": [{"id": "g1", …, "comparator": ">=", "value": 60, …}]}
// Out: Plan{…, targets {Target{"g1", …, Comparator::ge, 60, …}}}
//
// Which fields there are says text/plan_fields.hpp. A document is checked against the schema first, so that reading it
// may take every field for granted.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "fenjie/compare.hpp"
#include "fenjie/validate.hpp"
#include "text/names.hpp"
#include "text/plan_fields.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

using nlohmann::json;

void read(const json& j, std::string& out) {
    out = j.get<std::string>();
}
void read(const json& j, CompactString& out) {
    out = j.get_ref<const std::string&>();
}
void read(const json& j, bool& out) {
    out = j.get<bool>();
}
void read(const json& j, int& out) {
    out = j.get<int>();
}
void read(const json& j, std::uint32_t& out) {
    out = j.get<std::uint32_t>();
}
void read(const json& j, std::uint64_t& out) {
    out = j.get<std::uint64_t>();
}

// The shortest notation of a number names its decimal exactly up to 15 digits; an exponent is moved into the scale.
void read(const json& j, Decimal& out) {
    const std::string text = j.dump();
    out = {};
    bool negative = false;
    bool fraction = false;
    std::size_t at = 0;
    for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
        if (text[at] == '-') negative = true;
        if (text[at] == '.') fraction = true;
        if (text[at] < '0' || text[at] > '9' || out.mantissa > (INT64_MAX - 9) / 10) continue;
        if (fraction && out.scale == 18) continue;
        out.mantissa = out.mantissa * 10 + (text[at] - '0');
        out.scale += fraction ? 1 : 0;
    }
    if (negative) out.mantissa = -out.mantissa;
    int exponent = at < text.size() ? std::atoi(text.c_str() + at + 1) : 0;
    for (; exponent < 0 && out.scale < 18; ++exponent) ++out.scale;
    for (; exponent > 0; --exponent) {
        if (out.scale > 0)
            --out.scale;
        else if (out.mantissa <= INT64_MAX / 10 && out.mantissa >= INT64_MIN / 10)
            out.mantissa *= 10;
    }
    out = normalized(out);
}

// Values that the writer's own words name, found by trying each: the enumerations are short.
template <typename Enum>
requires std::is_enum_v<Enum>
void read(const json& j, Enum& out) {
    const auto& word = j.get_ref<const std::string&>();
    int value = 0;
    while (value < 32 && name(static_cast<Enum>(value)) != word) ++value;
    out = static_cast<Enum>(value);
}

void read(const json& j, std::array<Decimal, 2>& out) {
    read(j.at(0), out[0]);
    read(j.at(1), out[1]);
}

// Declared ahead: they hold one another.
void read(const json& j, Per& out);
template <HasFields Object>
void read(const json& j, Object& out);
template <typename T>
void read(const json& j, std::vector<T>& out);
template <typename T>
void read(const json& j, CompactVector<T>& out);

template <typename T>
void read(const json& j, std::optional<T>& out) {
    if (!j.is_null()) read(j, out.emplace());
}

template <typename T>
void read(const json& j, Rare<T>& out) {
    if (j.is_null()) return;
    T value;
    read(j, value);
    out = std::move(value);
}

// The one of the two that applies.
void read(const json& j, Per& out) {
    if (j.contains("every")) read(j.at("every"), out.every);
    if (j.contains("each")) read(j.at("each"), out.each);
}

template <HasFields Object>
void read(const json& j, Object& out) {
    for_each_field(out, [&](std::string_view name, auto& value) { read(j.at(name), value); });
}

template <typename List>
void read_list(const json& j, List& out) {
    out.reserve(j.size());
    for (const json& item : j) read(item, out.emplace_back());
}
template <typename T>
void read(const json& j, std::vector<T>& out) {
    read_list(j, out);
}
template <typename T>
void read(const json& j, CompactVector<T>& out) {
    read_list(j, out);
}

}  // namespace

bool is_extracted(std::string_view text) {
    const std::size_t brace = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (brace == std::string_view::npos || text[brace] != '{') return false;
    const std::size_t key = text.find_first_not_of(" \t\r\n", brace + 1);
    return key != std::string_view::npos && text.substr(key).starts_with("\"schema_version\"");
}

ReadPlans read_plans(std::string_view text) {
    ReadPlans out;
    const std::vector<Violation> violations = validate(text, "extract");
    if (!violations.empty()) {
        const Violation& first = violations.front();
        out.error = ReadError{(first.line > 0 ? "line " + std::to_string(first.line) + ": " : std::string{}) +
                              (first.path.empty() ? "" : first.path + ": ") + first.message};
        return out;
    }
    const auto take = [&](std::string_view document) {
        const json parsed = json::parse(document, nullptr, false);
        if (parsed.is_object()) read(parsed, out.plans.emplace_back());
        return parsed.is_object();
    };
    if (take(text)) return out;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        take(line);
    }
    return out;
}

}  // namespace fenjie
