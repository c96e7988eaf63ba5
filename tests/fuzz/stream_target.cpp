// Any line as a record of `fenjie stream`.
//
// In:  {"id": "a7", "text": "7月底前完成。", "issued": "2023-03-08"}
// Out: nothing, or std::logic_error where the answer is not one line of JSON with the record's id and one of plan,
//      facts and error
#include <nlohmann/json.hpp>

#include "check.hpp"
#include "fenjie/stream.hpp"
#include "fenjie/validate.hpp"
#include "target.hpp"

namespace fuzz {
namespace {

void check_answer(std::string_view line, const std::string& answer, bool facts) {
    require(answer.find('\n') == std::string::npos, "an answer of several lines");
    const nlohmann::json read = nlohmann::json::parse(answer, nullptr, false);
    require(read.is_object() && read.size() == 2 && read.contains("id"), "no answer");
    const std::string wanted = facts ? "facts" : "plan";
    require(read.contains("error") || read.contains(wanted), "neither an answer nor an error");
    if (read.contains("error")) require(read["error"].is_string() && read["error"] != "", "an error without words");
    if (read.contains("plan")) require(fenjie::validate(read["plan"].dump(), "extract").empty(), "no plan");
    // The asker finds the record by its id, whatever became of it.
    const nlohmann::json asked = nlohmann::json::parse(line, nullptr, false);
    if (!asked.is_object() || !asked.contains("id")) return;
    const nlohmann::json& id = asked["id"];
    if (id.is_string() || id.is_number()) require(read["id"].dump() == id.dump(), "another id");
}

}  // namespace

void run_stream(std::string_view input) {
    fenjie::StreamOptions options;
    check_answer(input, fenjie::answer_record(input, options), false);
    // Every path leads to the line itself; those that begin with "no" lead nowhere.
    options.load = [&](const std::string& path) {
        if (path.starts_with("no")) return fenjie::Loaded{"", fenjie::ReadError{"is not there"}};
        return fenjie::Loaded{std::string(input), std::nullopt};
    };
    options.explain = true;
    check_answer(input, fenjie::answer_record(input, options), true);
    const std::string refused = fenjie::refuse_record(readable(input));
    require(refused.find('\n') == std::string::npos, "a refusal of several lines");
    require(nlohmann::json::parse(refused, nullptr, false).is_object(), "no refusal");
}

}  // namespace fuzz
