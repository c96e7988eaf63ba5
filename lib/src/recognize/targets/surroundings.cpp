// What stands around one figure.
//
// In:  "推进改造，覆盖率达到90%以上，惠及全县"     Out: clause 覆盖率达到90%以上; neighbours: all three; left edge
// before 达到
#include "recognize/targets/surroundings.hpp"

#include <algorithm>

#include "recognize/targets/name.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kClauseWindow = 300;  // bytes looked at to each side for the clause

std::size_t clause_begin(std::string_view text, std::size_t from, std::size_t window, Stop weakest) {
    std::size_t at = from;
    while (at > 0 && from - at < window) {
        const std::size_t before = utf8::previous(text, at);
        Stop stop{};
        if (!utf8::is_common_han_at(text, before) && separator_at(text, before, stop) != 0 && stop >= weakest) break;
        at = before;
    }
    return at;
}

std::size_t clause_end(std::string_view text, std::size_t from, std::size_t window) {
    std::size_t at = from;
    Stop stop{};
    while (at < text.size() && at - from < window &&
           (utf8::is_common_han_at(text, at) || separator_at(text, at, stop) == 0)) {
        at += utf8::length_at(text, at);
    }
    return at;
}

}  // namespace

Surroundings look(std::string_view text, const Quantity& q, const TargetWords& words) {
    Surroundings s{text, q, words, {}, {}, {}};
    s.clause.begin = clause_begin(text, q.begin, kClauseWindow, Stop::comma);
    s.clause.end = clause_end(text, q.end, kClauseWindow);
    s.sentence = {clause_begin(text, q.begin, kSentenceWindow, Stop::sentence), q.begin};
    s.neighbours = s.clause;
    Stop stop{};
    if (s.clause.begin > s.sentence.begin) {
        const std::size_t mark = utf8::previous(text, s.clause.begin);
        if (separator_at(text, mark, stop) != 0 && stop == Stop::comma) {
            s.neighbours.begin = clause_begin(text, mark, kClauseWindow, Stop::comma);
        }
    }
    if (s.clause.end < text.size()) {
        if (const std::size_t mark = separator_at(text, s.clause.end, stop); mark != 0 && stop == Stop::comma) {
            s.neighbours.end = clause_end(text, s.clause.end + mark, kClauseWindow);
        }
    }
    return s;
}

std::string_view part(const Surroundings& s, Range r) {
    return s.text.substr(r.begin, r.size());
}
bool follows(const Surroundings& s, std::string_view what) {
    return s.text.substr(s.q.end).starts_with(what);
}

namespace {

/// 收入|较2020年|增加: where a baseline that ends before `edge` begins; `edge` where none does.
std::size_t before_baseline(const Surroundings& s, std::size_t edge) {
    constexpr std::size_t kLongest = 10;  // characters of 2020年同期, 上年度
    constexpr std::string_view kTime = "年月日底末初上去前同期度季一二三四半的";
    constexpr std::string_view kUpon = "基础上";
    constexpr std::string_view kIn = "在";
    std::size_t at = edge;
    // 预期寿命|在2020年基础上|提高1岁
    const bool upon = part(s, {s.clause.begin, edge}).ends_with(kUpon);
    if (upon) at -= kUpon.size();
    for (std::size_t n = 0; n < kLongest && at > s.clause.begin; ++n) {
        at = utf8::previous(s.text, at);
        if (upon && utf8::at(s.text, at) == kIn) return at;
        const Found<Word> found = s.words.word_at(s.text, at);
        if (found.kind == Word::baseline && n > 0) return at;
        const std::string_view c = utf8::at(s.text, at);
        if (!utf8::is_digit(c.front()) && kTime.find(c) == std::string_view::npos) break;
    }
    return edge;
}

/// 收入到|2025年底前|达到2万元: where a year that ends before `edge` begins; `edge` where none does.
std::size_t before_year(const Surroundings& s, std::size_t edge) {
    constexpr std::string_view kEdges = "底末前";
    constexpr std::string_view kYear = "年";
    constexpr std::size_t kDigits = 4;
    std::size_t at = edge;
    while (at > s.clause.begin && kEdges.find(utf8::before(s.text, at)) != std::string_view::npos)
        at = utf8::previous(s.text, at);
    if (!part(s, {s.clause.begin, at}).ends_with(kYear)) return edge;
    at -= kYear.size();
    std::size_t number = at;
    while (number > s.clause.begin && utf8::is_digit(s.text[number - 1])) --number;
    return at - number == kDigits ? number : edge;
}

}  // namespace

std::size_t left_edge(const Surroundings& s) {
    constexpr std::string_view kWill = "将";
    std::size_t edge = s.q.begin;
    while (edge > s.clause.begin) {
        std::size_t longest = edge - std::min(before_baseline(s, edge), before_year(s, edge));
        for (std::size_t at = edge, n = 0; n < 6 && at > s.clause.begin; ++n) {
            at = utf8::previous(s.text, at);
            const Found<Word> found = s.words.word_at(s.text, at);
            const bool leads = found.kind == Word::link || found.kind == Word::rise || found.kind == Word::fall ||
                               found.kind == Word::lead || found.kind == Word::manner || found.kind == Word::average ||
                               found.kind == Word::aim || found.kind == Word::each || found.kind == Word::respective ||
                               found.kind == Word::comparator || found.kind == Word::modal ||
                               (found.kind == Word::place && s.text.substr(at).starts_with(kWill)) ||
                               s.words.completes_at(s.text, at);
            if (leads && at + found.length == edge) longest = edge - at;
        }
        if (longest == 0) break;
        edge -= longest;
    }
    return edge;
}

