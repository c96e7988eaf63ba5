// A comparison as CSV in long form: one row a value, silence included; UTF-8 with a mark, as Excel wants it.
//
// In:  规范管理率 of 在册严重精神障碍患者, 鼓楼区 >= 95 % by 2024
// Out: 规范管理率,在册严重精神障碍患者,%,…,鼓楼区人民政府,figure,>=,95,,2024-12-31,,…,plan.txt,65
#include <map>

#include "fenjie/compare.hpp"
#include "fenjie/write.hpp"
#include "text/names.hpp"
#include "write/csv_text.hpp"

namespace fenjie {

std::string to_csv(const Comparison& comparison) {
    std::map<std::string, const ComparedPlan*> plans;
    for (const ComparedPlan& plan : comparison.plans) plans[plan.id] = &plan;
    std::string out = kUtf8Mark;
    add_csv_row(out, {"metric", "population", "unit", "plan", "issuer", "status", "comparator", "value", "value_max",
                      "deadline", "excluding", "text", "source", "line"});
    for (const Indicator& indicator : comparison.indicators) {
        for (const ComparedValue& v : indicator.values) {
            const ComparedPlan& plan = *plans.at(v.plan);
            std::string issuers;
            for (const std::string& issuer : plan.issuers) issuers += (issuers.empty() ? "" : "、") + issuer;
            add_csv_row(out,
                        {indicator.metric, indicator.population.value_or(""), indicator.unit, plan.label(), issuers,
                         std::string(name(v.status)), v.comparator ? std::string(name(*v.comparator)) : "",
                         v.value ? v.value->to_string() : "", v.value_max ? v.value_max->to_string() : "",
                         v.deadline ? v.deadline->end.value_or("") : "", v.excluding.value_or(""), v.text.value_or(""),
                         plan.source, v.span ? std::to_string(v.span->line) : ""});
        }
    }
    return out;
}

}  // namespace fenjie
