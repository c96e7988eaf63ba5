// Figures in any paragraph, and the targets that they make.
//
// In:  知晓率、满意率分别达到80%和90%
// Out: nothing, or std::logic_error where a figure or a target lies wrong or names nothing that is measured
#include "check.hpp"
#include "recognize/recognizers.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

namespace fuzz {
namespace {

void check_target(const fenjie::TargetMention& target, const fenjie::TimeFacts& times) {
    require(!target.metric.empty() && fenjie::utf8::is_valid(target.metric), "a target without metric");
    require(!target.subject || (!target.subject->empty() && fenjie::utf8::is_valid(*target.subject)), "no subject");
    require(!target.excluding || !target.excluding->empty(), "excluding nothing");
    require(!target.date || *target.date < times.dates.size(), "no such date");
    require(!target.rule.empty(), "a target without rule");
    require(target.value.scale >= 0 && target.value.scale <= 18, "no decimal");
}

}  // namespace

void run_quantities(std::string_view input) {
    const auto recognizers = fenjie::recognizers_or_built_in(nullptr);
    for (const std::string& text : paragraphs(input)) {
        const std::vector<fenjie::Quantity> quantities = recognizers->quantities.find(text);
        require_in_order(text, quantities, true);
        for (const fenjie::Quantity& q : quantities) {
            require(q.begin <= q.number_begin && q.number_begin < q.number_end && q.number_end <= q.end,
                    "the figure is not in the quantity");
            require(q.value.scale >= 0 && q.value.scale <= 18, "no decimal");
            require(q.ratio.has_value() == (q.unit == "1:N" || q.unit == "N:1"), "a ratio without its unit");
            require(!q.rule.empty(), "a quantity without rule");
        }
        const fenjie::TimeFacts times = recognizers->dates.find(text);
        const std::vector<fenjie::TargetMention> found = recognizers->targets.find(text, quantities, times);
        require_in_order(text, found, false);
        for (const fenjie::TargetMention& target : found) check_target(target, times);
        const std::vector<fenjie::TargetMention> again = recognizers->targets.find(text, quantities, times);
        require(std::equal(found.begin(), found.end(), again.begin(), again.end(),
                           [](const auto& a, const auto& b) {
                               return a.begin == b.begin && a.end == b.end && a.metric == b.metric &&
                                      a.subject == b.subject && a.value == b.value && a.rule == b.rule;
                           }),
                "found twice, something else");
    }
}

}  // namespace fuzz
