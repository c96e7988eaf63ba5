// What the columns of tables are called, and what they hold.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace fenjie {

enum class ColumnMeaning {
    other,
    number,
    category,
    task,
    lead,
    responsible,
    implement,
    cooperate,
    supervise,
    deadline,
    goal,
    weight,
    indicator,
    value,
    unit,
    base,
    note,
};

/// Whether a column names owners, in whatever role.
[[nodiscard]] constexpr bool is_owner(ColumnMeaning meaning) {
    return meaning == ColumnMeaning::lead || meaning == ColumnMeaning::responsible ||
           meaning == ColumnMeaning::implement || meaning == ColumnMeaning::cooperate ||
           meaning == ColumnMeaning::supervise;
}

/// Whether 单位 over column c is a unit of measure: it stands beside a goal or a figure, and another column names who
/// is responsible (指标 | 单位 | 年度目标 | 责任部门).
[[nodiscard]] bool is_unit_column(const std::vector<ColumnMeaning>& meanings, std::size_t c, std::string_view name);

/// Whether a column is called 单位 and nothing else: a unit of measure beside figures, an owner beside tasks.
[[nodiscard]] bool is_bare_unit(std::string_view name);

/// Whether a line says more on the table above it: 注：以上任务每月调度。
[[nodiscard]] bool is_remark(std::string_view text, const Lexicon& lexicon);

/// Counts how many of some texts are names of columns that are known.
class KnownNames {
 public:
    void add(ColumnMeaning meaning) {
        ++all_;
        known_ += meaning == ColumnMeaning::other ? 0 : 1;
    }
    /// Whether the texts head a table's columns: `fewest` and half of them at least are known.
    [[nodiscard]] bool head_columns(std::size_t fewest = 2) const { return known_ >= fewest && known_ * 2 >= all_; }

 private:
    std::size_t known_ = 0;
    std::size_t all_ = 0;
};

class ColumnNames {
 public:
    explicit ColumnNames(const Lexicon& lexicon);

    /// The meaning of a column's printed name, blanks and brackets inside it allowed; other for what names none.
    [[nodiscard]] ColumnMeaning meaning(std::string_view name) const;
    /// The same for a name that is short or known as it stands, so that running text is not taken for one.
    [[nodiscard]] ColumnMeaning exact(std::string_view name) const;
    /// Whether the column names persons: 责任人, 牵头领导.
    [[nodiscard]] bool of_persons(std::string_view name) const;

 private:
    [[nodiscard]] ColumnMeaning at_end(std::string_view name) const;
    /// 牵头单位及|责任人: what the owner's name before is called, to which another one is joined.
    [[nodiscard]] ColumnMeaning first_of_two(std::string_view before) const;

    const LexiconTable& columns_;  // table_column.tsv
    const LexiconTable& roles_;    // role_label.tsv: 牵头
    const LexiconTable& nouns_;    // role_label_noun.tsv: 单位
    const LexiconTable& times_;    // note_label.tsv: 完成时限
};

}  // namespace fenjie
