// In place of package.cpp and archive.cpp where the build has no ZIP library (FENJIE_WITH_ZIP is off).
//
// In:  any bytes      Out: an error that says that this build cannot read packages
#include "read/archive.hpp"
#include "read/package.hpp"

namespace fenjie {

PackageKind package_kind(std::string_view /*bytes*/) {
    return PackageKind::damaged;
}

std::optional<std::string> package_error(std::string_view /*bytes*/) {
    return "it is a ZIP file, which this build cannot read (see fenjie --version)";
}

std::vector<std::string> member_names(std::string_view /*bytes*/) {
    return {};
}

std::optional<std::vector<Member>> archive_members(std::string_view /*bytes*/, const Options& /*options*/) {
    return std::nullopt;
}

}  // namespace fenjie
