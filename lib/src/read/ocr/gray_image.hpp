// A picture of a page or of a part of it.
#pragma once

#include <cstdint>
#include <vector>

namespace fenjie {

/// A byte a pixel, row by row without gaps, 255 white.
struct GrayImage {
    int width = 0;
    int height = 0;
    double dpi = 0;
    std::vector<std::uint8_t> pixels;
};

}  // namespace fenjie
