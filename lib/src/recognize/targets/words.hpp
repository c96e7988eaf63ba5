// The vocabulary of targets, sorted once into classes that the scan can ask for by position.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fenjie/plan.hpp"
#include "lexicon/lexicon.hpp"
#include "recognize/row_classes.hpp"

namespace fenjie::targets {

/// What a word does in a sentence that states a target.
enum class Word : std::uint8_t {
    other,        ///< anything the vocabulary does not know
    acquire,      ///< 建成, 培育: what follows is counted
    cause,        ///< 推动, 实现: makes others act, or introduces the whole statement
    act,          ///< 开展, 提供: what a share of a population does
    noun,         ///< 培训, 服务: a verb at the head of a clause only
    rise,         ///< 提高
    fall,         ///< 下降
    link,         ///< 达到, 为, 提高到: leads to the figure
    object,       ///< 对, 为, 面向
    means,        ///< 通过, 依托
    means_end,    ///< 形式, 方式
    place,        ///< 从, 自
    modal,        ///< 要, 应: between the subject and what it must do
    lead,         ///< 重点, 全面
    average,      ///< 年均, 累计: before the verb or inside a noun phrase
    manner,       ///< 重点: a lead where a verb follows, else part of a name
    aim,          ///< 力争
    each,         ///< 均
    respective,   ///< 分别
    baseline,     ///< 较, 比
    goal,         ///< 目标, 要求
    per_head,     ///< 人均: begins what is measured
    exclude,      ///< 除
    exclude_end,  ///< 外
    comparator,   ///< 不低于, 以上: what the quantity did not take in
    date,         ///< a date, duration or recurrence
    every,        ///< 每季度: a recurrence
    per,          ///< 每个街道
    figure,       ///< a quantity
    list,         ///< 、 和 或
    de,           ///< 的
    bracket,      ///< （…） as a whole
    quote,        ///< “…” as a whole, where no figure stands inside
};

/// What an indicator noun at the end of a phrase needs beside it.
enum class Indicator : std::uint8_t { none, rate, relation, amount, time, whole };

/// What a population word is.
enum class Population : std::uint8_t { none, person, who, thing, place, each, region };

/// Whether it stands alone behind 每: 每人, 每村.
[[nodiscard]] constexpr bool is_each(Population kind) {
    return kind == Population::each || kind == Population::region;
}

/// What a measure word is beyond a plain count.
enum class Measure : std::uint8_t { count, share, money, time, age, size, point, bare };

/// What is special about what stands before an indicator noun.
enum class IndicatorOf : std::uint8_t { none, people, two, thing, part, any_part };

/// Whether an indicator noun says how large a part is of a whole: 占比, 比例.
[[nodiscard]] constexpr bool is_share(IndicatorOf of) {
    return of == IndicatorOf::part || of == IndicatorOf::any_part;
}

/// What a word inside or beside the name of what a figure is of says (target_name.tsv).
enum class NameWord : std::uint8_t { none, age, size, out, given, unit, heads };

/// A phrase that ends (or begins) somewhere, with its length in bytes.
template <typename Kind>
struct Found {
    Kind kind{};
    std::size_t length = 0;
};

/// 应X尽X: whatever is due is done for all. Its length in bytes; 0 where nothing of the kind stands at `pos`.
[[nodiscard]] std::size_t all_due(std::string_view text, std::size_t pos);

class TargetWords {
 public:
    explicit TargetWords(const Lexicon& lexicon);

