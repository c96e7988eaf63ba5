// A page as it is drawn to a page as it is read: upright, without what nobody sees.
//
// In:  glyphs that run up a page of 595 by 842 points, a rule from its foot to its head
// Out: a page of 842 by 595 points with the glyphs on lines from left to right, the rule lying above them
#include "read/placed/drawn_page.hpp"

#include <cmath>
#include <tuple>
#include <utility>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kSlant = 0.09;  // of a baseline's length: what slopes more is a watermark
constexpr std::size_t kMostAreas = 1000;

// To the right, down, to the left, up; -1 for what slopes.
int direction_of(double along_x, double along_y) {
    if (std::abs(along_y) < kSlant) return along_x > 0 ? 0 : 2;
    if (std::abs(along_x) < kSlant) return along_y > 0 ? 1 : 3;
    return -1;
}

}  // namespace

bool is_readable(char32_t c) {
    const bool private_use = c >= 0xE000 && c <= 0xF8FF;
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !private_use && !surrogate && c != 0xFFFD && c <= 0x10FFFF;
}

bool Area::cut(const Area& by) {
    *this = {std::max(left, by.left), std::max(top, by.top), std::min(right, by.right), std::min(bottom, by.bottom)};
    return left <= right && top <= bottom;
}

void DrawnPage::glyph(DrawnGlyph glyph) {
    const int direction = direction_of(glyph.along_x, glyph.along_y);
    const double middle_x = glyph.middle_x();
    const double middle_y = glyph.middle_y();
    const bool on_page = middle_x >= 0 && middle_x <= width_ && middle_y >= 0 && middle_y <= height_;
    if (direction < 0 || !on_page) return;
    if (!glyph.invisible && glyph.white && !is_shaded(middle_x, middle_y)) return;
    if (glyph.text.empty()) {
        if (!glyph.invisible) ++unmapped_;
        return;
    }
    if (++noted_ > most_) return;
    const double x = glyph.x;
    const double y = glyph.y;
    const std::array<std::pair<double, double>, 4> upright = {
        {{x, y}, {y, width_ - x}, {width_ - x, height_ - y}, {height_ - y, x}}};
    Glyph out;
    out.text = std::move(glyph.text);
    out.size = glyph.size;
    std::tie(out.left, out.baseline) = upright[static_cast<std::size_t>(direction)];
    out.right = out.left + std::max(glyph.advance, 0.0);
    (glyph.invisible ? invisible_ : glyphs_)[static_cast<std::size_t>(direction)].push_back(std::move(out));
}

void DrawnPage::line(Area area) {
    if (!area.cut({0, 0, width_, height_}) || ++noted_ > most_) return;
    rules_.push_back({area.left, area.top, area.right, area.bottom});
}

void DrawnPage::shade(const Area& area) {
    if (shaded_.size() < kMostAreas) shaded_.push_back(area);
}

bool DrawnPage::is_shaded(double x, double y) const {
    return std::any_of(shaded_.begin(), shaded_.end(), [&](const Area& area) { return area.holds(x, y); });
}

void DrawnPage::box(const Area& area, bool white) {
    if (white) return;
    if (area.thickness() <= kThickestRule)
        line(area);
    else
        shade(area);
}

void DrawnPage::picture(const Area& area) {
    if (area.thickness() > kThickestRule && width_ > 0 && height_ > 0)
        pictured_ += (area.right - area.left) * (area.bottom - area.top) / (width_ * height_);
    box(area, false);
}

DrawnPage::Mark DrawnPage::mark() const {
    Mark out{};
    for (std::size_t d = 0; d < out.size(); ++d) out[d] = glyphs_[d].size();
    return out;
}

// The text takes the glyphs' places where these are as many, or few and on one line.
void DrawnPage::replace(const Mark& from, const std::string& text) {
    for (std::size_t d = 0; d < from.size(); ++d) {
        std::vector<Glyph>& all = glyphs_[d];
        if (from[d] >= all.size()) continue;
        const std::size_t drawn = all.size() - from[d];
        Glyph& first = all[from[d]];
        if (utf8::count(text) == drawn) {
            std::size_t pos = 0;
            for (std::size_t i = from[d]; i < all.size(); ++i) {
                all[i].text = utf8::at(text, pos);
                pos += utf8::length_at(text, pos);
            }
        } else if (drawn <= 4 && std::all_of(all.begin() + static_cast<std::ptrdiff_t>(from[d]), all.end(),
                                             [&](const Glyph& g) { return g.baseline == first.baseline; })) {
            first.right = all.back().right;
            first.text = text;
            all.resize(text.empty() ? from[d] : from[d] + 1);
        }
        return;
    }
}

PlacedPage DrawnPage::take() {
    const auto most = [](std::array<std::vector<Glyph>, 4>& all) {
        return static_cast<std::size_t>(
            std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); }) -
            all.begin());
    };
    PlacedPage out;
    std::size_t direction = most(glyphs_);
    const bool seen = !glyphs_[direction].empty();
    if (!seen) direction = most(invisible_);
    out.glyphs = std::move((seen ? glyphs_ : invisible_)[direction]);
    out.width = direction % 2 == 0 ? width_ : height_;
    out.height = direction % 2 == 0 ? height_ : width_;
    for (Rule& rule : rules_) {
        if (direction == 1) rule = {rule.top, width_ - rule.right, rule.bottom, width_ - rule.left};
        if (direction == 2) rule = {width_ - rule.right, height_ - rule.bottom, width_ - rule.left, height_ - rule.top};
        if (direction == 3) rule = {height_ - rule.bottom, rule.left, height_ - rule.top, rule.right};
    }
    out.rules = std::move(rules_);
    return out;
}

}  // namespace fenjie
