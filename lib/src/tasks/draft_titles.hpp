// Which run-in headings of drafts are titles.
#pragma once

#include <deque>

#include "structure/outline.hpp"
#include "tasks/drafts.hpp"

namespace fenjie {

/// Takes the title from the drafts whose like have none: a short first sentence is a heading where most items of the
/// same chapter have one, or all of its siblings.
void choose_titles(const Outline& outline, std::deque<TaskDraft>& tasks);

}  // namespace fenjie
