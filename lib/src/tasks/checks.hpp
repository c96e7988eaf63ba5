// What a clerk should look at: gaps that only the whole plan shows.
#pragma once

#include "fenjie/plan.hpp"

namespace fenjie {

/// Appends warnings to the plan: owner-missing where most tasks of the kind have owners.
void check_plan(Plan& plan);

/// Warnings of a task by itself: unresolved-year and deadline-before-issue; limit-reached where it has as many owners
/// as are read of one list.
void check_task(const Task& task, const DocumentInfo& document, std::vector<Warning>& warnings);

/// limit-reached for the time of all of an extraction; `first_bare` is the first task that has its text only.
void warn_of_time(const std::optional<Span>& first_bare, std::vector<Warning>& warnings);

/// In reading order, each told once: a date may be that of a task, of its parts and of its targets.
void sort_warnings(std::vector<Warning>& warnings);

}  // namespace fenjie
