// A compared value in words, for tables.
#pragma once

#include <string>

#include "fenjie/compare.hpp"

namespace fenjie {

/// ">= 95 % by 2024-12-31 without 易肇事肇祸患者"; "named, no figure"; "–".
[[nodiscard]] std::string value_text(const ComparedValue& value, const std::string& unit);

}  // namespace fenjie
