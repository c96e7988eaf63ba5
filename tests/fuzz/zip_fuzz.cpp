// Any bytes through the reader of archives: limits hold, names lead nowhere.
#include <cstddef>
#include <cstdint>
#include <string>

#include "fenjie/extract.hpp"
#include "read/archive.hpp"
#include "read_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    fenjie::Options options;
    options.size_limit = 1U << 16U;
    options.reading.memory_limit = 1U << 18U;
    std::uint64_t total = 0;
    if (const auto members = fenjie::archive_members(bytes, options)) {
        for (const fenjie::Member& member : *members) {
            fuzz::require(!member.name.empty() && member.name[0] != '/' && fenjie::utf8::is_valid(member.name));
            fuzz::require(("/" + member.name + "/").find("/../") == std::string::npos);
            fuzz::require(member.bytes.size() <= options.size_limit);
            fuzz::require(!member.error || (member.bytes.empty() && !member.error->reason.empty()));
            total += member.bytes.size();
        }
    }
    fuzz::require(total <= options.reading.memory_limit);
    (void)fenjie::member_names(bytes);
    (void)fenjie::read_text(bytes, options);
    return 0;
}
