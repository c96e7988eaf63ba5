// Digits by std::to_chars, then only characters are moved: no arithmetic that could lose a half.
//
// In:  2.675, rounded to 2 places      Out: "2" and "68", as spreadsheets show it
#include "read/xlsx/decimal_digits.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace fenjie {

DecimalDigits::DecimalDigits(double value) {
    if (!std::isfinite(value) || value == 0) return;
    std::array<char, 40> buffer{};
    constexpr int kDigits = 15;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value),
                                   std::chars_format::scientific, kDigits - 1);
    const std::string text(buffer.data(), end.ptr);  // d.ddddddddddddddde±xx
    const std::size_t mark = text.find('e');
    int exponent = 0;
    const bool negative = text[mark + 1] == '-';
    std::from_chars(text.data() + mark + 2, text.data() + text.size(), exponent);
    if (negative) exponent = -exponent;
    whole = text.substr(0, 1);
    fraction = text.substr(2, mark - 2);
    shift(exponent);
    fraction.erase(fraction.find_last_not_of('0') + 1);
}

void DecimalDigits::shift(int places) {
    for (; places > 0; --places) {
        whole += fraction.empty() ? '0' : fraction.front();
        if (!fraction.empty()) fraction.erase(0, 1);
    }
    for (; places < 0; ++places) {
        fraction.insert(fraction.begin(), whole.empty() ? '0' : whole.back());
        if (!whole.empty()) whole.pop_back();
    }
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
}

void DecimalDigits::round(std::size_t places) {
    const bool up = fraction.size() > places && fraction[places] >= '5';
    fraction.resize(places, '0');
    if (!up) return;
    std::string digits = whole + fraction;
    std::size_t at = digits.size();
    while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
    if (at > 0)
        ++digits[at - 1];
    else
        digits.insert(digits.begin(), '1');
    whole = digits.substr(0, digits.size() - places);
    fraction = digits.substr(digits.size() - places);
}

bool DecimalDigits::is_zero() const {
    return whole.find_first_not_of('0') == std::string::npos && fraction.find_first_not_of('0') == std::string::npos;
}

}  // namespace fenjie
