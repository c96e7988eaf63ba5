// Automatic numbers of Word documents: forms, levels, restarts, styles.
#include <gtest/gtest.h>

#include "package_writer.hpp"
#include "read/ooxml/list_numbers.hpp"
#include "read/read.hpp"

namespace {

using fenjie::format_number;
using fenjie::number_form;

std::string level(int index, const std::string& form, const std::string& text, const std::string& more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + form +
           "\"/><w:suff w:val=\"nothing\"/>" + more + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}
std::string abstract(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}
std::string list(int id, int of, const std::string& overrides = "") {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(of) + "\"/>" +
           overrides + "</w:num>";
}
std::string item(int list, int level, const std::string& more = "", const std::string& text = "甲") {
    return "<w:p><w:pPr>" + more + "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
           std::to_string(list) + "\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string styled(const std::string& style, const std::string& text = "甲") {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

/// The numbers of the paragraphs, parted by blanks; each paragraph says 甲.
std::string numbers(const std::string& body, const std::string& numbering, const std::string& styles = "") {
    const fenjie::ReadDocument read = fenjie::read_docx(package_writer::docx(body, numbering, styles), {});
    if (read.error) return *read.error;
    std::string out;
    std::string line;
    for (const char c : read.utf8) {
        if (c != '\n') {
            line += c;
            continue;
        }
        const std::size_t end = line.rfind("甲");
        if (end != std::string::npos) out += (out.empty() ? "" : " ") + line.substr(0, end);
        line.clear();
    }
    return out;
}

const std::string kLevels = level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）") +
                            level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4");

TEST(DocxNumbers, LevelsBeginAnewBehindHigherOnes) {
    EXPECT_EQ(numbers(item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 3) + item(1, 3) + item(1, 0) +
                          item(1, 1) + item(1, 2),
                      abstract(0, kLevels) + list(1, 0)),
              "一、 （一） （二） 1. ① ② 二、 （一） 1.");
}

TEST(DocxNumbers, RestartAfterAGivenLevelOrNever) {
    const auto three = [](const std::string& restart) {
        return abstract(
                   0, level(0, "decimal", "%1、") + level(1, "decimal", "%2）") + level(2, "decimal", "%3.", restart)) +
               list(1, 0);
    };
    const std::string body =
        item(1, 0) + item(1, 1) + item(1, 2) + item(1, 1) + item(1, 2) + item(1, 0) + item(1, 1) + item(1, 2);
    EXPECT_EQ(numbers(body, three("")), "1、 1） 1. 2） 1. 2、 1） 1.");
    EXPECT_EQ(numbers(body, three("<w:lvlRestart w:val=\"0\"/>")), "1、 1） 1. 2） 2. 2、 1） 3.");
    EXPECT_EQ(numbers(body, three("<w:lvlRestart w:val=\"1\"/>")), "1、 1） 1. 2） 2. 2、 1） 1.");
}

TEST(DocxNumbers, ListsOverOneAbstractListCountOn) {
    const std::string lists = abstract(0, kLevels) + list(1, 0) + list(2, 0) +
                              list(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>");
    EXPECT_EQ(numbers(item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0) + item(1, 0), lists),
              "一、 二、 五、 六、 七、");
}

TEST(DocxNumbers, OverriddenLevels) {
    EXPECT_EQ(
        numbers(item(1, 0) + item(1, 0),
                abstract(0, kLevels) +
                    list(1, 0, "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperRoman", "%1.") + "</w:lvlOverride>")),
        "I. II.");
}

TEST(DocxNumbers, PathsAndLegalNumbers) {
    const std::string levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>") +
                               level(2, "decimal", "%1.%2.%3");
    EXPECT_EQ(numbers(item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 0) + item(1, 2),
                      abstract(0, levels) + list(1, 0)),
              "第一章 1.1 1.2 一.2.1 第二章 二.1.1");
}

TEST(DocxNumbers, GapsBehindNumbers) {
    const auto with = [](const std::string& suffix, const std::string& text) {
        const std::string lvl = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>" + suffix +
                                "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
        return numbers(item(1, 0), abstract(0, lvl) + list(1, 0));
    };
    EXPECT_EQ(with("", "%1."), "1. ");
    EXPECT_EQ(with("<w:suff w:val=\"space\"/>", "%1."), "1. ");
    EXPECT_EQ(with("<w:suff w:val=\"nothing\"/>", "%1."), "1.");
    EXPECT_EQ(with("", "%1、"), "1、");
    EXPECT_EQ(with("", "（%1）"), "（1）");
}

