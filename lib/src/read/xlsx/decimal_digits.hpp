// A number's decimal digits, rounded as people round.
#pragma once

#include <string>

namespace fenjie {

/// |value| as digits before and behind the point: 1234.5 is "1234" and "5"; zero has none before it.
struct DecimalDigits {
    std::string whole;
    std::string fraction;

    /// The 15 digits that a number of a workbook is worth.
    explicit DecimalDigits(double value);
    /// Times ten to the power of `places`.
    void shift(int places);
    /// To so many digits behind the point (zeros are added), halves up.
    void round(std::size_t places);
    [[nodiscard]] bool is_zero() const;
};

}  // namespace fenjie
