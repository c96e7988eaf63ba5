// A comparison for people: a table of indicators by plans, then what to know of it (Markdown).
//
// In:  规范管理率 of 在册严重精神障碍患者: 鼓楼区 >= 95 % by 2024, 余杭区 >= 90 %, a third plan names it without a
// figure Out: | 规范管理率（在册严重精神障碍患者） | **>= 95 %** by 2024-12-31 | >= 90 % | named, no figure |
//
// The strictest value of a row is bold; – is silence.
#include <map>

#include "fenjie/compare.hpp"
#include "fenjie/write.hpp"
#include "write/compare_text.hpp"
#include "write/markdown_text.hpp"

namespace fenjie {
namespace {

// With its place, the strictest bold.
std::string cell_text(const ComparedValue& v, const std::string& unit) {
    std::string out = value_text(v, unit);
    if (v.rank == 1) out = "**" + out + "**";
    if (v.target && v.span) out += " [" + *v.target + ", line " + std::to_string(v.span->line) + "]";
    return out;
}

}  // namespace

std::string to_markdown(const Comparison& comparison) {
    std::string out = "# Targets compared\n\n";
    for (const ComparedPlan& plan : comparison.plans) {
        out += "- " + plan.id + ": " + plan.label();
        if (plan.period) out += " (" + plan.period->start + " – " + plan.period->end + ")";
        out += ", " + plan.source + "\n";
    }
    std::vector<std::string> row = {"indicator"};
    std::string rule = "|---|";
    for (const ComparedPlan& plan : comparison.plans) {
        row.push_back(plan.id);
        rule += "---|";
    }
    out += '\n';
    add_markdown_row(out, row);
    out += rule + "\n";
    for (const Indicator& indicator : comparison.indicators) {
        std::map<std::string, std::string> by_plan;
        for (const ComparedValue& v : indicator.values) {
            std::string& text = by_plan[v.plan];
            text += (text.empty() ? "" : "; ") + cell_text(v, indicator.unit);
        }
        row = {indicator.label()};
        for (const ComparedPlan& plan : comparison.plans) row.push_back(by_plan[plan.id]);
        add_markdown_row(out, row);
    }
    std::string notes;
    for (const Indicator& indicator : comparison.indicators) {
        for (const ComparisonNote& note : indicator.notes) {
            notes += "- " + indicator.label() + ": " + note.code + ": " + note.message + " (";
            for (const std::string& plan : note.plans) notes += (&plan == note.plans.data() ? "" : ", ") + plan;
            notes += ")\n";
        }
    }
    if (!notes.empty()) out += "\n## Notes\n\n" + notes;
    if (!comparison.suggestions.empty()) {
        out += "\n## Alike, not merged\n\n";
        for (const Suggestion& s : comparison.suggestions)
            out += "- " + s.a + " / " + s.b + " (" + Decimal{s.score, 2}.to_string() + "): " + s.why + "\n";
    }
    for (const Warning& warning : comparison.warnings)
        out += "\nWarning: " + warning.code + ": " + warning.message + "\n";
    return out;
}

}  // namespace fenjie
