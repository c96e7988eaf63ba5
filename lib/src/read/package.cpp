// ZIP by libzip, over the bytes in memory.
//
// In:  a package whose word/document.xml claims 10 bytes and holds 5 GB of zeros, limit 1 GB
// Out: read("word/document.xml") gives nothing, reason "word/document.xml inflates to more than the limit allows"
#include "read/package.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

#include "read/decode.hpp"

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

constexpr std::uint64_t kMostContentTypes = 1U << 20U;  // bytes of a list of parts

// What a package says its main part is, where that bears another name than nearly all writers give it.
std::optional<PackageKind> declared_kind(Package& package) {
    constexpr std::array<std::pair<std::string_view, PackageKind>, 7> kTypes = {{
        {"wordprocessingml.document.main+xml", PackageKind::docx},
        {"wordprocessingml.template.main+xml", PackageKind::docx},
        {"ms-word.document.macroEnabled.main+xml", PackageKind::docx},
        {"ms-word.template.macroEnabledTemplate.main+xml", PackageKind::docx},
        {"spreadsheetml.sheet.main+xml", PackageKind::xlsx},
        {"spreadsheetml.template.main+xml", PackageKind::xlsx},
        {"ms-excel.sheet.macroEnabled.main+xml", PackageKind::xlsx},
    }};
    std::string reason;
    const std::optional<std::string> types = package.read("[Content_Types].xml", reason);
    if (!types) return std::nullopt;
    for (const auto& [type, kind] : kTypes) {
        if (types->find(type) != std::string::npos) return kind;
    }
    return std::nullopt;
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
        error_ = "it is a ZIP file that is damaged or cut off (" + text_of(error) + ")";
        return;
    }
    zip_error_fini(&error);
    const zip_int64_t count = zip_get_num_entries(handle_->archive, 0);
    if (count > kMostMembers) {
        error_ = "it is a ZIP file of " + std::to_string(count) + " members, more than the limit of " +
                 std::to_string(kMostMembers);
        return;
    }
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        // Left to itself libzip reads names without the mark of UTF-8 as those of DOS.
        const char* name = zip_get_name(handle_->archive, i, ZIP_FL_ENC_RAW);
        if (name == nullptr || *name == 0 || std::string_view(name).ends_with('/')) continue;
        names_.push_back(decode_name(name));
        indices_.push_back(i);
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
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (error_ || found == names_.end()) {
        reason = error_ ? *error_ : wanted + " is missing";
        return std::nullopt;
    }
    std::optional<std::string> bytes = read_member(static_cast<std::size_t>(found - names_.begin()), left_, reason);
    if (!bytes) reason = wanted + " " + reason;
    return bytes;
}

std::optional<std::string> Package::read_member(std::size_t member, std::uint64_t most, std::string& reason) {
    const auto fail = [&](std::string why) {
        reason = std::move(why);
        return std::nullopt;
    };
    const zip_uint64_t index = indices_.at(member);
    most = std::min(most, left_);
    constexpr const char* kTooLarge = "inflates to more than the limit allows";
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(handle_->archive, index, 0, &about) == 0) {
        if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
            return fail("is encrypted");
        // A size that is told too small is found out below.
        if ((about.valid & ZIP_STAT_SIZE) != 0 && about.size > most) return fail(kTooLarge);
    }
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(handle_->archive, index, 0));
    if (!file) return fail(std::string("cannot be opened: ") + zip_strerror(handle_->archive));
    std::string out;
    std::array<char, 1U << 16U> buffer{};
    while (true) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0) return fail("is damaged");
        if (got == 0) break;
        const auto bytes = static_cast<std::uint64_t>(got);
        // What was inflated in vain counts as well: otherwise a thousand such members would take a thousand times as
        // long.
        left_ -= std::min(bytes, left_);
        if (out.size() + bytes > most) return fail(kTooLarge);
        out.append(buffer.data(), bytes);
    }
    return out;
}

std::optional<std::string> package_error(std::string_view bytes) {
    return Package(bytes, 0).error();
}

PackageKind package_kind(std::string_view bytes) {
    Package package(bytes, kMostContentTypes);
    if (package.error()) return PackageKind::damaged;
    if (package.has("word/document.xml")) return PackageKind::docx;
    if (package.has("xl/workbook.xml")) return PackageKind::xlsx;
    if (const std::optional<PackageKind> kind = declared_kind(package)) return *kind;
    if (package.has("OFD.xml")) return PackageKind::ofd;
    if (package.has("content.xml") && package.has("META-INF/manifest.xml")) return PackageKind::open_document;
    return PackageKind::archive;
}

}  // namespace fenjie
