// Shapes of names that need no vocabulary.
#pragma once

#include <cstddef>
#include <string_view>

namespace fenjie {

/// Whether a list of names would leave the text whole: it has only Han characters, and nothing in it parts, joins or
/// repeats names.
[[nodiscard]] bool cannot_be_split(std::string_view text);

/// The word that joins two names at a place: 和, 与, 及, 暨, 以及, 或 or 或者 (each is told); empty for none.
[[nodiscard]] std::string_view joint_at(std::string_view text, std::size_t pos);

}  // namespace fenjie
