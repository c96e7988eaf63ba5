// A task without an owner is worth a look where its like have one.
//
// In:  twelve measures with a note, one without      Out: owner-missing for the one
#include "tasks/checks.hpp"

#include <array>

namespace fenjie {

void check_plan(Plan& plan) {
    std::array<std::size_t, 8> all{};
    std::array<std::size_t, 8> owned{};
    for (const Task& t : plan.tasks) {
        const auto kind = static_cast<std::size_t>(t.kind);
        ++all.at(kind);
        if (!t.responsible.empty()) ++owned.at(kind);
    }
    for (const Task& t : plan.tasks) {
        const auto kind = static_cast<std::size_t>(t.kind);
        const bool expected =
            t.kind == TaskKind::table_row || t.kind == TaskKind::duty || owned.at(kind) * 2 > all.at(kind);
        if (t.kind == TaskKind::goal || !expected || !t.responsible.empty()) continue;
        plan.warnings.push_back({"owner-missing", "task " + t.id + " names nobody who is responsible", t.span});
    }
}

}  // namespace fenjie
