// The steps from positioned text to lines and tables, in order.
//
//   glyphs, rules -> ruled tables -> lines -> furniture dropped -> tables without rules -> reading order -> paragraphs
//   -> tables joined over pages -> the document
//
// In:  two pages of glyphs, "— 1 —" at the foot of the first      Out: their lines, a form feed behind each page
#include "read/placed/positions.hpp"

#include "read/placed/page_parts.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostDoubts = 200;  // warnings of one document

/// Writes what was put in order, and warns of what recognition was unsure of.
class Writer {
 public:
    explicit Writer(DocumentBuilder& out) : out_(out) {}

    void line(const PlacedLine& line) {
        const std::size_t begin = out_.position();
        out_.printed_line(line.text, line.goes_on);
        for (const Doubt& doubt : line.doubts) warn(doubt, line.text, begin);
    }

    void table(const PlacedTable& table) {
        std::vector<RawCell> cells;
        cells.reserve(table.cells.size());
        bool doubted = false;
        for (const PlacedCell& cell : table.cells) {
            RawCell raw{cell.row, cell.column, cell.row_span, cell.column_span, {}};
            for (const PlacedParagraph& paragraph : cell.paragraphs) {
                raw.paragraphs.push_back(paragraph.text);
                doubted = doubted || !paragraph.doubts.empty();
            }
            cells.push_back(std::move(raw));
        }
        const std::size_t before = out_.tables().size();
        out_.table(std::move(cells), table.pages);
        if (doubted && out_.tables().size() > before) doubts_of(table, out_.tables().back());
    }

    void end() {
        if (doubts_ > kMostDoubts)
            out_.warn("limit-reached",
                      std::to_string(doubts_ - kMostDoubts) + " more words were recognized with little confidence",
                      Range{});
    }

 private:
    void warn(const Doubt& doubt, std::string_view text, std::size_t at) {
        if (++doubts_ > kMostDoubts) return;
        out_.warn("ocr-doubtful",
                  "recognized with " + std::to_string(static_cast<int>(doubt.confidence)) +
                      "% confidence: " + std::string(text.substr(doubt.begin, doubt.end - doubt.begin)),
                  Range{at + doubt.begin, at + doubt.end});
    }

    // Cells keep their places and paragraphs unless they had to be cut; then their doubts are not told.
    void doubts_of(const PlacedTable& table, const SourceTable& written) {
        std::size_t at = 0;
        for (const PlacedCell& cell : table.cells) {
            while (at < written.cells.size() &&
                   std::pair(written.cells[at].row, written.cells[at].column) < std::pair(cell.row, cell.column))
                ++at;
            if (at == written.cells.size()) return;
            const SourceCell& place = written.cells[at];
            if (place.row != cell.row || place.column != cell.column ||
                place.paragraphs.size() != cell.paragraphs.size())
                continue;
            for (std::size_t p = 0; p < cell.paragraphs.size(); ++p) {
                for (const Doubt& doubt : cell.paragraphs[p].doubts)
                    warn(doubt, cell.paragraphs[p].text, place.paragraphs[p].begin);
            }
        }
    }

    DocumentBuilder& out_;
    std::size_t doubts_ = 0;
};

PageParts parts_of(PlacedPage page) {
    PageParts out;
    out.width = page.width;
    out.height = page.height;
    out.tables = ruled_tables(page);
    out.lines = lines_of(std::move(page.glyphs));
    return out;
}

}  // namespace

void write_pages(std::vector<PlacedPage> pages, DocumentBuilder& out) {
    std::vector<PageParts> parts;
    parts.reserve(pages.size());
    for (PlacedPage& page : pages) parts.push_back(parts_of(std::move(page)));
    drop_furniture(parts);
    find_open_tables(parts);
    for (PageParts& page : parts) put_in_order(page);
    mark_paragraphs(parts);

    Writer writer(out);
    std::optional<PlacedTable> open;  // the table that ended the last page with anything on it
    std::size_t open_pages = 0;       // pages that ended since its last row
    const auto close = [&] {
        if (!open) return;
        writer.table(*open);
        open.reset();
        for (; open_pages > 0; --open_pages) out.end_page();
    };
    for (PageParts& page : parts) {
        for (const PageParts::Item& item : page.order) {
            if (!item.is_table) {
                close();
                writer.line(page.lines[item.index]);
                continue;
            }
            PlacedTable& table = page.tables[item.index];
            const bool opens_page = &item == &page.order.front();
            if (open && opens_page && open_pages == 1 && continue_table(*open, table)) {
                open_pages = 0;
                continue;
            }
            close();
            open = std::move(table);
        }
        if (open)
            ++open_pages;
        else
            out.end_page();
    }
    close();
    writer.end();
}

std::string missing_pages(const std::vector<int>& numbers) {
    return "pages are missing or broken: " + page_list(numbers);
}

}  // namespace fenjie
