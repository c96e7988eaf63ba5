// Office files that LibreOffice converts: told by what they hold, safe whatever they ask for, gone without a trace.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "fenjie/extract.hpp"
#include "package_writer.hpp"
#include "read/office/ole.hpp"
#include "read/office/word_xml.hpp"
#include "read/process.hpp"

namespace {

namespace fs = std::filesystem;
using fenjie::OleKind;

/// Gives a variable of the environment another value until the test ends.
class Variable {
 public:
    Variable(const char* name, const std::string& value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() {
        if (before_)
            ::setenv(name_, before_->c_str(), 1);
        else
            ::unsetenv(name_);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

 private:
    const char* name_;
    std::optional<std::string> before_;
};

fenjie::Text read(std::string_view bytes) {
    fenjie::Options options;
    options.reading.limits.time = 100;  // beside other tests it takes its time to start
    return fenjie::read_text(bytes, options);
}

std::string why(const fenjie::Text& text) {
    return text.error ? text.error->reason : "read: " + text.utf8;
}

std::string reason(std::string_view bytes) {
    return why(read(bytes));
}

/// A text as flat OpenDocument with these elements in its body.
std::string flat_text(const std::string& body) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text>)" +
           body + "</office:text></office:body></office:document>";
}

struct Stream {
    std::string name;
    std::string content;
};

/// A compound file whose streams follow its directory: enough to tell its kind by.
std::string ole(const std::vector<Stream>& streams) {
    const auto put = [](std::string& bytes, std::size_t at, std::size_t value, std::size_t width) {
        for (std::size_t i = 0; i < width; ++i) bytes[at + i] = static_cast<char>((value >> (8 * i)) & 0xFFU);
    };
    std::string out(512 + 512, '\0');
    out.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(out, 30, 9, 2);
    std::string contents;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const std::size_t entry = 512 + 128 * i;
        const std::string& name = streams[i].name;
        for (std::size_t c = 0; c < name.size(); ++c) put(out, entry + 2 * c, static_cast<unsigned char>(name[c]), 2);
        put(out, entry + 64, 2 * (name.size() + 1), 2);
        put(out, entry + 66, 2, 1);
        put(out, entry + 116, 1 + contents.size() / 512, 4);
        std::string content = streams[i].content;
        content.resize(std::max<std::size_t>(4096, (content.size() + 511) / 512 * 512));
        put(out, entry + 120, content.size(), 4);
        contents += content;
    }
    return out + contents;
}

using namespace std::string_literals;

TEST(Office, KindsOfCompoundFiles) {
    const std::string word = "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\x12\0\0"s;
    const std::string word_with_password = "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\x13\0\0"s;
    const std::string book = "\x09\x08\x02\0\0\0\x42\0\x02\0\xB0\x04"s;
    const std::string book_with_password = "\x09\x08\x02\0\0\0\x2F\0\x02\0\0\0"s;
    EXPECT_EQ(fenjie::ole_kind(ole({{"1Table", ""}, {"WordDocument", word}})), OleKind::word);
    EXPECT_EQ(fenjie::ole_kind(ole({{"WordDocument", word_with_password}})), OleKind::encrypted_old);
    EXPECT_EQ(fenjie::ole_kind(ole({{"WordDocument", std::string(20, 'A')}})), OleKind::word);
    EXPECT_EQ(fenjie::ole_kind(ole({{"Workbook", book}})), OleKind::excel);
    EXPECT_EQ(fenjie::ole_kind(ole({{"Book", book}})), OleKind::excel);
    EXPECT_EQ(fenjie::ole_kind(ole({{"Workbook", book_with_password}})), OleKind::encrypted_old);
    EXPECT_EQ(fenjie::ole_kind(ole({{"EncryptionInfo", ""}, {"EncryptedPackage", ""}})), OleKind::encrypted_new);
    EXPECT_EQ(fenjie::ole_kind(ole({{"PowerPoint Document", ""}})), OleKind::slides);
    EXPECT_EQ(fenjie::ole_kind(ole({{"WordDocuments", word}})), OleKind::other);
    EXPECT_EQ(fenjie::ole_kind("\xD0\xCF\x11\xE0"), OleKind::other);
}

