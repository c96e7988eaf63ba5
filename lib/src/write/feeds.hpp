// The feeds by format: each is made by a function of the file that writes it.
#pragma once

#include <memory>

#include "fenjie/feed.hpp"

namespace fenjie {

[[nodiscard]] std::unique_ptr<Feed> csv_feed();
[[nodiscard]] std::unique_ptr<Feed> xlsx_feed();
[[nodiscard]] std::unique_ptr<Feed> calendar_feed();
[[nodiscard]] std::unique_ptr<Feed> stratml_feed();

}  // namespace fenjie
