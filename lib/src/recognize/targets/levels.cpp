// Counts of one thing at several levels, which only the last of them names.
//
// In:  培育6个世界级、7个国家级、9个区域级产业集群
// Out: target.count_levels  metric 世界级产业集群, = 6 个; 国家级产业集群, = 7 个; and the last, 区域级产业集群
// In:  打造国家级3个、省级5个示范园区
// Out: target.count_levels  metric 国家级示范园区, = 3 个; 省级示范园区, = 5 个
#include <iterator>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr std::string_view kLevel = "级";

/// What stands between the figure of a group and the list mark before the next one; empty where anything else does.
Range before_mark(const Scan& scan, const Group& group, const Group& next) {
    const std::size_t t = group.last + 1;
    if (next.clause != group.clause || t + 2 != next.first || scan.tokens[t].word != Word::other ||
        scan.tokens[t + 1].word != Word::list)
        return {};
    return trimmed(scan, {scan.tokens[group.last].end, scan.tokens[t + 1].begin});
}

/// The level that is all the name a group has before its figure: 国家级|3个; empty where it has another.
Range level_before(const Scan& scan, const Group& group) {
    if (group.measure != Measure::count || group.quantities.size() != 1) return {};
    const Range name = phrase_before(scan, group.from, group.name_end, true);
    constexpr std::size_t kLongest = 4 * utf8::kHanBytes;
    return name.size() <= kLongest && scan.of(name.begin, name.end).ends_with(kLevel) ? name : Range{};
}

/// Whether a list mark alone stands between two groups that each have their level before the figure.
bool levels_meet(const Scan& scan, const Group& group, const Group& next) {
    return next.clause == group.clause && next.from == group.last + 1 && next.from + 1 < next.first &&
           scan.tokens[next.from].word == Word::list && !level_before(scan, group).empty() &&
           !level_before(scan, next).empty();
}

}  // namespace

/// How many groups from `i` on count what the last of them names, each at its level; 1 where none does.
std::size_t Builder::sharing_level(const std::vector<Group>& groups, std::size_t i) const {
    std::size_t last = i;
    while (last + 1 < groups.size() && levels_meet(scan_, groups[last], groups[last + 1])) ++last;
    // 省级5个|示范园区: the last has the noun behind it.
    if (last > i && groups[last].last + 1 < groups[last].to) return last - i + 1;
    last = i;
    while (last + 1 < groups.size()) {
        const Group& group = groups[last];
        if (group.measure != Measure::count || groups[last + 1].measure != Measure::count) break;
        const Range level = before_mark(scan_, group, groups[last + 1]);
        if (level.empty() || !scan_.of(level.begin, level.end).ends_with(kLevel)) break;
        ++last;
    }
    return last - i + 1;
}

/// Gives each of them the noun of the last behind its level, if it has one; false where the last is no target.
bool Builder::count_levels(const std::vector<Group>& groups, std::size_t first, std::size_t n) {
    const std::size_t begin = out_.size();
    count(groups[first + n - 1]);
    if (out_.size() != begin + 1) return out_.size() != begin;
    TargetMention last = std::move(out_.back());
    out_.pop_back();
    const std::string whole{last.metric};
    const std::size_t level = whole.find(kLevel);
    const bool named = level != std::string::npos && level + kLevel.size() < whole.size();
    const std::string noun = named ? whole.substr(level + kLevel.size()) : std::string{};
    const char* const rule = named ? "target.count_levels" : "target.count";
    const std::string subject = last.subject ? std::string{*last.subject} : std::string{};
    if (!named && levels_meet(scan_, groups[first], groups[first + 1])) {
        for (std::size_t i = first; i < first + n; ++i) {
            const std::string at = str(level_before(scan_, groups[i]));
            emit(groups[i], groups[i].quantities.front(), {at + whole, subject, "", "target.count_levels", false});
        }
        return true;
    }
    for (std::size_t i = first; i + 1 < first + n; ++i) {
        const Range own = before_mark(scan_, groups[i], groups[i + 1]);
        for (const std::size_t quantity : groups[i].quantities)
            emit(groups[i], quantity, {str(own) + noun, subject, "", rule, false});
    }
    out_.push_back(std::move(last));
    return true;
}

}  // namespace fenjie::targets
