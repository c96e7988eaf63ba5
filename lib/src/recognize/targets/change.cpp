// Changes whose verb stands before what changes.
//
// In:  降低万元产值能耗|3%以上      Out: decrease
//      提高入学率|95%以上           Out: nothing: a level
//      提升|10个村庄                Out: nothing: they are made better
#include "recognize/targets/group.hpp"

namespace fenjie::targets {

bool is_doing(Word word) {
    return word == Word::acquire || word == Word::act || word == Word::noun || word == Word::cause ||
           word == Word::rise || word == Word::fall || word == Word::lead || word == Word::date;
}

void read_change(const Scan& scan, Group& group) {
    // 提升10个村庄: they are made better, not more.
    const bool behind = group.last + 1 < group.to && scan.tokens[group.last + 1].word == Word::other;
    if (group.change && (group.measure == Measure::count || group.measure == Measure::size) && behind &&
        scan.words->betters_before(scan.text, scan.tokens[group.first].begin))
        group.change.reset();
    if (group.change || group.reached || group.measure != Measure::share) return;
    std::size_t t = group.lead;
    while (t > group.from && !scan.tokens[t - 1].edge) --t;
    if (t == group.from || t == group.lead) return;
    // 减少|申报|材料三分之一
    if (scan.tokens[t - 1].word == Word::noun && t - 1 > group.from &&
        scan.tokens[t - 2].end == scan.tokens[t - 1].begin)
        --t;
    const Word verb = scan.tokens[t - 1].word;
    const bool rate = scan.words->indicator_before(scan.text, group.name_end).kind == Indicator::rate;
    if (verb == Word::fall) group.change = Change::decrease;
    if (verb == Word::rise && !rate) group.change = Change::increase;
}

}  // namespace fenjie::targets
