// Stretches that drafts left out, and cells of rows that were read and gave nothing.
//
// In:  a row whose column 牵头领导 holds a bare name      Out: the cell, left out as table_cell
// In:  a cell merged over three rows that gives nothing   Out: the cell, once
#include "tasks/left_out.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool holds(const Span& whole, const Span& part) {
    return whole.start <= part.start && part.end <= whole.end;
}

}  // namespace

void leave_out_unread_cells(const TaskDraft& draft, const Task& task, const std::vector<Target>& targets,
                            const SpanOf& span_of, std::vector<LeftOutDraft>& out) {
    const auto place = [&](const MappedText& cell) { return span_of(cell.original(0, cell.size())); };
    const auto left_out = [&](const MappedText& cell, bool given) {
        // 无 and / say that there is nothing.
        if (!given && utf8::count(cell.view()) > 1)
            out.push_back({LeftOutReason::table_cell, draft.section, cell.original(0, cell.size())});
    };
    for (const OwnerCell& cell : draft.owner_cells) {
        const Span whole = place(cell.text);
        left_out(cell.text, std::any_of(task.responsible.begin(), task.responsible.end(),
                                        [&](const Owner& o) { return holds(whole, o.span); }));
    }
    if (!draft.goal_cell.empty()) {
        const Span whole = place(draft.goal_cell);
        bool given = false;
        for (auto g = targets.rbegin(); g != targets.rend() && g->task == task.id; ++g)
            given = given || holds(whole, g->span);
        left_out(draft.goal_cell, given);
    }
    if (!draft.deadline_cell.empty()) left_out(draft.deadline_cell, task.deadline || !task.recurrences.empty());
}

std::vector<LeftOut> left_out_of(const std::vector<LeftOutDraft>& drafts, const std::vector<Section>& sections,
                                 const SpanOf& span_of) {
    std::vector<LeftOut> out;
    for (const LeftOutDraft& d : drafts) {
        LeftOut left{d.reason, std::nullopt, span_of(d.source)};
        if (d.section >= 0) left.section = sections[static_cast<std::size_t>(d.section)].id;
        out.push_back(std::move(left));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const LeftOut& a, const LeftOut& b) { return a.span.start < b.span.start; });
    const auto same = [](const LeftOut& a, const LeftOut& b) { return a.span == b.span; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return out;
}

}  // namespace fenjie
