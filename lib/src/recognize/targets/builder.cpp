// Emits the targets of each group of figures, with what the group says of all of them.
//
// In:  力争每个街道建成2个综合为老服务中心  (group [2个], aim, per each 街道)
// Out: metric 综合为老服务中心, = 2 个, aim, per each 街道, text the clause
//
// The rules are tried in the order of rate.cpp and count.cpp; the first that finds what is measured
// wins. A figure for which none does is no target.
#include "recognize/targets/builder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/utf8.hpp"

namespace fenjie::targets {

std::vector<TargetMention> Builder::build(std::size_t first, std::size_t last) {
    std::vector<Group> groups = find_groups(scan_, first, last);
    for (Group& group : groups) read_change(scan_, group);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (const std::size_t n = sharing_noun(groups, i); n > 1) {
            count_shared(groups, i, n);
            i += n - 1;
            continue;
        }
        if (const std::size_t n = sharing_level(groups, i); n > 1 && count_levels(groups, i, n)) {
            i += n - 1;
            continue;
        }
        if (const std::size_t n = acting_together(groups, i); n > 1 && act_together(groups, i, n)) {
            i += n - 1;
            continue;
        }
        if (i + 1 < groups.size() && shares_by_place(groups[i], groups[i + 1])) {
            ++i;
            continue;
        }
        if (i > 0) share_comparator(groups[i - 1], groups[i]);
        const Group& group = groups[i];
        if (listed_again(group)) continue;
        // 带动200万|农民: heads without a measure word.
        const bool heads =
            group.measure == Measure::bare &&
            scan_.words->population_at(scan_.text, scan_.tokens[group.last].end).kind == Population::person;
        if (group.measure == Measure::share || (group.measure == Measure::bare && !heads) ||
            group.measure == Measure::point)
            rate(group);
        else
            count(group);
    }
    // What goes on behind a note is read with the figure before the note.
    const auto before = [](const TargetMention& a, const TargetMention& b) { return a.begin < b.begin; };
    if (!std::is_sorted(out_.begin(), out_.end(), before)) std::stable_sort(out_.begin(), out_.end(), before);
    // Only the last is ever taken up.
    if (carries_.size() > 1) carries_.erase(carries_.begin(), std::prev(carries_.end()));
    return std::exchange(out_, {});
}

/// 不少于200场演出、400场讲座, 至少建成1个公园、2个广场: what compares the first of a list compares all.
void Builder::share_comparator(const Group& before, Group& group) const {
    const auto& quantities = *scan_.quantities;
    const Quantity& of = quantities[before.quantities.front()];
    const bool listed = group.clause == before.clause && group.first > before.last + 2 && group.lead == group.first &&
                        scan_.tokens[group.first - 1].word == Word::list;
    if (!listed || group.comparator || quantities[group.quantities.back()].explicit_comparator) return;
    if (before.comparator)
        group.comparator = before.comparator;
    else if (of.explicit_comparator && of.begin < of.number_begin)
        group.comparator = of.comparator;
}

void Builder::forget(std::size_t clauses) {
    if (carries_.empty()) return;
    std::size_t& clause = carries_.back().clause;
    if (clause < clauses)
        carries_.clear();
    else
        clause -= clauses;
}

/// 增值率：年均增长5%；|比重：|年均增长3%: whether a label that names what is measured stands between two clauses.
bool Builder::labelled(std::size_t first, std::size_t last) const {
    for (std::size_t c = first + 1; c < last; ++c) {
        const std::size_t end = scan_.clauses[c].end;
        if (scan_.text.substr(end).starts_with("：") &&
            scan_.words->indicator_before(scan_.text, end).kind != Indicator::none)
            return true;
    }
    return false;
}

const Builder::Carry* Builder::carry(const Group& group) const {
    if (carries_.empty()) return nullptr;
    const Carry& last = carries_.back();
    const std::size_t begin = sentence_begin(scan_, group.clause);
    // 城市、农村分别达到80%、60%: a figure behind is of neither.
    constexpr RuleId kOneOfList = "target.respective";
    if (labelled(last.clause, group.clause) || last.clause < begin || group.clause - last.clause > kCarryClauses ||
        last.about.rule == kOneOfList)
        return nullptr;
    const std::string& unit = (*scan_.quantities)[group.quantities.back()].unit;
    return last.unit == unit ? &last : nullptr;
}

/// What stands behind the figure, up to the next figure or the end of the clause.
Range Builder::right_of(const Group& group) const {
    const std::size_t begin = scan_.tokens[group.last].end;
    if (group.last + 1 >= group.to) return {begin, begin};
    return {begin, scan_.tokens[group.to - 1].end};
}

/// The clause without a date in front, a 会同… before the period, and a note behind.
Range Builder::stated(const Group& group) const {
    const Clause& clause = scan_.clauses[group.clause];
    std::size_t first = clause.first;
    const auto word = [&](std::size_t t) { return scan_.tokens[t].word; };
    while (first < group.first && (word(first) == Word::date || word(first) == Word::list ||
                                   (word(first) == Word::link && word(first + 1) == Word::date))) {
        ++first;
    }
    if (word(first) == Word::means) {
        for (std::size_t t = first; t < group.first; ++t) {
            if (word(t) == Word::every) first = t;
        }
    }
    std::size_t last = clause.last;
    while (last > group.last + 1 && word(last - 1) == Word::bracket &&
           scan_.of(scan_.tokens[last - 1]).find("：") != std::string_view::npos)
        --last;
    return {scan_.tokens[first].begin, scan_.tokens[last - 1].end};
}

