// Workbooks: what cells show, what is hidden, where tables begin and end.
#include <gtest/gtest.h>

#include "package_writer.hpp"
#include "read/read.hpp"
#include "read/xlsx/number_format.hpp"

namespace {

using fenjie::NumberFormat;
using fenjie::ReadDocument;
using package_writer::kSheet;

struct SheetXml {
    std::string name;
    std::string xml;  // without its root
    std::string state{};
};

std::string workbook(const std::vector<SheetXml>& sheets, const std::string& strings = "",
                     const std::string& styles = "", const std::string& properties = "") {
    std::string list;
    std::vector<std::pair<std::string, std::string>> related;
    package_writer::Members members = {
        {"_rels/.rels", package_writer::relations({{"officeDocument", "xl/workbook.xml"}})}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        list += "<sheet name=\"" + sheets[i].name + "\" state=\"" + sheets[i].state + "\" r:id=\"rId" + number + "\"/>";
        related.emplace_back("worksheet", "worksheets/sheet" + number + ".xml");
        members.emplace_back("xl/worksheets/sheet" + number + ".xml",
                             "<worksheet " + kSheet + ">" + sheets[i].xml + "</worksheet>");
    }
    related.emplace_back("sharedStrings", "sharedStrings.xml");
    related.emplace_back("styles", "styles.xml");
    members.emplace_back("xl/workbook.xml",
                         "<workbook " + kSheet +
                             " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
                             properties + "<sheets>" + list + "</sheets></workbook>");
    members.emplace_back("xl/_rels/workbook.xml.rels", package_writer::relations(related));
    members.emplace_back("xl/sharedStrings.xml", "<sst " + kSheet + ">" + strings + "</sst>");
    members.emplace_back("xl/styles.xml", "<styleSheet " + kSheet + ">" + styles + "</styleSheet>");
    return package_writer::zipped(members);
}

std::string text(const std::vector<SheetXml>& sheets, const std::string& strings = "", const std::string& styles = "",
                 const std::string& properties = "") {
    const ReadDocument out = fenjie::read_xlsx(workbook(sheets, strings, styles, properties), {});
    return out.error ? "error: " + *out.error : out.utf8;
}

std::string s(const std::string& place, const std::string& value) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
}
std::string n(const std::string& place, const std::string& value, int style = 0) {
    return "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>";
}
std::string row(int number, const std::string& cells, const std::string& more = "") {
    return "<row r=\"" + std::to_string(number) + "\" " + more + ">" + cells + "</row>";
}
std::string data(const std::string& rows) {
    return "<sheetData>" + rows + "</sheetData>";
}
std::string merged(const std::vector<std::string>& areas) {
    std::string out = "<mergeCells>";
    for (const std::string& area : areas) out += "<mergeCell ref=\"" + area + "\"/>";
    return out + "</mergeCells>";
}

