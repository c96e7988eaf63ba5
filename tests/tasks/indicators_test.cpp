// Tables of indicators: units with their multiplier, names that say per whom, dates over a column or in a row.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fenjie/extract.hpp"

namespace {

using fenjie::Target;

std::vector<Target> targets_of(const std::string& table) {
    return fenjie::extract("青禾县养老服务行动计划\n（2023年3月1日）\n\n附件\n青禾县养老服务主要指标\n\n" + table)
        .plan.targets;
}

/// "metric | subject | per | value unit | last day", "-" for nothing.
std::string shown(const Target& t) {
    return t.metric + " | " + t.subject.value_or("-") + " | " + (t.per ? t.per->each.value_or("-") : "-") + " | " +
           t.value.to_string() + (t.value_max ? "-" + t.value_max->to_string() : "") + t.unit + " | " +
           (t.deadline ? t.deadline->end.value_or("-") : "-");
}

std::vector<std::string> shown(const std::vector<Target>& targets) {
    std::vector<std::string> out;
    for (const Target& t : targets) out.push_back(shown(t));
    return out;
}

using Strings = std::vector<std::string>;

TEST(Indicators, UnitsAreMultipliedOut) {
    EXPECT_EQ(shown(targets_of("序号\t指标名称\t单位\t2025年目标值\n"
                               "1\t养老床位数\t万张\t1.2\n"
                               "2\t产业增加值\t亿元\t１００—１２０\n"
                               "3\t道路里程\t千米\t30\n")),
              (Strings{"养老床位数 | - | - | 12000张 | 2025-12-31",
                       "产业增加值 | - | - | 10000000000-12000000000元 | 2025-12-31",
                       "道路里程 | - | - | 30千米 | 2025-12-31"}));
}

TEST(Indicators, NamesAreReadAsProseWouldBe) {
    EXPECT_EQ(shown(targets_of("指标\t2025年\n"
                               "每千名老年人拥有养老床位数（张）\t≥40\n"
                               "老年人健康管理率（%）\t75\n"
                               "护理型床位占比（%）\t60\n")),
              (Strings{"养老床位数 | - | 千名老年人 | 40张 | 2025-12-31", "健康管理率 | 老年人 | - | 75% | 2025-12-31",
                       "护理型床位占比 | 护理型床位 | - | 60% | 2025-12-31"}));
}

TEST(Indicators, ARowHasItsDateAndAGoalIsAFigure) {
    EXPECT_EQ(shown(targets_of("指标\t目标\t责任单位\t完成时限\n"
                               "参保率\t稳定在95%以上\t县医保局\t12月底前\n"
                               "定点机构\t不少于50家\t县医保局\t2024年6月底\n"
                               "服务质量\t明显提升\t县民政局\t长期坚持\n")),
              (Strings{"参保率 | - | - | 95% | 2023-12-31", "定点机构 | - | - | 50家 | 2024-06-30"}));
}

TEST(Indicators, WhatIsSoAlreadyIsNoTarget) {
    EXPECT_EQ(shown(targets_of("指标\t单位\t2022年\t2025年\n"
                               "助餐点\t个\t20\t60\n"
                               "志愿者\t名\t100\t500\n")),
              (Strings{"助餐点 | - | - | 60个 | 2025-12-31", "志愿者 | - | - | 500名 | 2025-12-31"}));
    EXPECT_EQ(shown(targets_of("指标\t单位\t基期\t目标值\n"
                               "助餐点\t个\t20\t60\n"
                               "志愿者\t名\t100\t500\n")),
              (Strings{"助餐点 | - | - | 60个 | -", "志愿者 | - | - | 500名 | -"}));
}

}  // namespace
