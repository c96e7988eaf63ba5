// The rows of a table whose lines were laid into columns (aligned_columns.hpp), and which rows a cell is over.
//
//     序号   工作任务            责任单位
//            建设助餐点15个，    区民政局、      one row of three lines: its number stands in the middle,
//      1     覆盖率达到60%。     各街道          or on the first line where cells are set to the top
//            新增床位。
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "layout/aligned_columns.hpp"

namespace fenjie {

/// The lines of a row, by y.
struct RowReach {
    int top = 0;
    int bottom = 0;
    [[nodiscard]] double middle() const { return (top + bottom) / 2.0; }
};

/// Rows [first, last] of one column and the lines (of the body) of their cell.
struct CellReach {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<std::size_t> lines;
};

class AlignedRows {
 public:
    /// Both must live as long as this.
    AlignedRows(std::string_view source, const AlignedHeader& header, const AlignedBody& body);

    /// The rows of lines [begin, end) of the body, none of which heads a group: told by their numbers and by what is
    /// to be done.
    [[nodiscard]] std::vector<RowReach> rows_of(std::size_t begin, std::size_t end) const;
    /// The cells of a column in these lines, in order. One that is set to the middle of several rows is over all of
    /// them.
    [[nodiscard]] std::vector<CellReach> cells_of(std::size_t begin, std::size_t end, std::size_t column,
                                                  const std::vector<RowReach>& rows) const;
    /// Whether a line's piece is as wide as its column, so that its text goes on in the next.
    [[nodiscard]] bool fills(std::size_t line, std::size_t column) const;

 private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    /// Lines of one column that follow each other: a cell, or a part of one.
    struct Stretch {
        std::vector<std::size_t> lines;
        int top = 0;
        int bottom = 0;
        [[nodiscard]] double middle() const { return (top + bottom) / 2.0; }
    };

    [[nodiscard]] bool has(std::size_t line, std::size_t column) const {
        return column != kNone && !body_.lines[line].pieces[column].empty();
    }
    [[nodiscard]] bool is_number(std::size_t line) const;
    [[nodiscard]] int y(std::size_t line) const { return body_.lines[line].y; }
    [[nodiscard]] bool apart(std::size_t above, std::size_t below) const;
    [[nodiscard]] bool is_centred() const;
    [[nodiscard]] bool goes_on(std::size_t line) const;
    [[nodiscard]] std::vector<RowReach> rows_by_gaps(const std::vector<std::size_t>& marked) const;
    [[nodiscard]] std::vector<RowReach> rows_by_numbers(const std::vector<std::size_t>& marked,
                                                        const std::vector<std::size_t>& anchors) const;
    [[nodiscard]] std::vector<Stretch> stretches_of(std::size_t begin, std::size_t end, std::size_t c) const;
    [[nodiscard]] std::vector<CellReach> single(const std::vector<Stretch>& stretches,
                                                const std::vector<RowReach>& rows) const;
    [[nodiscard]] std::vector<RowReach> heights(std::size_t begin, std::size_t end,
                                                const std::vector<RowReach>& rows) const;
    [[nodiscard]] static std::vector<CellReach> merged(const std::vector<Stretch>& stretches,
                                                       const std::vector<RowReach>& rows);
    [[nodiscard]] static std::vector<CellReach> grouping(const std::vector<Stretch>& stretches,
                                                         const std::vector<RowReach>& rows);

    std::string_view source_;
    const AlignedHeader& header_;
    const AlignedBody& body_;
    std::size_t number_ = kNone;  // columns
    std::size_t task_ = kNone;
    bool centred_ = false;  // cells are set to the middle of their rows
};

}  // namespace fenjie
