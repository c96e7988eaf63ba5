// A Word document: its parts, its flow, its lines.
//
// In:  a package with word/document.xml, word/styles.xml, word/numbering.xml
// Out: "一、工作目标\n到2026年底，…\n二、主要任务\n…\f附件\n", tables with their merged cells
#include <algorithm>

#include "read/docx/body.hpp"
#include "read/ooxml/ooxml.hpp"
#include "read/read.hpp"

namespace fenjie {
namespace {

constexpr const char* kMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// Writes the flow. A page that is told twice begins once; one that the author asked for twice is empty in between.
ReadDocument written(DocxContent content) {
    DocumentBuilder builder;
    bool printed = false;  // since the last page break
    for (FlowItem& item : content.flow) {
        if (item.table) {
            // A row that several marks put on a new page begins one; the first row's page begins before the table.
            std::vector<int>& pages = item.table->page_rows;
            pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
            if (!pages.empty() && pages.front() == 0) {
                builder.page_break();
                pages.erase(pages.begin());
            }
            builder.table(std::move(item.table->cells), pages, item.table->cut);
            printed = true;
        } else if (item.page_break == PageBreak::none) {
            builder.line(item.text);
            printed = printed || !item.text.empty();
        } else {
            const auto next_section = static_cast<std::size_t>(item.section) + 1;
            const bool same_page = item.section >= 0 && next_section < content.section_begins_page.size() &&
                                   !content.section_begins_page[next_section];
            if (same_page || (item.page_break == PageBreak::soft && !printed)) continue;
            if (!printed) builder.line("");
            builder.page_break();
            printed = false;
        }
    }
    return builder.finish(kMediaType, "UTF-8");
}

}  // namespace

ReadDocument read_docx(std::string_view bytes, const ReadSettings& settings) {
    OoxmlPackage package(bytes, settings);
    std::string main = package.related("", "officeDocument");
    if (main.empty()) main = "word/document.xml";
    const auto root = [](const std::unique_ptr<XmlPart>& part) { return part ? part->root() : pugi::xml_node(); };
    const DocxStyles styles(root(package.xml(package.related(main, "styles"))));
    const DocxNumbering numbering(root(package.xml(package.related(main, "numbering"))));
    const std::unique_ptr<XmlPart> document = package.xml(main);
    if (package.error()) return unreadable(*package.error());
    if (!document) return unreadable("it has no text part");
    const auto read = [&](bool ignore_fields) {
        return read_docx_body(document->root(), {styles, numbering, most_text(settings), ignore_fields});
    };
    DocxContent content = read(false);
    if (content.fields_were_open) content = read(true);
    if (content.too_long)
        return unreadable("it holds more than " + std::to_string(most_text(settings)) +
                          " bytes of text, more than the memory limit allows");
    const bool foreign = content.has_foreign_parts;
    const bool pictures = content.pictures > 0;
    ReadDocument out = written(std::move(content));
    if (out.error && foreign) return unreadable("its text is another file inside it (altChunk), which is not read");
    if (out.error && pictures) return unreadable("there is no text in it, only pictures");
    return out;
}

}  // namespace fenjie
