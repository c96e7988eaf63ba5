// A JPEG to gray pixels.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/ocr/gray_image.hpp"

namespace fenjie {

/// At full size, a half, a quarter or an eighth, whatever has at most `most_pixels`; `dpi` as the file tells it, else
/// 0. Nothing where it is larger, its header is damaged, or unpacking it takes more than `memory` bytes. What is cut
/// off is gray.
[[nodiscard]] std::optional<GrayImage> read_jpeg(std::string_view bytes, std::uint64_t most_pixels,
                                                 std::uint64_t memory);

}  // namespace fenjie