TEST(Office, WhatIsNotConvertedSaysWhy) {
    EXPECT_EQ(reason(ole({{"EncryptedPackage", ""}})), "it is an Office document that opens with a password only");
    EXPECT_NE(reason(ole({{"PowerPoint Document", ""}})).find("presentation"), std::string::npos);
    EXPECT_NE(reason(ole({{"Mail", ""}})).find("no document of Word, Excel or WPS"), std::string::npos);
    const std::string locked = package_writer::zipped(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml", "x"},
         {"META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"}});
    EXPECT_EQ(reason(locked), "it is an OpenDocument file that opens with a password only");
    const std::string drawing = package_writer::zipped({{"mimetype", "application/vnd.oasis.opendocument.graphics"},
                                                        {"content.xml", "x"},
                                                        {"META-INF/manifest.xml", "<manifest/>"}});
    EXPECT_NE(reason(drawing).find("neither a text nor a spreadsheet"), std::string::npos);
    EXPECT_NE(
        reason("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package>").find("flat OPC"),
        std::string::npos);
}

TEST(Office, DamagedFilesAreErrors) {
    EXPECT_NE(reason(ole({{"WordDocument", std::string(5000, 'A')}})).find("LibreOffice cannot read it"),
              std::string::npos);
}

TEST(Office, WithoutLibreOfficeItSaysWhatIsMissing) {
    const Variable path("PATH", "/nowhere");
    EXPECT_EQ(reason("{\\rtf1 text}"),
              "it is read by LibreOffice (soffice), which is not installed here; save it as .docx");
}

TEST(Office, RtfInChinese) {
    const fenjie::Text text = read(
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\f0 "
        "\\'d2\\'bb\\'a1\\'a2\\'c8\\'ce\\'ce\\'f1\\par \\u20462?\\u22797?800\\'c4\\'b6\\par}");
    EXPECT_EQ(text.utf8, "一、任务\n修复800亩\n");
    EXPECT_EQ(text.media_type, "application/rtf");
}

TEST(Office, Word2003NumbersAsPrinted) {
    const std::string paragraph = "<w:pPr><w:listPr><w:ilfo w:val=\"1\"/><wx:t wx:val=\"";
    EXPECT_EQ(fenjie::with_typed_numbers(paragraph + "一、\" wx:wTabBefore=\"9\"/></w:listPr></w:pPr><w:r/>"),
              "<w:pPr></w:pPr><w:r><w:t>一、</w:t></w:r><w:r/>");
    EXPECT_EQ(fenjie::with_typed_numbers(paragraph + "1.\"/></w:listPr></w:pPr><w:r/>"),
              "<w:pPr></w:pPr><w:r><w:t>1. </w:t></w:r><w:r/>");
    // A list that nobody printed, a list of another writer, an element that is cut off.
    for (const std::string& same :
         {"<w:pPr><w:listPr><w:ilfo w:val=\"1\"/></w:listPr></w:pPr><w:r/>"s, "<w:p><wx:t /></w:p>"s, paragraph})
        EXPECT_EQ(fenjie::with_typed_numbers(same), same);
}

TEST(Office, Word2003Xml) {
    const fenjie::Text text = read(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xml:space="preserve">
<w:lists><w:listDef w:listDefId="0"><w:plt w:val="SingleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>
<w:body><wx:sect>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>主要任务</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="4000"/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>保护</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>修复湿地</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>清理排污口</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl><w:sectPr/></wx:sect></w:body></w:wordDocument>)");
    EXPECT_EQ(text.utf8, "一、主要任务\n保护\t修复湿地\n\t清理排污口\n\n") << why(text);
}