    /// The longest word that begins at `pos`; a guard (对象) is Word::other with its length.
    [[nodiscard]] Found<Word> word_at(std::string_view text, std::size_t pos) const;
    /// Whether a text begins with 其中 or its like.
    [[nodiscard]] bool opens_part(std::string_view text) const { return opens(text, "part"); }
    /// Whether the inside of a bracket begins with 含 or its like.
    [[nodiscard]] bool opens_inclusion(std::string_view text) const { return opens(text, "include"); }
    /// 投资|完成5亿元, 覆盖率|实现100%: whether a verb that leads from the indicator before it to its figure begins at
    /// `pos`.
    [[nodiscard]] bool completes_at(std::string_view text, std::size_t pos) const;
    /// 帮助, 指导: a verb whose object does what follows.
    [[nodiscard]] bool helps(std::string_view verb) const;
    /// 提升: whether the verb that ends before `end` makes those better that it counts.
    [[nodiscard]] bool betters_before(std::string_view text, std::size_t end) const;
    /// 达到, 达: whether a word that leads to what is reached begins at `pos`.
    [[nodiscard]] bool reaches_at(std::string_view text, std::size_t pos) const;
    /// 联合: how it is done only where no noun of what is done follows (联合检查).
    [[nodiscard]] bool is_joint(std::string_view word) const { return opens(word, "joint"); }
    /// Where in a text 组成 or its like stands, which says what those before it make; npos where it does not.
    [[nodiscard]] std::size_t members_end(std::string_view text) const;
    /// Behind the last 基础上 of a text, behind which stands what is new; 0 where there is none.
    [[nodiscard]] std::size_t behind_upon(std::string_view text) const;
    /// Whether a verb of what is done begins at `pos`.
    [[nodiscard]] bool does_at(std::string_view text, std::size_t pos) const;
    /// Whether a rate of a few characters begins at `pos`: 覆盖率.
    [[nodiscard]] bool begins_rate(std::string_view text, std::size_t pos) const;
    /// What the indicator that ends before `end` is of: always people (参与率), two things (产值与能耗之比), a thing
    /// that is all that stands before it (可再生能源|消纳率), or the part that it is the share of (占比, 比例).
    [[nodiscard]] IndicatorOf indicator_of(std::string_view text, std::size_t end) const;
    /// 按1:150的|比例, 按总数1‰的|比例: whether a word for what a figure is a rule of begins at `pos`; 占比 only tells.
    [[nodiscard]] bool is_ratio_at(std::string_view text, std::size_t pos) const;
    /// 合格, 达标: what so many are of whom a rate is told (合格率).
    [[nodiscard]] bool is_state(std::string_view word) const;
    [[nodiscard]] Found<Indicator> indicator_before(std::string_view text, std::size_t end) const;
    [[nodiscard]] Found<Population> population_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] Measure measure_of(std::string_view unit) const;
    /// 次, 场, 期: what takes place is counted, and no things.
    [[nodiscard]] bool counts_events(std::string_view unit) const;
    /// 名, 户: people or households are counted.
    [[nodiscard]] bool counts_heads(std::string_view unit) const;
    /// Bytes of the 以上, 及以上 … that ends before `end`, or 0.
    [[nodiscard]] std::size_t at_least_before(std::string_view text, std::size_t end) const;
    /// Bytes of the 以上, 及以下 … that stands behind a figure and begins at `pos`, or 0.
    [[nodiscard]] std::size_t bound_at(std::string_view text, std::size_t pos) const;
    /// The longest word of target_name.tsv that begins at `pos`, or that ends before `end`.
    [[nodiscard]] Found<NameWord> name_word_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] Found<NameWord> name_word_before(std::string_view text, std::size_t end) const;
    /// What a comparator the quantity did not take in (控制在年度营业额4%以内, 至少开展1次) says.
    [[nodiscard]] std::optional<Comparator> comparator_at(std::string_view text, std::size_t pos) const;
    /// Bytes of the 不 or 不得 that ends before `end`, or 0.
    [[nodiscard]] std::size_t negation_before(std::string_view text, std::size_t end) const;
    [[nodiscard]] bool is_period(std::string_view word) const { return periods_.contains(word); }
    /// 次|/年: the period behind a figure, as an ISO 8601 duration.
    [[nodiscard]] std::optional<std::string> period_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] bool is_measure(std::string_view word) const { return measures_.contains(word); }
    /// 活动, 材料: a noun that names nothing without the verb before it (宣传活动).
    [[nodiscard]] bool is_general(std::string_view noun) const { return general_.contains(noun); }
    /// Whether such a noun is of what takes place, which nobody gets (活动).
    [[nodiscard]] bool is_event(std::string_view noun) const;
    /// The kind of the reject at `pos`, "" for none.
    [[nodiscard]] std::string_view reject_at(std::string_view text, std::size_t pos) const;
    /// Whether a phrase of this kind of target_reject.tsv begins at (ends before, stands within) a place.
    [[nodiscard]] bool rejects_at(std::string_view text, std::size_t pos, std::string_view kind) const;
    [[nodiscard]] bool rejects_before(std::string_view text, std::size_t end, std::string_view kind) const;
    [[nodiscard]] bool rejects_within(std::string_view text, std::string_view kind) const;

 private:
    [[nodiscard]] bool opens(std::string_view text, std::string_view kind) const;

    LexiconTable words_;            // verbs, particles and comparators together, so that the longest wins
    std::vector<Word> word_kinds_;  // by row, as all kinds below
    LexiconTable upon_;             // the particles of that kind
    LexiconTable members_;          // the words of clauses of that kind
    const LexiconTable& indicators_;
    const LexiconTable& population_;
    const LexiconTable& rejects_;
    const LexiconTable& measures_;
    const LexiconTable& comparators_;
    const LexiconTable& periods_;
    const LexiconTable& general_;
    const LexiconTable& particles_;
    const LexiconTable& verbs_;
    const LexiconTable& names_;
    RowClasses<Indicator> indicator_kinds_;
    RowClasses<IndicatorOf> indicator_of_;
    RowClasses<bool> helps_;
    RowClasses<bool> betters_;
    RowClasses<bool> completes_;
    RowClasses<bool> events_;
    RowClasses<bool> heads_;
    RowClasses<bool> at_least_;
    RowClasses<NameWord> name_words_;
    RowClasses<Population> population_kinds_;
};

}  // namespace fenjie::targets
