// What is counted stands behind its figure.
//
// In:  每年至少为信访干部举办1次心理讲座     Out: target.count  metric 心理讲座, subject 信访干部, >= 1, per P1Y
//      推动100家企业实施分级管理               target.actors  metric 实施分级管理, subject 企业
//      面向1万名学生开展心理辅导               target.count_for  metric 心理辅导, subject 学生
#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

/// How far from token `t` on what is counted may go.
std::size_t end_behind(const Scan& scan, const Group& group, std::size_t t) {
    // 每300户配备1名网格员的标准配齐队伍: what follows the goal is no more of what is counted.
    std::size_t to = group.to;
    for (std::size_t i = t; i + 1 < group.to; ++i) {
        const Word next = scan.tokens[i + 1].word;
        if (scan.tokens[i].word == Word::de && (next == Word::goal || next == Word::means_end)) {
            to = i;
            break;
        }
    }
    // 新建20个以上站点、覆盖率达到80%: the next of the list has its own name and figure.
    for (std::size_t i = to; i-- > t + 1;) {
        if (scan.tokens[i].word != Word::list) continue;
        const Range next = trimmed(scan, {scan.tokens[i].end, scan.tokens[to - 1].end});
        // 每县2个窗口、便民服务中心不少于1个窗口: so has a body's own count.
        const std::vector<PopulationWord> whose = population_words(scan, next, false);
        const bool body = !whose.empty() && whose.back().at.end == next.end && whose.back().kind == Population::who;
        const bool goes_on = to < scan.clauses[group.clause].last;
        if (to < scan.tokens.size() && !next.empty() &&
            ((body && goes_on) || indicator_of(scan, next) != Indicator::none))
            to = i;
        break;
    }
    // 新增1000处联网、累计|8000处: how they are summed up is said of the next figure.
    if (to > t + 2 && scan.tokens[to - 1].word == Word::average && scan.tokens[to - 2].word == Word::list) to -= 2;
    // 14条公路和甲地等|4条铁路: the next figure counts what is listed before it.
    constexpr std::string_view kEtc = "等";
    if (to == group.to && to < scan.clauses[group.clause].last &&
        scan.of(scan.tokens[t].begin, scan.tokens[to - 1].end).ends_with(kEtc)) {
        std::size_t list = to - 1;
        while (list > t && scan.tokens[list].word != Word::list) --list;
        if (list > t) to = list;
    }
    // 新建点10个、扩容15个: the verb of the next figure is no more of what is counted.
    if (to == group.to && to < scan.clauses[group.clause].last) {
        std::size_t verb = to;
        while (verb > t && is_doing(scan.tokens[verb - 1].word)) --verb;
        if (verb < to && verb > t && scan.tokens[verb - 1].word == Word::list) to = verb - 1;
    }
    return to;
}

}  // namespace

/// What a verb behind the figure says is counted: its object, or what is done where that says nothing by itself.
std::string Builder::done_or_got(const Action& action, Range right) const {
    // 不少于2次以公开课等形式开展送教下乡: the object of the verb behind.
    // 改造任务 is no object of its own.
    const bool goal = scan_.words->word_at(action.object, 0).kind == Word::goal;
    // 新增10万吨储备能力: an indicator alone says nothing.
    const bool alone =
        !action.object.empty() &&
        scan_.words->indicator_before(action.object, action.object.size()).length == action.object.size();
    // 培训演练: two that are done.
    const Found<Word> second = scan_.words->word_at(action.object, 0);
    const bool both = second.kind == Word::noun && second.length == action.object.size();
    const bool general = scan_.words->is_general(action.object);
    // 宣传栏, 招聘会: a noun of one character and the verb before it are one word.
    if (!action.object.empty() && is_short(action.object)) return str(after_attribute(scan_, right));
    return action.object.empty() || goal || alone || both || general ? action.text : action.object;
}

