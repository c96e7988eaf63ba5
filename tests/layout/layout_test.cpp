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

const Table& only_table(const Layout& layout) {
    for (const Block& block : layout.blocks) {
        if (block.kind == BlockKind::table) return block.table;
    }
    static const Table kNone;
    return kNone;
}

std::string cell(const Table& table, int row, int column) {
    for (const Cell& c : table.cells) {
        if (c.row == row && c.column == column) return std::string(c.joined().view());
    }
    return "(none)";
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

TEST(Reflow, joins_lines_of_one_width) {
    const Strings got = paragraphs(hard_wrapped(""));
    ASSERT_EQ(got.size(), 8U);
    EXPECT_EQ(got[2],
              "3."
              "推动社区食堂规范运行，完善老年助餐服务网络建设，鼓励社会力量参与运营，逐步扩大覆盖范围，确保老年人吃得放"
              "心、吃得满意。");
}

TEST(Reflow, a_short_line_without_a_stop_is_a_heading) {
    const Strings got = paragraphs(
        hard_wrapped("二、保障措施\n\n各单位要加强统筹协调，落实工作责任，定期研究解决推进过程中\n\n出现的问题。\n\n"));
    ASSERT_EQ(got.size(), 10U);
    EXPECT_EQ(got[8], "二、保障措施");
    EXPECT_EQ(got[9], "各单位要加强统筹协调，落实工作责任，定期研究解决推进过程中出现的问题。");
}

TEST(Reflow, a_page_number_inside_a_word_goes) {
    const Strings got = paragraphs(hard_wrapped(
        "9.组织开展食品安全管理人员培训，提升经营者的守法意识，专业培\n\n- 3 -\n\n 训每年不少于两次。\n\n"));
    EXPECT_EQ(got.back(), "9.组织开展食品安全管理人员培训，提升经营者的守法意识，专业培训每年不少于两次。");
}

TEST(Reflow, where_one_line_is_one_paragraph_lines_stay) {
    const Strings got = paragraphs("一、工作目标\n到2025年底，助餐点覆盖全部社区。\n二、主要任务\n完善网络。\n");
    EXPECT_EQ(got, (Strings{"一、工作目标", "到2025年底，助餐点覆盖全部社区。", "二、主要任务", "完善网络。"}));
}

TEST(Reflow, a_comma_or_an_open_bracket_ends_no_paragraph) {
    EXPECT_EQ(paragraphs("抄送：区委各部门，\n区法院。\n"), (Strings{"抄送：区委各部门，区法院。"}));
    EXPECT_EQ(paragraphs("关于印发《和安区\n工作方案》的通知\n"), (Strings{"关于印发《和安区工作方案》的通知"}));
}

TEST(Clean, widths_blanks_and_punctuation) {
    EXPECT_EQ(paragraphs("达 到 ６０％ 以上 ,居 民满意(试点)"), (Strings{"达到60%以上，居民满意（试点）"}));
    EXPECT_EQ(paragraphs("比例为1:4000,其中12 30%"), (Strings{"比例为1:4000，其中12 30%"}));
}

TEST(Clean, numbers_are_never_joined_but_a_date_is) {
    EXPECT_EQ(paragraphs("2020 年 9 月 6 日"), (Strings{"2020年9月6日"}));
    EXPECT_EQ(paragraphs("3 5"), (Strings{"3 5"}));
}

TEST(Clean, repairs_are_reported) {
    const Layout layout = lay_out("〈一)衔道办事处加强信 `憝共享∫落实责任", *Lexicon::built_in());
    ASSERT_EQ(layout.blocks.size(), 1U);
    EXPECT_EQ(layout.blocks[0].text.view(), "（一）街道办事处加强信息共享，落实责任");
    EXPECT_EQ(layout.repairs.size(), 4U);
}

TEST(Clean, letters_that_stand_for_digits) {
    EXPECT_EQ(paragraphs("覆盖率达到1OO%，备案率lOO％"), (Strings{"覆盖率达到100%，备案率100%"}));
    EXPECT_EQ(paragraphs("l.全面摸清底数。"), (Strings{"1.全面摸清底数。"}));
    EXPECT_EQ(paragraphs("2O21年8月"), (Strings{"2021年8月"}));
    EXPECT_EQ(paragraphs("推广O2O模式，减少CO2排放，建设5G网络，WIFI覆盖"),
              (Strings{"推广O2O模式，减少CO2排放，建设5G网络，WIFI覆盖"}));
}

TEST(Clean, quotation_marks_of_titles_stay) {
    const Layout layout = lay_out("根据《关于印发〈实施方案〉的通知》", *Lexicon::built_in());
    EXPECT_EQ(layout.blocks[0].text.view(), "根据《关于印发〈实施方案〉的通知》");
    EXPECT_TRUE(layout.repairs.empty());
}

TEST(Clean, fake_bold_prints_each_glyph_once) {
    const Layout layout = lay_out("实实施施方方案案要要点点", *Lexicon::built_in());
    EXPECT_EQ(layout.blocks[0].text.view(), "实施方案要点");
    EXPECT_EQ(layout.repairs.size(), 1U);
    EXPECT_EQ(paragraphs("——人人参与、天天向上"), (Strings{"——人人参与、天天向上"}));
}

TEST(Clean, maps_back_to_the_source) {
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

TEST(Tables, cells_led_by_tabs) {
    const Layout layout = lay_out(
        "\t类别\n\t任务\n\t责任单位\n\n\t治理\n\t1、开展排查；\n\n2、建立台账。\n\t区教育局\n\n\t\n\t组织培训。\n\t各街"
        "道\n\n\n抄送：区委。\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 3);
    ASSERT_EQ(table.columns, 3);
    EXPECT_EQ(cell(table, 1, 1), "1、开展排查；2、建立台账。");
    EXPECT_EQ(cell(table, 2, 0), "");
    EXPECT_EQ(cell(table, 2, 2), "各街道");
    EXPECT_TRUE(layout.warnings.empty());
    EXPECT_EQ(layout.blocks.back().text.view(), "抄送：区委。");
}

TEST(Tables, a_missing_cell_is_told) {
    const Layout layout = lay_out("\t甲\n\t乙\n\n\t1\n\t2\n\n\t3\n\n\t4\n\t5\n", *Lexicon::built_in());
    ASSERT_EQ(layout.warnings.size(), 1U);
    EXPECT_EQ(layout.warnings[0].code, "table-irregular");
}

TEST(Tables, rows_of_cells_parted_by_tabs) {
    const Layout layout =
        lay_out("序号\t工作任务\t责任单位\n1\t完善制度，\n明确分工。\t县水利局\n2\t加强巡查。\t县林业局\n县公安局\n",
                *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 3);
    EXPECT_EQ(cell(table, 1, 1), "完善制度，明确分工。");
    EXPECT_EQ(cell(table, 2, 2), "县林业局县公安局");
}

TEST(Tables, a_heading_behind_a_table_ends_it) {
    const Layout layout = lay_out("指标\t单位\t2025年\n覆盖率\t%\t60\n达标率\t%\t95\n二、主要任务\n（一）完善网络。\n",
                                  *Lexicon::built_in());
    EXPECT_EQ(only_table(layout).rows, 3);
    ASSERT_EQ(layout.blocks.size(), 3U);
    EXPECT_EQ(layout.blocks[1].text.view(), "二、主要任务");
}

TEST(Tables, a_pages_metadata_is_no_table) {
    const Layout layout =
        lay_out("发文机关：\t和安区政府\n成文日期：\t2023年3月8日\n标题：\t关于加强管理的通知\n", *Lexicon::built_in());
    EXPECT_EQ(only_table(layout).rows, 0);
}

TEST(Tables, rows_of_cells_parted_by_bars) {
    const Layout layout = lay_out(
        "| 行业 | 时间安排 | 责任单位 |\n|---|:--:|---|\n| 旅馆 | 3月份 | 派出所 安监站 |\n| 加油站 | 4月份 | 安监站 "
        "|\n"
        "各单位要按时整改。\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 3);
    EXPECT_EQ(cell(table, 1, 1), "旅馆");
    EXPECT_EQ(cell(table, 1, 2), "3月份");
    EXPECT_EQ(cell(table, 2, 3), "安监站");
    // Names parted by a blank only are names of their own.
    for (const Cell& c : table.cells) {
        if (c.row == 1 && c.column == 3) {
            EXPECT_EQ(c.paragraphs.size(), 2U);
        }
    }
    ASSERT_EQ(layout.blocks.size(), 2U);
    EXPECT_EQ(layout.blocks[1].text.view(), "各单位要按时整改。");
}

TEST(Tables, a_bar_in_a_sentence_parts_no_cells) {
    const Layout layout = lay_out("首页 | 政务公开 | 通知公告\n正文在此。\n", *Lexicon::built_in());
    EXPECT_EQ(only_table(layout).rows, 0);
}

TEST(Tables, cells_that_go_on_do_not_open_rows) {
    const Layout layout = lay_out(
        "完成时限\t序号\t工作内容\t责任单位\n6月底\t1\t1.开展摸底。\n2."
        "建立台账。\t县民政局\n9月底\t2\t组织验收。\t县财政局"
        "\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 3);
    EXPECT_EQ(cell(table, 1, 2), "1.开展摸底。2.建立台账。");
    EXPECT_EQ(cell(table, 1, 3), "县民政局");
    EXPECT_EQ(cell(table, 2, 3), "县财政局");
}

TEST(Tables, rows_whose_merged_cells_are_missing) {
    const Layout layout = lay_out(
        "序号\t考核项目\t分值\t考核内容\t评分标准\t说明\n1\t重点部门\t县水利局\t30\t岸线保护\t划定范围（30分）\t\n"
        "20\t采砂整治\t联合巡查（20分）\t\n2\t县林业局\t50\t绿化\t补植补种（50分）\t\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 4);
    EXPECT_EQ(cell(table, 1, 1), "重点部门县水利局");
    EXPECT_EQ(cell(table, 1, 4), "划定范围（30分）");
    EXPECT_EQ(cell(table, 2, 0), "(none)");
    EXPECT_EQ(cell(table, 2, 2), "20");
    EXPECT_EQ(cell(table, 2, 4), "联合巡查（20分）");
    EXPECT_EQ(cell(table, 3, 1), "县林业局");
}

TEST(Tables, one_cell_a_line) {
    const Layout layout = lay_out(
        "附件2\n任务清单\n序号\n重点工作（实事项目）\n牵头单位\n科室负责人\n计划完成时间\n进展情况\n1\n新增助餐点15个\n"
        "区民政局\n何 宁\n11月底前\n已完成3个。\n2\n新增床位100张\n10月底前\n正在选址。\n3\n"
        "建成区级活动中心\n区文旅局\n区体育局\n2024年三季度\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 4);
    ASSERT_EQ(table.columns, 6);
    EXPECT_EQ(cell(table, 1, 2), "区民政局");
    EXPECT_EQ(cell(table, 1, 3), "何宁");
    EXPECT_EQ(cell(table, 2, 1), "新增床位100张");
    EXPECT_EQ(cell(table, 2, 4), "10月底前");
    EXPECT_EQ(cell(table, 2, 5), "正在选址。");
    EXPECT_EQ(cell(table, 3, 1), "建成区级活动中心");
    EXPECT_EQ(cell(table, 3, 2), "区文旅局区体育局");
    EXPECT_EQ(cell(table, 3, 4), "2024年三季度");
    // The second row's 区民政局 was merged with the first's.
    for (const Cell& c : table.cells) {
        if (c.row == 1 && c.column == 2) {
            EXPECT_EQ(c.row_span, 2);
        }
    }
    ASSERT_EQ(layout.warnings.size(), 1U);
    EXPECT_EQ(layout.warnings[0].code, "table-irregular");
}

TEST(Tables, one_cell_a_line_without_numbers) {
    const Layout layout = lay_out(
        "工作任务 |\n责任单位 |\n完成时限 |\n开展排查，建立台账 |\n镇安监站 |\n4月底 |\n组织验收，通报结果 |\n镇纪委 "
        "|\n"
        "6月底 |\n二、工作要求\n各村要高度重视。\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 3);
    EXPECT_EQ(cell(table, 1, 0), "开展排查，建立台账");
    EXPECT_EQ(cell(table, 2, 1), "镇纪委");
    EXPECT_EQ(cell(table, 2, 2), "6月底");
    ASSERT_GE(layout.blocks.size(), 2U);
    EXPECT_EQ(layout.blocks[1].text.view(), "二、工作要求");
}

TEST(Tables, one_cell_a_line_below_names_that_are_not_known) {
    const Layout layout = lay_out(
        "序号 |\n责任单位 |\n实施内容 |\n协同单位 |\n分管 县长 |\n最新情形（8月） |\n7 |\n县民政局 "
        "|\n新增床位不少于300张。 |\n"
        "财政局 住建局 |\n正在施工，9月底前完工。 |\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 2);
    EXPECT_EQ(cell(table, 1, 0), "7");
    EXPECT_EQ(cell(table, 1, 1), "县民政局");
    EXPECT_EQ(cell(table, 1, 2), "新增床位不少于300张。");
    EXPECT_EQ(cell(table, 1, 3), "财政局住建局");
}

TEST(Tables, names_of_columns_in_a_list_are_no_table) {
    const Layout layout =
        lay_out("表中要写明：\n序号\n任务\n责任单位\n完成时限\n以上各栏不得空缺，由专人填写。\n", *Lexicon::built_in());
    EXPECT_EQ(only_table(layout).rows, 0);
}

TEST(Tables, flattened_by_a_pdf_reader) {
    const Layout layout = lay_out(
        "实施主体 任务内容 完成期限\n\n1\n开展入户走访，建立服务台账，及时掌握辖区老年人的\n助餐需求。\n\n7月底\n\n2 "
        "财政所 落实补贴资金。 6月\n\n"
        "3\n社区事务\n办公室\n\n组织评估验收。\n\n12月10日前\n",
        *Lexicon::built_in());
    const Table& table = only_table(layout);
    ASSERT_EQ(table.rows, 4);
    EXPECT_EQ(cell(table, 1, 2), "开展入户走访，建立服务台账，及时掌握辖区老年人的助餐需求。");
    EXPECT_EQ(cell(table, 1, 3), "7月底");
    EXPECT_EQ(cell(table, 1, 1), "(none)");
    EXPECT_EQ(cell(table, 2, 1), "财政所");
    EXPECT_EQ(cell(table, 2, 3), "6月");
    EXPECT_EQ(cell(table, 3, 1), "社区事务办公室");
    EXPECT_EQ(cell(table, 3, 3), "12月10日前");
}

TEST(Glued, a_document_on_one_line_is_cut_at_its_headings) {
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

TEST(Glued, figures_and_lists_in_a_sentence_are_no_headings) {
    const std::string text = "各单位要围绕（一）类事项和（二）类事项，1.5亿元资金、2.3万户居民，分类推进。";
    EXPECT_EQ(paragraphs(text), (Strings{text}));
}

struct MarkerRow {
    const char* text;
    MarkerForm form;
    int ordinal;
    const char* printed;
};

TEST(Markers, forms) {
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

TEST(Markers, figures_that_begin_a_sentence_are_none) {
    for (const char* text : {"3.5亿元投资", "2.25公里河道", "100家企业", "2023年底前", "12个街道", "十家单位",
                             "（2023年）", "（试行）", "1:4000配备"}) {
        EXPECT_FALSE(marker_at(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace fenjie
