// The labelled values that a government page prints above a document, on lines of their own or in a table.
//
// In:  "索引号：0012/2023-07　发文日期：2023-03-08"      Out: other 0012/2023-07, issued 2023-03-08
//      "索 引 号 0012/2023-07 发文日期 2023-03-08"        Out: the same: two labels make up for the missing marks
#include "structure/line_shapes.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool is_space(std::string_view c) {
    return c == " " || c == "　" || c == "\t";
}

// A value without the bars between the cells of a table that was printed as lines.
Range without_bars(std::string_view text, Range range) {
    range = unwrapped(text, range);
    while (!range.empty() && text[range.begin] == '|') range = unwrapped(text, {range.begin + 1, range.end});
    while (!range.empty() && text[range.end - 1] == '|') range = unwrapped(text, {range.begin, range.end - 1});
    return range;
}

}  // namespace

std::vector<HeaderField> LineShapes::header_fields(std::string_view text, bool among_others) const {
    std::vector<HeaderField> out;
    if (text.size() > 2000) return out;
    for (std::size_t pos = 0; pos < text.size();) {
        const LexiconRow* row = fields_.longest_at(text, pos);
        std::size_t after = row == nullptr ? pos : pos + row->phrase.size();
        while (row != nullptr && after < text.size() && utf8::is_one_of(utf8::at(text, after), " 】]"))
            after += utf8::length_at(text, after);
        const std::string_view mark = utf8::at(text, after);
        const bool bracketed = row != nullptr && pos > 0 && utf8::is_one_of(utf8::before(text, pos), "【[");
        if (row == nullptr || (!utf8::is_one_of(mark, "：:") && !bracketed)) {
            pos += utf8::length_at(text, pos);
            // Prose before the first label: no header line.
            if (out.empty() && pos > 12) break;
            continue;
        }
        if (!out.empty()) out.back().value.end = std::max(out.back().value.begin, pos);
        pos = utf8::is_one_of(mark, "：:") ? after + mark.size() : after;
        out.push_back({fields_.attribute(*row, "field"), {pos, text.size()}});
    }
    if (out.empty()) out = unmarked_fields(text, among_others ? 1 : 2);
    for (HeaderField& field : out) field.value = without_bars(text, field.value);
    return out;
}

// 索引号 MB15/2023-054 发文日期 2023-01-03: labels without a mark behind them; one opens the line, another follows, in
// it or (文号 和府发〔2023〕7号 alone) in the line above.
std::vector<HeaderField> LineShapes::unmarked_fields(std::string_view text, std::size_t least) const {
    constexpr std::size_t kLabel = 6;  // bytes: two characters
    std::vector<HeaderField> out;
    const LexiconRow* first = text.size() > 300 || has_sentence_mark(text) ? nullptr : fields_.longest_at(text, 0);
    if (first == nullptr) return out;
    const bool number = least < 2 && document_number_at(text, first->phrase.size());
    if (first->phrase.size() <= kLabel && !number) return out;
    for (std::size_t pos = 0; pos < text.size();) {
        const LexiconRow* row = fields_.longest_at(text, pos);
        if (row == nullptr || row->phrase.size() < kLabel) {
            pos += utf8::length_at(text, pos);
            continue;
        }
        if (!out.empty()) out.back().value.end = std::max(out.back().value.begin, pos);
        pos += row->phrase.size();
        out.push_back({fields_.attribute(*row, "field"), {pos, text.size()}});
    }
    if (out.size() < least) out.clear();
    return out;
}

std::optional<std::string_view> LineShapes::header_label(std::string_view cell) const {
    std::string label;
    for (std::size_t pos = 0; pos < cell.size() && label.size() < 40;) {
        const std::string_view c = utf8::at(cell, pos);
        pos += c.size();
        if (!is_space(c) && !utf8::is_one_of(c, "：:【】[]")) label += c;
    }
    const LexiconRow* row = fields_.find(label);
    if (row == nullptr) return std::nullopt;
    return fields_.attribute(*row, "field");
}

bool LineShapes::is_header_table(const Table& table) const {
    std::size_t named = 0;
    bool telling = false;  // 名称 and 服务对象 name columns of a task table as well
    for (std::size_t i = 0; i < table.cells.size() && i < 12; ++i) {
        const MappedText text = table.cells[i].joined();
        const auto label = header_label(text.view());
        const auto fields = header_fields(text.view());
        if (!label && fields.empty()) continue;
        ++named;
        if (i == 0 && text.view().find("：") != std::string_view::npos) return true;
        const std::string_view field = label ? *label : fields.front().field;
        telling = telling || (field != "other" && field != "title");
    }
    return named >= 2 && telling;
}

}  // namespace fenjie
