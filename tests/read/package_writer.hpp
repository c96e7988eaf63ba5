// ZIP packages for tests, made in memory.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace package_writer {

using Members = std::vector<std::pair<std::string, std::string>>;  // name, content

inline std::string zipped(const Members& members) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    // What fails leaves nothing behind: fuzzing makes thousands of packages that no ZIP file can hold.
    const auto fail = [&](const std::string& why, zip_source_t* source) {
        if (source != nullptr) zip_source_free(source);
        if (archive != nullptr) zip_discard(archive);
        zip_source_free(target);
        throw std::runtime_error(why);
    };
    if (archive == nullptr) fail(zip_error_strerror(&error), nullptr);
    for (const auto& [name, content] : members) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) fail(zip_strerror(archive), source);
    }
    if (zip_close(archive) != 0) fail(zip_strerror(archive), nullptr);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    const zip_int64_t got = zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    if (got != static_cast<zip_int64_t>(out.size())) throw std::runtime_error("package is cut");
    return out;
}

inline std::string relations(const std::vector<std::pair<std::string, std::string>>& kinds_and_targets) {
    std::string out = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    int id = 0;
    for (const auto& [kind, target] : kinds_and_targets) {
        out += "<Relationship Id=\"rId" + std::to_string(++id) +
               "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
               "\" Target=\"" + target + "\"/>";
    }
    return out + "</Relationships>";
}

inline const std::string kWord = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
inline const std::string kSheet = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";

/// A Word document of that body (without w:body), with styles and numbering (without their roots).
inline std::string docx(const std::string& body, const std::string& numbering = "", const std::string& styles = "") {
    const std::string more = R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
                             R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
                             R"( xmlns:v="urn:schemas-microsoft-com:vml")"
                             R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")";
    return zipped(
        {{"[Content_Types].xml", "<Types/>"},
         {"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})},
         {"word/_rels/document.xml.rels", relations({{"styles", "styles.xml"}, {"numbering", "numbering.xml"}})},
         {"word/styles.xml", "<w:styles " + kWord + ">" + styles + "</w:styles>"},
         {"word/numbering.xml", "<w:numbering " + kWord + ">" + numbering + "</w:numbering>"},
         {"word/document.xml", "<w:document " + kWord + more + "><w:body>" + body + "</w:body></w:document>"}});
}

}  // namespace package_writer
