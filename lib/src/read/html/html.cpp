// A web page to the text of its article.
//
// In:  … <div class=nav>首页</div> <td>发文字号：</td><td>和政办发〔2023〕12号</td> … <div id=zoom><p>各街道：</p> …
// Out: the table of the document's data, the title, the article's lines and tables; media type text/html
#include <utility>

#include "read/decode.hpp"
#include "read/html/article.hpp"
#include "read/html/page.hpp"
#include "read/html/tables.hpp"
#include "read/read.hpp"

namespace fenjie {
namespace {

// Pages that show their text by a script hide it in the markup.
constexpr std::size_t kLittleText = 200;

bool hides_its_text(const HtmlPage& page) {
    return page.shown < kLittleText && page.hidden > page.shown * 5;
}

void print_table(const HtmlPage& page, std::uint32_t node, DocumentBuilder& builder) {
    HtmlTable table = read_cells(page, node);
    for (const HtmlLine& line : table.above) builder.line(text_of(page, line));
    builder.table(std::move(table.cells));
}

}  // namespace

ReadDocument read_html(std::string_view bytes, const Lexicon& lexicon) {
    Decoded decoded = decode_page(bytes, declared_encoding(bytes));
    if (decoded.error) return unreadable(std::move(*decoded.error));
    prepare_markup(decoded.utf8);
    HtmlPage page = parse_page(decoded.utf8, lexicon, false);
    if (hides_its_text(page)) page = parse_page(decoded.utf8, lexicon, true);
    decoded.utf8 = std::string();
    const Article article = find_article(page, lexicon);
    DocumentBuilder builder;
    for (const std::uint32_t table : article.header_tables) print_table(page, table, builder);
    for (const std::string& line : article.header_lines) builder.line(line);
    if (!article.title.empty()) builder.line(article.title);
    for (const ArticlePiece& piece : article.pieces) {
        if (piece.table != 0)
            print_table(page, piece.table, builder);
        else
            builder.line(text_of(page, piece.line));
    }
    if (page.cut) builder.warn("limit-reached", "the page is larger than any page of a plan; its end is missing", 0);
    return builder.finish("text/html", std::move(decoded.encoding));
}

}  // namespace fenjie
