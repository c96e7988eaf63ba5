// A short first sentence may be a heading or an instruction: its neighbours tell.
//
// In:  1.建设助餐点。每个社区…    2.培育队伍。面向…    3.开展巡查。发现问题及时…      -> three titles
// In:  1.开展排查。               2.对发现的问题逐一登记，建立台账。                 -> none
//
// Drafts of tables have no run-in heading, and a heading on a line of its own stays what it is.
#include "tasks/draft_titles.hpp"

#include <algorithm>

namespace fenjie {

void choose_titles(const Outline& outline, const ResponsibilityRecognizer& recognizer, std::deque<TaskDraft>& tasks) {
    struct Votes {
        int with = 0;
        int all = 0;
    };
    std::vector<Votes> chapter(outline.nodes.size());
    std::vector<Votes> siblings(outline.nodes.size());
    const auto above = [&](const TaskDraft& t) {
        const OutlineNode& n = outline.nodes[static_cast<std::size_t>(std::max(t.node, 0))];
        return static_cast<std::size_t>(t.number ? std::max(n.parent, 0) : std::max(t.node, 0));
    };
    for (const TaskDraft& t : tasks) {
        if (t.table || t.fixed_title) continue;
        for (Votes* votes : {&chapter[static_cast<std::size_t>(t.title_group)], &siblings[above(t)]}) {
            votes->with += t.title.empty() ? 0 : 1;
            ++votes->all;
        }
    }
    for (TaskDraft& t : tasks) {
        if (t.table || t.fixed_title) continue;
        const Votes& of_chapter = chapter[static_cast<std::size_t>(t.title_group)];
        const Votes& of_siblings = siblings[above(t)];
        const bool all_siblings = of_siblings.all >= 3 && of_siblings.with == of_siblings.all;
        // 坚持问题导向，全面排查整治。…: one paragraph without a number has no neighbours to tell.
        const std::string_view words = t.text.view().substr(t.title.begin, t.title.size());
        const bool lone_sentence = !t.number && of_siblings.all == 1 && words.find("，") != std::string_view::npos;
        if (lone_sentence || (of_chapter.with * 2 < of_chapter.all && !all_siblings)) t.title = {};
        if (!t.title.empty()) t.title = {t.title.begin, recognizer.heading_end(t.text.view(), t.title)};
    }
}

std::string_view title_without_date(const DateRecognizer& dates, std::string_view title) {
    const std::size_t open = title.rfind("（");
    if (open != std::string_view::npos && open > 0 && title.ends_with("）")) {
        const std::string_view inside = title.substr(open + 3, title.size() - open - 6);
        const auto found = dates.find(inside).dates;
        if (!found.empty() && found.front().end - found.front().begin + 6 >= inside.size())
            title = title.substr(0, open);
    }
    return title;
}

void drop_restated(std::vector<Target>& targets, std::size_t first, std::size_t below) {
    const auto at = [&](std::size_t i) { return targets.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto restated = [&](const Target& heading) {
        return std::any_of(at(below), targets.end(),
                           [&](const Target& t) { return t.value == heading.value && t.unit == heading.unit; });
    };
    for (std::size_t i = below; i > first; --i) {
        if (!restated(targets[i - 1])) continue;
        targets.erase(at(i - 1));
        --below;
    }
}

void split_note_of_heading(TaskDraft& t, const ResponsibilityRecognizer& recognizer) {
    const auto notes = recognizer.notes(t.text.view());
    if (notes.empty() || notes.back().whole.end != t.text.size() || notes.back().whole.begin == 0) return;
    t.labels.push_back(t.text.slice(notes.back().whole.begin, t.text.size()));
    t.text = t.text.slice(0, notes.back().whole.begin);
    t.title = {t.title.begin, std::min<std::size_t>(t.title.end, t.text.size())};
}

}  // namespace fenjie
