// Tasks as rows of a ledger.
//
// In:  t2 建设助餐点 …, lead 区民政局, cooperate 各街道, by 2024-06-30, target 覆盖率达到60%以上
// Out: 2 | 完善服务网络 | 建设助餐点。… | 覆盖率达到60%以上 | 区民政局 | | 各街道 | 2024-06-30 | 和安区…方案 第12行
#include "write/ledger.hpp"

#include <algorithm>
#include <unordered_map>

namespace fenjie {
namespace {

void append(std::string& list, std::string_view item, const char* separator = "、") {
    if (item.empty()) return;
    if (!list.empty()) list += separator;
    list += item;
}

std::string owner_text(const Owner& owner) {
    std::string out = owner.organization;
    if (owner.person) {
        const std::string person = owner.person->position.value_or("") + owner.person->name;
        if (!person.empty()) out += out.empty() ? person : "（" + person + "）";
    }
    return owner.role == Role::supervise ? out + "（督导）" : out;
}

std::string owners_in(const Task& task, std::initializer_list<Role> roles) {
    std::string out;
    for (const Owner& owner : task.responsible) {
        if (std::find(roles.begin(), roles.end(), owner.role) != roles.end()) append(out, owner_text(owner));
    }
    return out;
}

std::string deadline_text(const Task& task) {
    std::string out;
    if (task.deadline) {
        const Date& d = *task.deadline;
        out = d.end ? d.end->view() : d.text.view();
        // The wording of an open one says 持续推进 itself.
        if (d.ongoing && d.end) append(out, "并持续推进", "");
    }
    for (const Recurrence& r : task.recurrences) append(out, r.text, "；");
    return out;
}

std::string place_text(const Plan& plan, const Span& span) {
    if (span.page) return plan_label(plan) + " 第" + std::to_string(*span.page) + "页";
    return plan_label(plan) + " 第" + std::to_string(span.line) + "行";
}

}  // namespace

std::string plan_label(const Plan& plan) {
    return plan.document.title ? *plan.document.title : plan.source.name;
}

std::vector<LedgerRow> ledger_rows(const Plan& plan, std::size_t first) {
    std::unordered_map<std::string_view, const Target*> targets;
    for (const Target& target : plan.targets) targets.emplace(target.id, &target);
    std::unordered_map<std::string_view, CompactString> titles;
    for (const Section& section : plan.sections) titles.emplace(section.id, section.title.value_or(""));
    std::vector<LedgerRow> out;
    out.reserve(plan.tasks.size());
    for (const Task& task : plan.tasks) {
        LedgerRow row;
        row[0] = std::to_string(first + out.size());
        row[1] = task.category ? *task.category : task.section ? titles[*task.section] : CompactString();
        row[2] = task.text;
        // Several targets of one clause share its words.
        CompactString last;
        for (const CompactString& id : task.targets) {
            const auto found = targets.find(id);
            if (found == targets.end() || found->second->text == last) continue;
            last = found->second->text;
            append(row[3], last, "；");
        }
        row[4] = owners_in(task, {Role::lead});
        row[5] = owners_in(task, {Role::responsible, Role::implement});
        row[6] = owners_in(task, {Role::cooperate, Role::supervise});
        row[7] = deadline_text(task);
        row[8] = place_text(plan, task.span);
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace fenjie
