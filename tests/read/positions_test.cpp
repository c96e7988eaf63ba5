// Positioned text to lines, paragraphs, columns and furniture, on pages set by hand.
#include "read/placed/positions.hpp"

#include <gtest/gtest.h>

#include "placed_text.hpp"

namespace {

using placed::Page;
using placed::read;
using placed::shown;

TEST(Lines, BlanksAreGapsNotSetting) {
    Page page;
    // A quarter of an em beside figures is setting; seven tenths between Chinese are a gap.
    page.text(90, 100, "达到").text(126, 100, "65%").text(154, 100, "以上");
    page.text(90, 130, "张三").text(134, 130, "李四");
    page.text(90, 160, "fenjie").text(142, 160, "plan");
    EXPECT_EQ(shown(read({page})), "达到65%以上\n张三  李四\nfenjie plan\n[page]");
}

TEST(Lines, TypedBlanksStayWhereTheyAreWideEnough) {
    Page page;
    page.text(90, 100, "组 长");                                           // half an em, typed
    page.text(90, 130, "一").text(106, 130, " ", 2).text(107, 130, "二");  // none to be seen
    EXPECT_EQ(shown(read({page})), "组 长\n一二\n[page]");
}

TEST(Lines, GlyphsComeInAnyOrder) {
    Page page;
    page.text(122, 130, "乙").text(90, 100, "甲").text(90, 130, "丙丁");
    EXPECT_EQ(shown(read({page})), "甲\n丙丁乙\n[page]");
}

TEST(Lines, FakeBoldIsUndone) {
    Page page;
    for (const double shift : {0.0, 0.3, 0.6}) page.text(90 + shift, 100 + shift / 3, "实施方案");
    page.text(90, 130, "好好学习天天向上");
    page.text(90, 160, "ill");
    EXPECT_EQ(shown(read({page})), "实施方案\n好好学习天天向上\nill\n[page]");
}

TEST(Lines, RaisedFiguresBelongToTheirLine) {
    Page page;
    page.text(90, 100, "面积500m").text(154, 94, "2", 8).text(158, 100, "以上");
    EXPECT_EQ(shown(read({page})), "面积500m2以上\n[page]");
}

TEST(Lines, SmallPrintBelowIsALineOfItsOwn) {
    Page page;
    page.text(90, 100, "面积五百平方米以上").text(90, 108, "注：不含公摊", 8);
    EXPECT_EQ(shown(read({page})), "面积五百平方米以上\n注：不含公摊\n[page]");
}

TEST(Lines, WhatIsNoNumberIsNoPlace) {
    Page page;
    page.text(90, 100, "甲");
    const double none = std::numeric_limits<double>::quiet_NaN();
    page.raw().glyphs.push_back({none, none, none, none, "乙"});
    page.raw().glyphs.push_back({0, 10, 10, 0, "丙"});
    page.raw().rules.push_back({none, 0, 0, none});
    EXPECT_EQ(shown(read({page})), "甲\n[page]");
}

// Twelve lines of 26 characters, the first set in by two.
Page prose(const std::string& tail = "") {
    Page page;
    page.text(122, 120, "为贯彻落实市委市政府关于加强社区服务工作的部署，结合");
    double y = 148;
    for (int i = 0; i < 10; ++i, y += 28) page.text(90, y, "我区实际，制定本方案，各部门要认真落实各项工作任务确保");
    page.text(90, y, "取得实效。" + tail);
    return page;
}

TEST(Paragraphs, FullLinesGoOn) {
    Page page = prose();
    page.text(122, 456, "第二段从这里开始，写得不长。");
    const std::string text = shown(read({page}));
    EXPECT_NE(text.find("部署，结合+\n我区实际"), std::string::npos) << text;
    EXPECT_NE(text.find("取得实效。\n第二段"), std::string::npos) << text;
}

TEST(Paragraphs, AFullLastLineEndsWhereTheNextIsSetIn) {
    Page page;
    page.text(122, 120, "为贯彻落实市委市政府关于加强社区服务工作的部署，结合。");
    page.text(122, 148, "第二段也从这里开始，这一行同样写得满满的，一直到最后。");
    page.text(90, 176, "它还有第二行。");
    EXPECT_EQ(shown(read({page})),
              "为贯彻落实市委市政府关于加强社区服务工作的部署，结合。\n第二段也从这里开始，这一行同样写得满满的，一直到"
              "最后。+\n它还有第二行。\n[page]");
}

TEST(Paragraphs, TheyGoOnOverThePagesEnd) {
    Page first = prose("各街道、各部门要把这项工作列入重要议事日程来");
    Page second;
    second.text(90, 120, "抓好落实。").text(122, 148, "下一段。");
    const std::string text = shown(read({first, second}));
    EXPECT_NE(text.find("议事日程来+\n[page]抓好落实。\n下一段。\n[page]"), std::string::npos) << text;
}

TEST(Paragraphs, TitlesAndSignaturesDoNot) {
    Page page = prose();
    page.text(330, 484, "梧桐区人民政府办公室").text(394, 512, "2023年3月15日").text(90, 540, "附件：清单");
    const std::string text = shown(read({page}));
    EXPECT_NE(text.find("办公室\n2023年3月15日\n附件：清单\n"), std::string::npos) << text;
}

TEST(Columns, AreReadOneAfterTheOther) {
    Page page;
    page.text(200, 80, "澜江区政府公报", 22);
    for (int i = 0; i < 8; ++i) {
        const std::string number = std::to_string(i);
        page.text(60, 120 + 20 * i, "左栏第" + number + "行的文字写到这里为止满", 14);
        page.text(310, 124 + 20 * i, "右栏第" + number + "行的文字也写到这里为止", 14);
    }
    const std::string text = shown(read({page}));
    EXPECT_LT(text.find("左栏第7"), text.find("右栏第0")) << text;
    EXPECT_LT(text.find("公报"), text.find("左栏第0")) << text;
    EXPECT_NE(text.find("左栏第0行的文字写到这里为止满+\n左栏第1"), std::string::npos) << text;
}

TEST(Columns, NamesInLineBelowEachOtherAreNone) {
    Page page;
    for (int i = 0; i < 8; ++i) page.text(90, 120 + 28 * i, "成员").text(330, 120 + 28 * i, "区民政局副局长");
    const std::string text = shown(read({page}));
    EXPECT_EQ(text.find("成员\n成员"), std::string::npos) << text;
}

TEST(Furniture, RunningHeadsAndPageNumbersGo) {
    std::vector<Page> pages;
    for (int i = 1; i <= 3; ++i) {
        Page page;
        page.text(200, 50, "梧桐区人民政府办公室文件", 9);
        page.text(122, 120, "第" + std::to_string(i) + "页上的正文。");
        page.text(280, 780, "— " + std::to_string(i) + " —", 14);
        pages.push_back(page);
    }
    EXPECT_EQ(shown(read(pages)), "第1页上的正文。\n[page]第2页上的正文。\n[page]第3页上的正文。\n[page]");
}

TEST(Furniture, ABrowsersMarginsGoEvenFromOnePage) {
    Page page;
    page.text(24, 22, "2026/7/24 15:32", 8).text(130, 22, "关于印发方案的通知_中国政府网", 8);
    page.text(122, 120, "正文。");
    page.text(24, 826, "https://www.example.gov.cn/content/1.htm", 8).text(560, 826, "1/6", 8);
    EXPECT_EQ(shown(read({page})), "正文。\n[page]");
}

TEST(Furniture, PageNumbersComeInManyDresses) {
    for (const std::string number : {"- 3 -", "—3—", "第3页", "第 3 页 共 9 页", "3/9", "一 3 一", "3"}) {
        Page page;
        page.text(122, 120, "正文。").text(280, 790, number, 12);
        EXPECT_EQ(shown(read({page})), "正文。\n[page]") << number;
    }
}

TEST(Furniture, NumbersOfThePlanStay) {
    Page page;
    page.text(122, 120, "1").text(122, 700, "第3页的要求见附件。");
    EXPECT_EQ(shown(read({page})), "1\n第3页的要求见附件。\n[page]");
}

TEST(Furniture, LabelsOfAttachmentsAreNoRunningHeads) {
    std::vector<Page> pages;
    for (int i = 1; i <= 3; ++i) {
        Page page;
        page.text(90, 110, "附件" + std::to_string(i)).text(122, 160, "清单" + std::to_string(i * i) + "的内容。");
        pages.push_back(page);
    }
    EXPECT_EQ(shown(read(pages)),
              "附件1\n清单1的内容。\n[page]附件2\n清单4的内容。\n[page]附件3\n清单9的内容。\n[page]");
}

TEST(Furniture, ATitlePrintedOnEveryPageIsKeptOnce) {
    std::vector<Page> pages;
    for (int i = 1; i <= 3; ++i) {
        Page page;
        page.text(200, 110, "重点任务分解表", 22).text(122, 160, "第" + std::to_string(i * i) + "项。", 22);
        pages.push_back(page);
    }
    EXPECT_EQ(shown(read(pages)), "重点任务分解表\n第1项。\n[page]第4项。\n[page]第9项。\n[page]");
}

TEST(Pages, EmptyOnesCount) {
    Page page;
    page.text(122, 120, "正文。");
    EXPECT_EQ(shown(read({Page(), page, Page()})), "[page]正文。\n[page][page]");
}

TEST(Doubts, AreReportedWhereTheyStand) {
    Page page;
    page.text(90, 100, "各").text(106, 100, "衔道", 16, 43).text(138, 100, "要");
    page.grid({90, 200, 400}, {200, 230, 260});
    page.text(100, 220, "任务")
        .text(210, 220, "单位")
        .text(100, 250, "巡", 16, 20)
        .text(116, 250, "查")
        .text(210, 250, "局");
    const fenjie::ReadDocument d = read({page});
    ASSERT_EQ(d.warnings.size(), 2U);
    for (const fenjie::SourceWarning& warning : d.warnings) EXPECT_EQ(warning.code, "ocr-doubtful");
    EXPECT_EQ(d.utf8.substr(d.warnings[0].source.begin, d.warnings[0].source.size()), "衔道");
    EXPECT_EQ(d.warnings[0].message, "recognized with 43% confidence: 衔道");
    EXPECT_EQ(d.utf8.substr(d.warnings[1].source.begin, d.warnings[1].source.size()), "巡");
}

}  // namespace
