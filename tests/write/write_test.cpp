// The writers against another implementation of JSON: what nlohmann reads from our text, and how it would print it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fenjie/check.hpp"
#include "fenjie/stream.hpp"
#include "fenjie/write.hpp"
#include "sample_plan.hpp"

namespace {

using fenjie::Decimal;
using fenjie::Fact;
using fenjie::JsonLayout;
using fenjie::Plan;
using nlohmann::ordered_json;

TEST(PlanJson, BothLayoutsHoldTheSameAndArePrintedAsUsual) {
    for (const Plan& plan : {Plan{}, fenjie::sample::plan()}) {
        const std::string line = to_json(plan, JsonLayout::line);
        const ordered_json read = ordered_json::parse(line);
        EXPECT_EQ(line, read.dump());
        EXPECT_EQ(to_json(plan), read.dump(1));
    }
}

TEST(PlanJson, HoldsWhatThePlanHolds) {
    const ordered_json read = ordered_json::parse(to_json(fenjie::sample::plan()));
    EXPECT_EQ(read["schema_version"], "1.0");
    EXPECT_EQ(read["generator"]["version"], fenjie::version());
    EXPECT_EQ(read["document"]["document_number"]["text"], "和政办发〔2023〕12号");
    EXPECT_EQ(read["document"]["kind"], "action_plan");
    EXPECT_TRUE(read["document"]["attachments"][1]["section"].is_null());
    EXPECT_EQ(read["sections"][1]["parent"], "s1");
    const ordered_json& task = read["tasks"][0];
    EXPECT_EQ(task["responsible"][0]["role"], "lead");
    EXPECT_EQ(task["responsible"][0]["person"]["position"], "副主任");
    EXPECT_TRUE(task["responsible"][1]["person"]["position"].is_null());
    EXPECT_TRUE(task["deadline"]["start"].is_null());
    EXPECT_EQ(task["deadline"]["precision"], "month");
    EXPECT_EQ(task["recurrences"][0]["every"], "P3M");
    EXPECT_EQ(task["parts"][0]["deadline"]["ongoing"], true);
    const ordered_json& target = read["targets"][1];
    EXPECT_EQ(target["comparator"], "<=");
    EXPECT_EQ(target["ratio"], (ordered_json{1, 15}));
    EXPECT_EQ(target["per"]["each"], "街道");
    EXPECT_EQ(target["change"], "decrease");
    EXPECT_EQ(target["modality"], "aim");
    EXPECT_EQ(read["people"][1]["span"]["page"], 2);
    EXPECT_TRUE(read["warnings"][1]["span"].is_null());
}

TEST(PlanJson, NumbersAreExact) {
    Plan plan = fenjie::sample::plan();
    plan.targets[0].value = Decimal{1234567890123456789, 4};
    const std::string line = to_json(plan, JsonLayout::line);
    EXPECT_NE(line.find("\"value\":123456789012345.6789,"), std::string::npos);
}

TEST(PlanJson, PiecesMakeTheWhole) {
    Plan plan = fenjie::sample::plan();
    for (int i = 0; i < 1000; ++i) plan.tasks.push_back(plan.tasks.front());
    for (const JsonLayout layout : {JsonLayout::line, JsonLayout::indented}) {
        std::vector<std::string> pieces;
        fenjie::write_json(plan, layout, [&](std::string_view piece) { pieces.emplace_back(piece); });
        std::string all;
        for (const std::string& piece : pieces) {
            EXPECT_LT(piece.size(), 200'000U);
            all += piece;
        }
        EXPECT_GT(pieces.size(), 5U);
        EXPECT_EQ(all, to_json(plan, layout));
    }
}

TEST(PlanJson, AnyTextComesBackAndAnyBytesBecomeText) {
    std::string every_byte;
    for (int c = 0; c < 128; ++c) every_byte += static_cast<char>(c);
    every_byte += "〔〕“”、𠮷";
    Plan plan;
    plan.source.name = every_byte;
    EXPECT_EQ(ordered_json::parse(to_json(plan))["source"]["name"], every_byte);
    plan.source.name = "a\xFF\xE6\x96";
    EXPECT_EQ(ordered_json::parse(to_json(plan))["source"]["name"], "a\uFFFD\uFFFD\uFFFD");
}

TEST(FactJson, ADateAlwaysHasItsEnds) {
    Fact fact;
    fact.kind = "date";
    fact.text = "7月底前";
    fact.edtf = "XXXX-07-31";
    EXPECT_EQ(to_json(fact),
              R"({"kind":"date","text":"7月底前","span":{"start":0,"end":0,"line":0,"page":null},"rule":"",)"
              R"("start":null,"end":null,"edtf":"XXXX-07-31"})");
    fact.kind = "quantity";
    fact.edtf.reset();
    fact.value = Decimal{24, 1};
    fact.unit = "%";
    EXPECT_EQ(to_json(fact),
              R"({"kind":"quantity","text":"7月底前","span":{"start":0,"end":0,"line":0,"page":null},"rule":"",)"
              R"("value":2.4,"unit":"%"})");
}

TEST(Stream, EveryRecordHasAnAnswerWithItsId) {
    fenjie::StreamOptions options;
    options.explain = true;
    options.load = [](const std::string& path) {
        return path == "there" ? fenjie::Loaded{"加强组织领导。", std::nullopt}
                               : fenjie::Loaded{{}, fenjie::ReadError{"is missing"}};
    };
    const auto answer = [&](const std::string& line) { return ordered_json::parse(answer_record(line, options)); };
    EXPECT_EQ(answer(R"({"id": "a", "text": "加强组织领导。"})")["id"], "a");
    EXPECT_TRUE(answer(R"({"id": "a", "text": "加强组织领导。"})").contains("facts"));
    EXPECT_TRUE(answer(R"({"id": 7, "path": "there"})").contains("facts"));
    EXPECT_EQ(answer(R"({"id": 7, "path": "lost"})"), (ordered_json{{"id", 7}, {"error", "lost: is missing"}}));
    EXPECT_EQ(answer("nonsense"), (ordered_json{{"id", nullptr}, {"error", "no valid JSON"}}));
    EXPECT_EQ(answer("[1]")["error"], "no JSON object");
    EXPECT_EQ(answer(R"({"text": "a"})")["error"], "no id");
    EXPECT_EQ(answer(R"({"id": [], "text": "a"})")["error"], "id is neither a string nor a number");
    EXPECT_EQ(answer(R"({"id": 1})"), (ordered_json{{"id", 1}, {"error", "neither text nor path"}}));
    EXPECT_EQ(answer(R"({"id": 1, "text": "a", "path": "b"})")["error"], "both text and path");
    EXPECT_EQ(answer(R"({"id": 1, "text": 5})")["error"], "text is not a string");
    EXPECT_EQ(answer(R"({"id": 1, "text": "a", "issued": "2023-02-29"})")["error"], "issued is no day (YYYY-MM-DD)");
    options.explain = false;
    EXPECT_EQ(answer(R"({"id": 1, "text": "加强组织领导。"})")["plan"]["schema_version"], "1.0");
}

TEST(Markdown, ShowsTasksAndTargetsInTables) {
    Plan plan = fenjie::sample::plan();
    plan.tasks[1].text = "a|b\nc";
    const std::string text = to_markdown(plan);
    EXPECT_NE(text.find("# 和安区养老服务行动方案\n"), std::string::npos);
    EXPECT_NE(text.find("| t1 | 建设助餐点 | 区民政局 (lead), 各街道 (cooperate) | 2024-06-30 |\n"), std::string::npos);
    EXPECT_NE(text.find("| t2 | a\\|b c |  |  |\n"), std::string::npos);
    EXPECT_NE(text.find("| g1 | t1 |  | 覆盖率 | >= 92.5 % |  |\n"), std::string::npos);
    EXPECT_NE(text.find("2 sections, 2 tasks (1 with owners, 1 with a deadline), 2 targets, 2 warnings"),
              std::string::npos);
}

TEST(Completeness, TellsOfTextThatIsInNoTask) {
    Plan plan;
    plan.source.name = "方案.txt";
    plan.sections = {{"s1", std::nullopt, 1, fenjie::SectionKind::measures, {0, 6, 1, {}}, 1, "一、", "主要任务"},
                     {"s2", std::nullopt, 1, fenjie::SectionKind::other, {23, 27, 4, {}}, 2, "二、", "其他"}};
    fenjie::Task task;
    task.id = "t1";
    task.text = "建立台账。";
    task.span = {7, 14, 2, {}};
    plan.tasks = {task};
    plan.left_out = {{fenjie::LeftOutReason::lead_in, "s1", {15, 22, 3, {}}}};
    const std::string text = "一、主要任务\n1.建立台账。\n各街道要\n上门。\n二、其他\n不是任务。\n";
    EXPECT_EQ(completeness_report(plan, text),
              "方案.txt: (no title)\n"
              "1 task (1 without owners), 0 targets, 0 warnings, 2 lines in no task\n"
              "no-owner: 1 (other tasks without owners)\n"
              "  line 2: t1 建立台账。\n"
              "in no task, lead-in: 1 (only introduces what follows)\n"
              "  lines 3–4, 一、主要任务: 各街道要上门\n");
}

}  // namespace
