// Any bytes through the reader of web pages.
#include <cstddef>
#include <cstdint>
#include <string>

#include "read/read.hpp"
#include "read_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const fenjie::ReadDocument document = fenjie::read_html(bytes, *fenjie::Lexicon::built_in());
    fuzz::check(document);
    // The same bytes, the same text.
    fuzz::require(fenjie::read_html(bytes, *fenjie::Lexicon::built_in()).utf8 == document.utf8);
    return 0;
}
