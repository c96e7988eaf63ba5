// ZIP archives: files that are sent together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fenjie/extract.hpp"

namespace fenjie {

/// What an archive's members are called, safe to show and to use below a folder: without "..", without a leading
/// slash or drive, without control characters; in the order of the archive. Folders, hidden files and what systems
/// leave behind (__MACOSX, Thumbs.db, ~$plan.docx) are left out. Empty for what is no archive.
[[nodiscard]] std::vector<std::string> member_names(std::string_view bytes);

}  // namespace fenjie
