// Reads names of columns that run together in the cheapest way: known names cost least, words before them more.
//
// In:  "序号目标任务主要内容责任单位1新建…"      Out: 序号 | 目标任务 | 主要内容 | 责任单位
#include "layout/glued_names.hpp"

#include <string>
#include <utility>

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie::glued {
namespace {

constexpr std::size_t kLongestHeader = 60;   // characters of all names together
constexpr std::size_t kLongestName = 10;     // characters
constexpr std::size_t kLongestModifier = 6;  // characters before a known name: 区政府分管 in 区政府分管领导
constexpr std::size_t kFewestColumns = 3;    // the number's included

}  // namespace

bool is_number(std::string_view text, std::size_t pos, int number) {
    const std::string printed = std::to_string(number);
    if (pos > text.size() || !text.substr(pos).starts_with(printed)) return false;
    if (pos > 0 && (utf8::is_digit(text[pos - 1]) || text[pos - 1] == '.')) return false;
    const std::string_view next = utf8::at(text, pos + printed.size());
    return utf8::is_one_of(next, "“《") ||
           (utf8::is_han_at(text, pos + printed.size()) && !utf8::is_one_of(next, "年月日号"));
}

std::size_t row_behind_title(std::string_view text, std::size_t pos, int number) {
    constexpr std::size_t kLongest = 24;  // characters
    const auto marker = marker_at(text, pos);
    if (!marker || marker->form != MarkerForm::han_comma) return std::string_view::npos;
    std::size_t at = pos + marker->length;
    for (std::size_t n = 0; n <= kLongest && at < text.size(); ++n, at += utf8::length_at(text, at)) {
        if (n > 1 && is_number(text, at, number)) return at;
        if (utf8::is_one_of(utf8::at(text, at), "。；：")) break;
    }
    return std::string_view::npos;
}

NamesReader::NamesReader(const Lexicon& lexicon)
    : names_(lexicon),
      columns_(lexicon.table("table_column")),
      numbers_(columns_.only("meaning", "number")),
      times_(lexicon.table("note_label")),
      roles_(lexicon.table("role_label")),
      nouns_(lexicon.table("role_label_noun")) {}

std::optional<Names> NamesReader::next(std::string_view text, std::size_t& at) const {
    for (; numbers_.next(text, at) != nullptr; at += utf8::length_at(text, at)) {
        if (auto names = names_at(text, at)) return names;
    }
    return std::nullopt;
}

/// What it costs to take these characters for one name; 0 where they are none.
int NamesReader::cost(std::string_view name) const {
    if (is_whole(name)) return 10;
    std::size_t begin = 0;
    for (std::size_t modifier = 1; modifier <= kLongestModifier; ++modifier) {
        begin += utf8::length_at(name, begin);
        if (begin >= name.size()) return 0;
        const std::string_view head = name.substr(begin);
        const LexiconRow* person = nouns_.find(head);
        const bool known = is_whole(head) || (person != nullptr && nouns_.attribute(*person, "person") == "yes");
        if (!known) continue;
        // 目标任务 is one name, 任务责任单位 are two.
        const ColumnSort sort = column_sort(names_.meaning(head), names_.of_persons(head));
        const bool joint = is_whole(name.substr(0, begin)) &&
                           (sort == ColumnSort::task || sort == ColumnSort::grouping || sort == ColumnSort::goal);
        return joint ? 14 : 10 + 6 * static_cast<int>(modifier);
    }
    return 0;
}

bool NamesReader::is_whole(std::string_view name) const {
    if (columns_.contains(name) || times_.contains(name)) return true;
    const LexiconRow* role = roles_.longest_at(name, 0);
    return role != nullptr && role->phrase.size() < name.size() && nouns_.contains(name.substr(role->phrase.size()));
}

/// Names from here on to the digit of the first row, the cheapest way to read them.
std::optional<Names> NamesReader::names_at(std::string_view text, std::size_t begin) const {
    std::vector<std::size_t> at{begin};
    while (at.size() <= kLongestHeader && at.back() < text.size() && utf8::is_han_at(text, at.back()))
        at.push_back(at.back() + utf8::length_at(text, at.back()));
    // …完成时限一、教育类1新建…: the first group's title.
    if (utf8::at(text, at.back()) == "、" && at.size() > 1) at.pop_back();
    Names out;
    out.end = at.back();
    const bool row = is_number(text, out.end, 1) || row_behind_title(text, out.end, 1) != std::string_view::npos;
    if (out.end < text.size() && !row) return std::nullopt;
    constexpr int kNone = 1'000'000;
    std::vector<std::pair<int, std::size_t>> best(at.size(), {kNone, 0});
    best[0].first = 0;
    for (std::size_t k = 1; k < at.size(); ++k) {
        for (std::size_t from = k > kLongestName ? k - kLongestName : 0; from < k; ++from) {
            if (best[from].first == kNone) continue;
            const int more = cost(text.substr(at[from], at[k] - at[from]));
            if (more > 0 && best[from].first + more < best[k].first) best[k] = {best[from].first + more, from};
        }
    }
    if (best.back().first == kNone) return std::nullopt;
    for (std::size_t k = at.size() - 1; k > 0; k = best[k].second) out.names.push_back({at[best[k].second], at[k]});
    std::reverse(out.names.begin(), out.names.end());
    for (const Range& name : out.names) {
        const std::string_view view = text.substr(name.begin, name.size());
        out.sorts.push_back(column_sort(names_.meaning(view), names_.of_persons(view)));
    }
    const bool says_what = out.has(ColumnSort::task) || out.has(ColumnSort::grouping) || out.has(ColumnSort::goal);
    const bool says_who = out.has(ColumnSort::owner) || out.has(ColumnSort::deadline);
    if (out.names.size() < kFewestColumns || !says_what || !says_who) return std::nullopt;
    return out;
}

}  // namespace fenjie::glued
