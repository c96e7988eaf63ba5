// The cases of tests/cases/*.cases: short texts with the facts that must be found in them.
//
//   == year end with lead-in                        a title
//   issued 2023-03-08                               optional: the day a missing year is taken from
//   力争⟦到2025年底⟧，森林覆盖率达到24.1%。          ⟦ ⟧ marks each expected fact of the kind, in order
//                                                   (⟦⟦ ⟧⟧: two of one span)
//   -- date end=2025-12-31 precision=year rule=deadline.year_end
//   == near miss: a year that is no deadline
//   完成2025年度工作总结。
//   -- none date                                    nothing of this kind may be found
//   -- none date rule=deadline.year                 nothing of this kind with these fields
//
// A "--" line names the kind and the fields that must be equal (an empty value means "not set"); the n-th "--" line
// belongs to the n-th mark. Facts of the kind that are not marked fail the case; other kinds are not looked at.
//
//   == a label and its role                         run once for each row of a vocabulary file
//   each role_label role=lead except 总牵头          the rows with these values, a few phrases left out
//   建设助餐点。（⟦{}单位：⟧区民政局）                {} is the row's phrase, {role} its value in a column
//   -- responsibility role={role} organization=区民政局
//
// Kinds of a whole plan (document, section, task, person, attachment, basis, warning) want a text of several lines, in
// which ⇥ is a TAB and which has no marks. The fields are those of the JSON: "deadline.end=2024-12-31"; a list is
// written with 、 between its items. Each "--" line must be met by some item of the kind, a "none" line by none. The
// kind plan_fact has what the plan's owners, days, recurrences and targets say (text) and by which rule (rule).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace cases {

struct Expected {
    std::string kind;
    bool none = false;
    std::map<std::string, std::string> fields;
};

/// The row of the vocabulary that a case was made for.
struct RowRef {
    std::string table;
    std::string phrase;
};

struct Case {
    std::string file;
    int line = 0;
    std::string title;
    std::string issued;
    std::string text;                                        ///< without marks
    std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< bytes of text
    std::vector<Expected> expected;
    std::optional<RowRef> row;
    std::string error;  ///< what is wrong with the case itself

    [[nodiscard]] std::string where() const;
};

/// All cases of a file, those with an "each" line once for every row.
[[nodiscard]] std::vector<Case> read(const std::filesystem::path& path, const fenjie::Lexicon& lexicon);
/// Whether this build reads what the cases of a file, or those of a table, are about: web_… want web pages. What is
/// left out is told on standard error, once.
[[nodiscard]] bool can_run(std::string_view name);
/// All cases of a folder that this build can run, file by file.
[[nodiscard]] std::vector<Case> read_all(const std::filesystem::path& folder, const fenjie::Lexicon& lexicon);

}  // namespace cases
