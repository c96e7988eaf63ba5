// Notes what is drawn: characters with their boxes, straight lines, boxes filled, pictures.
//
// In:  "BT /F1 16 Tf 90 700 Td <…> Tj ET  90 650 420 0.5 re f"
// Out: a glyph for each character with its box, a rule of 420 points
//
// poppler's interpreter is used by its inner interface: the outer one (poppler-cpp) tells words and boxes only, neither
// the rules of tables nor which text is invisible, slanted across the page or printed white on white.
#include "read/pdf/device.hpp"

#include <poppler/GfxFont.h>
#include <poppler/UTF.h>

#include <array>
#include <cmath>
#include <utility>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kSmallest = 1.0;  // points: type that nobody reads
constexpr double kWhite = 0.96;    // of each colour

double length(double x, double y) {
    return std::sqrt(x * x + y * y);
}

// What a clip leaves of an area.
bool clipped(GfxState* state, Area& area) {
    Area clip;
    state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    return area.cut(clip);
}

bool is_white(const GfxRGB& color) {
    return colToDbl(color.r) > kWhite && colToDbl(color.g) > kWhite && colToDbl(color.b) > kWhite;
}

// The characters of a glyph; empty where nobody knows them.
std::string text_of(const Unicode* unicode, int length) {
    std::string out;
    for (int i = 0; i < length; ++i) {
        const auto c = static_cast<char32_t>(unicode[i]);
        if (is_readable(c)) utf8::append(out, c);
    }
    return out;
}

}  // namespace

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
    DrawnGlyph glyph;
    state->transform(x - origin_x, y - origin_y, &glyph.x, &glyph.y);
    glyph.text = text_of(unicode, count);
    if (font && font->getType() == fontType3 && advance > 0 && utf8::is_han_at(glyph.text, 0) &&
        std::abs(size / advance - 1) > 0.3)
        size = advance;  // such a font's own measure may be anything
    glyph.along_x = along_x;
    glyph.along_y = along_y;
    glyph.advance = advance;
    glyph.size = size;
    Area middle{glyph.middle_x(), glyph.middle_y(), glyph.middle_x(), glyph.middle_y()};
    if (!clipped(state, middle)) return;
    glyph.invisible = (state->getRender() & 3) == 3 || state->getFillOpacity() < 0.02;
    GfxRGB color;
    state->getFillRGB(&color);
    glyph.white = is_white(color);
    page_.glyph(std::move(glyph));
}

void NotingDevice::beginActualText(GfxState*, const GooString* text) {
    if (actual_depth_++ > 0) return;
    Unicode* characters = nullptr;
    const int count = TextStringToUCS4(text->toStr(), &characters);
    actual_ = text_of(characters, count);
    gfree(characters);
    actual_from_ = page_.mark();
}

void NotingDevice::endActualText(GfxState*) {
    if (actual_depth_ > 0 && --actual_depth_ == 0) page_.replace(actual_from_, actual_);
}

void NotingDevice::stroke(GfxState* state) {
    GfxRGB color;
    state->getStrokeRGB(&color);
    if (is_white(color) || state->getStrokeOpacity() < 0.02) return;
    const double half = std::max(state->getTransformedLineWidth(), 0.2) / 2;
    if (half > kThickestRule) return;
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
            page_.line({line.left - half, line.top - half, line.right + half, line.bottom + half});
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
        page_.box(area, white);
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
    if (!full() && clipped(state, area)) page_.picture(area);
}

PdfPage NotingDevice::take() {
    return {page_.take(), page_.unmapped(), page_.pictured()};
}

}  // namespace fenjie
