// The texts that everything is measured on: the plans one by one, and the same plans over and over as one long text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fenjie::bench {

/// The decoded text of every plan of corpus/ and, where they stand beside the checkout, of ../shared/plans.
[[nodiscard]] const std::vector<std::string>& plans();

/// Bytes of all plans together.
[[nodiscard]] std::size_t plans_bytes();

/// All plans one behind the other, over and over, cut at the line end behind `bytes`.
[[nodiscard]] std::string long_text(std::size_t bytes);

}  // namespace fenjie::bench
