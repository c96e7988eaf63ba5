// Groups the figures of a clause.
//
// In:  知晓率从49%提高到65%以上，参与率、满意率分别达到90%、85%，改造10幢2万平方米住房
// Out: groups [65%以上] (49% is where it starts from), [90%、85%], [10幢 2万平方米]
#include <algorithm>

#include "recognize/targets/group.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

std::size_t before_what_was(const Scan& scan, std::size_t t, std::size_t first) {
    constexpr std::size_t kLongest = 8 * utf8::kHanBytes;
    while (t > first && (scan.tokens[t - 1].word == Word::date || scan.tokens[t - 1].word == Word::de)) --t;
    const auto opens = [&](std::size_t at) {
        return scan.tokens[at].word == Word::place || scan.tokens[at].word == Word::means;
    };
    const bool noun = t > first + 1 && opens(t - 2) && scan.tokens[t - 1].word == Word::other &&
                      scan.tokens[t - 1].end - scan.tokens[t - 1].begin <= kLongest;
    return noun ? t - 1 : t;
}

namespace {

/// Whether what stands before token `t` opens what was: 由|5%、15%提高到…, 从2010年的|5%、15%…, 从月销售额|10万元….
bool starts_from(const Scan& scan, std::size_t t, std::size_t first) {
    t = before_what_was(scan, t, first);
    return t > first && (scan.tokens[t - 1].word == Word::place || scan.tokens[t - 1].word == Word::means);
}

}  // namespace

std::size_t behind_same_noun(const Scan& scan, std::size_t a, std::size_t b) {
    std::size_t t = a + 1;
    while (t < b && (scan.tokens[t].word == Word::other || scan.tokens[t].word == Word::bracket)) ++t;
    if (t == a + 1 || t == b) return a + 1;
    const std::string_view noun = scan.of(scan.tokens[a].end, scan.tokens[t - 1].end);
    return scan.text.substr(scan.tokens[b].end).starts_with(noun) ? t : a + 1;
}

namespace {

/// Whether figure `a` is where figure `b` starts from: 从49%提高到65%, 由2020年的49%提高到2025年的65%.
bool is_start_of(const Scan& scan, std::size_t a, std::size_t b, std::size_t first) {
    // 由目前的10.5克|下降|10%: what it was and by how much it changes have units of their own.
    const auto unit = [&](std::size_t t) -> const std::string& {
        return (*scan.quantities)[scan.tokens[t].index].unit;
    };
    const bool changes = unit(a) != unit(b);
    bool moves = (*scan.quantities)[scan.tokens[b].index].begin < (*scan.quantities)[scan.tokens[b].index].number_begin;
    for (std::size_t t = behind_same_noun(scan, a, b); t < b; ++t) {
        const Word word = scan.tokens[t].word;
        if (word != Word::link && word != Word::rise && word != Word::fall && word != Word::lead && word != Word::aim &&
            word != Word::date && word != Word::de && word != Word::respective && word != Word::each)
            return false;
        moves = moves || word == Word::link || leads_to(scan, scan.tokens[t]) ||
                (changes && (word == Word::rise || word == Word::fall));
    }
    return moves && starts_from(scan, a, first);
}

/// 比2010年的|12.4万吨、1.07万吨|分别减少11.9%, 由|5%、15%|提高到20%、30%: the first figure behind those that say what
/// it was; `a` where none does.
std::size_t behind_what_was(const Scan& scan, const std::vector<std::size_t>& figures, std::size_t a,
                            std::size_t first) {
    std::size_t t = figures[a];
    if (t > first && scan.tokens[t - 1].word == Word::de) --t;
    const bool dated = t > first && scan.tokens[t - 1].word == Word::date &&
                       scan.times->dates[scan.tokens[t - 1].index].use == DateUse::baseline;
    if (!dated && !starts_from(scan, figures[a], first)) return a;
    std::size_t next = a + 1;
    while (next < figures.size() && figures[next] == figures[next - 1] + 2 &&
           scan.tokens[figures[next] - 1].word == Word::list)
        ++next;
    if (next == figures.size() || (!dated && next == a + 1)) return a;
    for (t = figures[next - 1] + 1; t < figures[next]; ++t) {
        const Word word = scan.tokens[t].word;
        if (word == Word::rise || word == Word::fall || word == Word::link) return next;
    }
    const Quantity& q = (*scan.quantities)[scan.tokens[figures[next]].index];
    return q.begin < q.number_begin ? next : a;
}

/// Whether only list marks stand between two figures, or nothing between two counts: 10幢|2万平方米|住房.
bool is_joined(const Scan& scan, std::size_t a, std::size_t b) {
    if (b == a + 1) {
        const std::string& first = (*scan.quantities)[scan.tokens[a].index].unit;
        const std::string& second = (*scan.quantities)[scan.tokens[b].index].unit;
        const auto counts = [&](const std::string& unit) {
            const Measure measure = scan.words->measure_of(unit);
            return measure == Measure::count || measure == Measure::size;
        };
        return first != second && counts(first) && counts(second);
    }
    for (std::size_t t = a + 1; t < b; ++t) {
        if (scan.tokens[t].word != Word::list) return false;
    }
    // 年均增长10%、突破5000亿元; 下降16%、控制在40立方米以内: what it changes by and to.
    const Quantity& first = (*scan.quantities)[scan.tokens[a].index];
    const Quantity& second = (*scan.quantities)[scan.tokens[b].index];
    return scan.words->measure_of(first.unit) == scan.words->measure_of(second.unit) ||
           second.begin == second.number_begin;
}

/// 分别减少11.9%（其中…）、15.5%（其中…）: the figures of a list that go on behind brackets, each right behind its
/// mark.
std::vector<std::size_t> behind_brackets(const Scan& scan, const Group& group, std::size_t last) {
    std::vector<std::size_t> out;
    bool respective = false;
    for (std::size_t t = group.from; t < group.first; ++t)
        respective = respective || scan.tokens[t].word == Word::respective;
    std::size_t at = group.last;
    for (std::size_t c = group.clause; respective && c + 2 < last; c += 2) {
        if (at + 1 != scan.clauses[c].last || scan.clauses[c].stop != Stop::bracket ||
            scan.clauses[c + 1].stop != Stop::bracket)
            break;
        const Clause& next = scan.clauses[c + 2];
        if (next.last != next.first + 2 || scan.tokens[next.first].word != Word::list ||
            scan.tokens[next.first + 1].word != Word::figure)
            break;
        at = next.first + 1;
        out.push_back(at);
    }
    return out;
}

}  // namespace

