// Rows of Markdown tables.
//
// In:  {"t2", "甲|乙"}
// Out: "| t2 | 甲\\|乙 |"
#include "write/markdown_text.hpp"

namespace fenjie {

void add_markdown_row(std::string& out, const std::vector<std::string>& cells) {
    out += '|';
    for (const std::string& text : cells) {
        out += ' ';
        for (const char c : text) {
            if (c == '|')
                out += "\\|";
            else
                out += c == '\n' || c == '\r' ? ' ' : c;
        }
        out += " |";
    }
    out += '\n';
}

}  // namespace fenjie
