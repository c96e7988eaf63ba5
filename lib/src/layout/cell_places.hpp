// Which column a cell belongs to, told by what it says, for rows of which cells are missing or split.
//
//   columns number | task | lead | deadline, cells "2" "新增床位100张" "10月底前"   -> columns 0, 1, 3
//
// Merged cells are printed once and missing below; a cell of several lines is printed as several. A cell's text
// shows what it can be: a number, a time, names, a person, something to do.
#pragma once

#include <string_view>
#include <vector>

#include "layout/column_names.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/name_words.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

enum class ColumnSort {
    number,
    task,
    grouping,  ///< what groups or names tasks
    owner,
    person,
    deadline,
    goal,    ///< what is to be reached, in words or figures
    figure,  ///< points, values
    unit,    ///< of measure
    other,
};

/// The sort of a column by its meaning (column_names.hpp) and its printed name.
[[nodiscard]] ColumnSort column_sort(ColumnMeaning meaning, bool persons);

/// What a cell's text is by itself.
class CellWords {
 public:
    explicit CellWords(const Lexicon& lexicon);

    /// A time and what becomes of it then: 6月, 11月30日前, 2024年第三季度, 全年, 长期坚持, 5月底前动工.
    [[nodiscard]] bool is_time(std::string_view text) const;
    /// Names of organizations and nothing else: 区民政局、区财政局.
    [[nodiscard]] bool are_organizations(std::string_view text) const;
    /// The same with a label before or a verb of a role behind it: 牵头：区民政局, 区总工会配合.
    [[nodiscard]] bool says_who(std::string_view text) const;
    [[nodiscard]] bool is_person(std::string_view text) const;
    /// 镇长, 党政主要负责人: a short text that ends in what a person is called by.
    [[nodiscard]] bool is_post(std::string_view text) const;
    /// A unit of measure and nothing else: 个, 万亩, 亿元, %, 元/人.
    [[nodiscard]] bool is_unit(std::string_view text) const;

    /// Whether a line's end cut a name: 区人社局、区总工 and 会, of which only together a name is made.
    [[nodiscard]] bool is_cut_name(std::string_view above, std::string_view below) const;
    /// Whether the second of two organizations is an office of the first: 县委 办公室, 区委 宣传部.
    [[nodiscard]] bool is_office_of(std::string_view office, std::string_view of) const;

    /// How names begin and end.
    [[nodiscard]] const NameWords& names() const { return names_; }

 private:
    [[nodiscard]] bool says_when(std::string_view text) const;

    NameWords names_;
    const LexiconTable& suffix_;
    const LexiconTable& verb_;
    const LexiconTable& surname_;
    const LexiconTable& ongoing_;
    const LexiconTable& measure_;
    const LexiconTable& action_;  // time_action.tsv: what is said of a time
    const LexiconTable& position_;
    const LexiconTable& label_noun_;
    const LexiconTable& role_label_;
    const LexiconTable& role_verb_;
};

class CellPlacer {
 public:
    CellPlacer(const Lexicon& lexicon, std::vector<ColumnSort> columns);

    struct Cell {
        std::string_view text;    ///< clean; "" for a cell that is printed empty
        bool may_open = false;    ///< a row may begin here
        bool row_number = false;  ///< the number that the row must have
    };
    struct Place {
        bool opens_row = false;
        int column = 0;
    };
    /// A place for every cell; columns never go back inside a row. The first cell opens a row. Work is linear in the
    /// number of cells.
    [[nodiscard]] std::vector<Place> place(const std::vector<Cell>& cells) const;

    /// How well a text fits a column, in tenths: below 0 where it can hardly stand there.
    [[nodiscard]] int fit(std::size_t column, const Cell& cell) const;

    [[nodiscard]] const std::vector<ColumnSort>& columns() const { return columns_; }

 private:
    struct Traits;
    [[nodiscard]] Traits traits(const Cell& cell) const;
    [[nodiscard]] int fit(ColumnSort sort, const Traits& t) const;
    CellWords words_;
    std::vector<ColumnSort> columns_;
    bool goal_behind_task_ = false;
};

}  // namespace fenjie
