// Bytes to text: which encoding it is, and the UTF-8 that spans point into.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fenjie {

struct Decoded {
    std::string utf8;        ///< without a byte order mark; line ends as they were
    std::string_view given;  ///< the text in place of `utf8` where it stands in the bytes as it is
    std::string encoding;    ///< UTF-8 | UTF-16LE | UTF-16BE | GB18030 | Big5
    std::string media_type;  ///< text/plain
    std::optional<std::string> error;
};

/// Decides by byte order mark, then strict UTF-8, then UTF-16 without a mark, then GB18030. What is none of them
/// or is empty gives an error that says so. Of well-formed UTF-8 no copy is made: it is `given`.
[[nodiscard]] Decoded decode(std::string_view bytes);

/// The same for a web page, which may claim an encoding in markup (`declared`, lower case, or "") and need not be
/// well-formed everywhere: a few broken characters become U+FFFD, bytes 0 go. The claim counts for Big5 only.
[[nodiscard]] Decoded decode_page(std::string_view bytes, std::string_view declared);

/// The name of a member of an archive: UTF-8 where it is well-formed, else GB18030, as Chinese Windows writes it.
[[nodiscard]] std::string decode_name(std::string_view bytes);

}  // namespace fenjie
