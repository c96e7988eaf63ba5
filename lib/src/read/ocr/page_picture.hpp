// A picture of a page made ready for recognition: straightened, its rules found and wiped out, its rows of text boxed.
//
// Guarantees:
//   1. rows lie inside the page and hold ink; what a rule or a wide gap parts is two rows beside each other;
//   2. rules are those that a table is ruled with: long, thin, straight; a dash of the text is none;
//   3. work and memory are linear in the pixels; a picture of noise has neither rows nor rules.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "read/ocr/gray_image.hpp"
#include "read/placed/positions.hpp"

namespace fenjie {

/// A box in pixels, half open.
struct PixelBox {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
};

struct TextRow {
    PixelBox box;
    double em = 0;                           ///< height of a character, in pixels
    std::vector<PixelBox> rings;             ///< characters in circles (①), from left to right
    std::optional<PixelBox> between_dashes;  ///< what stands between two dashes, where the row is no more: — 3 —
};

/// A part of the page, cut out and scaled.
struct RowPicture {
    GrayImage image;
    double scale = 1;  ///< pixels of the image for one of the page
    double left = 0;   ///< of the image, in pixels of the page
};

class PagePicture {
 public:
    explicit PagePicture(const GrayImage& image);
    ~PagePicture();
    PagePicture(const PagePicture&) = delete;
    PagePicture& operator=(const PagePicture&) = delete;

    /// Rows in the order of their cells and lines; nothing where the picture is too noisy to hold text.
    [[nodiscard]] const std::vector<TextRow>& rows() const { return rows_; }
    /// In pixels.
    [[nodiscard]] const std::vector<PixelBox>& rules() const { return rules_; }
    [[nodiscard]] bool is_noise() const { return is_noise_; }

    /// A row without its rings, scaled until its em is `em` pixels high, with a white margin.
    [[nodiscard]] RowPicture row(const TextRow& row, double em) const;
    /// What stands inside a ring, its height scaled to `height` pixels.
    [[nodiscard]] RowPicture ring(const PixelBox& ring, double height) const;
    /// What stands between a row's dashes, at that em.
    [[nodiscard]] RowPicture between_dashes(const TextRow& row, double em) const;

 private:
    struct Pictures;
    [[nodiscard]] RowPicture cut_out(const PixelBox& box, const std::vector<PixelBox>& wiped, int margin,
                                     double scale) const;
    std::unique_ptr<Pictures> pictures_;
    std::vector<TextRow> rows_;
    std::vector<PixelBox> rules_;
    bool is_noise_ = false;
    double dpi_ = 0;
};

}  // namespace fenjie
