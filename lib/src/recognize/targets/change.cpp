// Changes whose verb stands before what changes.
//
// In:  降低万元产值能耗|3%以上      Out: decrease
//      提高入学率|95%以上           Out: nothing: a level
#include "recognize/targets/group.hpp"

namespace fenjie::targets {

void read_change(const Scan& scan, Group& group) {
    if (group.change || group.reached || group.measure != Measure::share) return;
    std::size_t t = group.lead;
    while (t > group.from && !scan.tokens[t - 1].edge) --t;
    if (t == group.from || t == group.lead) return;
    const Word verb = scan.tokens[t - 1].word;
    const bool rate = scan.words->indicator_before(scan.text, group.name_end).kind == Indicator::rate;
    if (verb == Word::fall) group.change = Change::decrease;
    if (verb == Word::rise && !rate) group.change = Change::increase;
}

}  // namespace fenjie::targets
