// What elements and attributes of a page mean to the reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/lexicon.hpp"
#include "read/html/page.hpp"

namespace fenjie {

struct ElementShape {
    enum class Is : std::uint8_t { inline_, block, dropped, line_break, title };
    Is is = Is::inline_;
    HtmlKind kind = HtmlKind::block;
    std::uint8_t level = 0;  ///< h1 … h6
    bool known = true;       ///< HTML has an element of this name, or Word has
};

[[nodiscard]] ElementShape shape_of(std::string_view name);

/// What the reader takes from an element's attributes.
struct Attributes {
    std::string_view id;
    std::string_view classes;
    std::string_view meta_title;
    bool hidden = false;
    bool block = false;        ///< style="display:block"
    bool keeps_white = false;  ///< style="white-space:pre"
    bool has_target = false;   ///< href
    bool ruled = false;        ///< border
    bool presentation = false;
    std::uint16_t row_span = 1;
    std::uint16_t column_span = 1;
    std::optional<std::int32_t> start;
    std::optional<std::int32_t> value;
    std::optional<std::uint8_t> list_type;  ///< 1 a A i I, c for Chinese numerals, 0 for none
};

/// `attributes`: name, value, name, value … and a null pointer, as the parser gives them; or null.
[[nodiscard]] Attributes read_attributes(const unsigned char** attributes);

/// What names of elements, ids and classes say, after the lexicon.
class ElementNames {
 public:
    explicit ElementNames(const Lexicon& lexicon) : names_(lexicon.table("web_name")) {}
    [[nodiscard]] HtmlUse use_of(std::string_view element, const Attributes& attributes) const;

 private:
    [[nodiscard]] HtmlUse find(std::string_view name) const;
    [[nodiscard]] HtmlUse use_of_name(std::string_view name) const;
    const LexiconTable& names_;
};

/// The digits of a superscript as such characters: "2" -> "²". "" for anything but one to three digits and signs.
[[nodiscard]] std::string superscript(std::string_view text);

/// 0x80 … 0x9F as browsers read them: &#150; is a dash.
[[nodiscard]] char32_t from_windows(char32_t c);

/// What stands before an item: "3." for 3 in a list of type 1, "c." "iv." "四、".
[[nodiscard]] std::string item_number(std::int32_t ordinal, std::uint8_t type);

}  // namespace fenjie
