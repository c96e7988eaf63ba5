// The tables of a page: which hold data and which only lay the page out, and the cells of the former.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "read/document.hpp"
#include "read/html/page.hpp"

namespace fenjie {

/// Sums over each node's subtree.
struct HtmlSums {
    std::vector<std::uint32_t> chars;  ///< characters that are not blank
    std::vector<std::uint32_t> links;  ///< those inside links
    std::vector<std::uint32_t> prose;  ///< weight of text that reads like sentences, outside links
};

[[nodiscard]] HtmlSums sum_page(const HtmlPage& page);

enum class TableUse : std::uint8_t {
    layout,  ///< arranges what stands in its cells; each is read for itself
    data,
    header,  ///< data about the document: 索引号, 发文字号 …
};

/// The use of each table, by its node; `layout` for all other nodes.
[[nodiscard]] std::vector<TableUse> table_uses(const HtmlPage& page, const HtmlSums& sums, const Lexicon& lexicon);

/// One line of text of a page: a piece of HtmlPage::text, with the number of the item that it opens.
struct HtmlLine {
    std::uint32_t node = 0;  ///< of its text
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t item = 0;  ///< the item whose number is printed before it, or 0
};

/// The lines of nodes [begin, end), blank ones left out; tables inside are read as lines.
void read_lines_of(const HtmlPage& page, std::uint32_t begin, std::uint32_t end, std::vector<HtmlLine>& out);

/// As it is printed.
[[nodiscard]] std::string text_of(const HtmlPage& page, const HtmlLine& line);

struct HtmlTable {
    std::vector<HtmlLine> above;  ///< its caption, and text between its rows
    std::vector<RawCell> cells;
};

/// A data table's cells as browsers place them; spans end with their row group.
[[nodiscard]] HtmlTable read_cells(const HtmlPage& page, std::uint32_t table);

/// The text without blanks of any kind, for comparing.
[[nodiscard]] std::string squeezed(std::string_view text);

/// Of "索 引 号：" the lexicon row of 索引号; null where the text is not all of a label of a document's data.
[[nodiscard]] const LexiconRow* header_label(std::string_view text, const LexiconTable& header_fields);

}  // namespace fenjie
