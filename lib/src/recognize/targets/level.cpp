// The level of one indicator: what is measured, and whose it is where its own phrase does not say so.
//
// In:  辖区居民心理健康核心知识知晓率达到65%以上     Out: target.level  metric 心理健康核心知识知晓率, subject 辖区居民
//      新增企业300家，总数突破2000家                 Out: target.total_carried  metric 总数, subject 企业
//      在册患者管理率97%以上，规范化管理率95%以上    Out: target.level_carried  metric 规范化管理率, subject 在册患者
#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

bool is_share_of_action(std::string_view rule) {
    return rule == "target.share" || rule == "target.share_behind" || rule == "target.share_again";
}

/// 总数, 比例: nothing but an indicator that needs what stands before it. 带动就业1500人: one that begins with a verb
/// is no total.
bool is_bare(const Scan& scan, const Named& named) {
    const Word opening = scan.words->word_at(named.metric, 0).kind;
    return named.indicator == Indicator::relation && opening != Word::noun && opening != Word::acquire &&
           scan.words->indicator_before(named.metric, named.metric.size()).length == named.metric.size();
}

}  // namespace

/// 排查|出的|问题整改率, 市级下达的|耕地保有量: where a name begins that others stand before.
std::size_t Builder::behind_giver(Range name) const {
    if (const auto out = scan_.words->name_word_at(scan_.text, name.begin); out.kind == NameWord::out)
        name.begin += out.length;
    for (std::size_t at = name.begin; at < name.end; at += utf8::length_at(scan_.text, at)) {
        const auto given = scan_.words->name_word_at(scan_.text, at);
        if (given.kind == NameWord::given && at + given.length <= name.end) return at + given.length;
    }
    return name.begin;
}

void Builder::level(const Group& group, Range name) {
    name.begin = behind_giver(name);
    const std::vector<Range> items = members(scan_, name);
    const bool distributes = group.dates.empty() && (group.each || group.respective || group.quantities.size() > 1);
    if (distributes && items.size() > 1) return level_list(group, items, name);
    Named named = split_indicator(scan_, name);
    if (share_of_part(group, name, named)) return;
    split_further(group, name, named);
    if (distributes && named.subject_at.empty()) {
        const Range before = subject_before(scan_, group, named.metric, named.indicator);
        const Range object = object_of_preposition(scan_, group.from, group.first);
        return subject_list(group, object.empty() ? before : object, named.metric, named.excluding);
    }
    About about{named.metric, named.subject, named.excluding, "target.level", false};
    if (!named.subject_at.empty()) {
        const std::vector<PopulationWord> words = population_words(scan_, named.subject_at, true);
        about.of_thing = words.empty() ? !are_places(scan_, named.subject_at) : words.back().kind == Population::thing;
    }
    const bool relation = named.indicator == Indicator::relation;
    if (about.subject.empty() && is_bare(scan_, named)) go_on_with_count(group, about);
    if (about.subject.empty() && relation) about.subject = str(whole_before(scan_, group));
    // 按病种|付费占比: how it is done is part of what the share is of.
    constexpr std::string_view kBy = "按";
    const std::size_t t = token_at(scan_, name.begin);
    if (relation && group.measure == Measure::share && t > group.from && scan_.of(scan_.tokens[t - 1]) == kBy) {
        about.metric = str({scan_.tokens[t - 1].begin, name.end});
        about.subject.clear();
    }
    if (about.subject.empty()) about.subject = str(topic_before(scan_, group));
    if (about.subject.empty()) find_subject(group, name, named, about);
    const bool derived = about.subject.empty() && relation;
    if (derived && group.measure == Measure::share) about.subject = str(shared_part(name));
    emit_all(group, about);
    // What a share is of, its name says; what follows is of others.
    if (derived) carries_.back().about.subject.clear();
}

/// 非化石能源占一次能源消费比重: the share of a whole keeps both. True where all is said: of a whole without its 比重
/// (参加锻炼的人数占常住人口34%以上), or of what the clause before measures (装机达到500万千瓦，占总装机比重达到45%).
bool Builder::share_of_part(const Group& group, Range name, Named& named) {
    constexpr std::string_view kOf = "占";
    constexpr std::string_view kRatio = "比";
    const std::size_t t = token_at(scan_, name.begin);
    if (t <= group.from || scan_.tokens[t - 1].word != Word::link || scan_.of(scan_.tokens[t - 1]) != kOf) return false;
    const Token& of = scan_.tokens[t - 1];
    if (scan_.of(name.begin, name.end).find(kRatio) == std::string_view::npos && share_of_whole(group, name))
        return true;
    Range part = phrase_before(scan_, group.from, of.begin, false);
    if (part.empty()) {
        const Carry* last = carries_.empty() ? nullptr : &carries_.back();
        if (last == nullptr || last->clause < sentence_begin(scan_, group.clause)) return false;
        emit_all(group, {str({of.begin, name.end}), of_what(*last), "", "target.share_carried", false});
        return true;
    }
    // 培训|人员: what they do is part of a short name.
    constexpr std::size_t kWord = 2 * utf8::kHanBytes;
    const std::size_t verb = token_at(scan_, part.begin);
    if (verb > group.from && part.size() <= kWord && scan_.tokens[verb - 1].end == part.begin &&
        does(scan_.tokens[verb - 1].word))
        part.begin = scan_.tokens[verb - 1].begin;
    named.subject = str(part);
    named.subject_at = part;
    named.metric = str({part.begin, name.end});
    return false;
}

