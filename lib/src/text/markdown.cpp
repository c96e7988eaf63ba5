// Markdown's marks to blanks, line by line.
//
// In:  "## 二、主要任务"            Out: "   二、主要任务"
//      "1. **建站点。**每个社区1个"   Out: "1.   建站点。  每个社区1个" (no blanks that part columns: DEL)
#include "text/markdown.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace fenjie {
namespace {

constexpr std::size_t kMostMarks = 6;       // # of one heading
constexpr std::size_t kFewestHeadings = 2;  // in a text that is Markdown
constexpr char kNothing = '\x7F';           // what cleaning drops as a blank, and no column's gap
constexpr std::string_view kBold = "**";

// The # at a line's begin that make it a heading; 0 where it is none.
std::size_t heading_marks(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    const bool heading = marks > 0 && marks <= kMostMarks && marks < line.size() && line[marks] == ' ';
    return heading && line.find_first_not_of(" \r", marks) != std::string_view::npos ? marks : 0;
}

// ---, * * *, ___: a line that only parts what stands above it from what follows.
bool is_rule(std::string_view line) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string_view::npos || std::string_view("-*_").find(line[first]) == std::string_view::npos)
        return false;
    const bool same =
        std::all_of(line.begin(), line.end(), [&](char c) { return c == line[first] || c == ' ' || c == '\r'; });
    return same && std::count(line.begin(), line.end(), line[first]) >= 3;
}

// The next ** at or behind `pos`, not a part of more * (138****1234); npos where none is.
std::size_t next_bold(std::string_view line, std::size_t pos) {
    for (pos = line.find('*', pos); pos != std::string_view::npos; pos = line.find('*', pos)) {
        const std::size_t end = std::min(line.find_first_not_of('*', pos), line.size());
        if (end - pos == kBold.size()) return pos;
        pos = end;
    }
    return pos;
}

// Whether words follow: 张**， hides a name.
bool opens_words(std::string_view behind) {
    constexpr std::array<std::string_view, 9> kNoWords = {" ", "，", "。", "、", "；", "：", "）", "》", "”"};
    return !behind.empty() && std::none_of(kNoWords.begin(), kNoWords.end(),
                                           [&](std::string_view mark) { return behind.starts_with(mark); });
}

// Takes ** off in pairs; `out` is the line.
void blank_bold(std::string_view line, std::span<char> out) {
    for (std::size_t open = next_bold(line, 0); open != std::string_view::npos;) {
        const std::size_t close = next_bold(line, open + kBold.size());
        if (close == std::string_view::npos) return;
        if (!opens_words(line.substr(open + kBold.size())) || line[close - 1] == ' ') {
            open = close;
            continue;
        }
        for (const std::size_t mark : {open, close}) std::ranges::fill(out.subspan(mark, kBold.size()), kNothing);
        open = next_bold(line, close + kBold.size());
    }
}

template <typename F>
void each_line(std::string_view text, F&& take) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        take(begin, text.substr(begin, end - begin));
        begin = end + 1;
    }
}

}  // namespace

std::string without_markdown(std::string_view text) {
    std::size_t headings = 0;
    each_line(text, [&](std::size_t, std::string_view line) { headings += heading_marks(line) > 0 ? 1 : 0; });
    if (headings < kFewestHeadings) return {};
    std::string out(text);
    each_line(text, [&](std::size_t begin, std::string_view line) {
        if (is_rule(line)) {
            std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(begin), line.size(), ' ');
            return;
        }
        std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(begin), heading_marks(line), ' ');
        const std::size_t bullet = std::min(line.find_first_not_of(' '), line.size());
        if (line.substr(bullet).starts_with("* ")) out[begin + bullet] = '-';
        blank_bold(line, std::span(out).subspan(begin, line.size()));
    });
    return out;
}

}  // namespace fenjie
