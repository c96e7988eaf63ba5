// Shared headings (heading_title.tsv) and first items inside a paragraph.
//
// In:  "为…，制定本方案。一、指导思想"      Out: last_line_heading: the byte where 一、 begins
//      "（一）宣传报道 1、召开发布会。"       Out: item_behind_heading: the byte where 1、 begins
//
// Web pages and editors lose line ends: a heading is known by the stop before it, its number, and its words, which
// must be a whole heading in the vocabulary.
#include "layout/shared_headings.hpp"

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool may_head(MarkerForm form) {
    return form <= MarkerForm::circled && form != MarkerForm::arabic_path;
}

}  // namespace

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

// Where the first item begins behind a short heading on the same line, parted from it by a blank: （一）宣传报道
// 1、召开…. 0 where none does.
std::size_t item_behind_heading(const MappedText& paragraph) {
    constexpr std::size_t kHeading = 20 * utf8::kHanBytes;
    const std::string_view text = paragraph.view();
    const auto heading = marker_at(text);
    if (!heading || !may_head(heading->form)) return 0;
    const std::size_t begin = heading->length;
    for (std::size_t pos = begin; pos < text.size() && pos - begin < kHeading; pos += utf8::length_at(text, pos)) {
        if (utf8::is_common_han_at(text, pos) || text[pos] == ' ') continue;
        const std::size_t name = text[pos - 1] == ' ' ? pos - 1 : pos;
        const bool parted = paragraph.original(0, name).end < paragraph.original(pos, text.size()).begin;
        const auto item = marker_at(text, pos);
        const bool first = item && item->ordinal == 1 && may_head(item->form) && item->form > heading->form &&
                           pos + item->length < text.size();
        return first && parted && name > begin + utf8::kHanBytes ? pos : 0;
    }
    return 0;
}

std::size_t text_behind_heading(const MappedText& paragraph, const LexiconTable& titles) {
    constexpr std::size_t kShortest = 12 * utf8::kHanBytes;
    const std::string_view text = paragraph.view();
    const auto marker = marker_at(text);
    if (!marker || marker->form != MarkerForm::han_comma) return 0;
    std::size_t begin = marker->length;
    while (begin < text.size() && text[begin] == ' ') ++begin;
    const std::size_t end = shared_heading(text, begin, titles);
    if (end == 0 || text.size() - end < kShortest) return 0;
    const std::size_t behind = text[end] == ' ' ? end + 1 : end;
    const bool parted = paragraph.original(0, end).end < paragraph.original(behind, text.size()).begin;
    return parted && utf8::is_common_han_at(text, behind) ? behind : 0;
}

}  // namespace fenjie
