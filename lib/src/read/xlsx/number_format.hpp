// Number formats of workbooks: what a cell shows of the number that it holds.
//
//   0.65 in 0% is "65%", 45931 in yyyy"年"m"月" is "2025年10月", 0.30000000000000004 in General is "0.3"
//
// Dates are printed as a Chinese plan prints them, in the parts that their format has: 45931 in yyyy/mm/dd is
// "2025年10月1日".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

class NumberFormat {
 public:
    /// A code as the file has it: up to four sections for positive, negative, zero and text. What is not understood of
    /// it is printed as it stands.
    explicit NumberFormat(std::string_view code);

    /// The code that a number stands for where the file has none, by the use of mainland China.
    [[nodiscard]] static std::string_view built_in(int id);

    /// `from_1904`: days count from 1 January 1904, else from 31 December 1899.
    [[nodiscard]] std::string shown(double value, bool from_1904) const;

 private:
    enum class Kind : std::uint8_t {
        literal,
        digit,  // 0 # ?
        point,
        comma,
        percent,
        exponent,
        year,
        month,
        day,
        hour,
        minute,
        second,
        elapsed,  // [h]
        half_day,
        weekday,
        general,
        text
    };
    struct Token {
        Kind kind = Kind::literal;
        std::string text;  // a literal; the letters of any other
    };
    struct Section {
        std::vector<Token> tokens;
        char condition = 0;  // < > = l (<=) g (>=) n (<>), or 0
        double bound = 0;
        bool chinese_numerals = false;  // [DBNum1]
        [[nodiscard]] bool has(Kind kind) const;
        [[nodiscard]] bool is_date() const;
    };
    class Reader;

    [[nodiscard]] const Section& section_for(double value, bool& sign) const;
    [[nodiscard]] static std::string number(const Section& section, double value);
    [[nodiscard]] static std::string date(const Section& section, double value, bool from_1904);
    [[nodiscard]] static std::string chinese_date(const Section& section, double value, bool from_1904);

    std::vector<Section> sections_;  // never empty
};

/// A number in as many digits as it is worth: "0.3", "1200", "-2.5".
[[nodiscard]] std::string plain_number(double value);

}  // namespace fenjie
