// What one column of a lexicon table says, as numbers: read once, so that scanning never compares attribute texts.
//
//   RowClasses<Kind> kinds(table, "kind", {{"stop", Kind::stop}, {"pass", Kind::pass}}, Kind::stop);
//   kinds[*row]
//   class_named(kOperations, "ge", Operation::none)
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace fenjie {

/// The class that a word of a column stands for; `other` for a word that is not among the names.
template <typename Names, typename Class>
[[nodiscard]] Class class_named(const Names& names, std::string_view word, Class other) {
    for (const auto& [name, value] : names) {
        if (name == word) return value;
    }
    return other;
}

template <typename Class>
class RowClasses {
 public:
    using Names = std::initializer_list<std::pair<std::string_view, Class>>;

    RowClasses(const LexiconTable& table, std::string_view column, Names names, Class other)
        : RowClasses(table, column, other, names) {}
    /// With names that stand in a table of their own.
    template <std::size_t N>
    RowClasses(const LexiconTable& table, std::string_view column,
               const std::array<std::pair<std::string_view, Class>, N>& names, Class other)
        : RowClasses(table, column, other, names) {}

    /// The class of a row of this table.
    [[nodiscard]] Class operator[](const LexiconRow& row) const {
        return classes_[static_cast<std::size_t>(&row - table_->rows().data())];
    }

 private:
    template <typename Any>
    RowClasses(const LexiconTable& table, std::string_view column, Class other, const Any& names) : table_(&table) {
        classes_.reserve(table.rows().size());
        for (const LexiconRow& row : table.rows())
            classes_.push_back(class_named(names, table.attribute(row, column), other));
    }

    const LexiconTable* table_;
    std::vector<Class> classes_;
};

}  // namespace fenjie
