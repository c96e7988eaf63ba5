// Text without the spaces that typesetting and PDF extraction put between Chinese characters.
//
//   "达到 一百五十 个 百 分 点 以上"  -> "达到一百五十个百分点以上"       "12 30%" stays: two numbers are never joined
//
// A table's tabs stay. Offsets found in view() are led back with original().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/mapped_text.hpp"

namespace fenjie {

class UnspacedText {
 public:
    explicit UnspacedText(std::string_view text);
    [[nodiscard]] std::string_view view() const { return cuts_.empty() ? source_ : std::string_view(text_); }
    /// The bytes of the given text from the first to the last character of a range of view().
    [[nodiscard]] Range original(Range range) const;

 private:
    struct Cut {
        std::size_t at = 0;       // in text_: the spaces stood before this byte
        std::size_t removed = 0;  // bytes removed up to here
    };
    [[nodiscard]] std::size_t source_offset(std::size_t pos) const;

    std::string_view source_;
    std::string text_;
    std::vector<Cut> cuts_;
};

}  // namespace fenjie