namespace {

// A clause without an end is quoted around its figure only, so that many figures in one clause stay linear.
Range near(Range clause, const Quantity& q, std::string_view text) {
    constexpr std::size_t kBefore = 900;
    constexpr std::size_t kBehind = 600;
    if (q.begin > clause.begin + kBefore) clause.begin = q.begin - kBefore;
    if (clause.end > q.end + kBehind) clause.end = q.end + kBehind;
    while (clause.begin < q.begin && !utf8::is_lead(text[clause.begin])) ++clause.begin;
    while (clause.end < text.size() && !utf8::is_lead(text[clause.end])) ++clause.end;
    return clause;
}

/// 8%、8%、10%以上、10%以上: figures before the last have words of their own behind them, so the last speaks for
/// itself.
bool compared_one_by_one(const std::vector<Quantity>& quantities, const Group& group) {
    for (std::size_t i = 0; i + 1 < group.quantities.size(); ++i) {
        const Quantity& q = quantities[group.quantities[i]];
        if (q.explicit_comparator && q.begin == q.number_begin) return true;
    }
    return false;
}

}  // namespace

void Builder::emit(const Group& group, std::size_t quantity, About about) {
    const Quantity& q = (*scan_.quantities)[quantity];
    // 分别达到90%、80%以上: a comparator of the list counts for each of its figures.
    const Quantity& first = (*scan_.quantities)[group.quantities.front()];
    const Quantity& last = (*scan_.quantities)[group.quantities.back()];
    TargetMention t;
    // 90%（…）、80%（…）: the second stands in a clause of its own.
    const Range whole = stated(group);
    const Range where = q.begin < whole.end ? near(whole, q, scan_.text) : Range{q.begin, q.end};
    t.begin = where.begin;
    t.end = where.end;
    t.metric = about.metric;
    // 在每个街道建设1个站点: its period says for each of whom.
    constexpr std::string_view kEach = "每";
    const bool each = group.per.each && std::string_view(about.subject).starts_with(kEach);
    if (!about.subject.empty() && !each) t.subject = std::move(about.subject);
    // 达95%以上（除失访患者外）, 随访率（失访患者除外）达: the bracket may stand behind the figure or the indicator.
    const std::size_t indicator = token_at(scan_, group.name_end - 1);
    for (const std::size_t at : {group.last + 1, indicator}) {
        if (!about.excluding.empty() || at >= scan_.clauses[group.clause].last) continue;
        const Token& bracket = scan_.tokens[at];
        if (bracket.word == Word::bracket)
            (void)without_exclusion(scan_, {bracket.begin, bracket.end}, about.excluding);
    }
    if (about.excluding.empty()) about.excluding = excluded_before(scan_, group.clause);
    if (!about.excluding.empty()) t.excluding = std::move(about.excluding);
    t.comparator = q.comparator;
    if (!q.explicit_comparator) {
        if (last.explicit_comparator && !compared_one_by_one(*scan_.quantities, group))
            t.comparator = last.comparator;
        else if (first.explicit_comparator)
            t.comparator = first.comparator;
        else if (group.comparator)
            t.comparator = *group.comparator;
    }
    t.value = q.value;
    t.value_max = q.value_max;
    // 分别提高5个和8个百分点
    t.unit = last.unit.size() > q.unit.size() && !q.unit.empty() && last.unit.starts_with(q.unit) && group.respective
                 ? last.unit
                 : q.unit;
    t.ratio = q.ratio;
    if (group.per.every && (group.measure == Measure::count || group.measure == Measure::time ||
                            group.measure == Measure::size || group.measure == Measure::money || group.change)) {
        t.per = Per{group.per.every, std::nullopt};
    }
    if (group.per.each && group.measure != Measure::share) {
        if (!t.per) t.per = Per{};
        t.per->each = group.per.each;
    }
    t.change = group.change;
    if (!group.baseline.empty()) t.baseline = group.baseline;
    t.modality = group.modality;
    t.date = group.date;
    for (std::size_t i = 0; i < group.quantities.size(); ++i) {
        if (group.quantities[i] != quantity) continue;
        if (i < group.dates.size()) t.date = group.dates[i];
        if (i < group.baselines.size()) t.baseline = group.baselines[i];
    }
    t.respective_mismatch = about.mismatch;
    t.rule = about.rule;
    // “十四五”、“十五五”期间分别新增4000万千瓦: one figure for each of the periods.
    if (group.quantities.size() == 1 && group.dates.size() > 1) {
        for (const std::size_t date : group.dates) {
            t.date = date;
            out_.push_back(t);
        }
        return;
    }
    out_.push_back(std::move(t));
}

void Builder::emit_all(const Group& group, const About& about) {
    const std::vector<ActorsPeriod> periods = shared_periods(group);
    for (const ActorsPeriod& period : periods) {
        Group once = group;
        once.per.every = period.every;
        About of_period = about;
        if (!period.who.empty()) of_period.subject = str(period.who);
        of_period.rule = "target.count_by_period";
        emit(once, group.quantities.front(), std::move(of_period));
    }
    for (const std::size_t quantity : group.quantities) {
        if (periods.empty()) emit(group, quantity, about);
    }
    carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities.back()].unit, group.per});
}

}  // namespace fenjie::targets
