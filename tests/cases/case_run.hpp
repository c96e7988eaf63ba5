// Runs a case and says what is not as it expects.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "case_file.hpp"
#include "fenjie/extract.hpp"

namespace cases {

/// One line for each expectation that is not met under a vocabulary (null: the built-in one); empty where all are.
[[nodiscard]] std::vector<std::string> faults(const Case& c,
                                              const std::shared_ptr<const fenjie::Recognizers>& lexicon = nullptr);

}  // namespace cases
