// Tables from rules and from how text stands in line, on pages set by hand.
#include <gtest/gtest.h>

#include "placed_text.hpp"

namespace {

using placed::Page;
using placed::read;
using placed::shown;

std::string spans(const fenjie::ReadDocument& document) {
    std::string out;
    for (const fenjie::SourceTable& table : document.tables) {
        out += std::to_string(table.rows) + "x" + std::to_string(table.columns);
        for (const fenjie::SourceCell& cell : table.cells) {
            if (cell.row_span == 1 && cell.column_span == 1) continue;
            out += " " + std::to_string(cell.row) + "," + std::to_string(cell.column) + ":" +
                   std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
        }
        out += "\n";
    }
    return out;
}

TEST(RuledTables, CellsAndTheirWrappedLines) {
    Page page;
    page.text(90, 80, "附件");
    page.grid({90, 130, 300, 400}, {100, 125, 165});
    page.text(100, 117, "序号", 10).text(200, 117, "任务", 10).text(330, 117, "单位", 10);
    page.text(105, 150, "1", 10)
        .text(136, 142, "建设社区助餐点和老年食堂，满足老年", 9.2)
        .text(136, 158, "人需求。", 9.2);
    page.text(325, 150, "区民政局", 10);
    page.text(90, 190, "注：按月报送。");
    const fenjie::ReadDocument d = read({page});
    EXPECT_EQ(
        shown(d),
        "附件\n序号\t任务\t单位\n1\t建设社区助餐点和老年食堂，满足老年人需求。\t区民政局\n注：按月报送。\n[page]");
    EXPECT_EQ(spans(d), "2x3\n");
}

TEST(RuledTables, AMissingRuleMergesCells) {
    Page page;
    for (const double x : {90.0, 150.0, 300.0, 400.0}) page.down(x, 100, 220);
    for (const double y : {100.0, 130.0, 220.0}) page.across(y, 90, 400);
    for (const double y : {160.0, 190.0}) page.across(y, 150, 400);
    page.text(100, 120, "类别", 10).text(200, 120, "任务", 10).text(330, 120, "单位", 10);
    page.text(100, 180, "网络", 10);
    for (int i = 0; i < 3; ++i)
        page.text(160, 150 + 30 * i, "任务" + std::to_string(i), 10).text(330, 150 + 30 * i, "局", 10);
    const fenjie::ReadDocument d = read({page});
    EXPECT_EQ(shown(d), "类别\t任务\t单位\n网络\t任务0\t局\n\t任务1\t局\n\t任务2\t局\n[page]");
    EXPECT_EQ(spans(d), "4x3 1,0:3x1\n");
}

TEST(RuledTables, RulesMayComeInPiecesAndDoubled) {
    Page page;
    // A box a cell, as browsers and word processors draw them.
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            const double left = 90 + 100 * column;
            const double top = 100 + 30 * row;
            for (const double shift : {0.0, 1.5}) {
                page.across(top + shift, left, left + 98).across(top + 28 - shift, left, left + 98);
                page.down(left + shift, top, top + 28).down(left + 98 - shift, top, top + 28);
            }
            page.text(left + 10, top + 20, "格" + std::to_string(row) + std::to_string(column), 10);
        }
    }
    const fenjie::ReadDocument d = read({page});
    EXPECT_EQ(shown(d), "格00\t格01\n格10\t格11\n[page]");
    EXPECT_EQ(spans(d), "2x2\n");
}

TEST(RuledTables, OpenSidesEndWhereTheRulesEnd) {
    Page page;
    for (const double y : {100.0, 130.0, 160.0}) page.across(y, 90, 400);
    page.down(200, 100, 160);
    page.text(100, 120, "任务", 10).text(210, 120, "单位", 10).text(100, 150, "巡查", 10).text(210, 150, "民政局", 10);
    EXPECT_EQ(shown(read({page})), "任务\t单位\n巡查\t民政局\n[page]");
}

