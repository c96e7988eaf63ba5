// Finds every figure of a paragraph with its unit and its words of comparison, in one pass from trigger to trigger.
//
// In:  "到2025年，普惠性幼儿园覆盖率达到90%以上，新增学位2万个"
// Out: [达到90%以上] >= 90 % quantity.percent, [2万个] = 20000 个 quantity.count; 2025年 is a date and none
//
// A trigger is a digit, a Chinese numeral or a phrase that states a figure (百分之, 翻番). What begins there is read by
// FigureReader, the words around it by compare_around; a number that is only a name is stepped over as a whole, so
// that no part of it is read again. Rule ids tell what the unit is (quantity.count …), or what stands before the
// number: quantity.listed (上述8类), quantity.each (每5年), quantity.rank (前10名), quantity.slogan (“三个…).
#include "recognize/quantities.hpp"

#include "recognize/number_names.hpp"
#include "recognize/quantity_comparisons.hpp"
#include "recognize/quantity_figures.hpp"
#include "recognize/unspaced_text.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

/// 一半, 三, 2025: alone they are words or dates; beside a comparator, or as all there is, they are figures.
bool is_figure(std::string_view text, const Figure& figure, const Comparison& around) {
    if (figure.enclosed && !around.enclosed) return false;
    if (!figure.needs_words || (around.begin == 0 && around.end == text.size())) return true;
    if (around.enclosed) return true;
    if (!around.is_explicit && !figure.value_max) return false;
    if (figure.kind != UnitClass::none) return figure.rule == "quantity.half";
    const std::string_view next = utf8::at(text, around.end);
    return around.end > figure.end || !utf8::is_han(utf8::code_point(next)) || next == "的";
}

std::string_view rule_before(std::string_view text, const Figure& figure, const QuantityWords& words,
                             std::size_t floor) {
    switch (words.label_before(text, figure.begin, floor).kind) {
        case LabelClass::listed:
            return "quantity.listed";
        case LabelClass::each:
            return "quantity.each";
        case LabelClass::rank:
            return "quantity.rank";
        default:
            break;
    }
    const std::string_view before = utf8::before(text, figure.begin);
    const bool quoted = before == "“" || before == "‘" || before == "《" || before == "「";
    return quoted && utf8::is_han_at(text, figure.begin) && figure.kind == UnitClass::count ? "quantity.slogan"
                                                                                            : figure.rule;
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
    for (std::size_t pos = 0; pos < text.size();) {
        if (text[pos] == ':') pos = url_end(text, pos);
        if (pos >= text.size()) break;
        if (!begins_numeral(text, pos) && words_->stating_at(text, pos) == nullptr) {
            pos += utf8::length_at(text, pos);
            continue;
        }
        const std::optional<Figure> figure = reader.at(pos, floor);
        if (!figure) {
            pos += utf8::length_at(text, pos);
            continue;
        }
        if (figure->no_amount) {
            pos = floor = figure->end;
            continue;
        }
        const Comparison around = compare_around(text, *figure, *words_, floor);
        if (!is_figure(text, *figure, around)) {
            // The second number of 20和30 may still be one.
            pos = figure->enclosed ? pos + utf8::length_at(text, pos) : figure->end;
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
    return out;
}

}  // namespace fenjie
