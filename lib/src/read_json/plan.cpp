// Extracted plans read back from their JSON.
//
// In:  {"schema_version": "1.0", …, "targets": [{"id": "g1", …, "comparator": ">=", "value": 60, …}]}
// Out: Plan{…, targets {Target{"g1", …, Comparator::ge, 60, …}}}
//
// A document is checked against the schema first, so that reading it may take every field for granted.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "fenjie/compare.hpp"
#include "fenjie/validate.hpp"
#include "text/names.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

using nlohmann::json;

// Values that the writer's own words name, found by trying each: the enumerations are short.
template <typename Enum>
Enum named(const json& j) {
    const auto& word = j.get_ref<const std::string&>();
    int value = 0;
    while (value < 32 && name(static_cast<Enum>(value)) != word) ++value;
    return static_cast<Enum>(value);
}

// Declared ahead: the templates below look them up where they are defined.
void read(const json& j, Span& out);
void read(const json& j, Date& out);
void read(const json& j, Recurrence& out);
void read(const json& j, Person& out);
void read(const json& j, Owner& out);
void read(const json& j, Part& out);
void read(const json& j, Task& out);
void read(const json& j, Per& out);
void read(const json& j, std::array<Decimal, 2>& out);
void read(const json& j, Target& out);
void read(const json& j, Section& out);
void read(const json& j, RosterEntry& out);
void read(const json& j, Warning& out);
void read(const json& j, DocumentNumber& out);
void read(const json& j, Period& out);
void read(const json& j, Attachment& out);
void read(const json& j, Basis& out);
void read(const json& j, DeclaredRule& out);
void read(const json& j, DocumentInfo& out);
void read(const json& j, SourceInfo& out);
void read(const json& j, Plan& out);
template <typename T>
void read(const json& j, std::optional<T>& out);
template <typename T>
void read(const json& j, std::vector<T>& out);

