// The vocabulary of figures, with its attributes turned into types: measure_unit, comparator and number_label.tsv.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"
#include "lexicon/lexicon.hpp"
#include "text/character_filter.hpp"
#include "text/utf8.hpp"

namespace fenjie {

enum class UnitClass {
    none,
    share,
    points,
    multiple,
    tenths,
    money,
    time,
    day,
    age,
    score,
    count,
    measure,
    prefix,  ///< 百分之: the number follows
    fixed,   ///< 翻番: states its value itself
    half,    ///< 一半: as fixed, but only beside a comparator
    name,    ///< 号, 版: the number is part of a name
    word,    ///< 成立, 人才: begins like a unit and is none
};

struct UnitWord {
    std::string phrase;
    UnitClass kind = UnitClass::none;
    std::string unit;       ///< as it is written out
    std::string not_after;  ///< numerals that make an idiom with it: 一 of 一批, 十 of 十分
    Decimal value;          ///< prefix: what 1 is worth in `unit`; fixed, half: the value
};

enum class ComparatorPlace { none, before, after, between, more, link, list, negation, sign };
enum class Operation { none, ge, le, gt, lt, about, eq, reach, limit, range };

struct ComparatorWord {
    std::string phrase;
    ComparatorPlace place = ComparatorPlace::none;
    Operation op = Operation::none;
    bool needs_limit = false;  ///< 内: only behind 控制在 or a length of time
    bool from_afar = false;    ///< 至少: other words may stand between it and the figure
    bool not_time = false;     ///< 近: not before a length of time (近三年)
    bool enclosed = false;     ///< 和: a range only before 之间
};

enum class LabelClass { none, ordinal, label, code, listed, enumerated, each, rank };

/// A label that ends where a number begins.
struct Label {
    LabelClass kind = LabelClass::none;
    std::size_t begin = 0;
};

class QuantityWords {
 public:
    explicit QuantityWords(const Lexicon& lexicon);

    /// The first character at or behind `pos` that the scan has to look at: a trigger, or a colon (of an address).
    [[nodiscard]] std::size_t next_trigger(std::string_view text, std::size_t pos) const {
        return looked_at_.next(text, pos);
    }
    /// Whether a figure may begin with the character at `pos`.
    [[nodiscard]] bool is_trigger(std::string_view text, std::size_t pos) const {
        const char32_t c = utf8::code_point_at(text, pos);
        return c < triggers_.size() && triggers_[c];
    }
    /// The longest unit (or word that hides one) at `pos`, or null. Latin units end where the letters end.
    [[nodiscard]] const UnitWord* unit_at(std::string_view text, std::size_t pos) const;
    /// 百分之, 翻番, 一半: what states a figure without a number before it.
    [[nodiscard]] const UnitWord* stating_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] const ComparatorWord* comparator_at(std::string_view text, std::size_t pos) const;
    /// The longest comparator that ends at `end` and begins at or behind `floor`.
    [[nodiscard]] const ComparatorWord* comparator_before(std::string_view text, std::size_t end,
                                                          std::size_t floor) const;
    [[nodiscard]] Label label_before(std::string_view text, std::size_t end, std::size_t floor) const;

 private:
    const LexiconTable& unit_table_;
    const LexiconTable& comparator_table_;
    const LexiconTable& label_table_;
    LexiconTable stating_table_;  // the rows of unit_table_ that state a figure, and the words that hide one (半成品)
    std::vector<bool> triggers_;  // by code point
    CharacterFilter looked_at_;
    // By row of the tables.
    std::vector<UnitWord> units_;
    std::vector<UnitWord> stating_;
    std::vector<ComparatorWord> comparators_;
    std::vector<LabelClass> labels_;
};

}  // namespace fenjie
