// ZIP by libzip, over the bytes in memory.
//
// In:  a package whose word/document.xml claims 10 bytes and holds 5 GB of zeros, limit 1 GB
// Out: read("word/document.xml") gives nothing, reason "word/document.xml is larger than the limit of … bytes"
#include "read/package.hpp"

#include <zip.h>

#include <algorithm>
#include <array>

namespace fenjie {
namespace {

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// More members than any package of a plan has; a directory of millions takes its time to list.
constexpr zip_int64_t kMostMembers = 100000;

std::string text_of(zip_error_t& error) {
    std::string out = zip_error_strerror(&error);
    zip_error_fini(&error);
    return out;
}

}  // namespace

struct Package::Handle {
    zip_t* archive = nullptr;
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (archive != nullptr) zip_discard(archive);
    }
};

Package::Package(std::string_view bytes, std::uint64_t most_bytes)
    : handle_(std::make_unique<Handle>()), left_(most_bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        handle_->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (handle_->archive == nullptr) zip_source_free(source);
    }
    if (handle_->archive == nullptr) {
        error_ = "the ZIP package cannot be opened: " + text_of(error);
        return;
    }
    zip_error_fini(&error);
    const zip_int64_t count = zip_get_num_entries(handle_->archive, 0);
    if (count > kMostMembers) {
        error_ = "the ZIP package has " + std::to_string(count) + " members, more than the limit of " +
                 std::to_string(kMostMembers);
        return;
    }
    for (zip_int64_t i = 0; i < count; ++i) {
        // Names without the UTF-8 mark are guessed by libzip from their bytes.
        const char* name = zip_get_name(handle_->archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        if (name != nullptr && *name != 0 && !std::string_view(name).ends_with('/')) names_.emplace_back(name);
    }
}

Package::~Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;

bool Package::has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::optional<std::string> Package::read(std::string_view name, std::string& reason) {
    const std::string wanted(name);
    const auto fail = [&](const std::string& why) {
        reason = wanted + " " + why;
        return std::nullopt;
    };
    if (handle_->archive == nullptr) return fail("cannot be read: " + error_.value_or("the package is not open"));
    const zip_int64_t index = zip_name_locate(handle_->archive, wanted.c_str(), ZIP_FL_ENC_GUESS);
    if (index < 0) return fail("is missing");
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(handle_->archive, static_cast<zip_uint64_t>(index), 0, &about) == 0 &&
        (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
        return fail("is encrypted");
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(handle_->archive, static_cast<zip_uint64_t>(index), 0));
    if (!file) return fail(std::string("cannot be opened: ") + zip_strerror(handle_->archive));
    std::string out;
    std::array<char, 1U << 16U> buffer{};
    while (true) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0) return fail("is damaged");
        if (got == 0) break;
        const auto bytes = static_cast<std::uint64_t>(got);
        if (bytes > left_) {
            left_ = 0;
            return fail("inflates to more than the memory limit allows");
        }
        left_ -= bytes;
        out.append(buffer.data(), bytes);
    }
    return out;
}

bool packages_can_be_read() {
    return true;
}

PackageKind package_kind(std::string_view bytes) {
    const Package package(bytes, 0);
    if (package.error()) return PackageKind::damaged;
    if (package.has("word/document.xml")) return PackageKind::docx;
    if (package.has("xl/workbook.xml")) return PackageKind::xlsx;
    if (package.has("OFD.xml")) return PackageKind::ofd;
    if (package.has("content.xml") && package.has("META-INF/manifest.xml")) return PackageKind::open_document;
    return PackageKind::archive;
}

}  // namespace fenjie
