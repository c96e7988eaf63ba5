// Plans made by machine with known answers in them: what was planted must come out, exactly once, at its place.
// Every combination of indicator, comparator and figure is set into a small plan; the target found must have this
// metric, comparator, value and unit, and its span must read as the planted words.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fenjie/extract.hpp"

namespace {

struct Phrase {
    std::string before;  // between indicator and figure
    std::string after;   // behind the unit
    fenjie::Comparator comparator;
};

const std::vector<Phrase> kPhrases = {
    {"达到", "以上", fenjie::Comparator::ge},
    {"不低于", "", fenjie::Comparator::ge},
    {"达", "", fenjie::Comparator::ge},
    {"不超过", "", fenjie::Comparator::le},
    {"控制在", "以内", fenjie::Comparator::le},
    {"为", "", fenjie::Comparator::eq},
    {"超过", "", fenjie::Comparator::gt},
    {"低于", "", fenjie::Comparator::lt},
    {"达到", "左右", fenjie::Comparator::about},
    {"", "以上", fenjie::Comparator::ge},
    {"", "", fenjie::Comparator::eq},
};
const std::vector<std::string> kIndicators = {"垃圾分类覆盖率", "托育机构备案率", "群众满意度", "问题整改率"};
struct Figure {
    std::string written;
    std::string value;
    std::string unit;
};
const std::vector<Figure> kFigures = {{"95%", "95", "%"},    {"98.5%", "98.5", "%"},      {"4.5‰", "4.5", "‰"},
                                      {"９０％", "90", "%"}, {"百分之八十五", "85", "%"}, {"100%", "100", "%"}};

std::size_t code_points(const std::string& s) {
    std::size_t n = 0;
    for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return n;
}

TEST(Planted, EveryTargetIsFoundOnceAtItsPlace) {
    for (const std::string& indicator : kIndicators) {
        for (const Phrase& phrase : kPhrases) {
            for (const Figure& figure : kFigures) {
                const std::string planted = indicator + phrase.before + figure.written + phrase.after;
                const std::string head =
                    "云泽区试点工作方案\n\n一、主要任务\n\n1.推进试点建设。健全工作机制，完善服务网络，";
                const std::string plan =
                    head + planted + "。（牵头单位：区民政局）\n\n2.加强宣传引导。营造良好氛围。\n";
                const fenjie::Extraction e = fenjie::extract(plan);
                ASSERT_FALSE(e.error);
                ASSERT_EQ(e.plan.targets.size(), 1U) << planted;
                const fenjie::Target& g = e.plan.targets[0];
                EXPECT_EQ(g.value.to_string(), figure.value) << planted;
                EXPECT_EQ(g.unit, figure.unit) << planted;
                EXPECT_TRUE(g.comparator == phrase.comparator)
                    << planted << ": comparator " << static_cast<int>(g.comparator);
                EXPECT_NE(indicator.find(g.metric), std::string::npos) << planted << ": metric " << g.metric;
                EXPECT_EQ(g.span.start, code_points(head)) << planted;
                EXPECT_EQ(g.span.end, code_points(head + planted)) << planted;
                EXPECT_EQ(g.span.line, 5U);
            }
        }
    }
}

struct Deadline {
    std::string written;
    const char* start;
    const char* end;
};
const std::vector<Deadline> kDeadlines = {
    {"6月底前", "", "2024-06-30"},         {"2024年9月底前", "", "2024-09-30"},
    {"10月15日前", "", "2024-10-15"},      {"到2025年底，", "", "2025-12-31"},
    {"年底前", "", "2024-12-31"},          {"第三季度", "2024-07-01", "2024-09-30"},
    {"上半年", "2024-01-01", "2024-06-30"}};
const std::vector<std::string> kUnits = {"区民政局", "区发展改革委",        "区城管局", "各街道", "市市场监管局",
                                         "团区委",   "县人力资源社会保障局"};

TEST(Planted, OwnersAndDeadlinesAreFound) {
    for (const Deadline& d : kDeadlines) {
        for (std::size_t i = 0; i < kUnits.size(); ++i) {
            const std::string& lead = kUnits[i];
            const std::string& other = kUnits[(i + 1) % kUnits.size()];
            const std::string plan = "云泽区2024年试点工作方案\n\n一、主要任务\n\n1.推进试点建设。" + d.written +
                                     "完成设施建设。（牵头单位：" + lead + "；配合单位：" + other +
                                     "）\n2.加强宣传引导。营造良好氛围。\n";
            const fenjie::Extraction e = fenjie::extract(plan);
            ASSERT_FALSE(e.error);
            ASSERT_EQ(e.plan.tasks.size(), 2U) << plan;
            const fenjie::Task& t = e.plan.tasks[0];
            ASSERT_TRUE(t.deadline) << plan;
            EXPECT_EQ(t.deadline->start.value_or(""), d.start) << plan;
            EXPECT_EQ(t.deadline->end.value_or(""), d.end) << plan;
            ASSERT_EQ(t.responsible.size(), 2U) << plan;
            EXPECT_EQ(t.responsible[0].organization, lead);
            EXPECT_TRUE(t.responsible[0].role == fenjie::Role::lead);
            EXPECT_EQ(t.responsible[1].organization, other);
            EXPECT_TRUE(t.responsible[1].role == fenjie::Role::cooperate);
            EXPECT_EQ(t.number.value_or(""), "1");
        }
    }
}

}  // namespace
