// OFD files: places, steps, templates and pages; what nobody sees is not read, and what is missing is told.
#include <gtest/gtest.h>

#include <algorithm>

#include "fenjie/extract.hpp"
#include "ofd_writer.hpp"

namespace {

std::string text_of(const ofd::Writer& writer) {
    const fenjie::Text text = fenjie::read_text(writer.bytes());
    return text.error ? "error: " + text.error->reason : text.utf8;
}

/// One page with that object.
std::string text_of_object(const std::string& object) {
    ofd::Writer writer;
    writer.page().raw(object);
    return text_of(writer);
}

std::string text_code(const std::string& attributes, const std::string& text) {
    return "<ofd:TextObject Boundary=\"25 40 160 30\" Size=\"5\"><ofd:TextCode " + attributes + ">" + text +
           "</ofd:TextCode></ofd:TextObject>";
}

std::string path(const std::string& boundary, const std::string& data, const std::string& attributes = "") {
    return "<ofd:PathObject Boundary=\"" + boundary + "\" LineWidth=\"0.2\" " + attributes + "><ofd:AbbreviatedData>" +
           data + "</ofd:AbbreviatedData></ofd:PathObject>";
}

TEST(Ofd, TextIsReadByItsPlace) {
    ofd::Writer writer;
    writer.page().text(28, 80, 5.6, "第二行").text(28, 60, 5.6, "第一行2023年");
    writer.page().text(28, 60, 5.6, "下一页");
    EXPECT_EQ(text_of(writer), "第一行2023年\n第二行\n\f下一页\n\f");
    const fenjie::Text text = fenjie::read_text(writer.bytes());
    EXPECT_EQ(text.media_type, "application/ofd");
}

TEST(Ofd, PagesComeInTheDocumentsOrder) {
    ofd::Writer writer;
    writer.page().text(28, 60, 5.6, "后一页");
    writer.page().text(28, 60, 5.6, "前一页");
    writer.order =
        R"(<ofd:Page ID="2" BaseLoc="/Doc_0/Pages/Page_1/Content.xml"/><ofd:Page ID="1" BaseLoc="./Pages/Page_0/Content.xml"/>)";
    EXPECT_EQ(text_of(writer), "前一页\n\f后一页\n\f");
}

TEST(Ofd, StepsFromCharacterToCharacter) {
    EXPECT_EQ(text_of_object(text_code("X=\"0\" Y=\"5\" DeltaX=\"g 2 5 9 5\"", "甲乙丙丁戊")), "甲乙丙  丁戊\n\f");
    EXPECT_EQ(text_of_object(text_code("X=\"0\" Y=\"5\" DeltaX=\"5 g 3 5 5\"", "甲乙丙丁戊己")), "甲乙丙丁戊己\n\f");
    EXPECT_EQ(text_of_object(text_code("X=\"0\" Y=\"5\" DeltaY=\"8 8\"", "甲乙丙")), "甲\n乙\n丙\n\f");
    // Without steps as wide as type is set.
    EXPECT_EQ(text_of_object(text_code("X=\"0\" Y=\"5\"", "每年2次")), "每年2次\n\f");
    // Steps that do not suffice, or are none, put characters over each other; none is lost.
    EXPECT_EQ(text_of_object(text_code("X=\"0\" Y=\"5\" DeltaX=\"x 5 nan g\"", "甲乙丙")).size(), 11U);
    EXPECT_EQ(text_of_object(text_code("X=\"0\" Y=\"5\" DeltaX=\"2.5 2.5 2.5 2.5 2.5 2.5\"", "WTO 65%")),
              "WTO 65%\n\f");
}

TEST(Ofd, SeveralCodesOfOneObject) {
    const std::string codes =
        "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"5\">甲乙</ofd:TextCode><ofd:TextCode Y=\"13\" DeltaX=\"5\">丙丁"
        "</ofd:TextCode><ofd:TextCode X=\"10\" DeltaX=\"5\">戊己</ofd:TextCode>";
    EXPECT_EQ(text_of_object("<ofd:TextObject Boundary=\"25 40 160 30\" Size=\"5\">" + codes + "</ofd:TextObject>"),
              "甲乙\n丙丁戊己\n\f")
        << "what a code does not tell is as in the one before";
}

TEST(Ofd, ObjectsHaveAMatrixOfTheirOwn) {
    ofd::Writer writer;
    // Drawn in units of a tenth, and moved; below it a line without.
    writer.page()
        .raw(
            "<ofd:TextObject Boundary=\"20 20 100 50\" CTM=\"0.1 0 0 0.1 8 30\" Size=\"56\"><ofd:TextCode X=\"0\" "
            "Y=\"100\" DeltaX=\"g 3 56\">工作方案</ofd:TextCode></ofd:TextObject>")
        .text(50.4, 60, 5.6, "（试行）")
        .text(28, 70, 5.6, "正文");
    EXPECT_EQ(text_of(writer), "工作方案（试行）\n正文\n\f");
}

TEST(Ofd, APageOnItsSideIsTurned) {
    ofd::Writer writer;
    writer.page()
        .text(60, 200, 5, "第一行的文字", "CTM=\"0 -1 1 0 0 0\"")
        .text(50, 200, 5, "题目", "CTM=\"0 -1 1 0 0 0\"");
    EXPECT_EQ(text_of(writer), "题目\n第一行的文字\n\f") << "read upwards";
}

TEST(Ofd, WhatNobodySeesIsNotRead) {
    ofd::Writer writer;
    writer.page()
        .text(28, 60, 5.6, "正文")
        .text(28, 70, 5.6, "不可见", "Visible=\"false\"")
        .text(28, 80, 5.6, "透明", "Alpha=\"0\"")
        .text(28, 90, 5.6, "不填", "Fill=\"false\"")
        .text(28, 100, 5.6, "白字", "", "<ofd:FillColor Value=\"255 255 255\"/>")
        .text(28, 110, 5.6, "水印", "CTM=\"0.7 -0.7 0.7 0.7 0 0\"")
        .text(28, 400, 5.6, "页外")
        .text(28, 120, 0.1, "极小")
        .raw("<ofd:PageBlock Visible=\"false\">" + ofd::text_object(28, 130, 5.6, "藏起的块") + "</ofd:PageBlock>")
        .raw("<ofd:PageBlock><ofd:PageBlock>" + ofd::text_object(28, 140, 5.6, "块中的块") +
             "</ofd:PageBlock></ofd:PageBlock>");
    EXPECT_EQ(text_of(writer), "正文\n块中的块\n\f");
}

TEST(Ofd, WhatStandsTooDeepIsToldOf) {
    const auto nested = [](std::size_t depth) {
        std::string open;
        std::string close;
        for (std::size_t i = 0; i < depth; ++i) {
            open += "<ofd:PageBlock>";
            close += "</ofd:PageBlock>";
        }
        ofd::Writer writer;
        writer.page().text(28, 60, 5.6, "正文").raw(open + ofd::text_object(28, 140, 5.6, "深处") + close);
        return writer;
    };
    EXPECT_EQ(text_of(nested(60)), "正文\n深处\n\f");
    EXPECT_TRUE(fenjie::extract(nested(60).bytes()).plan.warnings.empty());
    EXPECT_EQ(text_of(nested(70)), "正文\n\f");
    const std::vector<fenjie::Warning> told = fenjie::extract(nested(70).bytes()).plan.warnings;
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].code, "limit-reached");
}

