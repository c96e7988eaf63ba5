// What the outline asks of the recognizers.
#pragma once

#include "recognize/recognizers.hpp"
#include "structure/outline.hpp"

namespace fenjie {

/// The questions as functions; the recognizers must outlive them.
[[nodiscard]] OutlineHints outline_hints(const Recognizers& recognizers);

}  // namespace fenjie
