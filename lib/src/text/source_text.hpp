// The decoded text that spans point into, with its lines and pages; turns byte ranges into Spans.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

class SourceText {
 public:
    explicit SourceText(std::string utf8);
    /// A text that somebody else keeps, for as long as this is used.
    [[nodiscard]] static SourceText over(std::string_view utf8) { return {{}, utf8}; }

    [[nodiscard]] std::string_view view() const { return given_.empty() ? std::string_view(text_) : given_; }
    [[nodiscard]] std::uint64_t length() const { return length_; }
    /// The one place where byte offsets become code points, lines and pages.
    [[nodiscard]] Span span(Range bytes) const;
    [[nodiscard]] Span span(const MappedText& text) const { return span(text.original(0, text.size())); }

 private:
    SourceText(std::string utf8, std::string_view given);
    [[nodiscard]] std::uint32_t code_points_before(std::size_t byte) const;
    static constexpr std::size_t kStep = 64;  // bytes between two entries of counts_

    std::string text_;
    std::string_view given_;                // in place of text_
    std::vector<std::uint32_t> counts_;     // code points before byte i * kStep
    std::vector<std::size_t> line_starts_;  // bytes
    std::vector<std::size_t> page_starts_;  // bytes; only where the text has form feeds
    std::uint64_t length_ = 0;
};

}  // namespace fenjie
