// Fields of a Word document: what they are made of is hidden, what they result in is shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

class DocxFields {
 public:
    void begin();
    /// A piece of the innermost field's instruction.
    void instruction(std::string_view text);
    /// The instruction is over, the result follows.
    void separate();
    /// Returns what a field without a result prints: EQ \o\ac(○,3) gives "③". Empty for any other.
    std::string end();

    /// Whether text is shown here: in no instruction, and in no table of contents.
    [[nodiscard]] bool shown() const { return hiding_ == 0; }
    /// Whether the innermost field's instruction goes on here.
    [[nodiscard]] bool in_instruction() const { return !open_.empty() && !open_.back().result; }
    /// Whether a field that was never ended hides text to the end.
    [[nodiscard]] bool hides_the_rest() const { return hiding_ > 0; }

    /// Tables of contents and indexes repeat headings of the text.
    [[nodiscard]] static bool repeats_text(std::string_view instruction);

 private:
    struct Field {
        std::string instruction;
        bool result = false;
        bool hides = true;
    };
    std::vector<Field> open_;
    std::size_t hiding_ = 0;  // fields of open_ that hide text
};

}  // namespace fenjie
