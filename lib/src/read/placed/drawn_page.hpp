// What the formats that draw their pages (PDF, OFD) have in common: glyphs and rules in any order and any direction.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "read/placed/positions.hpp"

namespace fenjie {

/// A box on the page.
struct Area {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    [[nodiscard]] bool holds(double x, double y) const { return x >= left && x <= right && y >= top && y <= bottom; }
    /// The shorter of its sides.
    [[nodiscard]] double thickness() const { return std::min(right - left, bottom - top); }
    void add(double x, double y) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    /// What another box leaves of it; false where that is nothing.
    bool cut(const Area& by);
};

/// Boxes that are thinner are rules, in points.
inline constexpr double kThickestRule = 3.0;

struct DrawnGlyph {
    std::string text;  ///< UTF-8; empty where nobody knows the character
    double x = 0;      ///< where its baseline begins, in points from the page's upper left corner
    double y = 0;
    double along_x = 1;  ///< the baseline's direction, of length 1
    double along_y = 0;
    double advance = 0;  ///< along the baseline
    double size = 0;     ///< of the font
    bool invisible = false;
    bool white = false;
    /// The middle of its box: what decides whether it is seen.
    [[nodiscard]] double middle_x() const { return x + along_x * advance / 2 + along_y * 0.38 * size; }
    [[nodiscard]] double middle_y() const { return y + along_y * advance / 2 - along_x * 0.38 * size; }
};

/// One page as it is drawn. Guarantees of take():
///   1. of text that runs in several directions the one that most of it has is kept, and turned upright with the rules;
///   2. what slopes is a watermark and left out, so is what stands off the page or is printed white on white; places
///      are numbers;
///   3. invisible text counts only where there is no other (the text behind a scan).
class DrawnPage {
 public:
    /// Takes at most so many glyphs and rules.
    explicit DrawnPage(std::size_t most) : most_(most) {}
    void set_size(double width, double height) {
        width_ = width;
        height_ = height;
    }

    void glyph(DrawnGlyph glyph);
    /// A straight line, or a box that is filled with a colour. What is thin is a rule; white text can be read on what
    /// is not.
    void line(Area area);
    void box(const Area& area, bool white);
    void picture(const Area& area);

    /// Glyphs drawn from a mark() on are those of a text that is told: ligatures, odd encodings.
    using Mark = std::array<std::size_t, 4>;
    [[nodiscard]] Mark mark() const;
    void replace(const Mark& from, const std::string& text);

    [[nodiscard]] bool full() const { return noted_ > most_; }
    /// Visible glyphs of which nobody knows the character.
    [[nodiscard]] std::size_t unmapped() const { return unmapped_; }
    /// The part of the page that pictures cover, 0 … 1 (more where they overlap).
    [[nodiscard]] double pictured() const { return pictured_; }

    /// The page upright; the object is empty behind it.
    [[nodiscard]] PlacedPage take();

 private:
    void shade(const Area& area);
    [[nodiscard]] bool is_shaded(double x, double y) const;

    std::size_t most_;
    std::size_t noted_ = 0;
    double width_ = 0;
    double height_ = 0;
    // By the direction in which baselines run: to the right, down, to the left, up; already upright.
    std::array<std::vector<Glyph>, 4> glyphs_;
    std::array<std::vector<Glyph>, 4> invisible_;
    std::vector<Rule> rules_;
    std::vector<Area> shaded_;  // areas on which white text can be read
    std::size_t unmapped_ = 0;
    double pictured_ = 0;
};

/// A character as a glyph's text may hold it: none of private use, no control character.
[[nodiscard]] bool is_readable(char32_t c);

}  // namespace fenjie
