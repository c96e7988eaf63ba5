// Who asks the most?
//
// In:  plan 1 >= 95 %, plan 2 >= 80 % by 2022 and >= 95 % by 2024, plan 3 increase by 10 %
// Out: 1; empty and 1; empty
//
// Each plan counts by the last step of its trajectory. What differs in kind (a change among levels, another baseline or
// rate, a ceiling among floors) cannot be ranked: the kind that most plans use is. Exactly 95 and at least 95 are
// equal.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "compare/rows.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

bool is_ceiling(const Target& t) {
    return t.comparator == Comparator::le || t.comparator == Comparator::lt;
}
bool is_floor(const Target& t) {
    return t.comparator == Comparator::ge || t.comparator == Comparator::gt;
}

// Figures of one kind can be set against each other.
std::tuple<int, std::string, std::string, std::string> kind_of(const Target& t) {
    return {t.change ? static_cast<int>(*t.change) + 1 : 0, t.change ? t.baseline.value_or("") : CompactString(),
            t.per ? t.per->every.value_or("") : CompactString(), t.per ? t.per->each.value_or("") : CompactString()};
}

// The figure that bounds: of a range from below its lower end. A ratio 1:N asks the more the smaller its N is.
const Decimal& figure(const Target& t, bool ceiling) {
    return ceiling && t.value_max ? *t.value_max : t.value;
}

enum class Order { stricter, equal, laxer };

Order against(const Target& a, const Target& b, bool ceiling) {
    const bool smaller_is_stricter = ceiling != a.ratio.has_value();
    const Decimal& x = figure(a, ceiling);
    const Decimal& y = figure(b, ceiling);
    if (is_less(x, y)) return smaller_is_stricter ? Order::stricter : Order::laxer;
    if (is_less(y, x)) return smaller_is_stricter ? Order::laxer : Order::stricter;
    // More than 95 leaves out 95 itself; about 95 allows a little less.
    const auto edge = [](const Target& t) {
        const bool beyond = t.comparator == Comparator::gt || t.comparator == Comparator::lt;
        return beyond ? 0 : t.comparator == Comparator::about ? 2 : 1;
    };
    return edge(a) < edge(b) ? Order::stricter : edge(a) > edge(b) ? Order::laxer : Order::equal;
}

}  // namespace

std::vector<std::optional<int>> rank(const std::vector<Entry>& entries) {
    std::vector<std::optional<int>> out(entries.size());
    // A plan's last entry stands for it; its equals in the same plan (a target stated twice) share its rank.
    std::map<std::size_t, std::size_t> last;
    for (std::size_t i = 0; i < entries.size(); ++i) last[entries[i].plan] = i;
    std::map<decltype(kind_of(*entries[0].target)), int> kinds;
    int ceilings = 0;
    int floors = 0;
    for (const auto& [plan, i] : last) {
        ++kinds[kind_of(*entries[i].target)];
        ceilings += is_ceiling(*entries[i].target) ? 1 : 0;
        floors += is_floor(*entries[i].target) ? 1 : 0;
    }
    const auto most =
        std::max_element(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool ceiling = ceilings > floors;
    std::vector<std::size_t> ranked;
    for (const auto& [plan, i] : last) {
        const Target& t = *entries[i].target;
        const bool other_way = ceiling ? is_floor(t) : is_ceiling(t);
        if (kind_of(t) == most->first && !other_way) ranked.push_back(i);
    }
    if (ranked.size() < 2) return out;
    std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
        return against(*entries[a].target, *entries[b].target, ceiling) == Order::stricter;
    });
    int place = 0;
    for (std::size_t k = 0; k < ranked.size(); ++k) {
        const Target& t = *entries[ranked[k]].target;
        if (k == 0 || against(*entries[ranked[k - 1]].target, t, ceiling) != Order::equal)
            place = static_cast<int>(k) + 1;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Target& other = *entries[i].target;
            const bool same = entries[i].plan == entries[ranked[k]].plan && kind_of(other) == kind_of(t) &&
                              other.comparator == t.comparator && against(other, t, ceiling) == Order::equal;
            if (same) out[i] = place;
        }
    }
    return out;
}

}  // namespace fenjie
