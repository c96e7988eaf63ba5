// Character recognition of pictures of pages, by Tesseract with its data for simplified Chinese.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "fenjie/extract.hpp"
#include "read/deadline.hpp"
#include "read/gray_image.hpp"
#include "read/positions.hpp"

namespace fenjie {

/// Reads the pages of one file. Not to be shared by threads.
class PageRecognizer {
 public:
    explicit PageRecognizer(const ReadSettings& settings);
    ~PageRecognizer();
    PageRecognizer(const PageRecognizer&) = delete;
    PageRecognizer& operator=(const PageRecognizer&) = delete;

    /// Why nothing can be recognized here, or nothing: in words for people.
    [[nodiscard]] const std::optional<std::string>& error() const { return error_; }
    /// The page's glyphs and rules; nothing where it takes longer than a page may, the file's time is up, or the
    /// picture is noise.
    [[nodiscard]] std::optional<PlacedPage> read(const GrayImage& page);
    /// Whether the file's time is up.
    [[nodiscard]] bool is_out_of_time() { return file_deadline_.passed(); }

 private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::optional<std::string> error_;
    Deadline file_deadline_;
    unsigned page_seconds_;
};

/// The finest that a page is looked at; what a page of `memory` bytes allowed may have.
inline constexpr double kPageDpi = 300;
[[nodiscard]] std::size_t most_page_pixels(std::uint64_t memory);

}  // namespace fenjie
