// Names of a table's columns that run together before the first row's number.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "layout/cell_places.hpp"
#include "layout/column_names.hpp"
#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie::glued {

/// Whether a row's number stands here, with a word behind it: 2提升, but not 2.5, 2025年, 2月.
[[nodiscard]] bool is_number(std::string_view text, std::size_t pos, int number);

/// Where the row with this number begins behind a title of the rows' group (一、教育类1新建…); npos where no title
/// stands at `pos`, or none with such a row behind it.
[[nodiscard]] std::size_t row_behind_title(std::string_view text, std::size_t pos, int number);

struct Names {
    std::vector<Range> names;
    std::vector<ColumnSort> sorts;
    std::size_t end = 0;  ///< behind the last
    [[nodiscard]] bool has(ColumnSort sort) const { return std::find(sorts.begin(), sorts.end(), sort) != sorts.end(); }
};

class NamesReader {
 public:
    explicit NamesReader(const Lexicon& lexicon);

    /// The first names at or behind `at`, which is then where they begin: they end with the text, or before the first
    /// row's number, a title of its group before it or not.
    [[nodiscard]] std::optional<Names> next(std::string_view text, std::size_t& at) const;

 private:
    [[nodiscard]] std::optional<Names> names_at(std::string_view text, std::size_t begin) const;
    [[nodiscard]] int cost(std::string_view name) const;
    [[nodiscard]] bool is_whole(std::string_view name) const;

    ColumnNames names_;
    const LexiconTable& columns_;
    LexiconTable numbers_;  // 序号, 编号
    const LexiconTable& times_;
    const LexiconTable& roles_;
    const LexiconTable& nouns_;
};

}  // namespace fenjie::glued
