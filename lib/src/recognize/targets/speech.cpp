// Numbers in Chinese characters that are a way of speaking, and those that count.
//
// In:  形成一套机制, “六个百分之百”              Out: yes
//      改造户厕一百二十座, 新建幼儿园一所        no
#include <algorithm>

#include "recognize/targets/surroundings.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

bool is_chinese(const Surroundings& s) {
    return utf8::is_han_at(s.text, s.q.number_begin);
}

/// 新建|幼儿园|一所、|小学|两所: a number that ends an item whose verb stands before its noun.
bool is_counted_before(const Surroundings& s, std::string_view before) {
    constexpr std::string_view kMark = "、";
    if ((s.q.end != s.clause.end && !follows(s, kMark)) || s.words.counts_events(s.q.unit)) return false;
    bool verb = false;
    std::size_t noun = 0;  // characters of the item behind its verb
    for (std::size_t at = 0; at < before.size();) {
        const Found<Word> word = s.words.word_at(before, at);
        const std::size_t length = std::max(word.length, utf8::length_at(before, at));
        const bool gets = word.kind == Word::acquire && word.length > utf8::kHanBytes;
        if (gets || before.substr(at).starts_with(kMark)) noun = 0;
        if (!gets && utf8::is_han_at(before, at)) noun += length / utf8::kHanBytes;
        verb = verb || gets;
        at += length;
    }
    return verb && noun > 1;
}

}  // namespace

/// 一种, 一家部门, 三个转变, “六个百分之百”: written in Chinese numerals, a count is a figure only where the sentence
/// makes it one, as 改造户厕一百二十座 does.
bool is_figure_of_speech(const Surroundings& s, Measure measure) {
    if (!is_chinese(s)) return false;
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    const std::size_t open = before.rfind("“");
    if (open != std::string_view::npos && before.substr(open).find("”") == std::string_view::npos) return true;
    if (s.q.explicit_comparator || measure == Measure::share) return false;
    constexpr std::int64_t kMostSaid = 10;
    const bool great = s.q.value.scale == 0 && s.q.value.mantissa > kMostSaid;
    if (great && measure == Measure::count && s.q.end == s.clause.end && s.q.begin > s.clause.begin) return false;
    if (before.find("每") != std::string_view::npos) return false;
    for (std::size_t at = 0; at < before.size(); at += utf8::length_at(before, at)) {
        // 近海水质（一、二类）: a word of one character is a comparator right before the figure only.
        const Found<Word> word = s.words.word_at(before, at);
        if (word.kind == Word::comparator && (word.length > utf8::kHanBytes || at + word.length == before.size()))
            return false;
    }
    if (measure == Measure::count && is_counted_before(s, before)) return false;
    const bool one = s.q.value == Decimal{1, 0} && !s.q.value_max;
    return one || !governed(s, true);
}

}  // namespace fenjie::targets
