// The members of a list before figures.
//
// In:  城市、农村普通人群知晓率分别达到80%、60%     Out: members 城市 | 农村普通人群; with the tail they share
// 城市普通人群
#include "recognize/targets/phrase.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

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
        if (scan.tokens[t].word != Word::list || !parts(scan.of(scan.tokens[t]))) continue;
        take(scan.tokens[t].begin);
        begin = scan.tokens[t].end;
    }
    take(range.end);
    return out;
}

}  // namespace

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
    const std::string own{scan.of(member.begin, member.end)};
    // 城市、农村普通人群: the tail begins after a word of the same kind and length.
    if (last.size() <= member.size()) return own;
    const std::string_view tail = scan.of(last.begin + member.size(), last.end);
    const bool named =
        population_end(scan, member, false) == member.end && population_end(scan, last, false) != last.end;
    if (named || !utf8::is_lead(tail.front())) return own;
    // 城区、乡镇、农村生活垃圾: places share what lies in them.
    const std::vector<PopulationWord> words = population_words(scan, last, true);
    const bool places = words.size() > 1 && words.front().at.begin == last.begin &&
                        words.front().kind == Population::place && words.front().at.size() == member.size();
    const bool known =
        !words.empty() && words.front().at.begin == last.begin && words.front().at.size() == member.size();
    if (!known || (!places && population_end(scan, member, false) == member.end)) return own;
    return own + std::string(tail);
}

}  // namespace fenjie::targets
