// Shapes of names that need no vocabulary.
#pragma once

#include <string_view>

namespace fenjie {

/// Whether a list of names would leave the text whole: it has only Han characters, and nothing in it parts, joins or
/// repeats names.
[[nodiscard]] bool cannot_be_split(std::string_view text);

}  // namespace fenjie
