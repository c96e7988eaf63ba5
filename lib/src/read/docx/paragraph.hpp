// One paragraph of a Word document while it is read, and the place it goes to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/docx/numbering.hpp"
#include "read/docx/styles.hpp"
#include "read/ooxml/flow.hpp"
#include "read/xml.hpp"

namespace fenjie {

/// The document, a cell or a text box while paragraphs come in.
struct DocxPlace {
    Flow items;
    std::string carried;  ///< text of a paragraph that goes on in the next one

    void add_line(std::string text);
    void add_page_break(PageBreak kind);
    /// What has come in, a paragraph without a next one included.
    [[nodiscard]] Flow close();
};

class DocxParagraph {
 public:
    /// `node` is w:p.
    DocxParagraph(pugi::xml_node node, const DocxStyles& styles, const DocxNumbering& numbering);

    /// Whether runs that say nothing else are hidden.
    [[nodiscard]] bool hides_runs() const { return hides_runs_; }
    void add(std::string_view text) { text_ += text; }
    /// Something of it is not shown.
    void left_out() { left_out_ = true; }
    /// A page ends here: by the author's will, or as Word laid the text out.
    void page_ends(bool by_author);
    /// The section that ends with this paragraph: its properties, or an empty node.
    [[nodiscard]] pugi::xml_node section() const { return section_; }
    void ends_section(int number) { ends_section_ = number; }
    /// What text boxes anchored in it hold.
    [[nodiscard]] Flow& boxes() { return boxes_; }

    void finish(DocxPlace& place, DocxNumbering& numbering);

 private:
    void add_piece(std::string text, bool whole, bool last, DocxPlace& place, DocxNumbering& numbering);

    std::string text_;  // '\f' where a page ends by the author's will
    Flow boxes_;
    std::optional<DocxNumbering::Place> number_;
    pugi::xml_node section_;
    int ends_section_ = -1;
    bool begins_page_ = false;
    bool page_ends_inside_ = false;  // as Word laid it out
    bool mark_removed_ = false;      // it goes on in the next paragraph
    bool hides_runs_ = false;
    bool left_out_ = false;
};

}  // namespace fenjie
