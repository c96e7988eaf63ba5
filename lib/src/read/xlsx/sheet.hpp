// One sheet of a workbook as lines and tables.
#pragma once

#include "read/ooxml/flow.hpp"
#include "read/xlsx/grid.hpp"

namespace fenjie {

/// Titles above a table and notes below it are lines, the rest is tables.
[[nodiscard]] Flow lines_and_tables(std::vector<XlsxRow> rows);

}  // namespace fenjie
