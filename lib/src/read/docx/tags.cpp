// Names to tags.
//
// In:  "smartTag"      Out: none: what it holds is read
// In:  "del"           Out: passed_over: what was deleted is no text any more
#include "read/docx/tags.hpp"

#include <unordered_map>

namespace fenjie {

DocxTag docx_tag(std::string_view name) {
    using enum DocxTag;
    static const std::unordered_map<std::string_view, DocxTag> kTags = {
        {"p", paragraph},
        {"r", run},
        {"t", text},
        {"tab", tab},
        {"ptab", tab},
        {"br", line_break},
        {"cr", line_break},
        {"noBreakHyphen", no_break_hyphen},
        {"sym", symbol},
        {"lastRenderedPageBreak", rendered_page_break},
        {"tbl", table},
        {"tr", row},
        {"tc", cell},
        {"txbxContent", text_box},
        {"fldChar", field_mark},
        {"instrText", field_instruction},
        {"fldSimple", simple_field},
        {"sdt", control},
        {"sectPr", section},
        {"altChunk", foreign_part},
        // Properties are read where their owner is entered.
        {"pPr", passed_over},
        {"rPr", passed_over},
        {"tblPr", passed_over},
        {"tblPrEx", passed_over},
        {"tblGrid", passed_over},
        {"trPr", passed_over},
        {"tcPr", passed_over},
        {"sdtPr", passed_over},
        {"sdtEndPr", passed_over},
        {"del", passed_over},
        {"moveFrom", passed_over},
        // The small print above the base text.
        {"rt", passed_over},
    };
    const auto found = kTags.find(name);
    return found == kTags.end() ? none : found->second;
}

}  // namespace fenjie
