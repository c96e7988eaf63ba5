// Rows of an indicator table as targets.
//
// In:  指标 | 单位 | 2025年目标值   /   森林覆盖率 | % | ≥24.1
// Out: metric 森林覆盖率 >= 24.1 %, deadline 2025-12-31
#include "tasks/indicators.hpp"

#include "text/utf8.hpp"

namespace fenjie {
namespace {

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

std::optional<Date> date_of_header(const Cell* cell, const Recognizers& recognizers, const SpanOf& span_of) {
    if (cell == nullptr) return std::nullopt;
    const MappedText header = cell->joined();
    for (const DateMention& m : recognizers.dates.find(header.view()).dates) {
        if (!m.to && !m.from) continue;
        DateMention by = m;
        if (!by.to) by.to = by.from;
        by.from.reset();
        Date date = resolve(by, {});
        if (!date.end) continue;
        date.text = std::string(header.view().substr(m.begin, m.end - m.begin));
        date.origin = "table";
        date.span = span_of(header.original(m.begin, m.end));
        return date;
    }
    return std::nullopt;
}

}  // namespace

Target target_of(TargetMention m, const MappedText& text, const SpanOf& span_of) {
    Target t;
    t.metric = std::move(m.metric);
    t.subject = std::move(m.subject);
    t.excluding = std::move(m.excluding);
    t.comparator = m.comparator;
    t.value = m.value;
    t.value_max = m.value_max;
    t.unit = std::move(m.unit);
    t.ratio = m.ratio;
    t.per = std::move(m.per);
    t.change = m.change;
    t.baseline = std::move(m.baseline);
    t.modality = m.modality;
    t.text = std::string(text.view().substr(m.begin, m.end - m.begin));
    t.span = span_of(text.original(m.begin, m.end));
    t.rule = m.respective_mismatch ? "target.mismatch" : std::move(m.rule);
    return t;
}

std::vector<Target> read_indicators(const TaskTable& table, const Recognizers& recognizers, const SpanOf& span_of) {
    std::vector<Target> out;
    const int name_column = table.column(ColumnMeaning::indicator);
    const int unit_column = table.column(ColumnMeaning::unit);
    for (const TableRow& row : table.rows) {
        const Cell* name_cell = row.cells[static_cast<std::size_t>(name_column)];
        if (name_cell == nullptr || name_cell->paragraphs.empty()) continue;
        const MappedText name_text = name_cell->joined();
        std::string_view name = name_text.view();
        std::string unit = unit_in_brackets(name);
        if (unit_column >= 0 && row.cells[static_cast<std::size_t>(unit_column)] != nullptr) {
            unit = std::string(row.cells[static_cast<std::size_t>(unit_column)]->joined().view());
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const Cell* value = row.cells[c];
            if (table.columns[c] != ColumnMeaning::value || value == nullptr || value->paragraphs.empty()) continue;
            const MappedText figure = value->joined();
            const auto quantities = recognizers.quantities.find(figure.view());
            if (quantities.empty()) continue;
            const Quantity& q = quantities.front();
            Target t;
            t.metric = std::string(name);
            t.comparator = q.comparator;
            t.value = q.value;
            t.value_max = q.value_max;
            t.unit = q.unit.empty() ? unit : q.unit;
            t.ratio = q.ratio;
            t.text = std::string(figure.view());
            t.span = span_of(figure.original(0, figure.size()));
            t.deadline = date_of_header(table.header_cells[c], recognizers, span_of);
            t.rule = "target.indicator_table";
            out.push_back(std::move(t));
        }
    }
    return out;
}

}  // namespace fenjie
