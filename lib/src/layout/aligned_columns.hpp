// Columns that are set off by blanks, as `pdftotext -layout` and editors with a fixed font print them.
//
//     序号   工作任务            责任单位        a header; names may take several lines
//            建设助餐点15个，    区民政局、
//      1     覆盖率达到60%。     各街道          pieces stand under the names
//
// Where a column ends is told by all lines together: it is the place between two names at which the fewest words are
// cut.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/cell_places.hpp"
#include "layout/column_names.hpp"
#include "layout/lines.hpp"
#include "text/clean.hpp"

namespace fenjie {

/// What a character counts: one each, as pdftotext counts, or two for a wide one, as a fixed font prints it.
enum class Measure { characters, columns };

/// What stands between blanks in a line.
struct PrintedWord {
    int left = 0;   ///< place of its first character
    int right = 0;  ///< place behind its last
    Range raw;      ///< in the source
};

/// The words of [raw.begin, raw.end) that at least so many blanks part; an ideographic blank counts two.
[[nodiscard]] std::vector<PrintedWord> printed_words(std::string_view source, Range raw, int blanks, Measure measure);

struct AlignedColumn {
    std::vector<Range> name;  ///< in the source, from the upper line to the lower
    ColumnMeaning meaning = ColumnMeaning::other;
    ColumnSort sort = ColumnSort::other;
    int left = 0;  ///< of the name
    int right = 0;
};

struct AlignedHeader {
    std::size_t begin = 0;  ///< lines [begin, end)
    std::size_t end = 0;
    Measure measure = Measure::characters;
    std::vector<AlignedColumn> columns;
};

/// A line below the header, parted into columns.
struct AlignedLine {
    std::size_t line = 0;
    int y = 0;                  ///< lines from the header on, blank ones counted
    int block = 0;              ///< lines of one block have no blank one between them
    bool heads_group = false;   ///< 一、… over all columns: its piece is in the first
    std::vector<Range> pieces;  ///< by column; empty where it has none
    std::vector<int> widths;    ///< of the pieces
};

struct AlignedBody {
    std::vector<AlignedLine> lines;
    std::size_t end = 0;        ///< the line behind the last
    std::size_t looked_at = 0;  ///< lines that it took to find this
    std::size_t cost = 0;       ///< of laying the lines into the columns
    std::vector<int> widths;    ///< of the pieces
};

class AlignedColumns {
 public:
    static constexpr int kMostPlaces = 400;             ///< of a line: longer ones are no table's
    static constexpr std::size_t kMostLines = 100'000;  ///< of a table
    static constexpr int kFarBelow = 3;                 ///< blank lines that a table does not have
    static constexpr std::size_t kLongestName = 12;     ///< characters of a column's name

    AlignedColumns(std::string_view source, const std::vector<Line>& lines, const Cleaner& cleaner,
                   const Lexicon& lexicon);

    /// Whether a header could stand at line i: what makes looking on cheap.
    [[nodiscard]] bool may_begin(std::size_t i) const;
    /// The header that has its most names in line i, from line `begin` on.
    [[nodiscard]] std::optional<AlignedHeader> header_at(std::size_t i, Range part, Measure measure) const;
    /// The lines below it up to `stop` that stand in its columns.
    [[nodiscard]] AlignedBody body_of(const AlignedHeader& header, std::size_t stop) const;

 private:
    struct Names;
    /// A column from left to right.
    struct Reach {
        int left = 0;
        int right = 0;
    };
    struct PlacedWord {
        std::size_t line = 0;
        PrintedWord word;
    };
    /// Words of one line or several that stand above each other: a column's, or a part of them.
    struct Strip {
        int left = 0;
        int right = 0;
        std::vector<PlacedWord> words;
    };
    /// The column of each of some strips.
    struct Laying {
        int cost = 0;
        std::vector<std::size_t> columns;
    };
    [[nodiscard]] std::string clean(Range raw) const;
    [[nodiscard]] Names names_in(Range lines, int blanks, Measure measure) const;
    [[nodiscard]] std::size_t last_line(const AlignedHeader& header, std::size_t stop) const;
    [[nodiscard]] std::vector<int> gutters(const AlignedHeader& header, std::size_t end) const;
    [[nodiscard]] std::vector<Reach> reaches_of(const AlignedHeader& header, std::size_t end) const;
    [[nodiscard]] static Strip strip_of(const PrintedWord& word, std::size_t line);
    [[nodiscard]] std::vector<Strip> strips_of(const AlignedHeader& header, Range lines) const;
    [[nodiscard]] Laying lay(const AlignedHeader& header, const std::vector<Reach>& reaches,
                             const std::vector<Strip>& strips) const;
    [[nodiscard]] bool lay_lines(const AlignedHeader& header, const std::vector<Reach>& reaches, Range lines,
                                 AlignedBody& body) const;
    [[nodiscard]] bool is_prose(const std::vector<Reach>& reaches, Range lines,
                                const std::vector<std::vector<Strip>>& parts) const;
    [[nodiscard]] bool rows_follow(const AlignedHeader& header, std::size_t line, std::size_t stop) const;
    [[nodiscard]] bool is_title(const AlignedHeader& header, const std::vector<Reach>& reaches, std::size_t line,
                                std::size_t end) const;
    [[nodiscard]] bool names_columns(std::size_t line) const;
    [[nodiscard]] int gap_cost(const PrintedWord& left, const PrintedWord& right) const;
    [[nodiscard]] int inner_cost(const Strip& strip) const;
    [[nodiscard]] int join_cost(const Strip& a, const Strip& b) const;
    [[nodiscard]] std::string text_of(const std::vector<Strip>& strips, std::size_t first, std::size_t end) const;
    [[nodiscard]] int misfit(ColumnSort sort, std::string_view text) const;
    [[nodiscard]] bool heads_group(const AlignedHeader& header, std::size_t i, std::size_t stop) const;

    std::string_view source_;
    const std::vector<Line>& lines_;
    const Cleaner& cleaner_;
    const Lexicon& lexicon_;
    ColumnNames names_;
    CellWords words_;
};

}  // namespace fenjie
