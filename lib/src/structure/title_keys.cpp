// What titles are compared by, and where texts quote them.
//
// In:  "《和安区 行动方案（试行）》"      Out: key 和安区行动方案试行
#include "structure/line_shapes.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool counts_in_key(std::string_view c) {
    return c.size() == 1 ? utf8::is_digit(c[0]) || utf8::is_alpha(c[0]) : utf8::is_han(utf8::code_point(c));
}

}  // namespace

std::string title_key(std::string_view text) {
    std::string key;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (counts_in_key(c)) key += c;
    }
    return key;
}

std::size_t title_key_begin(std::string_view text, std::string_view key) {
    std::size_t same = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (!counts_in_key(c)) continue;
        if (!begins_with(key.substr(same), c)) return 0;
        same += c.size();
    }
    return same;
}

std::string title_key_first(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        if (counts_in_key(c)) return std::string(c);
        pos += c.size();
    }
    return {};
}

std::vector<Range> quoted_titles(std::string_view text) {
    std::vector<Range> out;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        if (c == "《") {
            if (depth++ == 0) begin = pos + c.size();
        } else if (c == "》" && depth > 0 && --depth == 0) {
            out.push_back({begin, pos});
        }
        pos += c.size();
    }
    return out;
}

}  // namespace fenjie
