// Markdown's marks, told from what plain texts print, and taken off in their places.
#include "text/markdown.hpp"

#include <gtest/gtest.h>

#include "fenjie/extract.hpp"

namespace fenjie {
namespace {

TEST(Markdown, TakesMarksOffInTheirPlaces) {
    EXPECT_EQ(without_markdown("# 方案\n## 一、任务\n1. **建站点。**每个社区\n---\n* 培训\n"),
              "  方案\n   一、任务\n1. \x7F\x7F建站点。\x7F\x7F每个社区\n   \n- 培训\n");
}

TEST(Markdown, LeavesPlainTexts) {
    EXPECT_EQ(without_markdown(""), "");
    EXPECT_EQ(without_markdown("一、任务\n**建站点**\n"), "");
    // One heading tells nothing; nor do tags, numbers and lines of nothing but marks.
    EXPECT_EQ(without_markdown("# 方案\n一、任务\n"), "");
    EXPECT_EQ(without_markdown("#养老\n#1号楼\n####### 七\n# \n"), "");
}

TEST(Markdown, LeavesWhatHides) {
    EXPECT_EQ(without_markdown("# 甲\n# 乙\n张**，138****1234，** 甲 **\n"),
              "  甲\n  乙\n张**，138****1234，** 甲 **\n");
}

TEST(Markdown, SpansPointIntoThePrintedText) {
    const std::string text = "# 松涛县养老方案\n## 一、主要任务\n1. **建站点。**各镇要在**６月底前**建成。\n";
    const Plan plan = extract(text).plan;
    ASSERT_EQ(plan.tasks.size(), 1U);
    EXPECT_EQ(plan.document.title, "松涛县养老方案");
    EXPECT_EQ(plan.tasks[0].title, "建站点");
    EXPECT_EQ(plan.tasks[0].text, "建站点。各镇要在6月底前建成。");
    EXPECT_EQ(plan.tasks[0].span.line, 3U);
    EXPECT_EQ(plan.source.length, 47U);
}

TEST(Markdown, APlanIsReadAsIfPrinted) {
    const Plan plan = extract(
                          "# 松涛县养老服务提升行动方案\n\n**松政办发〔2023〕１２号**\n\n各镇人民政府：\n\n"
                          "## 一、工作目标\n到2025年底，助餐点覆盖率达到**90%**以上。\n\n"
                          "## 二、主要任务\n### （一）建设助餐点\n"
                          "1. **新建助餐点。** 每个社区建成**１个**助餐点。（**责任单位：** 县民政局）\n"
                          "2. **规范管理。** 建立台账，2024年6月底前完成。（责任单位：县市场监管局）\n\n***\n\n"
                          "## 三、保障措施\n* 各镇要成立专班。\n* 每季度组织1次培训。\n")
                          .plan;
    EXPECT_EQ(plan.document.title, "松涛县养老服务提升行动方案");
    ASSERT_TRUE(plan.document.document_number);
    EXPECT_EQ(plan.document.document_number->text, "松政办发〔2023〕12号");
    EXPECT_EQ(plan.document.addressees, std::vector<std::string>{"各镇人民政府"});
    ASSERT_EQ(plan.sections.size(), 4U);
    EXPECT_EQ(plan.sections[2].title, "建设助餐点");
    EXPECT_EQ(plan.sections[2].level, 2);
    ASSERT_EQ(plan.tasks.size(), 5U);
    EXPECT_EQ(plan.tasks[1].title, "新建助餐点");
    EXPECT_EQ(plan.tasks[1].text, "新建助餐点。每个社区建成1个助餐点。");
    ASSERT_EQ(plan.tasks[1].responsible.size(), 1U);
    EXPECT_EQ(plan.tasks[1].responsible[0].organization, "县民政局");
    ASSERT_TRUE(plan.tasks[2].deadline);
    EXPECT_EQ(plan.tasks[2].deadline->end, "2024-06-30");
    EXPECT_EQ(plan.tasks[3].text, "各镇要成立专班。");
    EXPECT_EQ(plan.tasks[4].text, "每季度组织1次培训。");
}

// Near miss: names that are hidden, in a plan with one line that looks like a heading.
TEST(Markdown, APlainPlanKeepsItsCharacters) {
    const Plan plan = extract("# 松涛县养老方案\n一、主要任务\n（一）对张**等人**落实**补助。\n").plan;
    ASSERT_EQ(plan.tasks.size(), 1U);
    EXPECT_EQ(plan.tasks[0].text, "对张**等人**落实**补助。");
}

}  // namespace
}  // namespace fenjie
