// The markup before it is parsed.
//
// In:  "<%@ page import='x' %><td a1 a2 … a100000>县民政局</td>"
// Out: "                      <td a1 a2 … a128        >县民政局</td>"
//
// Lengths never change and nothing is moved. The parser compares each attribute of a tag with all before it, so a tag
// with a million of them would take hours: no page has more than a few dozen. To know tags from text this follows the
// parser over comments, scripts and quoted values.
#include <algorithm>

#include "read/html/page.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostAttributes = 128;
constexpr std::size_t kEncodingHead = 8192;  // how far into a page its encoding may be claimed

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::size_t pos, std::string_view word) {
    if (text.size() - pos < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[pos + i]) != word[i]) return false;
    }
    return true;
}

// Where the first `word` at or after `pos` begins; the text's end where there is none.
std::size_t find(std::string_view text, std::size_t pos, std::string_view word) {
    for (pos = text.find('<', pos); pos != std::string_view::npos; pos = text.find('<', pos + 1)) {
        if (begins_with(text, pos, word)) return pos;
    }
    return text.size();
}

void blank(std::string& text, std::size_t begin, std::size_t end) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
}

struct TagEnd {
    std::size_t behind = 0;  // the place behind its ">"
    bool closed = false;     // it ends in "/>"
};

// The tag whose name begins at `pos`, surplus attributes cut. A quote opens a value only behind "=".
TagEnd check_tag(std::string& text, std::size_t pos) {
    std::size_t attributes = 0;
    while (pos < text.size() && !is_space(text[pos]) && text[pos] != '>' && text[pos] != '/') ++pos;
    while (pos < text.size()) {
        if (is_space(text[pos])) {
            ++pos;
        } else if (text[pos] == '>') {
            return {pos + 1, false};
        } else if (text[pos] == '/' && pos + 1 < text.size() && text[pos + 1] == '>') {
            return {pos + 2, true};
        } else {
            // One attribute: name, blanks, "=", blanks, value.
            const std::size_t begin = pos;
            const auto ends = [&](std::size_t i) { return is_space(text[i]) || text[i] == '>'; };
            const auto skip_blanks = [&](std::size_t i) {
                while (i < text.size() && is_space(text[i])) ++i;
                return i;
            };
            while (pos < text.size() && !ends(pos) && text[pos] != '=' &&
                   !(text[pos] == '/' && pos + 1 < text.size() && text[pos + 1] == '>'))
                ++pos;
            const std::size_t sign = skip_blanks(pos);
            if (sign < text.size() && text[sign] == '=') {
                pos = skip_blanks(sign + 1);
                if (pos < text.size() && (text[pos] == '"' || text[pos] == '\'')) {
                    const std::size_t close = text.find(text[pos], pos + 1);
                    pos = close == std::string::npos ? text.size() : close + 1;
                } else {
                    while (pos < text.size() && !ends(pos)) ++pos;
                }
            }
            if (++attributes > kMostAttributes) blank(text, begin, pos);
        }
    }
    return {text.size(), false};
}

// Where the comment that begins at `pos` ends: behind --> or --!>.
std::size_t behind_comment(std::string_view text, std::size_t pos) {
    for (pos = text.find("--", pos + 4); pos != std::string_view::npos; pos = text.find("--", pos + 1)) {
        if (begins_with(text, pos, "-->")) return pos + 3;
        if (begins_with(text, pos, "--!>")) return pos + 4;
    }
    return text.size();
}

// <![if !supportLists]>: Word's conditions, no markup of HTML.
void make_comment(std::string& text, std::size_t begin, std::size_t end) {
    blank(text, begin, end);
    if (end - begin < 7) return;
    text.replace(begin, 4, "<!--");
    text.replace(end - 3, 3, "-->");
}

void blank_server_code(std::string& text) {
    for (std::size_t pos = text.find("<%"); pos != std::string::npos; pos = text.find("<%", pos)) {
        const std::size_t close = text.find("%>", pos + 2);
        if (close == std::string::npos) return;
        blank(text, pos, close + 2);
        pos = close + 2;
    }
}

}  // namespace

void prepare_markup(std::string& markup) {
    blank_server_code(markup);
    for (std::size_t pos = markup.find('<'); pos != std::string::npos; pos = markup.find('<', pos)) {
        if (begins_with(markup, pos, "<!--")) {
            pos = behind_comment(markup, pos);
        } else if (begins_with(markup, pos, "<![")) {
            const std::size_t close = markup.find('>', pos);
            if (close == std::string::npos) return;
            make_comment(markup, pos, close + 1);
            pos = close + 1;
        } else if (pos + 1 < markup.size() && utf8::is_alpha(markup[pos + 1])) {
            const bool script = begins_with(markup, pos, "<script");
            const bool style = begins_with(markup, pos, "<style");
            const TagEnd tag = check_tag(markup, pos + 1);
            pos = tag.behind;
            if (script && !tag.closed) pos = find(markup, pos, "</script");
            if (style && !tag.closed) pos = find(markup, pos, "</style");
        } else if (pos + 1 < markup.size() && std::string_view("!?/").find(markup[pos + 1]) != std::string_view::npos) {
            pos = markup.find('>', pos);
        } else {
            ++pos;
        }
    }
}

std::string declared_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, kEncodingHead);
    constexpr std::string_view kName = "charset";
    for (std::size_t pos = 0; pos + kName.size() < head.size(); ++pos) {
        if (!begins_with(head, pos, kName)) continue;
        pos += kName.size();
        while (pos < head.size() && (is_space(head[pos]) || head[pos] == '=' || head[pos] == '"' || head[pos] == '\''))
            ++pos;
        std::string out;
        for (; pos < head.size() && (utf8::is_alpha(head[pos]) || utf8::is_digit(head[pos]) || head[pos] == '-'); ++pos)
            out += lower(head[pos]);
        return out;
    }
    return {};
}

}  // namespace fenjie
