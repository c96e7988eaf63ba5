// Tasks of two files are paired by their text, in order; then gaps are filled.
//
// In:  table row "协调组织制定工作方案 6月19日前" without a unit; plan item "1.协同部门制定工作方案。" below
// （二）平安办公室 Out: the row with responsible 平安办公室, origin "linked"
//
// Pairs with equal text (punctuation aside) are anchors; the longest run of them in order holds. Between two
// anchors as many tasks on both sides are paired where they share enough of their character pairs.
#include "tasks/link.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "recognize/organizations.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kWidestGap = 64;  // tasks between two anchors that are still compared pair by pair

std::string key_of(const Task& task) {
    std::string out;
    for (std::size_t pos = 0; pos < task.text.size();) {
        const std::string_view c = utf8::at(task.text, pos);
        pos += c.size();
        const char32_t point = utf8::code_point(c);
        const bool word = utf8::is_han(point) ||
                          (point < 0x80 && (utf8::is_digit(c.front()) || utf8::is_alpha(c.front()))) || c == "%";
        if (word) out += c;
    }
    return out;
}

// Dice's coefficient over pairs of neighbouring characters.
double likeness(const std::string& a, const std::string& b) {
    const auto pairs = [](const std::string& s) {
        std::multiset<std::string> out;
        std::size_t before = std::string::npos;
        for (std::size_t pos = 0; pos < s.size() && out.size() < 2000; pos += utf8::length_at(s, pos)) {
            if (before != std::string::npos) out.insert(s.substr(before, pos + utf8::length_at(s, pos) - before));
            before = pos;
        }
        return out;
    };
    const auto x = pairs(a);
    const auto y = pairs(b);
    if (x.empty() || y.empty()) return 0;
    std::vector<std::string> both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) / static_cast<double>(x.size() + y.size());
}

// For each task of main the index of its partner in other, or -1.
std::vector<int> pair_tasks(const Plan& main, const Plan& other) {
    std::vector<std::string> mine;
    std::vector<std::string> theirs;
    for (const Task& t : main.tasks) mine.push_back(key_of(t));
    for (const Task& t : other.tasks) theirs.push_back(key_of(t));
    std::map<std::string_view, std::vector<int>> places;
    for (std::size_t k = 0; k < theirs.size(); ++k) places[theirs[k]].push_back(static_cast<int>(k));
    std::vector<int> partner(mine.size(), -1);
    int last = -1;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        const auto found = places.find(mine[i]);
        if (mine[i].empty() || found == places.end()) continue;
        const auto next = std::upper_bound(found->second.begin(), found->second.end(), last);
        if (next == found->second.end()) continue;
        // An anchor far ahead would cut off all between: it must not skip more than main skips, unless texts are few.
        partner[i] = *next;
        last = *next;
    }
    std::size_t begin = 0;
    while (begin < mine.size()) {
        if (partner[begin] >= 0) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < mine.size() && partner[end] < 0) ++end;
        const std::size_t from = begin == 0 ? 0 : static_cast<std::size_t>(partner[begin - 1] + 1);
        const std::size_t to = end == mine.size() ? theirs.size() : static_cast<std::size_t>(partner[end]);
        const bool even = to > from && to - from == end - begin;
        if (to > from && end - begin <= kWidestGap && to - from <= kWidestGap) {
            std::size_t next = from;
            for (std::size_t i = begin; i < end; ++i) {
                for (std::size_t k = next; k < to; ++k) {
                    const double floor = even && k - from == i - begin ? 0.25 : 0.6;
                    if (likeness(mine[i], theirs[k]) < floor) continue;
                    partner[i] = static_cast<int>(k);
                    next = k + 1;
                    break;
                }
            }
        }
        begin = end;
    }
    return partner;
}

bool settles(const Owner& o) {
    return o.origin != Origin::text && o.origin != Origin::subject;
}

std::set<std::string> settled_names(const Task& task) {
    std::set<std::string> names;
    for (const Owner& o : task.responsible) {
        if (settles(o)) names.emplace(o.organization);
    }
    return names;
}

class Linker {
 public:
    Linker(Plan& main, const Plan& other) : main_(main), other_(other) {
        for (const Plan* plan : {static_cast<const Plan*>(&main), &other}) {
            for (const Task& t : plan->tasks) {
                for (const Owner& o : t.responsible) names_.add(o.organization, settles(o));
            }
        }
        names_.settle();
    }

    void link() {
        const std::vector<int> partner = pair_tasks(main_, other_);
        for (std::size_t i = 0; i < main_.tasks.size(); ++i) {
            Task& task = main_.tasks[i];
            for (Owner& o : task.responsible) o.organization = names_.full(o.organization);
            if (partner[i] < 0) continue;
            const Task& twin = other_.tasks[static_cast<std::size_t>(partner[i])];
            owners(task, twin);
            deadline(task, twin);
        }
        std::erase_if(main_.warnings, [&](const Warning& w) {
            return w.code == "owner-missing" &&
                   std::any_of(filled_.begin(), filled_.end(), [&](const Span& s) { return w.span == s; });
        });
    }

 private:
    void conflict(const Task& task, const std::string& message) {
        main_.warnings.push_back({"linked-conflict", "task " + task.id + ": " + message, task.span});
    }

    void owners(Task& task, const Task& twin) {
        const std::set<std::string> mine = settled_names(task);
        std::set<std::string> theirs;
        for (const Owner& o : twin.responsible) {
            if (settles(o)) theirs.insert(names_.full(o.organization));
        }
        if (!mine.empty()) {
            if (!theirs.empty() && mine != theirs) conflict(task, "the two files name different organizations");
            return;
        }
        CompactVector<Owner> added;
        for (const Owner& o : twin.responsible) {
            if (!settles(o) && !task.responsible.empty()) continue;
            Owner linked = o;
            linked.organization = names_.full(o.organization);
            linked.origin = Origin::linked;
            linked.span = task.span;
            const auto same = [&](const Owner& known) { return known.organization == linked.organization; };
            if (std::none_of(task.responsible.begin(), task.responsible.end(), same))
                added.push_back(std::move(linked));
        }
        if (added.empty()) return;
        filled_.push_back(task.span);
        added.append(task.responsible.begin(), task.responsible.end());
        task.responsible = std::move(added);
    }

    void deadline(Task& task, const Task& twin) {
        if (!twin.deadline) return;
        if (task.deadline) {
            const bool differs = task.deadline->end && twin.deadline->end && task.deadline->end != twin.deadline->end;
            if (differs) conflict(task, "the two files set different deadlines");
            return;
        }
        task.deadline = twin.deadline;
        task.deadline->origin = Origin::linked;
        task.deadline->span = task.span;
        for (Target& target : main_.targets) {
            if (target.task == task.id && !target.deadline) target.deadline = task.deadline;
        }
    }

    Plan& main_;
    const Plan& other_;
    NameBook names_;
    std::vector<Span> filled_;
};

}  // namespace

void link_plans(Plan& main, const Plan& other) {
    Linker(main, other).link();
}

}  // namespace fenjie
