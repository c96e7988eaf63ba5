// Notes what is drawn: characters with their boxes, straight lines, boxes filled, pictures.
//
// In:  "BT /F1 16 Tf 90 700 Td <…> Tj ET  90 650 420 0.5 re f"
// Out: a glyph for each character with its box, a rule of 420 points
//
// poppler's interpreter is used by its inner interface: the outer one (poppler-cpp) tells words and boxes only, neither
// the rules of tables nor which text is invisible, slanted across the page or printed white on white.
#include "read/pdf_device.hpp"

#include <poppler/GfxFont.h>
#include <poppler/UTF.h>

#include <cmath>
#include <tuple>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kThin = 3.0;      // points: what is higher and wider is an area, not a rule
constexpr double kSmallest = 1.0;  // points: type that nobody reads
constexpr double kSlant = 0.09;    // of a baseline's length: what slopes more is a watermark
constexpr double kWhite = 0.96;    // of each colour
constexpr std::size_t kMostAreas = 1000;

double length(double x, double y) {
    return std::sqrt(x * x + y * y);
}

// What a clip leaves of an area.
bool clipped(GfxState* state, Area& area) {
    Area clip;
    state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    area = {std::max(area.left, clip.left), std::max(area.top, clip.top), std::min(area.right, clip.right),
            std::min(area.bottom, clip.bottom)};
    return area.left <= area.right && area.top <= area.bottom;
}

bool is_white(const GfxRGB& color) {
    return colToDbl(color.r) > kWhite && colToDbl(color.g) > kWhite && colToDbl(color.b) > kWhite;
}

// The characters of a glyph; empty where nobody knows them.
std::string text_of(const Unicode* unicode, int length) {
    std::string out;
    for (int i = 0; i < length; ++i) {
        const auto c = static_cast<char32_t>(unicode[i]);
        const bool private_use = c >= 0xE000 && c <= 0xF8FF;
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || private_use || surrogate || c == 0xFFFD || c > 0x10FFFF) continue;
        utf8::append(out, c);
    }
    return out;
}

}  // namespace

bool NotingDevice::is_hidden(GfxState* state, double x, double y) const {
    GfxRGB color;
    state->getFillRGB(&color);
    if (!is_white(color)) return false;
    return std::none_of(dark_.begin(), dark_.end(), [&](const Area& area) { return area.holds(x, y); });
}

void NotingDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                            CharCode, int, const Unicode* unicode, int count) {
    double along_x = 0;
    double along_y = 0;
    state->textTransformDelta(1, 0, &along_x, &along_y);
    state->transformDelta(along_x, along_y, &along_x, &along_y);
    const double scale = length(along_x, along_y);
    double size = state->getTransformedFontSize();
    if (!(scale > 0) || !(size >= kSmallest)) return;
    along_x /= scale;
    along_y /= scale;
    const int direction = std::abs(along_y) < kSlant   ? (along_x > 0 ? 0 : 2)
                          : std::abs(along_x) < kSlant ? (along_y > 0 ? 1 : 3)
                                                       : -1;
    if (direction < 0) return;
    // The advance without what spaces letters out.
    const std::shared_ptr<GfxFont>& font = state->getFont();
    double advance = 0;
    if (font && font->getWMode() != 0) {
        advance = size;
    } else {
        const bool blank = count == 1 && unicode[0] == ' ';
        const double spacing = (state->getCharSpace() + (blank ? state->getWordSpace() : 0)) * state->getHorizScaling();
        double space_x = 0;
        double space_y = 0;
        state->textTransformDelta(spacing, 0, &space_x, &space_y);
        double to_x = 0;
        double to_y = 0;
        state->transformDelta(dx - space_x, dy - space_y, &to_x, &to_y);
        advance = to_x * along_x + to_y * along_y;
    }
    double at_x = 0;
    double at_y = 0;
    state->transform(x - origin_x, y - origin_y, &at_x, &at_y);
    Glyph glyph;
    glyph.text = text_of(unicode, count);
    if (font && font->getType() == fontType3 && advance > 0 && utf8::is_han_at(glyph.text, 0) &&
        std::abs(size / advance - 1) > 0.3)
        size = advance;  // such a font's own measure may be anything
    glyph.size = size;
    // The middle of the glyph's box decides whether it is on the page, and seen.
    const double middle_x = at_x + along_x * advance / 2 + along_y * 0.38 * size;
    const double middle_y = at_y + along_y * advance / 2 - along_x * 0.38 * size;
    Area visible{middle_x, middle_y, middle_x, middle_y};
    if (middle_x < 0 || middle_x > width_ || middle_y < 0 || middle_y > height_ || !clipped(state, visible)) return;
    const bool invisible = (state->getRender() & 3) == 3 || state->getFillOpacity() < 0.02;
    if (!invisible && is_hidden(state, middle_x, middle_y)) return;
    if (glyph.text.empty()) {
        if (!invisible) ++unmapped_;
        return;
    }
    if (++noted_ > most_) return;
    const std::array<std::pair<double, double>, 4> upright = {
        {{at_x, at_y}, {at_y, width_ - at_x}, {width_ - at_x, height_ - at_y}, {height_ - at_y, at_x}}};
    std::tie(glyph.left, glyph.baseline) = upright[static_cast<std::size_t>(direction)];
    glyph.right = glyph.left + std::max(advance, 0.0);
    (invisible ? invisible_ : glyphs_)[static_cast<std::size_t>(direction)].push_back(std::move(glyph));
}

