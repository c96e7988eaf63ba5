// What every reader hands over, and the one way to build it.
//
// The decoded text holds what a person reads, in reading order: a paragraph a line, a table's row a line with its
// cells parted by tabs (further paragraphs of a cell behind U+2028), form feeds between pages. Spans point into it and
// `fenjie text` prints it. Where a format knows its tables they are listed beside the text, spans of cells included;
// all else is lines, from which layout makes paragraphs whatever the format was.
//
// Guarantees of DocumentBuilder:
//   1. the text is well-formed UTF-8 without control characters but tab, line feed and form feed;
//   2. tables are in order, do not overlap, and begin and end at line ends;
//   3. a table's cells lie inside its grid and do not overlap: what reaches out of it, or over another, is cut.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/read_error.hpp"
#include "text/source_table.hpp"

namespace fenjie {

/// A source as text. `error` is one sentence without the source's name.
struct ReadDocument {
    std::string utf8;
    std::string_view given;  ///< the text in place of `utf8` where it stands in the source's bytes as it is
    std::string encoding;    ///< of the source's bytes: UTF-8 | UTF-16LE | GB18030 …; of a package its XML's
    std::string media_type;  ///< of the source as its bytes tell it, whatever its name says
    std::vector<SourceTable> tables;
    /// Where the reader knows which printed lines go on in the next one: the places of their line feeds, in order.
    std::optional<std::vector<std::size_t>> wraps;
    std::vector<SourceWarning> warnings;
    /// Pages that are pictures and were not recognized because the settings say so.
    std::size_t pictures = 0;
    std::optional<std::string> error;  ///< then `pictures` alone may be set beside it
    ReadError::Kind error_kind = ReadError::Kind::unreadable;

    /// The text; valid as long as this and the source's bytes are.
    [[nodiscard]] std::string_view text() const { return given.empty() ? std::string_view(utf8) : given; }
    /// The text for who keeps it longer than the bytes.
    [[nodiscard]] std::string take_text() { return given.empty() ? std::move(utf8) : std::string(given); }
};

/// A cell as a format gives it.
struct RawCell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    std::vector<std::string> paragraphs;
};

/// The most that a table may have: spans and indices beyond are cut and reported as limit-reached. (Limits may want
/// less: read_document() sees to that.)
inline constexpr int kMostColumns = 256;
inline constexpr int kMostRows = 200000;
inline constexpr std::size_t kMostGridCells = 4'000'000;

class DocumentBuilder {
 public:
    /// A paragraph or a printed line. Line feeds inside part it; other white space stays as it is.
    void line(std::string_view text);
    /// A printed line of which is known whether its paragraph goes on in the next one. All lines of a document come
    /// this way or none.
    void printed_line(std::string_view text, bool goes_on);
    /// What follows stands on the next page. Nothing is written before the first line.
    void page_break();
    /// A page of the source ends here, with or without text on it: the next one has the next number.
    void end_page();
    /// Cells in any order. `pages` are rows before which a page ends (one entry for each page), in order. `cut`: the
    /// reader itself has left out what lies beyond the most that a table may have.
    void table(std::vector<RawCell> cells, const std::vector<int>& pages = {}, bool cut = false);
    /// A warning about the lines written since `begin` (see position()).
    void warn(std::string code, std::string message, std::size_t begin);
    /// A warning about bytes that are written.
    void warn(std::string code, std::string message, Range where);
    /// The tables written so far.
    [[nodiscard]] const std::vector<SourceTable>& tables() const { return out_.tables; }
    /// Bytes written so far.
    [[nodiscard]] std::size_t position() const { return out_.utf8.size(); }

    [[nodiscard]] ReadDocument finish(std::string media_type, std::string encoding);

 private:
    void append(std::string_view text, bool in_cell);
    ReadDocument out_;
};

/// Page numbers in order as people write them: "2, 5-7, 9".
[[nodiscard]] std::string page_list(const std::vector<int>& numbers);

/// A document that could not be read.
[[nodiscard]] ReadDocument unreadable(std::string reason, ReadError::Kind kind = ReadError::Kind::unreadable);

/// One that would take longer than a limit of so many seconds.
[[nodiscard]] ReadDocument too_slow(unsigned seconds);

}  // namespace fenjie
