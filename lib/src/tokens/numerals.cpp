#include "tokens/numerals.hpp"

namespace fenjie {
std::optional<Numeral> numeral_at(std::string_view, std::size_t) { return std::nullopt; }
std::optional<int> small_number(std::string_view) { return std::nullopt; }
std::optional<Decimal> multiply(const Decimal&, std::int64_t) { return std::nullopt; }
Decimal normalized(Decimal d) { return d; }
}  // namespace fenjie
