// Targets of several plans under common names, and mentions of an indicator without a figure.
//
// In:  plan 1: 规范化管理率 of 在册患者 ≥ 95 %; plan 2: 规范管理率 of 在册严重精神障碍患者 ≥ 80 %; plan 3:
// 提高规范管理率。 Out: one row 规范管理率（在册严重精神障碍患者）, entries of plans 1 and 2, a mention in plan 3
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "compare/rows.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// A name this short occurs inside other words.
constexpr std::size_t kShortestMention = 4;

// The sentence around [begin, end): what a reader is shown.
std::string sentence_around(std::string_view text, std::size_t begin, std::size_t end) {
    const auto stops = [](std::string_view c) { return c == "。" || c == "；" || c == ";" || c == "\n"; };
    while (begin > 0 && !stops(utf8::before(text, begin))) begin = utf8::previous(text, begin);
    while (end < text.size() && !stops(utf8::at(text, end))) end += utf8::length_at(text, end);
    return std::string(text.substr(begin, end - begin));
}

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

std::string label(const MetricName& name) {
    return name.population ? name.metric + "（" + *name.population + "）" : name.metric;
}

std::vector<Row> align(const std::vector<Plan>& plans, const Metrics& metrics) {
    std::vector<Row> rows;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> index;
    for (std::size_t p = 0; p < plans.size(); ++p) {
        std::unordered_map<std::string_view, const Task*> tasks;
        for (const Task& task : plans[p].tasks) tasks.emplace(task.id, &task);
        for (const Target& target : plans[p].targets) {
            const auto found = target.task ? tasks.find(*target.task) : tasks.end();
            const Task* task = found == tasks.end() ? nullptr : found->second;
            MetricName name = metrics.canonical(target, task != nullptr ? task->text : target.text);
            const auto [at, fresh] =
                index.try_emplace({name.metric, name.population.value_or(""), std::string(target.unit)}, rows.size());
            if (fresh) rows.push_back({std::move(name), target.unit, {}});
            Entry entry{p, &target, target.deadline};
            if (!entry.deadline && task != nullptr) entry.deadline = task->deadline;
            rows[at->second].entries.push_back(std::move(entry));
        }
    }
    const auto last_day = [](const Entry& e) {
        return e.deadline && e.deadline->end ? e.deadline->end->view() : std::string_view("9999-99-99");
    };
    for (Row& row : rows) {
        std::stable_sort(row.entries.begin(), row.entries.end(), [&](const Entry& a, const Entry& b) {
            return std::tuple(a.plan, last_day(a)) < std::tuple(b.plan, last_day(b));
        });
    }
    return rows;
}

TaskTexts::TaskTexts(const Plan& plan, const Metrics& metrics) : plan_(&plan) {
    for (const Task& task : plan.tasks) {
        begins_.push_back(text_.size());
        text_ += task.text;
        text_ += '\n';
    }
    for (const Target& target : plan.targets) metrics_.insert(metrics.canonical(target, target.text).metric);
}

std::optional<Mention> TaskTexts::find(const Row& row, const Metrics& metrics) const {
    // Where the plan has figures of the indicator for others, a mention must name this population.
    const bool of_others = metrics_.contains(row.name.metric);
    std::vector<std::string> populations;
    if (of_others && row.name.population) populations = metrics.population_spellings(*row.name.population);
    for (const std::string& name : metrics.spellings(row.name.metric)) {
        if (utf8::count(name) < kShortestMention) continue;
        for (std::size_t at = text_.find(name); at != std::string::npos; at = text_.find(name, at + name.size())) {
            std::string sentence = sentence_around(text_, at, at + name.size());
            if (of_others && !holds_any(sentence, populations)) continue;
            const auto task = std::upper_bound(begins_.begin(), begins_.end(), at) - begins_.begin() - 1;
            return Mention{std::move(sentence), plan_->tasks[static_cast<std::size_t>(task)].span};
        }
    }
    return std::nullopt;
}

}  // namespace fenjie
