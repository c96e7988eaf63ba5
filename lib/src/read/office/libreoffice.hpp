// Files that LibreOffice converts: in a process of its own, in a folder that goes with it.
//
// Guarantees:
//   1. nothing is written outside a fresh temporary folder, which is the program's home and place for temporary files
//      and is removed at the end;
//   2. no macro runs, no link is followed or updated, no picture is fetched, and whatever would use the network all the
//      same finds a proxy that answers nobody: libreoffice.cpp lists the settings of the private profile;
//   3. the program and all that it started are ended when the time is up;
//   4. neither memory nor the file that it writes grow beyond the limits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fenjie/extract.hpp"

namespace fenjie {

struct Conversion {
    std::string bytes;
    std::optional<std::string> error;  ///< in words for people; then there are no bytes
    ReadError::Kind error_kind = ReadError::Kind::unreadable;
};

/// `extension` is that of the source's kind ("doc"), `target` that of the wanted one ("docx").
[[nodiscard]] Conversion convert_by_libreoffice(std::string_view bytes, const std::string& extension,
                                                const std::string& target, const ReadSettings& settings);

}  // namespace fenjie
