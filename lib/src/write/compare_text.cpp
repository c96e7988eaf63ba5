// Values as the tables of a comparison show them.
//
// In:  >= 95, by 2024-12-31, excluding 易肇事肇祸患者, unit %
// Out: ">= 95 % by 2024-12-31 without 易肇事肇祸患者"
#include "write/compare_text.hpp"

#include "text/names.hpp"
#include "write/excerpt.hpp"

namespace fenjie {
namespace {

std::string per_text(const Per& per) {
    std::string out;
    if (per.every) out += " every " + *per.every;
    if (per.each) out += " each " + *per.each;
    return out;
}

}  // namespace

std::string value_text(const ComparedValue& v, const std::string& unit) {
    if (v.status == ValueStatus::absent) return "–";
    if (v.status == ValueStatus::mentioned) return "named, no figure";
    std::string out = figure_text(*v.comparator, *v.value, v.value_max, v.ratio, unit);
    if (v.change) out = std::string(name(*v.change)) + " " + out;
    if (v.baseline) out += " from " + *v.baseline;
    if (v.per) out += per_text(*v.per);
    if (v.deadline) out += " by " + date_text(*v.deadline);
    if (v.excluding) out += " without " + *v.excluding;
    if (v.modality == Modality::aim) out += " (aim)";
    return out;
}

}  // namespace fenjie
