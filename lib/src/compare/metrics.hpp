// The table that makes targets of several plans comparable: lib/metrics/metrics.tsv and what users add.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "fenjie/compare.hpp"

namespace fenjie {

/// An indicator of a population in canonical names.
struct MetricName {
    std::string metric;
    std::optional<std::string> population;
};

class Metrics {
 public:
    static std::shared_ptr<const Metrics> built_in();

    /// The canonical names of a target; `context` is the text of its task, in which a row's condition is looked up.
    [[nodiscard]] MetricName canonical(const Target& target, std::string_view context) const;
    /// The populations that one is part of, nearest first; empty where the table knows none.
    [[nodiscard]] std::vector<std::string> wholes(const std::string& population) const;
    /// Every spelling of a canonical indicator, itself first, and the words that mention it.
    [[nodiscard]] std::vector<std::string> spellings(const std::string& metric) const;
    [[nodiscard]] std::vector<std::string> population_spellings(const std::string& population) const;

    /// Reads rows; an error is "name:line: reason".
    [[nodiscard]] std::optional<std::string> add(std::string_view content, const std::string& name);

 private:
    struct Pair {
        std::string when;
        MetricName name;
    };
    [[nodiscard]] bool drop_prefix(std::string& name) const;
    [[nodiscard]] std::optional<std::string> add_row(const std::vector<std::string_view>& cells);

    std::map<std::string, std::string, std::less<>> metrics_;                 // normalized spelling -> canonical
    std::map<std::string, std::string, std::less<>> populations_;             // the same
    std::map<std::string, std::string, std::less<>> parts_;                   // part -> whole
    std::map<std::pair<std::string, std::string>, std::vector<Pair>> pairs_;  // (metric, population or "*")
    std::vector<std::string> prefixes_;
    std::map<std::string, std::vector<std::string>, std::less<>> spellings_;
    std::map<std::string, std::vector<std::string>, std::less<>> population_spellings_;
};

/// A name without what spellings differ in for no reason: blanks, 的, quotes, width of brackets.
[[nodiscard]] std::string normalized_name(std::string_view name);

}  // namespace fenjie
