// Byte offsets to code points by a count every 64 bytes; lines end at LF, CRLF or CR; pages at form feeds.
//
// In:  "一、目标\n到2025年底" bytes [13, 16)    Out: start 5, end 6, line 2
#include "text/source_text.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie {

SourceText::SourceText(std::string utf8) : SourceText(std::move(utf8), {}) {}

SourceText::SourceText(std::string utf8, std::string_view given) : text_(std::move(utf8)), given_(given) {
    const std::string_view text = view();
    counts_.reserve(text.size() / kStep + 1);
    std::uint32_t points = 0;
    for (std::size_t at = 0; at < text.size(); at += kStep) {
        counts_.push_back(points);
        points += static_cast<std::uint32_t>(utf8::count(text.substr(at, kStep)));
    }
    if (text.size() % kStep == 0) counts_.push_back(points);
    length_ = points;

    line_starts_.push_back(0);
    const auto find = [&](char mark, std::size_t from) { return std::min(text.find(mark, from), text.size()); };
    std::size_t feed = find('\n', 0);
    std::size_t carriage = find('\r', 0);
    while (feed < text.size() || carriage < text.size()) {
        const std::size_t end = std::min(feed, carriage);
        // Of CRLF only the LF counts.
        if (feed < carriage || carriage + 1 != feed) line_starts_.push_back(end + 1);
        if (end == feed)
            feed = find('\n', end + 1);
        else
            carriage = find('\r', end + 1);
    }
    for (std::size_t page = find('\f', 0); page < text.size(); page = find('\f', page + 1)) {
        if (page_starts_.empty()) page_starts_.push_back(0);
        page_starts_.push_back(page + 1);
    }
}

std::uint32_t SourceText::code_points_before(std::size_t byte) const {
    if (counts_.empty()) return 0;
    const std::size_t slot = std::min(byte / kStep, counts_.size() - 1);
    const std::size_t from = slot * kStep;
    if (byte <= from) return counts_[slot];
    return counts_[slot] + static_cast<std::uint32_t>(utf8::count(view().substr(from, byte - from)));
}

Span SourceText::span(Range bytes) const {
    Span out;
    out.start = code_points_before(bytes.begin);
    out.end = code_points_before(bytes.end);
    const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), bytes.begin);
    out.line = static_cast<std::uint32_t>(line - line_starts_.begin());
    if (!page_starts_.empty()) {
        const auto page = std::upper_bound(page_starts_.begin(), page_starts_.end(), bytes.begin);
        out.page = static_cast<std::uint32_t>(page - page_starts_.begin());
    }
    return out;
}

}  // namespace fenjie
