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

TEST(AlignedTables, ATitleWithoutANumberAndNamesAboveTheirRowsMiddle) {
    EXPECT_EQ(
        blocks_of("类别   序号            任务内容             牵头单位           配合单位     完成时限\n"
                  "\n"
                  "          新建社区助餐点 12 个，改造提升 8 个，             区市场监管局、各街道办\n"
                  "     1                             区民政局                    9 月底前\n"
                  "          日均供餐能力不低于 3000 人次。                 事处\n"
                  "\n"
                  "居家        完成 600 户特殊困难老年人家庭适老化改                            2024 年 11\n"
                  "     2                             区民政局      区残联\n"
                  "养老        造                                                月底\n"
                  "\n"
                  "          为 65 岁以上独居老年人每月开展一次上\n"
                  "     3                             各街道办事处    区民政局、区卫生健康委   全年\n"
                  "          门巡访，巡访率达到 100%\n"
                  "\n"
                  "          新增护理型床位 150 张，护理型床位占比              区卫生健康委、区医保\n"
                  "     4                             区民政局                    12 月底前\n"
                  "机构        提高到 65%。                           局、区消防救援大队\n"
                  "养老                                 区人力资源社会\n"
                  "     5    培训养老护理员 200 人次                     区民政局、区总工会     10 月\n"
                  "                                   保障局\n"
                  "\n"
                  "普惠托育\n"
                  "\n"
                  "          新增普惠托位 320 个，支持有条件的幼儿\n"
                  "托位                                 区卫生健康委、                 2024 年 12\n"
                  "     6    园招收 2 至 3 岁幼儿，幼儿园办托比例达             区财政局、各街道办事处\n"
                  "建设                                 区教育局                    月 20 日前\n"
                  "          到 40%以上\n"
                  "\n"
                  "          开展托育机构“双随机”抽查，每半年不                 区市场监管局、区公安分\n"
                  "     7                             区卫生健康委                  长期坚持\n"
                  "质量        少于 1 次，问题整改率达到 98%以上               局、区消防救援大队\n"
                  "监管\n"
                  "     8    建立托育服务信息公示制度             区卫生健康委    区教育局          6 月底前\n"
                  "\n"),
        (Strings{"| 类别 | 序号 | 任务内容 | 牵头单位 | 配合单位 | 完成时限",
                 "| 居家养老 | 1 | 新建社区助餐点12个，改造提升8个，日均供餐能力不低于3000人次。 | 区民政局 | "
                 "区市场监管局、各街道办事处 | 9月底前",
                 "| ^ | 2 | 完成600户特殊困难老年人家庭适老化改造 | 区民政局 | 区残联 | 2024年11月底",
                 "| ^ | 3 | 为65岁以上独居老年人每月开展一次上门巡访，巡访率达到100% | 各街道办事处 | "
                 "区民政局、区卫生健康委 | 全年",
                 "| 机构养老 | 4 | 新增护理型床位150张，护理型床位占比提高到65%。 | 区民政局 | "
                 "区卫生健康委、区医保局、区消防救援大队 | 12月底前",
                 "| ^ | 5 | 培训养老护理员200人次 | 区人力资源社会保障局 | 区民政局、区总工会 | 10月",
                 "| 普惠托育 | × | × | × | × | ×",
                 "| 托位建设 | 6 | 新增普惠托位320个，支持有条件的幼儿园招收2至3岁幼儿，幼儿园办托比例达到40%以上 | "
                 "区卫生健康委、区教育局 | 区财政局、各街道办事处 | 2024年12月20日前",
                 "| 质量监管 | 7 | 开展托育机构“双随机”抽查，每半年不少于1次，问题整改率达到98%以上 | 区卫生健康委 | "
                 "区市场监管局、区公安分局、区消防救援大队 | 长期坚持",
                 "| ^ | 8 | 建立托育服务信息公示制度 | 区卫生健康委 | 区教育局 | 6月底前"}));
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
