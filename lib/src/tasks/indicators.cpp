// Rows of an indicator table as targets.
//
// In:  指标 | 单位 | 2025年目标值   /   森林覆盖率 | % | ≥24.1
// Out: metric 森林覆盖率 >= 24.1 %, deadline 2025-12-31
//
// A name is read as prose would be (每千名老年人拥有床位数: per each, 老年人健康管理率: subject and metric); 万 and 亿
// of the unit (亿元) are multiplied out; a date stands over the figures or in the row.
#include "tasks/indicators.hpp"

#include <algorithm>
#include <utility>

#include "layout/markers.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kRespectively = "分别";
constexpr std::size_t kLongestName = 30;  // characters of a task that can be the name of what its figure counts

// 森林覆盖率（%）: the unit stands behind the name.
std::string unit_in_brackets(std::string_view& name) {
    if (!name.ends_with("）")) return {};
    const std::size_t open = name.rfind("（");
    if (open == std::string_view::npos || open == 0) return {};
    const std::string_view inside = name.substr(open + 3, name.size() - open - 6);
    if (utf8::count(inside) > 8) return {};
    name = name.substr(0, open);
    return std::string(inside);
}

// 3.医保参保率, （2）参保率, 其中：参保率: what stands before the name.
std::string_view without_number(std::string_view name) {
    const auto marker = marker_at(name);
    if (marker && marker->form != MarkerForm::attachment && marker->length < name.size())
        name.remove_prefix(marker->length);
    constexpr std::string_view kOfThem = "其中：";
    if (name.starts_with(kOfThem)) name.remove_prefix(kOfThem.size());
    return name;
}

/// Whether the first of several years in a header is to be reached as well, and not where things stand: it is no
/// earlier than the plan's own year.
bool is_target_year(std::string_view header, const YearContext& years) {
    const auto number = numeral_at(header, 0);
    const std::optional<int> own = years.year     ? years.year
                                   : years.issued ? std::optional(years.issued->year)
                                                  : std::nullopt;
    return number && own && number->value.scale == 0 && number->value.mantissa >= *own;
}

enum class DateCell { header, row };

/// The date of a cell: over a column of figures (2025年) the last day counts, in a row it is read as it stands.
std::optional<Date> date_in(const Cell* cell, DateCell kind, const Recognizers& recognizers, const YearContext& years,
                            const SpanOf& span_of) {
    if (cell == nullptr) return std::nullopt;
    const MappedText text = cell->joined();
    for (const DateMention& m : recognizers.dates.find(text.view()).dates) {
        if (!m.to && !m.from) continue;
        DateMention by = m;
        if (kind == DateCell::header) {
            if (!by.to) by.to = by.from;
            by.from.reset();
        }
        Date date = resolve(by, years);
        if (!date.end) continue;
        date.text = std::string(text.view().substr(m.begin, m.end - m.begin));
        date.origin = Origin::table;
        date.span = span_of(text.original(m.begin, m.end));
        return date;
    }
    return std::nullopt;
}