TEST(DocxNumbers, StylesNumberTheirParagraphs) {
    const std::string levels = level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"1\"/>") +
                               level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"2\"/>");
    const std::string styles =
        R"(<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)"
        R"(<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>)"
        R"(<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>)"
        R"(<w:style w:type="paragraph" w:styleId="4"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>)";
    const std::string body = styled("1") + styled("2") + styled("3") + styled("4") + styled("1") + styled("2") +
                             "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:numPr><w:numId "
                             "w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    EXPECT_EQ(numbers(body, abstract(0, levels) + list(1, 0), styles), "一、 （一） （二）  二、 （一） ");
}

TEST(DocxNumbers, DefaultStyleAndLoopsOfStyles) {
    const std::string styles =
        R"(<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style>)"
        R"(<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)";
    EXPECT_EQ(numbers("<w:p><w:r><w:t>甲</w:t></w:r></w:p>" + styled("b") + styled("unknown"),
                      abstract(0, kLevels) + list(1, 0), styles),
              "一、 二、 三、");
}

TEST(DocxNumbers, NumberingStyles) {
    const std::string lists =
        "<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"s\"/>" + kLevels + "</w:abstractNum>" +
        "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"s\"/></w:abstractNum>" + list(1, 0) + list(2, 1);
    EXPECT_EQ(numbers(item(1, 0) + item(2, 0) + item(2, 1), lists), "一、 二、 （一）");
}

TEST(DocxNumbers, BulletsHiddenNumbersAndUnknownLists) {
    const std::string lists =
        abstract(0, level(0, "bullet", "\xEF\x81\xAC") + level(1, "bullet", "●") +
                        level(2, "decimal", "%3.", "<w:rPr><w:vanish/></w:rPr>") + level(3, "none", "")) +
        list(1, 0);
    EXPECT_EQ(
        numbers(item(1, 0) + item(1, 1) + item(1, 2) + item(1, 3) + item(7, 0) + item(1, 99) + item(-1, -5), lists),
        "• ●     ");
}

TEST(DocxNumbers, AnEmptyItemIsCountedAndSaysNothing) {
    EXPECT_EQ(numbers(item(1, 0) + item(1, 0, "", "") + item(1, 0), abstract(0, kLevels) + list(1, 0)), "一、 三、");
    // What was deleted is not counted, what was joined to the paragraph before neither.
    const std::string gone = "<w:rPr><w:del/></w:rPr>";
    EXPECT_EQ(numbers(item(1, 0) + item(1, 0, gone, "") + item(1, 0, gone, "乙") + item(1, 0) + item(1, 0),
                      abstract(0, kLevels) + list(1, 0)),
              "一、 二、乙 三、");
}

TEST(DocxNumbers, Forms) {
    const auto shown = [](const char* form, std::initializer_list<int> values) {
        std::string out;
        for (const int value : values) out += (out.empty() ? "" : " ") + format_number(value, number_form(form));
        return out;
    };
    EXPECT_EQ(shown("chineseCounting", {1, 10, 11, 20, 21, 100, 101, 110, 115, 1000, 1010, 9999}),
              "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百一十五 一千 一千零一十 九千九百九十九");
    EXPECT_EQ(shown("ideographDigital", {1, 10, 21}), "一 一〇 二一");
    EXPECT_EQ(shown("chineseLegalSimplified", {1, 10, 21}), "壹 壹拾 贰拾壹");
    EXPECT_EQ(shown("ideographTraditional", {1, 10, 11}), "甲 癸 11");
    EXPECT_EQ(shown("ideographZodiac", {1, 12}), "子 亥");
    EXPECT_EQ(shown("decimalEnclosedCircleChinese", {1, 20, 21, 35, 36, 50, 51}), "① ⑳ ㉑ ㉟ ㊱ ㊿ 51");
    EXPECT_EQ(shown("decimalEnclosedParen", {1, 20}), "⑴ ⒇");
    EXPECT_EQ(shown("decimalEnclosedFullstop", {2, 21}), "⒉ 21");
    EXPECT_EQ(shown("decimalFullWidth", {1, 23}), "１ ２３");
    EXPECT_EQ(shown("decimalZero", {1, 12}), "01 12");
    EXPECT_EQ(shown("upperLetter", {1, 26, 27, 53}), "A Z AA AAA");
    EXPECT_EQ(shown("lowerRoman", {1, 4, 9, 40, 1994, 3999, 4000}), "i iv ix xl mcmxciv mmmcmxcix 4000");
    EXPECT_EQ(shown("numberInDash", {3}), "- 3 -");
    EXPECT_EQ(shown("somethingNew", {3, -1}), "3 -1");
    EXPECT_EQ(shown("chineseCounting", {0, -3}), "0 -3");
}

}  // namespace
