// Writes small PDF files for tests: text in a font that nobody embeds, with a table back to Unicode, and raw operators.
//
//     PdfWriter pdf;
//     pdf.page().text(90, 700, 16, "一、主要任务").raw("90 650 420 0.5 re f");
//     const std::string bytes = pdf.bytes();
#pragma once

#include <cstdio>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.hpp"

namespace pdf {

class Page {
 public:
    /// Places text by PDF's own measure: points from the lower left corner. `matrix`: what stands before the place.
    Page& text(double x, double y, double size, std::string_view text, const std::string& matrix = "1 0 0 1",
               const std::string& state = "") {
        char head[200];
        (void)std::snprintf(head, sizeof head, "BT %s /F1 %g Tf %s %g %g Tm <", state.c_str(), size, matrix.c_str(), x,
                            y);
        content += head;
        for (std::size_t pos = 0; pos < text.size(); pos += fenjie::utf8::length_at(text, pos)) {
            char code[8];
            (void)std::snprintf(code, sizeof code, "%04X",
                                static_cast<unsigned>(fenjie::utf8::code_point(fenjie::utf8::at(text, pos))) & 0xFFFFU);
            content += code;
        }
        content += "> Tj ET\n";
        return *this;
    }
    Page& raw(const std::string& operators) {
        content += operators + "\n";
        return *this;
    }
    std::string content;
    std::string entries = "/MediaBox [0 0 595 842]";
};

class Writer {
 public:
    Page& page() { return pages_.emplace_back(); }
    /// Entries of the trailer beside /Root and /Size.
    std::string trailer;
    /// Further objects, numbered from 10 on.
    std::vector<std::string> extra;

    [[nodiscard]] std::string bytes() const {
        std::string out = "%PDF-1.4\n";
        std::vector<std::size_t> places(1, 0);
        const auto object = [&](const std::string& body) {
            places.push_back(out.size());
            out += std::to_string(places.size() - 1) + " 0 obj\n" + body + "\nendobj\n";
        };
        const auto stream = [&](const std::string& data) {
            object("<< /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream");
        };
        const std::size_t first = 10 + extra.size();
        std::string kids;
        for (std::size_t i = 0; i < pages_.size(); ++i) kids += std::to_string(first + 2 * i) + " 0 R ";
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages_.size()) + " >>");
        object(
            "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode "
            "6 0 R >>");
        object(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering "
            "(Identity) "
            "/Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [ 32 126 500 ] >>");
        object(
            "<< /Type /FontDescriptor /FontName /Test /Flags 4 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 "
            "/StemV 80 "
            "/FontBBox [0 -120 1000 880] >>");
        std::string map =
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
        for (int high = 0; high < 256; high += 64) {
            map += "64 beginbfrange\n";
            for (int h = high; h < high + 64; ++h) {
                char range[40];
                (void)std::snprintf(range, sizeof range, "<%02X00> <%02XFF> <%02X00>\n", h, h, h);
                map += range;
            }
            map += "endbfrange\n";
        }
        stream(map + "endcmap end end");
        while (places.size() < 10) object("null");
        for (const std::string& body : extra) object(body);
        for (const Page& page : pages_) {
            object("<< /Type /Page /Parent 2 0 R " + page.entries +
                   " /Resources << /Font << /F1 3 0 R >> /ExtGState << /Clear << /ca 0 /CA 0 >> >> >> /Contents " +
                   std::to_string(places.size() + 1) + " 0 R >>");
            stream(page.content);
        }
        const std::size_t table = out.size();
        out += "xref\n0 " + std::to_string(places.size()) + "\n0000000000 65535 f \n";
        for (std::size_t i = 1; i < places.size(); ++i) {
            char entry[24];
            (void)std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", places[i]);
            out += entry;
        }
        out += "trailer\n<< /Size " + std::to_string(places.size()) + " /Root 1 0 R " + trailer + " >>\nstartxref\n" +
               std::to_string(table) + "\n%%EOF\n";
        return out;
    }

 private:
    std::deque<Page> pages_;
};

}  // namespace pdf
