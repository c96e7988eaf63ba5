// Whether two runs of a batch would make the same documents.
#pragma once

#include <string>

#include "commands.hpp"

namespace fenjie::tool {

/// 64 hexadecimal digits that are others for another version, format, vocabulary or setting that changes documents.
/// Left out is what only decides whether an input can be read (limits of size, memory and time): who raises one goes on
/// with what is done.
[[nodiscard]] std::string fingerprint(const Settings& settings, const std::string& format);

}  // namespace fenjie::tool
