// What a service around the library shows to browsers and to programs.
#pragma once

#include <string>
#include <string_view>

namespace fenjie {

/// The page of a service: files that are dropped on it are posted to /extract and /compare of the same origin, and the
/// review pages that come back are shown in it.
[[nodiscard]] std::string service_page();

/// The service of `fenjie serve` in OpenAPI 3.0, as schemas/openapi.json holds it.
[[nodiscard]] std::string_view service_description();

}  // namespace fenjie
