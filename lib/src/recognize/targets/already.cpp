// Figures that say what there is already, or what something is made of.
//
// In:  现有站点100个                                Out: says_done
//      在现有100个站点的基础上新建20个              Out: nothing of 20
//      全镇村庄共计6个                              Out: sums_up
//      占比达到7.5%，超出认定标准0.3个百分点        Out: exceeds_a_standard at the second
//      由1名医生、1名社工组成的小组                 Out: is_made_of
#include <algorithm>

#include "recognize/targets/name.hpp"
#include "recognize/targets/surroundings.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {

/// 6大行动28项措施: what the plan itself is made of.
bool is_part_of_plan(const Surroundings& s) {
    constexpr std::string_view kGreat = "大";
    constexpr std::size_t kLongestName = 10 * utf8::kHanBytes;
    if ((s.q.unit != "项" && s.q.unit != "条") || s.q.explicit_comparator) return false;
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    const std::size_t great = before.rfind(kGreat);
    if (great == std::string_view::npos || great == 0 || before.size() - great > kLongestName) return false;
    return begins_numeral(before, utf8::previous(before, great));
}

/// 现有老年人12万人，占总人口的28%: goes on with what is so.
bool goes_on_with_status(const Surroundings& s) {
    const std::string_view clause = part(s, s.clause);
    return clause.starts_with("占") && s.words.rejects_within(part(s, {s.neighbours.begin, s.clause.begin}), "done");
}

/// 已建成站点20个. What stands before 基础上 is what is gone on from: 在现有100个站点的基础上新建20个.
bool says_done(const Surroundings& s) {
    std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    before.remove_prefix(s.words.behind_upon(before));
    // 自然保护地|占国土面积|18%: what the share is of is there.
    constexpr std::string_view kOf = "占";
    if (s.words.measure_of(s.q.unit) == Measure::share) before = before.substr(0, before.rfind(kOf));
    return s.words.rejects_within(before, "done");
}

/// 全镇|村庄|共计6个: how many there are in all; 全镇新建站点共计6个 has a verb.
bool sums_up(const Surroundings& s) {
    constexpr std::string_view kAll = "全";
    const std::string_view before = part(s, {s.clause.begin, s.q.begin});
    if (!before.starts_with(kAll) || s.words.population_at(before, 0).kind != Population::place) return false;
    bool summed = false;
    for (std::size_t at = 0; at < before.size();) {
        const Found<Word> word = s.words.word_at(before, at);
        if (gets_or_does(word.kind)) return false;
        at += std::max(word.length, utf8::length_at(before, at));
        summed = word.kind == Word::average;
    }
    return summed;
}

/// 占比达到7.5%，|超出认定标准|0.3个百分点: what the figure before makes of itself.
bool exceeds_a_standard(const Surroundings& s) {
    const auto compared = s.words.comparator_at(s.text, s.clause.begin);
    if (s.clause.begin == s.q.begin || (compared != Comparator::gt && compared != Comparator::lt)) return false;
    return stands_before_figure(s, [](Word word) { return word == Word::goal; });
}

/// 迈上|3个千亿元台阶: how far it gets, and nothing that is counted.
bool counts_steps(const Surroundings& s) {
    constexpr std::size_t kLongest = 8 * utf8::kHanBytes;
    return s.words.measure_of(s.q.unit) == Measure::count &&
           s.words.rejects_within(part(s, {s.q.end, std::min(s.clause.end, s.q.end + kLongest)}), "step");
}

/// 由1名医生、1名社工组成的小组: what a body is made of.
bool is_made_of(const Surroundings& s) {
    constexpr std::string_view kOf = "由";
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    const std::size_t of = before.rfind(kOf);
    if (of == std::string_view::npos) {
        // 7条放射线、11条纵线，以及联络线等组成的公路网: nobody builds them.
        for (std::size_t at = 0; at < before.size(); at += utf8::length_at(before, at))
            if (gets_or_does(s.words.word_at(before, at).kind)) return false;
        const std::string_view next = part(s, {s.clause.end, s.neighbours.end});
        const std::size_t end = s.words.members_end(next);
        return end != std::string_view::npos && next.substr(0, end).find(kOf) == std::string_view::npos &&
               next.find("以及") != std::string_view::npos;
    }
    // A member of the list that 由 opens; 由区民政局建设5个站点 says who does it.
    const std::string_view members = before.substr(of + kOf.size());
    if (!members.empty() && !members.ends_with("、") && !members.ends_with("和") && !members.ends_with("及"))
        return false;
    const std::string_view behind = part(s, {s.q.end, s.clause.end});
    const std::size_t made = s.words.members_end(behind);
    return made != std::string_view::npos && behind.substr(0, made).find(kOf) == std::string_view::npos;
}

}  // namespace fenjie::targets
