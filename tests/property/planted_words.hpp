// What planted plans are made of: one sentence or owner at a time, with what a reader finds in it.
#pragma once

#include <string>
#include <vector>

#include "planted_plan.hpp"

namespace planted {

/// What a whole plan has in common.
struct Setting {
    Dice& dice;
    int year;
    std::string level;  ///< 区, 县, 市: how units of this place begin
    std::string topic;  ///< 老年助餐
};

/// A sentence, or several, of a task; the facts are added to `task`.
struct Sentences {
    bool deadline = true;
    bool targets = true;
};
void instruct(Setting& s, Task& task, Sentences with = {});

/// 到2025年底，服务覆盖率达到90%，建成助餐点20个。
[[nodiscard]] std::string goal(Setting& s, Task& task);

/// 完善服务网络: a heading of four to eight characters.
[[nodiscard]] std::string heading(Setting& s);

/// 区民政局, 团区委, 各街道; none twice in a plan's list.
[[nodiscard]] std::vector<std::string> units(Setting& s, std::size_t count, bool groups = true);
[[nodiscard]] std::string joined(const std::vector<std::string>& names);

/// 牵头单位：区民政局；配合单位：各街道, with the owners added to `task`.
[[nodiscard]] std::string note(Setting& s, Task& task);

/// A date as plans write it: what stands before the thing to be done, and what it means.
struct Day {
    std::string text;
    Deadline means;
};
[[nodiscard]] Day day(Setting& s);

/// 一, 二 … 九十九
[[nodiscard]] std::string chinese(std::size_t number);

}  // namespace planted