void NotingDevice::beginActualText(GfxState*, const GooString* text) {
    if (actual_depth_++ > 0) return;
    Unicode* characters = nullptr;
    const int count = TextStringToUCS4(text->toStr(), &characters);
    actual_ = text_of(characters, count);
    gfree(characters);
    for (std::size_t d = 0; d < 4; ++d) actual_from_[d] = glyphs_[d].size();
}

// The text that stands for the glyphs just drawn, where these are few and on one line: ligatures, odd encodings.
void NotingDevice::endActualText(GfxState*) {
    if (actual_depth_ == 0 || --actual_depth_ > 0) return;
    for (std::size_t d = 0; d < 4; ++d) {
        std::vector<Glyph>& all = glyphs_[d];
        const std::size_t from = actual_from_[d];
        if (from >= all.size()) continue;
        const std::size_t drawn = all.size() - from;
        if (utf8::count(actual_) == drawn) {
            std::size_t pos = 0;
            for (std::size_t i = from; i < all.size(); ++i) {
                all[i].text = utf8::at(actual_, pos);
                pos += utf8::length_at(actual_, pos);
            }
        } else if (drawn <= 4 && std::all_of(all.begin() + static_cast<std::ptrdiff_t>(from), all.end(),
                                             [&](const Glyph& g) { return g.baseline == all[from].baseline; })) {
            all[from].right = all.back().right;
            all[from].text = actual_;
            all.resize(actual_.empty() ? from : from + 1);
        }
        return;
    }
}

void NotingDevice::stroke(GfxState* state) {
    GfxRGB color;
    state->getStrokeRGB(&color);
    if (is_white(color) || state->getStrokeOpacity() < 0.02) return;
    const double half = std::max(state->getTransformedLineWidth(), 0.2) / 2;
    if (half > kThin) return;
    const GfxPath* path = state->getPath();
    for (int s = 0; s < path->getNumSubpaths(); ++s) {
        const GfxSubpath* part = path->getSubpath(s);
        for (int i = 1; i < part->getNumPoints() && !full(); ++i) {
            if (part->getCurve(i) || part->getCurve(i - 1)) continue;
            Area line;
            state->transform(part->getX(i - 1), part->getY(i - 1), &line.left, &line.top);
            line.right = line.left;
            line.bottom = line.top;
            double x = 0;
            double y = 0;
            state->transform(part->getX(i), part->getY(i), &x, &y);
            line.add(x, y);
            const double width = line.right - line.left;
            const double height = line.bottom - line.top;
            // A line that a box's stroke draws; none that slopes.
            if (std::min(width, height) > 1 || !clipped(state, line)) continue;
            rule({line.left - half, line.top - half, line.right + half, line.bottom + half});
        }
    }
}

void NotingDevice::fill(GfxState* state) {
    if (state->getFillOpacity() < 0.02) return;
    GfxRGB color;
    state->getFillRGB(&color);
    const bool white = is_white(color);
    const GfxPath* path = state->getPath();
    for (int s = 0; s < path->getNumSubpaths() && !full(); ++s) {
        const GfxSubpath* part = path->getSubpath(s);
        Area area;
        bool curved = false;
        for (int i = 0; i < part->getNumPoints(); ++i) {
            double x = 0;
            double y = 0;
            state->transform(part->getX(i), part->getY(i), &x, &y);
            if (i == 0) area = {x, y, x, y};
            area.add(x, y);
            curved = curved || part->getCurve(i);
        }
        if (curved || part->getNumPoints() < 4 || part->getNumPoints() > 16 || !clipped(state, area)) continue;
        const double thickness = std::min(area.right - area.left, area.bottom - area.top);
        if (thickness <= kThin) {
            if (!white) rule(area);
        } else if (!white && dark_.size() < kMostAreas) {
            dark_.push_back(area);
        }
    }
}

void NotingDevice::picture(GfxState* state) {
    Area area;
    state->transform(0, 0, &area.left, &area.top);
    area.right = area.left;
    area.bottom = area.top;
    for (const auto& [cx, cy] : std::array<std::pair<double, double>, 3>{{{1, 0}, {0, 1}, {1, 1}}}) {
        double x = 0;
        double y = 0;
        state->transform(cx, cy, &x, &y);
        area.add(x, y);
    }
    if (!clipped(state, area)) return;
    if (std::min(area.right - area.left, area.bottom - area.top) <= kThin) {
        if (!full()) rule(area);
        return;
    }
    if (width_ > 0 && height_ > 0)
        pictured_ += (area.right - area.left) * (area.bottom - area.top) / (width_ * height_);
    if (dark_.size() < kMostAreas) dark_.push_back(area);
}

// The direction in which most of the page's text runs is upright; what runs across it goes.
PdfPage NotingDevice::take() {
    const auto most = [](std::array<std::vector<Glyph>, 4>& all) {
        return static_cast<std::size_t>(
            std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); }) -
            all.begin());
    };
    PdfPage out;
    std::size_t direction = most(glyphs_);
    const bool seen = !glyphs_[direction].empty();
    if (!seen) direction = most(invisible_);
    out.placed.glyphs = std::move((seen ? glyphs_ : invisible_)[direction]);
    out.placed.width = direction % 2 == 0 ? width_ : height_;
    out.placed.height = direction % 2 == 0 ? height_ : width_;
    for (Rule& rule : rules_) {
        if (direction == 1) rule = {rule.top, width_ - rule.right, rule.bottom, width_ - rule.left};
        if (direction == 2) rule = {width_ - rule.right, height_ - rule.bottom, width_ - rule.left, height_ - rule.top};
        if (direction == 3) rule = {height_ - rule.bottom, rule.left, height_ - rule.top, rule.right};
    }
    out.placed.rules = std::move(rules_);
    out.unmapped = unmapped_;
    out.pictured = pictured_;
    return out;
}

}  // namespace fenjie
