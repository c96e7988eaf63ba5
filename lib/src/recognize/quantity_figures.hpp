// One figure: a number or a range with its unit, without the words of comparison around it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "recognize/quantity_words.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {

struct Figure {
    std::size_t begin = 0;
    std::size_t end = 0;
    Decimal value;
    std::optional<Decimal> value_max;
    std::string unit;
    UnitClass kind = UnitClass::none;
    std::optional<std::array<Decimal, 2>> ratio;
    std::string_view rule;
    bool more = false;         ///< 20余项, 10余万
    bool enclosed = false;     ///< 20和30: nothing unless 之间 follows
    bool needs_words = false;  ///< 一半, 三: a figure only beside a comparator (or as the whole text)
    bool no_amount = false;    ///< a date, an ordinal, a code: skip to `end`
};

class FigureReader {
 public:
    FigureReader(std::string_view text, const QuantityWords& words) : text_(text), words_(words) {}

    /// The figure that begins at `pos`; `floor` is the end of what was read before it.
    [[nodiscard]] std::optional<Figure> at(std::size_t pos, std::size_t floor) const;

 private:
    /// A numeral with the unit behind it.
    struct Amount {
        Numeral numeral;
        std::size_t end = 0;
        const UnitWord* unit = nullptr;
        bool more = false;
    };
    [[nodiscard]] std::optional<Amount> amount_at(std::size_t pos) const;
    void read_unit(Amount& amount) const;
    [[nodiscard]] std::optional<Figure> stated_at(std::size_t pos, const UnitWord& word) const;
    [[nodiscard]] std::optional<Figure> fraction_at(const Numeral& denominator) const;
    [[nodiscard]] std::optional<Figure> ratio_at(const Numeral& first) const;
    [[nodiscard]] Figure tenths(const Amount& amount) const;
    [[nodiscard]] Figure figure_of(const Amount& amount) const;
    [[nodiscard]] bool read_range(const Amount& first, Figure& figure) const;
    [[nodiscard]] bool is_usable(const Amount& amount) const;
    [[nodiscard]] bool is_negative_dash(std::size_t pos, std::size_t floor) const;

    std::string_view text_;
    const QuantityWords& words_;
};

}  // namespace fenjie
