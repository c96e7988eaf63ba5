// Lines that a page's width broke in bad places: inside a figure, inside a phrase that is to be repaired.
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
    EXPECT_EQ(layout.repairs[0].from, "信憝");
    EXPECT_EQ(text.substr(layout.repairs[0].source.begin, layout.repairs[0].source.size()), "信\n憝");
    const std::size_t shared = last.view().find("共享");
    EXPECT_EQ(text.substr(last.original(shared, shared + 6).begin, 6), "共享");
    for (const std::size_t at : layout.blocks.back().breaks) EXPECT_LE(at, last.size());
}

}  // namespace
}  // namespace fenjie
