// Rows of CSV.
//
// In:  {"1", "=cmd|' /C calc'!A0", "说\"好\""}
// Out: "1,'=cmd|' /C calc'!A0,\"说\"\"好\"\"\"\r\n"
#include "write/csv_text.hpp"

#include <algorithm>

namespace fenjie {
namespace {

bool is_number(const std::string& text) {
    const std::size_t begin = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    return text.size() > begin && text.find_first_not_of("0123456789.", begin) == std::string::npos;
}

}  // namespace

std::string harmless(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || is_number(text)) return text;
    // Full-width signs are folded to these by some spreadsheets.
    const std::string_view rest = std::string_view(text).substr(first);
    const bool formula = std::string_view("=+-@").find(rest[0]) != std::string_view::npos || rest.starts_with("＝") ||
                         rest.starts_with("＋") || rest.starts_with("－") || rest.starts_with("＠");
    return formula ? "'" + text : text;
}

void add_csv_row(std::string& out, const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) {
        if (&cell != cells.data()) out += ',';
        const std::string text = harmless(cell);
        if (text.find_first_of(",\"\r\n") == std::string::npos) {
            out += text;
            continue;
        }
        out += '"';
        for (const char c : text) {
            out += c;
            if (c == '"') out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

}  // namespace fenjie
