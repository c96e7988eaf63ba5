// What poppler's interpreter draws of a PDF's pages, as glyphs and rules.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/deadline.hpp"
#include "read/ocr/gray_image.hpp"
#include "read/placed/positions.hpp"

namespace fenjie {

/// A page as it was drawn, and what tells whether it is a picture of text.
struct PdfPage {
    PlacedPage placed;
    std::size_t unmapped = 0;  ///< visible glyphs of which nobody knows the character
    double pictured = 0;       ///< part of the page that pictures cover, 0 … 1 (more where they overlap)
};

class PdfFile {
 public:
    /// `bytes` must outlive the file.
    explicit PdfFile(std::string_view bytes);
    ~PdfFile();
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    /// Why nothing can be read of it, in words for people, or nothing.
    [[nodiscard]] const std::optional<std::string>& error() const { return error_; }
    [[nodiscard]] int pages() const;
    /// Whether the file has the page that it counts, from 1 on, and it is no broken one.
    [[nodiscard]] bool has_page(int number) const;
    /// A page; nothing where the file lacks it, it holds more than `most` glyphs and rules, or the deadline passed.
    [[nodiscard]] std::optional<PdfPage> page(int number, std::size_t most, Deadline& deadline);
    /// The page as a picture of at most `most_pixels`, at `dpi` or less.
    [[nodiscard]] std::optional<GrayImage> picture(int number, double dpi, std::size_t most_pixels, Deadline& deadline);

 private:
    struct Document;
    std::unique_ptr<Document> document_;
    std::optional<std::string> error_;
};

}  // namespace fenjie
