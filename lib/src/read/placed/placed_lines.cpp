// Glyphs to lines of text: who stands on one baseline, in which order, and where a blank belongs.
//
// In:  达 at 90, 到 at 104, 6 at 121, 5 at 128, all of size 14 on baseline 300      Out: one line "达到65"
//
// Type is set with gaps that mean nothing: a quarter of an em between Chinese and figures, what justifying adds. A gap
// counts from seven tenths of an em on; between letters or figures from a seventh. Fake bold prints a glyph twice.
#include <cmath>
#include <numeric>

#include "read/placed/page_parts.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kSameLine = 0.3;     // em between baselines
constexpr double kWideGap = 0.7;      // em: a blank beside a Chinese character
constexpr double kTypedGap = 0.2;     // em: the same, where a blank was typed
constexpr double kNarrowGap = 0.15;   // em: a blank between letters or figures
constexpr double kWordGap = 1.0;      // em: more than a blank between words
constexpr double kPieceGap = 0.7;     // em: what may part cells or columns
constexpr double kSameGlyph = 0.4;    // of a glyph's width: one printed over another
constexpr double kRaised = 0.8;       // of the line's size: a raised or lowered figure is no larger
constexpr double kRaisedShift = 0.6;  // em of the line

bool is_wide(std::string_view text) {
    const char32_t c = utf8::code_point(utf8::at(text, 0));
    return c >= 0x2E80 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E);
}

bool is_blank_text(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos)) {
        if (!is_blank(utf8::code_point(utf8::at(text, pos)))) return false;
    }
    return true;
}

struct Cluster {
    std::vector<const Glyph*> glyphs;
    double baseline = 0;
    double size = 0;  // of the largest glyph
};

std::vector<Cluster> by_baseline(const std::vector<Glyph>& glyphs) {
    std::vector<const Glyph*> sorted;
    sorted.reserve(glyphs.size());
    for (const Glyph& glyph : glyphs) sorted.push_back(&glyph);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Glyph* a, const Glyph* b) { return a->baseline < b->baseline; });
    std::vector<Cluster> out;
    for (const Glyph* glyph : sorted) {
        const bool same =
            !out.empty() && glyph->baseline - out.back().baseline <= kSameLine * std::min(glyph->size, out.back().size);
        if (!same) out.push_back({{}, glyph->baseline, 0});
        Cluster& cluster = out.back();
        if (glyph->size > cluster.size) {
            cluster.size = glyph->size;
        }
        cluster.glyphs.push_back(glyph);
    }
    return out;
}

// Raised and lowered figures (m², notes) belong to the line that they touch.
bool is_raised_part(const Cluster& small, const Cluster& line) {
    if (small.size > kRaised * line.size || std::abs(small.baseline - line.baseline) > kRaisedShift * line.size)
        return false;
    const double reach = 0.5 * line.size;
    return std::all_of(small.glyphs.begin(), small.glyphs.end(), [&](const Glyph* glyph) {
        bool touches = false;
        for (const Glyph* other : line.glyphs) {
            const double overlap = std::min(glyph->right, other->right) - std::max(glyph->left, other->left);
            if (overlap > 0.5 * (glyph->right - glyph->left) && !is_blank_text(other->text)) return false;
            touches = touches || overlap > -reach;
        }
        return touches;
    });
}

void join_raised(std::vector<Cluster>& clusters) {
    constexpr std::size_t kMostRaised = 24;  // glyphs; what is longer is a line of small print
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        if (clusters[i].glyphs.empty() || clusters[i].glyphs.size() > kMostRaised) continue;
        for (const std::size_t j : {i + 1, i - 1}) {
            if (j >= clusters.size() || clusters[j].glyphs.empty() || !is_raised_part(clusters[i], clusters[j]))
                continue;
            clusters[j].glyphs.insert(clusters[j].glyphs.end(), clusters[i].glyphs.begin(), clusters[i].glyphs.end());
            clusters[i].glyphs.clear();
            break;
        }
    }
    std::erase_if(clusters, [](const Cluster& cluster) { return cluster.glyphs.empty(); });
}

// Keeps one of glyphs that are printed over each other.
void undo_doubles(std::vector<const Glyph*>& glyphs) {
    constexpr std::size_t kBack = 4;
    std::vector<const Glyph*> kept;
    kept.reserve(glyphs.size());
    for (const Glyph* glyph : glyphs) {
        bool doubled = false;
        for (std::size_t back = 1; back <= std::min(kBack, kept.size()) && !doubled; ++back) {
            const Glyph& other = *kept[kept.size() - back];
            const double width = std::min(glyph->right - glyph->left, other.right - other.left);
            doubled = other.text == glyph->text && glyph->left - other.left < kSameGlyph * width;
        }
        if (!doubled) kept.push_back(glyph);
    }
    glyphs = std::move(kept);
}

