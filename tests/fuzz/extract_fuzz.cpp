// Any bytes through the whole program: extract, link, explain, stream, and what is written must be what the schema asks
// for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "fenjie/check.hpp"
#include "fenjie/extract.hpp"
#include "fenjie/stream.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const fenjie::Extraction extraction = fenjie::extract(bytes);
    if (!extraction.error) {
        const std::string json = to_json(extraction.plan, fenjie::JsonLayout::line);
        if (!fenjie::validate(json).empty()) std::abort();
        (void)to_markdown(extraction.plan);
        (void)completeness_report(extraction.plan, fenjie::read_text(bytes).utf8);
    }
    (void)fenjie::explain(bytes);
    (void)fenjie::answer_record(bytes, {});
    // Both halves of the input as two files of one plan.
    const std::string other = bytes.substr(bytes.size() / 2);
    (void)fenjie::extract_linked(bytes.substr(0, bytes.size() / 2), other);
    return 0;
}
