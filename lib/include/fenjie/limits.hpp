// How much one source may take: every limit by its name, with what is standard and what happens beyond it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

/// The most that is read of one source. Beyond some limits a source is refused with an error in words; beyond the
/// others what is left out has a warning `limit-reached` in its place, and what was read before it stays (LimitInfo
/// says which). All but the times are measured in work, so that the same bytes give the same plan on every machine.
struct Limits {
    std::uint64_t size = 256ULL << 20U;     ///< bytes of a source, of a file inside an archive
    std::uint64_t memory = 1ULL << 30U;     ///< bytes that a file may inflate to, and a reader's process may take
    unsigned time = 10;                     ///< seconds to read a file into text (a page to recognize); 0: none
    unsigned ocr_time = 600;                ///< seconds to recognize all pages of a file; 0: none
    unsigned total_time = 0;                ///< seconds from the bytes to the plan; 0: none
    std::uint64_t pages = 20'000;           ///< of a PDF or OFD file, of a picture (2000 at most)
    std::uint64_t archives = 3;             ///< in one another
    std::uint64_t members = 100'000;        ///< files in an archive and the archives inside it
    std::uint64_t table_rows = 200'000;     ///< of a table in a file that knows its tables
    std::uint64_t table_columns = 256;      ///< of such a table
    std::uint64_t table_cells = 4'000'000;  ///< places in its grid
};

/// What is to be known of a limit.
struct LimitInfo {
    enum class Unit { bytes, seconds, count };
    std::string_view name;  ///< as `fenjie --limit` and set_limit() take it: "table-rows"
    Unit unit = Unit::count;
    std::uint64_t standard = 0;  ///< what it is at first
    std::uint64_t least = 0;     ///< 0 of seconds: no limit
    std::uint64_t most = 0;      ///< the highest value that set_limit() takes
    bool cuts = false;        ///< what is beyond is left out with a warning `limit-reached`; else the source is refused
    std::string_view bounds;  ///< of what it is the most, a few words
};

/// All limits, in the order of the struct.
[[nodiscard]] std::vector<LimitInfo> all_limits();

/// The value of a limit by its name; nothing where there is none of that name.
[[nodiscard]] std::optional<std::uint64_t> limit(const Limits& limits, std::string_view name);

/// Sets a limit by its name. Returns why it cannot be set: there is none of that name, or it may not have that value.
[[nodiscard]] std::optional<std::string> set_limit(Limits& limits, std::string_view name, std::uint64_t value);

}  // namespace fenjie
