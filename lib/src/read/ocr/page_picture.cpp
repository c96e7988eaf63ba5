// From a gray picture to rules and rows, by Leptonica.
//
// In:  a scan of a page, 2481 × 3508 pixels, half a degree askew, a table of two columns in its lower half
// Out: the page upright, the boxes of the table's rules, a box for each printed line and for each line in a cell
#include "read/ocr/page_picture.hpp"

#include <algorithm>
#include <cmath>

#include "read/ocr/pix.hpp"

namespace fenjie {
namespace {

// Inches.
constexpr double kShortestRun = 0.3;  // of ink in a row: what may be a rule
constexpr double kLoneAcross = 1.0;   // a rule across that meets no other: a shorter one is a dash
constexpr double kLoneDown = 0.6;     // the same downwards: a shorter one is a stroke
constexpr double kThickest = 0.06;    // what is thicker is an area
constexpr double kLeastType = 0.07;   // type of 5 points
constexpr double kMostType = 0.5;     // of 36
constexpr double kUsualType = 0.2;    // where nothing tells
constexpr double kLeastSkew = 0.1;    // degrees
constexpr int kMostParts = 200000;    // connected pieces of ink: a page of small print has 20000
constexpr std::size_t kMostRules = 4000;
constexpr double kOfEm = 0.93;  // what a line's ink takes of its em

bool meet(const PixelBox& a, const PixelBox& b, int reach) {
    return a.left - reach <= b.right && b.left - reach <= a.right && a.top - reach <= b.bottom &&
           b.top - reach <= a.bottom;
}

// Thin boxes; of those that no rule in the other direction meets only the long ones.
std::vector<PixelBox> true_rules(const std::vector<PixelBox>& across, const std::vector<PixelBox>& down, double dpi) {
    std::vector<PixelBox> out;
    if (across.size() > kMostRules || down.size() > kMostRules) return out;
    const auto thin = [&](int thickness) { return thickness <= kThickest * dpi; };
    const int reach = static_cast<int>(dpi / 50);
    const auto meets = [&](const PixelBox& box, const std::vector<PixelBox>& others, bool others_are_across) {
        return std::any_of(others.begin(), others.end(), [&](const PixelBox& other) {
            return thin(others_are_across ? other.height() : other.width()) && meet(box, other, reach);
        });
    };
    for (const PixelBox& box : across) {
        if (thin(box.height()) && (box.width() >= kLoneAcross * dpi || meets(box, down, false))) out.push_back(box);
    }
    for (const PixelBox& box : down) {
        if (thin(box.width()) && (box.height() >= kLoneDown * dpi || meets(box, across, true))) out.push_back(box);
    }
    return out;
}

// The height of most characters: of pieces of ink that were smeared to words.
double usual_em(Pix* ink, double dpi) {
    const PixPtr words(pixCloseBrick(nullptr, ink, static_cast<int>(dpi / 12), static_cast<int>(dpi / 40)));
    std::vector<int> heights;
    if (words) {
        for (const PixelBox& box : boxes_of(BoxesPtr(pixConnCompBB(words.get(), 8)))) {
            if (box.height() > kLeastType * dpi && box.height() < kMostType * dpi && box.width() > box.height())
                heights.push_back(box.height());
        }
    }
    if (heights.empty()) return kUsualType * dpi;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle / kOfEm;
}

PixPtr pix_of(const GrayImage& image) {
    PixPtr out(pixCreate(image.width, image.height, 8));
    if (!out) return out;
    l_uint32* words = pixGetData(out.get());
    const int words_a_line = pixGetWpl(out.get());
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* from =
            image.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width);
        l_uint32* line = words + static_cast<std::ptrdiff_t>(y) * words_a_line;
        for (int x = 0; x < image.width; ++x) SET_DATA_BYTE(line, x, from[x]);
    }
    return out;
}

PixPtr ink_of(Pix* gray) {
    Pix* out = nullptr;
    constexpr int kWhole = 1 << 16;  // one threshold for the whole page
    if (pixOtsuAdaptiveThreshold(gray, kWhole, kWhole, 0, 0, 0.1F, nullptr, &out) != 0) return nullptr;
    return PixPtr(out);
}

