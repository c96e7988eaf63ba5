// What a clerk should look at: gaps that only the whole plan shows.
#pragma once

#include "fenjie/plan.hpp"

namespace fenjie {

/// Appends warnings to the plan: owner-missing where most tasks of the kind have owners, limit-reached.
void check_plan(Plan& plan);

}  // namespace fenjie
