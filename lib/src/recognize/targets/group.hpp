// Figures that are stated together, and what the words around them say: change, baseline, period, date, modality.
//
//   力争2025年知晓率分别较2020年提高10个和5个百分点  ->  one group of two, aim, date 2025年, baseline 2020年, increase
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recognize/targets/scan.hpp"

namespace fenjie::targets {

constexpr std::size_t kSentenceClauses = 12;  ///< how far what a clause says reaches in its sentence

struct Group {
    std::size_t clause = 0;
    std::vector<std::size_t> quantities;
    std::size_t from = 0;      ///< tokens that belong to it: after the group before it in the clause …
    std::size_t first = 0;     ///< … its first figure …
    std::size_t last = 0;      ///< … its last figure …
    std::size_t to = 0;        ///< … up to the next group or the clause's end (exclusive)
    std::size_t name_end = 0;  ///< bytes: where the words that lead to the figure begin
    std::size_t lead = 0;      ///< token at name_end
    Range denominator;         ///< 控制在|年度营业额|4%以内
    bool each = false;         ///< 均
    bool respective = false;   ///< 分别
    bool reached = false;      ///< a comparator or link stands before the figure: 达到, 不少于, 为
    Measure measure = Measure::count;
    std::optional<Comparator> comparator;  ///< of a comparator the quantity did not take in
    std::optional<Change> change;
    std::string baseline;
    std::vector<std::string> baselines;  ///< 由5%、15%提高到20%、30%: one a figure, else empty
    bool widened = false;                ///< 从15个村扩大到57个村: what is counted stands behind both figures
    Modality modality = Modality::must;
    Per per;
    std::optional<std::size_t> date;
    std::vector<std::size_t> dates;  ///< 2024年、2025年分别达到80%、90%: one a figure, else empty
};

/// 降低万元产值能耗3%以上, 提高居民收入8%: sets the change where its verb stands before what changes. 提高入学率95%以上
/// is a level.
void read_change(const Scan& scan, Group& group);

/// The last date of some tokens by which something is to be done.
[[nodiscard]] std::optional<std::size_t> deadline_in(const Scan& scan, std::size_t first, std::size_t last);
/// The first dates that stand in a row with nothing but list marks between them, if there are several.
[[nodiscard]] std::vector<std::size_t> row_of_dates(const Scan& scan, std::size_t first, std::size_t last);
/// A clause of nothing but a date and what leads to it: 力争到2025年，
[[nodiscard]] bool is_lead_in(const Scan& scan, const Clause& clause);
/// What leads from a list mark to the next figure: 、|改造|20个, 、|全年|新建|5所.
[[nodiscard]] bool is_doing(Word word);

/// 到2025年 leads to a figure as 到 does.
[[nodiscard]] bool leads_to(const Scan& scan, const Token& date);
/// Fills in what the words around the figures of a group say.
void read_words(const Scan& scan, Group& group);

/// Where what leads to a figure at token `t` that something starts from begins: its date or short noun
/// (从月销售额|10万元).
[[nodiscard]] std::size_t before_what_was(const Scan& scan, std::size_t t, std::size_t first);

/// 从15个|县（市）|扩大到57个县（市）: the token behind the noun of figure `a` where figure `b` counts the same; else
/// the token behind `a`.
[[nodiscard]] std::size_t behind_same_noun(const Scan& scan, std::size_t a, std::size_t b);

/// The groups of the clauses [first, last).
[[nodiscard]] std::vector<Group> find_groups(const Scan& scan, std::size_t first, std::size_t last);

/// The first clause of the sentence that clause `index` stands in.
[[nodiscard]] std::size_t sentence_begin(const Scan& scan, std::size_t index);

}  // namespace fenjie::targets