TEST(Ofd, WhiteOnDarkIsSeenAndTheTextBehindAScan) {
    ofd::Writer writer;
    writer.page()
        .raw(path("20 52 60 12", "M 0 0 L 60 0 L 60 12 L 0 12 C", "Stroke=\"false\" Fill=\"true\""))
        .text(28, 60, 5.6, "表头", "", "<ofd:FillColor Value=\"255 255 255\"/>");
    writer.page()
        .raw("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"4\"/>")
        .text(28, 60, 5.6, "扫描件的文字层", "Alpha=\"0\"");
    EXPECT_EQ(text_of(writer), "表头\n\f扫描件的文字层\n\f");
}

TEST(Ofd, TemplatesStandBehindTheirPages) {
    ofd::Writer writer;
    writer.templates =
        R"(<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/><ofd:TemplatePage ID="8" BaseLoc="Tpls/lost.xml"/>)";
    writer.more = {
        {"Doc_0/Tpls/Tpl_0/Content.xml",
         ofd::Writer::content(ofd::text_object(28, 20, 4, "和安区养老服务工作方案") +
                              ofd::text_object(28, 60, 5.6, "项目：") + "<ofd:Template TemplateID=\"7\"/>")}};
    for (const std::string value : {"建设助餐点", "培训护理员", "改造旧小区"}) {
        ofd::Page& page = writer.page();
        page.before = R"(<ofd:Template TemplateID="7" ZOrder="Background"/><ofd:Template TemplateID="8"/>)";
        page.text(28 + 3 * 5.6, 60, 5.6, value).text(28, 100, 5.6, value + "的正文");
    }
    // What stands at the head of every page is a running head, wherever it comes from.
    EXPECT_EQ(text_of(writer),
              "项目：建设助餐点\n建设助餐点的正文\n\f项目：培训护理员\n培训护理员的正文\n\f项目：改造旧小区\n改造旧小区"
              "的正文\n\f");
}

TEST(Ofd, RulesMakeTables) {
    ofd::Writer writer;
    ofd::Page& page = writer.page();
    // Strokes down, thin boxes and a stroked box across; the first column is one cell below the header.
    for (const double x : {30.0, 60.0, 130.0}) page.raw(path(ofd::number(x) + " 50 0.2 30", "M 0 0 L 0 30"));
    page.raw(path("30 50 100 30", "M 0 0 L 100 0 L 100 30 L 0 30 C"));
    page.raw(path("30 60 100 0.2", "M 0 0 L 100 0 L 100 0.2 L 0 0.2 C", "Stroke=\"false\" Fill=\"true\""));
    page.raw(path("60 70 70 0.2", "M 0 0 L 70 0"));
    page.text(33, 57, 4, "类别").text(63, 57, 4, "任务").text(33, 72, 4, "网络");
    page.text(63, 67, 4, "建设").text(63, 77, 4, "巡查");
    EXPECT_EQ(text_of(writer), "类别\t任务\n网络\t建设\n\t巡查\n\f");
    const fenjie::Extraction out = fenjie::extract(writer.bytes());
    ASSERT_EQ(out.plan.tasks.size(), 2U);
    EXPECT_EQ(out.plan.tasks[1].category, "网络");
}

