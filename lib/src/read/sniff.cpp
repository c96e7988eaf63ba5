// Signatures first, then the look of a web page.
//
// In:  "\n<!DOCTYPE html><html>…"      Out: FileType::html, "a web page"
#include "read/sniff.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace fenjie {
namespace {

struct Signature {
    std::string_view begin;
    Sniffed kind;
};

using namespace std::string_view_literals;

constexpr std::array<Signature, 17> kSignatures = {{
    {"PK\x03\x04"sv, {FileType::zip, "a ZIP archive"}},
    {"PK\x05\x06"sv, {FileType::zip, "an empty ZIP archive"}},
    {"\xD0\xCF\x11\xE0"sv, {FileType::ole, "an old Office document (.doc, .xls, .wps)"}},
    {"{\\rtf"sv, {FileType::rtf, "an RTF document"}},
    {"\x89PNG"sv, {FileType::image, "a PNG image"}},
    {"\xFF\xD8\xFF"sv, {FileType::image, "a JPEG image"}},
    {"II*\0"sv, {FileType::image, "a TIFF image"}},
    {"MM\0*"sv, {FileType::image, "a TIFF image"}},
    {"BM"sv, {FileType::text, "a text"}},  // decided below: two letters are no proof
    {"\x7F\x45LF"sv, {FileType::other, "a program"}},
    {"MZ\x90"sv, {FileType::other, "a program"}},
    {"\x1F\x8B"sv, {FileType::other, "a gzip archive"}},
    {"7z\xBC\xAF\x27\x1C"sv, {FileType::other, "a 7z archive"}},
    {"Rar!\x1A\x07"sv, {FileType::other, "a RAR archive"}},
    {"BZh"sv, {FileType::other, "a bzip2 archive"}},
    {"SQLite format 3\0"sv, {FileType::other, "an SQLite database"}},
    {"GIF8"sv, {FileType::other, "a GIF image"}},
}};

// How far a page's first tag may stand behind comments and scripts of its server.
constexpr std::size_t kHead = 4096;
constexpr std::size_t kPdfHead = 1024;

// The ASCII of the first bytes, lower case, whatever the width of a character is.
std::string ascii_head(std::string_view bytes) {
    std::string out;
    for (const char c : bytes.substr(0, kHead)) {
        if (c == 0) continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> needles) {
    return std::any_of(needles.begin(), needles.end(),
                       [&](std::string_view needle) { return text.find(needle) != std::string_view::npos; });
}

}  // namespace

Sniffed sniff(std::string_view bytes) {
    if (bytes.substr(0, kPdfHead).find("%PDF-") != std::string_view::npos) return {FileType::pdf, "a PDF file"};
    for (const Signature& signature : kSignatures) {
        if (signature.kind.type != FileType::text && bytes.starts_with(signature.begin)) return signature.kind;
    }
    if (bytes.size() > 30 && bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv)
        return {FileType::image, "a BMP image"};
    if (bytes.substr(0, kHead).find('<') == std::string_view::npos) return {};
    const std::string head = ascii_head(bytes);
    const std::size_t first = head.find('<');
    if (first == std::string::npos) return {};
    // A plan's text may hold a tag somewhere; a page begins with one.
    const std::string_view before = std::string_view(head).substr(0, first);
    const bool opens = before.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFF\xFE") == std::string_view::npos;
    if (!opens) return {};
    if (has_any(head,
                {"<w:worddocument", "<office:document", "mso-application progid=\"word",
                 "mso-application progid=\"excel", "urn:schemas-microsoft-com:office:spreadsheet", "<pkg:package"}))
        return {FileType::word_xml, "an Office document as one XML file"};
    if (has_any(head, {"<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<p>", "<p ", "<table", "<span",
                       "<title", "<script", "<h1", "<br"}))
        return {FileType::html, "a web page"};
    return {};
}

}  // namespace fenjie
