// The values of a document's front matter: title, kind, number, issuers, dates, attachments, basis.
#pragma once

#include <string>
#include <vector>

#include "fenjie/plan.hpp"
#include "recognize/recognizers.hpp"
#include "structure/front_matter.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

/// `attachment_sections` are the ids of the sections made of layout.attachments, in the same order.
/// Appends attachment-missing warnings. document.rules is left to whoever reads the declared rules.
[[nodiscard]] DocumentInfo document_info(const DocumentLayout& layout, const std::vector<Block>& blocks,
                                         const Recognizers& recognizers,
                                         const std::vector<std::string>& attachment_sections, const SpanOf& span_of,
                                         std::vector<Warning>& warnings);

}  // namespace fenjie
