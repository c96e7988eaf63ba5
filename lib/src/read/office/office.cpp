// Old and foreign Office files: what each one is, and what it is read as.
//
// In:  "{\rtf1\ansi\ansicpg936 …"      Out: what read_docx() makes of the .docx that LibreOffice made of it
//
// Word processing becomes .docx and spreadsheets .xlsx: numbers of lists, merged cells and values of cells are then
// read as they are in files of today.
#include <array>
#include <string>

#include "read/office/libreoffice.hpp"
#include "read/office/ole.hpp"
#include "read/office/word_xml.hpp"
#include "read/package.hpp"
#include "read/read.hpp"
#include "read/sniff.hpp"

namespace fenjie {
namespace {

struct Source {
    std::string extension;
    bool is_workbook = false;
    std::string media_type;
    std::string error;  ///< why it is not converted
    bool is_word_xml = false;
};

Source refused(std::string reason) {
    return {{}, false, {}, std::move(reason)};
}

Source ole_source(std::string_view bytes) {
    switch (ole_kind(bytes)) {
        case OleKind::word:
            return {"doc", false, "application/msword", {}};
        case OleKind::excel:
            return {"xls", true, "application/vnd.ms-excel", {}};
        case OleKind::encrypted_new:
        case OleKind::encrypted_old:
            return refused("it is an Office document that opens with a password only");
        case OleKind::slides:
            return refused("it is a presentation, which holds no plan that can be read");
        case OleKind::other:
            break;
    }
    return refused("it is an OLE file that holds no document of Word, Excel or WPS, or is damaged");
}

Source open_document(std::string_view bytes, const ReadSettings& settings) {
    Package package(bytes, settings.limits.memory);
    std::string reason;
    const std::string manifest = package.read("META-INF/manifest.xml", reason).value_or("");
    if (manifest.find("encryption-data") != std::string::npos)
        return refused("it is an OpenDocument file that opens with a password only");
    std::string type = package.read("mimetype", reason).value_or("");
    type.erase(type.find_last_not_of(" \r\n") + 1);
    if (type.find("opendocument.spreadsheet") != std::string::npos) return {"ods", true, type, {}};
    if (type.find("opendocument.text") != std::string::npos) return {"odt", false, type, {}};
    return refused("it is an OpenDocument file, but neither a text nor a spreadsheet");
}

Source xml_source(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 1U << 16U);
    const auto has = [&](std::string_view needle) { return head.find(needle) != std::string_view::npos; };
    if (has("opendocument.spreadsheet")) return {"fods", true, "application/vnd.oasis.opendocument.spreadsheet", {}};
    if (has("<office:document")) return {"fodt", false, "application/vnd.oasis.opendocument.text", {}};
    if (has("<pkg:package"))
        return refused("it is a Word document as one XML file (flat OPC), which is not read; save it as .docx");
    if (has("office:spreadsheet") || has("progid=\"Excel")) return {"xml", true, "application/xml", {}};
    return {"xml", false, "application/xml", {}, true};
}

Source source_of(std::string_view bytes, const ReadSettings& settings) {
    switch (sniff(bytes).type) {
        case FileType::ole:
            return ole_source(bytes);
        case FileType::rtf:
            return {"rtf", false, "application/rtf", {}};
        case FileType::zip:
            return open_document(bytes, settings);
        default:
            return xml_source(bytes);
    }
}

}  // namespace

ReadDocument read_office(std::string_view bytes, const ReadSettings& settings) {
    const Source source = source_of(bytes, settings);
    if (!source.error.empty()) return unreadable(source.error);
    std::string mended;
    if (source.is_word_xml) {
        mended = with_typed_numbers(bytes);
        bytes = mended;
    }
    const Conversion converted =
        convert_by_libreoffice(bytes, source.extension, source.is_workbook ? "xlsx" : "docx", settings);
    if (converted.error) return unreadable(*converted.error, converted.error_kind);
    ReadDocument out = source.is_workbook ? read_xlsx(converted.bytes, settings) : read_docx(converted.bytes, settings);
    if (!out.error) out.media_type = source.media_type;
    return out;
}

}  // namespace fenjie
