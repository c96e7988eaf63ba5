// A workbook of plain tables: a frozen, filtered header a sheet, wrapped text, numbers and days as such.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

/// A column of a sheet.
struct SheetColumn {
    std::string title;
    double width = 12;  ///< in characters
};

enum class SheetCell { text, number, day };

class Workbook {
 public:
    Workbook();
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    /// Begins a sheet; what follows goes there until the next.
    void sheet(const std::string& name, const std::vector<SheetColumn>& columns);
    /// A row of the sheet that was begun last. `kinds` (as many as cells, or none for text only): a number or an ISO
    /// day that is none is written as text. Cells are values, never formulas.
    void row(const std::vector<std::string>& cells, const std::vector<SheetCell>& kinds = {});

    /// The whole file; afterwards nothing can be added. Nothing where it cannot be made (a full disk, too many rows).
    [[nodiscard]] std::optional<std::string> bytes();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace fenjie
