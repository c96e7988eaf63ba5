// Rows that look alike: for a person to decide and to add to the table.
//
// In:  心理健康核心知识知晓率（普通人群）, 心理健康知识知晓率（城市普通人群）, 森林覆盖率
// Out: the first two, score 80: the metrics share most of their characters, 城市普通人群 is part of 普通人群
//
// Only rows that share a rare pair of characters are set against each other, so that thousands of rows stay quick.
#include <algorithm>
#include <map>
#include <set>

#include "compare/rows.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr int kLeastScore = 60;
// How alike two populations are, in hundredths, where their characters do not tell.
constexpr int kOneUnnamed = 60;
constexpr int kPartOfOther = 80;
// A pair of characters that stands in more rows than this tells nothing (管理, 建设).
constexpr std::size_t kCommonPair = 200;
constexpr std::size_t kMostSuggestions = 200;

std::set<std::string> pairs_of(std::string_view text) {
    std::set<std::string> out;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t n = utf8::length_at(text, pos);
        if (pos + n < text.size()) out.emplace(text.substr(pos, n + utf8::length_at(text, pos + n)));
        pos += n;
    }
    return out;
}

// Shared pairs of characters, in hundredths of all (Dice).
int likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (const std::string& pair : a) shared += b.contains(pair) ? 1 : 0;
    return static_cast<int>(200 * shared / (a.size() + b.size()));
}

bool is_part(const Metrics& metrics, const std::string& part, const std::string& whole) {
    const std::vector<std::string> wholes = metrics.wholes(part);
    return std::find(wholes.begin(), wholes.end(), whole) != wholes.end();
}

struct Names {
    std::set<std::string> metric;
    std::set<std::string> population;
};

std::optional<Suggestion> compare_rows(const Row& a, const Row& b, const Names& x, const Names& y,
                                       const Metrics& metrics) {
    Suggestion out;
    const bool same_metric = a.name.metric == b.name.metric;
    const int metric = same_metric ? 100 : likeness(x.metric, y.metric);
    if (metric < kLeastScore) return std::nullopt;
    out.why = same_metric ? "the same metric" : "the metrics share most of their characters";
    const auto& p = a.name.population;
    const auto& q = b.name.population;
    int population = 100;
    if (p == q) {
        if (p) out.why += ", the same population";
    } else if (!p || !q) {
        population = kOneUnnamed;
        out.why += ", one of them names no population";
    } else if (is_part(metrics, *p, *q) || is_part(metrics, *q, *p)) {
        population = kPartOfOther;
        out.why += ", " + (is_part(metrics, *p, *q) ? *p + " is part of " + *q : *q + " is part of " + *p);
    } else {
        population = likeness(x.population, y.population);
        if (population < kLeastScore) return std::nullopt;
        out.why += ", the populations share most of their characters";
    }
    out.score = std::min(metric * population / 100, 99);
    if (out.score < kLeastScore) return std::nullopt;
    out.a = label(a.name);
    out.b = label(b.name);
    return out;
}

}  // namespace

std::vector<Suggestion> suggest(const std::vector<Row>& rows, const Metrics& metrics) {
    std::vector<Names> names;
    std::map<std::string, std::vector<std::size_t>> by_pair;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        names.push_back({pairs_of(rows[i].name.metric), pairs_of(rows[i].name.population.value_or(""))});
        for (const std::string& pair : names.back().metric) by_pair[pair].push_back(i);
    }
    std::vector<Suggestion> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::set<std::size_t> others;
        for (const std::string& pair : names[i].metric) {
            const std::vector<std::size_t>& sharing = by_pair[pair];
            if (sharing.size() > kCommonPair) continue;
            others.insert(std::upper_bound(sharing.begin(), sharing.end(), i), sharing.end());
        }
        for (const std::size_t k : others) {
            if (rows[i].unit != rows[k].unit) continue;
            if (auto found = compare_rows(rows[i], rows[k], names[i], names[k], metrics))
                out.push_back(std::move(*found));
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.score > b.score; });
    if (out.size() > kMostSuggestions) out.resize(kMostSuggestions);
    return out;
}

}  // namespace fenjie
