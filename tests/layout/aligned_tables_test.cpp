// Tables whose columns are set off by blanks: lines as pdftotext -layout prints them, or as a fixed font shows them.
#include <gtest/gtest.h>

#include "blocks_of.hpp"

namespace fenjie {
namespace {

TEST(AlignedTables, CellsInTheMiddleOfTheirRows) {
    // The name of a column over two lines, cells of one to three, a category over two rows, a number beside the second
    // line of its row.
    EXPECT_EQ(blocks_of("             任务\n"
                        "类别   序号              任务内容           责任单位      时限\n"
                        "             名称\n"
                        "\n"
                        "                  新建助餐点 15 个，服务\n"
                        "        1    助餐                     区民政局、     6 月底\n"
                        "                  覆盖率达到 60%以上。\n"
                        "养老                                  各街道\n"
                        "\n"
                        "        2    培训   培训护理员 200 名         区人社局      长期坚持\n"
                        "\n"
                        "托育     3    托位   新增托位 80 个           区卫健局      9 月底前\n"),
              (Strings{"| 类别 | 序号 | 任务名称 | 任务内容 | 责任单位 | 时限",
                       "| 养老 | 1 | 助餐 | 新建助餐点15个，服务覆盖率达到60%以上。 | 区民政局、各街道 | 6月底",
                       "| ^ | 2 | 培训 | 培训护理员200名 | 区人社局 | 长期坚持",
                       "| 托育 | 3 | 托位 | 新增托位80个 | 区卫健局 | 9月底前"}));
}

TEST(AlignedTables, CellsAtTheTopOfTheirRowsInAFixedFont) {
    EXPECT_EQ(blocks_of("序号  工作任务                  牵头单位    完成时限\n"
                        "1     改造老旧小区12个，惠及居  县住建局    2024年10月\n"
                        "      民3400户                              底前\n"
                        "2     加装电梯                  县住建局    年底前\n"
                        "                                县市场监管\n"
                        "                                局\n"),
              (Strings{"| 序号 | 工作任务 | 牵头单位 | 完成时限",
                       "| 1 | 改造老旧小区12个，惠及居民3400户 | 县住建局 | 2024年10月底前",
                       "| 2 | 加装电梯 | 县住建局/县市场监管局 | 年底前"}));
}

TEST(AlignedTables, OneBlankBetweenColumnsAndARowThatIsShifted) {
    EXPECT_EQ(blocks_of("序号 任务          责任单位        时限\n"
                        "\n"
                        "  建立信息共享机制，每 县司法局、县公\n"
                        "1                      2024 年\n"
                        "  月通报一次     安局       5 月\n"
                        "\n"
                        "2 公布办事指南 36 项 县行政审批局  ６月底\n"
                        "\n"
                        "3 开展满意度调查，满意 县统计局    十二月\n"
                        "  率达到 95%                底前\n"),
              (Strings{"| 序号 | 任务 | 责任单位 | 时限",
                       "| 1 | 建立信息共享机制，每月通报一次 | 县司法局、县公安局 | 2024年5月",
                       "| 2 | 公布办事指南36项 | 县行政审批局 | 6月底",
                       "| 3 | 开展满意度调查，满意率达到95% | 县统计局 | 十二月底前"}));
}

TEST(AlignedTables, GroupsOfRowsTheHeaderAgainAndWhatFollows) {
    EXPECT_EQ(blocks_of("工作任务          牵头部门     配合部门    时限要求\n"
                        "\n"
                        "一、完善机制\n"
                        "\n"
                        "成立三级领导机构      县应急局     县气象局    3 月底前\n"
                        "\f工作任务          牵头部门     配合部门    时限要求\n"
                        "\n"
                        "修订预案 26 个      县应急局     各成员单位   6 月底前\n"
                        "\n"
                        "二、加强保障\n"
                        "\n"
                        "储备帐篷 500 顶     县发改局     县财政局    长期坚持\n"
                        "\n"
                        "三、工作要求\n"
                        "\n"
                        "各单位要加强领导，确保责任落实到人，每月报送进展。\n"),
              (Strings{"| 工作任务 | 牵头部门 | 配合部门 | 时限要求", "| 一、完善机制 | × | × | ×",
                       "| 成立三级领导机构 | 县应急局 | 县气象局 | 3月底前",
                       "| 修订预案26个 | 县应急局 | 各成员单位 | 6月底前", "| 二、加强保障 | × | × | ×",
                       "| 储备帐篷500顶 | 县发改局 | 县财政局 | 长期坚持", "三、工作要求",
                       "各单位要加强领导，确保责任落实到人，每月报送进展。"}));
}

TEST(AlignedTables, RowsWithoutNumbersAndAnotherHeader) {
    EXPECT_EQ(
        blocks_of("督查项目      责任单位      督查时间     督查内容\n"
                  "环境卫生      区城管局      每周五       查看保洁情况，\n"
                  "                                         登记问题。\n"
                  "市场秩序      区市场监管局  每月底       查看占道经营\n"
                  "\n"
                  "姓名      单位          联系方式\n"
                  "周一      区文旅局      13900000000\n"),
        (Strings{"| 督查项目 | 责任单位 | 督查时间 | 督查内容",
                 "| 环境卫生 | 区城管局 | 每周五 | 查看保洁情况，登记问题。",
                 "| 市场秩序 | 区市场监管局 | 每月底 | 查看占道经营", "姓名单位联系方式", "周一区文旅局13900000000"}));
}

TEST(AlignedTables, LinesThatDoNotKeepToTheirColumnsAreToldOf) {
    // In two rows a time stands under the names, and names under the times.
    const Layout layout = laid_out(
        "序号   任务        责任单位      时限\n"
        "1    修缮校舍      区教育局     6月\n"
        "2    更换课桌椅     8月      区教育局\n"
        "3    检查食堂    10月    区市场监管局\n"
        "4    添置图书    区教育局   9月\n");
    EXPECT_EQ(warnings_of(layout), Strings{"table-irregular"});
}

TEST(AlignedTables, NearMissesAreNoTables) {
    // Names of columns without anyone who does it, or a time; one row; prose with wide blanks; a header that nothing
    // stands under.
    for (const char* text :
         {"序号   河道      长度\n1    清河      12 公里\n2    白河      9 公里\n",
          "序号   任务      责任单位\n1    疏浚河道    区水务局\n三、其他\n",
          "任务  责任单位  时限  都要写明白，各部门报送时请注意格式。\n各部门  要按时  报送。\n请  认真  落实。\n",
          "序号   任务      责任单位   时限\n各有关部门要按照职责分工抓好落实，定期报送进展情况和存在的问题。\n"
          "区政府督查室每季度通报一次，结果纳入年度考核，并向社会公开。\n"}) {
        const Layout layout = laid_out(text);
        for (const Block& block : layout.blocks) EXPECT_NE(block.kind, BlockKind::table) << text;
    }
}

}  // namespace
}  // namespace fenjie
