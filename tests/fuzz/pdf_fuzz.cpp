// Any bytes through the reader of PDF files.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "read/read.hpp"
#include "read_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fenjie::ReadSettings settings;
    settings.memory_limit = 64U << 20U;
    settings.time_limit = 5;
    fuzz::check(fenjie::read_pdf({reinterpret_cast<const char*>(data), size}, settings));
    return 0;
}
