// In: the parts of a document. Out: their values. Nothing is read yet.
#include "tasks/document.hpp"

namespace fenjie {

DocumentInfo document_info(const DocumentLayout& layout, const std::vector<Block>&, const Recognizers&,
                           const std::vector<std::string>&, const SpanOf&, std::vector<Warning>&) {
    DocumentInfo info;
    if (!layout.plans.empty() && !layout.plans.front().title.empty()) info.title = layout.plans.front().title.view();
    return info;
}

}  // namespace fenjie
