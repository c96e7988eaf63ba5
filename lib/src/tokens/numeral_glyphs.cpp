// The glyphs of numerals, by code point.
//
// In:  glyphs().at("3.5亿", 3)               Out: section, 100 000 000
// In:  glyphs().number_glyph_at("5千瓦", 1)   Out: nothing: 千瓦 is a unit, the number is 5
//
// They are the shape of numbers, no vocabulary: a file of a user's could add nothing that the grammar of
// chinese_numeral.cpp would know what to do with.
#include "tokens/numeral_glyphs.hpp"

#include "text/utf8.hpp"

namespace fenjie::numerals {
namespace {

struct Row {
    char32_t character;
    Glyph glyph;
};

// The glyphs of cheques are formal: alone they are mostly parts of words (队伍).
constexpr std::array<Row, 51> kRows = {{
    {U'零', {Kind::digit, 0}},
    {U'〇', {Kind::digit, 0}},
    {U'○', {Kind::digit, 0}},
    {U'一', {Kind::digit, 1}},
    {U'二', {Kind::digit, 2}},
    {U'三', {Kind::digit, 3}},
    {U'四', {Kind::digit, 4}},
    {U'五', {Kind::digit, 5}},
    {U'六', {Kind::digit, 6}},
    {U'七', {Kind::digit, 7}},
    {U'八', {Kind::digit, 8}},
    {U'九', {Kind::digit, 9}},
    {U'两', {Kind::digit, 2, false, true}},
    {U'兩', {Kind::digit, 2, false, true}},
    {U'壹', {Kind::digit, 1, true, false}},
    {U'贰', {Kind::digit, 2, true, false}},
    {U'貳', {Kind::digit, 2, true, false}},
    {U'叁', {Kind::digit, 3, true, false}},
    {U'參', {Kind::digit, 3, true, false}},
    {U'肆', {Kind::digit, 4, true, false}},
    {U'伍', {Kind::digit, 5, true, false}},
    {U'陆', {Kind::digit, 6, true, false}},
    {U'陸', {Kind::digit, 6, true, false}},
    {U'柒', {Kind::digit, 7, true, false}},
    {U'捌', {Kind::digit, 8, true, false}},
    {U'玖', {Kind::digit, 9, true, false}},
    {U'廿', {Kind::tens, 20}},
    {U'卅', {Kind::tens, 30}},
    {U'卌', {Kind::tens, 40}},
    {U'十', {Kind::unit, 10}},
    {U'拾', {Kind::unit, 10, true, false}},
    {U'百', {Kind::unit, 100}},
    {U'佰', {Kind::unit, 100, true, false}},
    {U'千', {Kind::unit, 1000}},
    {U'仟', {Kind::unit, 1000, true, false}},
    {U'万', {Kind::section, 10000}},
    {U'萬', {Kind::section, 10000}},
    {U'亿', {Kind::section, 100000000}},
    {U'億', {Kind::section, 100000000}},
    {U'点', {Kind::point, 0}},
    {U'點', {Kind::point, 0}},
    {U'负', {Kind::minus, 0}},
    {U'負', {Kind::minus, 0}},
    {U'-', {Kind::minus, 0}},
    {U'－', {Kind::minus, 0}},
    {U'−', {Kind::minus, 0}},
    {U'余', {Kind::more, 0}},
    {U'餘', {Kind::more, 0}},
    {U'多', {Kind::more, 0}},
    {U'几', {Kind::more, 0}},
    {U'幾', {Kind::more, 0}},
}};

/// 千瓦, 千米, 千克, 千伏; 百分点, 百分位, 千分点: a unit begins like a multiplier.
bool begins_unit(std::string_view text, std::size_t behind, std::int64_t value) {
    constexpr std::string_view kOfThousand = "瓦米克伏";
    constexpr std::string_view kParts = "分";
    constexpr std::string_view kOfParts = "点點位";
    const std::string_view next = utf8::at(text, behind);
    if (next.empty()) return false;
    if (next != kParts) return value == 1000 && kOfThousand.find(next) != std::string_view::npos;
    const std::string_view last = utf8::at(text, behind + next.size());
    return !last.empty() && kOfParts.find(last) != std::string_view::npos;
}

}  // namespace

Glyphs::Glyphs() {
    for (const Row& row : kRows) {
        glyphs_.push_back(row.glyph);
        characters_.push_back(row.character);
        index_[row.character] = static_cast<std::uint8_t>(glyphs_.size() - 1);
    }
}

Glyph Glyphs::at(std::string_view text, std::size_t pos) const {
    const char32_t c = utf8::code_point_at(text, pos);
    return c < index_.size() ? glyphs_[index_[c]] : Glyph{};
}

Glyph Glyphs::number_glyph_at(std::string_view text, std::size_t pos) const {
    const Glyph glyph = at(text, pos);
    if (glyph.kind != Kind::unit) return glyph;
    return begins_unit(text, pos + utf8::length_at(text, pos), glyph.value) ? Glyph{} : glyph;
}

const Glyphs& glyphs() {
    static const Glyphs all;
    return all;
}

bool counts(Kind kind) {
    return kind == Kind::digit || kind == Kind::tens || kind == Kind::unit || kind == Kind::section;
}

int arabic_digit(std::string_view character) {
    if (character.size() == 1) return utf8::is_digit(character[0]) ? character[0] - '0' : -1;
    const char32_t c = utf8::code_point(character);
    return c >= 0xFF10 && c <= 0xFF19 ? static_cast<int>(c - 0xFF10) : -1;
}

bool is_arabic_at(std::string_view text, std::size_t pos) {
    const char32_t c = utf8::code_point_at(text, pos);
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

bool is_space_at(std::string_view text, std::size_t pos) {
    const char32_t c = utf8::code_point_at(text, pos);
    return c == U' ' || c == U'\t' || c == U'\u3000' || c == U'\u00a0';
}

std::size_t skip_spaces(std::string_view text, std::size_t pos) {
    for (std::size_t n = 0; n < kSpacesBridged && is_space_at(text, pos); ++n) pos += utf8::length_at(text, pos);
    return pos;
}

void Digits::push(int digit, bool fraction) {
    ++count;
    fits = fits && value.scale < 18 && !__builtin_mul_overflow(value.mantissa, std::int64_t{10}, &value.mantissa) &&
           !__builtin_add_overflow(value.mantissa, std::int64_t{digit}, &value.mantissa);
    if (fraction && fits) ++value.scale;
}

}  // namespace fenjie::numerals
