// Tasks of one plan that say the same, each with the ids of the others.
//
// In:  t3 "定期开展检查。" under 教育局, t9 "定期开展检查。" under 卫生健康局
// Out: t3.same_as {t9}, t9.same_as {t3}
#include "tasks/equal_tasks.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace fenjie {

void relate_equal_tasks(Plan& plan) {
    // Of each text the last task that has it, and of each task the one before it.
    constexpr std::size_t kMost = 50;
    std::unordered_map<std::string_view, std::size_t> last;
    last.reserve(plan.tasks.size());
    std::vector<std::size_t> before(plan.tasks.size());
    for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
        const auto [known, first] = last.try_emplace(plan.tasks[i].text, i);
        before[i] = first ? i : std::exchange(known->second, i);
    }
    for (const auto& [text, end] : last) {
        if (before[end] == end) continue;
        std::vector<std::size_t> all;
        for (std::size_t i = end; all.size() <= kMost; i = before[i]) {
            all.push_back(i);
            if (before[i] == i) break;
        }
        if (all.size() < 2 || all.size() > kMost) continue;
        std::reverse(all.begin(), all.end());
        for (const std::size_t i : all) {
            for (const std::size_t k : all) {
                if (i != k) plan.tasks[i].same_as.push_back(plan.tasks[k].id);
            }
        }
    }
}

}  // namespace fenjie
