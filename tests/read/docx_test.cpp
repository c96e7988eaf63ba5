// Word documents as a reader sees them: numbers, tables, boxes, changes, fields, pages.
#include <gtest/gtest.h>

#include "package_writer.hpp"
#include "read/read.hpp"

namespace {

using fenjie::ReadDocument;
using package_writer::docx;

ReadDocument read(const std::string& bytes) {
    return fenjie::read_docx(bytes, {});
}

/// The text of a document of that body, or "error: …".
std::string text(const std::string& body, const std::string& numbering = "", const std::string& styles = "") {
    const ReadDocument out = read(docx(body, numbering, styles));
    return out.error ? "error: " + *out.error : out.utf8;
}

std::string run(const std::string& content, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
}
std::string t(const std::string& content, const std::string& properties = "") {
    return run("<w:t xml:space=\"preserve\">" + content + "</w:t>", properties);
}
std::string p(const std::string& content, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}
std::string field(const std::string& mark) {
    return "<w:r><w:fldChar w:fldCharType=\"" + mark + "\"/></w:r>";
}
std::string instruction(const std::string& content) {
    return "<w:r><w:instrText>" + content + "</w:instrText></w:r>";
}
std::string cell(const std::string& content, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
std::string row(const std::string& cells, const std::string& properties = "") {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string table(const std::string& rows) {
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>";
}

TEST(Docx, ParagraphsAndRuns) {
    EXPECT_EQ(text(p(t("建设") + t("助餐点")) + p("") + p(t("　　培训 &amp; 考核 "))), "建设助餐点\n\n培训 & 考核\n");
    EXPECT_EQ(text(p(t("一") + run("<w:tab/>") + t("二") + run("<w:br/>") + t("三") + run("<w:cr/>") + t("四"))),
              "一\t二\n三\n四\n");
    EXPECT_EQ(text(p(t("2023") + run("<w:noBreakHyphen/>") + t("2025") + run("<w:softHyphen/>") + t("年"))),
              "2023-2025年\n");
    EXPECT_EQ(text(p("<w:hyperlink>" + t("甲") + "</w:hyperlink><w:smartTag>" + t("乙") + "</w:smartTag>" +
                     "<w:customXml><w:smartTag>" + t("丙") + "</w:smartTag></w:customXml>")),
              "甲乙丙\n");
    EXPECT_EQ(text(p(run("<w:ruby><w:rt>" + t("fù") + "</w:rt><w:rubyBase>" + t("覆") + "</w:rubyBase></w:ruby>"))),
              "覆\n");
}

TEST(Docx, Symbols) {
    EXPECT_EQ(text(p(run(R"(<w:sym w:font="Wingdings" w:char="F0FE"/>)") + t("是") +
                     run(R"(<w:sym w:font="Wingdings 2" w:char="F0A3"/>)") + t("否"))),
              "☑是□否\n");
    EXPECT_EQ(text(p(t("覆盖率\xEF\x82\xB3", R"(<w:rFonts w:ascii="Symbol"/>)") + t("60%"))), "覆盖率≥60%\n");
    EXPECT_EQ(text(p(run(R"(<w:sym w:font="Wingdings" w:char="ZZ"/>)") + t("甲"))), "甲\n");
}

TEST(Docx, Math) {
    EXPECT_EQ(text(p(t("不低于") +
                     "<m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den>"
                     "</m:f></m:oMath>")),
              "不低于2/3\n");
}

TEST(Docx, ChangesAreReadAsAccepted) {
    EXPECT_EQ(text(p(t("覆盖率达到") + "<w:del><w:r><w:delText>50%</w:delText></w:r></w:del><w:ins>" + t("60%") +
                     "</w:ins>" + "<w:moveFrom>" + t("旧处") + "</w:moveFrom><w:moveTo>" + t("以上") + "</w:moveTo>")),
              "覆盖率达到60%以上\n");
    // A deleted mark joins its paragraph to the next one, a wholly deleted paragraph is gone.
    EXPECT_EQ(
        text(p(t("建设助餐点，"), "<w:rPr><w:del/></w:rPr>") + p(t("每个社区1个。")) +
             p("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>") + p(t("培训。"))),
        "建设助餐点，每个社区1个。\n培训。\n");
    EXPECT_EQ(text(p(t("最后一段"), "<w:rPr><w:del/></w:rPr>")), "最后一段\n");
}

TEST(Docx, DeletedRowsAndCellsAreGone) {
    const std::string head = row(cell(p(t("任务"))) + cell(p(t("单位"))));
    EXPECT_EQ(text(table(head + row(cell(p(t("旧"))) + cell(p(t("旧"))), "<w:del/>") +
                         row(cell(p(t("新"))) + cell(p(t("局")))))),
              "任务\t单位\n新\t局\n");
    EXPECT_EQ(text(table(head + row(cell(p(t("旧")), "<w:cellDel/>") + cell(p(t("新"))) + cell(p(t("局")))))),
              "任务\t单位\n新\t局\n");
}

TEST(Docx, HiddenTextIsLeftOut) {
    const std::string styles = R"(<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>)"
                               R"(<w:style w:type="paragraph" w:styleId="hp"><w:rPr><w:vanish/></w:rPr></w:style>)";
    EXPECT_EQ(text(p(t("甲") + t("藏", "<w:vanish/>") + t("乙", "<w:vanish w:val=\"0\"/>") +
                     t("藏", "<w:rStyle w:val=\"h\"/>")) +
                       p(t("藏"), "<w:pStyle w:val=\"hp\"/>") + p(t("丙")),
                   "", styles),
              "甲乙\n丙\n");
}

TEST(Docx, TextBoxesStandOnceBehindTheirParagraph) {
    const std::string box = "<w:txbxContent>" + p(t("专栏1 重点工程")) + p(t("建设助餐点。")) + "</w:txbxContent>";
    EXPECT_EQ(text(p(t("正文") +
                     run("<mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>" + box +
                         "</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                         "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>") +
                     t("继续。")) +
                   p(t("下一段"))),
              "正文继续。\n专栏1 重点工程\n建设助餐点。\n下一段\n");
    EXPECT_EQ(text(p(run("<mc:AlternateContent><mc:Fallback><w:pict><v:textbox>" + box +
                         "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"))),
              "专栏1 重点工程\n建设助餐点。\n");
}

TEST(Docx, FieldsShowTheirResults) {
    EXPECT_EQ(text(p(t("见") + field("begin") + instruction(" HYPERLINK \"http://x\" ") + field("separate") +
                     t("附件") + field("end") + t("。"))),
              "见附件。\n");
    EXPECT_EQ(text(p("<w:fldSimple w:instr=\" DATE \">" + t("2024年5月") + "</w:fldSimple>")), "2024年5月\n");
    EXPECT_EQ(text(p(field("begin") + instruction("eq \\o\\ac(○,3)") + field("end") + t("建设"))), "③建设\n");
    EXPECT_EQ(text(p(field("begin") + instruction("eq \\f(1,3)") + field("end") + t("以上"))), "1/3以上\n");
    // A field inside an instruction is part of it.
    EXPECT_EQ(text(p(field("begin") + instruction("IF ") + field("begin") + instruction("X") + field("separate") +
                     t("藏") + field("end") + instruction(" = 1") + field("separate") + t("示") + field("end"))),
              "示\n");
}

TEST(Docx, TablesOfContentsAreLeftOut) {
    EXPECT_EQ(text(p(field("begin") + instruction(" TOC \\o \"1-2\" ") + field("separate") + t("一、目标")) +
                   p(t("二、任务") + field("end")) + p(t("一、目标"))),
              "一、目标\n");
    EXPECT_EQ(
        text("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
             "<w:sdtContent>" +
             p(t("目录")) + "</w:sdtContent></w:sdt>" + p(t("一、目标"))),
        "一、目标\n");
    // One that never ends must not take the plan with it.
    EXPECT_EQ(text(p(field("begin") + instruction(" TOC ") + field("separate")) + p(t("一、目标"))), "\n一、目标\n");
}

TEST(Docx, ControlsShowWhatWasFilledIn) {
    EXPECT_EQ(text("<w:sdt><w:sdtPr/><w:sdtContent>" + p(t("甲")) + "</w:sdtContent></w:sdt>" +
                   p("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + t("单击此处输入文字。") +
                     "</w:sdtContent></w:sdt>" + t("乙"))),
              "甲\n乙\n");
}

TEST(Docx, NotesAndCommentsAreLeftOut) {
    EXPECT_EQ(text(p(t("甲") + run("<w:footnoteReference w:id=\"2\"/>") + run("<w:endnoteReference w:id=\"2\"/>") +
                     "<w:commentRangeStart w:id=\"0\"/>" + t("乙") + run("<w:commentReference w:id=\"0\"/>"))),
              "甲乙\n");
}

TEST(Docx, MergedCells) {
    const std::string restart = "<w:vMerge w:val=\"restart\"/>";
    const ReadDocument d = read(docx(table(row(cell(p(t("类别"))) + cell(p(t("任务")), "<w:gridSpan w:val=\"2\"/>")) +
                                           row(cell(p(t("保护")), restart) + cell(p(t("1"))) + cell(p(t("调查")))) +
                                           row(cell(p(t("藏")), "<w:vMerge/>") + cell(p(t("2"))) + cell(p(t("规划")))) +
                                           row(cell(p(t("3"))) + cell(p(t("巡查"))), "<w:gridBefore w:val=\"1\"/>"))));
    ASSERT_EQ(d.tables.size(), 1U);
    EXPECT_EQ(d.utf8, "类别\t任务\n保护\t1\t调查\n\t2\t规划\n\t3\t巡查\n");
    EXPECT_EQ(d.tables[0].rows, 4);
    EXPECT_EQ(d.tables[0].columns, 3);
    EXPECT_EQ(d.tables[0].cells[1].column_span, 2);
    EXPECT_EQ(d.tables[0].cells[2].row_span, 2);
    EXPECT_TRUE(d.warnings.empty());
}

TEST(Docx, CellsMergedAsOldWordDid) {
    const ReadDocument d = read(docx(
        table(row(cell(p(t("甲")), "<w:hMerge w:val=\"restart\"/>") + cell(p(""), "<w:hMerge/>") + cell(p(t("乙")))) +
              row(cell(p(t("1"))) + cell(p(t("2"))) + cell(p(t("3")))))));
    EXPECT_EQ(d.utf8, "甲\t\t乙\n1\t2\t3\n");
    EXPECT_EQ(d.tables.at(0).cells.at(0).column_span, 2);
}

TEST(Docx, ACellsParagraphsAndTables) {
    const std::string inner =
        table(row(cell(p(t("甲"))) + cell(p(t("乙")))) + row(cell(p(t("丙"))) + cell(p(t("丁")))));
    const ReadDocument d = read(docx(table(
        row(cell(p(t("任务"))) + cell(p(t("单位")))) +
        row(cell(p(t("1.排查；") + run("<w:br/>") + t("2.整改。")) + p(t("3.回头看。")) + inner) + cell(p(t("局")))))));
    EXPECT_EQ(d.utf8, "任务\t单位\n1.排查；\u20282.整改。\u20283.回头看。\u2028甲 乙\u2028丙 丁\t局\n");
    ASSERT_EQ(d.tables.size(), 1U);
}

TEST(Docx, ATableOfOneColumnIsAFrame) {
    const std::string inner = table(row(cell(p(t("甲"))) + cell(p(t("乙")))));
    const ReadDocument d = read(docx(table(row(cell(p(t("专栏1")))) + row(cell(p(t("建设助餐点。")) + inner)))));
    EXPECT_EQ(d.utf8, "专栏1\n建设助餐点。\n甲\t乙\n");
    EXPECT_EQ(d.tables.size(), 1U);
}

TEST(Docx, Pages) {
    const std::string rendered = run("<w:lastRenderedPageBreak/>");
    EXPECT_EQ(text(p(t("甲")) + p(run("<w:br w:type=\"page\"/>")) + p(rendered + t("乙")) +
                   p(t("丙"), "<w:pageBreakBefore/>")),
              "甲\n\f乙\n\f丙\n");
    // Inside a paragraph the page is told behind it.
    EXPECT_EQ(text(p(t("建设") + rendered + t("助餐点。")) + p(t("培训。"))), "建设助餐点。\n\f培训。\n");
    EXPECT_EQ(text(p(t("甲") + run("<w:br w:type=\"page\"/>") + t("乙"))), "甲\n\f乙\n");
    // Sections: the type of the next one tells how it begins.
    const std::string next = "<w:sectPr/>";
    const std::string same = "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>";
    EXPECT_EQ(text(p(t("甲"), next) + p(t("乙"), same) + p(t("丙")) + next), "甲\n乙\n\f丙\n");
}

TEST(Docx, RowsStandOnPages) {
    const std::string rendered = run("<w:lastRenderedPageBreak/>");
    EXPECT_EQ(
        text(table(
            row(cell(p(t("甲"))) + cell(p(t("乙")))) + row(cell(p(rendered + t("丙"))) + cell(p(rendered + t("丁")))) +
            row(cell(p(t("戊") + rendered + t("己"))) + cell(p(t("庚")))) + row(cell(p(t("辛"))) + cell(p(t("壬")))))),
        "甲\t乙\n\f丙\t丁\n戊己\t庚\n\f辛\t壬\n");
}

TEST(Docx, StrictNamespaceAndAnyPrefix) {
    const std::string body =
        "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" "
        "xmlns:w=\"urn:other\"><d:body><d:p><d:r><d:t>严格</d:t><w:t>别的</w:t></d:r></d:p></d:body></d:document>";
    EXPECT_EQ(read(package_writer::zipped({{"word/document.xml", body}})).utf8, "严格\n");
    const std::string plain =
        "<document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><body><p><r><t>"
        "无前缀</t></r></p></body></document>";
    EXPECT_EQ(read(package_writer::zipped({{"word/document.xml", plain}})).utf8, "无前缀\n");
}

TEST(Docx, PartsAreFoundByTheirRelations) {
    const std::string body =
        "<w:document " + package_writer::kWord + "><w:body>" + p(t("甲")) + "</w:body></w:document>";
    const std::string bytes = package_writer::zipped(
        {{"[Content_Types].xml",
          "<Types><Override PartName=\"/word/document2.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
         {"_rels/.rels", package_writer::relations({{"officeDocument", "/word/document2.xml"}})},
         {"Word\\Document2.xml", body}});
    EXPECT_EQ(read(bytes).utf8, "甲\n");
    EXPECT_EQ(fenjie::read_text(bytes).utf8, "甲\n") << "an archive of files, but for its content types";
}

}  // namespace
