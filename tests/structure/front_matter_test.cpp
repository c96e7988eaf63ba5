// Which block of a document is what, and what the front matter says: number, issuers, date, period, basis.
#include "document_parts.hpp"

namespace {

using namespace parts;

TEST(FrontMatter, NoticeAndPlan) {
    const Document d = expect_roles(R"(
letterhead | 松涛区人民政府办公室文件
letterhead | 松政办发〔2023〕12 号
notice_title | 关于印发松涛区居家养老服务提升
notice_title | 行动方案（2023—2025年）的通知
addressee | 各街道办事处，区政府各部门、各直属单位：
notice | 《松涛区居家养老服务提升行动方案（2023—2025年）》已经区政府同意，现印发给你们，请认真贯彻执行。
signature | 松涛区人民政府办公室
signature | 2023年3月8日
signature | （此件公开发布）
title | 松涛区居家养老服务提升行动方案
title | （2023—2025年）
preamble | 为积极应对人口老龄化，根据《关于推进养老服务发展的意见》（国办发〔2019〕5号）和《松涛区养老规划》，制定本方案。
body | 一、工作目标
body | 到2025年底，社区助餐点覆盖率达到90%以上。
note | 附件：1. 重点任务分工表
note | 2. 领导小组成员名单
label | 附件2
attached | 领导小组成员名单
roster | 组　长：郭志明 副区长
colophon | 抄送：区委办公室，区人大常委会办公室，区政协办公室。
colophon | 松涛区人民政府办公室　　　　2023年3月9日印发
colophon | （共印60份）
)");
    EXPECT_EQ(d.info.title, "松涛区居家养老服务提升行动方案（2023—2025年）");
    EXPECT_EQ(d.info.kind, DocumentKind::action_plan);
    EXPECT_EQ(d.info.issuers, Strings{"松涛区人民政府办公室"});
    ASSERT_TRUE(d.info.document_number);
    EXPECT_EQ(d.info.document_number->text, "松政办发〔2023〕12号");
    EXPECT_EQ(d.info.document_number->agency, "松政办发");
    EXPECT_EQ(d.info.document_number->year, 2023);
    EXPECT_EQ(d.info.document_number->number, 12);
    EXPECT_EQ(d.info.addressees, (Strings{"各街道办事处", "区政府各部门、各直属单位"}));
    ASSERT_TRUE(d.info.issued);
    EXPECT_EQ(d.info.issued->text, "2023年3月8日");
    EXPECT_EQ(d.info.issued->rule, "issued.signature");
    ASSERT_TRUE(d.info.period);
    EXPECT_EQ(d.info.period->text, "2023—2025年");
    EXPECT_EQ(d.info.copied_to, (Strings{"区委办公室", "区人大常委会办公室", "区政协办公室"}));
    EXPECT_EQ(attachments_of(d), (Strings{"1 重点任务分工表 absent", "2 领导小组成员名单 present"}));
    ASSERT_EQ(d.warnings.size(), 1U);
    EXPECT_EQ(d.warnings[0].code, "attachment-missing");
    ASSERT_EQ(d.info.basis.size(), 2U);
    EXPECT_EQ(d.info.basis[0].title, "关于推进养老服务发展的意见");
    EXPECT_EQ(d.info.basis[0].document_number, "国办发〔2019〕5号");
    EXPECT_EQ(d.info.basis[1].title, "松涛区养老规划");
    EXPECT_FALSE(d.info.basis[1].document_number);
    // Spans give back the source, blanks included.
    const Span& issued = d.info.issued->span;
    EXPECT_EQ(d.source.substr(issued.start, issued.end - issued.start), "2023年3月8日");
}

TEST(FrontMatter, HeaderTableOfASite) {
    const Document d = expect_roles(R"(
letterhead | 首页 > 政务公开 > 政策文件
letterhead | 索 引 号：	003/2021-0018	主题分类：	卫生\医疗
letterhead | 发文机关：	云溪省人民政府	成文日期：	2021年06月18日
letterhead | 标　　题：	云溪省人民政府关于促进托育服务发展若干措施的通知
letterhead | 发文字号：	云政发〔2021〕14号	发布日期：	2021年06月25日
title | 云溪省人民政府关于促进托育服务
title | 发展若干措施的通知
letterhead | 云政发〔2021〕14号
addressee | 各市人民政府，省政府各部门：
preamble | 为促进托育服务发展，提出以下措施。
body | 一、加强供给
body | 每个街道建设1所示范托育机构。（责任单位：省卫生健康委）
signature | 云溪省人民政府
signature | 2021年6月18日
signature | （此件主动公开）
colophon | 扫一扫在手机打开当前页
)");
    EXPECT_EQ(d.info.title, "云溪省人民政府关于促进托育服务发展若干措施的通知");
    EXPECT_EQ(d.info.kind, DocumentKind::notice);
    EXPECT_EQ(d.info.issuers, Strings{"云溪省人民政府"});
    EXPECT_EQ(d.info.document_number->text, "云政发〔2021〕14号");
    EXPECT_EQ(d.info.issued->text, "2021年6月18日");
    EXPECT_EQ(d.info.basis.size(), 0U);
}

TEST(FrontMatter, HeaderTableIsTheLastResort) {
    const Document d = read(
        "发布机构：市民政局 成文日期：2022-03-04\n文号：云民发[2022]7号 有效性：有效\n"
        "云溪市社区食堂建设工作方案\n一、目标\n建设社区食堂。\n");
    EXPECT_EQ(d.info.issuers, Strings{"市民政局"});
    EXPECT_EQ(d.info.document_number->text, "云民发[2022]7号");
    EXPECT_EQ(d.info.issued->text, "2022-03-04");
    EXPECT_EQ(d.info.issued->origin, Origin::table);
    EXPECT_EQ(d.info.kind, DocumentKind::work_plan);
}

TEST(FrontMatter, JointIssuers) {
    // The letterhead names the first only; the signature has both, on one line.
    const Document d = expect_roles(R"(
letterhead | 中共清泉乡委员会文件
letterhead | 清乡发〔2024〕3号
notice_title | 中共清泉乡委员会 清泉乡人民政府
notice_title | 关于印发《清泉乡村庄清洁行动方案》的通知
addressee | 各村党支部、村委会：
notice | 现将《清泉乡村庄清洁行动方案》印发给你们，请遵照执行。
signature | 中共清泉乡委员会　　清泉乡人民政府
signature | 二〇二四年二月二十一日
title | 清泉乡村庄清洁行动方案
preamble | 为改善环境，制定本方案。
body | 一、目标
body | 村庄清洁率达到100%。
)");
    EXPECT_EQ(d.info.issuers, (Strings{"中共清泉乡委员会", "清泉乡人民政府"}));
    EXPECT_EQ(d.info.issued->text, "二〇二四年二月二十一日");
    EXPECT_EQ(d.info.period, std::nullopt);
}

TEST(FrontMatter, TheSealOfAnother) {
    const Document d = expect_roles(R"(
notice_title | 和安市托育工作领导小组办公室关于印发《和安市2022年托育工作要点》的通知
letterhead | 和托办〔2022〕1号
addressee | 各区人民政府：
notice | 现将《和安市2022年托育工作要点》印发给你们。
signature | 和安市托育工作领导小组办公室
signature | （和安市卫生健康委员会代章）
signature | 2022年2月1日
title | 和安市2022年托育工作要点
preamble | 为做好托育工作，制定本要点。
body | 一、扩大供给
body | 新增托位500个。
)");
    EXPECT_EQ(d.info.issuers, Strings{"和安市托育工作领导小组办公室"});
    EXPECT_EQ(d.info.period->text, "2022年");
}

TEST(FrontMatter, WithoutAnything) {
    const Document d = read("一、加强领导\n各单位要高度重视。\n");
    EXPECT_FALSE(d.info.title);
    EXPECT_EQ(d.info.kind, DocumentKind::other);
    EXPECT_TRUE(d.info.issuers.empty());
    EXPECT_FALSE(d.info.issued);
    EXPECT_TRUE(read("").layout.blocks.empty());
    const Document table = read("\t序号\n\t任务\n\t时限\n\n\t1\n\t建设站点。\n\t6月\n\n\t2\n\t开展培训。\n\t7月\n");
    EXPECT_FALSE(table.info.title);
    EXPECT_EQ(table.info.kind, DocumentKind::task_table);
}

TEST(FrontMatter, TwoPlansUnderOneNotice) {
    const Document d = expect_roles(R"(
letterhead | 【法宝引证码】CLI.1.1
letterhead | 原文链接：https://example.org/1.html
notice_title | 云溪省人民政府办公厅关于印发支持智能制造若干政策和智能制造发展行动计划（2021-2023年）的通知
notice_title | 云溪省人民政府办公厅关于印发支持智能制造若干政策和智能制造发展行动计划（2021—2023年）的通知
letterhead | （云政办〔2021〕8号）
addressee | 各市人民政府：
notice | 《支持智能制造若干政策》《智能制造发展行动计划（2021—2023年）》已经省政府同意，现印发给你们，请认真落实。
signature | 云溪省人民政府办公厅
signature | 2021年9月2日
title | 支持智能制造若干政策
preamble | 为发展智能制造，制定以下政策。
body | 一、支持平台
body | 建设平台2个。
title | 智能制造发展行动计划（2021—2023年）
preamble | 为推动智能制造，制定本计划。
body | 一、总体要求
body | 建设工厂100个。
)");
    ASSERT_EQ(d.parts.plans.size(), 2U);
    EXPECT_EQ(d.parts.plans[1].title.view(), "智能制造发展行动计划（2021—2023年）");
    EXPECT_TRUE(d.info.title->ends_with("的通知"));
    EXPECT_EQ(d.info.kind, DocumentKind::notice);
    EXPECT_EQ(d.info.period->text, "2021—2023年");
    EXPECT_EQ(d.info.document_number->text, "云政办〔2021〕8号");
}

TEST(FrontMatter, AnUnreadableDate) {
    const Document d = read(
        "松涛街道办事处\n松街办〔2023〕3号\n关于印发《松涛街道托育服务工作方案》的通知\n各社区：\n"
        "《松涛街道托育服务工作方案》已经研究同意，现予印发。\n松涛街道办事处办公室2023‘年L9丿习7日印\n"
        "松涛街道托育服务工作方案\n为做好工作，制定本方案。\n一、目标\n建设2个托育点。\n");
    EXPECT_FALSE(d.info.issued);
    EXPECT_EQ(d.info.issuers, Strings{"松涛街道办事处"});
    ASSERT_EQ(d.warnings.size(), 1U);
    EXPECT_EQ(d.warnings[0].code, "unreadable-date");
    EXPECT_EQ(d.info.title, "松涛街道托育服务工作方案");
}

TEST(FrontMatter, TornNumbersAndDates) {
    const Document d = read(
        "银川镇人民政府文件\n银 政 发〔2021〕4 5 号\n关于印发《银川镇聚餐管理工作方案》 的通知\n各村:\n"
        "现将《银川镇聚餐管理工作方案》印发给你们。\n银川镇人民政府\n2021年8月 1 0 日\n银川镇聚餐管理工作方案\n"
        "为加强管理,制定本方案。\n一、目标\n建设2个站点。\n");
    EXPECT_EQ(d.info.document_number->text, "银政发〔2021〕45号");
    EXPECT_EQ(d.info.document_number->number, 45);
    ASSERT_TRUE(d.info.issued);
    EXPECT_EQ(d.info.issuers, Strings{"银川镇人民政府"});
}

TEST(FrontMatter, ATitleThatTheNoticeNamesOtherwise) {
    const Document d = read(
        "关于印发《2023年松涛区托育服务工作要点》的通知\n各街道：\n现将工作要点印发给你们。\n2023年2月1日\n"
        "松涛区2023年托育服务工作要点\n为做好工作，制定本要点。\n一、目标\n建设2个站点。\n");
    EXPECT_EQ(d.info.title, "松涛区2023年托育服务工作要点");
}

TEST(FrontMatter, TheDateOfTheImprint) {
    const Document d =
        read("松涛区托育服务工作方案\n一、目标\n建设2个站点。\n松涛区卫生健康局办公室 2023年4月6日印发\n");
    ASSERT_TRUE(d.info.issued);
    EXPECT_EQ(d.info.issued->text, "2023年4月6日");
}

TEST(FrontMatter, PeriodsOfTitles) {
    const auto period = [](const std::string& title) {
        const Document d = read(title + "\n一、目标\n建设2个站点。\n");
        return d.info.period ? d.info.period->text : std::string("none");
    };
    EXPECT_EQ(period("松涛区养老服务实施方案（2022-2024年）"), "2022-2024年");
    EXPECT_EQ(period("松涛区养老服务（2022年至2024年）实施方案"), "2022年至2024年");
    EXPECT_EQ(period("松涛区2021年度养老服务考核细则"), "2021年度");
    EXPECT_EQ(period("松涛区“十四五”养老服务规划"), "十四五");
    EXPECT_EQ(period("松涛区养老服务管理办法（2012年修订）"), "none");
    EXPECT_EQ(period("松涛区养老服务管理办法（2021年版）"), "none");
    EXPECT_EQ(period("贯彻2020年9月11日会议精神分工方案"), "none");
    EXPECT_EQ(period("松涛区养老服务三年行动方案"), "none");
}

TEST(FrontMatter, NumbersThatAreTheirs) {
    const LineShapes shapes(*recognizers().lexicon);
    for (const char* line :
         {"国发〔2018〕38号", "（国发〔2018〕38号）", "国发[2018]38号", "国发（2018）38号", "国发【2018】第38号",
          "国务院文件国发〔2018〕38号", "国发〔2018〕38号签发人：王明", "文号：国发〔2018〕38号"}) {
        const auto number = shapes.number_line(line);
        ASSERT_TRUE(number) << line;
        EXPECT_EQ(number->number, 38) << line;
        EXPECT_EQ(std::string_view(line).substr(number->agency.begin, number->agency.size()), "国发") << line;
    }
    // The number of another paper, a law's number, a standard's.
    for (const char* line : {"根据国发〔2018〕38号文件要求，制定本方案。", "国令第735号", "DB11/T1901—2021",
                             "〔2018〕38号", "2018年38号"}) {
        EXPECT_FALSE(shapes.number_line(line)) << line;
    }
}

TEST(FrontMatter, DatesThatSign) {
    const LineShapes shapes(*recognizers().lexicon);
    for (const char* line : {"2023年3月8日", "（2023年3月8日）", "二〇二三年三月八日", "二○二三年十二月三十一日",
                             "和安区人民政府2023年3月8日", "2023年03月08日", "2023年1 2月1 0日"}) {
        EXPECT_TRUE(shapes.date_line(line)) << line;
    }
    for (const char* line : {"2023年3月", "2023年2月30日", "会议定于2023年3月8日，请参加", "2022年9月-2022年12月",
                             "3月8日", "12023年3月8日"}) {
        EXPECT_FALSE(shapes.date_line(line)) << line;
    }
}

TEST(FrontMatter, HowLongThePaperHolds) {
    (void)expect_roles(R"(
title | 松涛区停车管理实施方案
preamble | 为加强停车管理，制定本方案。
body | 一、主要任务
body | （一）自2023年5月1日起实施网上预约，覆盖率达到90%。
body | 本方案自2023年5月1日起施行新的收费标准，各街道要做好宣传。
validity | 本方案自2023年5月1日起施行，有效期5年。《松涛区停车管理办法》（松政办发〔2018〕7号）同时废止。
validity | 二、本方案由区交通局负责解释，自印发之日起施行；国家另有规定的，从其规定。
validity | 自本通知印发之日起，《松涛区停车收费办法》停止执行。
)");
}

TEST(FrontMatter, AHeadingOfTheSiteIsNoTitle) {
    const Document d =
        read("考核依据\n松涛区2018年度河湖管理工作乡镇目标管理（绩效）考核细则\n一、目标\n建设2个站点。\n");
    EXPECT_EQ(d.info.title, "松涛区2018年度河湖管理工作乡镇目标管理（绩效）考核细则");
    EXPECT_EQ(d.parts.roles.at(0), BlockRole::letterhead);
}

TEST(FrontMatter, DaysAndPeriods) {
    const Document d =
        read("松涛区托育服务工作方案（2022-2024年）\n一、步骤\n建设2个站点。\n松涛区人民政府\n2022年9月28日\n");
    EXPECT_EQ(d.info.issued->end, "2022-09-28");
    EXPECT_EQ(d.info.issued->start, "2022-09-28");
    EXPECT_EQ(d.info.period->start, "2022-01-01");
    EXPECT_EQ(d.info.period->end, "2024-12-31");
    const Document months = read("松涛区托育服务工作方案\n一、步骤\n自2023年5月至9月底，推进试点工作。\n");
    ASSERT_TRUE(months.info.period);
    EXPECT_EQ(months.info.period->start, "2023-05-01");
    EXPECT_EQ(months.info.period->end, "2023-09-30");
    // How long a paper is valid, and a goal, are none.
    EXPECT_FALSE(read("松涛区托育服务办法\n一、附则\n自2023年2月1日起施行，有效期5年。\n").info.period);
    EXPECT_FALSE(read("松涛区托育服务办法\n一、目标\n到2025年底，建设2个站点。\n").info.period);
}

TEST(FrontMatter, ANoticeWhoseTitleWasCutOff) {
    const Document d = expect_roles(R"(
addressee | 各行政村、各站所：
notice | 经镇政府研究，现将《石桥镇2019年度汛期安全工作计划》印发给你们，请遵照执行。
signature | 二〇一九年三月六日
title | 石桥镇2019年度汛期安全
title | 工作计划
preamble | 为做好防汛工作，制定本计划。
body | 一、工作安排
body | 各村每月巡查1次。
)");
    EXPECT_EQ(d.info.title, "石桥镇2019年度汛期安全工作计划");
    ASSERT_TRUE(d.info.issued);
    EXPECT_EQ(d.info.issued->text, "二〇一九年三月六日");
    EXPECT_EQ(d.info.addressees, (Strings{"各行政村", "各站所"}));
}

TEST(FrontMatter, ATextThatOnlyMentionsPapersHasNoTitle) {
    EXPECT_FALSE(read("各行政村：\n请对照《石桥镇2019年度汛期安全工作计划》抓好落实，有关要求如下。\n一、加强巡查\n"
                      "各村每月巡查1次。\n")
                     .info.title);
}

TEST(FrontMatter, ATitleGoesOnBehindABracket) {
    const Document d = expect_roles(R"(
notice_title | 临川市人民政府办公室关于印发临川市
notice_title | 托育服务体系建设实施方案
notice_title | （2024—2026年）的通知
addressee | 各区人民政府：
notice | 《临川市托育服务体系建设实施方案（2024—2026年）》已经市政府同意，现印发给你们。
signature | 临川市人民政府办公室
signature | 2024年2月1日
title | 临川市托育服务体系建设实施方案
title | （2024—2026年）
preamble | 为促进托育服务发展，制定本方案。
body | 一、工作目标
)");
    EXPECT_EQ(d.info.title, "临川市托育服务体系建设实施方案（2024—2026年）");
    ASSERT_TRUE(d.info.period);
    EXPECT_EQ(d.info.period->text, "2024—2026年");
}

TEST(FrontMatter, LabelsWithoutMarksAndATitleThatQuotesAnother) {
    const Document d = expect_roles(R"(
notice_title | 区政府办公室关于印发2023年《政府工作报告》主要任务分解方案的通知
letterhead | 索 引 号 MB15/2023-05 发文日期 2023-01-03
letterhead | 发布机构 区政府办公室 文    号 蓝政办〔2023〕1号
addressee | 各街道办事处：
notice | 《2023年〈政府工作报告〉主要任务分解方案》已经区政府同意，现印发给你们。
signature | 蓝田区人民政府办公室
signature | 2023年1月3日
title | 2023年《政府工作报告》主要任务分解方案
body | 一、主要目标
)");
    EXPECT_EQ(d.info.title, "2023年《政府工作报告》主要任务分解方案");
    ASSERT_TRUE(d.info.document_number);
    EXPECT_EQ(d.info.document_number->text, "蓝政办〔2023〕1号");
}

}  // namespace
