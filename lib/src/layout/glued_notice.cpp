// The front and the end of a document that stands on one line: its number, notice, signatures and title.
//
// In:  "…请认真贯彻执行。和安市人民政府办公室2017年3月21日和安市实施方案根据…制定本方案。"
// Out: "…请认真贯彻执行。" | "和安市人民政府办公室" | "2017年3月21日" | "和安市实施方案" | "根据…制定本方案。"
#include "layout/glued_notice.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "layout/stamps.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {

bool is_stop(char32_t c) {
    return c == U'。' || c == U'；' || c == U'！' || c == U'？' || c == U';' || c == U'!' || c == U'?';
}
bool is_stop(std::string_view c) {
    return is_stop(utf8::code_point(c));
}
bool ends_stretch(std::string_view c) {
    if (c.empty() || utf8::is_common_han_at(c, 0)) return false;
    const char32_t point = utf8::code_point(c);
    return is_stop(point) || point == U'：' || point == U'）' || point == U'〕' || point == U'】' || point == U']' ||
           point == U'」' || point == U'”' || point == U'》' || point == U'.' || point == U':' || point == U')';
}

namespace {

// Titles that stand in 《》 in the text: the plan's own title comes again behind the signature.
std::set<std::string, std::less<>> quoted_titles(std::string_view text) {
    std::set<std::string, std::less<>> titles;
    std::size_t pos = 0;
    while ((pos = utf8::find(text, "《", pos)) != std::string_view::npos) {
        const std::size_t end = utf8::find(text, "》", pos);
        if (end == std::string_view::npos || titles.size() > 50) break;
        if (end - pos < 400) titles.emplace(text.substr(pos + 3, end - pos - 3));
        pos = end;
    }
    return titles;
}

constexpr std::size_t kBracket = 3;  // bytes of （ and ）

// Behind the bracket that begins at `pos`, else `pos`: 行动计划（2021—2023年）
std::size_t behind_bracket(std::string_view text, std::size_t pos) {
    constexpr std::size_t kLongest = 60;
    if (utf8::at(text, pos) != "（") return pos;
    const std::size_t close = utf8::find(text.substr(pos, kLongest), "）");
    return close == std::string_view::npos ? pos : pos + close + kBracket;
}

// The paper's number between its title and the addressees: 关于印发…的通知|和政办发〔2017〕12号|各镇人民政府：
void number_cuts(std::string_view head, const Lexicon& lexicon, std::vector<std::size_t>& cuts) {
    const auto number = document_number_at(head, 0);
    if (!number) return;
    const std::size_t open = number->agency.end;
    // The agency's short name: Han characters that follow the title, of which the last word is its kind.
    constexpr std::size_t kLongestAgency = 14;
    const LexiconTable& kinds = lexicon.table("document_kind");
    std::size_t name = open;
    for (std::size_t length = 0; length < kLongestAgency && name > 0; ++length) {
        if (length > 0 && kinds.longest_before(head, name)) break;
        const std::size_t before = utf8::previous(head, name);
        // …的通知（松府〔2020〕12号）各镇人民政府：
        if (length > 0 && utf8::at(head, before) == "（" && utf8::at(head, number->whole.end) == "）") {
            cuts.insert(cuts.end(), {before, number->whole.end + kBracket});
            return;
        }
        if (!utf8::is_han_at(head, before)) return;
        name = before;
    }
    if (name == open || (name > 0 && !kinds.longest_before(head, name))) return;
    if (name > 0) cuts.push_back(name);
    cuts.push_back(number->whole.end);
}

// The first full date (2017年3月21日, 二〇一七年三月二十一日) whose 年 stands at or behind `pos`.
std::optional<DateInText> next_date(std::string_view text, std::size_t pos) {
    constexpr std::string_view kYear = "年";
    constexpr int kYearDigits = 4;
    for (std::size_t year = utf8::find(text, kYear, pos); year != std::string_view::npos;
         year = utf8::find(text, kYear, year + kYear.size())) {
        std::size_t begin = year;
        for (int digit = 0; digit < kYearDigits && begin > 0; ++digit) begin = utf8::previous(text, begin);
        const bool longer = begin > 0 && utf8::is_digit(text[begin - 1]);
        const auto date = longer ? std::nullopt : full_date_at(text, begin);
        if (date && date->whole.end > year) return date;
    }
    return std::nullopt;
}

// Behind a note on how the paper is published (colophon.tsv), else `pos`: （此件公开发布）
std::size_t behind_note(std::string_view text, std::size_t pos, const Lexicon& lexicon) {
    const std::string_view open = utf8::at(text, pos);
    if (open != "（") return pos;
    const LexiconTable& colophon = lexicon.table("colophon");
    const LexiconRow* row = colophon.longest_at(text, pos + open.size());
    if (row == nullptr || colophon.attribute(*row, "use") != "note") return pos;
    const std::size_t close = pos + open.size() + row->phrase.size();
    return utf8::at(text, close) == "）" ? close + utf8::length_at(text, close) : pos;
}

}  // namespace

