// The vocabulary: one table per file of lib/lexicon (see its README), looked up by phrase at a position.
//
// A table is found by its file's name without ".tsv". Tables are immutable once loaded; recognisers keep
// references and turn attributes into their own types when they are built, never while they scan.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/table_file.hpp"

namespace fenjie {

class LexiconTable {
 public:
    LexiconTable() = default;
    explicit LexiconTable(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    /// Adds a row, or replaces the one with the same phrase.
    void add(LexiconRow row);

    /// The longest phrase that begins at byte `pos`, or null.
    [[nodiscard]] const LexiconRow* longest_at(std::string_view text, std::size_t pos) const;
    /// The longest phrase that ends at byte `end` (exclusive), or null.
    [[nodiscard]] const LexiconRow* longest_before(std::string_view text, std::size_t end) const;
    /// The row of exactly this phrase, or null.
    [[nodiscard]] const LexiconRow* find(std::string_view phrase) const;
    [[nodiscard]] bool contains(std::string_view phrase) const { return find(phrase) != nullptr; }

    /// The value of a named column; "" where the table has no such column.
    [[nodiscard]] std::string_view attribute(const LexiconRow& row, std::string_view column) const;

    [[nodiscard]] const std::vector<LexiconRow>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }

 private:
    std::vector<std::string> columns_;  // names of columns 2 and up
    std::vector<LexiconRow> rows_;
    // First (last) character of a phrase -> rows, longest phrase first.
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_first_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_last_;
    // Which characters begin (end) a phrase, by a few bits of their bytes: most look-ups end here.
    std::bitset<4096> first_bits_;
    std::bitset<4096> last_bits_;
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
