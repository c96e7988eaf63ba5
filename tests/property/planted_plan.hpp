// Plans made by machine with known answers in them, in the forms of the genre: numbered items with notes in brackets or
// on a line of their own, units as headings, lists of duties, subjects of sentences, stages, tables.
//
// In:  a number
// Out: the paragraphs of a plan, and the tasks, owners, targets and deadlines that a reader finds in it
//
//     1.完善助餐点。6月底前建成老年助餐点30个。（牵头单位：区民政局）
//     → a task; lead 区民政局; 老年助餐点 = 30 个; until 2024-06-30
//
// The same number gives the same plan on every machine: nothing is taken from the library's distributions.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"

namespace planted {

/// Chance that is the same everywhere.
class Dice {
 public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    /// 0 … sides - 1
    [[nodiscard]] std::size_t below(std::size_t sides) { return engine_() % sides; }
    /// least … most
    [[nodiscard]] int between(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    }
    [[nodiscard]] bool chance(std::size_t percent) { return below(100) < percent; }
    template <typename List>
    [[nodiscard]] const auto& one_of(const List& list) {
        return list[below(std::size(list))];
    }

 private:
    std::mt19937 engine_;
};

struct Owner {
    fenjie::Role role;
    std::string organization;
};

struct Target {
    std::string indicator;  ///< subject and metric, or the metric alone, as the plan writes them
    fenjie::Comparator comparator;
    std::string value;
    std::string unit;
};

/// ISO 8601 days; "" where one is open.
struct Deadline {
    std::string start;
    std::string end;
};

struct Task {
    std::string text;
    std::vector<Owner> owners;
    std::vector<Target> targets;
    std::optional<Deadline> deadline;
};

struct Paragraph {
    std::string text;
    bool is_prose = true;  ///< false: a line of a table, which no printer wraps
};

struct Plan {
    std::vector<Paragraph> paragraphs;
    std::vector<Task> tasks;
};

[[nodiscard]] Plan make(std::uint32_t number);

/// What copying, printing and scanning do to a plan. All of it can be undone by somebody who reads.
enum class Noise {
    none,
    wraps,      ///< lines of a page's width, with page numbers between pages
    blanks,     ///< blanks inside words and around figures
    widths,     ///< half-width marks, full-width digits, signs of the other width
    swaps,      ///< characters taken for their look-alikes, as far as the vocabulary knows them
    everything  ///< all of these
};

/// The plan as text, with noise drawn by the same number.
[[nodiscard]] std::string print(const Plan& plan, Noise noise, std::uint32_t number);

}  // namespace planted
