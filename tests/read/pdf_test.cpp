// PDF files: what is read of a page and what is not, and files that are broken, locked or meant to harm.
#include <gtest/gtest.h>

#include "fenjie/extract.hpp"
#include "pdf_writer.hpp"

namespace {

std::string text_of(const pdf::Writer& writer, const fenjie::Options& options = {}) {
    const fenjie::Text text = fenjie::read_text(writer.bytes(), options);
    return text.error ? "error: " + text.error->reason : text.utf8;
}

TEST(Pdf, TextIsReadFromTheTop) {
    pdf::Writer writer;
    writer.page().text(90, 600, 16, "第二行").text(90, 700, 16, "第一行2023年");
    writer.page().text(90, 700, 16, "下一页");
    EXPECT_EQ(text_of(writer), "第一行2023年\n第二行\n\f下一页\n\f");
    const fenjie::Text text = fenjie::read_text(writer.bytes());
    EXPECT_EQ(text.media_type, "application/pdf");
}

TEST(Pdf, SpansKnowTheirPage) {
    pdf::Writer writer;
    writer.page().text(90, 700, 22, "工作方案").text(90, 650, 16, "一、主要任务");
    writer.page().text(90, 700, 16, "1.建设网络。覆盖率达到60%以上。");
    const fenjie::Extraction out = fenjie::extract(writer.bytes());
    ASSERT_EQ(out.plan.targets.size(), 1U);
    EXPECT_EQ(out.plan.targets[0].span.page, 2U);
}

TEST(Pdf, WhatNobodySeesIsNotRead) {
    pdf::Writer writer;
    writer.page()
        .text(90, 700, 16, "正文")
        .text(90, 660, 16, "不可见", "1 0 0 1", "3 Tr")
        .raw("1 g")
        .text(90, 620, 16, "白字")
        .raw("0 g /Clear gs")
        .text(90, 580, 16, "透明")
        .raw("q 0 0 10 10 re W n")
        .text(90, 540, 16, "剪去")
        .raw("Q")
        .text(700, 500, 16, "页外")
        .text(90, 460, 0.5, "极小");
    EXPECT_EQ(text_of(writer), "正文\n\f");
}

TEST(Pdf, WhiteOnDarkIsSeen) {
    pdf::Writer writer;
    writer.page()
        .raw("0 0 0.6 rg 80 690 200 30 re f 1 g")
        .text(90, 700, 16, "表头")
        .raw("0 g")
        .text(90, 600, 16, "正文");
    EXPECT_EQ(text_of(writer), "表头\n正文\n\f");
}

TEST(Pdf, AnInvisibleLayerIsReadWhereNothingElseIs) {
    pdf::Writer writer;
    writer.page().text(90, 700, 16, "扫描件的文字层", "1 0 0 1", "3 Tr");
    EXPECT_EQ(text_of(writer), "扫描件的文字层\n\f");
}

TEST(Pdf, WatermarksAcrossThePageGo) {
    pdf::Writer writer;
    writer.page().text(90, 700, 16, "正文").text(200, 300, 60, "内部资料", "0.7 0.7 -0.7 0.7");
    writer.page().text(90, 700, 16, "正文二").text(20, 300, 10, "侧边", "0 1 -1 0");
    EXPECT_EQ(text_of(writer), "正文\n\f正文二\n\f");
}

TEST(Pdf, APageOnItsSideIsTurned) {
    pdf::Writer writer;
    writer.page().text(300, 100, 16, "第一行的文字", "0 1 -1 0").text(330, 100, 16, "题目", "0 1 -1 0");
    pdf::Page& turned = writer.page();
    turned.entries += " /Rotate 90";
    turned.text(300, 100, 16, "也是第一行", "0 1 -1 0").text(330, 100, 16, "也是题目", "0 1 -1 0");
    EXPECT_EQ(text_of(writer), "第一行的文字\n题目\n\f也是第一行\n也是题目\n\f") << "read upwards";
}

TEST(Pdf, RulesMakeTables) {
    pdf::Writer writer;
    pdf::Page& page = writer.page();
    // Strokes down, thin boxes across; the first column is one cell below the header.
    page.raw("0.5 w 90 700 m 90 610 l S 190 700 m 190 610 l S 390 700 m 390 610 l S");
    page.raw("90 699.75 300 0.5 re f 90 669.75 300 0.5 re f 190 639.75 200 0.5 re f 90 609.75 300 0.5 re f");
    page.text(100, 680, 10, "类别").text(200, 680, 10, "任务").text(100, 635, 10, "网络");
    page.text(200, 650, 10, "建设").text(200, 620, 10, "巡查");
    const fenjie::Text text = fenjie::read_text(writer.bytes());
    EXPECT_EQ(text.utf8, "类别\t任务\n网络\t建设\n\t巡查\n\f");
}

TEST(Pdf, TextThatStandsForGlyphs) {
    pdf::Writer writer;
    writer.page()
        .raw("/Span << /ActualText <FEFF6B63> >> BDC")
        .text(90, 700, 16, "?")
        .raw("EMC")
        .text(106, 700, 16, "文")
        .raw("/Span << /ActualText <FEFF> >> BDC")
        .text(122, 700, 16, "-")
        .raw("EMC");
    EXPECT_EQ(text_of(writer), "正文\n\f");
}

TEST(Pdf, SpacedOutLettersAreNoWords) {
    pdf::Writer writer;
    writer.page().text(90, 700, 16, "通知要点", "1 0 0 1", "4 Tc").text(90, 650, 16, "正文", "1 0 0 1", "0 Tc");
    EXPECT_EQ(text_of(writer), "通知要点\n正文\n\f");
}

TEST(Pdf, LockedFilesSaySo) {
    pdf::Writer writer;
    writer.page().text(90, 700, 16, "正文");
    writer.trailer = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + std::string(64, 'A') +
                     "> /U <" + std::string(64, 'B') + "> >>";
    EXPECT_NE(text_of(writer).find("password"), std::string::npos) << text_of(writer);
}

TEST(Pdf, BrokenFilesAreAnErrorOrWhatIsLeft) {
    pdf::Writer writer;
    for (int i = 0; i < 3; ++i) writer.page().text(90, 700, 16, "正文");
    const std::string whole = writer.bytes();
    for (std::size_t size = 1; size < whole.size(); size += 101) {
        const fenjie::Text text = fenjie::read_text(whole.substr(0, size));
        EXPECT_TRUE(text.error.has_value() || !text.utf8.empty()) << size;
    }
    EXPECT_NE(text_of(pdf::Writer()).find("without pages"), std::string::npos) << text_of(pdf::Writer());
    EXPECT_TRUE(fenjie::read_text("%PDF-1.7").error.has_value());
}

TEST(Pdf, NoTextIsAnError) {
    pdf::Writer writer;
    writer.page().raw("90 699.75 300 0.5 re f");
    fenjie::Options options;
    EXPECT_NE(text_of(writer, options).find("no text"), std::string::npos);
}

TEST(Pdf, PagesThatHoldThemselvesEnd) {
    pdf::Writer writer;
    writer.page().text(90, 700, 16, "正文");
    std::string bytes = writer.bytes();
    const std::string kids = "/Kids [ 10 0 R ]";
    const std::size_t at = bytes.find(kids);
    ASSERT_NE(at, std::string::npos);
    bytes.replace(at, kids.size(), "/Kids [ 02 0 R ]");
    EXPECT_TRUE(fenjie::read_text(bytes).error.has_value());
}

TEST(Pdf, FormsThatDrawThemselvesEnd) {
    pdf::Writer writer;
    const std::string body = "/X Do BT /F1 16 Tf 90 700 Td <6B636587> Tj ET";
    writer.extra = {
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 10 0 R >> /Font << /F1 3 "
        "0 R >> >> /Length " +
        std::to_string(body.size()) + " >>\nstream\n" + body + "\nendstream"};
    pdf::Page& page = writer.page();
    page.raw("/X Do");
    page.entries += " /XObjects null";
    std::string bytes = writer.bytes();
    const std::string fonts = "/Resources << /Font << /F1 3 0 R >> /ExtGState";
    bytes.replace(bytes.rfind(fonts), fonts.size(),
                  "/Resources << /XObject << /X 10 0 R >> /Font << /F1 3 0 R >> /ExtGState");
    EXPECT_EQ(fenjie::read_text(bytes).utf8, "正文\n\f");
}

TEST(Pdf, ALimitOfMemoryHoldsForGlyphs) {
    pdf::Writer writer;
    pdf::Page& page = writer.page();
    for (int i = 0; i < 400; ++i) page.text(90, 100 + i, 10, "正文正文正文正文正文正文正文正文");
    fenjie::Options options;
    options.reading.limits.memory = 1U << 20U;
    EXPECT_NE(text_of(writer, options).find("limit"), std::string::npos) << text_of(writer, options);
}

}  // namespace
