// Looks a column's name up: as it stands, then without its bracket, then by its end.
//
// In:  "重点工作任务（民生实事项目）"   Out: "task"
#include "layout/column_names.hpp"

#include <string>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestName = 20;  // characters

std::string without_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ') out += c;
    }
    return out;
}

std::string_view without_bracket(std::string_view name) {
    const std::size_t bracket = name.find("（");
    return bracket != std::string_view::npos && bracket > 0 ? name.substr(0, bracket) : name;
}

}  // namespace

std::string_view exact_column_meaning(std::string_view name, const LexiconTable& names) {
    if (name.empty() || utf8::count(name) > kLongestName) return {};
    const std::string solid = without_blanks(name);
    const LexiconRow* row = names.find(solid);
    if (row == nullptr) row = names.find(without_bracket(solid));
    return row == nullptr ? std::string_view{} : names.attribute(*row, "meaning");
}

std::string_view column_meaning(std::string_view name, const LexiconTable& names) {
    if (const std::string_view exact = exact_column_meaning(name, names); !exact.empty()) return exact;
    if (name.empty() || utf8::count(name) > kLongestName) return {};
    const std::string solid = without_blanks(name);
    const std::string_view head = without_bracket(solid);
    const LexiconRow* row = names.longest_before(head, head.size());
    return row == nullptr ? std::string_view{} : names.attribute(*row, "meaning");
}

}  // namespace fenjie
