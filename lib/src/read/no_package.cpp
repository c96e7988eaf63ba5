// In place of package.cpp where the build has no ZIP library (FENJIE_WITH_ZIP is off).
//
// In:  any bytes      Out: an error that says that this build cannot read packages
#include "read/package.hpp"

namespace fenjie {

struct Package::Handle {};

Package::Package(std::string_view /*bytes*/, std::uint64_t /*most_bytes*/)
    : error_("it is a ZIP file, which this build cannot read (see fenjie --version)") {}
Package::~Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;

bool Package::has(std::string_view /*name*/) const {
    return false;
}

std::optional<std::string> Package::read(std::string_view /*name*/, std::string& reason) {
    reason = *error_;
    return std::nullopt;
}

std::optional<std::string> Package::read_member(std::size_t /*member*/, std::uint64_t /*most*/, std::string& reason) {
    reason = *error_;
    return std::nullopt;
}

bool packages_can_be_read() {
    return false;
}

PackageKind package_kind(std::string_view /*bytes*/) {
    return PackageKind::damaged;
}

}  // namespace fenjie
