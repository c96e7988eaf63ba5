// In: the definitions that CMake gives this file alone. Out: paths.
#include "places.hpp"

namespace places {

std::filesystem::path project() {
    return FENJIE_SOURCE_DIR;
}

std::filesystem::path shared_plans() {
    return project() / "../shared/plans";
}

std::filesystem::path tool() {
    return FENJIE_TOOL;
}

}  // namespace places
