// A comparison as one page: a matrix whose cells lead to their sentences, charts, notes, suggestions; no script, no
// network.
//
// In:  规范管理率 of 在册严重精神障碍患者: p1 >= 95 %, p2 named without a figure, p3 silent
// Out: <tr><th>规范管理率（在册严重精神障碍患者）</th><td class="best"><a href="#p1-g7">>= 95
// %</a></td><td>…</td><td>–</td></tr>
#include <map>

#include "fenjie/write.hpp"
#include "write/compare_charts.hpp"
#include "write/compare_text.hpp"
#include "write/excerpt.hpp"
#include "write/html_text.hpp"

namespace fenjie {
namespace {

// More charts than this make a page that nobody reads; the matrix holds all.
constexpr std::size_t kMostCharts = 200;

std::string anchor(const ComparedValue& v, std::size_t row) {
    return v.plan + "-" + (v.target ? *v.target : "m" + std::to_string(row));
}

std::string cell_of(const std::vector<const ComparedValue*>& values, const Indicator& indicator, std::size_t row) {
    const ComparedValue& first = *values.front();
    if (first.status == ValueStatus::absent) return "<td class=\"absent\">–</td>";
    std::string inner;
    bool best = false;
    for (const ComparedValue* v : values) {
        best = best || v->rank == 1;
        if (!inner.empty()) inner += "<br>";
        inner += "<a href=\"#" + html_escaped(anchor(*v, row)) + "\" title=\"" + html_escaped(v->text.value_or("")) +
                 "\">" + html_escaped(value_text(*v, indicator.unit)) + "</a>";
    }
    const char* kind = first.status == ValueStatus::mentioned ? " class=\"named\"" : best ? " class=\"best\"" : "";
    return std::string("<td") + kind + ">" + inner + "</td>";
}

void add_matrix(const Comparison& c, std::string& out) {
    out += "<div class=\"wide\"><table id=\"matrix\"><thead><tr><th>指标 indicator</th>";
    for (const ComparedPlan& plan : c.plans)
        out +=
            "<th title=\"" + html_escaped(plan.source) + "\">" + plan.id + " " + html_escaped(plan.label()) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (std::size_t row = 0; row < c.indicators.size(); ++row) {
        const Indicator& indicator = c.indicators[row];
        std::map<std::string, std::vector<const ComparedValue*>> by_plan;
        for (const ComparedValue& v : indicator.values) by_plan[v.plan].push_back(&v);
        out += "<tr><th>" + html_escaped(indicator.label());
        for (const ComparisonNote& note : indicator.notes)
            out += " <span class=\"note\" title=\"" + html_escaped(note.message) + "\">" + html_escaped(note.code) +
                   "</span>";
        out += "</th>";
        for (const ComparedPlan& plan : c.plans) {
            const auto found = by_plan.find(plan.id);
            out += found == by_plan.end() ? "<td class=\"absent\">–</td>" : cell_of(found->second, indicator, row);
        }
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
}

void add_charts(const Comparison& c, std::string& out) {
    std::string charts;
    std::size_t count = 0;
    for (const Indicator& indicator : c.indicators) {
        if (count == kMostCharts) break;
        const std::string dumbbell = dumbbell_chart(c, indicator);
        const std::string steps = step_chart(c, indicator);
        if (dumbbell.empty() && steps.empty()) continue;
        ++count;
        charts += "<figure class=\"wide\"><figcaption>";
        charts += html_escaped(indicator.label());
        charts += "</figcaption>";
        charts += dumbbell;
        charts += steps;
        charts += "</figure>\n";
    }
    if (!charts.empty()) out += "<h2>图表 Charts</h2>\n" + charts;
    out += "<h2>覆盖 Coverage</h2>\n<figure class=\"wide\">" + coverage_map(c) +
           "<figcaption class=\"soft\">绿 有数值 figure · 黄 只提及 named · 灰 未提 absent</figcaption></figure>\n";
}

void add_sentences(const Comparison& c, std::string& out) {
    out += "<h2>原文 Sentences</h2>\n<ul class=\"sentences\">\n";
    std::map<std::string, const ComparedPlan*> plans;
    for (const ComparedPlan& plan : c.plans) plans[plan.id] = &plan;
    for (std::size_t row = 0; row < c.indicators.size(); ++row) {
        for (const ComparedValue& v : c.indicators[row].values) {
            if (v.status == ValueStatus::absent) continue;
            const ComparedPlan& plan = *plans.at(v.plan);
            out += "<li id=\"" + html_escaped(anchor(v, row)) + "\">" + html_escaped(v.text.value_or("")) +
                   " <span class=\"soft\">" + html_escaped(plan.label() + "（" + plan.source + "）");
            if (v.span)
                out += v.span->page ? " 第" + std::to_string(*v.span->page) + "页"
                                    : " 第" + std::to_string(v.span->line) + "行";
            out += "</span></li>\n";
        }
    }
    out += "</ul>\n";
}

}  // namespace

std::string to_html(const Comparison& c) {
    std::string out = page_head("目标比较 Targets compared", {"page_style", "compare_style"});
    out += "<body>\n<header><h1>目标比较 Targets compared</h1><div class=\"soft\">" + std::to_string(c.plans.size()) +
           " 个方案 plans · " + std::to_string(c.indicators.size()) + " 项指标 indicators</div></header>\n<main>\n";
    add_matrix(c, out);
    add_charts(c, out);
    if (!c.suggestions.empty()) {
        out += "<h2>相近未合并 Alike, not merged</h2>\n<ul id=\"suggestions\">\n";
        for (const Suggestion& s : c.suggestions)
            out += "<li>" + html_escaped(s.a + " / " + s.b + " (" + Decimal{s.score, 2}.to_string() + "): " + s.why) +
                   "</li>\n";
        out += "</ul>\n";
    }
    add_sentences(c, out);
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace fenjie
