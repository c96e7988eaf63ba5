// Word documents, workbooks and OFD files of parts with any content; archives of any bytes.
//
// In:  == word/document.xml⏎<w:document …
// Out: nothing, or std::logic_error where a reader's text or tables are not what DocumentBuilder promises
#include <cstdint>
#include <stdexcept>
#include <string>

#include "../read/package_writer.hpp"
#include "document_check.hpp"
#include "fenjie/extract.hpp"
#include "package_input.hpp"
#include "read/archive.hpp"
#include "read/read.hpp"
#include "target.hpp"

namespace fuzz {
namespace {

/// The package; empty where no ZIP file can hold such names.
std::string package_of(std::string_view input) {
    const package_writer::Members members = parts_of(input);
    if (members.empty()) return {};
    try {
        return package_writer::zipped(members);
    } catch (const std::runtime_error&) {
        return {};
    }
}

fenjie::ReadSettings small() {
    fenjie::ReadSettings settings;
    settings.limits.memory = 64U << 20U;
    return settings;
}

}  // namespace

#ifdef FENJIE_WITH_OOXML
void run_docx(std::string_view input) {
    check(fenjie::read_docx(package_of(input), small()));
}

void run_xlsx(std::string_view input) {
    check(fenjie::read_xlsx(package_of(input), small()));
}
#endif

#ifdef FENJIE_WITH_OFD
void run_ofd(std::string_view input) {
    check(fenjie::read_ofd(package_of(input), small()));
}
#endif

void run_zip(std::string_view input) {
    const std::string bytes(input);
    fenjie::Options options;
    options.reading.limits.size = 1U << 16U;
    options.reading.limits.memory = 1U << 18U;
    std::uint64_t total = 0;
    if (const auto members = fenjie::archive_members(bytes, options)) {
        for (const fenjie::Member& member : *members) {
            require(!member.name.empty() && member.name[0] != '/' && fenjie::utf8::is_valid(member.name), "no name");
            require(("/" + member.name + "/").find("/../") == std::string::npos, "a name leads out");
            require(member.bytes.size() <= options.reading.limits.size, "a member is too large");
            require(!member.error || (member.bytes.empty() && !member.error->reason.empty()), "an error with bytes");
            total += member.bytes.size();
        }
    }
    require(total <= options.reading.limits.memory, "an archive is too large");
    (void)fenjie::member_names(bytes);
    if (!is_for_others(bytes)) (void)fenjie::read_text(bytes, options);
}

}  // namespace fuzz
