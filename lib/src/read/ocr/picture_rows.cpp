// Ink to rows of text: cell by cell as the rules part them, then cut where nothing is printed, across and downwards in
// turn.
//
// In:  the ink of a table's row whose cells hold two lines and one      Out: three boxes, two below each other
#include <algorithm>
#include <cmath>

#include "read/ocr/pix.hpp"

namespace fenjie {
namespace {

constexpr double kOneLine = 1.15;   // em: what is no higher is one line, whatever gaps its strokes leave
constexpr double kTwoLines = 1.8;   // em: what is higher holds several lines that a column may part
constexpr double kColumnGap = 1.5;  // em
constexpr double kSmallest = 0.12;  // em: specks
constexpr double kOfEm = 0.93;      // what a line's ink takes of its em
constexpr double kSameSize = 0.18;  // em
constexpr int kMostCuts = 8;
constexpr std::size_t kMostRows = 4000;
constexpr std::size_t kMostCells = 20000;

/// The ink of one cell.
class Cell {
 public:
    Cell(Pix* ink, int left, int top, double em, std::vector<TextRow>& rows)
        : ink_(ink), left_(left), top_(top), em_(em), rows_(rows) {}

    // Rows between white stretches; a high one is tried for columns and cut again.
    void cut(const PixelBox& box, int depth) {
        std::vector<std::pair<int, int>> lines;
        int begin = -1;
        for (int y = box.top; y <= box.bottom; ++y) {
            const bool inked = y < box.bottom && has_ink(box, y);
            if (inked && begin < 0) begin = y;
            if (inked || begin < 0) continue;
            if (!lines.empty() && y - lines.back().first <= kOneLine * em_)
                lines.back().second = y;
            else
                lines.emplace_back(begin, y);
            begin = -1;
        }
        for (const auto& [top, bottom] : lines) {
            const std::vector<bool> columns = inked_columns({box.left, top, box.right, bottom});
            const auto first = std::find(columns.begin(), columns.end(), true);
            const auto last = std::find(columns.rbegin(), columns.rend(), true).base();
            if (first == columns.end()) continue;
            const PixelBox row = {box.left + static_cast<int>(first - columns.begin()), top,
                                  box.left + static_cast<int>(last - columns.begin()), bottom};
            if (row.height() <= kTwoLines * em_ || depth == kMostCuts || !cut_columns(row, columns, box.left, depth))
                add(row);
        }
    }

 private:
    [[nodiscard]] const l_uint32* line(int y) const {
        return pixGetData(ink_) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink_);
    }
    [[nodiscard]] bool has_ink(const PixelBox& box, int y) const {
        const l_uint32* bits = line(y);
        for (int x = box.left; x < box.right; ++x) {
            if (GET_DATA_BIT(bits, x) != 0) return true;
        }
        return false;
    }
    [[nodiscard]] std::vector<bool> inked_columns(const PixelBox& box) const {
        std::vector<bool> out(static_cast<std::size_t>(box.width()));
        for (int y = box.top; y < box.bottom; ++y) {
            const l_uint32* bits = line(y);
            for (int x = box.left; x < box.right; ++x) {
                if (GET_DATA_BIT(bits, x) != 0) out[static_cast<std::size_t>(x - box.left)] = true;
            }
        }
        return out;
    }
    bool cut_columns(const PixelBox& row, const std::vector<bool>& columns, int origin, int depth) {
        std::vector<PixelBox> parts = {{row.left, row.top, row.left, row.bottom}};
        for (int x = row.left; x < row.right; ++x) {
            if (!columns[static_cast<std::size_t>(x - origin)]) continue;
            if (x - parts.back().right > kColumnGap * em_) parts.push_back({x, row.top, x, row.bottom});
            parts.back().right = x + 1;
        }
        if (parts.size() < 2) return false;
        for (const PixelBox& part : parts) cut(part, depth + 1);
        return true;
    }
    void add(const PixelBox& row) {
        if (rows_.size() >= kMostRows || std::max(row.width(), row.height()) < kSmallest * em_) return;
        TextRow out;
        out.box = {row.left + left_, row.top + top_, row.right + left_, row.bottom + top_};
        // A row of dashes, or of marks only, is set in the size of the others; commas and brackets make no other size.
        const double own = row.height() / kOfEm;
        out.em = own < 0.6 * em_ || std::abs(own - em_) < kSameSize * em_ ? em_ : own;
        find_shapes(row, out);
        rows_.push_back(std::move(out));
    }

    // A dash at either end and a few pieces between them.
    static void find_dashes(const std::vector<PixelBox>& pieces, TextRow& out) {
        constexpr std::size_t kMostPieces = 6;
        if (pieces.size() < 3 || pieces.size() > kMostPieces) return;
        const auto [first, last] = std::minmax_element(pieces.begin(), pieces.end(),
                                                       [](const auto& a, const auto& b) { return a.left < b.left; });
        const auto is_dash = [&](const PixelBox& box) {
            return box.height() < 0.2 * out.em && box.width() > 0.3 * out.em && box.width() > 3 * box.height();
        };
        if (!is_dash(*first) || !is_dash(*last)) return;
        const PixelBox& row = out.box;
        const PixelBox inside = {row.left + first->right + 1, row.top, row.left + last->left - 1, row.bottom};
        if (inside.width() > 0 && inside.width() < 3 * out.em) out.between_dashes = inside;
    }

