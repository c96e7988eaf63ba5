// What the rule that read a date is called.
//
// In:  到2024年6月底前 as a deadline      Out: deadline.month_end
// In:  2020年以来 that sets a scene       Out: scene.year_since
//
// An id says what the date is for, how exactly it is named and which bound its words give it. Every part stands in one
// of the tables below, from which the tests take what cases they want.
#include <array>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "recognize/dates/mentions.hpp"

namespace fenjie {
namespace {

template <typename Key, std::size_t N>
using Names = std::array<std::pair<Key, std::string_view>, N>;

constexpr Names<DateUse, 5> kUses = {{{DateUse::deadline, "deadline"},
                                      {DateUse::scene, "scene"},
                                      {DateUse::baseline, "baseline"},
                                      {DateUse::validity, "validity"},
                                      {DateUse::reference, "reference"}}};
constexpr Names<Precision, 6> kLevels = {{{Precision::day, "day"},
                                          {Precision::ten_days, "ten_days"},
                                          {Precision::month, "month"},
                                          {Precision::quarter, "quarter"},
                                          {Precision::half_year, "half_year"},
                                          {Precision::year, "year"}}};
constexpr Names<TailEffect, 5> kBounds = {{{TailEffect::before, "_before"},
                                           {TailEffect::within, "_within"},
                                           {TailEffect::until, "_until"},
                                           {TailEffect::from, "_from"},
                                           {TailEffect::since, "_since"}}};
constexpr std::string_view kCounted = "counted_from";
constexpr std::string_view kPeriod = "plan_period";
constexpr std::string_view kDecade = "decade";
constexpr std::string_view kToNow = "_to_now";
constexpr std::string_view kRange = "_range";
constexpr std::string_view kEnd = "_end";

template <typename Key, std::size_t N>
std::string_view name_in(const Names<Key, N>& names, Key key, std::string_view otherwise) {
    for (const auto& [known, name] : names) {
        if (known == key) return name;
    }
    return otherwise;
}

std::string_view bound_of(const ReadDate& date) {
    if (date.until_now) return kToNow;
    if (date.range && !date.named_period && !date.decade) return kRange;
    if (date.edge == TailEffect::end) return kEnd;
    const bool until = date.lead == LeadEffect::until;
    return name_in(kBounds, date.bound, until ? name_in(kBounds, TailEffect::until, {}) : std::string_view{});
}

// All ids, so that what has found something may be told by a view of one.
std::unordered_set<std::string> all_ids() {
    std::vector<std::string_view> bounds = {"", kToNow, kRange, kEnd};
    for (const auto& [bound, name] : kBounds) bounds.push_back(name);
    std::vector<std::string_view> levels = {kPeriod, kDecade};
    for (const auto& [level, name] : kLevels) levels.push_back(name);
    std::unordered_set<std::string> out;
    for (const auto& [use, name] : kUses) {
        const std::string begin = std::string(name) + ".";
        out.insert(begin + std::string(kCounted));
        for (const std::string_view level : levels) {
            for (const std::string_view bound : bounds) out.insert((begin + std::string(level)).append(bound));
        }
    }
    return out;
}

}  // namespace

RuleId rule_of(const ReadDate& date) {
    static const std::unordered_set<std::string> kIds = all_ids();
    std::string id = std::string(name_in(kUses, date.mention.use, "reference")) + ".";
    if (date.mention.is_term())
        id += kCounted;
    else
        id.append(date.named_period ? kPeriod
                  : date.decade     ? kDecade
                                    : name_in(kLevels, date.level, "year"))
            .append(bound_of(date));
    return kIds.find(id)->c_str();
}

std::vector<std::string> date_rule_parts() {
    std::vector<std::string> out;
    for (const auto& [use, name] : kUses) out.push_back(std::string(name) + ".");
    for (const auto& [level, name] : kLevels) out.push_back("." + std::string(name));
    for (const std::string_view name : {kCounted, kPeriod, kDecade}) out.push_back("." + std::string(name));
    for (const auto& [bound, name] : kBounds) out.emplace_back(name);
    for (const std::string_view name : {kToNow, kRange, kEnd}) out.emplace_back(name);
    return out;
}

}  // namespace fenjie
