// Shared headings (heading_title.tsv) inside a paragraph.
//
// In:  "为…，制定本方案。一、指导思想"      Out: last_line_heading: the byte where 一、 begins
//
// Web pages and editors lose line ends: a heading is known by the stop before it, its number, and its words, which
// must be a whole heading in the vocabulary.
#include "layout/shared_headings.hpp"

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {

std::size_t shared_heading(std::string_view text, std::size_t title, const LexiconTable& titles) {
    const LexiconRow* row = titles.longest_at(text, title);
    return row == nullptr || titles.attribute(*row, "glued") != "yes" ? 0 : title + row->phrase.size();
}

std::size_t last_line_heading(std::string_view text, const LexiconTable& titles) {
    constexpr std::size_t kLongestHeading = 60;
    const std::size_t stop = text.rfind("。");
    if (stop == std::string_view::npos || text.size() - stop > kLongestHeading) return 0;
    std::size_t begin = stop + std::string_view("。").size();
    while (begin < text.size() && text[begin] == ' ') ++begin;
    const auto m = marker_at(text, begin);
    if (!m || m->form != MarkerForm::han_comma) return 0;
    return shared_heading(text, begin + m->length, titles) == text.size() ? begin : 0;
}

bool may_hold_heading(std::string_view text) {
    for (std::size_t at = text.find("。"); at != std::string_view::npos; at = text.find("。", at + 1)) {
        std::size_t next = at + std::string_view("。").size();
        while (next < text.size() && text[next] == ' ') ++next;
        const auto m = marker_at(text, next);
        if (m && m->form == MarkerForm::han_comma) return true;
    }
    return false;
}

}  // namespace fenjie
