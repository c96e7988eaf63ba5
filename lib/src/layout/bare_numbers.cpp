// Numbers of headings and items that a blank or a comma sets off, where marks were lost or never printed.
//
// In:  "一 总体要求" "1 建设助餐点。" "2 加强监管。" "3 个月内完成。" "3 广泛宣传。"
// Out: marked: 一, 1, 2 and 3 广泛宣传; 3 个月内 is a length of time
//
// Only a run counts: two chapters (一, 二), three items (1, 2, 3), each one more than the one before it. A run may
// begin anew below another heading.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "layout/markers.hpp"
#include "layout/stamps.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

struct BareNumber {
    bool chinese = false;
    int ordinal = 0;
    std::size_t length = 0;  // bytes of the number in the clean text
    std::size_t words = 0;   // where the words begin
};

/// Whether the source goes on with a blank behind the first `length` bytes of the text.
bool is_parted(const MappedText& text, std::size_t length, std::string_view source) {
    const std::size_t end = text.original(0, length).end;
    return end < source.size() && is_blank(utf8::code_point_at(source, end)) &&
           !is_invisible(utf8::code_point_at(source, end));
}

// 3 个月内, 2023 年, 5 公里: what is counted, or a day. A measure of one character may begin an item: 分类, 支持, 组织.
bool counts(std::string_view words, const LexiconTable& measures) {
    const LexiconRow* measure = measures.longest_at(words, 0);
    return (measure != nullptr && utf8::count(measure->phrase) > 1) ||
           utf8::is_one_of(utf8::at(words, 0), "年月日号时万亿个次户元");
}

std::optional<BareNumber> bare_number(const MappedText& text, std::string_view source, const LexiconTable& measures) {
    constexpr std::size_t kMostDigits = 2;
    constexpr std::string_view kComma = "，";
    const std::string_view view = text.view();
    BareNumber number;
    std::size_t digits = 0;
    while (digits <= kMostDigits && number.length < view.size()) {
        const std::string_view c = utf8::at(view, number.length);
        number.chinese = number.chinese || !utf8::is_digit(c.front());
        if (number.chinese ? !utf8::is_one_of(c, "一二三四五六七八九十") : !utf8::is_digit(c.front())) break;
        number.length += c.size();
        ++digits;
    }
    number.chinese = !view.empty() && !utf8::is_digit(view.front());
    if (digits == 0 || digits > (number.chinese ? kMostDigits + 1 : kMostDigits)) return std::nullopt;
    number.ordinal = ordinal_of(view.substr(0, number.length));
    if (number.ordinal == 0) return std::nullopt;
    number.words = number.length;
    const bool comma = !number.chinese && view.substr(number.length).starts_with(kComma);
    if (comma) number.words += kComma.size();
    if (!comma && view.substr(number.length).starts_with(' ')) ++number.words;
    if (!comma && !is_parted(text, number.length, source)) return std::nullopt;
    const std::string_view words = view.substr(number.words);
    std::size_t year = 0;
    const bool dated = year_digits_at(words, 0, year) && words.substr(year).starts_with("年");
    const bool opens = utf8::is_han_at(words, 0) || utf8::is_one_of(utf8::at(words, 0), "“《") || dated;
    if (!opens || (!number.chinese && counts(words, measures))) return std::nullopt;
    return number;
}

/// The numbers of one script, in runs.
class Runs {
 public:
    using Run = std::vector<std::pair<std::size_t, BareNumber>>;

    void read(std::size_t line, const BareNumber& number) {
        const int last = runs_.empty() ? 0 : runs_.back().back().second.ordinal;
        const bool next = last > 0 && (number.ordinal == last + 1 || number.ordinal == last + 2);  // one may be lost
        if (number.ordinal == 1 && !next) runs_.emplace_back();
        if (number.ordinal == 1 || next) runs_.back().emplace_back(line, number);
    }
    /// Where one run is long enough, short ones count as well; a single number never does.
    [[nodiscard]] std::vector<Run> kept(std::size_t fewest) const {
        const bool certain =
            std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) { return run.size() >= fewest; });
        std::vector<Run> out;
        std::copy_if(runs_.begin(), runs_.end(), std::back_inserter(out),
                     [&](const Run& run) { return certain && run.size() > 1; });
        return out;
    }

 private:
    std::vector<Run> runs_;
};

// "一总体要求" -> "一\u2002总体要求": the space is read from the number's last character.
MappedText parted(const MappedText& text, const BareNumber& number) {
    const std::string_view view = text.view();
    const std::size_t last = utf8::previous(view, number.length);
    MappedText made;
    made.append(text.slice(0, last));
    made.append_replaced(std::string(view.substr(last, number.length - last)) + std::string(kItemGap),
                         text.original(last, number.length));
    made.append(text.slice(number.words, view.size()));
    return made;
}

}  // namespace

void mark_bare_numbers(std::string_view source, std::vector<Line>& lines, const Lexicon& lexicon,
                       const std::vector<TableInLines>& taken) {
    constexpr std::size_t kFewestChapters = 2;
    constexpr std::size_t kFewestItems = 3;
    const LexiconTable& measures = lexicon.table("measure_unit");
    Runs chapters;
    Runs items;
    for (const Range& free : free_lines(lines.size(), taken)) {
        for (std::size_t i = free.begin; i < free.end; ++i) {
            if (lines[i].tabs > 0 || lines[i].empty()) continue;
            if (const auto number = bare_number(lines[i].text, source, measures))
                (number->chinese ? chapters : items).read(i, *number);
        }
    }
    for (const auto& runs : {chapters.kept(kFewestChapters), items.kept(kFewestItems)}) {
        for (const Runs::Run& run : runs) {
            for (const auto& [i, number] : run) lines[i].text = parted(lines[i].text, number);
        }
    }
}

}  // namespace fenjie
