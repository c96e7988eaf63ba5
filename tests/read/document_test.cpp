// What every reader builds its text with: lines and tables become decoded text, and nothing is lost.
#include "read/document.hpp"

#include <gtest/gtest.h>

#include "layout/layout.hpp"

namespace {

using fenjie::DocumentBuilder;
using fenjie::RawCell;
using fenjie::ReadDocument;

ReadDocument table_of(std::vector<RawCell> cells) {
    DocumentBuilder builder;
    builder.line("一、主要任务");
    builder.table(std::move(cells));
    builder.line("二、工作要求");
    return builder.finish("text/html", "UTF-8");
}

std::string cell_text(const ReadDocument& document, std::size_t cell) {
    std::string out;
    for (const fenjie::Range& p : document.tables.at(0).cells.at(cell).paragraphs)
        out += (out.empty() ? "" : "|") + document.utf8.substr(p.begin, p.size());
    return out;
}

TEST(Document, ATableIsRowsOfTabsAndKnowsItsCells) {
    const ReadDocument d = table_of({{0, 0, 1, 1, {"序号"}},
                                     {0, 1, 1, 1, {"任务"}},
                                     {1, 0, 2, 1, {"1"}},
                                     {1, 1, 1, 1, {"建设助餐点", "每个社区1个"}},
                                     {2, 1, 1, 1, {"培训"}}});
    EXPECT_EQ(d.utf8, "一、主要任务\n序号\t任务\n1\t建设助餐点\u2028每个社区1个\n\t培训\n二、工作要求\n");
    ASSERT_EQ(d.tables.size(), 1U);
    EXPECT_EQ(d.tables[0].rows, 3);
    EXPECT_EQ(d.tables[0].columns, 2);
    EXPECT_EQ(cell_text(d, 3), "建设助餐点|每个社区1个");
    EXPECT_TRUE(d.warnings.empty());
}

TEST(Document, SpansThatOverlapOrReachOutAreCutAndNothingIsLost) {
    const ReadDocument d = table_of({{0, 0, 9999999, 9999999, {"甲"}}, {0, 1, 1, 1, {"乙"}}, {1, 0, 1, 1, {"丙"}}});
    ASSERT_EQ(d.tables.size(), 1U);
    EXPECT_EQ(d.tables[0].rows, 2);
    for (const std::string text : {"甲", "乙", "丙"}) EXPECT_NE(d.utf8.find(text), std::string::npos) << text;
    ASSERT_EQ(d.warnings.size(), 1U);
    EXPECT_EQ(d.warnings[0].code, "limit-reached");
}

TEST(Document, CellsOutsideAnyTableAreReported) {
    const ReadDocument d = table_of({{-1, 0, 1, 1, {"甲"}}, {0, 5000, 1, 1, {"乙"}}, {0, 0, 1, 1, {"丙"}}});
    ASSERT_EQ(d.warnings.size(), 1U);
    EXPECT_EQ(d.tables.at(0).cells.size(), 1U);
}

TEST(Document, TheTextIsCleanUtf8WhateverComesIn) {
    DocumentBuilder builder;
    builder.line(std::string_view("甲\0\x01\xFF乙\r\n丙", 14));
    builder.table({{0, 0, 1, 1, {"a\tb\nc"}}});
    builder.page_break();
    builder.page_break();
    const ReadDocument d = builder.finish("x/y", "UTF-8");
    EXPECT_EQ(d.utf8, "甲\uFFFD乙\n丙\na b c\n\f");
}

TEST(Document, NoTextIsAnError) {
    DocumentBuilder builder;
    builder.line(" \t");
    EXPECT_TRUE(builder.finish("x/y", "UTF-8").error.has_value());
}

TEST(Document, LayoutTakesTheReadersTables) {
    // Lines of a cell that look like headings stay in their cell.
    const ReadDocument d = table_of({{0, 0, 1, 1, {"任务"}},
                                     {0, 1, 1, 1, {"单位"}},
                                     {1, 0, 1, 1, {"一、建设网络。"}},
                                     {1, 1, 1, 1, {"区民 政局"}}});
    const fenjie::Layout layout = lay_out(d.utf8, *fenjie::Lexicon::built_in(), d.tables);
    ASSERT_EQ(layout.blocks.size(), 3U);
    EXPECT_EQ(layout.blocks[0].text.view(), "一、主要任务");
    ASSERT_EQ(layout.blocks[1].table.cells.size(), 4U);
    EXPECT_EQ(layout.blocks[1].table.cells[3].joined().view(), "区民政局");
    EXPECT_EQ(layout.blocks[2].text.view(), "二、工作要求");
}

}  // namespace
