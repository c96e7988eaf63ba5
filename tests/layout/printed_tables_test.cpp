// Tables that were printed as text: cells led or parted by tabs, parted by bars, one a line, flattened by a PDF reader.
#include <gtest/gtest.h>

#include "blocks_of.hpp"

namespace fenjie {
namespace {

TEST(PrintedTables, CellsLedByTabs) {
    const Layout layout = laid_out(
        "\t类别\n"
        "\t任务\n"
        "\t责任单位\n"
        "\n"
        "\t治理\n"
        "\t1、开展排查；\n"
        "\n"
        "2、建立台账。\n"
        "\t区教育局\n"
        "\n"
        "\t\n"
        "\t组织培训。\n"
        "\t各街道\n"
        "\n"
        "\n"
        "抄送：区委。\n");
    EXPECT_EQ(blocks_of(layout), (Strings{"| 类别 | 任务 | 责任单位", "| 治理 | 1、开展排查；/2、建立台账。 | 区教育局",
                                          "|  | 组织培训。 | 各街道", "抄送：区委。"}));
    EXPECT_EQ(warnings_of(layout), Strings{});
}

TEST(PrintedTables, AMissingCellIsTold) {
    const Layout layout = laid_out(
        "\t甲\n"
        "\t乙\n"
        "\n"
        "\t1\n"
        "\t2\n"
        "\n"
        "\t3\n"
        "\n"
        "\t4\n"
        "\t5\n");
    EXPECT_EQ(blocks_of(layout), (Strings{"| 甲 | 乙", "| 1 | 2", "| 3 | 4", "| 5 | ×"}));
    EXPECT_EQ(warnings_of(layout), Strings{"table-irregular"});
}

TEST(PrintedTables, RowsOfCellsPartedByTabs) {
    EXPECT_EQ(blocks_of("序号\t工作任务\t责任单位\n"
                        "1\t完善制度，\n"
                        "明确分工。\t县水利局\n"
                        "2\t加强巡查。\t县林业局\n"
                        "县公安局\n"),
              (Strings{"| 序号 | 工作任务 | 责任单位", "| 1 | 完善制度，/明确分工。 | 县水利局",
                       "| 2 | 加强巡查。 | 县林业局/县公安局"}));
}

TEST(PrintedTables, AHeadingBehindATableEndsIt) {
    EXPECT_EQ(blocks_of("指标\t单位\t2025年\n"
                        "覆盖率\t%\t60\n"
                        "达标率\t%\t95\n"
                        "二、主要任务\n"
                        "（一）完善网络。\n"),
              (Strings{"| 指标 | 单位 | 2025年", "| 覆盖率 | % | 60", "| 达标率 | % | 95", "二、主要任务",
                       "（一）完善网络。"}));
}

TEST(PrintedTables, APagesMetadataIsNoTable) {
    EXPECT_EQ(blocks_of("发文机关：\t和安区政府\n"
                        "成文日期：\t2023年3月8日\n"
                        "标题：\t关于加强管理的通知\n"),
              (Strings{"发文机关： 和安区政府", "成文日期： 2023年3月8日", "标题： 关于加强管理的通知"}));
}

TEST(PrintedTables, RowsOfCellsPartedByBars) {
    // Names parted by a blank only are paragraphs of their own.
    EXPECT_EQ(blocks_of("| 行业 | 时间安排 | 责任单位 |\n"
                        "|---|:--:|---|\n"
                        "| 旅馆 | 3月份 | 派出所 安监站 |\n"
                        "| 加油站 | 4月份 | 安监站 |\n"
                        "各单位要按时整改。\n"),
              (Strings{"|  | 行业 | 时间安排 | 责任单位 | ", "|  | 旅馆 | 3月份 | 派出所/安监站 | ",
                       "|  | 加油站 | 4月份 | 安监站 | ", "各单位要按时整改。"}));
}

TEST(PrintedTables, ABarInASentencePartsNoCells) {
    EXPECT_EQ(blocks_of("首页 | 政务公开 | 通知公告\n"
                        "正文在此。\n"),
              (Strings{"首页|政务公开|通知公告", "正文在此。"}));
}

TEST(PrintedTables, CellsThatGoOnDoNotOpenRows) {
    EXPECT_EQ(blocks_of("完成时限\t序号\t工作内容\t责任单位\n"
                        "6月底\t1\t1.开展摸底。\n"
                        "2.建立台账。\t县民政局\n"
                        "9月底\t2\t组织验收。\t县财政局\n"),
              (Strings{"| 完成时限 | 序号 | 工作内容 | 责任单位", "| 6月底 | 1 | 1.开展摸底。/2.建立台账。 | 县民政局",
                       "| 9月底 | 2 | 组织验收。 | 县财政局"}));
}

TEST(PrintedTables, RowsWhoseMergedCellsAreMissing) {
    EXPECT_EQ(
        blocks_of("序号\t考核项目\t分值\t考核内容\t评分标准\t说明\n"
                  "1\t重点部门\t县水利局\t30\t岸线保护\t划定范围（30分）\t\n"
                  "20\t采砂整治\t联合巡查（20分）\t\n"
                  "2\t县林业局\t50\t绿化\t补植补种（50分）\t\n"),
        (Strings{"| 序号 | 考核项目 | 分值 | 考核内容 | 评分标准 | 说明",
                 "| 1 | 重点部门/县水利局 | 30 | 岸线保护 | 划定范围（30分） | ",
                 "| × | × | 20 | 采砂整治 | 联合巡查（20分） | ", "| 2 | 县林业局 | 50 | 绿化 | 补植补种（50分） | "}));
}

TEST(PrintedTables, OneCellALine) {
    const Layout layout = laid_out(
        "附件2\n"
        "任务清单\n"
        "序号\n"
        "重点工作（实事项目）\n"
        "牵头单位\n"
        "科室负责人\n"
        "计划完成时间\n"
        "进展情况\n"
        "1\n"
        "新增助餐点15个\n"
        "区民政局\n"
        "何 宁\n"
        "11月底前\n"
        "已完成3个。\n"
        "2\n"
        "新增床位100张\n"
        "10月底前\n"
        "正在选址。\n"
        "3\n"
        "建成区级活动中心\n"
        "区文旅局\n"
        "区体育局\n"
        "2024年三季度\n");
    // What was merged over rows was printed once: the second row has the first's 区民政局.
    EXPECT_EQ(
        blocks_of(layout),
        (Strings{"附件2", "任务清单", "| 序号 | 重点工作（实事项目） | 牵头单位 | 科室负责人 | 计划完成时间 | 进展情况",
                 "| 1 | 新增助餐点15个 | 区民政局 | 何宁 | 11月底前 | 已完成3个。",
                 "| 2 | 新增床位100张 | ^ | ^ | 10月底前 | 正在选址。",
                 "| 3 | 建成区级活动中心 | 区文旅局/区体育局 | ^ | 2024年三季度 | ×"}));
    EXPECT_EQ(warnings_of(layout), Strings{"table-irregular"});
}

TEST(PrintedTables, OneCellALineWithoutNumbers) {
    EXPECT_EQ(blocks_of("工作任务 |\n"
                        "责任单位 |\n"
                        "完成时限 |\n"
                        "开展排查，建立台账 |\n"
                        "镇安监站 |\n"
                        "4月底 |\n"
                        "组织验收，通报结果 |\n"
                        "镇纪委 |\n"
                        "6月底 |\n"
                        "二、工作要求\n"
                        "各村要高度重视。\n"),
              (Strings{"| 工作任务 | 责任单位 | 完成时限", "| 开展排查，建立台账 | 镇安监站 | 4月底",
                       "| 组织验收，通报结果 | 镇纪委 | 6月底", "二、工作要求", "各村要高度重视。"}));
}

TEST(PrintedTables, OneCellALineBelowNamesThatAreNotKnown) {
    EXPECT_EQ(blocks_of("序号 |\n"
                        "责任单位 |\n"
                        "实施内容 |\n"
                        "协同单位 |\n"
                        "分管 县长 |\n"
                        "最新情形（8月） |\n"
                        "7 |\n"
                        "县民政局 |\n"
                        "新增床位不少于300张。 |\n"
                        "财政局 住建局 |\n"
                        "正在施工，9月底前完工。 |\n"),
              (Strings{"| 序号 | 责任单位 | 实施内容 | 协同单位 | 分管县长 | 最新情形（8月）",
                       "| 7 | 县民政局 | 新增床位不少于300张。 | 财政局/住建局 | 正在施工，9月底前完工。 | ×"}));
}

TEST(PrintedTables, NamesOfColumnsInAListAreNoTable) {
    EXPECT_EQ(blocks_of("表中要写明：\n"
                        "序号\n"
                        "任务\n"
                        "责任单位\n"
                        "完成时限\n"
                        "以上各栏不得空缺，由专人填写。\n"),
              (Strings{"表中要写明：", "序号", "任务", "责任单位", "完成时限", "以上各栏不得空缺，由专人填写。"}));
}

TEST(PrintedTables, FlattenedByAPdfReader) {
    EXPECT_EQ(blocks_of("实施主体 任务内容 完成期限\n"
                        "\n"
                        "1\n"
                        "开展入户走访，建立服务台账，及时掌握辖区老年人的\n"
                        "助餐需求。\n"
                        "\n"
                        "7月底\n"
                        "\n"
                        "2 财政所 落实补贴资金。 6月\n"
                        "\n"
                        "3\n"
                        "社区事务\n"
                        "办公室\n"
                        "\n"
                        "组织评估验收。\n"
                        "\n"
                        "12月10日前\n"),
              (Strings{"| × | 实施主体 | 任务内容 | 完成期限",
                       "| 1 | × | 开展入户走访，建立服务台账，及时掌握辖区老年人的助餐需求。 | 7月底",
                       "| 2 | 财政所 | 落实补贴资金。 | 6月", "| 3 | 社区事务办公室 | 组织评估验收。 | 12月10日前"}));
}

TEST(PrintedTables, NamesThatALinesEndCutAreWhole) {
    EXPECT_EQ(blocks_of("\t任务\n"
                        "\t责任单位\n"
                        "\n"
                        "\t组织培训。\n"
                        "\t区人社局、区总工\n"
                        "会、区\n"
                        "妇联\n"
                        "\n"
                        "\t检查食堂。\n"
                        "\t区教育局\n"
                        "会展中心\n"),
              (Strings{"| 任务 | 责任单位", "| 组织培训。 | 区人社局、区总工会、区妇联",
                       "| 检查食堂。 | 区教育局/会展中心"}));
}

TEST(PrintedTables, NamesOfColumnsWhoseRowsAreMixedUpAreToldOf) {
    EXPECT_EQ(
        warnings_of(laid_out("序号 工作任务\n\n具体措施\n\n牵头单\n位\n\n责任单位\n\n完成时限\n\n1\n\n"
                             "推行一网通办，将开办时\n提升\n县公安局、县\n间压缩至0.5个工作日。\n便利\n税务局\n")),
        Strings{"table-irregular"});
    // A table that is read, and words that are headings here.
    EXPECT_EQ(warnings_of(laid_out(
                  "序号\n任务\n责任单位\n完成时限\n1\n检查食堂。\n区教育局\n6月底\n2\n修缮校舍。\n区教育局\n8月底\n")),
              Strings{});
    EXPECT_EQ(warnings_of(laid_out("工作目标\n建成助餐点15个，覆盖率达到60%"
                                   "。\n工作任务\n新建和改造助餐点。\n责任单位\n区民政局负责组织实施。\n")),
              Strings{});
}

TEST(PrintedTables, DrawnWithCharacters) {
    // A rule that only some columns have leaves the others' cells open; a line that reaches its bar goes on.
    EXPECT_EQ(
        blocks_of("区民政局2024年重点任务表\n"
                  "┌────┬──┬─────────┬──────┐\n"
                  "│ 类别   │序号│ 任务             │ 责任单位   │\n"
                  "├────┼──┼─────────┼──────┤\n"
                  "│        │ 1  │ 新建助餐点１５个 │ 区民政局、 │\n"
                  "│ 养老   │    │ ，覆盖率达60％。 │ 各街道     │\n"
                  "│        ├──┼─────────┼──────┤\n"
                  "│        │ 2  │ 培训护理员200名  │ 区人社局   │\n"
                  "├────┼──┼─────────┼──────┤\n"
                  "│ 托育   │ 3  │ 新增托位80个     │            │\n"
                  "└────┴──┴─────────┴──────┘\n"
                  "以上任务年底前完成。\n"),
        (Strings{"区民政局2024年重点任务表", "| 类别 | 序号 | 任务 | 责任单位",
                 "| 养老 | 1 | 新建助餐点15个，覆盖率达60%。 | 区民政局、各街道",
                 "| ^ | 2 | 培训护理员200名 | 区人社局", "| 托育 | 3 | 新增托位80个 | ", "以上任务年底前完成。"}));
}

TEST(PrintedTables, DrawnWithSignsAndNoRuleBetweenRows) {
    EXPECT_EQ(blocks_of("+------+--------------+----------+\n"
                        "| 序号 | 任务         | 责任单位 |\n"
                        "+======+==============+==========+\n"
                        "| 1    | 修缮校舍     | 区教育局 |\n"
                        "|      | 6栋          |          |\n"
                        "| 2    | 检查食堂     | 区市场监 |\n"
                        "|      |              | 管局     |\n"
                        "+------+--------------+----------+\n"),
              (Strings{"| 序号 | 任务 | 责任单位", "| 1 | 修缮校舍/6栋 | 区教育局", "| 2 | 检查食堂 | 区市场监管局"}));
}

TEST(PrintedTables, DrawnNearMisses) {
    // A frame around a remark, a rule between paragraphs, a line of signs.
    for (const char* text : {"┌──────┐\n│ 内部文件 │\n└──────┘\n", "────────────\n各街道办事处：\n────────────\n",
                             "+---+---+\n各单位要加强领导。\n", "│\n│\n"}) {
        const Layout layout = laid_out(text);
        for (const Block& block : layout.blocks) EXPECT_NE(block.kind, BlockKind::table) << text;
    }
}

}  // namespace
}  // namespace fenjie
