// Short forms of plan values for people.
//
// In:  "依托社区综合服务设施建设助餐点，鼓励社会力量参与运营。", 12 characters
// Out: "依托社区综合服务设施建设…"
#include "write/excerpt.hpp"

#include "text/utf8.hpp"

namespace fenjie {

std::string excerpt(std::string_view text, std::size_t characters) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < characters && end < text.size(); ++i) end += utf8::length_at(text, end);
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

std::string task_label(const Task& task) {
    constexpr std::size_t kLabelLength = 30;
    return excerpt(task.title ? *task.title : task.text, kLabelLength);
}

}  // namespace fenjie