TEST(Xlsx, TitlesAndNotesAreLines) {
    const ReadDocument d = fenjie::read_xlsx(
        workbook({{"表", data(row(2, s("B2", "任务分解表")) + row(3, s("D3", "单位：万元")) +
                              row(5, s("B5", "序号") + s("C5", "任务") + s("D5", "单位")) +
                              row(6, n("B6", "1") + s("C6", "调查") + s("D6", "甲局")) + row(7, s("B7", "二、修复")) +
                              row(8, n("B8", "2") + s("C8", "修复") + s("D8", "乙局")) + row(10, s("B10", "注：略"))) +
                             merged({"B2:D2", "B7:D7"})}}),
        {});
    EXPECT_EQ(d.utf8, "任务分解表\n单位：万元\n序号\t任务\t单位\n1\t调查\t甲局\n二、修复\n2\t修复\t乙局\n注：略\n");
    ASSERT_EQ(d.tables.size(), 1U);
    EXPECT_EQ(d.tables[0].rows, 4);
    EXPECT_EQ(d.tables[0].cells[6].column_span, 3);
    EXPECT_EQ(d.media_type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

TEST(Xlsx, MergedCellsAreSpansOfWhatIsShown) {
    const ReadDocument d = fenjie::read_xlsx(
        workbook({{"表", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" +
                             data(row(1, s("A1", "类别") + s("B1", "藏") + s("C1", "任务")) +
                                  row(2, s("A2", "保护"), "hidden=\"1\"") +
                                  row(3, s("A3", "盖住") + s("B3", "藏") + s("C3", "调查")) + row(4, s("C4", "规划")) +
                                  row(5, s("A5", "修复") + s("C5", "巡查"))) +
                             merged({"A2:B4"})}}),
        {});
    EXPECT_EQ(d.utf8, "类别\t任务\n保护\t调查\n\t规划\n修复\t巡查\n");
    ASSERT_EQ(d.tables.size(), 1U);
    EXPECT_EQ(d.tables[0].cells[2].row_span, 2);
    EXPECT_TRUE(d.warnings.empty());
}

TEST(Xlsx, HiddenSheetsAreLeftOutAndNamesPartTheOthers) {
    const std::string one = data(row(1, s("A1", "甲")));
    EXPECT_EQ(text({{"任务表", one}, {"备查", data(row(1, s("A1", "藏"))), "hidden"}, {"空", data("")}}), "甲\n");
    EXPECT_EQ(text({{"任务表", one},
                    {"Sheet2", data(row(1, s("A1", "乙")))},
                    {"x", data(row(1, s("A1", "藏"))), "veryHidden"}}),
              "任务表\n甲\n\n乙\n");
    EXPECT_TRUE(text({{"空", data("")}}).starts_with("error: "));
}

TEST(Xlsx, Strings) {
    EXPECT_EQ(text({{"表", data(row(1,
                                    "<c r=\"A1\" t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>9</v></c><c "
                                    "t=\"str\"><f>A1</f><v>算得</v></c>"
                                    "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c>"))}},
                   "<si><t>甲</t></si><si><r><t>建设</t></r><r><t>助餐点</t></r><rPh sb=\"0\" "
                   "eb=\"1\"><t>jian</t></rPh></si>"),
              "建设助餐点\t甲\t\t算得\tTRUE\t#N/A\n");
    // A cell's own lines are its paragraphs; in a line of text they are lines.
    EXPECT_EQ(text({{"表", data(row(1, s("A1", "1.排查；_x000D_&#10;2.整改。") + s("B1", "局")) +
                                row(2, s("A2", "注：甲&#10;乙")))}}),
              "1.排查；\u20282.整改。\t局\n注：甲\n乙\n");
}

TEST(Xlsx, NumbersAsTheyAreShown) {
    const std::string styles =
        "<numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts><cellXfs><xf "
        "numFmtId=\"0\"/>"
        "<xf numFmtId=\"9\"/><xf numFmtId=\"176\"/><xf numFmtId=\"14\"/><xf numFmtId=\"57\"/></cellXfs>";
    const std::string cells = data(row(1, n("A1", "0.30000000000000004") + n("B1", "0.65", 1) + n("C1", "45931", 2) +
                                              n("D1", "45931", 3) + n("E1", "45931", 4)));
    EXPECT_EQ(text({{"表", cells}}, "", styles), "0.3\t65%\t2025年10月\t2025年10月1日\t2025年10月\n");
    EXPECT_EQ(text({{"表", cells}}, "", styles, "<workbookPr date1904=\"1\"/>"),
              "0.3\t65%\t2029年10月\t2029年10月2日\t2029年10月\n");
}

TEST(Xlsx, TwoTablesOnOneSheet) {
    const ReadDocument d = fenjie::read_xlsx(
        workbook(
            {{"表", data(row(1, s("A1", "任务") + s("B1", "单位")) + row(2, s("A2", "调查1次") + s("B2", "甲局")) +
                         row(4, s("A4", "规划2项") + s("B4", "乙局")) + row(6, s("A6", "附表")) +
                         row(7, s("A7", "指标") + s("B7", "目标值")) + row(8, s("A8", "覆盖率") + s("B8", "60%")))}}),
        {});
    EXPECT_EQ(d.utf8, "任务\t单位\n调查1次\t甲局\n规划2项\t乙局\n附表\n指标\t目标值\n覆盖率\t60%\n");
    EXPECT_EQ(d.tables.size(), 2U);
}

TEST(Xlsx, AbsurdPlacesAndAreas) {
    EXPECT_EQ(
        text({{"表", data(row(1, s("A1", "任务") + s("B1", "单位")) + row(2, s("ZZZZZZ9", "甲") + s("$B$2", "乙"))) +
                         merged({"A1:XFD1048576", "B2:A1", ":", "A0:B0", "A1"})}}),
        "任务\n");
    const ReadDocument d =
        fenjie::read_xlsx(workbook({{"表", data(row(1, s("A1", "甲") + s("B1", "乙") + s("XFD1", "丙")) +
                                                row(1048576, s("A1048576", "丁") + s("B1048576", "戊")))}}),
                          {});
    EXPECT_EQ(d.utf8, "甲\t乙\n丁\t戊\n");
    ASSERT_EQ(d.warnings.size(), 1U);
    EXPECT_EQ(d.warnings[0].code, "limit-reached");
}

std::string shown(const char* code, double value) {
    return NumberFormat(code).shown(value, false);
}

TEST(NumberFormat, Numbers) {
    EXPECT_EQ(shown("General", 0.1 + 0.2), "0.3");
    EXPECT_EQ(shown("General", 1.0 / 3), "0.333333333");
    EXPECT_EQ(shown("General", -1200), "-1200");
    EXPECT_EQ(shown("G/通用格式", 13800138000), "13800138000");
    EXPECT_EQ(shown("0", 2.5), "3");
    EXPECT_EQ(shown("0.00", 2.675), "2.68");
    EXPECT_EQ(shown("0.00", -0.001), "0.00");
    EXPECT_EQ(shown("0.##", 1.5), "1.5");
    EXPECT_EQ(shown("0.##", 3), "3");
    EXPECT_EQ(shown("#,##0.00", 1234567.891), "1,234,567.89");
    EXPECT_EQ(shown("#,##0.00_);[Red](#,##0.00)", -1234.5), "(1,234.50)");
    EXPECT_EQ(shown("000", 7), "007");
    EXPECT_EQ(shown("0%", 0.65), "65%");
    EXPECT_EQ(shown("0.0%", 0.6549), "65.5%");
    EXPECT_EQ(shown("0.0‰", 4.5), "4.5‰");
    EXPECT_EQ(shown("0\"家\"", 12), "12家");
    EXPECT_EQ(shown("\"≥\"0%", 0.9), "≥90%");
    EXPECT_EQ(shown("0!.0,\"万\"", 12345), "1.2万");
    EXPECT_EQ(shown("#,##0,", 1234567), "1,235");
    EXPECT_EQ(shown("[$¥-804]#,##0", 1200), "¥1,200");
    EXPECT_EQ(shown("[>=10000]0!.0,\"万元\";0\"元\"", 25000), "2.5万元");
    EXPECT_EQ(shown("[>=10000]0!.0,\"万元\";0\"元\"", 800), "800元");
    EXPECT_EQ(shown("0;-0;\"—\"", 0), "—");
    EXPECT_EQ(shown(";;;", 5), "");
    EXPECT_EQ(shown("@", 5), "5");
    EXPECT_EQ(shown("[DBNum1][$-804]General", 21), "二十一");
    EXPECT_EQ(shown("0.00E+00", 12345), "12345");
    EXPECT_EQ(shown("General", 1e300), "1e+300");
}

TEST(NumberFormat, DatesTheChineseWay) {
    EXPECT_EQ(shown("yyyy\"年\"m\"月\"d\"日\"", 45931), "2025年10月1日");
    EXPECT_EQ(shown("yyyy\\年mm\\月;@", 45931), "2025年10月");
    EXPECT_EQ(shown("m\"月底前\"", 45931), "10月底前");
    EXPECT_EQ(shown("yyyy/mm/dd", 45931.4), "2025年10月1日");
    EXPECT_EQ(shown("mmm-yy", 45931), "2025年10月");
    EXPECT_EQ(shown("d-mmm", 45931), "10月1日");
    EXPECT_EQ(shown("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45931), "2025年10月1日");
    EXPECT_EQ(shown("yyyy/m/d h:mm", 45931.5), "2025年10月1日12时00分");
    EXPECT_EQ(shown("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", 45931), "二〇二五年十月一日");
    EXPECT_EQ(shown("yyyy\"年\"m\"月\"d\"日\" aaaa", 45931), "2025年10月1日 星期三");
    EXPECT_EQ(shown("h:mm", 0.75), "18:00");
    EXPECT_EQ(shown("上午/下午h\"时\"mm\"分\"", 0.75), "下午6时00分");
    EXPECT_EQ(shown("[h]:mm", 1.5), "36:00");
    EXPECT_EQ(shown("mm:ss", 0.5), "00:00");
    EXPECT_EQ(shown("yyyy-mm-dd", 1), "1900年1月1日");
    EXPECT_EQ(shown("yyyy-mm-dd", 59), "1900年2月28日");
    EXPECT_EQ(shown("yyyy-mm-dd", 61), "1900年3月1日");
    EXPECT_EQ(shown("yyyy-mm-dd", 45351), "2024年2月29日");
    EXPECT_EQ(shown("yyyy-mm-dd", 2958465), "9999年12月31日");
    EXPECT_EQ(shown("yyyy-mm-dd", -1), "-1");
    EXPECT_EQ(shown("yyyy-mm-dd", 1e18), "1000000000000000000");
    EXPECT_EQ(NumberFormat("yyyy-mm-dd").shown(0, true), "1904年1月1日");
}

TEST(NumberFormat, BrokenCodes) {
    for (const char* code : {"",    ";",  "[", "[]", "\"",    "\\",      "_",     "*",   "[>=", "0.0.0.0", ",,,",
                             "%%%", "[$", "e", "E+", "AM/PM", "[DBNum1", "yyyy[", "0[h", "；",  "!"}) {
        for (const double value : {0.0, -1.5, 45931.25, 1e308, 5e-324}) (void)NumberFormat(code).shown(value, false);
    }
    EXPECT_EQ(shown("[", 5), "");
    EXPECT_EQ(shown("0\"家", 5), "5家");
}

}  // namespace