void title_cuts(std::string_view text, std::size_t from, const Lexicon& lexicon, std::vector<std::size_t>& cuts) {
    const LexiconTable& kinds = lexicon.table("document_kind");
    for (const std::string& title : quoted_titles(text.substr(0, from))) {
        if (text.substr(from).starts_with(title)) {
            cuts.push_back(from + title.size());
            return;
        }
    }
    // A title ends with its kind (方案, 意见 …); a sentence begins behind it.
    const std::size_t limit = std::min(text.size(), from + 240);
    for (std::size_t pos = from; pos < limit; pos += utf8::length_at(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (c == "，" || c == "。" || c == "：") return;
        const LexiconRow* row = kinds.longest_at(text, pos);
        if (row == nullptr || pos == from) continue;
        const std::size_t end = behind_bracket(text, pos + row->phrase.size());
        const std::string_view next = utf8::at(text, end);
        if (next == "为" || next == "根" || next == "按" || next == "依" ||
            (!next.empty() && utf8::is_digit(next.front()))) {
            cuts.push_back(end);
            return;
        }
    }
}

void notice_cuts(std::string_view text, std::size_t end, const Lexicon& lexicon, std::vector<std::size_t>& cuts) {
    const std::size_t colon = utf8::find(text, "：");
    const std::size_t stop = utf8::find(text, "。");
    number_cuts(text.substr(0, std::min(colon, stop)), lexicon, cuts);
    if (colon < 900 && colon < stop) cuts.push_back(colon + 3);
    for (auto date = next_date(text, 0); date && date->whole.begin < end; date = next_date(text, date->whole.end)) {
        const std::size_t digit = date->whole.begin;
        std::size_t name = digit;
        std::size_t length = 0;
        while (name > 0 && length < 60 && !ends_stretch(utf8::before(text, name)) && utf8::before(text, name) != "，") {
            name = utf8::previous(text, name);
            ++length;
        }
        const bool signature = length >= 3 && length < 60 && name > 0 && is_stop(utf8::before(text, name));
        if (!signature) continue;
        cuts.push_back(name);
        // 特此通知松涛区人民政府2022年12月3日
        const LexiconTable& colophon = lexicon.table("colophon");
        const LexiconRow* closing = colophon.longest_at(text, name);
        if (closing != nullptr && colophon.attribute(*closing, "use") == "skip")
            cuts.push_back(name + closing->phrase.size());
        cuts.push_back(digit);
        cuts.push_back(date->whole.end);
        const std::size_t title = behind_note(text, date->whole.end, lexicon);
        if (title > date->whole.end) cuts.push_back(title);
        title_cuts(text, title, lexicon, cuts);
        return;
    }
}

void signature_cuts(std::string_view text, std::vector<std::size_t>& cuts) {
    constexpr std::size_t kTail = 1200;
    const std::size_t tail = text.size() > kTail ? utf8::find(text, "年", text.size() - kTail) : 0;
    for (auto date = next_date(text, tail); date; date = next_date(text, date->whole.end)) {
        const std::size_t pos = date->whole.begin;
        std::size_t name = pos;
        std::size_t length = 0;
        while (name > 0 && length < 60 && utf8::is_han_at(text, utf8::previous(text, name))) {
            name = utf8::previous(text, name);
            ++length;
        }
        // Behind a sentence, or the note that closes the last item.
        const std::string_view before = name == 0 ? std::string_view{} : utf8::before(text, name);
        if (length < 3 || length >= 60 || (before != "）" && !is_stop(before))) continue;
        std::size_t end = date->whole.end;
        // 本意见自2022年7月23日起施行 is a sentence.
        const std::string_view next = utf8::at(text, end);
        if (!next.empty() && std::string_view("起前之至以内到").find(next) != std::string_view::npos) continue;
        if (text.substr(end).starts_with("印发")) end += std::string_view("印发").size();
        if (end == date->whole.end) cuts.push_back(pos);
        cuts.insert(cuts.end(), {name, end});
        return;
    }
}

}  // namespace fenjie
