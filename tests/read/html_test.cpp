// Web pages: the article among the furniture, the document's data, tables, inline markup, encodings. All composed.
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "fenjie/extract.hpp"
#include "lexicon/lexicon.hpp"
#include "read/html/elements.hpp"
#include "read/html/page.hpp"
#include "read/read.hpp"

namespace {

using fenjie::ReadDocument;

ReadDocument read(const std::string& markup) {
    return fenjie::read_html(markup, *fenjie::Lexicon::built_in());
}

// The text of a page whose body is this.
std::string text(const std::string& body) {
    return read("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>" + body + "</body></html>").utf8;
}

std::string in(const char* encoding, const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(utf8.size() * 4, '\0');
    const auto length = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(),
                                     static_cast<int32_t>(utf8.size()), &status);
    EXPECT_TRUE(U_SUCCESS(status)) << u_errorName(status);
    out.resize(static_cast<std::size_t>(length));
    return out;
}

// Cells as "row,column[+rows][x columns] text", paragraphs parted by |.
std::string cells(const ReadDocument& document, std::size_t table = 0) {
    std::string out;
    if (table >= document.tables.size()) return "no table";
    for (const fenjie::SourceCell& cell : document.tables[table].cells) {
        out += std::to_string(cell.row) + "," + std::to_string(cell.column);
        if (cell.row_span > 1) out += "+" + std::to_string(cell.row_span);
        if (cell.column_span > 1) out += "x" + std::to_string(cell.column_span);
        for (std::size_t i = 0; i < cell.paragraphs.size(); ++i) {
            const fenjie::Range p = cell.paragraphs[i];
            out += (i == 0 ? " " : "|") + document.utf8.substr(p.begin, p.size());
        }
        out += "; ";
    }
    return out;
}

const std::string kProse =
    "<p>　　各镇（街道）、区级有关部门：</p>"
    "<p>　　为方便居民就近办事，经区政府同意，现将有关事项通知如下，请结合实际抓好落实。</p>"
    "<p>　　一、建设便民站点。每个社区设置1个站点，2024年6月底前全部投入使用。（责任单位：区民政局）</p>"
    "<p>　　二、培训服务人员。每季度开展1次集中培训，参训率达到90%以上。（责任单位：区人社局）</p>"
    "<p>和安区人民政府办公室</p><p>2024年1月9日</p>";
const std::string kProseText =
    "　　各镇（街道）、区级有关部门：\n"
    "　　为方便居民就近办事，经区政府同意，现将有关事项通知如下，请结合实际抓好落实。\n"
    "　　一、建设便民站点。每个社区设置1个站点，2024年6月底前全部投入使用。（责任单位：区民政局）\n"
    "　　二、培训服务人员。每季度开展1次集中培训，参训率达到90%以上。（责任单位：区人社局）\n"
    "和安区人民政府办公室\n2024年1月9日\n";

TEST(Html, AnArticleAmongFurnitureByStructureAlone) {
    const std::string page =
        "<div><a href=/>首页</a><a href=/a>政务公开</a><a href=/b>办事服务</a><a href=/c>互动交流</a></div>"
        "<div>当前位置：<a href=/>首页</a> &gt; <a href=/a>政策文件</a></div>"
        "<div><div><h1>和安区便民站点建设工作方案</h1>"
        "<div>发布时间：2024-01-10 09:30　来源：区府办　浏览次数：<span>102</span>　字体：【大 中 小】</div>"
        "<div>" +
        kProse +
        "</div><div><a href=#>【打印本页】</a><a href=#>【关闭窗口】</a></div>"
        "<div>分享到：<a href=#>微信</a><a href=#>微博</a></div></div>"
        "<div><h3>推荐阅读</h3><ul><li><a href=1>区长调研老旧小区改造，要求加快进度</a></li>"
        "<li><a href=2>全区安全生产会议召开，部署二季度工作。</a></li></ul></div></div>"
        "<div>主办单位：和安区人民政府　网站标识码：3300000001　<a href=x>浙ICP备00000001号</a></div>";
    EXPECT_EQ(text(page),
              "发布时间：2024-01-10 09:30　来源：区府办　浏览次数：102　字体：【大 中 小】\n"
              "和安区便民站点建设工作方案\n" +
                  kProseText);
}

