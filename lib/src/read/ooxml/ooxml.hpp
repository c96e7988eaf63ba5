// What Word and Excel packages have in common: parts that relations point to, each an XML tree.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "fenjie/extract.hpp"
#include "read/package.hpp"
#include "read/xml.hpp"

namespace fenjie {

class OoxmlPackage {
 public:
    OoxmlPackage(std::string_view bytes, const ReadSettings& settings);

    /// Why nothing can be read, or nothing. Set by the first part that fails as well.
    [[nodiscard]] const std::optional<std::string>& error() const { return error_; }

    /// The name of the part that `part` ("" for the package itself) points to by a relation of that kind: the last word
    /// of its type ("styles", "officeDocument"). Empty where there is none.
    [[nodiscard]] std::string related(const std::string& part, std::string_view kind);

    /// The targets of all relations of a part inside the package, by their ids.
    [[nodiscard]] std::unordered_map<std::string, std::string> relations(const std::string& part);

    /// A part as a tree; nothing for the empty name and, with error() set, for one that is missing or broken.
    [[nodiscard]] std::unique_ptr<XmlPart> xml(const std::string& part);

    [[nodiscard]] bool has(const std::string& part) const { return stored_.contains(part); }

 private:
    struct Relation {
        std::string id;
        std::string kind;
        std::string target;
    };
    [[nodiscard]] std::vector<Relation> read_relations(const std::string& part);

    Package package_;
    std::uint64_t most_memory_;
    std::unordered_map<std::string, std::string> stored_;  // names in lower case with '/', and as the package has them
    std::optional<std::string> error_;
};

/// The most text that a file may hold under a limit of memory: all stages after reading take several times its size.
[[nodiscard]] constexpr std::uint64_t most_text(const ReadSettings& settings) {
    return settings.limits.memory / 16;
}

}  // namespace fenjie
