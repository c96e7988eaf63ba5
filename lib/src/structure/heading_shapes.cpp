// Headings told by their shape: each question reads one short line (and, for a dash, whether a number follows).
//
// In:  "第二阶段：集中整治（4月—9月）"                     Out: is_stage
//      "第二阶段：各镇街召开会议，制定方案。"              Out: nothing: it says what to do
//      "——设施提升行动" / "1.新建敬老院3所。"              Out: is_dashed_heading
#include "structure/heading_shapes.hpp"

#include "layout/markers.hpp"
#include "structure/line_shapes.hpp"
#include "structure/marker_ranks.hpp"
#include "text/utf8.hpp"

namespace fenjie {

constexpr std::size_t kLongestHeading = 24;  // characters
constexpr std::size_t kLongestStage = 40;    // with its dates

bool is_bare_time(std::string_view text) {
    if (text.empty() || text.size() > 90) return false;
    bool unit = false;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (c == "年" || c == "月" || c == "日") unit = true;
        const bool digit = utf8::is_digit(c.front());
        if (!digit &&
            std::string_view("年月日底末初前上中下旬至到—－-–~～（）() 第季度").find(c) == std::string_view::npos)
            return false;
    }
    return unit;
}

bool states_time(const std::vector<Block>& blocks, std::size_t i) {
    constexpr std::string_view kTime = "时间";
    if (i == 0) return false;
    std::string_view above = blocks[i - 1].text.view();
    if (above.ends_with("：")) above.remove_suffix(std::string_view("：").size());
    return marker_at(above) && above.ends_with(kTime);
}

bool is_stated_time(const std::vector<Block>& blocks, std::size_t i) {
    constexpr std::string_view kStop = "。";
    std::string_view text = blocks[i].text.view();
    if (text.ends_with(kStop)) text.remove_suffix(kStop.size());
    return is_bare_time(text) && states_time(blocks, i);
}

bool is_bracketed_heading(std::string_view text) {
    constexpr std::size_t kLongest = 14;  // characters, brackets included
    constexpr std::string_view kOpen = "【";
    constexpr std::string_view kClose = "】";
    if (!text.starts_with(kOpen) || !text.ends_with(kClose) || utf8::count(text) > kLongest) return false;
    for (std::size_t at = kOpen.size(); at + kClose.size() < text.size(); at += utf8::length_at(text, at)) {
        if (!utf8::is_han_at(text, at)) return false;
    }
    return text.size() > kOpen.size() + kClose.size();
}

bool is_stage(std::string_view text) {
    constexpr std::string_view kStage = "阶段";
    for (const std::string_view mark : {"：", "。"}) {
        if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    if (utf8::count(text) > kLongestStage || has_sentence_mark(text)) return false;
    const std::size_t stage = text.find(kStage);
    if (stage == std::string_view::npos) return false;
    const bool bracket = text.ends_with("）");
    const std::string_view name = bracket ? text.substr(0, text.rfind("（")) : text;
    const bool numbered = text.starts_with("第") && stage <= 9;
    // 第一阶段：各镇街召开会议，制定方案 says what to do.
    if (name.ends_with(kStage)) return bracket || numbered;
    return numbered && bracket && name.find("，") == std::string_view::npos;
}

bool is_dashed_heading(const std::vector<Block>& blocks, std::size_t i) {
    const std::string_view text = blocks[i].text.view();
    return text.starts_with("——") && utf8::count(text) <= kLongestHeading && !has_sentence_mark(text) &&
           i + 1 < blocks.size() && blocks[i + 1].kind == BlockKind::paragraph &&
           marker_at(blocks[i + 1].text.view()).has_value();
}

bool heads_first_item(const std::vector<Block>& blocks, std::size_t i) {
    if (i + 1 >= blocks.size() || blocks[i + 1].kind != BlockKind::paragraph) return false;
    const auto first = marker_at(blocks[i + 1].text.view());
    return first && first->ordinal == 1 && rank_of(first->form) > rank_of(MarkerForm::han_comma);
}

bool is_plain_title(std::string_view title) {
    constexpr std::size_t kShortest = 4;  // characters
    constexpr std::size_t kLongest = 16;
    if (utf8::count(title) < kShortest || utf8::count(title) > kLongest) return false;
    for (std::size_t at = 0; at < title.size(); at += utf8::length_at(title, at)) {
        if (!utf8::is_han_at(title, at)) return false;
    }
    return true;
}

bool leads_in_text(const std::vector<Block>& blocks, std::size_t i) {
    if (i + 1 >= blocks.size()) return false;
    if (blocks[i + 1].kind != BlockKind::paragraph) return true;
    const std::string_view next = blocks[i + 1].text.view();
    const auto marker = marker_at(next);
    return !is_stage(next) && !(marker && rank_of(marker->form) <= rank_of(MarkerForm::han_bracket));
}

std::string_view label_before_text(std::string_view text) {
    constexpr std::string_view kColon = "：";
    const std::size_t colon = text.substr(0, kLongestHeading * utf8::kHanBytes).find(kColon);
    if (colon == std::string_view::npos || colon == 0 || colon + kColon.size() >= text.size()) return {};
    return text.substr(0, colon);
}

bool opens_label(std::string_view before) {
    constexpr std::size_t kLongest = 16;  // characters
    if (utf8::count(before) > kLongest || before.find("，") != std::string_view::npos) return false;
    const std::size_t open = before.rfind("（");
    return open == std::string_view::npos || before.find("）", open) != std::string_view::npos;
}

}  // namespace fenjie
