// A device for poppler's interpreter that notes where glyphs and rules go.
#pragma once

#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>

#include <string>

#include "read/deadline.hpp"
#include "read/pdf/file.hpp"
#include "read/placed/drawn_page.hpp"

namespace fenjie {

/// Draws one page into glyphs and rules.
class NotingDevice : public OutputDev {
 public:
    NotingDevice(std::size_t most, Deadline& deadline) : page_(most), deadline_(&deadline) {}

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
        page_.set_size(state->getPageWidth(), state->getPageHeight());
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

    [[nodiscard]] bool full() const { return page_.full(); }
    [[nodiscard]] bool stopped() { return full() || deadline_->passed(); }
    [[nodiscard]] PdfPage take();

 private:
    void picture(GfxState* state);

    DrawnPage page_;
    Deadline* deadline_;
    int actual_depth_ = 0;
    std::string actual_;
    DrawnPage::Mark actual_from_{};
};

}  // namespace fenjie