TEST(RuledTables, FramesAndUnderlinesAreNoTables) {
    Page page;
    page.grid({80, 500}, {90, 200});
    page.across(130, 100, 200);
    page.text(100, 125, "专栏1 重点工程").text(100, 160, "一、建设网络。");
    const fenjie::ReadDocument d = read({page});
    EXPECT_TRUE(d.tables.empty());
    EXPECT_EQ(shown(d), "专栏1 重点工程\n一、建设网络。\n[page]");
}

TEST(RuledTables, ADrawingOfCountlessLinesIsLeftAlone) {
    Page page;
    for (int i = 0; i < 30000; ++i) page.across(100 + i * 0.01, 90, 400).down(90 + i * 0.01, 100, 400);
    page.text(100, 120, "图");
    EXPECT_EQ(shown(read({page})), "图\n[page]");
}

TEST(RuledTables, NamesBelowEachOtherStayApartAndWrappedOnesDoNot) {
    Page page;
    page.grid({90, 160, 232}, {100, 150, 200});
    page.text(93, 120, "区市场监管局", 10.5).text(93, 135, "区商务局", 10.5);
    page.text(163, 120, "市生态环境局", 10.5).text(163, 135, "云台分局", 10.5);
    page.text(93, 170, "区卫生健康委", 10.5).text(93, 185, "员会", 10.5);
    EXPECT_EQ(shown(read({page})), "区市场监管局|区商务局\t市生态环境局云台分局\n区卫生健康委员会\t\n[page]");
}

Page part(const std::vector<std::pair<std::string, std::string>>& rows, const std::string& header) {
    Page page;
    std::vector<double> ys = {100};
    for (std::size_t i = 0; i <= rows.size(); ++i) ys.push_back(ys.back() + 30);
    page.grid({90, 150, 400}, ys);
    page.text(100, 120, header, 10).text(160, 120, "工作任务", 10);
    double y = 150;
    for (const auto& [number, task] : rows) {
        page.text(100, y, number, 10).text(153, y, task, 10);
        y += 30;
    }
    return page;
}

TEST(TablesOverPages, AreOneWithOneHeader) {
    Page first = part({{"1", "建设网络。"}, {"2", "组织培训。"}}, "序号");
    first.text(280, 800, "— 1 —", 14);
    Page second = part({{"3", "开展巡查。"}}, "序号");
    second.text(280, 800, "— 2 —", 14).text(122, 300, "注：略。");
    const fenjie::ReadDocument d = read({first, second});
    EXPECT_EQ(shown(d), "序号\t工作任务\n1\t建设网络。\n2\t组织培训。\n[page]3\t开展巡查。\n注：略。\n[page]");
    EXPECT_EQ(spans(d), "4x2\n");
}

TEST(TablesOverPages, ARowThatWasCutIsOne) {
    const Page first = part({{"1", "建设网络。"}, {"2", "组织养老护理员培训，每年不少于五百人次以上，并建"}}, "序号");
    const Page second = part({{"", "立岗位津贴制度。"}, {"3", "开展巡查。"}}, "序号");
    EXPECT_EQ(shown(read({first, second})),
              "序号\t工作任务\n1\t建设网络。\n2\t组织养老护理员培训，每年不少于五百人次以上，并建立岗位津贴制度。\n["
              "page]3\t开展巡"
              "查。\n[page]");
}

TEST(TablesOverPages, OtherColumnsAreAnotherTable) {
    const Page first = part({{"1", "建设网络。"}}, "序号");
    Page second;
    second.grid({90, 240, 400}, {100, 130, 160});
    second.text(100, 120, "指标", 10)
        .text(250, 120, "目标值", 10)
        .text(100, 150, "覆盖率", 10)
        .text(250, 150, "60%", 10);
    EXPECT_EQ(read({first, second}).tables.size(), 2U);
}

TEST(TablesOverPages, TextBetweenThemPartsThem) {
    Page first = part({{"1", "建设网络。"}}, "序号");
    first.text(90, 300, "附件2");
    EXPECT_EQ(read({first, part({{"1", "组织培训。"}}, "序号")}).tables.size(), 2U);
}

