// Exact decimals in plain notation, as JSON prints them: no exponent, no zeros at the end.
//
// In:  mantissa 45, scale 1 (报告患病率达到4.5‰)      Out: "4.5"
#include <algorithm>

#include "fenjie/plan.hpp"

namespace fenjie {

std::string Decimal::to_string() const {
    const bool negative = mantissa < 0;
    std::string digits =
        std::to_string(negative ? 0 - static_cast<std::uint64_t>(mantissa) : static_cast<std::uint64_t>(mantissa));
    if (scale > 0) {
        const auto places = static_cast<std::size_t>(scale);
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.')) digits.pop_back();
    }
    return negative && digits != "0" ? "-" + digits : digits;
}

}  // namespace fenjie
