#include "fenjie/extract.hpp"

namespace fenjie {
Text read_text(std::string_view bytes, const Options&) { return {std::string(bytes), "text/plain", "UTF-8", std::nullopt}; }
Extraction extract(std::string_view, const Options&) { return {}; }
Extraction extract_linked(std::string_view, std::string_view, const Options&, const Options&) { return {}; }
}  // namespace fenjie
