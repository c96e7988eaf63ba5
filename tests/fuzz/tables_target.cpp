// A table of any cells, with merged ones, to tasks with owners and deadlines.
//
// In:  lines of cells parted by tabs; a cell that begins with "<" is merged with the one to its right, one that begins
//      with "^" with the one below, once for each mark; "|" parts its paragraphs
// Out: nothing, or std::logic_error where the table as read is not its grid, or the plan is none of the schema
#include "check.hpp"
#include "document_check.hpp"
#include "layout/layout.hpp"
#include "read/document.hpp"
#include "recognize/recognizers.hpp"
#include "structure/tables.hpp"
#include "target.hpp"
#include "tasks/assemble.hpp"

namespace fuzz {
namespace {

fenjie::RawCell cell_of(std::string_view text, int row, int column) {
    fenjie::RawCell cell{row, column, 1, 1, {}};
    for (; text.starts_with('<') || text.starts_with('^'); text.remove_prefix(1))
        ++(text.front() == '<' ? cell.column_span : cell.row_span);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('|'), text.size());
        if (end > 0) cell.paragraphs.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return cell;
}

std::vector<fenjie::RawCell> cells_of(const std::string& text) {
    std::vector<fenjie::RawCell> out;
    int row = 0;
    int column = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\t\n", begin), text.size());
        out.push_back(cell_of(std::string_view(text).substr(begin, end - begin), row, column));
        ++column;
        if (end < text.size() && text[end] == '\n') {
            ++row;
            column = 0;
        }
        begin = end + 1;
    }
    return out;
}

void check_table(const fenjie::Table& table) {
    const fenjie::TaskTable read = read_table(table, *fenjie::Lexicon::built_in());
    // The grid may be narrower than the table says: what no cell stands in is left out.
    const std::size_t columns = read.columns.size();
    require(columns <= static_cast<std::size_t>(table.columns) && read.headers.size() == columns,
            "not one meaning a column");
    require(read.header_rows <= table.rows, "more header than table");
    std::size_t next = static_cast<std::size_t>(read.header_rows);
    for (const fenjie::TableRow& row : read.rows) {
        require(row.row >= next && row.row < read.grid.rows(), "a row out of order");
        next = row.row + 1;
    }
    for (const fenjie::Cell& cell : table.cells) {
        for (const fenjie::MappedText& item : cell_items(cell)) require(!item.empty(), "an empty item");
    }
}

}  // namespace

void run_tables(std::string_view input) {
    const auto recognizers = fenjie::recognizers_or_built_in(nullptr);
    fenjie::DocumentBuilder builder;
    builder.line("云泽区任务分解表");
    builder.table(cells_of(readable(input)));
    const fenjie::ReadDocument document = builder.finish("text/plain", "UTF-8");
    check(document);
    const fenjie::SourceText source(document.utf8);
    const fenjie::Layout layout = lay_out(source.view(), *recognizers->lexicon, document.tables);
    for (const fenjie::Block& block : layout.blocks) {
        if (block.kind == fenjie::BlockKind::table) check_table(block.table);
    }
    const fenjie::DocumentLayout parts = read_front_matter(layout.blocks, *recognizers->lexicon);
    fenjie::Plan plan = assemble(source, layout, parts, *recognizers, std::nullopt);
    plan.source = {"table", document.media_type, document.encoding, std::string(64, '0'), source.length()};
    require_good(plan, document.utf8);
}

}  // namespace fuzz