/// 亿元 -> 元, with both ends of the figure multiplied out.
void scale(Target& t) {
    for (const auto& [sign, factor] : {std::pair<std::string_view, std::int64_t>{"万", 10'000}, {"亿", 100'000'000}}) {
        if (!t.unit.view().starts_with(sign) || t.unit.size() == sign.size()) continue;
        const std::optional<Decimal> value = multiply(t.value, factor);
        const std::optional<Decimal> most = t.value_max ? multiply(*t.value_max, factor) : std::nullopt;
        if (!value || (t.value_max && !most)) return;
        t.value = normalized(*value);
        if (most) t.value_max = normalized(*most);
        t.unit = CompactString(t.unit).view().substr(sign.size());
        scale(t);
        return;
    }
}

/// What prose would make of the name: its metric, whose it is and what it is counted over.
void name_target(Target& t, std::string_view name, const Recognizers& recognizers) {
    t.metric = std::string(name);
    const std::string sentence = std::string(name) + "达到1%";
    const auto found = recognizers.targets.find(sentence, recognizers.quantities.find(sentence), {});
    const std::string counted = std::string(name) + "达到1" + (t.unit.empty() ? "个" : t.unit);
    const auto more = recognizers.targets.find(counted, recognizers.quantities.find(counted), {});
    const TargetMention* m = found.size() == 1 ? &found.front() : nullptr;
    if (more.size() == 1 && (m == nullptr || more.front().per)) m = &more.front();
    if (m == nullptr || m->metric.empty()) return;
    t.metric = m->metric;
    t.subject = m->subject;
    t.excluding = m->excluding;
    if (m->per) t.per = m->per;
}

Target named_figure(std::string_view name, std::string_view unit, const Quantity& q, const MappedText& figure,
                    const Recognizers& recognizers, const SpanOf& span_of) {
    Target t;
    t.comparator = q.comparator;
    t.value = q.value;
    t.value_max = q.value_max;
    t.unit = q.unit.empty() ? std::string(unit) : q.unit;
    t.ratio = q.ratio;
    scale(t);
    name_target(t, name, recognizers);
    t.text = std::string(figure.view());
    t.span = span_of(figure.original(0, figure.size()));
    return t;
}

}  // namespace

std::optional<Target> figure_target(std::string_view name, std::string_view unit, const MappedText& figure,
                                    const Recognizers& recognizers, const SpanOf& span_of) {
    const auto quantities = recognizers.quantities.find(figure.view());
    if (quantities.size() != 1 || utf8::count(name) > kLongestName) return std::nullopt;
    const Quantity& q = quantities.front();
    // 增长5.5%（市下达指标）: a change, and an aside behind it.
    const LexiconTable& verbs = recognizers.lexicon->table("target_verb");
    const LexiconRow* verb = verbs.longest_at(figure.view(), 0);
    const std::string_view kind = verb == nullptr ? std::string_view{} : verbs.attribute(*verb, "kind");
    const bool change = (kind == "rise" || kind == "fall") && q.begin == verb->phrase.size();
    const std::string_view behind = figure.view().substr(q.end);
    const bool aside =
        behind.starts_with("（") && utf8::find(behind, "）") + std::string_view("）").size() == behind.size();
    if ((q.begin != 0 && !change) || !(behind.empty() || aside) || (q.unit.empty() && unit.empty()))
        return std::nullopt;
    Target t = named_figure(name, q.unit.empty() ? unit : std::string_view(q.unit), q, figure, recognizers, span_of);
    if (change) t.change = kind == "rise" ? Change::increase : Change::decrease;
    t.rule = "target.figure_cell";
    return t;
}

bool is_told(const std::vector<Target>& targets, std::string_view task, const Target& figure) {
    for (auto told = targets.rbegin(); told != targets.rend() && told->task == task; ++told) {
        if (told->value == figure.value && told->unit == figure.unit) return true;
    }
    return false;
}

std::vector<Target> figure_list_targets(std::string_view name, const MappedText& figures,
                                        const Recognizers& recognizers, const SpanOf& span_of) {
    const std::string_view view = figures.view();
    const auto quantities = recognizers.quantities.find(view);
    if (quantities.size() < 2 || utf8::count(name) > kLongestName) return {};
    // Between the figures stands nothing but what parts them.
    std::size_t at = 0;
    for (std::size_t i = 0; i <= quantities.size(); ++i) {
        const std::size_t next = i < quantities.size() ? quantities[i].begin : view.size();
        std::string_view gap = view.substr(at, next - at);
        if (i == 0 && gap.starts_with(kRespectively)) gap.remove_prefix(kRespectively.size());
        const bool parts = utf8::count(gap) == 1 && utf8::is_one_of(gap, "、，；和及");
        if (i == 0 || i == quantities.size() ? !gap.empty() : !parts) return {};
        if (i < quantities.size()) at = quantities[i].end;
    }
    std::string sentence(name);
    if (!view.starts_with(kRespectively)) sentence += kRespectively;
    sentence += view;
    const auto found = recognizers.targets.find(sentence, recognizers.quantities.find(sentence), {});
    const auto same = [](const TargetMention& a, const TargetMention& b) {
        return a.respective_mismatch || (a.metric == b.metric && a.subject == b.subject);
    };
    const bool all =
        found.size() == quantities.size() && std::adjacent_find(found.begin(), found.end(), same) == found.end();
    std::vector<Target> out;
    for (std::size_t i = 0; all && i < found.size(); ++i) {
        Target t = static_cast<const Target&>(found[i]);
        t.text = std::string(view);
        t.span = span_of(figures.original(0, figures.size()));
        t.rule = "target.figure_list_cell";
        out.push_back(std::move(t));
    }
    return out;
}

Target target_of(TargetMention m, const MappedText& text, const SpanOf& span_of) {
    Target t = std::move(static_cast<Target&>(m));
    t.text = text.view().substr(m.begin, m.end - m.begin);
    t.span = span_of(text.original(m.begin, m.end));
    if (m.respective_mismatch) t.rule = "target.mismatch";
    return t;
}

std::vector<Target> read_indicators(const TaskTable& table, const Recognizers& recognizers, const YearContext& years,
                                    const SpanOf& span_of) {
    std::vector<Target> out;
    const int name_column = table.column(ColumnMeaning::indicator);
    const int unit_column = table.column(ColumnMeaning::unit);
    const int date_column = table.column(ColumnMeaning::deadline);
    for (const TableRow& of_table : table.rows) {
        const std::span<const Cell* const> row = table.cells(of_table);
        const Cell* name_cell = row[static_cast<std::size_t>(name_column)];
        if (name_cell == nullptr || name_cell->paragraphs.empty()) continue;
        const MappedText name_text = name_cell->joined();
        std::string_view name = name_text.view();
        name = without_number(name);
        std::string unit = unit_in_brackets(name);
        if (unit_column >= 0 && row[static_cast<std::size_t>(unit_column)] != nullptr) {
            unit = std::string(row[static_cast<std::size_t>(unit_column)]->joined().view());
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const Cell* value = row[c];
            const bool reached = table.columns[c] == ColumnMeaning::value ||
                                 (table.columns[c] == ColumnMeaning::base && is_target_year(table.headers[c], years));
            if (!reached || value == nullptr || value->paragraphs.empty()) continue;
            const MappedText figure = value->joined();
            const auto quantities = recognizers.quantities.find(figure.view());
            if (quantities.empty()) continue;
            Target t = named_figure(name, unit, quantities.front(), figure, recognizers, span_of);
            t.deadline = date_in(table.header_cells[c], DateCell::header, recognizers, {}, span_of);
            if (!t.deadline && date_column >= 0) {
                t.deadline =
                    date_in(row[static_cast<std::size_t>(date_column)], DateCell::row, recognizers, years, span_of);
            }
            t.rule = "target.indicator_table";
            out.push_back(std::move(t));
        }
    }
    return out;
}

}  // namespace fenjie
