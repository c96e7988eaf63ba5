// One lexicon file: its header row, what its columns may say, and its rows.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/column_rule.hpp"

namespace fenjie {

/// A file's name and content, of which its rows are views.
struct TableText {
    std::string file;
    std::string content;                  ///< "" for a built-in file, whose content is part of the program
    std::vector<std::string_view> cells;  ///< of all rows, behind their phrases
};

/// One line of a lexicon file: the phrase in column 1 and what the other columns say of it. Views of a TableText: a row
/// may be used while its table (or the lexicon that holds that) lives.
struct LexiconRow {
    std::string_view phrase;
    std::span<const std::string_view> attributes;  ///< columns 2 and up, as the header row has them; "" where empty
    std::string_view file;                         ///< path, for messages
    int line = 0;
};

/// What is wrong with a lexicon file, and where.
struct LexiconError {
    std::string file;
    int line = 0;  ///< 0 for the file as a whole
    std::string message;
};

/// The columns behind the phrase, and what their cells may say.
struct TableShape {
    std::vector<std::string> columns;
    std::map<std::string, ColumnRule, std::less<>> rules;  ///< by the column's name
};

struct TableFile {
    bool replaces = false;  ///< the first line is "#! replace"
    TableShape shape;
    std::vector<LexiconRow> rows;
    std::shared_ptr<const TableText> text;
};

/// Reads a file's content and holds it against the built-in file's shape; a built-in file (no shape) against its own.
[[nodiscard]] TableFile read_table_file(std::string_view file, std::string_view content, const TableShape* shape,
                                        std::optional<LexiconError>& error);

/// A built-in file, which the tests have held against its own rules.
[[nodiscard]] TableFile read_built_in_file(std::string_view name, std::string_view content);

}  // namespace fenjie