    // Dashes around a page number, and round outlines as large as a character with something inside.
    void find_shapes(const PixelBox& row, TextRow& out) const {
        const PixPtr part(pixCreate(row.width(), row.height(), 1));
        if (!part) return;
        pixRasterop(part.get(), 0, 0, row.width(), row.height(), PIX_SRC, ink_, row.left, row.top);
        // A thin line is broken here and there.
        const int mend = std::max(3, static_cast<int>(out.em / 12));
        pixCloseSafeBrick(part.get(), part.get(), mend, mend);
        Pixa* pieces = nullptr;
        const BoxesPtr boxes(pixConnComp(part.get(), &pieces, 8));
        const std::vector<PixelBox> pieces_of_row = boxes_of(boxes);
        find_dashes(pieces_of_row, out);
        int index = -1;
        for (const PixelBox& box : pieces_of_row) {
            ++index;
            const bool square = std::abs(box.width() - box.height()) <= 0.12 * out.em;
            if (!square || box.height() < 0.6 * out.em || box.height() > 1.1 * out.em) continue;
            const PixPtr piece(pixaGetPix(pieces, index, L_CLONE));
            if (is_ring(piece.get()))
                out.rings.push_back({box.left + out.box.left, box.top + out.box.top, box.right + out.box.left,
                                     box.bottom + out.box.top});
        }
        pixaDestroy(&pieces);
        std::sort(out.rings.begin(), out.rings.end(),
                  [](const PixelBox& a, const PixelBox& b) { return a.left < b.left; });
    }

    // Ink all along a circle's line and none in the corners around it.
    static bool is_ring(Pix* piece) {
        const double half_width = pixGetWidth(piece) / 2.0;
        const double half_height = pixGetHeight(piece) / 2.0;
        constexpr int kPoints = 48;
        constexpr double kDepth = 0.25;  // of the radius: how far inside the box the line may run
        int on_line = 0;
        for (int i = 0; i < kPoints; ++i) {
            const double angle = 2 * 3.14159265358979 * i / kPoints;
            bool met = false;
            for (double radius = 1.0; radius > 1 - kDepth && !met; radius -= 0.5 / half_width) {
                l_uint32 value = 0;
                pixGetPixel(piece, static_cast<int>(half_width + radius * half_width * std::cos(angle)),
                            static_cast<int>(half_height + radius * half_height * std::sin(angle)), &value);
                met = value != 0;
            }
            on_line += met ? 1 : 0;
        }
        if (on_line < kPoints - kPoints / 12) return false;
        int inked_corners = 0;
        constexpr double kCorner = 0.12;  // of the width; a circle leaves 0.146 of the diagonal free
        for (const int corner : {0, 1, 2, 3}) {
            const double pixel = 0.25 / half_width;
            for (int step = 0; step * pixel < kCorner; ++step) {
                const double d = step * pixel;
                const double x = corner % 2 == 0 ? d : 1 - d;
                const double y = corner / 2 == 0 ? d : 1 - d;
                l_uint32 value = 0;
                pixGetPixel(piece, static_cast<int>(x * 2 * half_width), static_cast<int>(y * 2 * half_height), &value);
                if (value == 0) continue;
                ++inked_corners;
                break;
            }
        }
        return inked_corners == 0;
    }

    Pix* ink_;
    int left_;
    int top_;
    double em_;
    std::vector<TextRow>& rows_;
};

}  // namespace

std::vector<TextRow> text_rows(Pix* ink, Pix* rules, double em) {
    std::vector<TextRow> out;
    const PixPtr space(pixInvert(nullptr, rules));
    if (!space) return out;
    Pixa* masks = nullptr;
    const BoxesPtr boxes(pixConnComp(space.get(), &masks, 4));
    int index = -1;
    std::size_t cells = 0;
    for (const PixelBox& box : boxes_of(boxes)) {
        ++index;
        if (box.width() < em / 2 || box.height() < em / 2 || ++cells > kMostCells) continue;
        const PixPtr cell(pixCreate(box.width(), box.height(), 1));
        const PixPtr mask(pixaGetPix(masks, index, L_CLONE));
        if (!cell || !mask) continue;
        pixRasterop(cell.get(), 0, 0, box.width(), box.height(), PIX_SRC, ink, box.left, box.top);
        pixAnd(cell.get(), cell.get(), mask.get());
        Cell(cell.get(), box.left, box.top, em, out).cut({0, 0, box.width(), box.height()}, 0);
    }
    pixaDestroy(&masks);
    return out;
}

}  // namespace fenjie
