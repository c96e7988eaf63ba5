// The list ends where its first entry comes again: there the text begins. What stands between and does not come again
// (the title, above the text) is none of it.
//
// In:  "目  录" "1 总则……1" "1.1 编制目的……1" "1 总则" "1.1 编制目的" "为做好…"
// Out: "1 总则" "1.1 编制目的" "为做好…"
#include "layout/contents.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kContents = "目录";
constexpr std::size_t kFewestEntries = 3;
constexpr std::size_t kMostEntries = 400;
constexpr std::size_t kLongestEntry = 60;  // characters

// Without the dots and the page's number: "一、总体要求……… 1" -> "一、总体要求".
std::string_view entry_of(std::string_view text) {
    const auto strip = [&](std::string_view characters) {
        while (!text.empty() && characters.find(utf8::before(text, text.size())) != std::string_view::npos)
            text.remove_suffix(utf8::before(text, text.size()).size());
    };
    const std::size_t whole = text.size();
    strip("0123456789 -—");
    const std::size_t words = text.size();
    strip(" .…·．-—");
    // 到2025 without dots before it is no page's number.
    return text.size() < words || words == whole ? text : text.substr(0, words);
}

bool says_more(std::string_view text) {
    return text.find("。") != std::string_view::npos || utf8::count(text) > kLongestEntry;
}

}  // namespace

void drop_contents(std::vector<Line>& lines) {
    const auto heading =
        std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.text.view() == kContents; });
    if (lines.end() - heading < static_cast<std::ptrdiff_t>(2 * kFewestEntries + 1)) return;
    const auto first = heading + 1;
    const std::string_view opens = entry_of(first->text.view());
    const auto limit = lines.end() - first > static_cast<std::ptrdiff_t>(kMostEntries)
                           ? first + static_cast<std::ptrdiff_t>(kMostEntries)
                           : lines.end();
    const auto text = std::find_if(first + 1, limit, [&](const Line& line) { return line.text.view() == opens; });
    if (text == limit || opens.empty() ||
        std::any_of(first, text, [](const Line& line) { return says_more(line.text.view()); }))
        return;
    std::unordered_set<std::string_view> below;
    for (auto line = text; line != lines.end(); ++line) below.insert(line->text.view());
    const auto listed = [&](const Line& line) { return below.contains(entry_of(line.text.view())); };
    if (std::count_if(first, text, listed) < static_cast<std::ptrdiff_t>(kFewestEntries)) return;
    const auto kept = std::remove_if(first, text, listed);
    lines.erase(kept, text);
    lines.erase(heading);
}

}  // namespace fenjie
