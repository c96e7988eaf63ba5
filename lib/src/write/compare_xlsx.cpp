// A comparison as a workbook: the matrix as people read it, then a value a row.
//
// In:  Comparison of three plans      Out: 比较 (indicator by plan), 数值 (long form), 相近未合并
#include <map>

#include "fenjie/write.hpp"
#include "text/names.hpp"
#include "write/compare_text.hpp"
#include "write/workbook.hpp"

namespace fenjie {
namespace {

using enum SheetCell;

void add_matrix(const Comparison& c, Workbook& book) {
    std::vector<SheetColumn> columns = {{"指标", 30}, {"对象", 24}, {"单位", 8}};
    for (const ComparedPlan& plan : c.plans) columns.push_back({plan.label(), 26});
    book.sheet("比较", columns);
    for (const Indicator& indicator : c.indicators) {
        std::map<std::string, std::string> by_plan;
        for (const ComparedValue& v : indicator.values) {
            std::string& cell = by_plan[v.plan];
            cell += (cell.empty() ? "" : "\n") + value_text(v, indicator.unit);
        }
        std::vector<std::string> row = {indicator.metric, indicator.population.value_or(""), indicator.unit};
        for (const ComparedPlan& plan : c.plans) row.push_back(by_plan[plan.id]);
        book.row(row);
    }
}

void add_values(const Comparison& c, Workbook& book) {
    std::map<std::string, const ComparedPlan*> plans;
    for (const ComparedPlan& plan : c.plans) plans[plan.id] = &plan;
    book.sheet("数值", {{"指标", 30},
                        {"对象", 24},
                        {"单位", 8},
                        {"方案", 30},
                        {"状态", 10},
                        {"关系", 6},
                        {"数值", 10},
                        {"上限", 10},
                        {"完成时限", 12},
                        {"除外", 16},
                        {"名次", 6},
                        {"原文", 50},
                        {"来源", 24},
                        {"行", 6}});
    for (const Indicator& indicator : c.indicators) {
        for (const ComparedValue& v : indicator.values) {
            const ComparedPlan& plan = *plans.at(v.plan);
            book.row({indicator.metric, indicator.population.value_or(""), indicator.unit, plan.label(),
                      std::string(name(v.status)), v.comparator ? std::string(name(*v.comparator)) : "",
                      v.value ? v.value->to_string() : "", v.value_max ? v.value_max->to_string() : "",
                      v.deadline ? v.deadline->end.value_or("") : "", v.excluding.value_or(""),
                      v.rank ? std::to_string(*v.rank) : "", v.text.value_or(""), plan.source,
                      v.span ? std::to_string(v.span->line) : ""},
                     {text, text, text, text, text, text, number, number, day, text, number, text, text, number});
        }
    }
}

}  // namespace

std::optional<std::string> to_xlsx(const Comparison& c) {
    Workbook book;
    add_matrix(c, book);
    add_values(c, book);
    book.sheet("相近未合并", {{"甲", 40}, {"乙", 40}, {"相似度", 8}, {"理由", 50}});
    for (const Suggestion& s : c.suggestions)
        book.row({s.a, s.b, Decimal{s.score, 2}.to_string(), s.why}, {text, text, number, text});
    return book.bytes();
}

}  // namespace fenjie
