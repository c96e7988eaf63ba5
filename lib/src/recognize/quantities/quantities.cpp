// Finds every figure of a paragraph with its unit and its words of comparison, in one pass from trigger to trigger.
//
// In:  "到2025年，普惠性幼儿园覆盖率达到90%以上，新增学位2万个"
// Out: [达到90%以上] >= 90 % quantity.percent, [2万个] = 20000 个 quantity.count; 2025年 is a date and none
//
// A trigger is a digit, a Chinese numeral or a phrase that states a figure (百分之, 翻番). What begins there is read by
// FigureReader, the words around it by compare_around; a number that is only a name is stepped over as a whole, so
// that no part of it is read again. Rule ids tell what the unit is (quantity.count …), or what stands before the
// number: quantity.listed (上述8类), quantity.enumerated (A、B等8类), quantity.each (每5年), quantity.rank (前10名),
// quantity.slogan (“三个…).
#include "recognize/quantities.hpp"

#include "recognize/quantities/comparisons.hpp"
#include "recognize/quantities/figures.hpp"
#include "recognize/quantities/number_names.hpp"
#include "recognize/quantities/unspaced_text.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

/// 一半, 三, 2025: alone they are words or dates; beside a comparator, or as all there is, they are figures.
bool is_figure(std::string_view text, const Figure& figure, const ComparisonAround& around) {
    if (!figure.needs_words) return true;
    if (std::string_view(figure.rule).starts_with("quantity.fraction")) return around.is_explicit;
    if ((around.begin == 0 && around.end == text.size())) return true;
    if (around.enclosed) return true;
    const std::string_view next = utf8::at(text, around.end);
    // 时限压缩一半。
    const bool clause_end = next.empty() || next == "，" || next == "。" || next == "；" || next == "、";
    if (figure.rule == "quantity.half" && clause_end) return true;
    if (!around.is_explicit && !figure.value_max) return false;
    if (figure.kind == UnitClass::day) return true;
    if (figure.kind != UnitClass::none) return figure.rule == "quantity.half";
    return around.end > figure.end || !utf8::is_han(utf8::code_point(next)) || next == "的";
}

RuleId rule_before(std::string_view text, const Figure& figure, const QuantityWords& words, std::size_t floor) {
    switch (words.label_before(text, figure.begin, floor).kind) {
        case LabelClass::listed:
            return "quantity.listed";
        case LabelClass::enumerated:
            return "quantity.enumerated";
        case LabelClass::each:
            return "quantity.each";
        case LabelClass::rank:
            return "quantity.rank";
        default:
            break;
    }
    const std::string_view before = utf8::before(text, figure.begin);
    const bool quoted = before == "“" || before == "‘" || before == "《" || before == "「";
    const bool slogan = quoted && utf8::is_han_at(text, figure.begin) && figure.kind == UnitClass::count;
    return slogan ? "quantity.slogan" : figure.rule;
}

/// Whether nothing but 、 or 和 stands between two quantities of one unit.
bool is_list(std::string_view text, const Quantity& left, const Quantity& right, const QuantityWords& words) {
    if (left.unit != right.unit || right.begin <= left.end || right.begin - left.end > 8) return false;
    const ComparatorWord* word = words.comparator_at(text, left.end);
    if (word == nullptr || left.end + word->phrase.size() != right.begin) return false;
    return word->place == ComparatorPlace::list || word->enclosed;
}

/// 分别达到90%、80%和60%; 90%、80%和60%以上: the words at one end of a list hold for all its figures.
void share_comparators(std::string_view text, const QuantityWords& words, std::vector<Quantity>& all) {
    const auto take = [](Quantity& to, const Quantity& from) {
        to.comparator = from.comparator;
        to.explicit_comparator = true;
    };
    std::vector<bool> opened(all.size());  // whether the words stand before the figure, or before its list
    std::vector<bool> yields(all.size());  // and are 达到, which gives way to a word behind the list: 达到85%、95%左右
    for (std::size_t i = 0; i < all.size(); ++i) {
        opened[i] = all[i].explicit_comparator && all[i].end == all[i].number_end;
        yields[i] = opened[i] && text.substr(all[i].begin, all[i].number_begin - all[i].begin).starts_with("达");
        if (i == 0 || all[i].explicit_comparator || !opened[i - 1]) continue;
        if (!is_list(text, all[i - 1], all[i], words)) continue;
        take(all[i], all[i - 1]);
        opened[i] = true;
        yields[i] = yields[i - 1];
    }
    // 8%、8%、10%以上、10%以上: one inside the list speaks for itself only, and so does the last beside such a one.
    std::vector<bool> shared(all.size());
    for (std::size_t i = all.size(); i-- > 1;) {
        const bool closed =
            all[i].explicit_comparator && !opened[i] && (shared[i] || all[i].begin == all[i].number_begin);
        if (!closed || (all[i - 1].explicit_comparator && !yields[i - 1]) || all[i].unit != "%") continue;
        const bool ends = i + 1 == all.size() || !is_list(text, all[i], all[i + 1], words);
        if (!(ends || shared[i]) || !is_list(text, all[i - 1], all[i], words)) continue;
        take(all[i - 1], all[i]);
        opened[i - 1] = false;
        shared[i - 1] = true;
    }
}

}  // namespace

QuantityRecognizer::QuantityRecognizer(const Lexicon& lexicon)
    : words_(std::make_shared<const QuantityWords>(lexicon)) {}

std::vector<Quantity> QuantityRecognizer::find(std::string_view original) const {
    const UnspacedText unspaced(original);
    const std::string_view text = unspaced.view();
    const FigureReader reader(text, *words_);
    std::vector<Quantity> out;
    std::size_t floor = 0;
    for (std::size_t pos = words_->next_trigger(text, 0); pos < text.size(); pos = words_->next_trigger(text, pos)) {
        if (text[pos] == ':') pos = url_end(text, pos);
        if (pos >= text.size()) break;
        if (!words_->is_trigger(text, pos)) {
            pos += utf8::length_at(text, pos);
            continue;
        }
        std::optional<Figure> figure = reader.at(pos, floor);
        if (!figure) {
            pos += utf8::length_at(text, pos);
            continue;
        }
        if (figure->no_amount) {
            pos = floor = figure->end;
            continue;
        }
        ComparisonAround around = compare_around(text, *figure, *words_, floor);
        if (figure->enclosed && !around.enclosed) {
            figure = *reader.at(pos, floor, false);
            around = compare_around(text, *figure, *words_, floor);
        }
        if (!is_figure(text, *figure, around)) {
            pos = figure->end;
            continue;
        }
        Quantity q;
        const Range whole = unspaced.original({around.begin, around.end});
        const Range number = unspaced.original({figure->begin, figure->end});
        q.begin = whole.begin;
        q.end = whole.end;
        q.number_begin = number.begin;
        q.number_end = number.end;
        q.comparator = around.op;
        q.explicit_comparator = around.is_explicit;
        q.value = figure->value;
        q.value_max = figure->value_max;
        q.unit = figure->unit;
        q.ratio = figure->ratio;
        q.rule = rule_before(text, *figure, *words_, floor);
        out.push_back(std::move(q));
        pos = floor = around.end;
    }
    share_comparators(original, *words_, out);
    return out;
}

}  // namespace fenjie
