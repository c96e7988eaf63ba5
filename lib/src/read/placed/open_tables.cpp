// Tables without rules: a line of column names, and below it pieces of lines that stand under the names.
//
// In:  序号    任务            牵头单位              Out: a table of 3 columns and 2 rows; "点" goes on in its cell
//      1       建设助餐         区民政局
//              点
//
// A row is a number (or a label) with the lines beside it: from it on, where cells are set to the top; above and below
// it alike, where they are set to the middle. A cell that stands in the middle of several rows is one over all of them.
// Of tables without names only those are known in which sites print a document's number, issuer and dates.
#include "read/placed/open_tables.hpp"
#include <cmath>

#include "lexicon/lexicon.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kFarBelow = 4.0;  // of the leading: what ends a table
constexpr std::size_t kMostLines = 4000;

std::string bare(std::string_view text) {
    std::string out;
    for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (c != " " && c != "\xE3\x80\x80" && c != "：" && c != ":") out += c;
    }
    return out;
}

std::string_view piece_text(const PlacedLine& line, std::size_t piece) {
    const Piece& p = line.pieces[piece];
    return std::string_view(line.text).substr(p.begin, p.end - p.begin);
}

class OpenTables {
 public:
    OpenTables()
        : names_(Lexicon::built_in()->table("table_column")), labels_(Lexicon::built_in()->table("header_field")) {}

    void read(std::vector<PageParts>& pages) {
        std::optional<std::vector<double>> open;  // edges of the table that ended the page before
        for (PageParts& page : pages) {
            page_ = &page;
            std::vector<OpenTable> found;
            std::size_t at = 0;
            if (open && page.tables.empty()) {
                if (auto rest = continued(*open)) {
                    at = rest->end;
                    found.push_back(std::move(*rest));
                }
            }
            for (; at < page.lines.size(); ++at) {
                auto table = named(at);
                if (!table) table = labelled(at);
                if (!table || (!found.empty() && table->begin < found.back().end)) continue;
                at = table->end - 1;
                found.push_back(std::move(*table));
            }
            take(found, open);
        }
    }

 private:
    [[nodiscard]] bool is_name(std::string_view text) const {
        const std::string name = bare(text);
        return names_.contains(name) ||
               (utf8::count(name) <= 10 && names_.longest_before(name, name.size()) != nullptr);
    }

    // A header and the lines under it.
    [[nodiscard]] std::optional<OpenTable> named(std::size_t at) const {
        const PlacedLine& header = page_->lines[at];
        if (header.pieces.size() < 2) return std::nullopt;
        std::size_t known = 0;
        OpenTable out{at, at + 1, {}, 0, 1};
        bool anchored = false;
        for (std::size_t p = 0; p < header.pieces.size(); ++p) {
            const std::string_view text = piece_text(header, p);
            if (utf8::count(text) > 24) return std::nullopt;
            known += is_name(text) ? 1 : 0;
            const LexiconRow* row = names_.find(bare(text));
            if (!anchored && row != nullptr && names_.attribute(*row, "meaning") == "number") {
                out.anchor = p;
                anchored = true;
            }
            out.columns.push_back({header.pieces[p].left, header.pieces[p].right});
        }
        if (known < 2 || known * 2 < header.pieces.size()) return std::nullopt;
        extend(out);
        if (out.end < at + 3) return std::nullopt;
        if (!anchored) out.anchor = out.columns.size();
        return out;
    }

    // The head of a page that goes on with the last one's table.
    [[nodiscard]] std::optional<OpenTable> continued(const std::vector<double>& edges) const {
        if (page_->lines.empty() || named(0)) return std::nullopt;
        OpenTable out{0, 0, {}, 0, 0};
        for (std::size_t c = 0; c + 1 < edges.size(); ++c) out.columns.push_back({edges[c] + 3, edges[c + 1] - 3});
        std::size_t several = 0;
        for (; out.end < page_->lines.size(); ++out.end) {
            const PlacedLine& line = page_->lines[out.end];
            if (!fits(line, out.columns)) break;
            several += line.pieces.size() > 1 ? 1 : 0;
        }
        if (several < 1 || out.end < 2) return std::nullopt;
        out.anchor = anchor_of(out);
        return out;
    }

