// The steps of a comparison in order: align, rank, note, suggest.
//
// In:  the plans of three districts      Out: a row an indicator, each plan's value, mention or silence in it
#include <algorithm>
#include <set>
#include <tuple>

#include "compare/rows.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostSuggestionRows = 20000;

ComparedValue value_of(const Entry& entry, const std::string& plan, std::optional<int> rank) {
    const Target& t = *entry.target;
    ComparedValue out;
    out.plan = plan;
    out.status = ValueStatus::figure;
    out.target = t.id;
    out.comparator = t.comparator;
    out.value = t.value;
    out.value_max = t.value_max;
    out.ratio = t.ratio;
    out.per = t.per;
    out.change = t.change;
    out.baseline = t.baseline;
    out.excluding = t.excluding;
    out.modality = t.modality;
    out.deadline = entry.deadline;
    out.text = t.text;
    out.span = t.span;
    out.rank = rank;
    return out;
}

Indicator indicator_of(const Row& row, const std::vector<TaskTexts>& texts, const std::vector<ComparedPlan>& compared,
                       const Metrics& metrics) {
    Indicator out;
    out.metric = row.name.metric;
    out.population = row.name.population;
    out.unit = row.unit;
    const std::vector<std::optional<int>> ranks = rank(row.entries);
    struct Group {
        int order = 0;
        std::vector<ComparedValue> values;
    };
    constexpr int kUnranked = 1 << 20;
    std::vector<Group> groups;
    std::size_t at = 0;
    for (std::size_t p = 0; p < compared.size(); ++p) {
        Group group;
        group.order = kUnranked;
        for (; at < row.entries.size() && row.entries[at].plan == p; ++at) {
            group.values.push_back(value_of(row.entries[at], compared[p].id, ranks[at]));
            if (ranks[at]) group.order = *ranks[at];
        }
        if (group.values.empty()) {
            ComparedValue& silent = group.values.emplace_back();
            silent.plan = compared[p].id;
            group.order = kUnranked + 2;
            if (const auto mention = texts[p].find(row, metrics)) {
                silent.status = ValueStatus::mentioned;
                silent.text = mention->text;
                silent.span = mention->span;
                group.order = kUnranked + 1;
            }
        }
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.order < b.order; });
    for (Group& group : groups)
        out.values.insert(out.values.end(), std::make_move_iterator(group.values.begin()),
                          std::make_move_iterator(group.values.end()));
    out.notes = notes(row, compared);
    return out;
}

std::size_t plans_with_figures(const Row& row) {
    std::set<std::size_t> plans;
    for (const Entry& entry : row.entries) plans.insert(entry.plan);
    return plans.size();
}

}  // namespace

std::string Indicator::label() const {
    return fenjie::label(MetricName{metric, population});
}

Comparison compare(const std::vector<Plan>& plans, const std::shared_ptr<const Metrics>& metrics) {
    const std::shared_ptr<const Metrics> table = metrics ? metrics : Metrics::built_in();
    Comparison out;
    for (std::size_t p = 0; p < plans.size(); ++p) {
        const Plan& plan = plans[p];
        out.plans.push_back({"p" + std::to_string(p + 1), plan.document.title, plan.document.issuers,
                             plan.document.period, plan.source.name});
        if (plan.targets.empty())
            out.warnings.push_back({"no-targets", out.plans.back().label() + " states no target", std::nullopt});
    }
    std::vector<TaskTexts> texts;
    texts.reserve(plans.size());
    for (const Plan& plan : plans) texts.emplace_back(plan, *table);
    const std::vector<Row> rows = align(plans, *table);
    std::vector<std::pair<std::size_t, const Row*>> order;
    order.reserve(rows.size());
    for (const Row& row : rows) order.emplace_back(plans_with_figures(row), &row);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first > b.first;
        return std::tie(a.second->name.metric, a.second->name.population, a.second->unit) <
               std::tie(b.second->name.metric, b.second->name.population, b.second->unit);
    });
    for (const auto& [count, row] : order) out.indicators.push_back(indicator_of(*row, texts, out.plans, *table));
    if (rows.size() <= kMostSuggestionRows)
        out.suggestions = suggest(rows, *table);
    else
        out.warnings.push_back({"limit-reached", "there are too many indicators to look for likenesses", std::nullopt});
    return out;
}

}  // namespace fenjie