TEST(Ofd, AnnotationsAttachmentsAndSealsAreLeftAlone) {
    ofd::Writer writer;
    writer.page().text(28, 60, 5.6, "正文");
    const std::string other = ofd::Writer::content(ofd::text_object(28, 80, 5.6, "别处的文字"));
    writer.more = {{"Doc_0/Annots/Page_0/Annotation.xml", other},
                   {"Doc_0/Attachs/plan.xml", other},
                   {"Doc_0/Signs/Sign_0/SignedValue.dat", other}};
    EXPECT_EQ(text_of(writer), "正文\n\f");
}

TEST(Ofd, SeveralDocumentsOfOneFile) {
    ofd::Writer writer;
    writer.page().text(28, 60, 5.6, "第一份");
    const std::string body = "<ofd:DocBody><ofd:DocRoot>";
    writer.more = {{"OFD.xml", "<OFD>" + body + "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>" + body +
                                   "/Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></OFD>"},
                   {"Doc_1/Document.xml", "<Document><Pages><Page BaseLoc=\"a.xml\"/></Pages></Document>"},
                   {"Doc_1/a.xml",
                    "<Page><Area><PhysicalBox>0 0 100 100</PhysicalBox></Area><Content><Layer><TextObject "
                    "Boundary=\"10 10 50 9\" Size=\"5\"><TextCode X=\"0\" Y=\"5\" DeltaX=\"g 2 5\">第二份"
                    "</TextCode></TextObject></Layer></Content></Page>"}};
    EXPECT_EQ(text_of(writer), "第一份\n\f第二份\n\f");
}

TEST(Ofd, MissingAndBrokenPagesAreTold) {
    ofd::Writer writer;
    for (int i = 0; i < 5; ++i) writer.page().text(28, 60 + 9 * i, 5.6, "第" + std::to_string(i + 1) + "页的正文");
    writer.more = {{"Doc_0/Pages/Page_1/Content.xml", "<ofd:Page"}, {"Doc_0/Pages/Page_2/Content.xml", ""}};
    EXPECT_EQ(text_of(writer), "第1页的正文\n\f\f\f第4页的正文\n\f第5页的正文\n\f");
    const fenjie::Extraction out = fenjie::extract(writer.bytes());
    ASSERT_EQ(out.plan.warnings.size(), 1U);
    EXPECT_EQ(out.plan.warnings[0].code, "page-unread");
    EXPECT_EQ(out.plan.warnings[0].message, "pages are missing or broken: 2-3");
}

TEST(Ofd, WhatCannotBeReadSaysWhy) {
    ofd::Writer writer;
    EXPECT_EQ(text_of(writer), "error: it is an OFD file without pages");
    writer.page().raw("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"4\"/>");
    EXPECT_NE(text_of(writer).find("no text"), std::string::npos) << text_of(writer);
    writer.more = {{"Doc_0/Pages/Page_0/Content.xml", "x"}};
    EXPECT_NE(text_of(writer).find("without readable pages: Doc_0/Pages/Page_0/Content.xml is"), std::string::npos)
        << text_of(writer);
    writer.more = {{"Doc_0/Document.xml", "<a>"}};
    EXPECT_NE(text_of(writer).find("Doc_0/Document.xml is no well-formed XML"), std::string::npos) << text_of(writer);
    writer.more = {{"Encryptions.xml", "<ofd:Encryptions/>"}};
    EXPECT_EQ(text_of(writer), "error: it is an OFD file that is encrypted");
}

// A letter asks for something in prose; what a plan would number it does not.
TEST(Ofd, ALetterSetsNoTasks) {
    ofd::Writer writer;
    writer.page()
        .text(50, 60, 7.7, "关于加快滨水步道建设的函")
        .text(24, 80, 5.6, "和安区政府：")
        .text(35.2, 90, 5.6, "根据年度计划，滨水步道应于7月份开工。请你区尽快落实方案，")
        .text(24, 100, 5.6, "并加快施工建设。")
        .text(35.2, 110, 5.6, "此函。")
        .text(120, 130, 5.6, "2023年7月12日");
    const fenjie::Extraction out = fenjie::extract(writer.bytes());
    EXPECT_EQ(out.plan.document.title, "关于加快滨水步道建设的函");
    EXPECT_EQ(out.plan.document.kind, fenjie::DocumentKind::other);
    EXPECT_TRUE(out.plan.tasks.empty());
    EXPECT_EQ(fenjie::read_text(writer.bytes()).utf8,
              "关于加快滨水步道建设的函\n和安区政府：\n根据年度计划，滨水步道应于7月份开工。请你区尽快落实方案，\n"
              "并加快施工建设。\n此函。\n2023年7月12日\n\f");
}

}  // namespace
