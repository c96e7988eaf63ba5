// Why there is nothing to be had of a source.
#pragma once

#include <string>

namespace fenjie {

/// A source that could not be read at all. `reason` is one sentence without the source's name.
struct ReadError {
    enum class Kind {
        unreadable,  ///< damaged, encrypted, of no kind that is read, without text, larger than a limit allows
        empty,       ///< there are no bytes
        over_time,   ///< it would have taken longer than a limit of time allows
    };
    std::string reason;
    Kind kind = Kind::unreadable;
};

}  // namespace fenjie
