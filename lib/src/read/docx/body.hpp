// The text of a Word document as a reader sees it on paper.
#pragma once

#include <vector>

#include "read/docx/numbering.hpp"
#include "read/docx/styles.hpp"
#include "read/ooxml/flow.hpp"
#include "read/xml.hpp"

namespace fenjie {

struct DocxContent {
    Flow flow;
    std::vector<bool> section_begins_page;  ///< per section, by the number that FlowItem::section has
    int pictures = 0;
    bool has_foreign_parts = false;  ///< text that stands in another file inside the package (altChunk)
    bool fields_were_open = false;   ///< a field was never ended: what it hid cannot be told from text
    bool too_long = false;           ///< more text than the limit; the rest was not read
};

struct DocxReading {
    const DocxStyles& styles;
    DocxNumbering numbering;     ///< counts while it reads: each reading has its own
    std::size_t most_text = 0;   ///< bytes
    bool ignore_fields = false;  ///< show what fields would hide
};

/// `root` is w:document.
[[nodiscard]] DocxContent read_docx_body(pugi::xml_node root, DocxReading reading);

}  // namespace fenjie
