// Where the tests find the project and the tool. Only places.cpp knows it at compile time, so that all the others
// compile to the same objects in every checkout.
#pragma once

#include <filesystem>

namespace places {

[[nodiscard]] std::filesystem::path project();       ///< the root of the source tree
[[nodiscard]] std::filesystem::path shared_plans();  ///< real plans beside the project; may be absent
[[nodiscard]] std::filesystem::path tool();          ///< the program `fenjie` of this build

}  // namespace places
