// What to know before reading a row: the same plan speaking of one indicator several times.
//
// In:  goal: 在册患者规范管理率达到95%以上; task: 在册患者（除易肇事肇祸患者外）规范管理率达到95%以上
// Out: exclusion-dropped: the plan excludes 易肇事肇祸患者 in one place and not in the other
#include <algorithm>
#include <set>

#include "compare/rows.hpp"

namespace fenjie {
namespace {

bool same_figure(const Target& a, const Target& b) {
    return a.value == b.value && a.value_max == b.value_max && a.comparator == b.comparator && a.change == b.change;
}

std::string_view day_of(const Entry& e) {
    return e.deadline && e.deadline->end ? e.deadline->end->view() : std::string_view{};
}

void note(std::vector<ComparisonNote>& out, const char* code, std::string message, const std::string& plan) {
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const ComparisonNote& n) { return n.code == code && n.message == message; });
    if (same == out.end())
        out.push_back({code, std::move(message), {plan}});
    else if (std::find(same->plans.begin(), same->plans.end(), plan) == same->plans.end())
        same->plans.push_back(plan);
}

}  // namespace

std::vector<ComparisonNote> notes(const Row& row, const std::vector<ComparedPlan>& plans) {
    std::vector<ComparisonNote> out;
    for (std::size_t begin = 0; begin < row.entries.size();) {
        std::size_t end = begin;
        while (end < row.entries.size() && row.entries[end].plan == row.entries[begin].plan) ++end;
        const std::string& plan = plans[row.entries[begin].plan].id;
        // Neighbours in deadline order are enough: a note tells that it happens, and each pair of neighbours shows it.
        for (std::size_t i = begin + 1; i < end; ++i) {
            const Entry& before = row.entries[i - 1];
            const Entry& here = row.entries[i];
            const Target& a = *before.target;
            const Target& b = *here.target;
            if (a.excluding != b.excluding) {
                const CompactString& excluded = a.excluding ? *a.excluding : *b.excluding;
                if (a.excluding && b.excluding)
                    note(out, "restated-differently", "the plan states it with different exclusions", plan);
                else
                    note(out, "exclusion-dropped",
                         "the plan excludes " + excluded + " in one place and not in the other", plan);
            } else if (same_figure(a, b)) {
                note(out, "repeated", "the plan states the same target in several places", plan);
            } else if (!day_of(before).empty() && !day_of(here).empty() && day_of(before) != day_of(here)) {
                note(out, "trajectory", "the plan sets several steps, each with its own deadline", plan);
            } else {
                note(out, "restated-differently",
                     "the plan states different figures without telling them apart by date", plan);
            }
        }
        begin = end;
    }
    return out;
}

}  // namespace fenjie
