// Byte offsets to code points by a count every 256 bytes; lines end at LF, CRLF or CR; pages at form feeds.
//
// In:  "一、目标\n到2025年底" bytes [13, 16)    Out: start 5, end 6, line 2
#include "text/source_text.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie {

SourceText::SourceText(std::string utf8) : text_(std::move(utf8)) {
    counts_.reserve(text_.size() / kStep + 1);
    line_starts_.push_back(0);
    std::uint32_t points = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (i % kStep == 0) counts_.push_back(points);
        const char c = text_[i];
        if (utf8::is_lead(c)) ++points;
        const bool lone_cr = c == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
        if (c == '\n' || lone_cr) line_starts_.push_back(i + 1);
        if (c == '\f') {
            if (page_starts_.empty()) page_starts_.push_back(0);
            page_starts_.push_back(i + 1);
        }
    }
    if (text_.size() % kStep == 0) counts_.push_back(points);
    length_ = points;
}

std::uint32_t SourceText::code_points_before(std::size_t byte) const {
    const std::size_t slot = std::min(byte / kStep, counts_.empty() ? 0 : counts_.size() - 1);
    std::uint32_t points = counts_.empty() ? 0 : counts_[slot];
    for (std::size_t i = slot * kStep; i < byte && i < text_.size(); ++i) points += utf8::is_lead(text_[i]) ? 1 : 0;
    return points;
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

std::size_t SourceText::byte_of(std::uint64_t code_point) const {
    const auto slot = std::upper_bound(counts_.begin(), counts_.end(), code_point);
    std::size_t byte = slot == counts_.begin() ? 0 : static_cast<std::size_t>(slot - counts_.begin() - 1) * kStep;
    std::uint64_t points = byte / kStep < counts_.size() ? counts_[byte / kStep] : 0;
    while (byte < text_.size() && !utf8::is_lead(text_[byte])) ++byte;
    while (byte < text_.size() && points < code_point) {
        byte += utf8::length_at(text_, byte);
        ++points;
    }
    return byte;
}

}  // namespace fenjie
