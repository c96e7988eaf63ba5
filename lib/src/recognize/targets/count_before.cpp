// Counts of what stands before the figure, and what of it says where, for whom, with what or by whom.
//
// In:  骨干教师1500名, 工业机器人8000台以上       Out: target.count_before  metric 骨干教师, 工业机器人
//      为老旧小区充电场所安装消防设施157处             metric 消防设施, subject 老旧小区充电场所
//      脱贫劳动力外出务工860人                         metric 外出务工, subject 脱贫劳动力
#include <algorithm>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
constexpr std::string_view kTimes = "次";

/// Whether what stands before 的 is those who have it, and no description: 各示范县的, 乡镇的.
bool is_whose(const Scan& scan, Range range) {
    constexpr std::string_view kEach = "各";
    const std::vector<PopulationWord> words = population_words(scan, range, true);
    if (!words.empty() && words.back().at.end == range.end && words.back().kind != Population::thing) return true;
    const std::size_t last = utf8::previous(scan.text, range.end);
    return scan.of(range.begin, range.end).starts_with(kEach) &&
           scan.words->population_at(scan.text, last).kind == Population::region;
}

}  // namespace

/// Of tokens [from, to) the one that may be a verb (设置, 建设); `to` where none or several may.
std::size_t Builder::only_verb(std::size_t from, std::size_t to) const {
    std::size_t found = to;
    for (std::size_t t = from; t < to; ++t) {
        if (scan_.tokens[t].word != Word::noun) continue;
        if (found != to) return to;
        found = t;
    }
    return found;
}

bool Builder::counted_before(const Group& group, Range name) {
    if (counted_at_level(group, name)) return true;
    if (is_short(scan_.of(name.begin, name.end))) return false;
    const std::vector<Range> items = members(scan_, name);
    const bool distributes = group.respective || group.each || group.quantities.size() > 1;
    if (distributes && group.dates.empty() && items.size() > 1) {
        level_list(group, items, name);
        return true;
    }
    if (counted_further(group, name) || counted_part(group, name)) return true;
    const std::vector<PopulationWord> words = population_words(scan_, name, true);
    if (group.reached && says_for_whom(group, name, words) && counted_carried(group, name)) return true;
    About about{"", subject_of_count(group), "", "target.count_before", false};
    name = behind_where(group, name, words, about.subject);
    name = behind_object(group, name, about.subject);
    find_counted(group, name, about);
    if (const std::size_t verb = verb_of_metric(group, name, words); verb != name.begin)
        about.metric = str({verb, name.end});
    // （含幼儿教师50名）
    if (about.subject.ends_with(about.metric)) about.subject.clear();
    emit_all(group, about);
    return true;
}

/// Whether the count is in heads: 15人, 2名.
bool Builder::counts_people(const Group& group) const {
    const std::string& unit = (*scan_.quantities)[group.quantities.front()].unit;
    const auto people = scan_.words->population_at(unit, 0);
    return (is_each(people.kind) && people.length == unit.size()) || scan_.words->counts_heads(unit);
}

/// Whether what stands before the figure only says of whom or where it counts what was named before.
bool Builder::says_for_whom(const Group& group, Range name, const std::vector<PopulationWord>& words) const {
    const bool known = !words.empty() && words.back().at.end == name.end;
    const Carry* before = carry(group);
    // 自由贸易试验区力争达到150项: whose, and what is said before.
    if (known && words.back().kind == Population::place) return true;
    // 乡镇（街道）不少于15人, 千人以上学校不少于2名: bodies are counted in no heads.
    const bool heads = counts_people(group);
    if (known && words.size() == 1 && words.front().kind == Population::who && heads && before != nullptr) return true;
    // 开展巡河，镇级河长每月不少于1次: people do so often what the clause before says.
    const bool so_often = (*scan_.quantities)[group.quantities.front()].unit == kTimes && group.per.every;
    if (known && so_often && words.back().kind != Population::thing) return true;
    if (before == nullptr) return false;
    // 教师听课不少于20节，校长不少于30节: nor are people counted in anything else.
    const bool counts = group.measure == Measure::count || group.measure == Measure::time;
    if (known && words.back().kind == Population::person && !heads && counts && before->about.metric != str(name))
        return true;
    // 开展演练，企业每半年至少1次，村（居）每年不少于1次: nor does the last of several name an event where it has no
    // verb. 检查每季度不少于1次（高危行业每月不少于1次）
    const bool noted = group.clause > 0 && scan_.clauses[group.clause - 1].stop == Stop::bracket;
    return so_often && (noted || goes_on_by_turns(*before)) && names_no_event(name);
}

