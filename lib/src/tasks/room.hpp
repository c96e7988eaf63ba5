// Room for a list of large values whose number is not known before they are made.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace fenjie {

/// Makes room for one value more and, where that takes a move, for as many as `done` of `all` steps let expect. Room
/// that is never written to takes no memory, but being moved from too small a place takes twice.
template <typename T>
void make_room(std::vector<T>& values, std::size_t done, std::size_t all) {
    constexpr std::size_t kTelling = 64;  // steps that tell what the others bring
    const std::size_t needed = values.size() + 1;
    if (needed <= values.capacity()) return;
    const std::size_t expected = needed * all / done * 5 / 4;
    values.reserve(std::clamp(expected, needed, (done < kTelling ? 2 : 8) * needed));
}

}  // namespace fenjie
