// Who and what a figure is about, where its own words do not say it: the object of a preposition, the clause
// before, the action behind a share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "recognize/targets/group.hpp"
#include "recognize/targets/phrase.hpp"

namespace fenjie::targets {

/// What the subject of a share does: 80%以上的社区｜建立心理咨询室.
struct Action {
    Range subject;     ///< between the figure and the verb
    std::string text;  ///< the verb and what follows it; empty where there is no verb
    Word verb = Word::other;
    std::size_t at = 0;  ///< token of the verb
    std::string object;  ///< what follows the verb
    bool far = false;    ///< the verb stands in the next clause
};

/// A verb of what is done to those it is done to; 建成 and 创建 make them.
[[nodiscard]] constexpr bool does(Word word) {
    return word == Word::act || word == Word::noun;
}

/// One of what is got, done, or made to be done.
[[nodiscard]] constexpr bool gets_or_does(Word word) {
    return does(word) || word == Word::acquire || word == Word::cause;
}

/// A noun of one character names nothing, but AED does.
[[nodiscard]] bool is_short(std::string_view name);

/// Reads a subject and its verb from token `t` up to `to`; a phrase of means (通过…方式，) may hide the verb in the
/// next clause.
[[nodiscard]] Action action_from(const Scan& scan, const Group& group, std::size_t t, std::size_t to);

/// 对X开展…, 为X提供…: the population that a preposition names among tokens [first, last), or an empty range.
[[nodiscard]] Range object_of_preposition(const Scan& scan, std::size_t first, std::size_t last);
/// 各学校每学期举办…: the population that a clause begins with.
[[nodiscard]] Range leading_population(const Scan& scan, std::size_t first, std::size_t last);
/// 设立心理辅导室: what stands behind the last verb of a clause.
[[nodiscard]] Range object_of_clause(const Scan& scan, const Clause& clause);
/// 对人工智能人才|支持比例, 对困难家庭|走访率: whose it is stands between 对 and what is done.
void split_at_action(const Scan& scan, Range name, Named& named);
/// The clauses before, nearest first and not before clause `from`: whose the figures of `group` are, where their
/// clause does not say it.
[[nodiscard]] Range subject_before(const Scan& scan, const Group& group, const std::string& metric, Indicator indicator,
                                   std::size_t from = 0);

/// 基层机构普遍|配备精神科医师: what is done in a clause without figures, behind those who do it; empty where nobody
/// stands before it.
[[nodiscard]] std::string action_of_clause(const Scan& scan, const Clause& clause);
/// Where 中 parts a whole from what is a part of it: 公交车|中|新能源车占比; 0 where it does not (高中教师占比).
[[nodiscard]] std::size_t within(const Scan& scan, Range name);
/// 大型企业和园区，|专线接入比例: a clause of nothing but those of whom the next speaks; empty where it says anything.
[[nodiscard]] Range topic_before(const Scan& scan, const Group& group);
/// 养老机构床位中，护理型床位占比: the bodies or things that the clause before names as a whole.
[[nodiscard]] Range whole_before(const Scan& scan, const Group& group);

}  // namespace fenjie::targets
