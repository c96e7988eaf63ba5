// What one column of a lexicon table says, as numbers: read once, so that scanning never compares attribute texts.
//
//   RowClasses<Kind> kinds(table, "kind", {{"stop", Kind::stop}, {"pass", Kind::pass}}, Kind::stop);
//   kinds[*row]
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace fenjie {

template <typename Class>
class RowClasses {
 public:
    RowClasses(const LexiconTable& table, std::string_view column,
               std::initializer_list<std::pair<std::string_view, Class>> words, Class other)
        : table_(&table) {
        classes_.reserve(table.rows().size());
        for (const LexiconRow& row : table.rows()) {
            Class found = other;
            for (const auto& [word, value] : words) {
                if (table.attribute(row, column) == word) found = value;
            }
            classes_.push_back(found);
        }
    }

    /// The class of a row of this table.
    [[nodiscard]] Class operator[](const LexiconRow& row) const {
        return classes_[static_cast<std::size_t>(&row - table_->rows().data())];
    }

 private:
    const LexiconTable* table_;
    std::vector<Class> classes_;
};

}  // namespace fenjie
