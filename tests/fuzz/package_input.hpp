// Packages from inputs that a fuzzer can change: parts as text, each behind a line with its name. As a ZIP file most
// changes would only break a checksum.
//
//     == word/document.xml
//     <w:document …
#pragma once

#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "../package_writer.hpp"

namespace fuzz {

/// The package; empty where no ZIP file can hold such names.
inline std::string package_of(std::string_view input) {
    constexpr std::string_view kMark = "== ";
    package_writer::Members members;
    std::set<std::string> names;
    bool taken = false;
    while (!input.empty()) {
        const std::size_t end = input.find('\n');
        std::string_view line = input.substr(0, end);
        input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
        if (line.starts_with(kMark)) {
            const std::string name(line.substr(kMark.size()));
            taken = !name.empty() && name.find('\0') == std::string::npos && names.insert(name).second;
            if (taken) members.emplace_back(name, "");
        } else if (taken) {
            members.back().second.append(line).append("\n");
        }
    }
    if (members.empty()) return {};
    try {
        return package_writer::zipped(members);
    } catch (const std::runtime_error&) {
        return {};
    }
}

}  // namespace fuzz
