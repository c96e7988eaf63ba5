// A stack of open fields.
//
// In:  begin, instruction "TOC \o \"1-2\"", separate, … , end      Out: nothing of it is shown
// In:  begin, instruction "eq \o\ac(○,3)", end                     Out: "③"
#include "read/docx/fields.hpp"

#include <algorithm>

#include "read/ooxml/list_numbers.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestInstruction = 200;

std::string_view keyword(std::string_view instruction) {
    const std::size_t begin = std::min(instruction.find_first_not_of(" \t"), instruction.size());
    instruction.remove_prefix(begin);
    return instruction.substr(0, std::min(instruction.find_first_of(" \t\\"), instruction.size()));
}

bool is(std::string_view word, std::string_view upper) {
    return std::equal(word.begin(), word.end(), upper.begin(), upper.end(), [](char a, char b) {
        return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
    });
}

// Two kinds of equation stand in plans: a character in a circle, \o\ac(○,3), and a fraction, \f(1,2).
std::string equation(std::string_view instruction) {
    const bool enclosed = instruction.find("\\ac(") != std::string_view::npos;
    const bool fraction = instruction.find("\\f(") != std::string_view::npos;
    const std::size_t open = instruction.find('(');
    const std::size_t comma = instruction.find(',', std::min(open, instruction.size()));
    const std::size_t close = instruction.rfind(')');
    if (comma == std::string_view::npos || close == std::string_view::npos || close < comma) return {};
    const std::string_view second = instruction.substr(comma + 1, close - comma - 1);
    if (fraction && !enclosed)
        return std::string(instruction.substr(open + 1, comma - open - 1)) + "/" + std::string(second);
    if (!enclosed) return {};
    int number = 0;
    for (const char c : second) number = c >= '0' && c <= '9' && number < 100 ? number * 10 + (c - '0') : 1000;
    return number >= 1 && number <= 50 ? format_number(number, NumberForm::circled) : std::string(second);
}

}  // namespace

bool DocxFields::repeats_text(std::string_view instruction) {
    const std::string_view word = keyword(instruction);
    return is(word, "TOC") || is(word, "INDEX") || is(word, "TOA");
}

void DocxFields::begin() {
    open_.emplace_back();
    ++hiding_;
}

void DocxFields::instruction(std::string_view text) {
    if (!in_instruction()) return;
    std::string& all = open_.back().instruction;
    all += text.substr(0, kLongestInstruction - std::min(all.size(), kLongestInstruction));
}

void DocxFields::separate() {
    if (!in_instruction()) return;
    Field& field = open_.back();
    field.result = true;
    field.hides = repeats_text(field.instruction);
    if (!field.hides) --hiding_;
}

std::string DocxFields::end() {
    if (open_.empty()) return {};
    const Field field = std::move(open_.back());
    open_.pop_back();
    if (field.hides) --hiding_;
    const bool equates = !field.result && is(keyword(field.instruction), "EQ");
    return equates && shown() ? equation(field.instruction) : std::string{};
}

}  // namespace fenjie
