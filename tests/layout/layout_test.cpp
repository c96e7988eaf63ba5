// Plain text to blocks: each test composes a text as converters leave it and compares the paragraphs that come out.
#include "layout/layout.hpp"

#include <gtest/gtest.h>

#include "layout/markers.hpp"
#include "text/source_text.hpp"

namespace fenjie {
namespace {

std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> out;
    for (const Block& block : lay_out(text, *Lexicon::built_in()).blocks) {
        out.push_back(block.kind == BlockKind::table ? "<table>" : std::string(block.text.view()));
    }
    return out;
}

using Strings = std::vector<std::string>;

// Lines of 28 characters with a blank line after each, as a PDF's text layer gives them.
std::string hard_wrapped(const std::string& tail) {
    std::string out;
    for (int i = 0; i < 8; ++i) {
        out += std::to_string(i + 1) + ".推动社区食堂规范运行，完善老年助餐服务网络建设，鼓励社会\n\n";
        out += "力量参与运营，逐步扩大覆盖范围，确保老年人吃得放心、吃得\n\n满意。\n\n";
    }
    return out + tail;
}

TEST(Reflow, JoinsLinesOfOneWidth) {
    const Strings got = paragraphs(hard_wrapped(""));
    ASSERT_EQ(got.size(), 8U);
    EXPECT_EQ(got[2],
              "3."
              "推动社区食堂规范运行，完善老年助餐服务网络建设，鼓励社会力量参与运营，逐步扩大覆盖范围，确保老年人吃得放"
              "心、吃得满意。");
}

TEST(Reflow, AShortLineWithoutAStopIsAHeading) {
    const Strings got = paragraphs(
        hard_wrapped("二、保障措施\n\n各单位要加强统筹协调，落实工作责任，定期研究解决推进过程中\n\n出现的问题。\n\n"));
    ASSERT_EQ(got.size(), 10U);
    EXPECT_EQ(got[8], "二、保障措施");
    EXPECT_EQ(got[9], "各单位要加强统筹协调，落实工作责任，定期研究解决推进过程中出现的问题。");
}

TEST(Reflow, APageNumberInsideAWordGoes) {
    const Strings got = paragraphs(hard_wrapped(
        "9.组织开展食品安全管理人员培训，提升经营者的守法意识，专业培\n\n- 3 -\n\n 训每年不少于两次。\n\n"));
    EXPECT_EQ(got.back(), "9.组织开展食品安全管理人员培训，提升经营者的守法意识，专业培训每年不少于两次。");
}

TEST(Reflow, WhereOneLineIsOneParagraphLinesStay) {
    const Strings got = paragraphs("一、工作目标\n到2025年底，助餐点覆盖全部社区。\n二、主要任务\n完善网络。\n");
    EXPECT_EQ(got, (Strings{"一、工作目标", "到2025年底，助餐点覆盖全部社区。", "二、主要任务", "完善网络。"}));
}

TEST(Reflow, ACommaOrAnOpenBracketEndsNoParagraph) {
    EXPECT_EQ(paragraphs("抄送：区委各部门，\n区法院。\n"), (Strings{"抄送：区委各部门，区法院。"}));
    EXPECT_EQ(paragraphs("关于印发《和安区\n工作方案》的通知\n"), (Strings{"关于印发《和安区工作方案》的通知"}));
}

TEST(Clean, WidthsBlanksAndPunctuation) {
    EXPECT_EQ(paragraphs("达 到 ６０％ 以上 ,居 民满意(试点)"), (Strings{"达到60%以上，居民满意（试点）"}));
    EXPECT_EQ(paragraphs("比例为1:4000,其中12 30%"), (Strings{"比例为1:4000，其中12 30%"}));
}

TEST(Clean, NumbersAreNeverJoinedButADateIs) {
    EXPECT_EQ(paragraphs("2020 年 9 月 6 日"), (Strings{"2020年9月6日"}));
    EXPECT_EQ(paragraphs("3 5"), (Strings{"3 5"}));
}

TEST(Clean, RepairsAreReported) {
    const Layout layout = lay_out("〈一)衔道办事处加强信 `憝共享∫落实责任", *Lexicon::built_in());
    ASSERT_EQ(layout.blocks.size(), 1U);
    EXPECT_EQ(layout.blocks[0].text.view(), "（一）街道办事处加强信息共享，落实责任");
    EXPECT_EQ(layout.repairs.size(), 4U);
}

TEST(Clean, LettersThatStandForDigits) {
    EXPECT_EQ(paragraphs("覆盖率达到1OO%，备案率lOO％"), (Strings{"覆盖率达到100%，备案率100%"}));
    EXPECT_EQ(paragraphs("l.全面摸清底数。"), (Strings{"1.全面摸清底数。"}));
    EXPECT_EQ(paragraphs("2O21年8月"), (Strings{"2021年8月"}));
    EXPECT_EQ(paragraphs("推广O2O模式，减少CO2排放，建设5G网络，WIFI覆盖"),
              (Strings{"推广O2O模式，减少CO2排放，建设5G网络，WIFI覆盖"}));
}

TEST(Clean, QuotationMarksOfTitlesStay) {
    const Layout layout = lay_out("根据《关于印发〈实施方案〉的通知》", *Lexicon::built_in());
    EXPECT_EQ(layout.blocks[0].text.view(), "根据《关于印发〈实施方案〉的通知》");
    EXPECT_TRUE(layout.repairs.empty());
}

TEST(Clean, FakeBoldPrintsEachGlyphOnce) {
    const Layout layout = lay_out("实实施施方方案案要要点点", *Lexicon::built_in());
    EXPECT_EQ(layout.blocks[0].text.view(), "实施方案要点");
    EXPECT_EQ(layout.repairs.size(), 1U);
    EXPECT_EQ(paragraphs("——人人参与、天天向上"), (Strings{"——人人参与、天天向上"}));
}

TEST(Clean, MapsBackToTheSource) {
    const std::string text = "甲\n达 到 ６０％\n";
    const Layout layout = lay_out(text, *Lexicon::built_in());
    const SourceText source{text};
    ASSERT_EQ(layout.blocks.size(), 2U);
    const MappedText& clean = layout.blocks[1].text;
    const std::size_t begin = clean.view().find("60%");
    const Range where = clean.original(begin, begin + 3);
    EXPECT_EQ(text.substr(where.begin, where.size()), "６０％");
    const Span span = source.span(where);
    EXPECT_EQ(span.start, 6U);
    EXPECT_EQ(span.end, 9U);
    EXPECT_EQ(span.line, 2U);
    EXPECT_FALSE(span.page.has_value());
}

TEST(Clean, ABlankIsReadFromAWholeCharacter) {
    const std::string source = "AI　5G";  // an ideographic space: three bytes
    const Layout layout = lay_out(source, *Lexicon::built_in());
    const MappedText& text = layout.blocks.front().text;
    ASSERT_EQ(text.view(), "AI 5G");
    EXPECT_EQ(text.original(2, 3), (Range{2, 5}));
}

TEST(Glued, ADocumentOnOneLineIsCutAtItsHeadings) {
    const std::string filler =
        "坚持问题导向，聚焦群众反映强烈的突出问题，健全工作机制，细化责任分工，统筹推进各项任务落地见效。";
    const std::string text =
        "各镇人民政府，区级各部门：《和安区养老服务实施方案》已经区政府同意，现印发给你们，请认真贯彻执行。和安区人民政"
        "府"
        "2023年3月8日和安区养老服务实施方案根据上级有关要求，制定本方案。一、工作目标到2025年，" +
        filler + "二、主要任务（一）完善网络。" + filler + "（责任单位：区民政局）（二）培育队伍。" + filler +
        "1.组建团队。" + filler + "2.开展培训。" + filler + "三、保障措施（一）加强领导。" + filler;
    const Strings got = paragraphs(text);
    const Strings begins = {"各镇人民政府，区级各部门：",
                            "《和安区养老",
                            "和安区人民政府",
                            "2023年3月8日",
                            "和安区养老服务实施方案",
                            "根据上级",
                            "一、工作目标",
                            "到2025年",
                            "二、主要任务",
                            "（一）完善网络。",
                            "（二）培育队伍。",
                            "1.组建团队。",
                            "2.开展培训。",
                            "三、保障措施",
                            "（一）加强领导。"};
    ASSERT_EQ(got.size(), begins.size());
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i].substr(0, begins[i].size()), begins[i]);
}

