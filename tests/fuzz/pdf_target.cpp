// Any bytes through the reader of PDF files, in this process.
//
// In:  %PDF-1.4 …
// Out: nothing, or std::logic_error where its text or tables are not what DocumentBuilder promises
#include "document_check.hpp"
#include "read/read.hpp"
#include "target.hpp"

namespace fuzz {

void run_pdf(std::string_view input) {
    fenjie::ReadSettings settings;
    settings.limits.memory = 64U << 20U;
    settings.limits.time = 5;
    check(fenjie::read_pdf(input, settings));
}

}  // namespace fuzz
