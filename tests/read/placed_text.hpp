// Pages for tests, set by hand: text at a place in a size, Chinese characters an em wide, all others half of one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/placed/positions.hpp"
#include "text/utf8.hpp"

namespace placed {

inline double width_of(std::string_view text, double size) {
    double width = 0;
    for (std::size_t pos = 0; pos < text.size(); pos += fenjie::utf8::length_at(text, pos))
        width += fenjie::utf8::length_at(text, pos) > 1 ? size : size / 2;
    return width;
}

class Page {
 public:
    explicit Page(double width = 595, double height = 842) { page_.width = width, page_.height = height; }

    Page& text(double x, double baseline, std::string_view text, double size = 16, float confidence = 100) {
        for (std::size_t pos = 0; pos < text.size();) {
            const std::string_view c = fenjie::utf8::at(text, pos);
            const double advance = width_of(c, size);
            page_.glyphs.push_back({x, x + advance, baseline, size, std::string(c), confidence});
            x += advance;
            pos += c.size();
        }
        return *this;
    }
    Page& across(double y, double from, double to) {
        page_.rules.push_back({from, y - 0.25, to, y + 0.25});
        return *this;
    }
    Page& down(double x, double from, double to) {
        page_.rules.push_back({x - 0.25, from, x + 0.25, to});
        return *this;
    }
    /// A grid of full rules.
    Page& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
        for (const double y : ys) across(y, xs.front(), xs.back());
        for (const double x : xs) down(x, ys.front(), ys.back());
        return *this;
    }
    fenjie::PlacedPage& raw() { return page_; }

 private:
    fenjie::PlacedPage page_;
};

inline fenjie::ReadDocument read(std::vector<Page> pages) {
    std::vector<fenjie::PlacedPage> placed;
    for (Page& page : pages) placed.push_back(std::move(page.raw()));
    fenjie::DocumentBuilder out;
    write_pages(std::move(placed), out);
    return out.finish("application/pdf", "UTF-8");
}

/// The text with the marks that tests look for: | between a cell's paragraphs, + at the end of a line that goes on.
inline std::string shown(const fenjie::ReadDocument& document) {
    std::string out;
    std::size_t wrap = 0;
    for (std::size_t pos = 0; pos < document.utf8.size(); pos += fenjie::utf8::length_at(document.utf8, pos)) {
        const std::string_view c = fenjie::utf8::at(document.utf8, pos);
        const bool goes_on = document.wraps && wrap < document.wraps->size() && (*document.wraps)[wrap] == pos;
        if (goes_on) {
            ++wrap;
            out += "+";
        }
        out += c == "\xE2\x80\xA8" ? "|" : c == "\f" ? "[page]" : c;
    }
    return out;
}

}  // namespace placed