TEST(Html, APageLaidOutInTablesIsNoTable) {
    const std::string page =
        "<table width=980><tr><td colspan=2><table><tr><td><a href=/>首页</a></td><td><a href=/a>机构</a></td>"
        "<td><a href=/b>公告</a></td></tr></table></td></tr>"
        "<tr><td width=200><table><tr><td><a href=1>通知公告</a></td></tr><tr><td><a href=2>人事任免</a></td></tr>"
        "</table></td><td><table><tr><td align=center>便民站点建设工作方案</td></tr><tr><td>" +
        kProse +
        "</td></tr><tr><td align=right>【<a href=#>打印</a>】【<a href=#>关闭</a>】</td></tr></table></td></tr>"
        "<tr><td colspan=2>版权所有：和安区人民政府　地址：和安路1号</td></tr></table>";
    const ReadDocument document = read(page);
    EXPECT_EQ(document.utf8, "便民站点建设工作方案\n" + kProseText);
    EXPECT_TRUE(document.tables.empty());
    EXPECT_EQ(document.media_type, "text/html");
}

TEST(Html, OneParagraphThatHoldsAllLosesNeitherTitleNorSignature) {
    std::string lines = kProse.substr(3, kProse.find("<p>和安区") - 7);
    for (std::size_t at = lines.find("</p><p>"); at != std::string::npos; at = lines.find("</p><p>"))
        lines.replace(at, 7, "<br>");
    const std::string page = "<div class=top><a href=/>首页</a></div><div><p>便民站点建设工作方案</p><p>" + lines +
                             "</p><p>和安区人民政府办公室</p><p>2024年1月9日</p><p><a href=#>打印</a></p></div>";
    EXPECT_EQ(text(page), "便民站点建设工作方案\n" + kProseText);
}

TEST(Html, AShortNoticeAmongLongTeasersIsFoundByItsName) {
    std::string teasers;
    for (int i = 0; i < 6; ++i)
        teasers +=
            "<div><p>近日，全区老旧小区改造推进会召开，会议要求各单位加快进度，确保质量，按时完成任务。</p></div>";
    const std::string page = "<div>" + teasers + "</div><div id=\"zoom\">" + kProse + "</div>";
    EXPECT_EQ(text(page), kProseText);
}

TEST(Html, ContainersOfSectionsAreNotTakenForTheWhole) {
    const std::string page = "<div class=content>" + kProse.substr(0, kProse.find("<p>　　一、")) +
                             "</div><div class=content>" + kProse.substr(kProse.find("<p>　　一、")) + "</div>";
    EXPECT_EQ(text(page), kProseText);
}

TEST(Html, TheTitleComesFromThePageWhereTheArticleHasNone) {
    const std::string article = "<div class=nav><a href=/>首页</a></div><div id=zoom>" + kProse + "</div>";
    EXPECT_TRUE(text("<h1>便民站点建设工作方案</h1>" + article).starts_with("便民站点建设工作方案\n　　各镇"));
    EXPECT_TRUE(text("<div class=\"art-title bt\">便民站点建设<br>工作方案</div>" + article)
                    .starts_with("便民站点建设工作方案\n　　各镇"));
    const auto with_title = [&](const std::string& title, const std::string& body) {
        return read("<head><title>" + title + "</title></head><body>" + body).utf8;
    };
    EXPECT_TRUE(with_title("便民站点建设工作方案_和安区人民政府", article).starts_with("便民站点建设工作方案\n"));
    EXPECT_TRUE(with_title("政策文件-便民站点建设工作方案", article).starts_with("便民站点建设工作方案\n"));
    // A site's name is no title, and an article's own title stands, in however many lines.
    EXPECT_TRUE(with_title("和安区人民政府门户网站", article).starts_with("　　各镇"));
    const std::string own =
        "<h1>便民站点有新方案</h1><div id=zoom><p>和安区便民站点</p><p>建设工作方案</p>" + kProse + "</div>";
    EXPECT_EQ(text(own), "和安区便民站点\n建设工作方案\n" + kProseText);
    EXPECT_TRUE(read("<meta name=\"ArticleTitle\" content=\"便民站点建设工作方案\"><title>详情</title>" + article)
                    .utf8.starts_with("便民站点建设工作方案\n"));
}

