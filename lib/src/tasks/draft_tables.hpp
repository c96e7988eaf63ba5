// The rows of a task table as task drafts.
#pragma once

#include "tasks/drafts.hpp"

namespace fenjie {

/// Appends a draft per row, or per item of a row's task cell; grouping rows become sections; an indicator table is
/// put aside for targets. A table that is neither gives nothing.
void draft_table(const Table& table, const Lexicon& lexicon, const ResponsibilityRecognizer& responsibility,
                 int section, int node, Drafts& out);

}  // namespace fenjie
