// Walks over the document's elements; what is open (paragraphs, tables, cells, text boxes) is kept in stacks of its
// own.
//
// In:  <w:p><w:pPr><w:numPr>…</w:numPr></w:pPr><w:r><w:t>主要</w:t></w:r><w:del>…</w:del><w:ins><w:r><w:t>任务</w:t>…
// Out: the line "二、主要任务"
//
// Changes that are tracked are read as accepted. Left out: hidden text, comments, footnotes, headers and footers,
// tables of contents, what fields are made of, placeholders of empty controls.
#include "read/docx/body.hpp"

#include <algorithm>
#include <utility>

#include "read/docx/fields.hpp"
#include "read/docx/paragraph.hpp"
#include "read/docx/symbol_fonts.hpp"
#include "read/docx/table.hpp"
#include "read/docx/tags.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// Deeper tables and boxes are read as if their contents stood where they do.
constexpr std::size_t kDeepest = 32;

bool begins_page(pugi::xml_node section) {
    const std::string_view type = attribute(property(section, "type"), "val");
    return type != "continuous" && type != "nextColumn";
}

// A table of contents repeats headings; a placeholder asks the author for text that is not there.
bool is_shown_control(pugi::xml_node properties) {
    if (is_on(property(properties, "showingPlcHdr"))) return false;
    const pugi::xml_node part = property(properties, "docPartObj");
    return attribute(property(part, "docPartGallery"), "val") != "Table of Contents";
}

// Characters of symbol fonts in plain text.
std::string with_looks(std::string_view text, std::string_view font) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += utf8::length_at(text, at)) {
        const std::string_view c = utf8::at(text, at);
        out += has_symbols(c) ? symbol(utf8::code_point(c), font) : std::string(c);
    }
    return out;
}

class Body {
 public:
    explicit Body(DocxReading reading) : reading_(std::move(reading)) { places_.emplace_back(); }

    DocxContent read(pugi::xml_node root) {
        for (XmlWalk walk(root); !out_.too_long && walk.next();) {
            if (walk.entering()) {
                opened_.push_back(Opened::nothing);
                if (!enter(walk)) walk.skip();
            } else {
                leave(opened_.back());
                opened_.pop_back();
            }
        }
        out_.flow = places_.front().close();
        out_.fields_were_open = fields_.hides_the_rest();
        return std::move(out_);
    }

 private:
    enum class Opened : std::uint8_t { nothing, paragraph, hidden, table, row, cell, box, alternatives };

    // Whether to go on with the element's children.
    bool enter(const XmlWalk& walk) {
        switch (walk.space()) {
            case XmlSpace::word:
                return enter_word(walk.node(), docx_tag(walk.name()));
            case XmlSpace::compatibility:
                return enter_alternative(walk.name());
            case XmlSpace::math:
                if (walk.name() == "t") add_text(walk.node());
                if (walk.name() == "den") add("/");
                return true;
            default:
                if (walk.name() == "blip" || walk.name() == "imagedata") ++out_.pictures;
                return true;
        }
    }

    // The first choice is for those who know most; the others say the same again.
    bool enter_alternative(std::string_view name) {
        if (name == "AlternateContent") {
            chosen_.push_back(false);
            opened_.back() = Opened::alternatives;
            return true;
        }
        if (chosen_.empty() || (name != "Choice" && name != "Fallback")) return true;
        const bool others = chosen_.back();
        chosen_.back() = true;
        return !others;
    }

    bool enter_word(pugi::xml_node node, DocxTag tag) {
        switch (tag) {
            case DocxTag::text:
                add_text(node);
                return false;
            case DocxTag::tab:
                add("\t");
                return false;
            case DocxTag::line_break:
                if (attribute(node, "type") == "page")
                    page_ends(true);
                else
                    add("\n");
                return false;
            case DocxTag::no_break_hyphen:
                add("-");
                return false;
            case DocxTag::symbol:
                add_symbol(node);
                return false;
            case DocxTag::rendered_page_break:
                page_ends(false);
                return false;
            case DocxTag::field_mark:
                field_mark(attribute(node, "fldCharType"));
                return false;
            case DocxTag::field_instruction:
                text_.clear();
                append_text(node, text_);
                fields_.instruction(text_);
                return false;
            case DocxTag::simple_field:
                return reading_.ignore_fields || !DocxFields::repeats_text(attribute(node, "instr"));
            case DocxTag::control:
                return is_shown_control(property(node, "sdtPr"));
            case DocxTag::section:
                out_.section_begins_page.push_back(begins_page(node));
                return false;
            case DocxTag::foreign_part:
                out_.has_foreign_parts = true;
                return false;
            case DocxTag::passed_over:
                return false;
            default:
                return open(node, tag);
        }
    }

