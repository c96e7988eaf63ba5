// From the kind of file to its reader.
//
// In:  "PK\3\4 … word/document.xml …"      Out: what read_docx() makes of it
#include "read/read.hpp"

#include <algorithm>
#include <string>

#include "read/archive.hpp"
#include "read/decode.hpp"
#include "read/package.hpp"
#include "read/sniff.hpp"
#include "read/worker.hpp"

namespace fenjie {
namespace {

using Reader = ReadDocument (*)(std::string_view, const ReadSettings&);
using DrawnReader = ReadDrawn* (*)(std::string& reason);
using HtmlReader = ReadDocument (*)(std::string_view, const Lexicon&);

// Which readers are built in; lib/CMakeLists.txt sets these.
#ifdef FENJIE_WITH_HTML
constexpr HtmlReader kHtml = read_html;
#else
constexpr HtmlReader kHtml = nullptr;
#endif
#ifdef FENJIE_WITH_OOXML
constexpr Reader kDocx = read_docx;
constexpr Reader kXlsx = read_xlsx;
#else
constexpr Reader kDocx = nullptr;
constexpr Reader kXlsx = nullptr;
#endif
#ifdef FENJIE_WITH_PDF
constexpr DrawnReader kPdf = pdf_reader;
#else
constexpr DrawnReader kPdf = nullptr;
#endif
#ifdef FENJIE_WITH_OCR
constexpr DrawnReader kImage = image_reader;
#else
constexpr DrawnReader kImage = nullptr;
#endif
#ifdef FENJIE_WITH_OFD
constexpr Reader kOfd = read_ofd;
#else
constexpr Reader kOfd = nullptr;
#endif
#ifdef FENJIE_WITH_OFFICE
constexpr Reader kOffice = read_office;
#else
constexpr Reader kOffice = nullptr;
#endif

ReadDocument no_reader(const char* what) {
    return unreadable(std::string("it is ") + what + "; this build has no reader for it (see fenjie --version)");
}

ReadDocument with(Reader reader, const char* what, std::string_view bytes, const ReadSettings& settings) {
    return reader == nullptr ? no_reader(what) : reader(bytes, settings);
}

ReadDocument with(HtmlReader reader, const char* what, std::string_view bytes, const Lexicon& lexicon) {
    return reader == nullptr ? no_reader(what) : reader(bytes, lexicon);
}

// A file of a kind that takes a large library to draw, which may hang, crash or take all memory.
ReadDocument drawn(const Sniffed& kind, std::string_view bytes, const ReadSettings& settings) {
    const DrawnReader reader = kind.type == FileType::pdf ? kPdf : kImage;
    if (reader == nullptr) return no_reader(kind.what);
    if (!settings.worker.empty()) return read_by_worker(bytes, settings);
    std::string reason;
    ReadDrawn* const read = reader(reason);
    return read == nullptr ? unreadable(std::move(reason)) : read(bytes, settings);
}

// Leaves out the cells of tables that are larger than the limits; their text stays, the table ends before them.
void cut_tables(ReadDocument& document, const Limits& limits) {
    for (SourceTable& table : document.tables) {
        const auto rows = static_cast<std::uint64_t>(table.rows);
        const auto columns = static_cast<std::uint64_t>(table.columns);
        const std::uint64_t kept_columns = std::min(columns, limits.table_columns);
        const std::uint64_t kept_rows =
            std::min({rows, limits.table_rows,
                      std::max<std::uint64_t>(limits.table_cells / std::max<std::uint64_t>(kept_columns, 1), 1)});
        if (kept_rows == rows && kept_columns == columns) continue;
        table.rows = static_cast<int>(kept_rows);
        table.columns = static_cast<int>(kept_columns);
        std::erase_if(table.cells,
                      [&](const SourceCell& c) { return c.row >= table.rows || c.column >= table.columns; });
        for (SourceCell& cell : table.cells) {
            cell.row_span = std::min(cell.row_span, table.rows - cell.row);
            cell.column_span = std::min(cell.column_span, table.columns - cell.column);
        }
        document.warnings.push_back({"limit-reached",
                                     "a table of " + std::to_string(rows) + " rows and " + std::to_string(columns) +
                                         " columns is larger than the limits; " + std::to_string(kept_rows) +
                                         " rows and " + std::to_string(kept_columns) + " columns of it are read",
                                     table.where});
    }
}

ReadDocument read_text_file(std::string_view bytes) {
    Decoded decoded = decode(bytes);
    if (decoded.error) return unreadable(std::move(*decoded.error));
    ReadDocument out;
    out.utf8 = std::move(decoded.utf8);
    out.given = decoded.given;
    out.encoding = std::move(decoded.encoding);
    out.media_type = std::move(decoded.media_type);
    return out;
}

// One file is read; of several, one has to be chosen.
ReadDocument read_archive(std::string_view bytes, const Options& options, const Lexicon& lexicon) {
    constexpr std::size_t kNamed = 10;
    const std::vector<std::string> names = member_names(bytes);
    if (names.empty()) return unreadable("it is a ZIP archive without files");
    if (names.size() > 1) {
        std::string list = "it is a ZIP archive of " + std::to_string(names.size()) + " files, to be read one by one:";
        for (std::size_t i = 0; i < std::min(names.size(), kNamed); ++i) list += (i == 0 ? " " : ", ") + names[i];
        return unreadable(names.size() > kNamed ? list + " …" : list);
    }
    std::vector<Member> members = archive_members(bytes, options).value_or(std::vector<Member>{});
    if (members.size() != 1) return unreadable("it is a ZIP archive of archives, to be read one by one");
    if (members[0].error)
        return unreadable(members[0].name + " in it: " + members[0].error->reason, members[0].error->kind);
    ReadDocument out = read_document(members[0].bytes, options, lexicon);
    if (out.error) out.error = members[0].name + " in it: " + *out.error;
    // The member's bytes go.
    out.utf8 = out.take_text();
    out.given = {};
    return out;
}

ReadDocument read_package(std::string_view bytes, const Options& options, const Lexicon& lexicon) {
    const ReadSettings& settings = options.reading;
    switch (package_kind(bytes)) {
        case PackageKind::docx:
            return with(kDocx, "a Word document (.docx)", bytes, settings);
        case PackageKind::xlsx:
            return with(kXlsx, "an Excel workbook (.xlsx)", bytes, settings);
        case PackageKind::ofd:
            return with(kOfd, "an OFD file", bytes, settings);
        case PackageKind::open_document:
            return with(kOffice, "an OpenDocument file", bytes, settings);
        case PackageKind::archive:
            return read_archive(bytes, options, lexicon);
        case PackageKind::damaged:
            break;
    }
    return unreadable(package_error(bytes).value_or("it is a ZIP file that is damaged or cut off"));
}

ReadDocument read_any(std::string_view bytes, const Options& options, const Lexicon& lexicon) {
    if (bytes.empty()) return unreadable("the file is empty", ReadError::Kind::empty);
    if (bytes.size() > options.reading.limits.size)
        return unreadable("it has " + std::to_string(bytes.size()) + " bytes, more than the limit of " +
                          std::to_string(options.reading.limits.size));
    const ReadSettings& settings = options.reading;
    const Sniffed kind = sniff(bytes);
    switch (kind.type) {
        case FileType::text:
            return read_text_file(bytes);
        case FileType::html:
            return with(kHtml, kind.what, bytes, lexicon);
        case FileType::pdf:
        case FileType::image:
            return drawn(kind, bytes, settings);
        case FileType::zip:
            return read_package(bytes, options, lexicon);
        case FileType::ole:
        case FileType::rtf:
        case FileType::word_xml:
            return with(kOffice, kind.what, bytes, settings);
        case FileType::other:
            break;
    }
    return unreadable(std::string("it is ") + kind.what + ", which holds no plan that can be read");
}

}  // namespace

ReadDocument read_document(std::string_view bytes, const Options& options, const Lexicon& lexicon) {
    // Places in a text, and in what it is cleaned to (three times as long at most), have 32 bits.
    constexpr std::size_t kMostText = 1ULL << 30U;
    ReadDocument out = read_any(bytes, options, lexicon);
    if (!out.error && out.utf8.size() > kMostText) return unreadable("its text is larger than 1 GB");
    cut_tables(out, options.reading.limits);
    return out;
}

ReadDocument read_drawn(std::string_view bytes, const ReadSettings& settings) {
    const Sniffed kind = sniff(bytes);
    if (kind.type != FileType::pdf && kind.type != FileType::image)
        return unreadable("it is neither a PDF file nor a picture");
    return drawn(kind, bytes, settings);
}

void prepare_drawn(std::string_view bytes) {
    const DrawnReader reader = sniff(bytes).type == FileType::pdf ? kPdf : kImage;
    std::string ignored;
    if (reader != nullptr) (void)reader(ignored);
}

std::vector<std::string> formats() {
    std::vector<std::string> out = {"text"};
    const auto add = [&](auto reader, const char* name) {
        if (reader != nullptr) out.emplace_back(name);
    };
    add(kHtml, "html");
    add(kDocx, "docx");
    add(kXlsx, "xlsx");
    add(kPdf, "pdf");
    add(kImage, "ocr");
    add(kOfd, "ofd");
    add(kOffice, "office");
#ifdef FENJIE_WITH_ZIP
    out.emplace_back("zip");
#endif
    return out;
}

}  // namespace fenjie
