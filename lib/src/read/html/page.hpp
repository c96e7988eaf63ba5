// A web page as the reader needs it: its blocks and their text, in reading order, without what nobody sees.
//
// Inline markup is gone: a text node is all the text between two borders of blocks, white space collapsed, <br> a line
// feed. Scripts, styles, forms' fields, pictures and (unless asked for) hidden elements are left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace fenjie {

enum class HtmlKind : std::uint8_t {
    root,
    text,
    block,  ///< div, p, section … and what only names itself
    heading,
    table,
    row_group,
    row,
    cell,
    list,
    item,
};

/// What an element's name, id or class says of it (lexicon web_name).
enum class HtmlUse : std::uint8_t { none, content, title, furniture };

struct HtmlNode {
    HtmlKind kind = HtmlKind::block;
    HtmlUse use = HtmlUse::none;
    bool ruled = false;          ///< table: it has borders, a caption or header cells
    bool presentation = false;   ///< table: its author says that it is none
    std::uint8_t numbering = 0;  ///< item: 0 none, else the list's type: 1 a A i I, or c for 一、
    std::uint8_t level = 0;      ///< heading
    std::uint32_t parent = 0;
    std::uint32_t end = 0;         ///< the first node behind its subtree
    std::uint32_t chars = 0;       ///< text: characters that are not blank
    std::uint32_t link_chars = 0;  ///< text: those of them inside links
    std::uint32_t begin_text = 0;  ///< text: where it stands in HtmlPage::text
    std::uint32_t end_text = 0;
    std::int32_t ordinal = 0;       ///< item
    std::uint16_t row_span = 1;     ///< cell
    std::uint16_t column_span = 1;  ///< cell
};

struct HtmlPage {
    std::vector<HtmlNode> nodes;  ///< in reading order; [0] is the root
    std::string text;
    std::string title;       ///< of <title>
    std::string meta_title;  ///< of <meta name="ArticleTitle">
    std::size_t shown = 0;   ///< characters of all text
    std::size_t hidden = 0;  ///< characters of hidden elements that were left out
    bool cut = false;        ///< the page went over a limit; what follows is missing

    [[nodiscard]] std::string_view text_of(const HtmlNode& node) const {
        return std::string_view(text).substr(node.begin_text, node.end_text - node.begin_text);
    }
};

/// Parses a page. `markup` is UTF-8 made ready by prepare_markup(). Never fails; work and memory are linear in it.
[[nodiscard]] HtmlPage parse_page(std::string_view markup, const Lexicon& lexicon, bool with_hidden);

/// Blanks out what a parser of HTML chokes on: code that ran on the server (<% … %>) and, in tags with hundreds of
/// attributes, all but the first of them.
void prepare_markup(std::string& markup);

/// The encoding that a page's <meta> claims, lower case, or "".
[[nodiscard]] std::string declared_encoding(std::string_view bytes);

}  // namespace fenjie
