// Character recognition of pictures of pages, by Tesseract with its data for simplified Chinese.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "fenjie/extract.hpp"
#include "read/ocr/gray_image.hpp"
#include "read/placed/positions.hpp"

namespace fenjie {

/// Reads the pages of one file. Not to be shared by threads.
class PageRecognizer {
 public:
    PageRecognizer() = default;
    virtual ~PageRecognizer() = default;
    PageRecognizer(const PageRecognizer&) = delete;
    PageRecognizer& operator=(const PageRecognizer&) = delete;

    /// The page's glyphs and rules; nothing where it takes longer than a page may, the file's time is up, or the
    /// picture is noise.
    [[nodiscard]] virtual std::optional<PlacedPage> read(const GrayImage& page) = 0;
    /// Whether the file's time is up.
    [[nodiscard]] virtual bool is_out_of_time() = 0;
};

/// Null where nothing can be recognized here; `reason` then says why, in words for people.
[[nodiscard]] std::unique_ptr<PageRecognizer> make_page_recognizer(const ReadSettings& settings, std::string& reason);

/// The finest that a page is looked at; what a page of `memory` bytes allowed may have.
inline constexpr double kPageDpi = 300;
[[nodiscard]] constexpr std::size_t most_page_pixels(std::uint64_t memory) {
    constexpr std::uint64_t kBytesAPixel = 24;  // the pictures that a page is made into
    constexpr std::uint64_t kMostPixels = 20'000'000;
    return static_cast<std::size_t>(std::min(kMostPixels, memory / kBytesAPixel));
}

}  // namespace fenjie
