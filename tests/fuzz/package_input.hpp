// Several files in one input that a fuzzer can change: parts as text, each behind a line with its name. As a ZIP file
// most changes would only break a checksum.
//
//     == word/document.xml
//     <w:document …
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fuzz {

/// Names and contents, each name once; what stands before the first is dropped.
inline std::vector<std::pair<std::string, std::string>> parts_of(std::string_view input) {
    constexpr std::string_view kMark = "== ";
    std::vector<std::pair<std::string, std::string>> parts;
    std::set<std::string> names;
    bool taken = false;
    while (!input.empty()) {
        const std::size_t end = input.find('\n');
        std::string_view line = input.substr(0, end);
        input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
        if (line.starts_with(kMark)) {
            const std::string name(line.substr(kMark.size()));
            taken = !name.empty() && name.find('\0') == std::string::npos && names.insert(name).second;
            if (taken) parts.emplace_back(name, "");
        } else if (taken) {
            parts.back().second.append(line).append("\n");
        }
    }
    return parts;
}

}  // namespace fuzz
