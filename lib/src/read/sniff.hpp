// Which kind of file some bytes are, by what they hold, never by a name.
#pragma once

#include <string_view>

namespace fenjie {

enum class FileType {
    text,  ///< whatever is nothing else: decode() decides whether it is text at all
    html,  ///< markup of a web page, whole or a part, in any encoding
    pdf,   ///< %PDF- within the first kilobyte
    zip,   ///< a package (docx, xlsx, ofd, odt …) or an archive; what it holds tells which
    ole,   ///< .doc, .xls, .wps, .et of the years before 2007, or an encrypted newer one
    rtf,
    word_xml,  ///< Word 2003 XML or flat OpenDocument: one XML file
    image,     ///< PNG, JPEG, TIFF, BMP: a scanned page
    other,     ///< a well-known kind that holds no plan
};

struct Sniffed {
    FileType type = FileType::text;
    const char* what = "a text";  ///< with its article, for messages: "a PDF file"
};

[[nodiscard]] Sniffed sniff(std::string_view bytes);

}  // namespace fenjie
