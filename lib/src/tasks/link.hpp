// Two files of one plan: what the main file leaves open is filled from the other.
#pragma once

#include "fenjie/plan.hpp"

namespace fenjie {

/// Owners, deadlines, the year and full names that `main` lacks are taken from `other`, with the origin "linked".
/// Tasks are matched by their text, in order. What main says stands; differences give linked-conflict warnings.
void link_plans(Plan& main, const Plan& other);

}  // namespace fenjie
