// Which requests are answered at all, told from their heads.
#pragma once

#include <httplib.h>

#include <cstdint>
#include <optional>
#include <string>

#include "answer.hpp"

namespace fenjie::tool {

struct Guard {
    std::string host;      ///< what the service listens at
    bool loopback = true;  ///< only names of this machine are let in then
    std::uint64_t max_body = 0;

    /// The refusal of a request that is malformed, too large, for another host, or from another site.
    [[nodiscard]] std::optional<Answer> refuses(const httplib::Request& request) const;
};

/// Whether a body follows the head.
[[nodiscard]] bool has_body(const httplib::Request& request);

}  // namespace fenjie::tool