TEST(Glued, FiguresAndListsInASentenceAreNoHeadings) {
    const std::string text = "各单位要围绕（一）类事项和（二）类事项，1.5亿元资金、2.3万户居民，分类推进。";
    EXPECT_EQ(paragraphs(text), (Strings{text}));
}

struct MarkerRow {
    const char* text;
    MarkerForm form;
    int ordinal;
    const char* printed;
};

TEST(Markers, Forms) {
    const MarkerRow rows[] = {
        {"一、指导思想", MarkerForm::han_comma, 1, "一、"},
        {"（十二）培育", MarkerForm::han_bracket, 12, "（十二）"},
        {"1.开展", MarkerForm::arabic_dot, 1, "1."},
        {"1 .搭建", MarkerForm::arabic_dot, 1, "1."},
        {"10、落实", MarkerForm::arabic_comma, 10, "10、"},
        {"（3）建立", MarkerForm::arabic_bracket, 3, "（3）"},
        {"4）建立", MarkerForm::arabic_half, 4, "4）"},
        {"②完善", MarkerForm::circled, 2, "②"},
        {"第三章 保障", MarkerForm::chapter, 3, "第三章"},
        {"第十条 各单位", MarkerForm::article, 10, "第十条"},
        {"一是加强", MarkerForm::han_is, 1, "一是"},
        {"附件2：名单", MarkerForm::attachment, 2, "附件2"},
        {"专栏3 工程", MarkerForm::box, 3, "专栏3"},
        {"1.2 组织", MarkerForm::arabic_path, 2, "1.2"},
        {"11.121工程人才项目", MarkerForm::arabic_dot, 11, "11."},
        {"1.2023年6月底前完成", MarkerForm::arabic_dot, 1, "1."},
        {"第二部分、任务", MarkerForm::part, 2, "第二部分、"},
    };
    for (const MarkerRow& row : rows) {
        const auto m = marker_at(row.text);
        ASSERT_TRUE(m.has_value()) << row.text;
        EXPECT_EQ(m->form, row.form) << row.text;
        EXPECT_EQ(m->ordinal, row.ordinal) << row.text;
        EXPECT_EQ(m->printed, row.printed) << row.text;
    }
}

TEST(Markers, FiguresThatBeginASentenceAreNone) {
    for (const char* text : {"3.5亿元投资", "2.25公里河道", "100家企业", "2023年底前", "12个街道", "十家单位",
                             "（2023年）", "（试行）", "1:4000配备"}) {
        EXPECT_FALSE(marker_at(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace fenjie
