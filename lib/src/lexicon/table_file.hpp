// One lexicon file: its header row, what its columns may say, and its rows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/column_rule.hpp"

namespace fenjie {

/// One line of a lexicon file: the phrase in column 1 and what the other columns say of it.
struct LexiconRow {
    std::string phrase;
    std::vector<std::string> attributes;  ///< columns 2 and up, in the order of the header row; "" where empty
    std::string file;                     ///< path, for messages
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
};

/// Reads a file's content and holds it against the built-in file's shape; a built-in file (no shape) against its own.
[[nodiscard]] TableFile read_table_file(std::string_view file, std::string_view content, const TableShape* shape,
                                        std::optional<LexiconError>& error);

}  // namespace fenjie
