// Looks left and right of a figure for words of comparison and settles what they say together.
//
// In:  "知晓率达到65%以上", the figure 65%    Out: [达到65%以上] >=
//
// 左右 and 约 win over everything (达到50%左右: ~); then a plain word before the figure (超过, 不低于), then one
// behind it (以上), then 达到, which alone means >= but gives way (达到60%以下: <=). A share may stand some words away
// from its comparator: 不超过投资额20%.
#include "recognize/quantities/comparisons.hpp"

#include "text/utf8.hpp"
#include "tokens/numeral_glyphs.hpp"

namespace fenjie {
namespace {

constexpr int kWordsBefore = 4;  // 至少达到了…
// 不少于|每周课后服务总课时的|40%, 至少|为每个行政村配备|1名; 达到 and 控制在 only where few characters lie between.
constexpr int kDistantCharacters = 20;
constexpr int kNearCharacters = 8;
constexpr std::size_t kLongestBracket = 40;

Comparator comparator_of(Operation op) {
    switch (op) {
        case Operation::ge:
        case Operation::reach:
            return Comparator::ge;
        case Operation::le:
            return Comparator::le;
        case Operation::gt:
            return Comparator::gt;
        case Operation::lt:
            return Comparator::lt;
        case Operation::about:
            return Comparator::about;
        default:
            return Comparator::eq;
    }
}

struct WordsBefore {
    std::size_t begin = 0;
    Operation op = Operation::none;
    bool limit = false;
};

bool is_duration(const Figure& f) {
    return f.kind == UnitClass::time || f.kind == UnitClass::day;
}

/// 近三年 and 近5天 are no estimates.
bool is_wrong_for(const ComparatorWord& word, const Figure& figure) {
    return word.not_time && is_duration(figure);
}

/// A word that ends at `at`, with a negation before it taken in: 不低于 is ge, 不得超过 is le, 不等于 says nothing.
struct SaidWord {
    const ComparatorWord* word = nullptr;
    Operation op = Operation::none;
    std::size_t begin = 0;
};

SaidWord said_before(std::string_view text, std::size_t at, const QuantityWords& words, std::size_t floor) {
    SaidWord out;
    out.word = words.comparator_before(text, at, floor);
    if (out.word == nullptr) return out;
    out.op = out.word->op;
    out.begin = at - out.word->phrase.size();
    const bool more = out.op == Operation::gt;
    if (out.word->place != ComparatorPlace::before || (!more && out.op != Operation::lt && out.op != Operation::eq))
        return out;
    const ComparatorWord* negation = words.comparator_before(text, out.begin, floor);
    if (negation == nullptr || negation->place != ComparatorPlace::negation) return out;
    out.begin -= negation->phrase.size();
    out.op = more ? Operation::le : out.op == Operation::lt ? Operation::ge : Operation::none;
    return out;
}

WordsBefore words_before(std::string_view text, const Figure& figure, const QuantityWords& words, std::size_t floor) {
    WordsBefore out{figure.begin, Operation::none, false};
    std::size_t at = figure.begin;
    for (int i = 0; i < kWordsBefore; ++i) {
        const SaidWord said = said_before(text, at, words, floor);
        if (said.word == nullptr || is_wrong_for(*said.word, figure)) break;
        at = said.begin;
        if (said.word->place == ComparatorPlace::link) continue;
        if (said.word->place != ComparatorPlace::before || said.op == Operation::none) break;
        if (said.op == Operation::limit) {
            out.limit = true;
            if (out.op == Operation::none) out.begin = at;
            break;
        }
        out.begin = at;
        // The word nearest to the figure says it, but 达到 gives way to any other (至少达到, 达到不低于), and
        // 等于 adds to what stands before it (大于或等于).
        if (out.op == Operation::none || out.op == Operation::reach) {
            out.op = said.op;
        } else if (out.op == Operation::eq && (said.op == Operation::gt || said.op == Operation::lt)) {
            out.op = said.op == Operation::gt ? Operation::ge : Operation::le;
        } else if (said.op == Operation::about) {
            out.op = Operation::about;
        }
    }
    return out;
}

/// 不超过投资额20%, 达到总数的五分之一, 控制在预算的5%内; any figure behind 至少: words without punctuation or
/// another number lie between. They stay outside the quantity, since they say what is measured.
WordsBefore distant_words(std::string_view text, const Figure& figure, const QuantityWords& words, std::size_t floor) {
    std::size_t at = figure.begin;
    for (int i = 0; i < kDistantCharacters; ++i) {
        const std::size_t previous = utf8::previous(text, at);
        if (at <= floor) break;
        at = previous;
        const std::string_view c = utf8::at(text, at);
        if (c == "（" || c == "）" || c == "“" || c == "”" || c == "、") continue;
        if (!utf8::is_han_at(text, at)) break;
        const SaidWord said = said_before(text, at, words, floor);
        if (said.word == nullptr || said.word->place != ComparatorPlace::before) continue;
        const bool near = i < kNearCharacters && figure.kind == UnitClass::share;
        if (said.op == Operation::limit && near) return {figure.begin, Operation::none, true};
        if (said.op == Operation::reach && near && said.word->phrase.size() > 3) return {figure.begin, said.op, false};
        const bool bound = said.op == Operation::ge || said.op == Operation::le;
        if (said.word->from_afar ? utf8::at(text, at) != "的" : bound && figure.kind == UnitClass::share) {
            return {figure.begin, said.op, false};
        }
        break;
    }
    return {figure.begin, Operation::none, false};
}

/// Behind （含）, （含10人）, which says only what 以上 says anyway.
std::size_t skip_inclusion(std::string_view text, std::size_t pos) {
    const std::string_view rest = text.substr(pos, kLongestBracket);
    const std::string_view open = utf8::at(rest, 0);
    if (open != "（" && open != "(") return pos;
    if (!rest.substr(open.size()).starts_with("含")) return pos;
    for (std::size_t i = open.size(); i < rest.size(); i += utf8::length_at(rest, i)) {
        const std::string_view c = utf8::at(rest, i);
        if (c == "）" || c == ")") return pos + i + c.size();
    }
    return pos;
}

}  // namespace

ComparisonAround compare_around(std::string_view text, const Figure& figure, const QuantityWords& words,
                                std::size_t floor) {
    WordsBefore before = words_before(text, figure, words, floor);
    if (before.op == Operation::none && !before.limit) {
        before = distant_words(text, figure, words, floor);
    }
    ComparisonAround out{before.begin, figure.end, Comparator::eq, false, false};
    Operation after = Operation::none;
    for (int i = 0; i < 2; ++i) {
        const std::size_t at = skip_inclusion(text, out.end);
        const ComparatorWord* word = words.comparator_at(text, at);
        if (word == nullptr || word->place != ComparatorPlace::after) break;
        if (word->needs_limit && !before.limit && !is_duration(figure)) break;
        if (word->op == Operation::range) {
            if (!figure.value_max) break;
            out.enclosed = true;
        } else if (after != Operation::none) {
            break;
        } else {
            after = word->op;
        }
        out.end = at + word->phrase.size();
    }
    Operation op = before.op;
    if (op == Operation::none || op == Operation::reach || op == Operation::eq || after == Operation::about) {
        if (after != Operation::none) op = after;
    }
    if (figure.more && (op == Operation::none || op == Operation::reach)) op = Operation::gt;
    // 控制在 alone says nothing; with 以内 it belongs to the figure.
    if (before.limit && before.op == Operation::none && after == Operation::none) out.begin = figure.begin;
    out.op = comparator_of(op);
    out.is_explicit = op != Operation::none;
    return out;
}

}  // namespace fenjie
