// Pieces of CSV as spreadsheets read it (RFC 4180).
#pragma once

#include <string>
#include <vector>

namespace fenjie {

/// What Excel needs to take a CSV for UTF-8.
inline constexpr const char* kUtf8Mark = "\xEF\xBB\xBF";

/// A cell's text that no spreadsheet takes for a formula: = + - @ and white space before them get an apostrophe,
/// numbers are left alone.
[[nodiscard]] std::string harmless(const std::string& text);

/// Appends a row ended by CR LF; cells are quoted where they must be and made harmless.
void add_csv_row(std::string& out, const std::vector<std::string>& cells);

}  // namespace fenjie
