// How deep a form of numbers stands, and which forms stand for each other.
#pragma once

#include "layout/markers.hpp"

namespace fenjie {

/// The rank that official layout gives to a form, 0 for the highest; equal ranks may stand for each other.
[[nodiscard]] int rank_of(MarkerForm form);

/// Whether a converter turns the forms into each other: 一、 and 1., （一） and （1）.
[[nodiscard]] bool same_shape(MarkerForm a, MarkerForm b);

}  // namespace fenjie
