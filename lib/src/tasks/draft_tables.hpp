// The rows of a task table as task drafts.
#pragma once

#include "tasks/drafts.hpp"

namespace fenjie {

/// Appends a draft per row, or per item of a row's task cell; grouping rows become sections; an indicator table is
/// put aside for targets. A table that is neither gives nothing. Cells that end up in no task are left out by name,
/// those of a table that is none of tasks only where its section `bears_tasks`.
void draft_table(const Table& table, const Lexicon& lexicon, const ResponsibilityRecognizer& responsibility,
                 int section, int node, bool bears_tasks, Drafts& out);

}  // namespace fenjie
