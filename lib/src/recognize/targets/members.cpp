// The members of a list before figures.
//
// In:  城市、农村普通人群知晓率分别达到80%、60%     Out: members 城市 | 农村普通人群; with the tail they share
// 城市普通人群
#include "recognize/targets/phrase.hpp"

#include <algorithm>

#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {
namespace {

/// A numeral of one character, as of a grade.
bool is_ordinal(const Scan& scan, std::size_t begin, std::size_t end) {
    return begin + utf8::length_at(scan.text, begin) == end && begins_numeral(scan.text, begin);
}

/// The end of the name of a place that a range begins with: 襄阳市|年均浓度, 东河县; 0 where there is none.
std::size_t place_name(const Scan& scan, Range range) {
    constexpr std::size_t kLongest = 8 * utf8::kHanBytes;
    const std::size_t end = std::min(range.end, range.begin + kLongest);
    for (std::size_t at = range.begin; at < end; at += utf8::length_at(scan.text, at)) {
        if (!utf8::is_han_at(scan.text, at)) return 0;
        const Found<Population> word = scan.words->population_at(scan.text, at);
        if (word.kind == Population::region && at > range.begin) {
            // 荆州|市
            std::size_t behind = at + word.length;
            Found<Population> more = scan.words->population_at(scan.text, behind);
            for (; more.kind == Population::region && behind < range.end;
                 more = scan.words->population_at(scan.text, behind))
                behind += more.length;
            return behind <= range.end ? behind : 0;
        }
        if (word.kind != Population::none || scan.words->word_at(scan.text, at).kind != Word::other) return 0;
    }
    return 0;
}

/// The members between the list marks that `parts` names.
template <typename Parts>
std::vector<Range> members_between(const Scan& scan, Range range, Parts parts) {
    std::vector<Range> out;
    std::size_t begin = range.begin;
    const auto take = [&](std::size_t end) {
        const Range member = trimmed(scan, {begin, end});
        if (!member.empty()) out.push_back(member);
    };
    for (std::size_t t = token_at(scan, range.begin); t < scan.tokens.size() && scan.tokens[t].begin < range.end; ++t) {
        // “路田分家”|“路宅分家”: quotations side by side.
        if (t > 0 && scan.tokens[t].word == Word::quote && scan.tokens[t - 1].word == Word::quote &&
            scan.tokens[t - 1].end == scan.tokens[t].begin && scan.tokens[t].begin > begin &&
            !scan.of(scan.tokens[t]).starts_with("《")) {
            take(scan.tokens[t].begin);
            begin = scan.tokens[t].begin;
        }
        if (scan.tokens[t].word != Word::list || !parts(scan.of(scan.tokens[t]))) continue;
        take(scan.tokens[t].begin);
        begin = scan.tokens[t].end;
    }
    take(range.end);
    return out;
}

}  // namespace

std::size_t places_end(const Scan& scan, Range phrase) {
    const std::vector<Range> items = enumerated(scan, phrase);
    if (items.size() < 2) return 0;
    const bool named =
        std::all_of(items.begin(), items.end() - 1, [&](Range item) { return place_name(scan, item) == item.end; });
    return named ? place_name(scan, items.back()) : 0;
}

bool are_places(const Scan& scan, Range phrase) {
    const std::vector<Range> items = enumerated(scan, phrase);
    // 该区, 本市 are no names.
    constexpr std::size_t kShortestAlone = 3 * utf8::kHanBytes;
    return !items.empty() && phrase.size() >= kShortestAlone &&
           std::all_of(items.begin(), items.end(), [&](Range item) { return place_name(scan, item) == item.end; });
}

std::vector<Range> members(const Scan& scan, Range range) {
    return members_between(scan, range, [](std::string_view) { return true; });
}

std::vector<Range> enumerated(const Scan& scan, Range range) {
    return members_between(scan, range, [](std::string_view mark) { return mark == "、"; });
}

std::vector<Range> whole_members(const Scan& scan, const std::vector<Range>& members) {
    std::vector<Range> out;
    bool open = false;
    for (const Range& member : members) {
        const bool whole = population_end(scan, member) == member.end;
        if (open)
            out.back().end = member.end;
        else
            out.push_back(member);
        open = !whole;
    }
    return out;
}

std::string with_shared_tail(const Scan& scan, Range member, Range last) {
    std::string own{scan.of(member.begin, member.end)};
    // 城市、农村普通人群: the tail begins after a word of the same kind and length.
    if (last.size() <= member.size()) return own;
    const std::string_view tail = scan.of(last.begin + member.size(), last.end);
    const bool named =
        population_end(scan, member, false) == member.end && population_end(scan, last, false) != last.end;
    if (named || !utf8::is_lead(tail.front())) return own;
    // 一、二、三级公路
    if (is_ordinal(scan, member.begin, member.end) && is_ordinal(scan, last.begin, last.begin + member.size()))
        return own + std::string(tail);
    // 城区、乡镇、农村生活垃圾: places share what lies in them.
    const std::vector<PopulationWord> words = population_words(scan, last, true);
    const bool places = words.size() > 1 && words.front().at.begin == last.begin &&
                        words.front().kind == Population::place && words.front().at.size() == member.size();
    const bool known =
        !words.empty() && words.front().at.begin == last.begin && words.front().at.size() == member.size();
    if (!known || (!places && population_end(scan, member, false) == member.end)) return own;
    return own + std::string(tail);
}

std::size_t even_end(const Scan& scan, const std::vector<Range>& items) {
    const Range last = items.back();
    const std::size_t size = items.front().size();
    const std::string_view tail = utf8::before(scan.text, items.front().end);
    const std::size_t end = last.begin + size;
    constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
    if (items.size() < 3 || size < kShortest || end >= last.end || !utf8::is_lead(scan.text[end])) return 0;
    const bool even = std::all_of(items.begin(), items.end() - 1,
                                  [&](Range r) { return r.size() == size && scan.of(r.begin, r.end).ends_with(tail); });
    if (!even || !scan.of(last.begin, end).ends_with(tail)) return 0;
    for (std::size_t at = utf8::previous(scan.text, end); at > last.begin; at = utf8::previous(scan.text, at)) {
        const Found<Population> word = scan.words->population_at(scan.text, at);
        const bool people = word.kind == Population::person || word.kind == Population::who;
        if (people && at + word.length > end) return 0;
    }
    return end;
}

}  // namespace fenjie::targets