// The document of an extraction of a page with these data beside the article.
fenjie::DocumentInfo document_with(const std::string& data) {
    const std::string page = "<html><body><div class=nav><a href=/>首页</a></div>" + data +
                             "<div id=zoom><p>便民站点建设工作方案</p>" +
                             kProse.substr(0, kProse.find("<p>和安区人民政府办公室")) + "</div></body></html>";
    return fenjie::extract(page).plan.document;
}

TEST(Html, TheDocumentsDataReachTheFrontMatter) {
    const std::string table =
        "<table><tr><td>索 引 号：</td><td>330000/2024-00012</td><td>发文字号：</td><td>和政办发〔2024〕5号</td></tr>"
        "<tr><td>发布机构：</td><td>和安区人民政府办公室</td><td>成文日期：</td><td>2024年01月09日</td></tr></table>";
    const std::string outer = "<table style='border:1px solid'><tr><td>" + table + "</td></tr></table>";
    const std::string list =
        "<ul><li><b>索引号：</b>330000/2024-00012</li><li><b>发文字号：</b>和政办发〔2024〕5号</li>"
        "<li><b>发布机构：</b>和安区人民政府办公室</li><li><b>成文日期：</b>2024-01-09</li></ul>";
    const std::string apart =
        "<dl><dt>发文字号：</dt><dd>和政办发〔2024〕5号</dd><dt>发布机构：</dt><dd>和安区人民政府办公室</dd>"
        "<dt>成文日期：</dt><dd>2024年1月9日</dd></dl>";
    for (const std::string& data : {table, outer, list, apart}) {
        const fenjie::DocumentInfo document = document_with(data);
        EXPECT_EQ(document.title, "便民站点建设工作方案") << data;
        ASSERT_TRUE(document.document_number.has_value()) << data;
        EXPECT_EQ(document.document_number->number, 5) << data;
        ASSERT_EQ(document.issuers.size(), 1U) << data;
        EXPECT_EQ(document.issuers[0], "和安区人民政府办公室") << data;
        ASSERT_TRUE(document.issued.has_value()) << data;
        EXPECT_EQ(document.issued->start, "2024-01-09") << data;
    }
    // Notes about other papers are none of this one's data.
    EXPECT_FALSE(document_with("<ul><li><a href=1>关于转发的通知</a></li></ul>").document_number.has_value());
}

TEST(Html, SpansFillTheGrid) {
    const ReadDocument document = read(
        "<p>任务如下，请抓好落实。</p><table border=1><tr><th>类别</th><th>任务</th><th>责任单位</th></tr>"
        "<tr><td rowspan=2>治理</td><td>开展排查</td><td rowspan='2'>区民政局</td></tr><tr><td>建立台账</td></tr>"
        "<tr><td colspan=2>宣传</td><td>区委宣传部</td></tr></table>");
    EXPECT_EQ(cells(document),
              "0,0 类别; 0,1 任务; 0,2 责任单位; 1,0+2 治理; 1,1 开展排查; 1,2+2 区民政局; 2,1 建立台账; 3,0x2 宣传; "
              "3,2 区委宣传部; ");
    EXPECT_TRUE(document.warnings.empty());
    // Owners of merged cells reach every row.
    const fenjie::Extraction plan = fenjie::extract(
        "<p>便民站点任务分解表</p><table border=1><tr><td>任务</td><td>责任单位</td></tr>"
        "<tr><td>开展站点选址排查。</td><td rowspan=2>区民政局</td></tr><tr><td>建立站点运行台账。</td></tr></table>");
    ASSERT_EQ(plan.plan.tasks.size(), 2U);
    for (const fenjie::Task& task : plan.plan.tasks) {
        ASSERT_EQ(task.responsible.size(), 1U);
        EXPECT_EQ(task.responsible[0].organization, "区民政局");
    }
}

TEST(Html, SpansEndWithTheirGroupOfRowsAndAreBounded) {
    const ReadDocument groups = read(
        "<table border=1><thead><tr><td rowspan=9>序号</td><td>任务</td></tr></thead><tbody><tr><td>1</td>"
        "<td rowspan=0>排查</td></tr><tr><td>2</td></tr></tbody></table>");
    EXPECT_EQ(cells(groups), "0,0 序号; 0,1 任务; 1,0 1; 1,1+2 排查; 2,0 2; ");
    const ReadDocument absurd = read(
        "<table border=1><tr><td rowspan=4000000000 colspan=99999999>甲</td><td>乙</td></tr><tr><td>丙</td><td "
        "colspan=-3>丁</td></tr></table>");
    for (const std::string word : {"甲", "乙", "丙", "丁"})
        EXPECT_NE(absurd.utf8.find(word), std::string::npos) << word;
}

