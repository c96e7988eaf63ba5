// In place of package.cpp, archive.cpp and the readers of packages where their module is loaded.
//
// Where it cannot be, every package is damaged, and the reason is what package_error() says.
#include "read/archive.hpp"
#include "read/modules/module.hpp"

namespace fenjie {
namespace {

const PackagesModule* packages() {
    std::string ignored;
    return module_of<PackagesModule>(ignored);
}

template <typename Reader>
ReadDocument read_with(Reader PackagesModule::*reader, std::string_view bytes, const ReadSettings& settings) {
    std::string reason;
    const auto* const module = module_of<PackagesModule>(reason);
    return module == nullptr ? unreadable(std::move(reason)) : (module->*reader)(bytes, settings);
}

}  // namespace

PackageKind package_kind(std::string_view bytes) {
    const PackagesModule* const module = packages();
    return module == nullptr ? PackageKind::damaged : module->package_kind(bytes);
}

std::optional<std::string> package_error(std::string_view bytes) {
    std::string reason;
    const auto* const module = module_of<PackagesModule>(reason);
    return module == nullptr ? std::optional(std::move(reason)) : module->package_error(bytes);
}

std::vector<std::string> member_names(std::string_view bytes) {
    const PackagesModule* const module = packages();
    return module == nullptr ? std::vector<std::string>{} : module->member_names(bytes);
}

std::optional<std::vector<Member>> archive_members(std::string_view bytes, const Options& options) {
    // Every input is asked this: nothing is loaded for what begins like no archive.
    const PackagesModule* const module = bytes.starts_with("PK") ? packages() : nullptr;
    return module == nullptr ? std::nullopt : module->archive_members(bytes, options);
}

ReadDocument read_docx(std::string_view bytes, const ReadSettings& settings) {
    return read_with(&PackagesModule::read_docx, bytes, settings);
}
ReadDocument read_xlsx(std::string_view bytes, const ReadSettings& settings) {
    return read_with(&PackagesModule::read_xlsx, bytes, settings);
}
ReadDocument read_ofd(std::string_view bytes, const ReadSettings& settings) {
    return read_with(&PackagesModule::read_ofd, bytes, settings);
}
ReadDocument read_office(std::string_view bytes, const ReadSettings& settings) {
    return read_with(&PackagesModule::read_office, bytes, settings);
}

}  // namespace fenjie
