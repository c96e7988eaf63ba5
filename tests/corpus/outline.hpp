// A readable dump of an extract: the outline with its tasks, for reviewing a change by eye.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace fenjie::testing_corpus {

[[nodiscard]] std::string outline(const nlohmann::json& extract);

}  // namespace fenjie::testing_corpus
