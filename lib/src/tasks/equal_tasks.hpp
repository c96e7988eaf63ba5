// Tasks of one plan that say the same.
#pragma once

#include "fenjie/plan.hpp"

namespace fenjie {

/// Fills Task::same_as of tasks with equal texts; a text of more than 50 tasks is a form of words and relates none.
void relate_equal_tasks(Plan& plan);

}  // namespace fenjie