TEST(Html, TablesInsideTablesAndCellsWithoutRows) {
    const ReadDocument inner = read(
        "<table border=1><tr><td>任务</td><td>单位</td></tr><tr><td>排查<table><tr><td>甲</td><td>乙</td></tr>"
        "</table></td><td>区民政局</td></tr></table>");
    EXPECT_EQ(cells(inner), "0,0 任务; 0,1 单位; 1,0 排查|甲|乙; 1,1 区民政局; ");
    EXPECT_EQ(cells(read("<table border=1><td>任务<td>单位<tr><td>排查<td>区民政局</table>")),
              "0,0 任务; 0,1 单位; 1,0 排查; 1,1 区民政局; ");
    // A box around paragraphs is no table; a caption stands above its table.
    EXPECT_EQ(text("<table border=1><tr><td><p>专栏1　站点建设</p><p>1.选址。</p></td></tr></table>"),
              "专栏1　站点建设\n1.选址。\n");
    EXPECT_EQ(text("<table><caption>任务分解表</caption><tr><td>任务</td><td>单位</td></tr><tr><td>排查</td>"
                   "<td>民政局</td></tr></table>"),
              "任务分解表\n任务\t单位\n排查\t民政局\n");
    // Rows that only set widths, as spreadsheets export them.
    EXPECT_EQ(
        text(
            "<table border=1><tr><td>任务</td><td>单位</td></tr><tr><td>排查</td><td>民政局</td></tr>"
            "<![if supportMisalignedColumns]><tr height=0><td width=72></td><td width=72></td></tr><![endif]></table>"),
        "任务\t单位\n排查\t民政局\n");
}

TEST(Html, InlineMarkupSplitsNoWord) {
    EXPECT_EQ(text("<p>覆<b>盖</b>率<span>达</span>到<font>6</font>0%<i>以</i>上。<br/>各<a href=x>街道</a>落实</p>尾"),
              "覆盖率达到60%以上。\n各街道落实\n尾\n");
    EXPECT_EQ(text("<p>面积\n  增加   100&nbsp;m<sup>2</sup>，CO<sub>2</sub>减少10<sup>4</sup>吨<sup>注</sup>。</p>"),
              "面积 增加 100 m²，CO2减少10⁴吨注。\n");
    EXPECT_EQ(
        text("<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字&ldquo;六进&rdquo;&#12289;1&#8722;2&#150;3&lt;4</p>"),
        "汉字“六进”、1−2–3<4\n");
    EXPECT_EQ(text("<p>甲</p>乙<div>丙<p>丁</p>戊</div><h2>己</h2><hr>庚<ul><li>辛<li>壬</ul>"),
              "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬\n");
    EXPECT_EQ(text("<pre>一行\n  二行</pre>"), "一行\n  二行\n");
    EXPECT_EQ(text("<p>零\xE2\x80\x8B宽\xC2\xAD字</p>"), "零宽字\n");
}

TEST(Html, NumbersOfListsAsTheReaderSeesThem) {
    EXPECT_EQ(
        text("<ol><li>甲</li><li>乙<ol type=a><li>子</li><li>丑</li></ol></li><li value=7>丙</li><li>丁</li></ol>"),
        "1. 甲\n2. 乙\na. 子\nb. 丑\n7. 丙\n8. 丁\n");
    EXPECT_EQ(text("<ol start=3 type=I><li><p>甲</p><p>续</p></li><li>乙</li></ol>"), "III. 甲\n续\nIV. 乙\n");
    EXPECT_EQ(text("<ol style='list-style-type: cjk-ideographic' start=10><li>甲</li><li>乙</li></ol>"),
              "十、 甲\n十一、 乙\n");
    // Bullets are no numbers, and numbers written by hand are not doubled.
    EXPECT_EQ(text("<ul><li>甲</li></ul><ol style=\"list-style:none\"><li>乙</li></ol>"), "甲\n乙\n");
    EXPECT_EQ(text("<ol><li>1.甲</li><li>（二）乙</li><li>③丙</li><li>2024年丁</li></ol>"),
              "1.甲\n（二）乙\n③丙\n4. 2024年丁\n");
    EXPECT_EQ(fenjie::item_number(28, 'A'), "AB.");
    EXPECT_EQ(fenjie::item_number(1994, 'i'), "mcmxciv.");
    EXPECT_EQ(fenjie::item_number(-3, 'i'), "-3.");
}

