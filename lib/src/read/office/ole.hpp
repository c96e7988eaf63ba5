// What an OLE compound file is: the container of .doc, .xls, .wps, .et, and of newer files under a password.
#pragma once

#include <string_view>

namespace fenjie {

enum class OleKind {
    word,           ///< Word 6 to 2003, WPS Writer
    excel,          ///< Excel 5 to 2003, WPS Spreadsheets
    slides,         ///< PowerPoint
    encrypted_new,  ///< a .docx, .xlsx or .pptx under a password
    encrypted_old,  ///< a .doc or .xls under a password
    other,          ///< mail, drawings, databases; or damaged
};

/// By the streams that the container lists and the first bytes of the main one; only they are looked at.
[[nodiscard]] OleKind ole_kind(std::string_view bytes);

}  // namespace fenjie