double middle_size(const std::vector<const Glyph*>& glyphs) {
    std::vector<double> sizes;
    sizes.reserve(glyphs.size());
    for (const Glyph* glyph : glyphs) sizes.push_back(glyph->size);
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

// How many blanks a gap is worth; none where it is only the setting.
int blanks_in(const Glyph& left, const Glyph& right, bool typed) {
    const double em = std::min(left.size, right.size);
    const double gap = right.left - left.right;
    const bool narrow = !is_wide(utf8::before(left.text, left.text.size())) && !is_wide(right.text);
    const double least = narrow ? (typed ? 0.0 : kNarrowGap) : (typed ? kTypedGap : kWideGap);
    if (em <= 0 || gap < least * em) return 0;
    if (narrow && gap < kWordGap * em) return 1;
    return std::clamp(static_cast<int>(std::min(std::lround(2 * gap / em), 8L)), 1, 8);
}

PlacedLine line_of(std::vector<const Glyph*> glyphs) {
    std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph* a, const Glyph* b) { return a->left < b->left; });
    undo_doubles(glyphs);
    PlacedLine out;
    const Glyph* last = nullptr;
    bool typed = false;
    double reach = 0;  // right end of what is written
    for (const Glyph* glyph : glyphs) {
        if (is_blank_text(glyph->text)) {
            typed = last != nullptr;
            continue;
        }
        if (last == nullptr) {
            out.left = glyph->left;
            reach = glyph->right;
            out.pieces.push_back({glyph->left, glyph->right, 0, 0, glyph->baseline});
        } else {
            out.text.append(static_cast<std::size_t>(blanks_in(*last, *glyph, typed)), ' ');
            if (glyph->left - reach >= kPieceGap * std::min(last->size, glyph->size))
                out.pieces.push_back({glyph->left, glyph->right, out.text.size(), 0, glyph->baseline});
        }
        const std::size_t begin = out.text.size();
        out.text += glyph->text;
        if (glyph->confidence < kDoubtful) {
            if (!out.doubts.empty() && out.doubts.back().end == begin) {
                out.doubts.back().end = out.text.size();
                out.doubts.back().confidence = std::min(out.doubts.back().confidence, glyph->confidence);
            } else {
                out.doubts.push_back({begin, out.text.size(), glyph->confidence});
            }
        }
        reach = std::max(reach, glyph->right);
        out.pieces.back().right = reach;
        out.pieces.back().end = out.text.size();
        last = glyph;
        typed = false;
    }
    out.right = reach;
    std::erase_if(glyphs, [](const Glyph* glyph) { return is_blank_text(glyph->text); });
    if (glyphs.empty()) return out;
    out.size = middle_size(glyphs);
    // A line's baseline is that of most of its glyphs: raised ones do not move it.
    std::vector<double> baselines;
    for (const Glyph* glyph : glyphs) {
        if (glyph->size >= kRaised * out.size) baselines.push_back(glyph->baseline);
    }
    const auto middle = baselines.begin() + static_cast<std::ptrdiff_t>(baselines.size() / 2);
    std::nth_element(baselines.begin(), middle, baselines.end());
    out.baseline = *middle;
    return out;
}

}  // namespace

std::vector<PlacedLine> lines_of(std::vector<Glyph> glyphs) {
    std::erase_if(glyphs, [](const Glyph& g) {
        return g.text.empty() || !std::isfinite(g.left) || !std::isfinite(g.right) || !std::isfinite(g.baseline) ||
               !std::isfinite(g.size) || g.size <= 0;
    });
    std::vector<Cluster> clusters = by_baseline(glyphs);
    join_raised(clusters);
    std::vector<PlacedLine> out;
    for (Cluster& cluster : clusters) {
        PlacedLine line = line_of(std::move(cluster.glyphs));
        if (!line.text.empty()) out.push_back(std::move(line));
    }
    std::stable_sort(out.begin(), out.end(), [](const PlacedLine& a, const PlacedLine& b) {
        return std::pair(a.baseline, a.left) < std::pair(b.baseline, b.left);
    });
    return out;
}

PlacedLine part_of(const PlacedLine& line, std::size_t first, std::size_t last) {
    PlacedLine out;
    out.left = line.pieces[first].left;
    out.right = line.pieces[last].right;
    out.baseline = line.pieces[first].baseline;
    out.size = line.size;
    const std::size_t begin = line.pieces[first].begin;
    const std::size_t end = line.pieces[last].end;
    out.text = line.text.substr(begin, end - begin);
    for (std::size_t i = first; i <= last; ++i) {
        const Piece& piece = line.pieces[i];
        out.pieces.push_back({piece.left, piece.right, piece.begin - begin, piece.end - begin, piece.baseline});
    }
    for (const Doubt& doubt : line.doubts) {
        if (doubt.begin >= begin && doubt.end <= end)
            out.doubts.push_back({doubt.begin - begin, doubt.end - begin, doubt.confidence});
    }
    return out;
}

}  // namespace fenjie
