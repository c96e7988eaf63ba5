// The 任务台账 that offices keep: one task a row, in the columns that 督办 systems import.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "fenjie/plan.hpp"

namespace fenjie {

inline constexpr std::size_t kLedgerColumns = 9;
inline constexpr std::array<const char*, kLedgerColumns> kLedgerHeader = {
    "序号", "类别", "工作任务", "目标", "牵头单位", "责任单位", "配合单位", "完成时限", "出处"};

using LedgerRow = std::array<std::string, kLedgerColumns>;

/// The rows of a plan, numbered on from `first`. 责任单位 holds who is responsible and who implements; 配合单位 who
/// cooperates and, marked （督导）, who supervises. 完成时限 is the last day as YYYY-MM-DD where it is known, else the
/// wording; how often a task recurs and that it goes on stand behind it. 出处 is plan and line (page, where there is
/// one).
[[nodiscard]] std::vector<LedgerRow> ledger_rows(const Plan& plan, std::size_t first);

/// What a plan is called: its title, else its file's name.
[[nodiscard]] std::string plan_label(const Plan& plan);

}  // namespace fenjie
