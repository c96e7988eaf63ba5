// A summary of one plan for people: what it is, what was found, its tasks and targets as tables.
//
// In:  the plan 和安区居家养老服务提升行动方案
// Out: # 和安区居家养老服务提升行动方案（2023—2025年） …
//      | t2 | 建设助餐点 | 区民政局 (lead), 各街道 (cooperate) | 2024-06-30 |
#include <algorithm>

#include "fenjie/write.hpp"
#include "text/names.hpp"
#include "write/excerpt.hpp"
#include "write/markdown_text.hpp"

namespace fenjie {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

std::string counted(std::size_t count, std::string_view thing) {
    return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

std::string owners_text(const Task& task) {
    std::vector<std::string> out;
    for (const Owner& owner : task.responsible)
        out.push_back(owner.organization + " (" + std::string(name(owner.role)) + ")");
    return joined(out);
}

std::string date_text(const std::optional<Date>& date) {
    return date ? fenjie::date_text(*date) : std::string{};
}

template <typename Test>
std::size_t tasks_with(const Plan& plan, Test test) {
    return static_cast<std::size_t>(std::count_if(plan.tasks.begin(), plan.tasks.end(), test));
}

void add_line(std::string& out, std::string_view label, const std::string& value) {
    if (!value.empty()) out += "- " + std::string(label) + ": " + value + "\n";
}

void add_head(std::string& out, const Plan& plan) {
    const DocumentInfo& document = plan.document;
    out += "# " + document.title.value_or(plan.source.name) + "\n\n";
    add_line(out, "kind", std::string(name(document.kind)));
    add_line(out, "issued by", joined(document.issuers));
    add_line(out, "number", document.document_number ? document.document_number->text : "");
    add_line(out, "issued", date_text(document.issued));
    add_line(out, "period", document.period ? document.period->start + " – " + document.period->end : "");
    const std::size_t owned = tasks_with(plan, [](const Task& task) { return !task.responsible.empty(); });
    const std::size_t dated = tasks_with(plan, [](const Task& task) { return task.deadline.has_value(); });
    add_line(out, "found",
             counted(plan.sections.size(), "section") + ", " + counted(plan.tasks.size(), "task") + " (" +
                 std::to_string(owned) + " with owners, " + std::to_string(dated) + " with a deadline), " +
                 counted(plan.targets.size(), "target") + ", " + counted(plan.warnings.size(), "warning"));
}

}  // namespace

std::string to_markdown(const Plan& plan) {
    std::string out;
    add_head(out, plan);
    if (!plan.tasks.empty()) {
        out += "\n| task | what | who | by |\n|---|---|---|---|\n";
        for (const Task& task : plan.tasks)
            add_markdown_row(out, {task.id, task_label(task), owners_text(task), date_text(task.deadline)});
    }
    if (!plan.targets.empty()) {
        out += "\n| target | task | whose | what | how much | by |\n|---|---|---|---|---|---|\n";
        for (const Target& target : plan.targets) {
            add_markdown_row(out,
                             {target.id, target.task.value_or(""), target.subject.value_or(""), target.metric,
                              figure_text(target.comparator, target.value, target.value_max, target.ratio, target.unit),
                              date_text(target.deadline)});
        }
    }
    if (!plan.warnings.empty()) {
        out += "\n| line | warning | |\n|---|---|---|\n";
        for (const Warning& warning : plan.warnings) {
            add_markdown_row(out,
                             {warning.span ? std::to_string(warning.span->line) : "", warning.code, warning.message});
        }
    }
    return out;
}

}  // namespace fenjie
