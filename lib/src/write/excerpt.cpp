// Short forms of plan values for people.
//
// In:  "依托社区综合服务设施建设助餐点，鼓励社会力量参与运营。", 12 characters
// Out: "依托社区综合服务设施建设…"
#include "write/excerpt.hpp"

#include "text/names.hpp"
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

std::string date_text(const Date& date) {
    if (date.end) return (date.start && *date.start != *date.end ? *date.start + " – " : std::string()) + *date.end;
    return date.start ? "from " + *date.start : std::string(date.text);
}

std::string figure_text(Comparator comparator, const Decimal& value, const std::optional<Decimal>& value_max,
                        const std::optional<std::array<Decimal, 2>>& ratio, std::string_view unit) {
    std::string out = std::string(name(comparator)) + " ";
    if (ratio) return out + (*ratio)[0].to_string() + ":" + (*ratio)[1].to_string();
    out += value.to_string();
    if (value_max) out += "–" + value_max->to_string();
    return out + " " + std::string(unit);
}

}  // namespace fenjie