TEST(OpenTables, AreKnownByTheirHeader) {
    Page page;
    page.text(90, 100, "序号", 10).text(180, 100, "工作任务", 10).text(330, 100, "牵头单位", 10);
    page.text(95, 130, "1", 10).text(130, 130, "建设社区助餐点和老年食堂", 10).text(330, 130, "区民政局", 10);
    page.text(130, 145, "满足老年人需求。", 10);
    page.text(95, 170, "2", 10).text(130, 170, "开展巡查。", 10).text(330, 170, "区应急局", 10);
    const fenjie::ReadDocument d = read({page});
    EXPECT_EQ(
        shown(d),
        "序号\t工作任务\t牵头单位\n1\t建设社区助餐点和老年食堂满足老年人需求。\t区民政局\n2\t开展巡查。\t区应急局\n"
        "[page]");
}

TEST(OpenTables, MiddledCellsAndOnesOverSeveralRows) {
    Page page;
    page.text(60, 100, "类别", 10)
        .text(110, 100, "序号", 10)
        .text(210, 100, "工作任务", 10)
        .text(360, 100, "牵头单位", 10);
    double y = 130;
    for (int row = 1; row <= 4; ++row, y += 40) {
        page.text(150, y, "任务" + std::to_string(row) + "的文字写满了这一行共", 10).text(150, y + 15, "两行。", 10);
        page.text(115, y + 7.5, std::to_string(row), 10).text(360, y + 7.5, "区民政局", 10);
    }
    page.text(55, 157.5, "网络", 10).text(55, 237.5, "服务", 10);
    const fenjie::ReadDocument d = read({page});
    EXPECT_EQ(spans(d), "5x4 1,0:2x1 3,0:2x1\n") << shown(d);
    EXPECT_NE(shown(d).find("网络\t1\t任务1的文字写满了这一行共两行。\t区民政局\n\t2\t"), std::string::npos)
        << shown(d);
}

TEST(OpenTables, GoOnOverPages) {
    std::vector<Page> pages;
    for (int p = 0; p < 2; ++p) {
        Page page;
        if (p == 0) page.text(90, 100, "序号", 10).text(180, 100, "工作任务", 10).text(330, 100, "牵头单位", 10);
        for (int i = 1; i <= 3; ++i)
            page.text(95, 100 + 30 * i, std::to_string(3 * p + i), 10)
                .text(130, 100 + 30 * i, "任务" + std::to_string(3 * p + i), 10)
                .text(330, 100 + 30 * i, "区民政局", 10);
        pages.push_back(page);
    }
    const fenjie::ReadDocument d = read(pages);
    ASSERT_EQ(d.tables.size(), 1U) << shown(d);
    EXPECT_EQ(d.tables[0].rows, 7);
    EXPECT_NE(shown(d).find("3\t任务3\t区民政局\n[page]4\t任务4"), std::string::npos) << shown(d);
}

TEST(OpenTables, RostersAndSignaturesAreNone) {
    Page page;
    for (int i = 0; i < 4; ++i)
        page.text(122, 100 + 28 * i, "王" + std::to_string(i))
            .text(200, 100 + 28 * i, "区民政局")
            .text(330, 100 + 28 * i, "副局长");
    const fenjie::ReadDocument d = read({page});
    EXPECT_TRUE(d.tables.empty()) << shown(d);
}

TEST(OpenTables, ASitesLabelsStandBesideTheirValues) {
    Page page;
    page.text(96, 100, "索引号：0001-2026", 11).text(369, 92, "城乡建设、环境", 11).text(310, 100, "主题分类：", 11);
    page.text(369, 108, "保护", 11);
    page.text(96, 132, "发文机关：区政府", 11).text(310, 132, "成文日期：2026年7月9日", 11);
    EXPECT_EQ(
        shown(read({page})),
        "索引号：\t0001-2026\t主题分类：\t城乡建设、环境保护\n发文机关：\t区政府\t成文日期：\t2026年7月9日\n[page]");
}

}  // namespace