TEST(Html, WhatNobodySeesIsNotRead) {
    EXPECT_EQ(
        text("<script>var 甲='<p>乙</p>';</script><style>p{}</style><!-- 丙 --><p style='display: none'>丁</p>"
             "<p hidden>戊</p><noscript>己</noscript><template><p>庚</p></template><select><option>辛</select>"
             "<textarea>壬</textarea><button>癸</button><input value=子><iframe>丑</iframe><svg><text>寅</text></svg>"
             "<div style='VISIBILITY:HIDDEN'><p>卯</p></div><p>留<img alt=辰>下</p>"),
        "留下\n");
    // A page that a script would show.
    EXPECT_EQ(text("<p>请稍候</p><div style='display:none'>" + kProse + "</div>").substr(0, 9), "请稍候");
    EXPECT_NE(text("<p>请稍候</p><div style='display:none'>" + kProse + "</div>").find("建设便民站点"),
              std::string::npos);
    EXPECT_EQ(
        text("<%@ page language=\"java\" %><link href=\"<%=path%>/a.css\"><p>正文<% if (x > 1) { %>在此<% } %></p>"),
        "正文 在此\n");
}

TEST(Html, WordsExport) {
    EXPECT_EQ(text("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
                   "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
                   "style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
                   "<![endif]>建设<st1:chsdate w:st=\"on\" year=\"2024\">2024年</st1:chsdate>站点<o:p></o:p></p>"
                   "<xml><o:Data>无</o:Data></xml><p class=MsoNormal><o:p>&nbsp;</o:p></p>"),
              "1.  建设2024年站点\n");
}

TEST(Html, TheEncodingIsToldByTheBytesNotByTheClaim) {
    const auto page = [](const std::string& claim) {
        return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + claim +
               "\"></head><body>" + kProse + "</body></html>";
    };
    for (const std::string claim : {"utf-8", "gb2312", "gbk", "iso-8859-1", "big5", ""}) {
        const ReadDocument utf8 = read(page(claim));
        EXPECT_EQ(utf8.utf8, kProseText) << claim;
        EXPECT_EQ(utf8.encoding, "UTF-8") << claim;
        const ReadDocument gb = read(in("gb18030", page(claim)));
        if (claim == "big5") continue;
        EXPECT_EQ(gb.utf8, kProseText) << claim;
        EXPECT_EQ(gb.encoding, "GB18030") << claim;
    }
    EXPECT_EQ(read("\xEF\xBB\xBF" + page("gbk")).utf8, kProseText);
    EXPECT_EQ(read(in("UTF-16LE", "\uFEFF" + page("utf-8"))).utf8, kProseText);
    EXPECT_EQ(read(in("UTF-16BE", page("utf-8"))).encoding, "UTF-16BE");
    const ReadDocument traditional = read(in("Big5", "<meta charset=\"Big5\"><p>為方便居民辦事，請落實。</p>"));
    EXPECT_EQ(traditional.utf8, "為方便居民辦事，請落實。\n");
    EXPECT_EQ(traditional.encoding, "Big5");
}

TEST(Html, ABrokenCharacterDoesNotChangeTheEncoding) {
    // Descriptions are cut inside characters.
    const std::string cut = std::string("<meta name=description content=\"关于\xE7\xAB\"><body>") + kProse;
    EXPECT_EQ(read(cut).utf8, kProseText);
    EXPECT_EQ(read(cut).encoding, "UTF-8");
    const std::string gb = "<title>\xD7\xFF</title>" + in("gb18030", kProse);
    EXPECT_EQ(read(gb).utf8, kProseText);
    std::string nul = "<body>" + kProse;
    nul.insert(nul.find("便民"), 1, '\0');
    EXPECT_EQ(read(nul).utf8, kProseText);
}

TEST(Html, APageWithoutTextIsAnError) {
    EXPECT_TRUE(read("<html><body><img src=x></body></html>").error.has_value());
    EXPECT_TRUE(read("<frameset><frame src=a.htm></frameset>").error.has_value());
}

}  // namespace
