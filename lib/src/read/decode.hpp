// Bytes to text: which encoding it is, and the UTF-8 that spans point into.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fenjie {

struct Decoded {
    std::string utf8;        ///< without a byte order mark; line ends as they were
    std::string encoding;    ///< UTF-8 | UTF-16LE | UTF-16BE | GB18030
    std::string media_type;  ///< text/plain
    std::optional<std::string> error;
};

/// Decides by byte order mark, then strict UTF-8, then UTF-16 without a mark, then GB18030. What is none of them
/// or is empty gives an error that says so.
[[nodiscard]] Decoded decode(std::string_view bytes);

/// Lower-case hexadecimal SHA-256 of the bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace fenjie
