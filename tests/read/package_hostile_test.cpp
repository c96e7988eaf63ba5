// Packages made to harm: Word documents, workbooks and OFD files that inflate, nest, expand, point elsewhere or are
// cut. What can be read is read, else an error says why; a limit that fails shows as a test that does not end.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "ofd_writer.hpp"
#include "read/read.hpp"
#include "zip_maker.hpp"

namespace {

using fenjie::Text;
using package_writer::Members;
using package_writer::relations;

/// One format: a package around a piece of its main part that shows 正文.
struct Kind {
    const char* name;
    std::string main;                                   ///< the main part's name
    std::string head;                                   ///< its root element and what is open in it
    std::string text;                                   ///< what shows 正文
    std::string tail;                                   ///< closes the head
    Members rest;                                       ///< the other parts
    std::string open, close;                            ///< an element that may stand in itself
    std::function<std::string(std::string)> with_text;  ///< the text's element around other text
};

void PrintTo(const Kind& kind, std::ostream* out) {
    *out << kind.name;
}

Kind docx_kind() {
    const auto text = [](const std::string& t) { return "<w:p><w:r><w:t>" + t + "</w:t></w:r></w:p>"; };
    return {"docx",
            "word/document.xml",
            "<w:document " + package_writer::kWord + "><w:body>",
            text("正文"),
            "</w:body></w:document>",
            {{"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})}},
            "<w:sdt><w:sdtContent>",
            "</w:sdtContent></w:sdt>",
            text};
}

Kind xlsx_kind() {
    const auto text = [](const std::string& t) {
        return "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + t + "</t></is></c></row>";
    };
    return {"xlsx",
            "xl/worksheets/sheet1.xml",
            "<worksheet " + package_writer::kSheet + "><sheetData>",
            text("正文"),
            "</sheetData></worksheet>",
            {{"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})},
             {"xl/workbook.xml",
              "<workbook " + package_writer::kSheet +
                  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
                  "name=\"表\" r:id=\"rId1\"/></sheets></workbook>"},
             {"xl/_rels/workbook.xml.rels", relations({{"worksheet", "worksheets/sheet1.xml"}})}},
            "<ext>",
            "</ext>",
            text};
}

Kind ofd_kind() {
    const auto text = [](const std::string& t) {
        return "<ofd:TextObject Boundary=\"28 60 160 8\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\">" + t +
               "</ofd:TextCode></ofd:TextObject>";
    };
    return {"ofd",
            "Doc_0/Pages/Page_0/Content.xml",
            "<ofd:Page " + ofd::kSpace + "><ofd:Content><ofd:Layer>",
            text("正文"),
            "</ofd:Layer></ofd:Content></ofd:Page>",
            {{"OFD.xml", "<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"},
             {"Doc_0/Document.xml",
              "<ofd:Document><ofd:Pages><ofd:Page BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>"}},
            "<ofd:PageBlock>",
            "</ofd:PageBlock>",
            text};
}

std::string repeated(std::size_t count, const std::string& piece) {
    std::string out;
    out.reserve(count * piece.size());
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
}

class HostilePackage : public testing::TestWithParam<Kind> {
 protected:
    [[nodiscard]] static const Kind& kind() { return GetParam(); }
    [[nodiscard]] static std::string part(const std::string& inside) { return kind().head + inside + kind().tail; }
    [[nodiscard]] static Members members(const std::string& main) {
        Members out = kind().rest;
        out.emplace_back(kind().main, main);
        return out;
    }
    [[nodiscard]] static std::string package(const std::string& main) { return package_writer::zipped(members(main)); }
    [[nodiscard]] static Text read(const std::string& bytes, std::uint64_t memory = 1U << 30U) {
        fenjie::Options options;
        options.reading.limits.memory = memory;
        return fenjie::read_text(bytes, options);
    }
    /// The text, or "error: …".
    [[nodiscard]] static std::string shown(const std::string& bytes, std::uint64_t memory = 1U << 30U) {
        const Text text = read(bytes, memory);
        return text.error ? "error: " + text.error->reason : text.utf8;
    }
    static void expect_limit(const std::string& bytes, std::uint64_t memory) {
        const std::string said = shown(bytes, memory);
        EXPECT_TRUE(said.starts_with("error: ") && said.find("limit") != std::string::npos) << said.substr(0, 200);
    }
};

TEST_P(HostilePackage, TheHarmlessOneIsRead) {
    EXPECT_TRUE(shown(package(part(kind().text))).starts_with("正文\n"));
}

TEST_P(HostilePackage, BombsEndAtTheLimit) {
    // Blanks inflate a thousandfold; so do elements, and their tree takes many times what they do.
    expect_limit(package(part(kind().text) + std::string(32U << 20U, ' ')), 16U << 20U);
    expect_limit(package(part(repeated(400'000, "<a b=\"\"/>") + kind().text)), 16U << 20U);
    expect_limit(package(part(repeated(20'000, kind().with_text(std::string(1000, 'x'))))), 1U << 20U);
    // A size that is claimed too small is found out.
    std::string liar = package(part(kind().text) + std::string(32U << 20U, ' '));
    zips::claim_size(liar, kind().main, 100);
    EXPECT_TRUE(shown(liar, 16U << 20U).starts_with("error: "));
}

TEST_P(HostilePackage, EntitiesAreNotExpandedAndNothingElseIsRead) {
    const std::string secret = std::filesystem::temp_directory_path() / "fenjie-hostile-secret";
    const std::string declared =
        "<!DOCTYPE x [<!ENTITY a \"哈哈哈哈哈哈哈哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY net SYSTEM "
        "\"http://127.0.0.1:9/x\"><!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>";
    const std::string said =
        shown(package(declared + kind().head + kind().with_text("正文&c;&file;&net;&nosuch;") + kind().tail));
    EXPECT_EQ(said.find("哈"), std::string::npos);
    EXPECT_EQ(said.find("root:"), std::string::npos);
    EXPECT_TRUE(said.starts_with("error: ") || said.starts_with("正文")) << said.substr(0, 200);
}

TEST_P(HostilePackage, DepthCostsNoStack) {
    const std::size_t deep = 200'000;
    const std::string said =
        shown(package(part(kind().text + repeated(deep, kind().open) + repeated(deep, kind().close))));
    EXPECT_TRUE(said.starts_with("正文\n")) << said.substr(0, 200);
    // And where nothing is closed.
    EXPECT_TRUE(shown(package(kind().head + repeated(deep, kind().open))).starts_with("error: "));
    EXPECT_TRUE(
        shown(package(part(kind().text + repeated(deep, "<!---->") + repeated(deep, "<?x?>")))).starts_with("正文\n"));
}

TEST_P(HostilePackage, CutFilesAreErrors) {
    const std::string whole = package(part(repeated(200, kind().text)));
    for (std::size_t size = 0; size < whole.size(); size += std::max<std::size_t>(whole.size() / 120, 1)) {
        const Text text = read(whole.substr(0, size));
        EXPECT_TRUE(text.error && !text.error->reason.empty()) << size;
    }
    // A byte that is wrong is an error or harmless.
    for (std::size_t at = 0; at < whole.size(); at += std::max<std::size_t>(whole.size() / 120, 1)) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        const Text text = read(damaged);
        EXPECT_TRUE(text.error.has_value() || !text.utf8.empty()) << at;
    }
}

TEST_P(HostilePackage, EncryptedPartsSaySo) {
    std::vector<zips::Entry> entries;
    for (const auto& [name, content] : members(part(kind().text))) entries.push_back({name, content, true});
    const std::string said = shown(zips::make(entries));
    EXPECT_NE(said.find("encrypted"), std::string::npos) << said;
}

TEST_P(HostilePackage, NamesLeadNowhere) {
    namespace fs = std::filesystem;
    const auto listing = [] {
        std::vector<std::string> out;
        for (const fs::path& folder : {fs::current_path(), fs::current_path().parent_path()}) {
            for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path().string());
        }
        std::sort(out.begin(), out.end());
        return out;
    };
    const std::vector<std::string> before = listing();
    Members tricky = members(part(kind().text));
    for (const char* name : {"../fenjie-escape", "/fenjie-escape", "..\\fenjie-escape", "a/../../fenjie-escape", "./x"})
        tricky.emplace_back(name, "x");
    EXPECT_TRUE(shown(package_writer::zipped(tricky)).starts_with("正文\n"));
    EXPECT_EQ(listing(), before);
    EXPECT_FALSE(fs::exists("/fenjie-escape"));
    // Parts that are named outside the package are not there.
    for (const std::string target : {"../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd",
                                     "http://127.0.0.1:9/x", "..\\..\\etc\\passwd"}) {
        Members named = members(part(kind().text));
        for (auto& [name, content] : named) {
            for (const char* part : {"word/document.xml", "worksheets/sheet1.xml", "Pages/Page_0/Content.xml"}) {
                const std::size_t at = content.find(part);
                if (at != std::string::npos) content.replace(at, std::string(part).size(), target);
            }
        }
        const std::string said = shown(package_writer::zipped(named));
        EXPECT_EQ(said.find("root:"), std::string::npos) << said;
    }
}

TEST_P(HostilePackage, ManyMembers) {
    Members many = members(part(kind().text));
    for (int i = 0; i < 20'000; ++i) many.emplace_back("x/" + std::to_string(i), "");
    EXPECT_TRUE(shown(package_writer::zipped(many)).starts_with("正文\n"));
}

INSTANTIATE_TEST_SUITE_P(Kinds, HostilePackage, testing::Values(docx_kind(), xlsx_kind(), ofd_kind()),
                         [](const auto& kind) { return std::string(kind.param.name); });

std::string read_all(const std::string& bytes, std::uint64_t memory = 1U << 30U, unsigned seconds = 10) {
    fenjie::Options options;
    options.reading.limits.memory = memory;
    options.reading.limits.time = seconds;
    const Text text = fenjie::read_text(bytes, options);
    return text.error ? "error: " + text.error->reason : text.utf8;
}

TEST(HostileDocx, AbsurdSpans) {
    const auto cell = [](const std::string& text, const std::string& properties) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
    };
    for (const std::string span : {"2000000000", "-1", "0", "99999999999999999999", "x", ""}) {
        const std::string row =
            "<w:tr>" + cell("甲", "<w:gridSpan w:val=\"" + span + "\"/>") + cell("乙", "<w:vMerge/>") + "</w:tr>";
        const std::string said = read_all(package_writer::docx("<w:tbl>" + row + row + "</w:tbl>"));
        EXPECT_TRUE(said.starts_with("甲")) << span << ": " << said;
    }
    const std::string wide = "<w:tr>" + cell("甲", "<w:gridSpan w:val=\"250\"/>") + cell("乙", "") + "</w:tr>";
    const std::string many = read_all(package_writer::docx("<w:tbl>" + repeated(20'000, wide) + "</w:tbl>"));
    EXPECT_NE(many.find("甲\t"), std::string::npos);
    // Tables in tables, and lists of levels that there are not.
    const std::string nested = repeated(5'000, "<w:tbl><w:tr><w:tc>") + "<w:p><w:r><w:t>正文</w:t></w:r></w:p>" +
                               repeated(5'000, "</w:tc></w:tr></w:tbl>");
    EXPECT_NE(read_all(package_writer::docx(nested)).find("正文"), std::string::npos);
    EXPECT_EQ(read_all(package_writer::docx("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"2000000000\"/><w:numId "
                                            "w:val=\"-7\"/></w:numPr></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>")),
              "正文\n");
}

TEST(HostileOfd, AbsurdPlaces) {
    ofd::Writer writer;
    const std::string text = "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 3 5\">正文正文</ofd:TextCode></ofd:TextObject>";
    ofd::Page& page = writer.page();
    page.text(28, 60, 5, "看得见的文字");
    for (const std::string value : {"1e308", "-1e308", "nan", "inf", "1e999", "", "x", "0"}) {
        page.raw("<ofd:TextObject Boundary=\"" + value + " " + value + " " + value + " " + value + "\" Size=\"5\">" +
                 text);
        page.raw("<ofd:TextObject Boundary=\"28 80 9 9\" Size=\"" + value + "\">" + text);
        page.raw("<ofd:TextObject Boundary=\"300 80 9 9\" Size=\"5\" CTM=\"" + value + " 0 0 " + value + " 0 " + value +
                 "\">" + text);
        page.raw("<ofd:TextObject Boundary=\"28 90 9 9\" Size=\"0.1\"><ofd:TextCode X=\"" + value + "\" Y=\"" + value +
                 "\" DeltaX=\"g " + value + " " + value + " g\" DeltaY=\"" + value +
                 "\">正文</ofd:TextCode></ofd:TextObject>");
        page.raw("<ofd:PathObject Boundary=\"0 0 " + value + " 1\" LineWidth=\"" + value +
                 "\" Fill=\"true\"><ofd:AbbreviatedData>M " + value + " 0 L 1 " + value + " L " + value +
                 " 9 B 1 C L C A " + value + " Z</ofd:AbbreviatedData></ofd:PathObject>");
        page.raw("<ofd:ImageObject Boundary=\"" + value + " 0 " + value + " " + value + "\"/>");
    }
    EXPECT_NE(read_all(writer.bytes()).find("看得见的文字\n"), std::string::npos) << read_all(writer.bytes());
    for (const std::string box : {"0 0 0 0", "0 0 1e308 1e308", "0 0 nan -5", "", "9 9"}) {
        page.before = "<ofd:Area><ofd:PhysicalBox>" + box + "</ofd:PhysicalBox></ofd:Area>";
        EXPECT_NE(read_all(writer.bytes()).find("看得见的文字\n"), std::string::npos) << box;
    }
}

TEST(HostileOfd, TemplatesAndStepsMultiplyWithinTheLimits) {
    ofd::Writer writer;
    writer.templates = R"(<ofd:TemplatePage ID="7" BaseLoc="t.xml"/><ofd:TemplatePage ID="8" BaseLoc="Document.xml"/>)";
    writer.page().before = R"(<ofd:Template TemplateID="7"/><ofd:Template TemplateID="8"/>)";
    // A template that stands on itself.
    const std::string self = "<ofd:Template TemplateID=\"7\"/>";
    writer.more = {{"Doc_0/t.xml", ofd::Writer::content(self + ofd::text_object(28, 60, 5, "正文") + self, self)}};
    EXPECT_EQ(read_all(writer.bytes()), "正文\n\f");
    writer.more = {{"Doc_0/t.xml", ofd::Writer::content(repeated(20'000, ofd::text_object(28, 60, 5, "正文")))}};
    const std::string page = "<ofd:Page BaseLoc=\"Pages/Page_0/Content.xml\"/>";
    writer.order = repeated(2'000, page);
    EXPECT_NE(read_all(writer.bytes(), 64U << 20U).find("memory limit"), std::string::npos);
    writer.order = repeated(20'001, page);
    writer.more = {{"Doc_0/t.xml", ofd::Writer::content(ofd::text_object(28, 60, 5, "正文"))}};
    EXPECT_NE(read_all(writer.bytes()).find("more pages than the limit"), std::string::npos);
    // Objects that show nothing take time only.
    writer.order = repeated(5'000, page);
    writer.more = {{"Doc_0/t.xml", ofd::Writer::content(repeated(100'000, "<ofd:TextObject Size=\"5\"/>"))}};
    EXPECT_NE(read_all(writer.bytes(), 1U << 30U, 1).find("reading it takes longer than the limit of 1 s"),
              std::string::npos);
    ofd::Writer steps;
    steps.page().raw("<ofd:TextObject Boundary=\"28 60 9 9\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"" +
                     repeated(100'000, "g 1000000000 1 ") + "\">正文</ofd:TextCode></ofd:TextObject>");
    EXPECT_EQ(read_all(steps.bytes()).substr(0, 3), "正");
}

TEST(HostileOfd, AMillionObjects) {
    ofd::Writer writer;
    ofd::Page& page = writer.page();
    page.text(28, 60, 5, "正文");
    page.raw(repeated(300'000,
                      "<ofd:PathObject Boundary=\"1 1 9 9\"><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 "
                      "C</ofd:AbbreviatedData></ofd:PathObject>"));
    page.raw("<ofd:PathObject Boundary=\"1 1 9 9\"><ofd:AbbreviatedData>" + repeated(1'000'000, "L 5 5 ") +
             "</ofd:AbbreviatedData></ofd:PathObject>");
    const std::string said = read_all(writer.bytes());
    EXPECT_TRUE(said.find("正文") != std::string::npos || said.find("limit") != std::string::npos)
        << said.substr(0, 200);
}

}  // namespace