// Turns the page upright where its lines slope.
void straighten(PixPtr& gray, PixPtr& ink) {
    float angle = 0;
    float confidence = 0;
    constexpr float kSure = 3;
    if (pixFindSkew(ink.get(), &angle, &confidence) != 0 || confidence < kSure || std::abs(angle) < kLeastSkew) return;
    const float radians = angle * 3.14159265F / 180;
    PixPtr turned(pixRotate(gray.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    if (!turned) return;
    PixPtr turned_ink = ink_of(turned.get());
    if (!turned_ink) return;
    gray = std::move(turned);
    ink = std::move(turned_ink);
}

}  // namespace

struct PagePicture::Pictures {
    PixPtr gray;
};

PagePicture::PagePicture(const GrayImage& image) : pictures_(std::make_unique<Pictures>()), dpi_(image.dpi) {
    be_quiet();
    PixPtr gray = pix_of(image);
    if (!gray) return;
    // A shadow over the paper is not ink.
    constexpr int kPaper = 200;  // what its gray becomes
    const PixPtr even(pixBackgroundNormSimple(gray.get(), nullptr, nullptr));
    if (even) gray = PixPtr(pixClone(even.get()));
    PixPtr ink = ink_of(gray.get());
    int parts = 0;
    is_noise_ = !ink || pixCountConnComp(ink.get(), 8, &parts) != 0 || parts > kMostParts;
    if (is_noise_) return;
    straighten(gray, ink);
    if (even) pixGammaTRC(gray.get(), gray.get(), 1, 0, kPaper);

    const int run = static_cast<int>(kShortestRun * dpi_);
    const PixPtr across(pixOpenBrick(nullptr, ink.get(), run, 1));
    const PixPtr down(pixOpenBrick(nullptr, ink.get(), 1, run));
    PixPtr walls(pixCreate(pixGetWidth(ink.get()), pixGetHeight(ink.get()), 1));
    if (!across || !down || !walls) return;
    rules_ = true_rules(boxes_of(BoxesPtr(pixConnCompBB(across.get(), 8))),
                        boxes_of(BoxesPtr(pixConnCompBB(down.get(), 8))), dpi_);
    const int fringe = std::max(2, static_cast<int>(dpi_ / 100));
    for (const PixelBox& rule : rules_)
        pixRasterop(walls.get(), rule.left - fringe, rule.top - fringe, rule.width() + 2 * fringe,
                    rule.height() + 2 * fringe, PIX_SET, nullptr, 0, 0);
    pixSubtract(ink.get(), ink.get(), walls.get());
    pixSetMasked(gray.get(), walls.get(), 255);
    const int speck = std::max(2, static_cast<int>(dpi_ / 100));
    ink = PixPtr(pixSelectBySize(ink.get(), speck, speck, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
    if (!ink) return;
    rows_ = text_rows(ink.get(), walls.get(), usual_em(ink.get(), dpi_));
    pictures_->gray = std::move(gray);
}

PagePicture::~PagePicture() = default;

RowPicture PagePicture::cut_out(const PixelBox& box, const std::vector<PixelBox>& wiped, int margin,
                                double scale) const {
    RowPicture out;
    const int width = box.width() + 2 * margin;
    const int height = box.height() + 2 * margin;
    const PixPtr part(pixCreate(width, height, 8));
    if (!part || !pictures_->gray) return out;
    pixSetAllArbitrary(part.get(), 255);
    pixRasterop(part.get(), margin, margin, box.width(), box.height(), PIX_SRC, pictures_->gray.get(), box.left,
                box.top);
    for (const PixelBox& w : wiped)
        pixRasterop(part.get(), w.left - box.left + margin - 1, w.top - box.top + margin - 1, w.width() + 2,
                    w.height() + 2, PIX_SET, nullptr, 0, 0);
    const PixPtr scaled(pixScale(part.get(), static_cast<float>(scale), static_cast<float>(scale)));
    if (!scaled) return out;
    out.scale = scale;
    out.left = box.left - margin;
    out.image.width = pixGetWidth(scaled.get());
    out.image.height = pixGetHeight(scaled.get());
    out.image.dpi = dpi_ * scale;
    out.image.pixels.reserve(static_cast<std::size_t>(out.image.width) * static_cast<std::size_t>(out.image.height));
    for (int y = 0; y < out.image.height; ++y) {
        const l_uint32* line = pixGetData(scaled.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(scaled.get());
        for (int x = 0; x < out.image.width; ++x)
            out.image.pixels.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(line, x)));
    }
    return out;
}

RowPicture PagePicture::row(const TextRow& row, double em) const {
    return cut_out(row.box, row.rings, static_cast<int>(row.em / 2), em / row.em);
}

RowPicture PagePicture::between_dashes(const TextRow& row, double em) const {
    return cut_out(row.between_dashes.value_or(row.box), {}, static_cast<int>(row.em / 2), em / row.em);
}

RowPicture PagePicture::ring(const PixelBox& ring, double height) const {
    const int inset = static_cast<int>(0.19 * ring.height());
    const PixelBox inside = {ring.left + inset, ring.top + inset, ring.right - inset, ring.bottom - inset};
    return cut_out(inside, {}, ring.height() / 2, height / std::max(inside.height(), 1));
}

}  // namespace fenjie
