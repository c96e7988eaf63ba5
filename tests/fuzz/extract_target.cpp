// Any bytes through the whole program: extract, link, explain, and what is written.
//
// In:  一、主要任务⏎1.建设助餐点。（牵头单位：区民政局）
// Out: nothing, or std::logic_error: not of the schema, a span that reads as something else, a second reading that
// differs
#include <string>

#include "check.hpp"
#include "fenjie/check.hpp"
#include "fenjie/extract.hpp"
#include "fenjie/write.hpp"
#include "target.hpp"

namespace fuzz {

void run_extract(std::string_view input) {
    const std::string_view first = input.substr(0, input.size() / 2);
    const std::string_view second = input.substr(input.size() / 2);
    if (is_for_others(input) || is_for_others(first) || is_for_others(second)) return;
    const fenjie::Extraction extraction = fenjie::extract(input);
    const fenjie::Text text = fenjie::read_text(input);
    require(text.error.has_value() == extraction.error.has_value(), "read by one and not by the other");
    if (!extraction.error) {
        require_good(extraction.plan, text.utf8);
        require(to_json(extraction.plan) == to_json(fenjie::extract(input).plan), "read twice, another plan");
        (void)to_markdown(extraction.plan);
        (void)completeness_report(extraction.plan, text.utf8);
    }
    for (const fenjie::Fact& fact : fenjie::explain(input).facts) require(!fact.rule.empty(), "a fact without rule");
    // Both halves of the input as two files of one plan.
    (void)fenjie::extract_linked(first, second);
}

}  // namespace fuzz