bool measured(const Surroundings& s) {
    return s.words.indicator_before(s.text, left_edge(s)).kind != Indicator::none;
}

namespace {

constexpr std::size_t kMove = 16 * utf8::kHanBytes;  // as far as what was, and the words of the change, reach

/// The end of what stands before the last 从 or 由 near before `pos`; npos where there is none.
std::size_t before_from(const Surroundings& s, std::size_t pos) {
    const std::size_t begin = std::max(s.clause.begin, pos > kMove ? pos - kMove : 0);
    for (std::size_t at = pos; at > begin && at > s.clause.begin;) {
        at = utf8::previous(s.text, at);
        const std::string_view c = utf8::at(s.text, at);
        if (c == "从" || c == "由") return at;
    }
    return std::string_view::npos;
}

/// Whether a change of it to another figure stands right behind the figure: 5万元|提高到10万元.
bool moves_on(const Surroundings& s) {
    const std::string_view rest = part(s, {s.q.end, std::min(s.clause.end, s.q.end + kMove)});
    for (std::size_t at = 0; at < rest.size();) {
        const Found<Word> word = s.words.word_at(rest, at);
        if (word.kind == Word::link) return rest.find_first_of("0123456789", at) != std::string_view::npos;
        if (word.kind != Word::lead && word.kind != Word::manner) return false;
        at += word.length;
    }
    return false;
}

}  // namespace

FromTo from_to(const Surroundings& s) {
    const std::size_t edge = left_edge(s);
    const bool starts = moves_on(s);
    if (!starts && (edge == s.q.number_begin || edge == s.clause.begin)) return FromTo::none;
    const std::size_t from = before_from(s, starts ? s.q.begin : edge);
    if (from == std::string_view::npos) return FromTo::none;
    const bool was = part(s, {from, edge}).find_first_of("0123456789") != std::string_view::npos;
    if (!starts && (!was || !part(s, {from, edge}).ends_with(s.q.unit))) return FromTo::none;
    return s.words.indicator_before(s.text, from).kind == Indicator::none ? FromTo::unknown : FromTo::measured;
}

bool goes_on_with_amount(const Surroundings& s) {
    constexpr std::string_view kReach = "达";
    constexpr std::string_view kColon = "：";
    constexpr std::string_view kMark = "、";
    const std::size_t edge = left_edge(s);
    const bool listed = part(s, {s.clause.begin, edge}).ends_with(kMark);
    const bool passed = s.q.explicit_comparator && s.q.comparator == Comparator::gt;
    const std::string_view led = part(s, {edge, s.q.number_begin});
    if ((edge != s.clause.begin && !listed) || (!passed && led.find(kReach) == std::string_view::npos)) return false;
    const std::size_t end = listed ? edge - kMark.size() : s.clause.begin;
    for (std::size_t at = s.sentence.begin; at < end; at += utf8::length_at(s.text, at)) {
        if (s.words.indicator_before(s.text, at).kind != Indicator::amount) continue;
        const Word word = s.words.word_at(s.text, at).kind;
        if (word == Word::rise || word == Word::fall || word == Word::average || s.text.substr(at).starts_with(kColon))
            return true;
    }
    return false;
}

bool is_stated(const Surroundings& s) {
    constexpr std::string_view kIs = "为";
    if (!s.text.substr(s.clause.begin, s.q.begin - s.clause.begin).ends_with(kIs)) return false;
    return s.words.indicator_before(s.text, s.q.begin - kIs.size()).kind != Indicator::none;
}

bool governed(const Surroundings& s, bool clearly) {
    return stands_before_figure(s, [&](Word word) {
        if (clearly) return word == Word::acquire || word == Word::act;
        return gets_or_does(word) || word == Word::lead || word == Word::average || word == Word::rise ||
               word == Word::fall;
    });
}

bool noun_follows(const Surroundings& s) {
    if (s.q.end >= s.clause.end) return false;
    // 20亿元以上|重点项目: a manner is part of a name where no verb follows.
    Found<Word> word = s.words.word_at(s.text, s.q.end);
    if (word.kind == Word::manner) word = s.words.word_at(s.text, s.q.end + word.length);
    // 12000元以下|有劳动能力的人
    constexpr std::string_view kHas = "有";
    if (word.kind == Word::link && s.text.substr(s.q.end, word.length) == kHas) {
        const std::size_t behind = s.q.end + word.length;
        return utf8::is_han_at(s.text, behind) && !begins_numeral(s.text, behind);
    }
    return word.kind == Word::other && (utf8::is_han_at(s.text, s.q.end) || follows(s, "“"));
}

}  // namespace fenjie::targets
