// The vocabulary: one table per file of lib/lexicon (see its README), looked up by phrase at a position.
//
// A table is found by its file's name without ".tsv". Tables are immutable once loaded; recognizers keep
// references and turn attributes into their own types when they are built, never while they scan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/phrase_index.hpp"
#include "lexicon/table_file.hpp"
#include "text/utf8.hpp"

namespace fenjie {

class LexiconTable {
 public:
    LexiconTable() = default;
    explicit LexiconTable(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    /// Adds a row, or replaces the one with the same phrase; tells where in rows() it stands. What the row is a view of
    /// must live as long as the table.
    std::size_t add(const LexiconRow& row);
    /// Adds a file's rows and keeps what they are views of.
    void add(const TableFile& file);

    /// A table of the rows alone that have this value in this column: few, so that texts are searched for them fast.
    [[nodiscard]] LexiconTable only(std::string_view column, std::string_view value) const;

    /// The longest phrase that begins at byte `pos`, or null.
    [[nodiscard]] const LexiconRow* longest_at(std::string_view text, std::size_t pos) const {
        if (pos >= text.size()) return nullptr;
        const std::uint32_t first = utf8::packed_at(text, pos);
        return by_begin_.may_begin(first) ? longest_from(text, pos, first) : nullptr;
    }
    /// The same for a caller that has packed the character at `pos`, which is inside the text.
    [[nodiscard]] const LexiconRow* longest_at(std::string_view text, std::size_t pos, std::uint32_t first) const {
        return by_begin_.may_begin(first) ? longest_from(text, pos, first) : nullptr;
    }
    /// False where no phrase begins with this (packed) character; true may be wrong.
    [[nodiscard]] bool may_begin(std::uint32_t first) const { return by_begin_.may_begin(first); }
    /// False where no phrase ends with this (packed) character; true may be wrong.
    [[nodiscard]] bool may_end(std::uint32_t last) const { return by_end_.may_begin(last); }
    /// The longest phrase that ends at byte `end` (exclusive), or null.
    [[nodiscard]] const LexiconRow* longest_before(std::string_view text, std::size_t end) const {
        if (end == 0 || end > text.size()) return nullptr;
        const std::uint32_t last = utf8::packed_before(text, end);
        return by_end_.may_begin(last) ? longest_to(text, end, last) : nullptr;
    }
    /// The longest phrase at the first place at or behind `pos` where one begins; `pos` is that place then. Null, and
    /// `pos` at the text's end, where none does.
    [[nodiscard]] const LexiconRow* next(std::string_view text, std::size_t& pos) const;
    /// Whether some phrase begins in `left` and ends in `right` where they stand side by side: 三年行 | 动计划. Of
    /// either, the eight characters beside the other count.
    [[nodiscard]] bool joins(std::string_view left, std::string_view right) const;
    /// The row of exactly this phrase, or null.
    [[nodiscard]] const LexiconRow* find(std::string_view phrase) const;
    [[nodiscard]] bool contains(std::string_view phrase) const { return find(phrase) != nullptr; }

    /// The value of a named column; "" where the table has no such column.
    [[nodiscard]] std::string_view attribute(const LexiconRow& row, std::string_view column) const;

    [[nodiscard]] const std::vector<LexiconRow>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }

 private:
    // A row whose phrase no other one has.
    std::size_t append(const LexiconRow& row);
    [[nodiscard]] const LexiconRow* longest_from(std::string_view text, std::size_t pos, std::uint32_t first) const;
    [[nodiscard]] const LexiconRow* longest_to(std::string_view text, std::size_t end, std::uint32_t last) const;

    std::vector<std::string> columns_;  // names of columns 2 and up
    std::vector<LexiconRow> rows_;
    std::vector<std::shared_ptr<const TableText>> texts_;
    PhraseIndex by_begin_;
    PhraseIndex by_end_;
};

class Lexicon {
 public:
    /// The vocabulary that was compiled in.
    static std::shared_ptr<const Lexicon> built_in();

    /// The built-in vocabulary changed by the .tsv files of a folder: rows are added (a known phrase is
    /// replaced); a file whose first line is "#! replace" takes the table's place. Unknown file names, wrong columns,
    /// values that a column does not know, empty and doubled phrases are errors with file and line.
    static std::shared_ptr<const Lexicon> with_folder(const std::string& folder, std::optional<LexiconError>& error);

    /// The table of one file; an empty one for a name that does not exist.
    [[nodiscard]] const LexiconTable& table(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;

 private:
    std::map<std::string, LexiconTable, std::less<>> tables_;
    std::map<std::string, TableShape, std::less<>> shapes_;  // of the built-in files
};

}  // namespace fenjie
