// The schema: complete, closed and explained; what we write is valid, what is broken is found and told where.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"
#include "sample_plan.hpp"
#include "text/names.hpp"

namespace {

using nlohmann::json;

json extract_schema() {
    return json::parse(fenjie::schema("extract").value());
}
json sample() {
    return json::parse(to_json(fenjie::sample::plan()));
}

/// Calls `visit` with every object of the schema that lists properties, and its path.
void each_object(const json& schema, const std::string& path,
                 const std::function<void(const json&, const std::string&)>& visit) {
    if (!schema.is_structured()) return;
    if (schema.is_object() && schema.contains("properties") && schema["properties"].is_object() &&
        schema.contains("type")) {
        visit(schema, path);
    }
    for (const auto& [key, value] : schema.items()) each_object(value, path + "/" + key, visit);
}

TEST(Schema, IsClosedAndEveryFieldIsRequiredAndDescribed) {
    int objects = 0;
    each_object(extract_schema(), "", [&](const json& object, const std::string& path) {
        ++objects;
        EXPECT_EQ(object.value("additionalProperties", json()), json(false)) << path;
        std::set<std::string> required;
        for (const json& name : object.value("required", json::array())) required.insert(name);
        for (const auto& [name, field] : object["properties"].items()) {
            EXPECT_FALSE(field.value("description", "").empty()) << path << "/" << name;
            // Of a rate's two fields only those that apply are there; only what a person changed says so.
            EXPECT_TRUE(required.contains(name) || path.ends_with("/per") || name == "reviewed") << path << "/" << name;
        }
    });
    EXPECT_GE(objects, 20);
}

template <typename Enum>
void expect_words(const json& words, Enum first_unused) {
    std::set<std::string> known;
    for (const json& word : words) {
        if (word.is_string()) known.insert(word);
    }
    std::set<std::string> written;
    for (int i = 0; i < static_cast<int>(first_unused); ++i) written.insert(std::string(name(static_cast<Enum>(i))));
    EXPECT_EQ(known, written);
}

TEST(Schema, KnowsTheWordsThatAreWritten) {
    const json s = extract_schema();
    const json& definitions = s["definitions"];
    expect_words(s["properties"]["document"]["properties"]["kind"]["enum"], static_cast<fenjie::DocumentKind>(7));
    expect_words(definitions["section"]["properties"]["kind"]["enum"], static_cast<fenjie::SectionKind>(9));
    expect_words(definitions["task"]["properties"]["kind"]["enum"], static_cast<fenjie::TaskKind>(6));
    expect_words(definitions["owner"]["properties"]["role"]["enum"], static_cast<fenjie::Role>(5));
    expect_words(definitions["target"]["properties"]["comparator"]["enum"], static_cast<fenjie::Comparator>(6));
    expect_words(definitions["target"]["properties"]["change"]["enum"], static_cast<fenjie::Change>(2));
    expect_words(definitions["target"]["properties"]["modality"]["enum"], static_cast<fenjie::Modality>(2));
    expect_words(definitions["date"]["properties"]["precision"]["enum"], static_cast<fenjie::Precision>(6));
}

TEST(Validate, AcceptsWhatIsWritten) {
    for (const fenjie::Violation& v : fenjie::validate(to_json(fenjie::sample::plan())))
        ADD_FAILURE() << v.path << " " << v.message;
    fenjie::Plan rate_by_time = fenjie::sample::plan();
    rate_by_time.targets[1].per = fenjie::Per{"P1Y", std::nullopt};
    const std::string line = to_json(rate_by_time, fenjie::JsonLayout::line);
    EXPECT_TRUE(fenjie::validate(line + "\n" + line + "\n").empty());
}

/// The first complaint about the sample after a change to it.
fenjie::Violation broken(const std::function<void(json&)>& change) {
    json document = sample();
    change(document);
    const std::vector<fenjie::Violation> found = fenjie::validate(document.dump());
    return found.empty() ? fenjie::Violation{0, "valid", "valid"} : found.front();
}

TEST(Validate, TellsWhatIsBrokenAndWhere) {
    fenjie::Violation v = broken([](json& d) { d["tasks"][0].erase("deadline"); });
    EXPECT_EQ(v.path, "/tasks/0");
    EXPECT_EQ(v.message, "Missing required property 'deadline'.");
    v = broken([](json& d) { d["document"]["remark"] = 1; });
    EXPECT_EQ(v.path, "/document");
    EXPECT_EQ(v.message, "Unknown field 'remark'.");
    EXPECT_EQ(broken([](json& d) { d["tasks"][1]["kind"] = "chore"; }).path, "/tasks/1/kind");
    EXPECT_EQ(broken([](json& d) { d["targets"][0]["value"] = "92.5"; }).path, "/targets/0/value");
    EXPECT_EQ(broken([](json& d) { d["tasks"][0]["deadline"]["end"] = "June"; }).path, "/tasks/0/deadline/end");
    EXPECT_EQ(broken([](json& d) { d["tasks"][0]["span"]["start"] = -1; }).path, "/tasks/0/span/start");
    EXPECT_EQ(broken([](json& d) { d["tasks"][0]["span"]["line"] = nullptr; }).path, "/tasks/0/span/line");
    EXPECT_EQ(broken([](json& d) { d["targets"][1]["ratio"] = {1}; }).path, "/targets/1/ratio");
    EXPECT_EQ(broken([](json& d) { d["targets"][1]["per"] = json::object(); }).path, "/targets/1/per");
    EXPECT_EQ(broken([](json& d) { d["warnings"][0]["code"] = "odd"; }).path, "/warnings/0/code");
    EXPECT_EQ(broken([](json& d) { d["schema_version"] = "0.9"; }).path, "/schema_version");
    EXPECT_EQ(broken([](json& d) { d["people"] = json::object(); }).path, "/people");
    EXPECT_EQ(broken([](json& d) { d = json::array(); }).path, "");
}

TEST(Validate, TakesAnyBytes) {
    EXPECT_EQ(fenjie::validate("").size(), 1U);
    EXPECT_EQ(fenjie::validate("{").size(), 1U);
    EXPECT_EQ(fenjie::validate("\xFF\xFE").size(), 1U);
    EXPECT_EQ(fenjie::validate(std::string(100000, '[')).size(), 1U);
    const std::vector<fenjie::Violation> lines = fenjie::validate(sample().dump() + "\n\n{\n");
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].line, 3U);
    // A long string where a pattern is asked for must not exhaust the stack of the pattern's matcher.
    json document = sample();
    document["tasks"][0]["id"] = "t" + std::string(10'000'000, '1');
    const std::vector<fenjie::Violation> found = fenjie::validate(document.dump());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].path, "/tasks/0/id");
}

}  // namespace
