// A paragraph's properties, and its line with the number in front.
//
// In:  numPr list 2 level 1, text "　强化保护"      Out: the line "（二）强化保护"
#include "read/docx/paragraph.hpp"

#include <algorithm>
#include <utility>

namespace fenjie {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n\f") == std::string_view::npos;
}

// Indents made of blanks say nothing; layout would take a single one for a page's begin.
void trim(std::string& text) {
    constexpr std::string_view kWide = "\xE3\x80\x80";
    std::size_t begin = 0;
    while (begin < text.size()) {
        if (text[begin] == ' ' || text[begin] == '\t')
            ++begin;
        else if (text.compare(begin, kWide.size(), kWide) == 0)
            begin += kWide.size();
        else
            break;
    }
    text.erase(0, begin);
    text.erase(text.find_last_not_of(" \t") + 1);
}

}  // namespace

void DocxPlace::add_line(std::string text) {
    items.emplace_back();
    items.back().text = std::move(text);
}

void DocxPlace::add_page_break(PageBreak kind) {
    items.emplace_back();
    items.back().page_break = kind;
}

Flow DocxPlace::close() {
    if (!carried.empty()) add_line(std::exchange(carried, {}));
    return std::move(items);
}

DocxParagraph::DocxParagraph(pugi::xml_node node, const DocxStyles& styles, const DocxNumbering& numbering) {
    const pugi::xml_node properties = property(node, "pPr");
    const std::string_view style_id = attribute(property(properties, "pStyle"), "val");
    const DocxStyle& style = styles.style(style_id);
    number_ = numbering.place(list_place(properties), style_id, style);
    hides_runs_ = style.hidden.value_or(false);
    const pugi::xml_node mark = property(properties, "rPr");
    const pugi::xml_node vanish = property(mark, "vanish");
    mark_removed_ = !property(mark, "del").empty() || !property(mark, "moveFrom").empty() ||
                    (vanish.empty() ? hides_runs_ : is_on(vanish));
    const pugi::xml_node page = property(properties, "pageBreakBefore");
    begins_page_ = page.empty() ? style.page_break_before : is_on(page);
    section_ = property(properties, "sectPr");
}

void DocxParagraph::page_ends(bool by_author) {
    if (by_author)
        text_ += '\f';
    else if (text_.find('\f') == std::string::npos)
        (is_blank(text_) ? begins_page_ : page_ends_inside_) = true;
}

// The paragraph, or what stands of it on one page.
void DocxParagraph::add_piece(std::string text, bool whole, bool last, DocxPlace& place, DocxNumbering& numbering) {
    trim(text);
    if (text.empty() && place.carried.empty()) {
        if (!last || mark_removed_ || left_out_) return;
        // A number without a text is counted, but says nothing.
        if (number_) (void)numbering.next(*number_);
        if (whole && boxes_.empty()) place.add_line({});
        return;
    }
    if (number_ && place.carried.empty()) text.insert(0, numbering.next(*number_));
    number_.reset();
    text.insert(0, std::exchange(place.carried, {}));
    if (last && mark_removed_)
        place.carried = std::move(text);
    else
        place.add_line(std::move(text));
}

void DocxParagraph::finish(DocxPlace& place, DocxNumbering& numbering) {
    if (begins_page_) place.add_page_break(PageBreak::soft);
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(text_.find('\f', begin), text_.size());
        const bool last = end == text_.size();
        add_piece(text_.substr(begin, end - begin), last && begin == 0, last, place, numbering);
        if (last) break;
        place.add_page_break(PageBreak::hard);
        begin = end + 1;
    }
    std::move(boxes_.begin(), boxes_.end(), std::back_inserter(place.items));
    // Inside a paragraph the end of a page is told behind it: the paragraph is one.
    if (page_ends_inside_) place.add_page_break(PageBreak::soft);
    if (ends_section_ >= 0) {
        place.add_page_break(PageBreak::soft);
        place.items.back().section = ends_section_;
    }
}

}  // namespace fenjie