bool leads_to(const Scan& scan, const Token& date) {
    const std::string_view first = utf8::at(scan.text, date.begin);
    return date.word == Word::date && (first == "到" || first == "至");
}

std::size_t sentence_begin(const Scan& scan, std::size_t index) {
    std::size_t begin = index;
    while (begin > 0 && index - begin < kSentenceClauses && scan.clauses[begin - 1].stop != Stop::sentence) --begin;
    return begin;
}

std::vector<Group> find_groups(const Scan& scan, std::size_t first, std::size_t last) {
    std::vector<Group> out;
    std::vector<std::size_t> taken;
    for (std::size_t c = first; c < last; ++c) {
        const Clause& clause = scan.clauses[c];
        std::vector<std::size_t> figures;
        for (std::size_t t = clause.first; t < clause.last; ++t) {
            if (scan.tokens[t].word == Word::figure && std::find(taken.begin(), taken.end(), t) == taken.end())
                figures.push_back(t);
        }
        std::size_t from = clause.first;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (i + 1 < figures.size() && is_start_of(scan, figures[i], figures[i + 1], clause.first)) continue;
            i = behind_what_was(scan, figures, i, clause.first);
            Group group;
            group.clause = c;
            group.from = from;
            group.first = group.last = figures[i];
            group.quantities = {scan.tokens[figures[i]].index};
            while (i + 1 < figures.size() && is_joined(scan, figures[i], figures[i + 1])) {
                group.last = figures[++i];
                group.quantities.push_back(scan.tokens[group.last].index);
            }
            for (const std::size_t t : behind_brackets(scan, group, last)) {
                taken.push_back(t);
                group.quantities.push_back(scan.tokens[t].index);
            }
            group.to = i + 1 < figures.size() ? figures[i + 1] : clause.last;
            const Quantity& q = (*scan.quantities)[group.quantities.back()];
            group.measure = scan.words->measure_of(q.unit);
            from = group.last + 1;
            read_words(scan, group);
            out.push_back(std::move(group));
        }
    }
    return out;
}

}  // namespace fenjie::targets
