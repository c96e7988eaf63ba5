// Steps over a time before a verb; what the time is, the recognizer of dates reads.
//
// In:  "于每年4月底前报送方案" at 0      Out: behind 前, bounded, recurs
#include "recognize/responsibility/verb_time.hpp"

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kTimeBytes = 60;
constexpr std::string_view kTimeMarks = "年月日周天季度旬上中下半底末初前后之以内起至到—-～~.、号";
constexpr std::string_view kNumerals = "一二三四五六";  // 每周五, 每隔四周

bool is_school_term(std::string_view text) {
    return text.starts_with("学期") || text.starts_with("学年");
}

}  // namespace

VerbTime verb_time_at(std::string_view text, std::size_t pos, const LexiconTable& words) {
    std::size_t at = pos;
    if (text.substr(at).starts_with("于") || text.substr(at).starts_with("在")) at += utf8::kHanBytes;
    const bool each = text.substr(at).starts_with("每");
    if (each) at += utf8::kHanBytes;
    const bool skips = each && text.substr(at).starts_with("隔");
    if (skips) at += utf8::kHanBytes;
    const std::size_t begin = at;
    bool bounded = each;
    // 次月10日前, 季后10日内: a word before the figure.
    const LexiconRow* word = each ? nullptr : words.longest_at(text, at);
    const bool named = word != nullptr && words.attribute(*word, "kind") == "when";
    if (named) at += word->phrase.size();
    while (at < text.size() && at - begin < kTimeBytes) {
        const std::string_view rest = text.substr(at);
        if (each && is_school_term(rest)) {
            at += 2 * utf8::kHanBytes;
            break;
        }
        const std::string_view c = utf8::at(text, at);
        // 每两个月, 每双周
        const bool counts = each && (c == "两" || c == "双" || rest.starts_with("个月"));
        const bool counted = each && (skips || at > begin) && kNumerals.find(c) != std::string_view::npos;
        const bool numeral = utf8::is_digit(c.front()) || counts || counted;
        if (!numeral && kTimeMarks.find(c) == std::string_view::npos) break;
        bounded = c == "前" || c == "底" || c == "末" || c == "内" || c == "起" || c == "日";
        at += c.size();
    }
    // 次月召开 has no end: only what is bounded is a time behind such a word.
    if (named) return bounded ? VerbTime{at, true, false} : VerbTime{pos, false, false};
    const bool told = each ? at > begin : begin < text.size() && utf8::is_digit(text[begin]);
    if (!told || at == begin) return {pos, false, false};
    return {at, bounded || each, each};
}

}  // namespace fenjie
