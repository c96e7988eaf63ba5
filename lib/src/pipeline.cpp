// The stages in order: the table of contents of the program.
#include "fenjie/extract.hpp"
#include "read/decode.hpp"

namespace fenjie {

Text read_text(std::string_view bytes, const Options& options) {
    Text out;
    if (bytes.size() > options.size_limit) {
        out.error = ReadError{"it has " + std::to_string(bytes.size()) + " bytes, more than the limit of " +
                              std::to_string(options.size_limit)};
        return out;
    }
    Decoded decoded = decode(bytes);
    if (decoded.error) {
        out.error = ReadError{std::move(*decoded.error)};
        return out;
    }
    out.utf8 = std::move(decoded.utf8);
    out.encoding = std::move(decoded.encoding);
    out.media_type = std::move(decoded.media_type);
    return out;
}

Extraction extract(std::string_view, const Options&) {
    return {};
}
Extraction extract_linked(std::string_view, std::string_view, const Options&, const Options&) {
    return {};
}

}  // namespace fenjie