TEST(Office, FlatSheet) {
    const fenjie::Text text = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="任务">
<table:table-row><table:table-cell office:value-type="string"><text:p>任务</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>责任单位</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>修复湿地</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>区水务局</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>)");
    EXPECT_EQ(text.utf8, "任务\t责任单位\n修复湿地\t区水务局\n") << why(text);
    EXPECT_EQ(text.media_type, "application/vnd.oasis.opendocument.spreadsheet");
}

/// Listens on a port of this machine; whoever comes is counted.
class Listener {
 public:
    Listener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (::bind(socket_, plain, size) != 0 || ::listen(socket_, 8) != 0 || ::getsockname(socket_, plain, &size) != 0)
            throw std::runtime_error("no port to listen on");
        port_ = ntohs(address.sin_port);
    }
    ~Listener() { ::close(socket_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] bool was_called() const {
        pollfd waiting{socket_, POLLIN, 0};
        return ::poll(&waiting, 1, 0) != 0;
    }

 private:
    int socket_;
    unsigned port_ = 0;
};

TEST(Office, NothingIsFetchedAndNothingStays) {
    const fs::path folder = fs::temp_directory_path() / ("fenjie-office-" + std::to_string(::getpid()));
    fs::create_directories(folder / "tmp");
    std::ofstream(folder / "secret.txt") << "a line of another file";
    const Listener listener;
    fenjie::Text text;
    {
        const Variable temporary("TMPDIR", (folder / "tmp").string());
        const Variable home("HOME", (folder / "home").string());
        text = read(flat_text(
            "<text:p>正文</text:p><text:p><draw:frame svg:width=\"2cm\" svg:height=\"2cm\" "
            "text:anchor-type=\"as-char\"><draw:image xlink:href=\"" +
            listener.url() +
            "/a.png\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/></draw:frame></text:p>"
            "<text:section text:name=\"s\"><text:section-source xlink:href=\"file://" +
            (folder / "secret.txt").string() + "\"/><text:p>旧文</text:p></text:section>"));
    }
    EXPECT_FALSE(text.error) << why(text);
    EXPECT_NE(text.utf8.find("正文"), std::string::npos);
    EXPECT_EQ(text.utf8.find("another file"), std::string::npos) << text.utf8;
    EXPECT_FALSE(listener.was_called());
    EXPECT_TRUE(fs::is_empty(folder / "tmp"));
    EXPECT_FALSE(fs::exists(folder / "home"));
    fs::remove_all(folder);
}

TEST(Office, ProgramsAreEndedWithTheirChildren) {
    const fenjie::TemporaryFolder folder;
    fenjie::ProcessLimits limits;
    limits.seconds = 1;
    const fenjie::ProcessResult result = fenjie::run_process(
        {"sh", "-c", "sleep 100 & echo $!; echo $HOME $TMPDIR $XDG_CACHE_HOME; wait"}, {}, folder.path(), limits);
    EXPECT_EQ(result.end, fenjie::ProcessResult::End::timed_out);
    const std::size_t line = result.output.find('\n');
    ASSERT_NE(line, std::string::npos);
    EXPECT_EQ(result.output.substr(line + 1), folder.path() + " " + folder.path() + "\n");
    // Its own children were killed, and are soon gone.
    const pid_t child = std::stoi(result.output);
    bool gone = false;
    for (int i = 0; i < 500 && !gone; ++i) {
        std::ifstream status("/proc/" + std::to_string(child) + "/stat");
        std::string word;
        gone = !(status >> word >> word >> word) || word == "Z";
        if (!gone) ::usleep(10000);
    }
    EXPECT_TRUE(gone);
}

TEST(Office, FilesOfAProgramAreBounded) {
    const fenjie::TemporaryFolder folder;
    fenjie::ProcessLimits limits;
    limits.file = 10000;
    (void)fenjie::run_process({"sh", "-c", "sleep 0.2; head -c 100000 /dev/zero > big"}, {}, folder.path(), limits);
    EXPECT_EQ(fs::file_size(fs::path(folder.path()) / "big"), 10000U);
}

}  // namespace