/// Those behind the figure and the verb behind them, `tokens`: what they do, or a thing that is got.
void Builder::done_by_actors(const Group& group, const Action& action, Range tokens, About& about) const {
    const std::size_t lead = group.lead;
    const Word governor = lead > group.from ? scan_.tokens[lead - 1].word : Word::other;
    const Range right = trimmed(scan_, {scan_.tokens[tokens.begin].begin, scan_.tokens[tokens.end - 1].end});
    std::vector<PopulationWord> words = population_words(scan_, action.subject, false);
    // 50个村（…）发展集体经济: 村 alone is who does it.
    const auto each = scan_.words->population_at(scan_.text, action.subject.begin);
    const std::size_t behind = action.subject.begin + each.length;
    if (words.empty() && is_each(each.kind) && (behind == action.subject.end || utf8::at(scan_.text, behind) == "（"))
        words.push_back({{action.subject.begin, behind}, Population::who});
    const bool actors = !words.empty() && words.back().kind != Population::thing;
    const bool helped = lead > group.from && scan_.words->helps(scan_.of(scan_.tokens[lead - 1]));
    const bool got =
        governor == Word::acquire || governor == Word::means || (governor == Word::noun && !actors && !helped);
    // 建立100个教师培养培训基地: a facility is got whole.
    const std::vector<PopulationWord> things = population_words(scan_, right, false);
    const bool facility = (governor == Word::acquire || governor == Word::noun) &&
                          scan_.tokens[action.at].word == Word::noun && !things.empty() &&
                          things.back().kind == Population::thing && things.back().at.end == right.end;
    if ((got || (governor == Word::noun && facility)) && !action.far) {
        about.metric = str(after_attribute(scan_, facility ? right : action.subject));
    } else if (action.far && governor != Word::object) {
        about.metric = str(after_attribute(scan_, right));
    } else {
        // 46个业务系统|迁移上云: what stands between the actors and the verb is part of what they do.
        Range who = action.subject;
        if (!words.empty() && !action.far) who.end = words.back().at.end;
        about.subject = str(trimmed(scan_, who));
        about.metric = action.far && !action.object.empty()
                           ? action.object
                           : str(trimmed(scan_, {who.end, action.subject.end})) + action.text;
        about.rule = "target.actors";
    }
}

/// 为5万名|老年人|免费白内障筛查: what is done for people, whatever it is.
bool Builder::done_for_people(const Group& group, Range right, About& about) const {
    constexpr std::string_view kFor = "为";
    if (group.first == group.from || scan_.of(scan_.tokens[group.first - 1]) != kFor) return false;
    std::size_t end = 0;
    for (const PopulationWord& word : population_words(scan_, right, false)) {
        const bool people = word.kind == Population::person || word.kind == Population::who;
        if (!people || (end != 0 && word.at.begin != end)) break;
        end = word.at.end;
    }
    if (end == 0 || right.end < end + 3 * utf8::kHanBytes) return false;
    about.subject = str({right.begin, end});
    about.metric = str(trimmed(scan_, {end, right.end}));
    return true;
}

/// 面向1万名人员，由各地开展培训: what is done stands in the next clause.
void Builder::done_in_next_clause(const Group& group, Range who, std::size_t to, About& about) const {
    about.subject = str(who);
    const Clause& clause = scan_.clauses[group.clause];
    if (clause.stop == Stop::comma && group.clause + 1 < scan_.clauses.size() && to == clause.last) {
        const Range object = object_of_clause(scan_, scan_.clauses[group.clause + 1]);
        about.metric = str(object);
    }
    if (about.metric.empty()) about.metric = str(who);
    about.rule = "target.count_for_next";
}

