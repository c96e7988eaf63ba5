// What the cells of one column of a lexicon file may say.
//
//   #! at: end start both          one of these words
//   #! value: <number> <empty>     a decimal number, or nothing
//   #! every: <duration> none      P3M, or the word none
//
// There are <integer>, <number>, <year>, <character>, <duration>, <text> and <empty>.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

class ColumnRule {
 public:
    /// Reads the part behind the column's name.
    explicit ColumnRule(std::string_view words);

    [[nodiscard]] bool allows(std::string_view cell) const;
    /// "a number, nothing", for messages.
    [[nodiscard]] std::string wanted() const;
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
    std::vector<std::string> words_;
};

}  // namespace fenjie
