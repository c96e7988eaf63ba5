// Comparing plans: one indicator under many names, ranks, notes, mentions, suggestions, and every form it is written
// in.
#include "fenjie/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"
#include "sources.hpp"

namespace {

using fenjie::compare;
using fenjie::Comparison;
using fenjie::Indicator;
using fenjie::Plan;
using fenjie::to_json;
using fenjie::ValueStatus;

Plan plan_of(const std::string& measures, const std::string& title = "和安区服务提升实施方案（2023—2025年）") {
    fenjie::Options options;
    options.name = "plan.txt";
    const std::string text = title + "\n一、主要任务\n" + measures;
    return fenjie::extract(text, options).plan;
}

const Indicator& row(const Comparison& c, const std::string& label) {
    for (const Indicator& i : c.indicators) {
        if (i.label() == label) return i;
    }
    std::string known;
    for (const Indicator& i : c.indicators) known += " " + i.label();
    throw std::runtime_error("no row " + label + " among" + known);
}

/// "p1 95 #1; p2 mentioned"
std::string shown(const Indicator& i) {
    std::string out;
    for (const auto& v : i.values) {
        out += (out.empty() ? "" : "; ") + v.plan;
        if (v.status == ValueStatus::mentioned) out += " mentioned";
        if (v.status == ValueStatus::absent) out += " absent";
        if (v.value) out += " " + v.value->to_string();
        if (v.rank) out += " #" + std::to_string(*v.rank);
    }
    return out;
}

std::vector<std::string> codes(const Indicator& i) {
    std::vector<std::string> out;
    for (const auto& note : i.notes) out.push_back(note.code);
    return out;
}

TEST(Compare, SpellingsAreOneIndicatorAndNearNamesAreNot) {
    const Comparison c = compare({plan_of("1. 加强管理。在册严重精神障碍患者规范管理率达到95%以上。\n"),
                                  plan_of("1. 加强管理。在册患者规范化管理率不低于80%。\n"),
                                  plan_of("1. 加强管理。在册患者管理率达到97%以上。\n")});
    EXPECT_EQ(shown(row(c, "规范管理率（在册严重精神障碍患者）")), "p1 95 #1; p2 80 #2; p3 absent");
    EXPECT_EQ(shown(row(c, "管理率（在册严重精神障碍患者）")), "p3 97; p1 absent; p2 absent");
    EXPECT_TRUE(std::any_of(c.suggestions.begin(), c.suggestions.end(),
                            [](const auto& s) { return s.a.starts_with("规范管理率") && s.b.starts_with("管理率"); }));
}

TEST(Compare, WordsInFrontOfAPopulationDoNotChangeIt) {
    const Comparison c = compare({plan_of("1. 配备教师。辖区内所有高校达标率达到90%以上。\n"),
                                  plan_of("1. 配备教师。高等院校达标率达到80%以上。\n"),
                                  plan_of("1. 配备教师。民办高校达标率达到70%以上。\n")});
    std::vector<std::string> populations;
    for (const Indicator& i : c.indicators) populations.push_back(i.population.value_or("-"));
    EXPECT_EQ(populations, (std::vector<std::string>{"高校", "民办高校"}));
}

TEST(Compare, PopulationsStayApartAndTheirPartsAreTold) {
    const Comparison c = compare({plan_of("1. 做好疏导。特殊人群个性化心理疏导覆盖率达到70%以上。\n"),
                                  plan_of("1. 做好疏导。社区矫正人员个性化心理疏导覆盖率达到60%以上。\n")});
    EXPECT_EQ(shown(row(c, "个性化心理疏导覆盖率（特殊人群）")), "p1 70; p2 absent");
    ASSERT_FALSE(c.suggestions.empty());
    EXPECT_NE(c.suggestions[0].why.find("社区矫正人员 is part of 特殊人群"), std::string::npos);
}

TEST(Compare, ACeilingIsStricterWhereItIsLower) {
    const Comparison c = compare({plan_of("1. 控制能耗。单位面积能耗控制在50千瓦时以内。\n"),
                                  plan_of("1. 控制能耗。单位面积能耗不超过45千瓦时。\n")});
    ASSERT_EQ(c.indicators.size(), 1U);
    EXPECT_EQ(shown(c.indicators[0]), "p2 45 #1; p1 50 #2");
}

TEST(Compare, ExactlyAndAtLeastAreEqualMoreThanIsStricter) {
    const Comparison c = compare({plan_of("1. 扩大覆盖。养老服务设施覆盖率为90%。\n"),
                                  plan_of("1. 扩大覆盖。养老服务设施覆盖率达到90%以上。\n"),
                                  plan_of("1. 扩大覆盖。养老服务设施覆盖率超过90%。\n")});
    ASSERT_EQ(c.indicators.size(), 1U);
    EXPECT_EQ(shown(c.indicators[0]), "p3 90 #1; p1 90 #2; p2 90 #2");
}

TEST(Compare, StepsOfOnePlanAreATrajectoryAndItsLastCounts) {
    const Comparison c = compare(
        {plan_of(
             "1. 扩大覆盖。到2023年底，养老服务设施覆盖率达到60%以上；到2025年底，养老服务设施覆盖率达到90%以上。\n"),
         plan_of("1. 扩大覆盖。到2025年底，养老服务设施覆盖率达到80%以上。\n")});
    ASSERT_EQ(c.indicators.size(), 1U);
    EXPECT_EQ(shown(c.indicators[0]), "p1 60; p1 90 #1; p2 80 #2");
    EXPECT_EQ(codes(c.indicators[0]), std::vector<std::string>{"trajectory"});
}

TEST(Compare, AChangeIsNotRankedAmongLevels) {
    const Comparison c = compare({plan_of("1. 扩大覆盖。养老服务设施覆盖率达到60%以上。\n"),
                                  plan_of("1. 扩大覆盖。养老服务设施覆盖率达到70%以上。\n"),
                                  plan_of("1. 扩大覆盖。养老服务设施覆盖率较2020年提高80%以上。\n")});
    const Indicator& i = c.indicators.at(0);
    for (const auto& v : i.values) EXPECT_EQ(v.rank.has_value(), !v.change.has_value()) << shown(i);
}

TEST(Compare, UnitsAreNeverMixed) {
    const Comparison c = compare(
        {plan_of("1. 加强筛查。全区报告患病率达到4.5‰以上。\n"), plan_of("1. 加强筛查。全区报告患病率达到1%以上。\n")});
    ASSERT_EQ(c.indicators.size(), 2U);
    EXPECT_NE(c.indicators[0].unit, c.indicators[1].unit);
}

TEST(Compare, ADroppedExclusionAndARepetitionAreNoted) {
    const Comparison dropped =
        compare({plan_of("1. 明确要求。在册患者规范管理率达到95%以上。\n"
                         "2. 加强管理。在册患者（除易肇事肇祸患者外）规范管理率达到95%以上。\n")});
    EXPECT_EQ(codes(dropped.indicators.at(0)), std::vector<std::string>{"exclusion-dropped"});
    const Comparison repeated =
        compare({plan_of("1. 扩大覆盖。养老服务设施覆盖率达到90%以上。\n"
                         "2. 落实保障。养老服务设施覆盖率达到90%以上。\n")});
    EXPECT_EQ(codes(repeated.indicators.at(0)), std::vector<std::string>{"repeated"});
    const Comparison differs =
        compare({plan_of("1. 扩大覆盖。养老服务设施覆盖率达到90%以上。\n"
                         "2. 落实保障。养老服务设施覆盖率达到80%以上。\n")});
    EXPECT_EQ(codes(differs.indicators.at(0)), std::vector<std::string>{"restated-differently"});
}

TEST(Compare, NamedWithoutAFigureIsNotSilence) {
    const Comparison c = compare({plan_of("1. 扩大覆盖。养老服务设施覆盖率达到90%以上。\n"),
                                  plan_of("1. 扩大覆盖。稳步提高养老服务设施覆盖率，让老人就近用餐。\n"),
                                  plan_of("1. 加强宣传。组织志愿者上门。\n")});
    const Indicator& i = c.indicators.at(0);
    EXPECT_EQ(shown(i), "p1 90; p2 mentioned; p3 absent") << i.label();
    EXPECT_EQ(i.values[1].text, "稳步提高养老服务设施覆盖率，让老人就近用餐");
    EXPECT_TRUE(i.values[1].span.has_value());
}

TEST(Compare, APlanAgainstItselfIsEqualAndOrderOnlyRenames) {
    const Plan a = plan_of("1. 扩大覆盖。养老服务设施覆盖率达到90%以上。每个社区至少建设1个助餐点。\n");
    const Plan b = plan_of("1. 扩大覆盖。养老服务设施覆盖率达到80%以上。\n");
    for (const Indicator& i : compare({a, a}).indicators) {
        for (const auto& v : i.values) EXPECT_EQ(v.rank, 1) << i.label();
    }
    const Comparison forth = compare({a, b});
    const Comparison back = compare({b, a});
    ASSERT_EQ(forth.indicators.size(), back.indicators.size());
    EXPECT_EQ(shown(forth.indicators[0]), "p1 90 #1; p2 80 #2");
    EXPECT_EQ(shown(back.indicators[0]), "p2 90 #1; p1 80 #2");
}

TEST(Compare, UsersAddTheirNames) {
    const std::string table =
        "kind\tphrase\tpopulation\twhen\tcanonical\tcanonical_population\nmetric\t助餐覆盖比例\t\t\t助餐覆盖率\t\n"
        "pair\t达标率\t学校\t食堂\t食堂达标率\t-\n";
    const auto loaded = fenjie::load_metrics(table, "own.tsv");
    ASSERT_TRUE(loaded.metrics) << loaded.error->reason;
    const Comparison c =
        compare({plan_of("1. 扩大服务。助餐覆盖率达到90%以上。\n"), plan_of("1. 扩大服务。助餐覆盖比例达到80%以上。\n"),
                 plan_of("1. 管好食堂。检查食堂，学校达标率达到95%以上。\n")},
                loaded.metrics);
    EXPECT_EQ(shown(row(c, "助餐覆盖率")), "p1 90 #1; p2 80 #2; p3 absent");
    EXPECT_EQ(row(c, "食堂达标率").population, std::nullopt);
}

TEST(Compare, WrongTablesNameFileAndLine) {
    const std::string head = "kind\tphrase\tpopulation\twhen\tcanonical\tcanonical_population\n";
    const auto reason = [&](const std::string& rows) {
        const auto loaded = fenjie::load_metrics(rows, "own.tsv");
        return loaded.error ? loaded.error->reason : std::string("none");
    };
    EXPECT_EQ(reason(head), "none");
    EXPECT_EQ(reason("metric\ta\n"),
              "own.tsv:1: the first row must name the columns: " + head.substr(0, head.size() - 1));
    EXPECT_EQ(reason(head + "metric\t甲率\n"), "own.tsv:2: the canonical name is missing");
    EXPECT_EQ(reason(head + "# 注\nmetric\t甲率\t学校\t\t乙率\n"),
              "own.tsv:3: metric has a phrase and a canonical name only");
    EXPECT_EQ(reason(head + "kpi\t甲率\t\t\t乙率\n"),
              "own.tsv:2: the kind is none of metric, mention, population, prefix, part, pair");
    EXPECT_EQ(reason(head + "pair\t甲率\t\t\t乙率\n"), "own.tsv:2: a pair needs a population (* for any, - for none)");
    EXPECT_EQ(reason(head + "part\t甲\t\t\t乙\t\npart\t乙\t\t\t甲\t\n"), "own.tsv:3: 乙 would be part of itself");
    EXPECT_EQ(reason(head + "metric\ta\tb\tc\td\te\tf\n"), "own.tsv:2: it has more than 6 columns");
    EXPECT_EQ(reason(head + "metric\t\xFF\t\t\t乙\n"), "own.tsv: is not UTF-8");
}

std::vector<Plan> corpus_plans() {
    std::vector<Plan> out;
    for (const auto& path : sources::files("corpus", {".txt"})) {
        if (path.filename() != "source.txt") continue;
        fenjie::Options options;
        options.name = path.parent_path().filename().string();
        out.push_back(fenjie::extract(sources::content(path), options).plan);
    }
    return out;
}

TEST(Compare, TheCorpusGivesValidJson) {
    const std::vector<Plan> plans = corpus_plans();
    ASSERT_GT(plans.size(), 5U);
    const Comparison c = compare(plans);
    for (const auto& v : fenjie::validate(to_json(c), "compare")) ADD_FAILURE() << v.path << ": " << v.message;
    EXPECT_FALSE(fenjie::validate(to_json(c), "extract").empty());
    for (const Indicator& i : c.indicators) {
        // Each plan stands in each row, and each ranked value has a figure.
        for (const auto& plan : c.plans)
            EXPECT_TRUE(
                std::any_of(i.values.begin(), i.values.end(), [&](const auto& v) { return v.plan == plan.id; }));
        for (const auto& v : i.values) EXPECT_TRUE(!v.rank || v.value) << i.label();
    }
}

TEST(Compare, ExtractedJsonReadsBackToTheSameBytes) {
    for (const Plan& plan : corpus_plans()) {
        const std::string json = to_json(plan);
        EXPECT_TRUE(fenjie::is_extracted(json));
        const fenjie::ReadPlans read = fenjie::read_plans(json);
        ASSERT_FALSE(read.error) << read.error->reason;
        ASSERT_EQ(read.plans.size(), 1U);
        EXPECT_EQ(to_json(read.plans[0]), json);
    }
}

TEST(Compare, SeveralPlansALineAndWhatIsNoPlan) {
    const std::string line = to_json(plan_of("1. 扩大服务。助餐覆盖率达到90.5%以上。\n"), fenjie::JsonLayout::line);
    EXPECT_EQ(fenjie::read_plans(line + "\n" + line + "\n").plans.size(), 2U);
    EXPECT_TRUE(fenjie::read_plans("{\"schema_version\": \"1.0\"}").error.has_value());
    EXPECT_TRUE(fenjie::read_plans(to_json(compare({}))).error.has_value());
    EXPECT_FALSE(fenjie::is_extracted("一、主要任务"));
}

TEST(Compare, TablesForPeopleAndForSheets) {
    Plan evil = plan_of("1. 扩大服务。助餐|覆盖率达到90%以上。\n");
    evil.source.name = "=1+1";
    evil.document.title.reset();
    const Comparison c = compare({evil, plan_of("1. 扩大服务。助餐覆盖率达到80%以上。\n")});
    const std::string csv = to_csv(c);
    EXPECT_TRUE(
        csv.starts_with("\xEF\xBB\xBFmetric,population,unit,plan,issuer,status,comparator,value,value_max,deadline,"
                        "excluding,text,source,line\r\n"));
    EXPECT_NE(csv.find("'=1+1"), std::string::npos);
    EXPECT_EQ(csv.find(",=1+1"), std::string::npos);
    const std::string table = to_markdown(c);
    EXPECT_NE(table.find("| indicator | p1 | p2 |\n|---|---|---|\n"), std::string::npos) << table;
}

}  // namespace
