// What is worth a look: a task without an owner where its like have one, a day before the plan's.
//
// In:  twelve measures with a note, one without      Out: owner-missing for the one
#include "tasks/checks.hpp"

#include <algorithm>
#include <array>

#include "recognize/organizations.hpp"
#include "tasks/sort_by.hpp"

namespace fenjie {

namespace {

void check_owners(const Task& task, std::vector<Warning>& warnings) {
    constexpr std::size_t kMost = OrganizationRecognizer::kMostNames;
    if (task.responsible.size() < kMost) return;
    warnings.push_back({"limit-reached",
                        "task " + task.id + " names very many who are responsible: " + std::to_string(kMost) +
                            " names are read of a list",
                        task.span});
}

}  // namespace

void check_task(const Task& task, const DocumentInfo& document, std::vector<Warning>& warnings) {
    check_owners(task, warnings);
    if (!task.deadline) return;
    const Date& d = *task.deadline;
    if (!d.end && !d.start && d.edtf && !d.ongoing)
        warnings.push_back({"unresolved-year", "no year is known for " + d.text, d.span});
    const auto& issued = document.issued;
    if (issued && issued->end && issued->precision == Precision::day && d.end && *d.end < *issued->end)
        warnings.push_back({"deadline-before-issue", d.text + " lies before the plan's date " + *issued->end, d.span});
}

void warn_of_time(const std::optional<Span>& first_bare, std::vector<Warning>& warnings) {
    const char* const message =
        first_bare ? "the limit total-time has passed: from here on tasks have their text only"
                   : "the limit total-time has passed: people, indicators and goals outside tasks may be missing";
    warnings.push_back({"limit-reached", message, first_bare});
}

void sort_warnings(std::vector<Warning>& warnings) {
    sort_by(warnings, [](const Warning& w) { return w.span ? w.span->start : 0U; });
    const auto same = [](const Warning& a, const Warning& b) {
        return a.code == b.code && a.message == b.message && a.span == b.span;
    };
    warnings.erase(std::unique(warnings.begin(), warnings.end(), same), warnings.end());
}

void check_plan(Plan& plan) {
    std::array<std::size_t, 8> all{};
    std::array<std::size_t, 8> owned{};
    for (const Task& t : plan.tasks) {
        const auto kind = static_cast<std::size_t>(t.kind);
        ++all.at(kind);
        if (!t.responsible.empty()) ++owned.at(kind);
    }
    const CompactString missing = "owner-missing";
    for (const Task& t : plan.tasks) {
        const auto kind = static_cast<std::size_t>(t.kind);
        const bool expected =
            t.kind == TaskKind::table_row || t.kind == TaskKind::duty || owned.at(kind) * 2 > all.at(kind);
        if (t.kind == TaskKind::goal || !expected || !t.responsible.empty()) continue;
        plan.warnings.push_back({missing, "task " + t.id + " names nobody who is responsible", t.span});
    }
}

}  // namespace fenjie
