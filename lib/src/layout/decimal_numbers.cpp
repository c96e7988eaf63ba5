// A number goes on where it is the next one at its depth (1.3 after 1.2, whatever stood below 1.2) or the first one
// below (1.2.1); a chapter's number may have been lost (2.1 after 1.4). 1 with a 1.1 below begins anew: another plan,
// or the text behind its table of contents.
//
// In:  "2.3成员单位职责" "应急办：…" "2.4亿元" "3监测预警" "3.1隐患排查"      Out: marked: 2.3, 3 and 3.1; 2.4亿元 is a
// figure
#include "layout/decimal_numbers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kDeepest = 5;
constexpr std::size_t kMostDigits = 2;
constexpr std::size_t kFewestBelow = 3;      // headings below chapters that make the numbering certain
constexpr std::size_t kLongestChapter = 24;  // characters of a chapter's heading
constexpr std::size_t kLongestAlone = 12;    // of one that has no heading below it

struct DecimalNumber {
    std::array<int, kDeepest> parts{};
    std::size_t depth = 0;
    std::size_t length = 0;  // bytes

    [[nodiscard]] int last() const { return parts.at(depth - 1); }
};

// 1.5亿元, 3.2公里, 6月: what makes a figure of the number before it.
bool counts(std::string_view text, std::size_t at, std::size_t depth, const LexiconTable& measures) {
    const LexiconRow* measure = measures.longest_at(text, at);
    if (measure != nullptr && utf8::count(measure->phrase) > 1) {
        const std::string_view what = measures.attribute(*measure, "class");
        if (what == "measure" || what == "money" || what == "time" || what == "points") return true;
    }
    const std::string_view next = utf8::at(text, at);
    return utf8::is_one_of(next, "万亿千倍元米吨亩℃%‰—－～~-、，。；：）)/×+") ||
           (depth == 1 && utf8::is_one_of(next, "年月日号个"));
}

std::optional<DecimalNumber> decimal_number(std::string_view text, const LexiconTable& measures) {
    DecimalNumber number;
    std::size_t at = 0;
    while (number.depth < kDeepest) {
        const std::size_t begin = at;
        int value = 0;
        while (at < text.size() && utf8::is_digit(text[at]) && at - begin <= kMostDigits)
            value = value * 10 + (text[at++] - '0');
        if (at == begin || at - begin > kMostDigits || value == 0) return std::nullopt;
        number.parts.at(number.depth++) = value;
        number.length = at;
        if (at + 1 >= text.size() || text[at] != '.' || !utf8::is_digit(text[at + 1])) break;
        ++at;
    }
    // 1.1.编制目的
    if (number.depth > 1 && text.substr(at).starts_with('.')) number.length = ++at;
    const std::size_t words = text.substr(at).starts_with(' ') ? at + 1 : at;
    if (words >= text.size() || utf8::is_digit(text[words]) || counts(text, words, number.depth, measures))
        return std::nullopt;
    const bool opens = utf8::is_han_at(text, words) || utf8::is_alpha(text[words]) ||
                       utf8::is_one_of(utf8::at(text, words), "“《“ⅠⅡⅢⅣⅤ");
    return opens ? std::optional(number) : std::nullopt;
}

bool has_mark(std::string_view text) {
    for (const std::string_view mark : {"。", "；", "，", "：", "！", "？"}) {
        if (text.find(mark) != std::string_view::npos) return true;
    }
    return false;
}

// Follows the numbers through the lines.
class Follower {
 public:
    explicit Follower(const Lexicon& lexicon) : measures_(lexicon.table("measure_unit")) {}

    // Line `i` in its order, empty ones left out.
    void read(std::size_t i, std::string_view text) {
        if (const auto number = decimal_number(text, measures_)) {
            if (number->depth == 1)
                chapter(i, *number, text);
            else
                below(i, *number);
            return;
        }
        if (const auto marker = marker_at(text)) last_marker_ = marker->ordinal;
    }

    [[nodiscard]] bool certain() const { return below_ >= kFewestBelow && siblings_; }
    [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& headings() const { return headings_; }

 private:
    void chapter(std::size_t i, const DecimalNumber& number, std::string_view text) {
        const std::string_view words = text.substr(number.length);
        if (utf8::count(words) > kLongestChapter || has_mark(words)) return;
        const bool next = number.last() == current_.parts[0] + 1;
        if (!next && number.last() != 1) return;
        // What goes on may be any line that begins with a number, unless it is short or has headings below.
        if (next && current_.parts[0] > 0 && utf8::count(words) <= kLongestAlone) {
            take(i, number);
            waiting_.reset();
            return;
        }
        waiting_ = std::pair(i, number);
    }

    void below(std::size_t i, const DecimalNumber& number) {
        const bool first = number.depth == 2 && number.last() == 1;
        if (first && waiting_ && waiting_->second.last() == number.parts[0]) {
            take(waiting_->first, waiting_->second);
            waiting_.reset();
        }
        const auto begin = number.parts.begin();
        const auto known = static_cast<std::ptrdiff_t>(number.depth - 1);
        bool follows = number.depth <= current_.depth + 1 && std::equal(begin, begin + known, current_.parts.begin());
        if (follows) {
            const int before = number.depth <= current_.depth ? current_.parts.at(number.depth - 1) : 0;
            // One heading may have been lost.
            follows = number.last() == before + 1 || (before > 0 && number.last() == before + 2);
            siblings_ = siblings_ || (follows && number.last() > 1);
        } else if (first) {
            // The chapter's own number was lost, or printed in another way: 二、组织体系, then 2.1.
            follows = number.parts[0] == current_.parts[0] + 1 || number.parts[0] == last_marker_;
        }
        if (!follows) return;
        take(i, number);
        ++below_;
    }

    void take(std::size_t i, const DecimalNumber& number) {
        current_ = number;
        headings_.emplace_back(i, number.length);
    }

    const LexiconTable& measures_;
    DecimalNumber current_;
    std::optional<std::pair<std::size_t, DecimalNumber>> waiting_;  // a chapter that needs a heading below
    int last_marker_ = 0;
    std::size_t below_ = 0;
    bool siblings_ = false;
    std::vector<std::pair<std::size_t, std::size_t>> headings_;  // line and bytes of the number
};

// "1.1编制目的" -> "1.1　编制目的": the space is read from the number's last character.
MappedText parted(const MappedText& text, std::size_t number) {
    const std::string_view view = text.view();
    const std::size_t words = view.substr(number).starts_with(' ') ? number + 1 : number;
    MappedText made;
    made.append(text.slice(0, number - 1));
    made.append_replaced(std::string(view.substr(number - 1, 1)) + std::string(kNumberGap),
                         text.original(number - 1, number));
    made.append(text.slice(words, text.size()));
    return made;
}

}  // namespace

void mark_decimal_numbers(std::vector<Line>& lines, const Lexicon& lexicon) {
    Follower follower(lexicon);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].tabs == 0) follower.read(i, lines[i].text.view());
    }
    if (!follower.certain()) return;
    for (const auto& [i, length] : follower.headings()) lines[i].text = parted(lines[i].text, length);
}

}  // namespace fenjie
