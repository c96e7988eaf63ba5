// One record in, one record out: the step of `fenjie stream`, for callers with their own transport.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fenjie/extract.hpp"

namespace fenjie {

/// What a path leads to: the file's bytes, or the reason why there are none.
struct Loaded {
    std::string bytes;
    std::optional<ReadError> error;
};

struct StreamOptions {
    bool explain = false;                            ///< answer with facts rather than a plan
    Options extract;                                 ///< name and issued are the record's own, where it has them
    std::function<Loaded(const std::string&)> load;  ///< reads a record's "path"; empty: such records are errors
};

/// Answers one line {"id", "text" | "path", "issued"?} with {"id", "plan"}, {"id", "facts"} or {"id", "error"},
/// without a line end. `id` is a string or a number and comes back as it was; null where it could not be read.
[[nodiscard]] std::string answer_record(std::string_view line, const StreamOptions& options);

/// The answer to what could not be taken in, or not be read: {"id","error"}; `id` null where there is none.
[[nodiscard]] std::string refuse_record(std::string_view reason, const std::optional<std::string>& id = std::nullopt);

}  // namespace fenjie
