// The number that opens a heading or an item: 一、 （一） 1. 1、 （1） ① 第一章 第一条 附件2 专栏1.
//
//   "（二）培育人才队伍"  -> form han_bracket, ordinal 2, printed "（二）", number "二"
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "fenjie/compact_string.hpp"

namespace fenjie {

enum class MarkerForm : std::uint8_t {
    part,            ///< 第一部分, 第一编
    chapter,         ///< 第一章
    section,         ///< 第一节
    article,         ///< 第一条
    han_comma,       ///< 一、
    han_bracket,     ///< （一）
    arabic_dot,      ///< 1.
    arabic_comma,    ///< 1、
    arabic_bracket,  ///< （1）
    arabic_half,     ///< 1）
    arabic_path,     ///< 1.2, 1.2.3; 1 where mark_decimal_numbers() has found it
    circled,         ///< ①
    han_is,          ///< 一是
    box,             ///< 专栏1
    attachment,      ///< 附件1, 附件
};

/// Between a decimal number and the heading's words, where mark_decimal_numbers() has found one.
inline constexpr std::string_view kNumberGap = "　";

/// Between an item's number and its text, where mark_bare_numbers() has found that a blank or a comma parted them.
inline constexpr std::string_view kItemGap = "\u2002";

struct Marker {
    MarkerForm form = MarkerForm::han_comma;
    int ordinal = 0;           ///< 0 where none is printed (附件)
    int depth = 1;             ///< arabic_path: how many numbers
    std::uint32_t length = 0;  ///< bytes of the marker
    CompactString printed;     ///< as printed, without blanks: "1." "（二）" "附件2"
    CompactString number;      ///< without punctuation: "1" "二"
};

/// The marker that begins at byte `pos` of a clean text, or nothing. Figures that begin a sentence (3.5亿元, 100家,
/// 2023年) are none.
[[nodiscard]] std::optional<Marker> marker_at(std::string_view text, std::size_t pos = 0);

/// A word and a Chinese number before a colon: 行动一：…, 工程二：….
struct NamedNumber {
    std::string_view name;
    int ordinal = 0;
};
/// The one that a line begins with; not 第一步, nor a word of more than four characters.
[[nodiscard]] std::optional<NamedNumber> named_number(std::string_view text);

/// 一 … 九十九 as numbers, and Arabic digits; 0 for anything else.
[[nodiscard]] int ordinal_of(std::string_view number);

}  // namespace fenjie
