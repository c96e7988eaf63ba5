// Reads spans back from the decoded text and compares them with the text that an extract gives for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"

namespace fenjie::testing_corpus {

class Reread {
 public:
    explicit Reread(std::string decoded);

    /// The span reads as `text`: the same characters but for white space, punctuation, widths, repaired glyphs and page
    /// numbers between lines.
    void equals(const std::string& what, const Span& span, std::string_view text);
    /// The span reads as something that holds `text`.
    void contains(const std::string& what, const Span& span, std::string_view text);
    /// The span reads as something that holds the characters of `text` in their order, with others between them.
    void holds(const std::string& what, const Span& span, std::string_view text);
    /// The span lies in the text and its line is right.
    void inside(const std::string& what, const Span& span);

    /// Everything in a plan that has a span.
    void plan(const Plan& plan);
    void document(const DocumentInfo& document);
    void task(const Task& task);
    void date(const std::string& what, const Date& date);

    [[nodiscard]] const std::vector<std::string>& errors() const { return errors_; }

 private:
    void owners(const std::string& what, const CompactVector<Owner>& owners);
    [[nodiscard]] std::string slice(const Span& span) const;
    [[nodiscard]] std::u32string reading(const Span& span, bool page_numbers = false) const;

    std::string text_;
    std::vector<std::size_t> starts_;   // byte of every code point, and the end
    std::vector<std::uint32_t> lines_;  // code points where lines begin
    std::vector<std::string> errors_;
};

}  // namespace fenjie::testing_corpus