void read(const json& j, std::string& out) {
    out = j.get<std::string>();
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

template <typename T>
void field(const json& object, const char* key, T& out) {
    read(object.at(key), out);
}
template <typename Enum>
void word(const json& object, const char* key, Enum& out) {
    out = named<Enum>(object.at(key));
}
template <typename Enum>
void word(const json& object, const char* key, std::optional<Enum>& out) {
    const json& value = object.at(key);
    if (!value.is_null()) out = named<Enum>(value);
}

void read(const json& j, Span& out) {
    field(j, "start", out.start);
    field(j, "end", out.end);
    field(j, "line", out.line);
    field(j, "page", out.page);
}

void read(const json& j, Date& out) {
    field(j, "text", out.text);
    field(j, "start", out.start);
    field(j, "end", out.end);
    word(j, "precision", out.precision);
    field(j, "ongoing", out.ongoing);
    field(j, "edtf", out.edtf);
    field(j, "origin", out.origin);
    field(j, "span", out.span);
}

void read(const json& j, Recurrence& out) {
    field(j, "text", out.text);
    field(j, "every", out.every);
    field(j, "span", out.span);
}

void read(const json& j, Person& out) {
    field(j, "name", out.name);
    field(j, "position", out.position);
}

void read(const json& j, Owner& out) {
    word(j, "role", out.role);
    field(j, "organization", out.organization);
    field(j, "person", out.person);
    field(j, "text", out.text);
    field(j, "origin", out.origin);
    field(j, "span", out.span);
}

void read(const json& j, Part& out) {
    field(j, "text", out.text);
    field(j, "responsible", out.responsible);
    field(j, "deadline", out.deadline);
    field(j, "span", out.span);
}

void read(const json& j, Task& out) {
    field(j, "id", out.id);
    field(j, "section", out.section);
    word(j, "kind", out.kind);
    field(j, "number", out.number);
    field(j, "title", out.title);
    field(j, "category", out.category);
    field(j, "text", out.text);
    field(j, "responsible", out.responsible);
    field(j, "deadline", out.deadline);
    field(j, "recurrences", out.recurrences);
    field(j, "targets", out.targets);
    field(j, "parts", out.parts);
    field(j, "same_as", out.same_as);
    field(j, "span", out.span);
}

void read(const json& j, Per& out) {
    if (j.contains("every")) field(j, "every", out.every);
    if (j.contains("each")) field(j, "each", out.each);
}

void read(const json& j, std::array<Decimal, 2>& out) {
    read(j.at(0), out[0]);
    read(j.at(1), out[1]);
}

void read(const json& j, Target& out) {
    field(j, "id", out.id);
    field(j, "task", out.task);
    field(j, "section", out.section);
    field(j, "metric", out.metric);
    field(j, "subject", out.subject);
    field(j, "excluding", out.excluding);
    word(j, "comparator", out.comparator);
    field(j, "value", out.value);
    field(j, "value_max", out.value_max);
    field(j, "unit", out.unit);
    field(j, "ratio", out.ratio);
    field(j, "per", out.per);
    word(j, "change", out.change);
    field(j, "baseline", out.baseline);
    word(j, "modality", out.modality);
    field(j, "deadline", out.deadline);
    field(j, "text", out.text);
    field(j, "span", out.span);
}

void read(const json& j, Section& out) {
    field(j, "id", out.id);
    field(j, "parent", out.parent);
    field(j, "level", out.level);
    word(j, "kind", out.kind);
    field(j, "marker", out.marker);
    field(j, "ordinal", out.ordinal);
    field(j, "title", out.title);
    field(j, "span", out.span);
}

void read(const json& j, RosterEntry& out) {
    field(j, "name", out.name);
    field(j, "position", out.position);
    field(j, "group", out.group);
    field(j, "group_role", out.group_role);
    field(j, "span", out.span);
}

void read(const json& j, Warning& out) {
    field(j, "code", out.code);
    field(j, "message", out.message);
    field(j, "span", out.span);
}

void read(const json& j, DocumentNumber& out) {
    field(j, "text", out.text);
    field(j, "agency", out.agency);
    field(j, "year", out.year);
    field(j, "number", out.number);
}

void read(const json& j, Period& out) {
    field(j, "start", out.start);
    field(j, "end", out.end);
    field(j, "text", out.text);
    field(j, "span", out.span);
}

void read(const json& j, Attachment& out) {
    field(j, "number", out.number);
    field(j, "title", out.title);
    field(j, "section", out.section);
}

void read(const json& j, Basis& out) {
    field(j, "title", out.title);
    field(j, "document_number", out.document_number);
    field(j, "span", out.span);
}

void read(const json& j, DeclaredRule& out) {
    field(j, "rule", out.rule);
    field(j, "text", out.text);
    field(j, "span", out.span);
}

void read(const json& j, DocumentInfo& out) {
    field(j, "title", out.title);
    word(j, "kind", out.kind);
    field(j, "issuers", out.issuers);
    field(j, "document_number", out.document_number);
    field(j, "addressees", out.addressees);
    field(j, "issued", out.issued);
    field(j, "period", out.period);
    field(j, "copied_to", out.copied_to);
    field(j, "attachments", out.attachments);
    field(j, "basis", out.basis);
    field(j, "rules", out.rules);
}

void read(const json& j, SourceInfo& out) {
    field(j, "name", out.name);
    field(j, "media_type", out.media_type);
    field(j, "encoding", out.encoding);
    field(j, "sha256", out.sha256);
    field(j, "length", out.length);
}

void read(const json& j, Plan& out) {
    field(j, "source", out.source);
    field(j, "document", out.document);
    field(j, "sections", out.sections);
    field(j, "tasks", out.tasks);
    field(j, "targets", out.targets);
    field(j, "people", out.people);
    field(j, "warnings", out.warnings);
}

template <typename T>
void read(const json& j, std::optional<T>& out) {
    if (!j.is_null()) read(j, out.emplace());
}

template <typename T>
void read(const json& j, std::vector<T>& out) {
    out.reserve(j.size());
    for (const json& item : j) read(item, out.emplace_back());
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
