// One figure: a number or a range with its unit, without the words of comparison around it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "recognize/quantities/words.hpp"
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
    RuleId rule;
    bool more = false;         ///< 20余项, 10余万
    bool enclosed = false;     ///< 20和30: nothing unless 之间 follows
    bool needs_words = false;  ///< 一半, 三: a figure only beside a comparator (or as the whole text)
    bool no_amount = false;    ///< a date, an ordinal, a code: skip to `end`
};

/// A number that is none of an amount: to be stepped over as a whole.
[[nodiscard]] inline Figure no_amount(std::size_t begin, std::size_t end) {
    Figure f;
    f.begin = begin;
    f.end = end;
    f.no_amount = true;
    return f;
}

/// 三分之二: what stands between denominator and numerator.
inline constexpr std::string_view kOfParts = "分之";

class FigureReader {
 public:
    FigureReader(std::string_view text, const QuantityWords& words) : text_(text), words_(words) {}

    /// The figure that begins at `pos`; `floor` is the end of what was read before it. Without `enclosed_ranges`
    /// 20和30 are two figures.
    [[nodiscard]] std::optional<Figure> at(std::size_t pos, std::size_t floor, bool enclosed_ranges = true) const;

 private:
    /// A numeral with the unit behind it.
    struct Amount {
        Numeral numeral;
        std::size_t end = 0;
        const UnitWord* unit = nullptr;
        std::string_view over;  ///< /万元 of 0.45吨标准煤/万元
        bool more = false;
    };
    [[nodiscard]] static bool is_over_number(std::string_view over);
    [[nodiscard]] std::size_t over_at(std::size_t pos, bool in_time) const;
    [[nodiscard]] std::string_view denominator_at(std::size_t pos, bool in_time) const;
    [[nodiscard]] std::optional<Amount> amount_at(std::size_t pos) const;
    void read_unit(Amount& amount) const;
    [[nodiscard]] std::optional<Figure> stated_at(std::size_t pos, const UnitWord& word) const;
    [[nodiscard]] std::optional<Figure> fraction_at(const Numeral& denominator) const;
    [[nodiscard]] std::optional<Figure> slash_fraction_at(const Numeral& numerator) const;
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