/// The name behind 在 and the place that it stands for, which is the subject.
Range Builder::behind_where(const Group& group, Range name, const std::vector<PopulationWord>& words,
                            std::string& subject) const {
    constexpr std::string_view kIn = "在";
    const std::size_t first = token_at(scan_, name.begin);
    if (first <= group.from || scan_.of(scan_.tokens[first - 1]) != kIn) return name;
    // 在三个乡镇造林4000亩: where it is done, before what is done.
    if (!words.empty() && words.back().at.end < name.end &&
        scan_.tokens[token_at(scan_, words.back().at.end)].word == Word::noun) {
        subject = str({name.begin, words.back().at.end});
        name.begin = words.back().at.end;
        // 在医院、学校等场所|设置|哨点
        const Token& verb = scan_.tokens[token_at(scan_, name.begin)];
        if (name.end >= verb.end + kShortest) name.begin = verb.end;
        return name;
    }
    // 在重点路段|设置充电桩不少于200个: before the only verb.
    const std::size_t verb = only_verb(first + 1, group.lead);
    if (verb < group.lead && name.end >= scan_.tokens[verb].end + kShortest) {
        subject = str(trimmed(scan_, {name.begin, scan_.tokens[verb].begin}));
        name.begin = scan_.tokens[verb].end;
    }
    return name;
}

/// 为老旧小区充电场所|安装消防设施157处: what is done for them ends their name, which is the subject.
/// 利用边角地|建设停车场10处: so does what is done with it, which is none.
Range Builder::behind_object(const Group& group, Range name, std::string& subject) const {
    const std::size_t first = token_at(scan_, name.begin);
    const Word governor = first > group.from ? scan_.tokens[first - 1].word : Word::other;
    if (governor != Word::object && governor != Word::means) return name;
    for (std::size_t t = first + 1; t < group.lead; ++t) {
        const Token& verb = scan_.tokens[t];
        if (verb.word != Word::noun || name.end < verb.end + kShortest ||
            (governor == Word::object && population_end(scan_, {name.begin, verb.begin}) != verb.begin))
            continue;
        if (governor == Word::object) subject = str({name.begin, verb.begin});
        name.begin = verb.end;
        break;
    }
    return name;
}

/// What is counted, without whose it is.
void Builder::find_counted(const Group& group, Range name, About& about) const {
    const Range bare = after_attribute(scan_, name);
    about.metric = str(bare);
    // 脱贫劳动力|外出务工860人: what people do who are counted.
    if (const std::size_t doers_end = counts_people(group) ? people_doing(name) : 0; doers_end != 0) {
        about.subject = str({name.begin, doers_end});
        about.metric = str(trimmed(scan_, {doers_end, name.end}));
    }
    // 各示范县的电商培训: whose it is.
    const Range whose = trimmed(scan_, {name.begin, std::max(bare.begin, name.begin)});
    if (about.subject.empty() && !whose.empty() && is_whose(scan_, whose)) about.subject = str(whose);
    // 对重点单位|检查: said once.
    if (!about.subject.empty() && about.metric.starts_with(about.subject) && about.metric.size() > about.subject.size())
        about.metric.erase(0, about.subject.size());
}

/// Where the verb before the name begins, if the metric is that verb with its object; else the name's begin.
std::size_t Builder::verb_of_metric(const Group& group, Range name, const std::vector<PopulationWord>& words) const {
    const std::size_t first = token_at(scan_, name.begin);
    if (first <= group.from || scan_.tokens[first - 1].end != name.begin || !is_verb(scan_, first - 1, group.from))
        return name.begin;
    const Token& verb = scan_.tokens[first - 1];
    // 上云|企业突破500家: which of them are counted, the verb before says.
    const bool which = group.reached && words.size() == 1 && words.front().at == name &&
                       words.front().kind == Population::who && verb.word != Word::acquire;
    // 检查企业5000家次: what happens so often is the verb with its object.
    const std::string& unit = (*scan_.quantities)[group.quantities.front()].unit;
    const bool several = unit.ends_with(kTimes) && unit != kTimes && !unit.starts_with("人") && !unit.starts_with("场");
    return which || several ? verb.begin : name.begin;
}

}  // namespace fenjie::targets
