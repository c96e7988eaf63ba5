// Numbers as word processors print them in front of paragraphs.
//
//   12 as chineseCounting "十二", as decimalEnclosedCircle "⑫", as upperRoman "XII"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fenjie {

enum class NumberForm : std::uint8_t {
    decimal,
    decimal_zero,        ///< 01
    full_width,          ///< １
    circled,             ///< ①, behind ㊿ decimal
    full_stop,           ///< ⒈
    bracketed,           ///< ⑴
    in_dashes,           ///< - 1 -
    chinese,             ///< 一, 十一, 一百零一
    chinese_digits,      ///< 一, 一一, 一〇一
    chinese_formal,      ///< 壹, 壹拾壹
    traditional_formal,  ///< 壹, 貳
    chinese_circled,     ///< ㊀
    heavenly_stems,      ///< 甲
    earthly_branches,    ///< 子
    upper_letter,        ///< A … Z, AA
    lower_letter,
    upper_roman,
    lower_roman,
    bullet,  ///< no number: what the list's text says
    none,
};

/// The form of that name in WordprocessingML (ST_NumberFormat); decimal for one that is not known.
[[nodiscard]] NumberForm number_form(std::string_view name);

/// Empty for bullet and none.
[[nodiscard]] std::string format_number(int number, NumberForm form);

}  // namespace fenjie
