// One table of words an enumeration, in its own order.
//
// In:  Comparator::ge   (不低于95%)
// Out: ">="
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace fenjie {
namespace {

template <typename Enum, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& words, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? words.at(index) : std::string_view{};
}

constexpr std::array<std::string_view, 5> kRoles = {"lead", "responsible", "implement", "cooperate", "supervise"};

}  // namespace

std::string_view name(Precision value) {
    static constexpr std::array<std::string_view, 6> kWords = {"day",     "ten_days",  "month",
                                                               "quarter", "half_year", "year"};
    return pick(kWords, value);
}

std::string_view name(Origin value) {
    static constexpr std::array<std::string_view, 8> kWords = {"text",   "subject", "heading", "table",
                                                               "marker", "rule",    "section", "linked"};
    return pick(kWords, value);
}

std::string_view name(Role value) {
    return pick(kRoles, value);
}

std::optional<Role> role_named(std::string_view word) {
    const auto* const found = std::find(kRoles.begin(), kRoles.end(), word);
    return found == kRoles.end() ? std::nullopt : std::optional(static_cast<Role>(found - kRoles.begin()));
}

std::string_view name(TaskKind value) {
    static constexpr std::array<std::string_view, 6> kWords = {"measure",   "duty", "step",
                                                               "safeguard", "goal", "table_row"};
    return pick(kWords, value);
}

std::string_view name(Comparator value) {
    static constexpr std::array<std::string_view, 6> kWords = {">=", "<=", ">", "<", "~", "="};
    return pick(kWords, value);
}

std::string_view name(Change value) {
    static constexpr std::array<std::string_view, 2> kWords = {"increase", "decrease"};
    return pick(kWords, value);
}

std::string_view name(Modality value) {
    static constexpr std::array<std::string_view, 2> kWords = {"must", "aim"};
    return pick(kWords, value);
}

std::string_view name(SectionKind value) {
    static constexpr std::array<std::string_view, 9> kWords = {
        "guiding_principles", "goals", "measures", "duties", "steps", "safeguards", "task_table", "roster", "other"};
    return pick(kWords, value);
}

std::string_view name(ValueStatus value) {
    static constexpr std::array<std::string_view, 3> kWords = {"figure", "mentioned", "absent"};
    return pick(kWords, value);
}

std::string_view name(DocumentKind value) {
    static constexpr std::array<std::string_view, 7> kWords = {
        "implementation_plan", "work_plan", "action_plan", "task_table", "duty_list", "notice", "other"};
    return pick(kWords, value);
}

}  // namespace fenjie
