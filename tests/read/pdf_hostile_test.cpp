// PDF files made to harm, read as the program reads them: in a process of its own, within limits. What can be read is
// read, else an error says why; a limit that fails shows as a test that does not end.
#include <gtest/gtest.h>
#include <zlib.h>

#include <functional>

#include "fenjie/extract.hpp"
#include "pdf_writer.hpp"
#include "places.hpp"

namespace {

constexpr std::uint64_t kMemory = 400ULL << 20U;

std::string read(const std::string& bytes, unsigned seconds = 10, std::uint64_t memory = kMemory) {
    fenjie::Options options;
    options.reading.worker = {places::tool().string(), "read-one"};
    options.reading.limits.time = seconds;
    options.reading.limits.memory = memory;
    const fenjie::Text text = fenjie::read_text(bytes, options);
    return text.error ? "error: " + text.error->reason : text.utf8;
}

std::string repeated(std::size_t count, const std::string& piece) {
    std::string out;
    out.reserve(count * piece.size());
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
}

std::string numbered(std::size_t from, std::size_t to, const std::function<std::string(std::size_t)>& piece) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) out += piece(i);
    return out;
}

/// A file of these objects, the first with number 1, with a table of their places or without.
std::string file_of(const std::vector<std::string>& objects, bool with_table) {
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places.push_back(out.size());
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string trailer =
        "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n";
    if (!with_table) return out + trailer + "0\n%%EOF\n";
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        char entry[24];
        (void)std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", place);
        out += entry;
    }
    return out + trailer + std::to_string(table) + "\n%%EOF\n";
}

std::string stream(const std::string& data, const std::string& entries = "") {
    return "<< /Length " + std::to_string(data.size()) + " " + entries + " >>\nstream\n" + data + "\nendstream";
}

std::string deflated(const std::string& data) {
    uLongf size = compressBound(data.size());
    std::string out(size, '\0');
    compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()), data.size(), 9);
    out.resize(size);
    return out;
}

/// A page of 正文 in the standard font's stead, with what else the page's content and entries are.
pdf::Writer page_with(const std::string& content, const std::string& entries = "") {
    pdf::Writer writer;
    writer.page().text(90, 700, 16, "正文").raw(content).entries += entries;
    return writer;
}

/// Replaces what stands once in a file by something of the same length, padded with blanks.
std::string patched(std::string bytes, const std::string& from, std::string to) {
    const std::size_t at = bytes.rfind(from);
    EXPECT_NE(at, std::string::npos) << from;
    EXPECT_LE(to.size(), from.size());
    to.resize(from.size(), ' ');
    return bytes.replace(at, from.size(), to);
}

TEST(PdfHostile, AMillionObjects) {
    pdf::Writer writer = page_with("");
    std::vector<std::string> objects(1'000'000, "null");
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
    objects[1] = "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>";
    objects[2] =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R "
        ">> >> >>";
    objects[3] = stream("BT /F1 16 Tf 90 700 Td (Plan 2023) Tj ET");
    objects[4] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    for (const bool with_table : {true, false}) EXPECT_EQ(read(file_of(objects, with_table)), "Plan 2023\n\f");
}

