// A device for poppler's interpreter that notes where glyphs and rules go.
#pragma once

#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "read/deadline.hpp"
#include "read/pdf_file.hpp"

namespace fenjie {

/// A box on the page.
struct Area {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    [[nodiscard]] bool holds(double x, double y) const { return x >= left && x <= right && y >= top && y <= bottom; }
    void add(double x, double y) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
};

/// Glyphs and rules of one page. Glyphs are kept by the direction in which their baselines run (to the right, down, to
/// the left, up), already turned upright.
class NotingDevice : public OutputDev {
 public:
    NotingDevice(std::size_t most, Deadline& deadline) : most_(most), deadline_(&deadline) {}

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    // Patterns and shadings would be drawn piece by piece; they hold no text.
    bool useTilingPatternFill() override { return true; }
    bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                           double) override {
        return true;
    }
    bool useShadedFills(int) override { return true; }
    bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
    bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
    bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
    bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

    void startPage(int, GfxState* state, XRef*) override {
        width_ = state->getPageWidth();
        height_ = state->getPageHeight();
    }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode,
                  int, const Unicode* unicode, int length) override;
    void beginActualText(GfxState*, const GooString* text) override;
    void endActualText(GfxState*) override;
    void stroke(GfxState* state) override;
    void fill(GfxState* state) override;
    void eoFill(GfxState* state) override { fill(state); }
    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool in_line) override {
        picture(state);
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
    }
    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors,
                   bool interpolate, const int* mask, bool in_line) override {
        picture(state);
        OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, in_line);
    }
    void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool,
                         bool) override {
        picture(state);
    }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                             GfxImageColorMap*, bool) override {
        picture(state);
    }

    [[nodiscard]] bool full() const { return noted_ > most_; }
    [[nodiscard]] bool stopped() { return full() || deadline_->passed(); }
    [[nodiscard]] PdfPage take();

 private:
    [[nodiscard]] bool is_hidden(GfxState* state, double x, double y) const;
    void rule(const Area& area) {
        if (++noted_ > most_) return;
        rules_.push_back({area.left, area.top, area.right, area.bottom});
    }
    void picture(GfxState* state);

    std::size_t most_;
    Deadline* deadline_;
    std::size_t noted_ = 0;
    double width_ = 0;
    double height_ = 0;
    std::array<std::vector<Glyph>, 4> glyphs_;
    std::array<std::vector<Glyph>, 4> invisible_;  // the text layer of a scan, where nothing else is there
    std::vector<Rule> rules_;
    std::vector<Area> dark_;  // areas on which white text can be read
    std::size_t unmapped_ = 0;
    double pictured_ = 0;
    int actual_depth_ = 0;
    std::string actual_;
    std::array<std::size_t, 4> actual_from_{};
};

}  // namespace fenjie
