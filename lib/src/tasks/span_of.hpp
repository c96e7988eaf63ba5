// How bytes of the source become spans: handed to whoever emits values (text/source_text does it).
#pragma once

#include <functional>

#include "fenjie/plan.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

using SpanOf = std::function<Span(Range)>;

}  // namespace fenjie