    // A column of whole numbers, where there is one.
    [[nodiscard]] std::size_t anchor_of(const OpenTable& table) const {
        std::size_t numbers = 0;
        for (std::size_t l = table.begin + table.header_lines; l < table.end; ++l) {
            const PlacedLine& line = page_->lines[l];
            if (!under(table.columns, line.pieces.front().left, line.pieces.front().right).one()) continue;
            const std::string_view text = piece_text(line, 0);
            if (under(table.columns, line.pieces.front().left, line.pieces.front().right).first != 0) continue;
            if (text.find_first_not_of("0123456789") != std::string_view::npos) return table.columns.size();
            ++numbers;
        }
        return numbers >= 1 ? 0 : table.columns.size();
    }

    [[nodiscard]] bool fits(const PlacedLine& line, const std::vector<OpenColumn>& columns) const {
        return std::all_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
            return under(columns, piece.left, piece.right).one() && piece.left > columns.front().left - line.size &&
                   piece.right < columns.back().right + 3 * line.size;
        });
    }

    // Takes in the lines below while their pieces stand under the columns, which grow with them.
    void extend(OpenTable& table) const {
        std::vector<OpenColumn>& columns = table.columns;
        for (; table.end < page_->lines.size() && table.end - table.begin < kMostLines; ++table.end) {
            const PlacedLine& line = page_->lines[table.end];
            const PlacedLine& above = page_->lines[table.end - 1];
            if (line.baseline - above.baseline > kFarBelow * 1.5 * above.size) return;
            const bool table_between = std::any_of(
                page_->tables.begin(), page_->tables.end(),
                [&](const PlacedTable& t) { return t.top > above.baseline - above.size && t.top < line.baseline; });
            if (table_between) return;
            std::vector<OpenColumn> grown = columns;
            const std::vector<Under> places = places_of(columns, line);
            for (std::size_t p = 0; p < places.size(); ++p) {
                if (!places[p].one()) return;
                OpenColumn& column = grown[places[p].first];
                column.left = std::min(column.left, line.pieces[p].left);
                column.right = std::max(column.right, line.pieces[p].right);
            }
            for (std::size_t c = 0; c + 1 < grown.size(); ++c) {
                if (grown[c].right > grown[c + 1].left) return;
            }
            columns = std::move(grown);
        }
    }

    /// The label that opens a text: bytes up to and with its colon, or all of a label without one; 0 for none.
    [[nodiscard]] std::size_t label_length(std::string_view text) const {
        std::size_t end = 0;
        for (const std::string_view colon : {"：", ":"}) {
            const std::size_t at = text.find(colon);
            if (at != std::string_view::npos && (end == 0 || at + colon.size() < end)) end = at + colon.size();
        }
        if (end == 0) end = text.size();
        return end <= 60 && labels_.contains(bare(text.substr(0, end))) ? end : 0;
    }

    // Parts labels from the values behind them; a label may be spaced out over pieces. Where in print a value begins is
    // reckoned from the widths of characters. Returns how many labels there are.
    std::size_t part_labels(PlacedLine& line) const {
        const std::string_view text = line.text;
        std::vector<Piece> parts;
        std::size_t labels = 0;
        for (std::size_t p = 0; p < line.pieces.size(); ++p) {
            const Piece first = line.pieces[p];
            const std::size_t label = label_length(text.substr(first.begin));
            if (label == 0) {
                parts.push_back(first);
                continue;
            }
            ++labels;
            const std::size_t end = first.begin + label;
            while (p + 1 < line.pieces.size() && line.pieces[p + 1].begin < end) ++p;
            const Piece& last = line.pieces[p];
            if (last.end <= end) {
                parts.push_back({first.left, last.right, first.begin, last.end, first.baseline});
                continue;
            }
            const double part = columns_in(text.substr(last.begin, end - last.begin)) /
                                columns_in(text.substr(last.begin, last.end - last.begin));
            const double at = last.left + (last.right - last.left) * part;
            parts.push_back({first.left, at - 0.1 * line.size, first.begin, end, first.baseline});
            parts.push_back({at, last.right, text.find_first_not_of(' ', end), last.end, last.baseline});
        }
        line.pieces = std::move(parts);
        return labels;
    }

    static double columns_in(std::string_view text) {
        double width = 0;
        for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos))
            width += utf8::length_at(text, pos) > 1 ? 2 : 1;
        return width;
    }

    // Label, value, label, value: what a site prints of a document.
    [[nodiscard]] std::optional<OpenTable> labelled(std::size_t at) const {
        std::vector<PlacedLine>& lines = page_->lines;
        if (label_length(lines[at].text) == 0) return std::nullopt;
        PlacedLine first = lines[at];
        if (part_labels(first) < 2) return std::nullopt;
        lines[at] = std::move(first);
        const double value_left = lines[at].pieces[0].right;
        const double reach = 3 * lines[at].size;
        OpenTable out{at, at + 1, {}, 0, 0};
        while (out.begin > 0 && lines[out.begin].baseline - lines[out.begin - 1].baseline < reach &&
               lines[out.begin - 1].left > value_left)
            --out.begin;
        for (; out.end < lines.size() && lines[out.end].baseline - lines[out.end - 1].baseline < reach; ++out.end) {
            if (part_labels(lines[out.end]) == 0 && lines[out.end].left <= value_left) break;
        }
        if (out.end - out.begin < 2) return std::nullopt;
        // A column for the labels that begin at one place, and one for the values up to the next.
        std::vector<OpenColumn> labels;
        double right = 0;
        for (std::size_t l = out.begin; l < out.end; ++l) {
            for (std::size_t p = 0; p < lines[l].pieces.size(); ++p) {
                const Piece& piece = lines[l].pieces[p];
                right = std::max(right, piece.right);
                if (label_length(piece_text(lines[l], p)) == 0) continue;
                const auto same = std::find_if(labels.begin(), labels.end(), [&](const OpenColumn& label) {
                    return std::abs(label.left - piece.left) < lines[l].size;
                });
                if (same == labels.end())
                    labels.push_back({piece.left, piece.right});
                else
                    same->right = std::max(same->right, piece.right);
            }
        }
        std::sort(labels.begin(), labels.end(),
                  [](const OpenColumn& a, const OpenColumn& b) { return a.left < b.left; });
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const double next = i + 1 < labels.size() ? labels[i + 1].left : right;
            if (labels[i].right >= next) return std::nullopt;
            out.columns.push_back(labels[i]);
            out.columns.push_back({labels[i].right, next});
        }
        return out;
    }

    // Makes the tables and takes their lines out of the page.
    void take(const std::vector<OpenTable>& found, std::optional<std::vector<double>>& open) {
        const bool any = !page_->lines.empty() || !page_->tables.empty();
        if (any) open.reset();
        if (found.empty()) return;
        const bool ends_page =
            found.back().end == page_->lines.size() &&
            (page_->tables.empty() || page_->tables.back().top < page_->lines[found.back().begin].baseline);
        std::vector<PlacedTable> tables;
        for (const OpenTable& table : found) tables.push_back(table_of(page_->lines, table));
        if (ends_page && found.back().header_lines + tables.back().edges.size() > 2) open = tables.back().edges;
        std::vector<PlacedLine> kept;
        std::size_t at = 0;
        for (const OpenTable& table : found) {
            for (; at < table.begin; ++at) kept.push_back(std::move(page_->lines[at]));
            at = table.end;
        }
        for (; at < page_->lines.size(); ++at) kept.push_back(std::move(page_->lines[at]));
        page_->lines = std::move(kept);
        std::move(tables.begin(), tables.end(), std::back_inserter(page_->tables));
        std::sort(page_->tables.begin(), page_->tables.end(),
                  [](const PlacedTable& a, const PlacedTable& b) { return a.top < b.top; });
    }

    const LexiconTable& names_;
    const LexiconTable& labels_;
    PageParts* page_ = nullptr;
};

}  // namespace

void find_open_tables(std::vector<PageParts>& pages) {
    OpenTables().read(pages);
}

}  // namespace fenjie
