// Noun phrases around a figure: where they begin, what in them is the indicator and whose it is.
//
//   辖区居民心理健康知识知晓率  ->  subject 辖区居民, metric 心理健康知识知晓率
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recognize/targets/scan.hpp"

namespace fenjie::targets {

/// What is measured and whose it is; either may be empty.
struct Named {
    std::string metric;
    std::string subject;
    std::string excluding;
    Indicator indicator = Indicator::none;
    Range subject_at;      ///< where the subject stands; empty where there is none
    bool unknown = false;  ///< whether no table knows the subject: 公益性公墓|入葬率
};

/// The bytes without spaces, list marks, 的 and quotation marks left open at both ends.
[[nodiscard]] Range trimmed(const Scan& scan, Range range);
/// Whether a token is a verb here: 委托 at the begin of what follows a figure, 应用 after a population word.
[[nodiscard]] bool is_verb(const Scan& scan, std::size_t t, std::size_t first);
/// The noun phrase that ends at `end`, reaching back to the last edge among the tokens from `first`, or to the last
/// verb as well.
[[nodiscard]] Range phrase_before(const Scan& scan, std::size_t first, std::size_t end, bool to_verb);
/// Whether a token can open the description of a noun: 达到二级标准的水库, 参加培训的教师, 通过认证的企业.
[[nodiscard]] bool describes(const Scan& scan, std::size_t t);
/// 达到二级标准|的水库比例, 参加培训|的教师占比: whether token `t` opens the description of what a share is of.
[[nodiscard]] bool is_described_share(const Scan& scan, std::size_t t, Range behind);
/// 高危漏洞|24小时内|处置率: where the time within which something is done begins; `end` where none does.
[[nodiscard]] std::size_t before_time(const Scan& scan, std::size_t begin, std::size_t end);
/// “三项岗位人员”|持证率: where people end that have their name in quotation marks; 0 where a phrase begins otherwise.
[[nodiscard]] std::size_t quoted_people(const Scan& scan, Range phrase);
/// 60周岁以下|缴费率: where an age that stands for people ends; 0 where none does.
[[nodiscard]] std::size_t age_end(const Scan& scan, std::size_t begin, std::size_t end);
/// The token in which byte `pos` stands, or the next one.
[[nodiscard]] std::size_t token_at(const Scan& scan, std::size_t pos);

/// The indicator that ends a phrase: 规范管理率 -> rate.
[[nodiscard]] Indicator indicator_of(const Scan& scan, Range phrase);
/// A word of population.tsv, with the bracket that follows it.
struct PopulationWord {
    Range at;
    Population kind = Population::none;
};

/// 常住人口100万以上|城市|出行比例: takes out the words that only say how large those behind 以上 are.
void drop_size(const Scan& scan, std::vector<PopulationWord>& words);
/// The words of population.tsv in a range.
[[nodiscard]] std::vector<PopulationWord> population_words(const Scan& scan, Range range, bool with_places);
/// End of the last of them; 0 if there is none.
[[nodiscard]] std::size_t population_end(const Scan& scan, Range range, bool with_places = true);
/// Subject and metric of a phrase that ends in an indicator.
[[nodiscard]] Named split_indicator(const Scan& scan, Range phrase);
/// A phrase as a metric without indicator, shortened to what follows its last 的.
[[nodiscard]] Range after_attribute(const Scan& scan, Range phrase);

/// The members of a list (、 和 或 …), outside brackets and quotations.
[[nodiscard]] std::vector<Range> members(const Scan& scan, Range range);
/// The members parted by 、 alone: 京津冀及周边地区、长三角地区 has two.
[[nodiscard]] std::vector<Range> enumerated(const Scan& scan, Range range);
/// The same with members that lack their noun (镇、村团干部) joined to the next.
[[nodiscard]] std::vector<Range> whole_members(const Scan& scan, const std::vector<Range>& members);
/// A member with the tail it shares with the last: 城市 (、农村普通人群) -> 城市普通人群.
[[nodiscard]] std::string with_shared_tail(const Scan& scan, Range member, Range last);

/// Where the last of the members has the character that all others end in, and as much before it (村道 in
/// 村道|路长覆盖率, of 县道、乡道); 0 where they are not so even, or where a word for people would be cut.
[[nodiscard]] std::size_t even_end(const Scan& scan, const std::vector<Range>& members);

/// 武汉市、襄阳市、荆门市|年均浓度: where the names of places that a phrase lists end; 0 where it lists none.
[[nodiscard]] std::size_t places_end(const Scan& scan, Range phrase);
/// Whether a phrase is nothing but names of places: 襄阳市, 东河县、西河县.
[[nodiscard]] bool are_places(const Scan& scan, Range phrase);

/// 除失访患者外，在册患者管理率: whom the clause before `clause` leaves out; empty where it does not.
[[nodiscard]] std::string excluded_before(const Scan& scan, std::size_t clause);
/// A phrase as text without its （除…外）, which goes to `excluding`; of a name without its （含…） as well.
[[nodiscard]] std::string without_exclusion(const Scan& scan, Range range, std::string& excluding,
                                            bool is_name = false);

}  // namespace fenjie::targets
