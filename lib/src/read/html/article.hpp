// What of a page belongs to the document: the article, the data about it, its title.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "read/html/page.hpp"
#include "read/html/tables.hpp"

namespace fenjie {

/// A piece of the article: a line, or a data table (its node).
struct ArticlePiece {
    HtmlLine line;
    std::uint32_t table = 0;
};

struct Article {
    std::vector<std::uint32_t> header_tables;  ///< outside the article, nodes
    std::vector<std::string> header_lines;     ///< 发文字号：… outside the article and outside tables
    std::string title;                         ///< of the page, where the article has none of its own
    std::vector<ArticlePiece> pieces;
};

/// By where the prose is, not by names: those only tip the scale.
[[nodiscard]] Article find_article(const HtmlPage& page, const Lexicon& lexicon);

}  // namespace fenjie