    // What holds others. What stands where it cannot (a cell outside any row) opens nothing.
    bool open(pugi::xml_node node, DocxTag tag) {
        if (tag == DocxTag::paragraph) {
            opened_.back() = Opened::paragraph;
            begin_paragraph(node);
        } else if (tag == DocxTag::run && hides(node)) {
            opened_.back() = Opened::hidden;
            ++hidden_;
        } else if (tag == DocxTag::table && tables_.size() < kDeepest) {
            opened_.back() = Opened::table;
            tables_.emplace_back();
        } else if (tag == DocxTag::row && !tables_.empty() && !tables_.back().in_row()) {
            if (!tables_.back().begin_row(node)) return false;
            opened_.back() = Opened::row;
        } else if (tag == DocxTag::cell && !tables_.empty() && tables_.back().in_row() && !tables_.back().in_cell()) {
            if (!tables_.back().begin_cell(node)) return false;
            opened_.back() = Opened::cell;
            if (tables_.size() == 1) cell_has_text_ = false;
            places_.emplace_back();
        } else if (tag == DocxTag::text_box && places_.size() < 2 * kDeepest) {
            opened_.back() = Opened::box;
            places_.emplace_back();
        }
        return true;
    }

    void leave(Opened what) {
        switch (what) {
            case Opened::paragraph: {
                DocxParagraph paragraph = std::move(paragraphs_.back());
                paragraphs_.pop_back();
                paragraph.finish(places_.back(), reading_.numbering);
                break;
            }
            case Opened::hidden:
                --hidden_;
                break;
            case Opened::table: {
                DocxTable table = std::move(tables_.back());
                tables_.pop_back();
                table.finish(places_.back().items);
                break;
            }
            case Opened::row:
                tables_.back().end_row();
                break;
            case Opened::cell:
                tables_.back().end_cell(closed_place());
                break;
            case Opened::box: {
                Flow box = closed_place();
                Flow& to = paragraphs_.empty() ? places_.back().items : paragraphs_.back().boxes();
                std::move(box.begin(), box.end(), std::back_inserter(to));
                break;
            }
            case Opened::alternatives:
                chosen_.pop_back();
                break;
            case Opened::nothing:
                break;
        }
    }

    Flow closed_place() {
        Flow out = places_.back().close();
        places_.pop_back();
        return out;
    }

    void begin_paragraph(pugi::xml_node node) {
        paragraphs_.emplace_back(node, reading_.styles, reading_.numbering);
        const pugi::xml_node section = paragraphs_.back().section();
        if (section.empty()) return;
        paragraphs_.back().ends_section(static_cast<int>(out_.section_begins_page.size()));
        out_.section_begins_page.push_back(begins_page(section));
    }

    [[nodiscard]] bool hides(pugi::xml_node run) const {
        const pugi::xml_node properties = property(run, "rPr");
        if (const pugi::xml_node vanish = property(properties, "vanish"); !vanish.empty()) return is_on(vanish);
        if (const std::string_view style = attribute(property(properties, "rStyle"), "val"); !style.empty()) {
            if (const auto hidden = reading_.styles.style(style).hidden) return *hidden;
        }
        return !paragraphs_.empty() && paragraphs_.back().hides_runs();
    }

    void add(std::string_view text) {
        if (paragraphs_.empty()) return;
        if (hidden_ > 0 || !(fields_.shown() || reading_.ignore_fields)) {
            paragraphs_.back().left_out();
            return;
        }
        paragraphs_.back().add(text);
        cell_has_text_ = cell_has_text_ || text.find_first_not_of(" \t\n") != std::string_view::npos;
        written_ += text.size();
        out_.too_long = written_ > reading_.most_text;
    }

    void add_text(pugi::xml_node node) {
        text_.clear();
        append_text(node, text_);
        for (char& c : text_) {
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        }
        if (has_symbols(text_))
            text_ = with_looks(text_, attribute(property(property(node.parent(), "rPr"), "rFonts"), "ascii"));
        add(text_);
    }

    void add_symbol(pugi::xml_node node) {
        char32_t code = 0;
        for (const char c : attribute(node, "char").substr(0, 5)) {
            const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(c);
            if (digit == std::string_view::npos) return;
            code = code * 16 + static_cast<char32_t>(digit < 16 ? digit : digit - 6);
        }
        add(symbol(code, attribute(node, "font")));
    }

    void page_ends(bool by_author) {
        if (paragraphs_.empty() || hidden_ > 0) return;
        paragraphs_.back().page_ends(by_author);
        // In a table it is the rows that stand on pages.
        if (!tables_.empty()) tables_.front().page_ends(cell_has_text_);
    }

    void field_mark(std::string_view type) {
        if (type == "begin") fields_.begin();
        if (type == "separate") fields_.separate();
        if (type != "end") return;
        if (const std::string text = fields_.end(); !text.empty()) add(text);
    }

    DocxReading reading_;
    DocxContent out_;
    std::vector<Opened> opened_;     // what each element of the path has opened
    std::vector<DocxPlace> places_;  // the document, cells, text boxes
    std::vector<DocxTable> tables_;
    std::vector<DocxParagraph> paragraphs_;
    std::vector<bool> chosen_;  // per AlternateContent
    DocxFields fields_;
    std::string text_;
    std::size_t written_ = 0;
    std::size_t hidden_ = 0;      // hidden runs that are open
    bool cell_has_text_ = false;  // the outermost table's cell
};

}  // namespace

DocxContent read_docx_body(pugi::xml_node root, DocxReading reading) {
    return Body(std::move(reading)).read(root);
}

}  // namespace fenjie
