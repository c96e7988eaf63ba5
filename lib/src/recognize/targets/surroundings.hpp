// What stands around one figure: its clause, the clauses beside it, the words that lead to it.
//
//   力争2025年覆盖率达到90%以上的目标   the figure 90%以上: clause from 力争 to 目标, left edge before 达到
//
// Each look reaches a fixed number of bytes, so that a text of figures costs linear time.
#pragma once

#include <string_view>

#include "recognize/targets/scan.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

constexpr std::size_t kSentenceWindow = 600;  // bytes looked at to the left for the sentence

struct Surroundings {
    std::string_view text;
    const Quantity& q;
    const TargetWords& words;
    Range clause;
    Range neighbours;  // the clause with the one before and the one after it, within the sentence
    Range sentence;    // from the sentence's begin to the figure
};

[[nodiscard]] Surroundings look(std::string_view text, const Quantity& q, const TargetWords& words);
[[nodiscard]] std::string_view part(const Surroundings& s, Range r);
[[nodiscard]] bool follows(const Surroundings& s, std::string_view what);
/// Where the words that lead to the figure begin: 达到, 提高到, 为, 年均, 力争 … are stepped over to the left.
[[nodiscard]] std::size_t left_edge(const Surroundings& s);
/// Whether an indicator stands before those words.
[[nodiscard]] bool measured(const Surroundings& s);
/// Whether a number in Chinese characters is a way of speaking (speech.cpp).
[[nodiscard]] bool is_figure_of_speech(const Surroundings& s, Measure measure);

/// What papers have (papers.cpp).
[[nodiscard]] bool is_attached(const Surroundings& s);
[[nodiscard]] bool counts_articles(const Surroundings& s);

/// Whether the figure is one of two of a change (收入由5万元提高到10万元), and an indicator stands before 由.
enum class FromTo : std::uint8_t { none, unknown, measured };
[[nodiscard]] FromTo from_to(const Surroundings& s);

/// 产值年均增长10%，到2025年|达到50亿元: whether the sentence measures an amount that the figure says more of.
[[nodiscard]] bool goes_on_with_amount(const Surroundings& s);
/// Whether 为 alone stands between an indicator and the figure: 总额为15万元.
[[nodiscard]] bool is_stated(const Surroundings& s);
/// Whether a word of which `test` holds stands right before the figure.
template <typename Test>
[[nodiscard]] bool stands_before_figure(const Surroundings& s, Test test) {
    constexpr int kLongest = 5;  // characters of a word
    for (std::size_t at = s.q.begin, n = 0; n < kLongest && at > s.clause.begin; ++n) {
        at = utf8::previous(s.text, at);
        const Found<Word> found = s.words.word_at(s.text, at);
        if (at + found.length == s.q.begin && test(found.kind)) return true;
    }
    return false;
}
/// Whether a verb stands right before the figure, `clearly` one of what is got or done: 新增100公里, 建设10万亩以上.
[[nodiscard]] bool governed(const Surroundings& s, bool clearly);
/// Whether a noun, and not the end of the clause or a verb, follows the figure: 3岁以下婴幼儿, 亿元以上企业.
[[nodiscard]] bool noun_follows(const Surroundings& s);

/// 前3名, 5G, “100个微改造”项目, 1：5万地质调查: the figure is part of a name.
[[nodiscard]] bool in_name(const Surroundings& s);

/// The number of people that a body has, or of what it has, describes it (bodies.cpp).
[[nodiscard]] bool describes_bodies(const Surroundings& s, Measure measure);
[[nodiscard]] bool says_what_it_has(const Surroundings& s, Measure measure);
/// `describes`: the size has a bound and 的 behind it.
[[nodiscard]] bool is_size_of_counted(const Surroundings& s, bool describes);
[[nodiscard]] bool says_who_lives_there(const Surroundings& s);

/// What is paid or reckoned, what counts in a mark, how large a project is.
[[nodiscard]] bool only_reckons(const Surroundings& s, Measure measure);
[[nodiscard]] bool is_weight(const Surroundings& s);
[[nodiscard]] bool is_subsidised(const Surroundings& s);
[[nodiscard]] bool is_size_of_project(const Surroundings& s);

/// What there is already or what something is made of (already.cpp).
[[nodiscard]] bool is_part_of_plan(const Surroundings& s);
[[nodiscard]] bool goes_on_with_status(const Surroundings& s);
[[nodiscard]] bool says_done(const Surroundings& s);
[[nodiscard]] bool sums_up(const Surroundings& s);
[[nodiscard]] bool exceeds_a_standard(const Surroundings& s);
[[nodiscard]] bool counts_steps(const Surroundings& s);
[[nodiscard]] bool is_made_of(const Surroundings& s);

/// A、B、C三类, A、B等2项: whether the figure is the number of what was just listed.
[[nodiscard]] bool counts_a_list(const Surroundings& s, Measure measure);

}  // namespace fenjie::targets
