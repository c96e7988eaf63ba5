// Parts of any content through the reader of Word documents.
#include <cstddef>
#include <cstdint>
#include <string>

#include "package_input.hpp"
#include "read/read.hpp"
#include "read_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::package_of({reinterpret_cast<const char*>(data), size});
    fenjie::ReadSettings settings;
    settings.memory_limit = 64U << 20U;
    fuzz::check(fenjie::read_docx(bytes, settings));
    return 0;
}