/// What follows the figure: 举办1次讲座, 推动100家企业实施…, 面向1万名学生开展….
bool Builder::counted_after(const Group& group) {
    std::size_t t = group.last + 1;
    while (t < group.to && (scan_.tokens[t].word == Word::lead || scan_.tokens[t].word == Word::de)) ++t;
    if (t >= group.to || scan_.tokens[t].word == Word::list || scan_.tokens[t].word == Word::goal) return false;
    if (scan_.tokens[t].word == Word::bracket && t + 1 >= group.to) return false;
    const std::size_t to = end_behind(scan_, group, t);
    if (to == t || (to == t + 1 && scan_.tokens[t].word == Word::bracket)) return false;
    if (scan_.text[scan_.tokens[t].begin] == '/') return false;  // 20万千瓦|/40万千瓦时
    // 基本农田20万亩保护任务: what is counted stands before, as the name of the figure.
    const Range name = phrase_before(scan_, group.from, group.name_end, true);
    if (group.widened && !name.empty()) return false;
    const bool short_goal = scan_.tokens[to - 1].word == Word::goal && to - t <= 2;
    const std::vector<PopulationWord> known = population_words(scan_, name, true);
    const bool place = !known.empty() && known.back().at.end == name.end && known.back().kind == Population::place;
    if (short_goal && !name.empty() && !place) return false;
    const Range right = trimmed(scan_, {scan_.tokens[t].begin, scan_.tokens[to - 1].end});
    if (right.empty()) return false;
    const std::size_t lead = group.lead;
    const Word governor = lead > group.from ? scan_.tokens[lead - 1].word : Word::other;
    const Quantity& q = (*scan_.quantities)[group.quantities.front()];
    // 对14处危险源落实…: the number of those that are there.
    const bool bare = !q.explicit_comparator && !group.comparator && !group.per.every && !group.per.each;
    constexpr std::string_view kFor = "对";
    if (governor == Word::object && bare && scan_.of(scan_.tokens[lead - 1]) == kFor) return false;
    const Action action = action_from(scan_, group, t, to);
    // 住宿和餐饮业等7个行业纳入范围: how many were named, and nobody made them act.
    constexpr std::string_view kEtc = "等";
    constexpr std::string_view kIn = "在";
    bool named = bare && governor == Word::other && scan_.text.substr(0, q.begin).ends_with(kEtc);
    // 在能源、化工等13个行业开展审核: where something is to be done.
    for (std::size_t i = group.from; named && i < group.first; ++i)
        named = !gets_or_does(scan_.tokens[i].word) && scan_.of(scan_.tokens[i]) != kIn;
    if (named && !action.text.empty() && !action.subject.empty()) return true;
    // 在14个市|增补网点|2万个: where what the next figure counts is.
    const bool place_of_next = group.first > group.from && scan_.of(scan_.tokens[group.first - 1]) == kIn;
    if (bare && place_of_next && group.to < scan_.clauses[group.clause].last) return true;
    std::size_t last_de = 0;
    for (std::size_t i = t; i < to; ++i) {
        if (scan_.tokens[i].word == Word::de && i + 1 < to) last_de = scan_.tokens[i].end;
    }
    About about{"", subject_of_count(group), "", "target.count", false};
    const bool made =
        governor == Word::cause || (lead > group.from && scan_.words->helps(scan_.of(scan_.tokens[lead - 1])));
    const bool verb_first = action.subject.empty() && !action.text.empty();
    const std::size_t verb_at = action.text.empty() ? 0 : scan_.tokens[action.at].begin;
    if (verb_first && last_de < verb_at + 1) {
        // 1.7万人|取得证书: what those do who are counted, and nobody gets.
        const auto who = scan_.words->population_at(q.unit, 0);
        const bool people = is_each(who.kind) && who.length == q.unit.size() && lead == group.from;
        about.metric = people ? action.text : done_or_got(action, right);
    } else if (governor == Word::object && last_de > right.begin) {
        // 面向1万名人员的培训
        about.subject = str(trimmed(scan_, {right.begin, last_de}));
        about.metric = str(trimmed(scan_, {last_de, right.end}));
        about.rule = "target.count_for";
    } else if (!action.text.empty() && !action.subject.empty() && (last_de < verb_at || action.far)) {
        done_by_actors(group, action, {t, to}, about);
        if (made && action.far) done_by(right, to, about);
    } else if (action.text.empty() && (done_for(group, t, to, about) || done_for_people(group, right, about))) {
        about.rule = "target.actors";
    } else if (governor == Word::object && action.text.empty()) {
        done_in_next_clause(group, right, to, about);
    } else {
        about.metric = str(after_attribute(scan_, right));
        // 具备年产10万吨钢材的能力: of what it is able.
        constexpr std::string_view kAbility = "能力";
        if (about.metric == kAbility && last_de > right.begin)
            about.metric = str(trimmed(scan_, {right.begin, last_de - utf8::kHanBytes}));
        if (made) done_by(right, to, about);
    }
    if (is_short(about.metric)) return false;
    if (about.subject == about.metric) about.subject.clear();
    if (about.subject.empty() && by_level(group, about)) return true;
    if (by_each(group, about)) return true;
    emit_all(group, about);
    return true;
}

}  // namespace fenjie::targets
