// Turns the lexicon's attributes into types once, so that the scan compares enums and not strings.
//
// In:  "不低于\tbefore\tge"    Out: comparator_before("应不低于95%", 12, 0) -> {不低于, before, ge}
#include "recognize/quantities/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "recognize/row_classes.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

constexpr std::array<std::pair<std::string_view, UnitClass>, 18> kUnitClasses = {{
    {"share", UnitClass::share},
    {"points", UnitClass::points},
    {"multiple", UnitClass::multiple},
    {"tenths", UnitClass::tenths},
    {"money", UnitClass::money},
    {"time", UnitClass::time},
    {"day", UnitClass::day},
    {"age", UnitClass::age},
    {"score", UnitClass::score},
    {"count", UnitClass::count},
    {"event", UnitClass::count},
    {"head", UnitClass::count},
    {"measure", UnitClass::measure},
    {"prefix", UnitClass::prefix},
    {"fixed", UnitClass::fixed},
    {"half", UnitClass::half},
    {"name", UnitClass::name},
    {"word", UnitClass::word},
}};

constexpr std::array<std::pair<std::string_view, ComparatorPlace>, 8> kPlaces = {{
    {"before", ComparatorPlace::before},
    {"after", ComparatorPlace::after},
    {"between", ComparatorPlace::between},
    {"more", ComparatorPlace::more},
    {"link", ComparatorPlace::link},
    {"list", ComparatorPlace::list},
    {"not", ComparatorPlace::negation},
    {"sign", ComparatorPlace::sign},
}};

constexpr std::array<std::pair<std::string_view, Operation>, 9> kOperations = {{
    {"ge", Operation::ge},
    {"le", Operation::le},
    {"gt", Operation::gt},
    {"lt", Operation::lt},
    {"about", Operation::about},
    {"eq", Operation::eq},
    {"reach", Operation::reach},
    {"limit", Operation::limit},
    {"range", Operation::range},
}};

constexpr std::array<std::pair<std::string_view, LabelClass>, 7> kLabels = {{
    {"ordinal", LabelClass::ordinal},
    {"label", LabelClass::label},
    {"code", LabelClass::code},
    {"listed", LabelClass::listed},
    {"enumerated", LabelClass::enumerated},
    {"each", LabelClass::each},
    {"rank", LabelClass::rank},
}};

std::size_t index_of(const LexiconTable& table, const LexiconRow* row) {
    return static_cast<std::size_t>(row - table.rows().data());
}

bool is_alphanumeric_at(std::string_view text, std::size_t pos) {
    return pos < text.size() && (utf8::is_alpha(text[pos]) || utf8::is_digit(text[pos]));
}

}  // namespace

QuantityWords::QuantityWords(const Lexicon& lexicon)
    : unit_table_(lexicon.table("measure_unit")),
      comparator_table_(lexicon.table("comparator")),
      label_table_(lexicon.table("number_label")) {
    for (const LexiconRow& row : unit_table_.rows()) {
        UnitWord word;
        word.phrase = row.phrase;
        word.kind = class_named(kUnitClasses, unit_table_.attribute(row, "class"), UnitClass::word);
        word.unit = unit_table_.attribute(row, "unit");
        if (word.unit.empty()) word.unit = row.phrase;
        word.not_after = unit_table_.attribute(row, "not_after");
        if (const auto n = numeral_at(unit_table_.attribute(row, "value"), 0)) word.value = n->value;
        units_.push_back(std::move(word));
    }
    const auto states = [](UnitClass kind) {
        return kind == UnitClass::prefix || kind == UnitClass::fixed || kind == UnitClass::half;
    };
    const auto hides = [&](const UnitWord& word) {
        if (word.kind != UnitClass::word) return false;
        const auto begins = [&](const UnitWord& other) {
            return states(other.kind) && word.phrase.starts_with(other.phrase);
        };
        return std::any_of(units_.begin(), units_.end(), begins);
    };
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (!states(units_[i].kind) && !hides(units_[i])) continue;
        stating_table_.add(unit_table_.rows()[i]);
        stating_.push_back(units_[i]);
    }
    triggers_.resize(0x10000);
    for (const char32_t c : numeral_begins()) triggers_[c] = true;
    for (const UnitWord& word : stating_) triggers_[utf8::code_point(utf8::at(word.phrase, 0)) & 0xFFFFU] = true;
    looked_at_.add(U':');
    for (char32_t c = 0; c < triggers_.size(); ++c) {
        if (triggers_[c]) looked_at_.add(c);
    }
    for (const LexiconRow& row : comparator_table_.rows()) {
        ComparatorWord word;
        word.phrase = row.phrase;
        word.place = class_named(kPlaces, comparator_table_.attribute(row, "position"), ComparatorPlace::none);
        word.op = class_named(kOperations, comparator_table_.attribute(row, "op"), Operation::none);
        word.needs_limit = comparator_table_.attribute(row, "needs") == "limit";
        word.from_afar = comparator_table_.attribute(row, "from") == "afar";
        word.not_time = comparator_table_.attribute(row, "needs") == "amount";
        word.enclosed = comparator_table_.attribute(row, "needs") == "enclosed";
        comparators_.push_back(std::move(word));
    }
    for (const LexiconRow& row : label_table_.rows()) {
        labels_.push_back(class_named(kLabels, label_table_.attribute(row, "class"), LabelClass::none));
    }
}

const UnitWord* QuantityWords::unit_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = unit_table_.longest_at(text, pos);
    if (row == nullptr) return nullptr;
    const bool latin = utf8::is_alpha(row->phrase.back());
    if (latin && is_alphanumeric_at(text, pos + row->phrase.size())) return nullptr;
    return &units_[index_of(unit_table_, row)];
}

const UnitWord* QuantityWords::stating_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = stating_table_.longest_at(text, pos);
    if (row == nullptr) return nullptr;
    const UnitWord& word = stating_[index_of(stating_table_, row)];
    return word.kind == UnitClass::word ? nullptr : &word;
}

const ComparatorWord* QuantityWords::comparator_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = comparator_table_.longest_at(text, pos);
    return row == nullptr ? nullptr : &comparators_[index_of(comparator_table_, row)];
}

const ComparatorWord* QuantityWords::comparator_before(std::string_view text, std::size_t end,
                                                       std::size_t floor) const {
    if (end <= floor) return nullptr;
    const LexiconRow* row = comparator_table_.longest_before(text.substr(floor), end - floor);
    return row == nullptr ? nullptr : &comparators_[index_of(comparator_table_, row)];
}

Label QuantityWords::label_before(std::string_view text, std::size_t end, std::size_t floor) const {
    if (end <= floor) return {};
    const LexiconRow* row = label_table_.longest_before(text.substr(floor), end - floor);
    if (row == nullptr) return {};
    return {labels_[index_of(label_table_, row)], end - row->phrase.size()};
}

}  // namespace fenjie
