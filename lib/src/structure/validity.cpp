// Paragraphs about the paper itself: from when it holds, until when, who explains it, what it replaces.
//
// In:  "五、本通知自2023年5月1日起施行，有效期5年。《…通知》（和政办发〔2018〕7号）同时废止。"      Out: yes
//      "自2023年5月1日起实施网上申报。"                                                      Out: no, a task
//
// Each sentence must have a clause that ends in a word of validity (施行, 同时废止, 负责解释), the first one must also
// begin as such sentences do (本…, 自…, 《…》). The words are those of front_word.tsv.
#include "structure/validity.hpp"

#include <algorithm>

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongest = 720;  // bytes; with two titles and their numbers such a paragraph has about 500

bool ends_clause(std::string_view c) {
    return c.empty() || c == "，" || c == "。" || c == "；" || c == "、" || c == "（" || c == "," || c == ";";
}

// Behind 有效期 stands how long: 有效期5年, 有效期至2027年12月31日.
bool tells_term(std::string_view text, std::size_t pos) {
    const std::string_view next = utf8::at(text, pos);
    return next == "至" || next == "为" || next == "到" || next == "限" || (!next.empty() && utf8::is_digit(next[0])) ||
           std::string_view("一二三四五").find(next) != std::string_view::npos;
}

bool holds_for(std::string_view sentence, const LexiconTable& words) {
    for (std::size_t at = 0; at < sentence.size(); at += utf8::length_at(sentence, at)) {
        const LexiconRow* row = words.longest_at(sentence, at);
        if (row == nullptr || words.attribute(*row, "use") != "valid") continue;
        const std::size_t after = at + row->phrase.size();
        if (ends_clause(utf8::at(sentence, after)) || (row->phrase.ends_with("期") && tells_term(sentence, after)))
            return true;
    }
    return false;
}

// 各地在执行中遇到的重大问题，应及时报告。: behind a sentence about the paper.
bool invites_questions(std::string_view sentence, const LexiconTable& words) {
    for (std::size_t at = 0; at < sentence.size(); at += utf8::length_at(sentence, at)) {
        const LexiconRow* row = words.longest_at(sentence, at);
        if (row != nullptr && words.attribute(*row, "use") == "inquiry") return true;
    }
    return false;
}

}  // namespace

bool says_validity(std::string_view paragraph, const Lexicon& lexicon) {
    constexpr std::size_t kLongestMarker = 60;
    if (paragraph.size() > kLongest + kLongestMarker) return false;
    if (const auto marker = marker_at(paragraph)) paragraph.remove_prefix(marker->length);
    while (!paragraph.empty() && paragraph[0] == ' ') paragraph.remove_prefix(1);
    if (paragraph.empty() || paragraph.size() > kLongest) return false;
    const LexiconTable& words = lexicon.table("front_word");
    const LexiconRow* first = words.longest_at(paragraph, 0);
    const bool opens = first != nullptr && words.attribute(*first, "use") == "itself";
    if (!opens && !paragraph.starts_with("《")) return false;
    for (std::size_t begin = 0; begin < paragraph.size();) {
        std::size_t end = begin;
        while (end < paragraph.size() && utf8::at(paragraph, end) != "。" && utf8::at(paragraph, end) != "；")
            end += utf8::length_at(paragraph, end);
        const std::string_view sentence = paragraph.substr(begin, end - begin);
        const bool asks = begin > 0 && invites_questions(sentence, words);
        if (end > begin && !asks && !holds_for(sentence, words)) return false;
        begin = std::min(paragraph.size(), end + 3);
    }
    return true;
}

}  // namespace fenjie
