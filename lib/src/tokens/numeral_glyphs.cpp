// Loads lexicon/numeral.tsv into a table by code point.
//
// In:  "亿\tsection\t100000000"    Out: glyphs().at("3.5亿", 3) -> section, 100 000 000
//
// A row of several characters (千瓦, 百分点) is no glyph but a word that hides one: 5千瓦 is five of something.
#include "tokens/numeral_glyphs.hpp"

#include <charconv>
#include <memory>

#include "text/utf8.hpp"

namespace fenjie::numerals {
namespace {

Kind kind_of(std::string_view name) {
    if (name == "digit") return Kind::digit;
    if (name == "tens") return Kind::tens;
    if (name == "unit") return Kind::unit;
    if (name == "section") return Kind::section;
    if (name == "point") return Kind::point;
    if (name == "minus") return Kind::minus;
    return name == "more" ? Kind::more : Kind::none;
}

}  // namespace

Glyphs::Glyphs(const LexiconTable& table) : table_(table) {
    for (const LexiconRow& row : table_.rows()) {
        const char32_t c = utf8::code_point(utf8::at(row.phrase, 0));
        if (utf8::length_at(row.phrase, 0) != row.phrase.size() || c >= index_.size()) continue;
        const std::string_view style = table_.attribute(row, "style");
        Glyph glyph{kind_of(table_.attribute(row, "kind")), 0, style == "formal", style == "pair"};
        const std::string_view value = table_.attribute(row, "value");
        std::from_chars(value.data(), value.data() + value.size(), glyph.value);
        glyphs_.push_back(glyph);
        characters_.push_back(c);
        index_[c] = static_cast<std::uint8_t>(glyphs_.size() - 1);
    }
}

Glyph Glyphs::at(std::string_view text, std::size_t pos) const {
    const char32_t c = utf8::code_point(utf8::at(text, pos));
    return c < index_.size() ? glyphs_[index_[c]] : Glyph{};
}

Glyph Glyphs::number_glyph_at(std::string_view text, std::size_t pos) const {
    const Glyph glyph = at(text, pos);
    if (glyph.kind != Kind::unit) return glyph;
    const LexiconRow* row = table_.longest_at(text, pos);
    return row != nullptr && row->phrase.size() > utf8::length_at(text, pos) ? Glyph{} : glyph;
}

const Glyphs& glyphs() {
    static const std::unique_ptr<const Glyphs> built_in =
        std::make_unique<const Glyphs>(Lexicon::built_in()->table("numeral"));
    return *built_in;
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
    return arabic_digit(utf8::at(text, pos)) >= 0;
}

bool is_space_at(std::string_view text, std::size_t pos) {
    const std::string_view c = utf8::at(text, pos);
    return c == " " || c == "\t" || c == "\u3000" || c == "\u00a0";
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
