// The JSON Schema of what the library writes, and a check against it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

/// The schema of a kind of document, as the file schemas/<name>.schema.json holds it; nothing for another name.
[[nodiscard]] std::optional<std::string_view> schema(std::string_view name);

/// One way in which a document is not what the schema asks for.
struct Violation {
    std::size_t line = 0;  ///< of the document where there is one a line (NDJSON), 1-based; else 0
    std::string path;      ///< JSON pointer to the place: /tasks/0/deadline; empty for the whole document
    std::string message;   ///< one sentence
};

/// Checks a JSON document, or one a line (NDJSON), against a schema ("extract", "compare"; empty: the one of the
/// document's kind); no violations where all are valid.
[[nodiscard]] std::vector<Violation> validate(std::string_view json, std::string_view schema = {});

}  // namespace fenjie
