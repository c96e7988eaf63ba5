// Pages made to harm: work and memory stay in proportion to the page, and what can be read of it is read. A limit that
// fails shows as a test that does not end.
#include <gtest/gtest.h>

#include "lexicon/lexicon.hpp"
#include "read/html/page.hpp"
#include "read/read.hpp"

namespace {

using fenjie::ReadDocument;

const std::string kFirst = "<body><p>一、建设站点，2024年完成。</p>";
const std::string kFirstText = "一、建设站点，2024年完成。\n";

std::string times(std::size_t count, const std::string& piece) {
    std::string out;
    out.reserve(count * piece.size());
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
}

std::string numbered(std::size_t count, const std::string& before, const std::string& behind) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += before + std::to_string(i) + behind;
    return out;
}

ReadDocument read(const std::string& rest) {
    return fenjie::read_html(kFirst + rest, *fenjie::Lexicon::built_in());
}

bool has(const ReadDocument& document, const std::string& text) {
    return document.utf8.find(text) != std::string::npos;
}

bool limited(const ReadDocument& document) {
    return std::any_of(document.warnings.begin(), document.warnings.end(),
                       [](const fenjie::SourceWarning& w) { return w.code == "limit-reached"; });
}

TEST(HtmlHostile, DepthIsNoRecursion) {
    for (const std::string tag : {"<div>", "<b>", "<table><tr><td>", "<ol><li>", "<blockquote>", "<x:y>"}) {
        const ReadDocument document = read(times(100'000, tag) + "<p>二、培训人员，2025年完成。");
        EXPECT_TRUE(has(document, "二、培训人员，2025年完成。")) << tag;
        EXPECT_FALSE(limited(document)) << tag;
    }
}

TEST(HtmlHostile, AMillionAttributes) {
    const std::string many = numbered(1'000'000, " a", "");
    // Quotes that open no value, scripts, and odd ends of comments hide no tag from the one that counts.
    for (const std::string before :
         {"<p", "<p \"", "<p b='", "<script>if(a<b\"</script><p", "<!-- --!><p", "<!foo='><p"}) {
        const bool quoted = before == "<p b='";
        const ReadDocument document = read(before + many + (quoted ? "'>" : ">") + "二、培训人员。</p>");
        EXPECT_TRUE(has(document, "二、培训人员。")) << before;
    }
    std::string markup = "<p" + numbered(300, " a", "=1") + " b=\"x > y\">甲<br/>";
    const std::size_t size = markup.size();
    fenjie::prepare_markup(markup);
    EXPECT_EQ(markup.size(), size);
    EXPECT_NE(markup.find(" a127=1 "), std::string::npos);
    EXPECT_EQ(markup.find("a128"), std::string::npos);
    EXPECT_TRUE(markup.ends_with(">甲<br/>"));
}

TEST(HtmlHostile, EndTagsThatCloseNothingAreLookedForWithinABudget) {
    const ReadDocument document = read(times(100'000, "<b>") + times(200'000, "</i>") + "末");
    EXPECT_TRUE(has(document, kFirstText));
    EXPECT_TRUE(limited(document));
    EXPECT_TRUE(has(read(times(50'000, "<b><i>") + times(50'000, "</b></i>") + "末"), "末"));
}

TEST(HtmlHostile, TablesOfAnySizeAreCutAtTheirLimits) {
    const ReadDocument spans =
        read("<table border=1>" + times(2'000, "<tr>" + times(20, "<td rowspan=65534 colspan=1000>甲</td>") + "</tr>") +
             "</table>");
    EXPECT_TRUE(has(spans, "甲"));
    const ReadDocument wide =
        read("<table border=1>" + times(40'000, "<tr><td colspan=250>甲<td>乙</tr>") + "</table>");
    EXPECT_TRUE(limited(wide));
    const ReadDocument groups =
        read("<table border=1>" + times(60'000, "<tbody><tr><td rowspan=9>甲<td>乙") + "</table>");
    EXPECT_TRUE(has(groups, "甲\t乙\n甲\t乙\n"));
    EXPECT_TRUE(limited(read(times(2'100'000, "<p>甲"))));
}

TEST(HtmlHostile, NothingEverEnds) {
    for (const std::string piece : {"<!--", "<script>", "<p ", "<p a=\"", "<", "</", "<%", "<![if", "&", "<textarea>",
                                    "<?x", "<style>", "<title>", "<!DOCTYPE", "&#x", "<a href='"}) {
        EXPECT_TRUE(has(read(times(200'000, piece)), "一、建设站点，2024年完成。")) << piece;
    }
}

TEST(HtmlHostile, EntitiesAreThoseOfHtmlAlone) {
    const std::string page =
        "<!DOCTYPE html [<!ENTITY a \"&b;&b;\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><body><p>甲&a;乙&b;丙。</p>";
    EXPECT_EQ(fenjie::read_html(page, *fenjie::Lexicon::built_in()).utf8.find("root:"), std::string::npos);
    const ReadDocument odd =
        read("<p>二&#0;&#x110000;&#xD800;&#xFFFF;&#99999999999;、&nosuch;培训&" + std::string(100'000, 'a'));
    EXPECT_TRUE(has(odd, "培训"));
    EXPECT_TRUE(has(read(times(300'000, "&amp;")), std::string(300'000, '&')));
}

TEST(HtmlHostile, NamesAndHeadingsWithoutNumber) {
    // Each of these once could make the search for the article look at everything again and again.
    EXPECT_TRUE(
        has(read(times(30, "<p>二、培训人员，参训率达到90%以上。</p>") + times(100'000, "<div class=nav>") + "末"),
            "培训"));
    EXPECT_TRUE(has(
        read(times(100'000, "<h1>甲乙丙丁戊</h1><p>乙</p>") + "<p>" + times(100'000, "二、培训人员，达到90%以上。")),
        "培训"));
    EXPECT_TRUE(has(read(times(100'000, "<table><tr><td>索引号：<td>1<td>发文字号：<td>2</table>")), "索引号"));
    EXPECT_TRUE(has(read(times(300'000, "发文字号：<br>")), "发文字号"));
}

TEST(HtmlHostile, ZeroBytesAndBrokenCharacters) {
    EXPECT_EQ(read(std::string(1'000'000, '\0')).utf8, kFirstText);
    const ReadDocument broken = read("\xE4\xFF<p>二、培训人员，每季度开展1次。</p>");
    EXPECT_TRUE(has(broken, "二、培训人员，每季度开展1次。"));
    EXPECT_TRUE(read(times(100'000, "\xE4\xFF")).error.has_value());
}

}  // namespace
