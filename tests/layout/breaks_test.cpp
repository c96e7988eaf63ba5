// Lines that a page's width broke in bad places: inside a figure, inside a phrase that is to be repaired; tables whose
// cells stand on lines of their own, where a page or the table ends.
#include <gtest/gtest.h>

#include "layout/layout.hpp"

namespace fenjie {
namespace {

// Ten lines of 28 characters, so that the width is seen; the last ends inside a sentence.
std::string wrapped(const std::string& end_of_line, const std::string& rest) {
    std::string out;
    for (int i = 1; i <= 6; ++i) {
        out += std::to_string(i) + ".推动社区食堂规范运行，完善老年助餐服务网络建设，鼓励社会\n";
        out += "力量参与运营，逐步扩大覆盖范围，确保老年人吃得放心、吃得\n满意。\n";
    }
    return out + "7.推动社区食堂规范运行，完善老年助餐服务网络建设，" + end_of_line + "\n" + rest + "\n";
}

std::string last_paragraph(const std::string& text) {
    return std::string(lay_out(text, *Lexicon::built_in()).blocks.back().text.view());
}

TEST(Reflow, a_figure_that_a_line_broke_opens_no_item) {
    EXPECT_EQ(last_paragraph(wrapped("师生比不低于1:", "34。（责任单位：县教育局）")),
              "7.推动社区食堂规范运行，完善老年助餐服务网络建设，师生比不低于1:34。（责任单位：县教育局）");
    EXPECT_EQ(last_paragraph(wrapped("覆盖率达到94.", "5%以上。")),
              "7.推动社区食堂规范运行，完善老年助餐服务网络建设，覆盖率达到94.5%以上。");
    // Behind the end of a sentence a number does open one.
    EXPECT_EQ(last_paragraph(wrapped("扩大覆盖面。", "8.加强宣传。")), "8.加强宣传。");
}

TEST(Reflow, a_phrase_that_a_line_broke_is_repaired) {
    const std::string text = wrapped("推进服务信", "憝共享，加强曰常监管。");
    const Layout layout = lay_out(text, *Lexicon::built_in());
    const MappedText& last = layout.blocks.back().text;
    EXPECT_EQ(last.view(), "7.推动社区食堂规范运行，完善老年助餐服务网络建设，推进服务信息共享，加强日常监管。");
    ASSERT_EQ(layout.repairs.size(), 2U);
    // The one across the joint is found last.
    EXPECT_EQ(layout.repairs[1].from, "信憝");
    EXPECT_EQ(text.substr(layout.repairs[1].source.begin, layout.repairs[1].source.size()), "信\n憝");
    const std::size_t shared = last.view().find("共享");
    EXPECT_EQ(text.substr(last.original(shared, shared + 6).begin, 6), "共享");
    for (const std::size_t at : layout.blocks.back().breaks) EXPECT_LE(at, last.size());
}

std::vector<std::string> blocks(const std::string& text) {
    std::vector<std::string> out;
    for (const Block& block : lay_out(text, *Lexicon::built_in()).blocks) {
        std::string all;
        for (const Cell& cell : block.table.cells)
            all += (cell.column == 0 ? "/" : "|") + std::string(cell.joined().view());
        out.push_back(block.kind == BlockKind::table ? all : std::string(block.text.view()));
    }
    return out;
}

using Strings = std::vector<std::string>;
const std::string kRows =
    "一、任务表\n\t序号\n\t任务\n\t责任单位\n\n\t1\n\t清理河道\n\t县水利局\n\n\t2\n\t排查隐患\n\t县应急管理局\n";
const std::string kRead = "/序号|任务|责任单位/1|清理河道|县水利局/2|排查隐患|县应急管理局";

TEST(TabLedTable, ends_before_a_heading_that_goes_on_outside) {
    EXPECT_EQ(blocks(kRows + "\n二、保障措施\n加强督查。\n"),
              (Strings{"一、任务表", kRead, "二、保障措施", "加强督查。"}));
    EXPECT_EQ(blocks(kRows + "\n（三）督查\n"), (Strings{"一、任务表", kRead, "（三）督查"}));
}

TEST(TabLedTable, keeps_the_numbers_that_go_on_in_a_cell) {
    const std::string cell =
        "\t责任单位\n\t任务\n\n\t县水利局\n\t一、清理河道。\n\n二、检测水质。\n\n\t县应急管理局\n\t排查。\n";
    EXPECT_EQ(blocks(cell), (Strings{"/责任单位|任务/县水利局|一、清理河道。二、检测水质。/县应急管理局|排查。"}));
}

TEST(TabLedTable, a_row_number_behind_a_page_break_is_no_page_number) {
    std::string text = kRows;
    text.insert(text.find("\t2"), "— 1 —\n\f");
    EXPECT_EQ(blocks(text), (Strings{"一、任务表", kRead}));
    EXPECT_EQ(blocks("一、任务表\n抓好落实。\n7\f加强督查。\n"), (Strings{"一、任务表", "抓好落实。", "加强督查。"}));
}

}  // namespace
}  // namespace fenjie
