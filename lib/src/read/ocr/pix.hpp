// Pictures of Leptonica that free themselves.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>

#include "read/ocr/page_picture.hpp"

namespace fenjie {

/// Leptonica prints its troubles otherwise; for the whole process.
inline void be_quiet() {
    setMsgSeverity(L_SEVERITY_NONE);
    leptSetStderrHandler([](const char*) {});
}

struct DestroyPix {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, DestroyPix>;

struct DestroyBoxes {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxesPtr = std::unique_ptr<Boxa, DestroyBoxes>;

[[nodiscard]] inline std::vector<PixelBox> boxes_of(const BoxesPtr& boxes) {
    std::vector<PixelBox> out;
    const int count = boxes ? boxaGetCount(boxes.get()) : 0;
    out.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
        out.push_back({x, y, x + width, y + height});
    }
    return out;
}

/// Rows of text among ink without rules; `rules` are walls between them, `em` is the height of most characters.
[[nodiscard]] std::vector<TextRow> text_rows(Pix* ink, Pix* rules, double em);

}  // namespace fenjie
