// Where the plans are that tests read: the corpus of this project, and real plans beside the checkout where there are
// any.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "fenjie/extract.hpp"

namespace fenjie::testing_corpus {

/// One plan to read. A linked reading is a plan of its own: the same source with another one beside it.
struct Source {
    std::string name;              ///< "renovation"; "childcare-table.linked" for a linked reading
    std::filesystem::path folder;  ///< empty for a real plan
    std::string suffix;            ///< "" or ".linked": expected.linked.json, labels.linked.json
    std::string bytes;
    std::string linked;  ///< bytes of the other file; empty where the plan is read alone
};

/// What a failing test prints of it.
void PrintTo(const Source& source, std::ostream* out);

/// The file's bytes; throws std::runtime_error with its name where it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);

/// Every plan of corpus/, in the order of their names, linked readings behind the plain ones.
[[nodiscard]] std::vector<Source> corpus();

/// The plans of corpus/ and those that stand in ../shared/plans beside the checkout.
[[nodiscard]] std::vector<Source> all_plans();

/// The first line in which two texts differ, with the lines around it; empty where they are equal.
[[nodiscard]] std::string first_difference(const std::string& want, const std::string& got);

/// Reads it, under a vocabulary other than the built-in one where one is given.
[[nodiscard]] Extraction extract_source(const Source& source,
                                        const std::shared_ptr<const Recognizers>& lexicon = nullptr);

/// Valid as a name of a test.
[[nodiscard]] std::string test_name(const std::string& name);

}  // namespace fenjie::testing_corpus
