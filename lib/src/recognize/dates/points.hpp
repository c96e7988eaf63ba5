// One point of time as it is printed: 2023年9月中旬, 今年前三季度, 2018年1－9月份, 2015-03-03, 年底, “十四五”期间.
//
// A point may have a first and a last part of its own (前三季度: quarters 1 and 3). The edge words 底, 末 and 初
// belong to it; bounds such as 前 and 起 do not.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "recognize/dates/time_words.hpp"

namespace fenjie {

struct DateReading {
    std::size_t begin = 0;
    std::size_t end = 0;
    DatePoint first;
    DatePoint last;
    Precision level = Precision::year;
    TailEffect edge = TailEffect::none;  ///< end (底, 末), begin (初) or none
    bool annual = false;                 ///< 2021年度
    bool named_period = false;           ///< “十四五”
    bool decade = false;                 ///< 九十年代
    bool numeric = false;                ///< 2018.8.1
    bool implied_year = false;           ///< 年底, 年内: of the year that is meant
    bool following_year = false;         ///< 次年: the one after the left side's
    std::optional<int> year_step;        ///< 当年 0, 次年 1: counted from the date before it, if there is one
    bool impossible = false;             ///< 2月30日: to be stepped over
    [[nodiscard]] bool is_range() const { return !(first == last); }
};

/// Where a point is looked for: `right` of a range mark 22日 or 中旬 may lack the month that the left side has, and
/// `right_of_digits` the 8.5 of 2018.8.1-8.5 its year.
enum class PointPlace { free, right, right_of_digits };

/// The point that begins exactly at `pos`, or nothing.
[[nodiscard]] std::optional<DateReading> date_point_at(std::string_view text, std::size_t pos, const TimeWords& words,
                                                       PointPlace place = PointPlace::free);

[[nodiscard]] inline bool has_year(const DatePoint& p) {
    return p.year || p.short_year || p.year_offset;
}

}  // namespace fenjie
