// The values of a document's front matter: title, kind, number, issuers, dates, attachments, basis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fenjie/plan.hpp"
#include "recognize/recognizers.hpp"
#include "structure/front_matter.hpp"
#include "tasks/span_of.hpp"

namespace fenjie {

/// The sections that attachments point at.
struct AttachmentSections {
    std::vector<std::string> parts;   ///< ids of those made of layout.attachments, in the same order
    std::optional<std::string> plan;  ///< the first of the plan, which may be an attachment itself
};

/// Appends attachment-missing warnings. document.rules is left to whoever reads the declared rules.
[[nodiscard]] DocumentInfo document_info(const DocumentLayout& layout, const std::vector<Block>& blocks,
                                         const Recognizers& recognizers, const AttachmentSections& sections,
                                         const SpanOf& span_of, std::vector<Warning>& warnings);

}  // namespace fenjie
