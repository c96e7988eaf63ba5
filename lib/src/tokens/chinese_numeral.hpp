// Chinese numerals: one part of numerals.cpp, which alone calls it.
#pragma once

#include "tokens/numeral_glyphs.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::numerals {

/// The Chinese numeral that begins at `pos`; what stands before `pos` is not looked at.
[[nodiscard]] std::optional<Numeral> chinese_at(std::string_view text, std::size_t pos);
[[nodiscard]] bool cut_out_of_chinese(std::string_view text, std::size_t pos);
/// 点五 behind a whole number: pushes the digits and moves `pos` behind them. False where they make no fraction
/// (8点三十分).
bool read_chinese_fraction(std::string_view text, std::size_t& pos, Digits& digits);

}  // namespace fenjie::numerals
