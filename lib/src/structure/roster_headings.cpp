// Headings above rosters. Few plans have a roster, so that paragraphs are read as headings only when one asks.
//
// In:  open_attachment("区养老服务领导小组成员名单"), add("（一）产业发展组"), nearest()      Out: 产业发展组
// In:  add("成立和安区养老服务领导小组，组成如下："), nearest()                               Out:
// 和安区养老服务领导小组
#include "structure/roster_headings.hpp"

#include <utility>

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {

void RosterHeadings::open_attachment(std::string_view title) {
    title_ = group_of(title);
    set({});
}

void RosterHeadings::set(std::string group) {
    heading_ = std::move(group);
    above_.clear();
}

std::string RosterHeadings::nearest() {
    while (!above_.empty() && !read(above_.back())) above_.pop_back();
    above_.clear();
    return heading_.empty() || ends_with(title_, heading_) ? title_ : heading_;
}

// Whether a paragraph settles which heading stands above a roster; heading_ is the group that it names then, or none.
bool RosterHeadings::read(std::string_view paragraph) {
    // 成立和安区养老服务领导小组，组成如下： names it in passing.
    constexpr std::size_t kNear = 900;
    std::size_t at = 0;
    for (const LexiconRow* row = words_.next(paragraph, at); row != nullptr && at < kNear;
         row = words_.next(paragraph, at)) {
        at += row->phrase.size();
        const std::string_view group = stands_before(row) ? group_from(paragraph, at) : std::string_view{};
        if (group.empty()) continue;
        heading_ = std::string(group);
        return true;
    }
    if (utf8::count(paragraph) > kLongest || has_sentence_mark(paragraph)) return false;
    heading_ = group_of(paragraph);
    return true;
}

// The group that the Han characters from `begin` on name.
std::string_view RosterHeadings::group_from(std::string_view text, std::size_t begin) const {
    std::string_view group;
    for (std::size_t i = 0, end = begin; i < kLongest && end < text.size() && utf8::is_han_at(text, end); ++i) {
        end += utf8::length_at(text, end);
        if (shapes_.names_group(text.substr(0, end))) group = text.substr(begin, end - begin);
    }
    return group;
}

std::string RosterHeadings::group_of(std::string_view title) const {
    if (const auto marker = marker_at(title)) title.remove_prefix(marker->length);
    // 为加强领导，成立工作专班，组成人员如下：
    constexpr std::string_view kComma = "，";
    constexpr std::string_view kColon = "：";
    if (ends_with(title, kColon)) title.remove_suffix(kColon.size());
    for (int i = 0; i < 3 && !title.empty(); ++i) {
        const LexiconRow* first = words_.longest_at(title, 0);
        if (stands_before(first)) title.remove_prefix(first->phrase.size());
        const LexiconRow* last = title.empty() ? nullptr : words_.longest_before(title, title.size());
        if (use(last) == "after") title.remove_suffix(last->phrase.size());
        if (ends_with(title, kComma)) title.remove_suffix(kComma.size());
        const std::size_t comma = use(last) == "after" ? std::string_view::npos : title.rfind(kComma);
        if (comma != std::string_view::npos) title.remove_prefix(comma + kComma.size());
    }
    while (ends_with(title, "：") || ends_with(title, "）")) {
        const std::size_t open = ends_with(title, "）") ? title.rfind("（") : title.size() - 3;
        if (open == std::string_view::npos) break;
        title = title.substr(0, open);
    }
    return shapes_.ends_as_organization(title) ? std::string(title) : std::string();
}

}  // namespace fenjie
