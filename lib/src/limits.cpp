// The limits by their names: one table says all that is to be known of each.
//
// In:  "table-rows", 0      Out: "table-rows is a number from 1 to 200000"
#include "fenjie/limits.hpp"

#include <array>
#include <limits>

namespace fenjie {
namespace {

using Unit = LimitInfo::Unit;

constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kLongest = 1ULL << 30U;  // seconds

/// A limit and where it is kept.
struct Row {
    LimitInfo info;
    std::uint64_t Limits::*number = nullptr;
    unsigned Limits::*seconds = nullptr;
};

constexpr Limits kStandard;

constexpr Row row(std::string_view name, Unit unit, std::uint64_t Limits::*number, std::uint64_t least,
                  std::uint64_t most, bool cuts, std::string_view bounds) {
    return {{name, unit, kStandard.*number, least, most, cuts, bounds}, number, nullptr};
}

constexpr Row row(std::string_view name, unsigned Limits::*seconds, bool cuts, std::string_view bounds) {
    return {{name, Unit::seconds, kStandard.*seconds, 0, kLongest, cuts, bounds}, nullptr, seconds};
}

// More columns, rows and places than these the readers do not hand over (read/document.hpp).
constexpr std::array<Row, 11> kRows = {{
    row("size", Unit::bytes, &Limits::size, 0, kAny, false, "an input"),
    row("memory", Unit::bytes, &Limits::memory, 0, kAny, false, "what a file inflates to, and reading it takes"),
    row("time", &Limits::time, false, "reading a file into text (for a scan: each page)"),
    row("ocr-time", &Limits::ocr_time, true, "recognizing all pages of a scan"),
    row("total-time", &Limits::total_time, true, "everything, from the bytes to the plan"),
    row("pages", Unit::count, &Limits::pages, 1, 20'000, false, "pages of a PDF or OFD file, or a picture"),
    row("archives", Unit::count, &Limits::archives, 1, 16, false, "archives in one another"),
    row("members", Unit::count, &Limits::members, 1, 100'000, false, "files in an archive"),
    row("table-rows", Unit::count, &Limits::table_rows, 1, 200'000, true, "rows of a table"),
    row("table-columns", Unit::count, &Limits::table_columns, 1, 256, true, "columns of a table"),
    row("table-cells", Unit::count, &Limits::table_cells, 1, 4'000'000, true, "places in the grid of a table"),
}};

const Row* row_of(std::string_view name) {
    for (const Row& row : kRows) {
        if (row.info.name == name) return &row;
    }
    return nullptr;
}

}  // namespace

std::vector<LimitInfo> all_limits() {
    std::vector<LimitInfo> out;
    out.reserve(kRows.size());
    for (const Row& row : kRows) out.push_back(row.info);
    return out;
}

std::optional<std::uint64_t> limit(const Limits& limits, std::string_view name) {
    const Row* row = row_of(name);
    if (row == nullptr) return std::nullopt;
    return row->number != nullptr ? limits.*(row->number) : limits.*(row->seconds);
}

std::optional<std::string> set_limit(Limits& limits, std::string_view name, std::uint64_t value) {
    const Row* row = row_of(name);
    if (row == nullptr) {
        std::string names;
        for (const Row& known : kRows) names += (names.empty() ? "" : ", ") + std::string(known.info.name);
        return "there is no limit \"" + std::string(name) + "\", only " + names;
    }
    if (value < row->info.least || value > row->info.most)
        return std::string(name) + " is a number from " + std::to_string(row->info.least) + " to " +
               std::to_string(row->info.most);
    if (row->number != nullptr)
        limits.*(row->number) = value;
    else
        limits.*(row->seconds) = static_cast<unsigned>(value);
    return std::nullopt;
}

}  // namespace fenjie
