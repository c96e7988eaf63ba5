// Large values put in order without a second copy of all.
//
//   targets at 5, 2, 9    sort_by(targets, start)    2, 5, 9; equal ones keep their order
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace fenjie {

/// Puts values in their order; few or none of many stand elsewhere, and each is moved once.
template <typename T, typename Key>
void sort_by(std::vector<T>& values, Key key) {
    const auto less = [&](const T& a, const T& b) { return key(a) < key(b); };
    if (std::is_sorted(values.begin(), values.end(), less)) return;
    std::vector<std::size_t> from(values.size());  // the value that belongs to each place
    std::iota(from.begin(), from.end(), std::size_t{0});
    std::stable_sort(from.begin(), from.end(),
                     [&](std::size_t a, std::size_t b) { return less(values[a], values[b]); });
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i] == i) continue;
        T held = std::move(values[i]);
        std::size_t at = i;
        while (from[at] != i) {
            const std::size_t source = from[at];
            values[at] = std::move(values[source]);
            from[at] = at;
            at = source;
        }
        values[at] = std::move(held);
        from[at] = at;
    }
}

}  // namespace fenjie
