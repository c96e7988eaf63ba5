// One line of `fenjie stream` as a record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fenjie {

struct Record {
    std::string id = "null";  ///< JSON, to be given back
    std::optional<std::string> text;
    std::optional<std::string> path;
    std::optional<std::string> issued;
    std::optional<std::string> error;  ///< why the line is no record; the other fields are then unused, `id` excepted
};

[[nodiscard]] Record read_record(std::string_view line);

}  // namespace fenjie
