// Tables whose columns are set off by blanks: `pdftotext -layout`, or an editor with a fixed font.
//
//     序号   工作任务            责任单位              Out: | 序号 | 工作任务 | 责任单位 |
//            建设助餐点15个，    区民政局、            | 1 | 建设助餐点15个，覆盖率达到60%。 | 区民政局、各街道 |
//      1     覆盖率达到60%。     各街道
#include <algorithm>

#include "layout/aligned_rows.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

class AlignedTable {
 public:
    AlignedTable(std::string_view source, const Cleaner& cleaner, const Lexicon& lexicon, const AlignedHeader& header,
                 const AlignedBody& body)
        : source_(source),
          cleaner_(cleaner),
          words_(lexicon),
          header_(header),
          body_(body),
          rows_in_(source, header, body) {}

    /// The table; one without rows where the lines make none.
    Table build() {
        Table table;
        table.columns = static_cast<int>(header_.columns.size());
        for (std::size_t c = 0; c < header_.columns.size(); ++c) {
            MappedText name;
            for (const Range& piece : header_.columns[c].name) join(name, piece);
            add(table, {0, static_cast<int>(c), 1, 1, {std::move(name)}});
        }
        table.rows = 1;
        for (std::size_t at = 0; at < body_.lines.size();) {
            if (body_.lines[at].heads_group) {
                MappedText title;
                join(title, body_.lines[at].pieces[0]);
                add(table, {table.rows++, 0, 1, 1, {std::move(title)}});
                ++at;
                continue;
            }
            std::size_t end = at + 1;
            while (end < body_.lines.size() && !body_.lines[end].heads_group) ++end;
            part(at, end, table);
            at = end;
        }
        return table;
    }

    /// Rows without those that head groups.
    [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
    void join(MappedText& text, const Range& raw) {
        std::vector<Repair> ignored;
        const MappedText more = cleaner_.clean(source_, raw, ignored);
        if (!more.empty()) join_clean(text, more);
    }

    static void add(Table& table, Cell cell) {
        if (!cell.paragraphs.empty() && !cell.paragraphs[0].empty()) table.cells.push_back(std::move(cell));
    }

    // The lines of a cell to paragraphs: one that does not reach as far as others of its column ends one.
    [[nodiscard]] CompactVector<MappedText> paragraphs_of(const std::vector<std::size_t>& lines, std::size_t c) {
        CompactVector<MappedText> out;
        bool goes_on = false;
        for (const std::size_t l : lines) {
            std::vector<Repair> ignored;
            MappedText text = cleaner_.clean(source_, body_.lines[l].pieces[c], ignored);
            if (text.empty()) continue;
            const std::string last(utf8::before(text.view(), text.size()));
            if (goes_on)
                join_clean(out.back(), text);
            else
                out.push_back(std::move(text));
            const ColumnSort sort = header_.columns[c].sort;
            const bool one_value = sort == ColumnSort::number || sort == ColumnSort::deadline;
            // A whole name goes on only where not one more character has room.
            const bool named = sort == ColumnSort::owner && words_.are_organizations(out.back().view());
            const bool full = named ? body_.lines[l].widths[c] >= body_.widths[c] : rows_in_.fills(l, c);
            goes_on = one_value || full || (sort == ColumnSort::owner && !named) || last == "、" || last == "，";
        }
        return out;
    }

    void part(std::size_t begin, std::size_t end, Table& table) {
        const std::vector<RowReach> rows = rows_in_.rows_of(begin, end);
        std::vector<Cell> cells;
        for (std::size_t c = 0; c < header_.columns.size() && !rows.empty(); ++c) {
            for (const CellReach& reach : rows_in_.cells_of(begin, end, c, rows)) {
                cells.push_back({table.rows + static_cast<int>(reach.first), static_cast<int>(c),
                                 static_cast<int>(reach.last - reach.first) + 1, 1, paragraphs_of(reach.lines, c)});
            }
        }
        std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.row < b.row; });
        for (Cell& cell : cells) add(table, std::move(cell));
        table.rows += static_cast<int>(rows.size());
        rows_ += rows.size();
    }

    std::string_view source_;
    const Cleaner& cleaner_;
    const CellWords words_;
    const AlignedHeader& header_;
    const AlignedBody& body_;
    const AlignedRows rows_in_;
    std::size_t rows_ = 0;
};

/// Whether most lines show that columns are set off: by blanks between two pieces, or before one.
bool shows_columns(const AlignedBody& body) {
    std::size_t shown = 0;
    std::size_t several = 0;
    for (const AlignedLine& line : body.lines) {
        const auto filled =
            std::count_if(line.pieces.begin(), line.pieces.end(), [](const Range& r) { return !r.empty(); });
        several += filled > 1 ? 1 : 0;
        shown += filled > 1 || line.pieces[0].empty() || line.heads_group ? 1 : 0;
    }
    return several >= 2 && 2 * shown > body.lines.size() && body.cost <= 4 * body.lines.size();
}

}  // namespace

std::vector<TableInLines> aligned_tables(std::string_view source, const std::vector<Line>& lines,
                                         const Cleaner& cleaner, const Lexicon& lexicon,
                                         const std::vector<TableInLines>& taken) {
    std::vector<TableInLines> found;
    const AlignedColumns columns(source, lines, cleaner, lexicon);
    VainWork in_vain(lines.size());
    for (const Range& part : free_lines(lines.size(), taken)) {
        std::size_t from = part.begin;
        for (std::size_t i = part.begin; i < part.end; ++i) {
            if (in_vain.over() || !columns.may_begin(i)) continue;
            std::optional<TableInLines> best;
            std::size_t cost = 0;
            std::size_t looked_at = 0;
            for (const Measure measure : {Measure::characters, Measure::columns}) {
                const auto header = columns.header_at(i, {from, part.end}, measure);
                if (!header) continue;
                const AlignedBody body = columns.body_of(*header, part.end);
                looked_at += body.looked_at;
                if (!shows_columns(body) || (best && cost <= body.cost)) continue;
                AlignedTable rows(source, cleaner, lexicon, *header, body);
                Table table = rows.build();
                if (rows.rows() < 2) continue;
                cost = body.cost;
                best = TableInLines{header->begin, body.end, std::move(table), {}};
                if (cost == 0) break;
            }
            if (!best) {
                in_vain.spend(looked_at);
                continue;
            }
            if (best->end - best->begin > AlignedColumns::kMostLines) {
                best->warnings.push_back({"limit-reached",
                                          "of a table whose columns are set off by blanks " +
                                              std::to_string(AlignedColumns::kMostLines) + " lines are read",
                                          lines[best->end - 1].raw});
            }
            if (cost > best->end - best->begin) {
                best->warnings.push_back({"table-irregular",
                                          "lines of the table do not keep to its columns",
                                          {lines[best->begin].raw.begin, lines[best->end - 1].raw.end}});
            }
            from = best->end;
            i = best->end - 1;
            found.push_back(std::move(*best));
        }
    }
    return found;
}

}  // namespace fenjie