TEST(PdfHostile, PagesWithoutEnd) {
    // More pages than there are, one page many times, a tree as deep as it is long, and trees that hold themselves.
    EXPECT_NE(read(patched(page_with("").bytes(), "/Count 1 >>", "/Count 9999")).find("error: "), std::string::npos);
    std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 30000 /Kids [ " +
            numbered(3, 30'003, [](std::size_t i) { return std::to_string(i) + " 0 R "; }) + "] >>"};
    objects.resize(30'002, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    EXPECT_EQ(read(file_of(objects, true)), "error: it is a PDF file of 30000 pages, more than the limit of 20000");
    objects.resize(1);
    const std::size_t deep = 50'000;
    for (std::size_t i = 2; i < deep; ++i)
        objects.push_back("<< /Type /Pages /Count 1 /Parent " + std::to_string(i - 1) + " 0 R /Kids [ " +
                          std::to_string(i + 1) + " 0 R ] >>");
    objects.push_back("<< /Type /Page /Parent " + std::to_string(deep - 1) + " 0 R /MediaBox [0 0 595 842] >>");
    EXPECT_TRUE(read(file_of(objects, true)).starts_with("error: "));
    objects = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Parent 3 0 R /Kids [ 3 0 R 2 0 R ] >>",
               "<< /Type /Pages /Count 2 /Parent 2 0 R /Kids [ 2 0 R 3 0 R 1 0 R ] >>"};
    EXPECT_TRUE(read(file_of(objects, true)).starts_with("error: "));
}

TEST(PdfHostile, ObjectsThatHoldThemselves) {
    for (const std::string object :
         {"10 0 R", "[ 10 0 R ]", "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 10 0 R >>",
          "<< /Length 10 0 R >>\nstream\nx\nendstream",
          "<< /Type /Font /Subtype /Type0 /DescendantFonts [ 10 0 R ] "
          "/Encoding 10 0 R /ToUnicode 10 0 R /BaseFont 10 0 R >>"}) {
        pdf::Writer writer = page_with("/X Do BT /F1 16 Tf (x) Tj ET", " /Contents2 10 0 R /PieceInfo 10 0 R");
        writer.extra = {object};
        EXPECT_NE(read(writer.bytes()).find("正文\n"), std::string::npos) << object << ": " << read(writer.bytes());
        const std::string fonts = "<< /Font << /F1 3 0 R >> /ExtGState";
        for (const std::string resources : {"<< /Font 10 0 R >> /ExtGState", "10 0 R  /ExtGState"}) {
            const std::string said = read(patched(writer.bytes(), fonts, resources));
            EXPECT_FALSE(said.empty()) << object;
        }
    }
}

TEST(PdfHostile, DepthOfEveryKind) {
    const std::size_t deep = 100'000;
    for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{{"[", "]"},
                                                                                      {"<</A", ">>"},
                                                                                      {"(", ")"},
                                                                                      {"q ", "Q "},
                                                                                      {"BT ", "ET "},
                                                                                      {"/A BMC ", "EMC "},
                                                                                      {"{", "}"},
                                                                                      {"/P <</MCID 1>> BDC ", "EMC "},
                                                                                      {"1 0 0 1 0 0 cm q ", "Q "},
                                                                                      {"0 0 m ", "W n "},
                                                                                      {"BI /W 9 ID ", "EI "}}) {
        const std::string said = read(page_with(repeated(deep, open) + repeated(deep, close)).bytes(), 2);
        EXPECT_TRUE(said.starts_with("正文\n") || said.starts_with("error: ")) << open << said.substr(0, 200);
        pdf::Writer writer = page_with("");
        writer.extra = {repeated(deep, open)};
        EXPECT_TRUE(read(writer.bytes()).starts_with("正文\n")) << open;
    }
}

TEST(PdfHostile, StreamsThatInflate) {
    // Two hundred megabytes of blanks, of glyphs, of rules; and one in another.
    const std::string blanks(200U << 20U, ' ');
    const std::string glyphs = repeated(500'000, "BT /F1 16 Tf 90 700 Td <6B63> Tj ET ");
    const std::string rules = repeated(3'000'000, "9 9 90 1 re f ");
    for (const std::string& data : {blanks, glyphs, rules}) {
        pdf::Writer writer = page_with("");
        const std::string once = deflated(data);
        for (const bool twice : {false, true}) {
            writer.extra = {stream(twice ? deflated(once) : once,
                                   twice ? "/Filter [ /FlateDecode /FlateDecode ]" : "/Filter /FlateDecode")};
            std::string bytes = writer.bytes();
            bytes = patched(bytes, "/Contents 12 0 R", "/Contents 10 0 R");
            const std::string said = read(bytes, 2, 100U << 20U);
            EXPECT_TRUE(said.starts_with("error: ")) << said.substr(0, 200);
        }
    }
}

TEST(PdfHostile, AbsurdNumbers) {
    for (const std::string number :
         {"1e308", "99999999999999999999999999", "-2147483648", "2147483647", "0.0000000001", "-0", "9e9e9", "nan"}) {
        const std::string n = " " + number;
        std::string bytes = page_with("q" + n + n + n + n + n + n + " cm" + n + " w 0 0 m" + n + n + " l S" + n + n +
                                      n + n + " re f BT /F1" + n + " Tf" + n + " Tc" + n + " Tz" + n + " TL" + n +
                                      " Ts" + n + n + " Td <6B63> Tj [ <6B63>" + n + " <6B63> ] TJ ET Q")
                                .bytes();
        EXPECT_TRUE(read(bytes).starts_with("正文\n")) << number << read(bytes).substr(0, 200);
        pdf::Writer boxed;
        pdf::Page& page = boxed.page();
        page.text(90, 700, 16, "正文");
        page.entries = "/MediaBox [0 0" + n + n + "] /CropBox [" + n + n + n + n + "] /Rotate" + n + " /UserUnit" + n;
        const std::string said = read(boxed.bytes());
        EXPECT_TRUE(said.starts_with("正文\n") || said.starts_with("error: ")) << number << said.substr(0, 200);
        page.entries = "/MediaBox [0 0 1000000000 1000000000]";
        EXPECT_TRUE(read(boxed.bytes()).starts_with("正文\n"));
    }
}

TEST(PdfHostile, FontsWithoutEnd) {
    const auto font = [](const std::string& entries, const std::string& more) {
        return "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
               "/Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
               "/Supplement 0 >> " +
               entries + " >> ] " + more + " >>";
    };
    const std::string widths =
        numbered(0, 300'000, [](std::size_t i) { return std::to_string(i % 65536) + " [ 500 ] "; });
    const std::string ranges = repeated(100'000, "<0000> <FFFFFFFF> <0041>\n");
    const std::string map =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
        "endcodespacerange 100 beginbfrange\n" +
        ranges + "endbfrange " + repeated(100'000, "1 beginbfchar <00> <" + repeated(100, "4E00") + "> endbfchar ");
    const std::vector<std::vector<std::string>> extras = {
        {font("/DW 1000 /W [ " + widths + "]", "")},
        {font("/DW 1000 /W [ 0 2000000000 500 -5 99999999999 7 ]", "")},
        {font("/DW 1000", "/ToUnicode 11 0 R"), stream(map)},
        {font("/FontDescriptor << /Type /FontDescriptor /FontFile2 11 0 R >> /CIDToGIDMap 11 0 R", ""),
         stream(deflated(std::string(50U << 20U, '\0')), "/Filter /FlateDecode")}};
    for (const std::vector<std::string>& extra : extras) {
        pdf::Writer writer = page_with("BT /F2 16 Tf 90 600 Td <6B636587> Tj ET");
        writer.extra = extra;
        std::string bytes = writer.bytes();
        bytes = patched(bytes, "/Font << /F1 3 0 R >> /ExtGState << /Clear << /ca 0 /CA 0 >> >>",
                        "/Font << /F1 3 0 R /F2 10 0 R >>");
        const std::string said = read(bytes, 2);
        // A map of ten billion characters takes its time.
        EXPECT_TRUE(said.starts_with("正文\n") || said.find("longer than the limit") != std::string::npos)
            << extra[0].substr(0, 300) << said.substr(0, 200);
    }
}

TEST(PdfHostile, NothingOutsideIsOpened) {
    pdf::Writer writer =
        page_with("",
                  " /Annots [ << /Type /Annot /Subtype /Link /A << /S /URI /URI (http://127.0.0.1:9/) >> "
                  ">> << /Type /Annot /Subtype /FileAttachment /FS (/etc/passwd) >> ]");
    writer.extra = {"<< /F (/etc/passwd) /FFilter /ASCIIHexDecode /Length 0 >>\nstream\n\nendstream"};
    EXPECT_EQ(read(writer.bytes()), "正文\n\f");
    const std::string said = read(patched(writer.bytes(), "/Contents 12 0 R", "/Contents 10 0 R"));
    EXPECT_EQ(said.find("root:"), std::string::npos) << said;
}

TEST(PdfHostile, CutFiles) {
    const std::string whole = page_with(repeated(50, "BT /F1 9 Tf 90 500 Td <6B63> Tj ET ")).bytes();
    for (std::size_t size = 9; size < whole.size(); size += 401) {
        const std::string said = read(whole.substr(0, size));
        EXPECT_TRUE(said.starts_with("error: ") || said.find("正") != std::string::npos) << size << said;
    }
}

}  // namespace