/// Cuts where the split by words for people, bodies and things does not: 公交车中|新能源车占比, of what a part is in;
/// 对 新生|心理筛查率, what is done to them.
void Builder::split_further(const Group& group, Range name, Named& named) const {
    constexpr std::string_view kFor = "对";
    if (const std::size_t at = named.indicator == Indicator::relation ? within(scan_, name) : 0) {
        named.subject_at = trimmed(scan_, {name.begin, at});
        named.subject = without_exclusion(scan_, named.subject_at, named.excluding);
        named.metric = str(trimmed(scan_, {at + utf8::kHanBytes, name.end}));
    }
    const std::size_t t = token_at(scan_, name.begin);
    if (named.subject_at.empty() && t > group.from && scan_.tokens[t - 1].word == Word::object &&
        scan_.of(scan_.tokens[t - 1]).starts_with(kFor))
        split_at_action(scan_, name, named);
}

/// The total or the share of what was counted before; leaves `about` as it is where nothing was.
void Builder::go_on_with_count(const Group& group, About& about) const {
    if (const Carry* counted = carry(group)) {
        if (is_share_of_action(counted->about.rule)) {
            // 30%的企业建立工会，2025年比例提高到50%: the share of those who do so.
            about = counted->about;
            about.rule = "target.share_again";
        } else {
            // 新增企业300家，总数突破2000家
            about.subject = counted->about.metric;
            about.rule = "target.total_carried";
        }
        return;
    }
    if (carries_.empty() || carries_.back().clause + 1 != group.clause) return;
    const Carry& last = carries_.back();
    if (group.reached && group.measure == Measure::count && last.unit == "%" &&
        scan_.clauses[group.clause - 1].stop == Stop::comma) {
        // 高新技术企业增长20%，总数达到500家
        about.subject = of_what(last);
        about.rule = "target.total_carried";
    } else if (group.measure == Measure::share && last.clause >= sentence_begin(scan_, group.clause)) {
        // 高技能人才3000人次，占比30%
        about.subject = of_what(last);
        about.rule = "target.share_carried";
    }
}

/// Whose a level is that names nobody itself: what a preposition or its clause's begin says, those of the level before,
/// or those that the sentence speaks of.
void Builder::find_subject(const Group& group, Range name, const Named& named, About& about) const {
    const std::size_t clause = scan_.clauses[group.clause].first;
    // 每千名儿童床位2.2张: whose, its own clause alone may say.
    if (group.per.each && group.measure == Measure::count) {
        about.subject = str(leading_population(scan_, clause, token_at(scan_, name.begin)));
        return;
    }
    Range found = object_of_preposition(scan_, clause, group.first);
    const Carry* last = found.empty() ? carry(group) : nullptr;
    if (last != nullptr) {
        found = subject_before(scan_, group, named.metric, named.indicator, last->clause + 1);
        if (found.empty() && goes_on_with(*last, group, named)) {
            about.subject = last->about.subject;
            about.excluding = last->about.excluding;
            about.of_thing = last->about.of_thing;
            about.rule = "target.level_carried";
            return;
        }
        // 人口比例达到65%，设备配备率达到100%，水费|收缴率: not of those in the name of what was measured before.
        constexpr std::size_t kOwn = 4 * utf8::kHanBytes;
        const bool of_thing = scan_.words->indicator_of(named.metric, named.metric.size()) == IndicatorOf::thing;
        if (found.empty() && of_thing && named.metric.size() > kOwn) return;
    }
    if (found.empty()) found = subject_said(group, name, named);
    if (found.empty()) return;
    about.subject = without_exclusion(scan_, found, about.excluding);
    // 为经营主体|减负: said once.
    if (about.metric.starts_with(about.subject) && about.metric.size() > about.subject.size())
        about.metric.erase(0, about.subject.size());
}

/// 在册患者管理率97%以上，规范化管理率95%以上: whether a short indicator goes on with the subject of the one before.
bool Builder::goes_on_with(const Carry& last, const Group& group, const Named& named) const {
    constexpr std::size_t kShort = 6 * utf8::kHanBytes;
    // 诈骗案件发案数下降10%，命案破案率100%: things are gone on with by bare rates only.
    constexpr std::size_t kBare = 4 * utf8::kHanBytes;
    const std::size_t most = last.about.of_thing ? kBare : kShort;
    if (last.about.subject.empty() || named.metric.size() > most || named.indicator != Indicator::rate) return false;
    // 覆盖率达到90%（其中城区95%），合格率达到80%: what a bracket says is of what stands before it.
    const auto bracket = [&](std::size_t c) { return scan_.clauses[c].stop == Stop::bracket; };
    return last.clause == 0 || last.clause + 1 != group.clause || !bracket(last.clause) || !bracket(last.clause - 1);
}

/// Whom the clause begins with, or the sentence speaks of; empty where it is nobody.
Range Builder::subject_said(const Group& group, Range name, const Named& named) const {
    Range found = leading_population(scan_, scan_.clauses[group.clause].first, token_at(scan_, name.begin));
    // 各高校要完善中心，按照师生比不少于1:4000配备教师: whose ratio, the sentence begins with.
    if (found.empty() && (*scan_.quantities)[group.quantities.front()].ratio) found = opening_population(group);
    // An amount with a noun of its own (抗旱浇灌面积) is of no one that a clause before names.
    constexpr std::size_t kOwn = 4 * utf8::kHanBytes;
    const bool own = named.indicator != Indicator::rate && named.metric.size() >= kOwn;
    return found.empty() && !own ? subject_before(scan_, group, named.metric, named.indicator) : found;
}

}  // namespace fenjie::targets
