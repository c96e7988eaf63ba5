// Tells figures that could be targets from the many that are not, by what stands right beside them.
//
// In:  每年培育年营业额1亿元以上的企业10家，省级给予50%补助，最高100万元。
// Out: 1亿元以上: a threshold, no; 10家: yes; 50%, 100万元: a subsidy, no
//
// Each figure looks at its own clause and its neighbours, never farther than a fixed number of bytes, so that a
// text of figures costs linear time.
#include <algorithm>
#include <iterator>

#include "recognize/targets/name.hpp"
#include "recognize/targets/scan.hpp"
#include "recognize/targets/surroundings.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {
namespace {

/// “…达到40%”的目标, 60%的要求: the noun only names the figure a target.
bool goal_follows(const Surroundings& s) {
    std::size_t at = s.q.end;
    for (const std::string_view skipped : {std::string_view("”"), std::string_view("的")})
        at += s.text.substr(at).starts_with(skipped) ? skipped.size() : 0;
    // 按不低于总数1‰的比例
    return s.words.word_at(s.text, at).kind == Word::goal || follows(s, "”") || s.words.is_ratio_at(s.text, at);
}

/// 50平方公里以上建设用地面积达到建设目标要求: how much of it is to reach a state.
bool reaches_a_state(const Surroundings& s) {
    const std::string_view rest = part(s, {s.q.end, s.clause.end});
    if (rest.find_first_of("0123456789") != std::string_view::npos) return false;
    for (std::size_t at = 0; at < rest.size(); at += utf8::length_at(rest, at)) {
        if (s.words.reaches_at(rest, at))
            return at > 0 && s.words.indicator_before(s.text, s.q.end + at).kind == Indicator::relation;
    }
    return false;
}

/// 亿元以上企业, 3岁以下的儿童, 投资1000万元及以上的, 满意度低于90%的: the figure describes what follows.
bool is_threshold(const Surroundings& s, Measure measure) {
    const Comparator c = s.q.comparator;
    const bool bounded = s.q.explicit_comparator && c != Comparator::eq && c != Comparator::about;
    const bool de = follows(s, "的");
    const bool noun = de || noun_follows(s);
    const bool described = s.words.rejects_before(s.text, s.q.begin, "attribute");
    if (goal_follows(s)) return false;
    switch (measure) {
        case Measure::share:
            return de && (described || c == Comparator::lt || measured(s));
        case Measure::money:
        case Measure::age:
            return noun;
        case Measure::size:
            if (is_size_of_counted(s, bounded && de)) return true;
            // 每百户不低于20平方米配建: a rate, not an attribute.
            if (utf8::contains(s.text.substr(s.clause.begin, s.q.begin - s.clause.begin), "每")) return false;
            if (reaches_a_state(s)) return false;
            [[fallthrough]];
        case Measure::time:
        case Measure::bare:
            // 炼油规模800万吨/年的项目 needs no bound, and 日处理500吨垃圾焚烧厂|1座 has a count of its own.
            if (described && noun && part(s, {s.q.end, s.clause.end}).find_first_of("0123456789") != std::string::npos)
                return true;
            return (de && described) || (bounded && noun && (described || !governed(s, false)));
        default:
            break;
    }
    // 建立不少于10人的志愿服务队: how many it is to have.
    if (de && s.q.unit == "人" && s.q.begin < s.q.number_begin && governed(s, true)) return false;
    // 将30户以上村组纳入: those that are taken in.
    const std::string_view front = s.text.substr(0, s.q.begin);
    if (bounded && noun && (s.q.unit == "人" || front.ends_with("将") || front.ends_with("把"))) return true;
    return de && (described || c == Comparator::lt);
}

/// Whether what follows the figure up to the next one is the name that the next is of: a noun phrase that ends in an
/// indicator, and no list of things counted.
bool is_measured_behind(const Surroundings& s) {
    const std::string_view rest = part(s, {s.q.end, s.clause.end});
    for (std::size_t at = 0; at < rest.size(); at += utf8::length_at(rest, at)) {
        const std::string_view c = utf8::at(rest, at);
        if (c == "（") at = std::min(utf8::find(rest, "）", at), rest.size() - c.size());
        if (c == "、") return false;
        // 水质106项|指标达标率|100%
        if (utf8::is_digit(c.front())) return s.words.indicator_before(s.text, s.q.end + at).kind == Indicator::rate;
        const Found<Word> word = s.words.word_at(rest, at);
        if (word.kind == Word::rise || word.kind == Word::fall || word.kind == Word::link ||
            word.kind == Word::comparator) {
            const Indicator behind = s.words.indicator_before(s.text, s.q.end + at).kind;
            if (behind != Indicator::rate && behind != Indicator::relation) return false;
            // The figure of its own may be 六成.
            for (std::size_t k = at + word.length; k < rest.size(); k += utf8::length_at(rest, k)) {
                if (begins_numeral(rest, k)) return true;
            }
            return false;
        }
    }
    return false;
}

/// Whether what stands between two figures ends in the number or share of those that the first describes:
/// 体育锻炼|的人数达, 服务|的社区比例达到.
bool counts_described(const Surroundings& s, std::string_view between) {
    constexpr std::string_view kDe = "的";
    constexpr std::string_view kMark = "、";  // 达到5500万人、占总量的比重达到32%: another figure of the same
    const std::size_t de = between.rfind(kDe);
    if (de == std::string_view::npos || between.starts_with(kMark)) return false;
    const std::string_view number = between.substr(de + kDe.size());
    for (std::size_t at = 0; at < number.size(); at += utf8::length_at(number, at)) {
        const Found<Word> word = s.words.word_at(number, at);
        if (word.kind != Word::link && word.kind != Word::comparator) continue;
        const auto indicator = s.words.indicator_before(number, at);
        return at > 0 && indicator.kind == Indicator::relation;
    }
    return false;
}

/// 浓度在60至70微克/立方米之间的镇, 500米服务半径覆盖率达到100%: a range or a measure that describes.
bool describes(const Surroundings& s, Measure measure) {
    if (s.q.value_max && s.text.substr(s.q.number_end).starts_with("之间的")) return true;
    if (describes_bodies(s, measure) || says_what_it_has(s, measure)) return true;
    // 30户以上自然村通硬化路比例达到100%
    const bool several = measure == Measure::count && s.q.explicit_comparator && noun_follows(s);
    const bool extent = !s.q.explicit_comparator && (measure == Measure::size || measure == Measure::time);
    // 5个乡镇污水处理率达到100%, 20Mbps接入能力覆盖比例达到80%, …等9种主要再生资源利用量达到4.5亿吨
    const bool part_of_name = (measure == Measure::count || measure == Measure::size) && !s.q.explicit_comparator &&
                              noun_follows(s) && !governed(s, false);
    if (part_of_name && is_measured_behind(s)) return true;
    const bool compared = measure == Measure::count && s.q.explicit_comparator;
    if (!compared && !extent) return false;
    if (measure == Measure::size && follows(s, "内")) return true;  // 道路两侧10米内不得堆放: where, not how much
    // The indicator behind has a figure of its own.
    const std::string_view rest = part(s, {s.q.end, s.clause.end});
    const std::size_t digit = rest.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit == 0) return false;
    // 参加1次以上锻炼的人数达2000人: how often they do it says who they are.
    if (compared && counts_described(s, rest.substr(0, digit))) return true;
    if (compared && !several) return false;
    if (several && (governed(s, false) || utf8::contains(rest.substr(0, digit), "、"))) return false;
    for (std::size_t at = s.q.end + digit; at > s.q.end; at = utf8::previous(s.text, at)) {
        const Indicator behind = s.words.indicator_before(s.text, at).kind;
        if (behind == Indicator::rate || (several && behind == Indicator::relation)) return true;
    }
    return false;
}

/// 紧扣省考核25项指标，…: what a task goes by is there already.
bool goes_by(const Surroundings& s, Measure measure) {
    if (measure != Measure::count || s.q.explicit_comparator || governed(s, true) ||
        !s.words.rejects_at(s.text, s.clause.begin, "by"))
        return false;
    // 围绕文旅、商务等领域|打造示范场景10个: what is got behind what it goes by. 围绕10个集群 goes by that.
    constexpr std::size_t kAway = 4 * utf8::kHanBytes;
    for (std::size_t at = s.clause.begin; at < s.q.begin; at += utf8::length_at(s.text, at)) {
        if (at >= s.clause.begin + kAway && s.words.word_at(s.text, at).kind == Word::acquire) return false;
    }
    return true;
}

/// 依托12个园区建设基地5个: what it is done with is there already, as far as the verb.
bool is_done_with(const Surroundings& s, Measure measure) {
    if (measure != Measure::count || s.q.explicit_comparator || !s.words.rejects_at(s.text, s.clause.begin, "with"))
        return false;
    for (std::size_t at = s.clause.begin + s.words.word_at(s.text, s.clause.begin).length; at < s.q.begin;) {
        const Found<Word> found = s.words.word_at(s.text, at);
        if (found.kind == Word::noun || found.kind == Word::act || found.kind == Word::acquire) return false;
        at += std::max(found.length, utf8::length_at(s.text, at));
    }
    return s.q.end < s.clause.end;
}

/// A condition: 完成投资1000万元以上的，给予奖励 (the clause ends with 的).
bool is_condition(const Surroundings& s) {
    const std::string_view clause = part(s, s.clause);
    return clause.ends_with("的") && s.clause.end < s.text.size();
}

bool in_note(const Surroundings& s) {
    // A bracket that opens before the figure and holds a colon: （牵头单位：…，16区）.
    const std::size_t from = s.q.begin > kSentenceWindow ? s.q.begin - kSentenceWindow : 0;
    const std::string_view before = s.text.substr(from, s.q.begin - from);
    const std::size_t open = std::max(before.rfind("（") + 1, before.rfind("〔") + 1);
    if (open == 0) return false;
    const std::string_view inside = before.substr(open - 1);
    // （其中：街道级10个，社区级20个）
    if (s.words.opens_part(inside.substr(utf8::at(inside, 0).size()))) return false;
    return !utf8::contains(inside, "）") && !utf8::contains(inside, "〕") && utf8::contains(inside, "：");
}

/// 强村（年经营性收入50万元以上）占比: what those have to have who are measured.
bool describes_in_bracket(const Surroundings& s, Measure measure) {
    constexpr std::size_t kNoun = 2 * utf8::kHanBytes;
    constexpr std::string_view kOpen = "（";
    constexpr std::string_view kClose = "）";
    const std::string_view figure = part(s, {s.q.number_end, s.q.end});
    if (measure == Measure::share || s.words.at_least_before(figure, figure.size()) == 0) return false;
    const std::size_t behind = s.q.end + kClose.size();
    if (!follows(s, kClose) || !utf8::is_han_at(s.text, behind)) return false;
    const std::string_view before = s.text.substr(s.sentence.begin, s.q.begin - s.sentence.begin);
    const std::size_t open = before.rfind(kOpen);
    if (open == std::string_view::npos || open == 0 || !utf8::is_han_at(before, utf8::previous(before, open)))
        return false;
    const std::string_view noun = before.substr(open + kOpen.size());
    if (noun.size() < kNoun || s.words.opens_part(noun) || s.words.opens_inclusion(noun)) return false;
    for (std::size_t at = 0; at < noun.size(); at += utf8::length_at(noun, at)) {
        if (!utf8::is_han_at(noun, at) || s.words.word_at(noun, at).kind == Word::acquire) return false;
    }
    return true;
}

/// 按照300—500户|划分网格: by how many something is divided.
bool is_divided_by(const Surroundings& s, Measure measure) {
    constexpr std::string_view kBy = "按";
    constexpr std::string_view kAlong = "照";
    std::string_view before = s.text.substr(0, s.q.number_begin);
    if (before.ends_with(kAlong)) before.remove_suffix(kAlong.size());
    return measure != Measure::share && before.ends_with(kBy) && s.words.rejects_at(s.text, s.q.end, "divided");
}

/// 上述30家, but 其中省级以上|30家
bool refers_to_a_list(const Surroundings& s) {
    constexpr std::string_view kLevel = "级";
    if (!s.words.rejects_before(s.text, s.q.number_begin, "listed")) return false;
    const std::size_t bound = s.words.at_least_before(s.text, s.q.number_begin);
    return bound == 0 || !s.text.substr(0, s.q.number_begin - bound).ends_with(kLevel);
}

/// 在60个站点的基础上新建40个: of these only the last are to be.
bool is_gone_on_from(const Surroundings& s, Measure measure) {
    constexpr std::string_view kIn = "在";
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    if (measure != Measure::count || s.q.explicit_comparator || !before.starts_with(kIn)) return false;
    if (s.words.rejects_within(before, "sure")) return false;
    const std::string_view rest = part(s, {s.q.end, s.clause.end});
    if (governed(s, false)) return !rest.empty() && s.words.behind_upon(rest) == rest.size();
    return s.words.behind_upon(rest.substr(0, rest.find_first_of("0123456789"))) != 0;
}

/// 明确1名分管领导和1名联络员: who is to be asked.
bool is_contact(const Surroundings& s) {
    constexpr std::int64_t kFew = 3;
    if (!s.words.counts_heads(s.q.unit) || s.q.explicit_comparator || s.q.value.scale != 0 || s.q.value.mantissa > kFew)
        return false;
    const std::string_view before = s.text.substr(s.clause.begin, s.q.begin - s.clause.begin);
    return s.words.rejects_within(before, "appoint") &&
           s.words.rejects_within(part(s, {s.q.end, s.clause.end}), "contact");
}

bool is_allowed_time(const Surroundings& s) {
    if (s.words.rejects_within(part(s, s.clause), "handling")) return true;
    const Indicator indicator = s.words.indicator_before(s.text, left_edge(s)).kind;
    if (indicator == Indicator::time || indicator == Indicator::relation || indicator == Indicator::whole) return false;
    const bool short_unit = s.q.unit.ends_with("小时") || s.q.unit == "分钟";
    const bool at_least =
        s.q.explicit_comparator && (s.q.comparator == Comparator::ge || s.q.comparator == Comparator::gt);
    constexpr std::string_view kEach = "每";
    const auto each = [&](std::size_t from) { return utf8::contains(s.text.substr(from, s.q.begin - from), kEach); };
    // 教师每年培训不少于15天，职员不少于5天: nobody is allowed at least so many.
    const bool days = s.q.unit == "天" || s.q.unit == "个月";
    return !(at_least && ((short_unit && each(s.clause.begin)) || (days && each(s.neighbours.begin))));
}

/// 得5分, 扣2分, 加分: a line of a scoring table.
bool is_scored(const Surroundings& s) {
    if (s.words.rejects_within(part(s, s.clause), "score")) return true;
    for (std::size_t at = s.clause.begin; at < s.clause.end; at += utf8::length_at(s.text, at)) {
        if (s.words.reject_at(s.text, at) != "points") continue;
        const auto number = numeral_at(s.text, at + utf8::length_at(s.text, at));
        // 压减三分之一 is no mark.
        const std::string_view behind = number ? s.text.substr(number->end) : std::string_view{};
        if (behind.starts_with("分") && !behind.starts_with("分之")) return true;
    }
    return false;
}

/// 安排不少于600万元专项资金, 发行30亿元债券: money that is promised, not the measure of something. 筹措5亿元贷款企业的
/// 名单: without a bound nothing may follow the noun.
bool is_fund(const Surroundings& s) {
    const bool bounded = s.q.explicit_comparator;
    if (!(bounded ? governed(s, false) : stands_before_figure(s, gets_or_does))) return false;
    if (!bounded && s.words.indicator_before(s.text, s.clause.end).kind != Indicator::amount) return false;
    for (std::size_t at = s.q.end; at <= s.clause.end && at - s.q.end < 60;) {
        const Found<Indicator> found = s.words.indicator_before(s.text, at);
        if (found.kind == Indicator::amount && at - found.length >= s.q.end) return true;
        if (at == s.clause.end) break;
        at += utf8::length_at(s.text, at);
    }
    return false;
}

/// 种植面积、产量、产值分别达到150亩、600吨、450万元: an indicator stands before the 分别 that leads to the list.
bool is_one_of_several(const Surroundings& s) {
    constexpr std::string_view kMark = "、";
    if (!s.text.substr(0, s.q.begin).ends_with(kMark)) return false;
    for (std::size_t at = s.q.begin; at > s.clause.begin;) {
        at = utf8::previous(s.text, at);
        if (s.words.word_at(s.text, at).kind != Word::respective) continue;
        return s.words.indicator_before(s.text, at).kind != Indicator::none;
    }
    return false;
}

/// 接待旅游人次7300万, 带动200万农民增收: a great number of heads needs no word that leads to it.
bool is_headcount(const Surroundings& s) {
    const std::string_view number = part(s, {s.q.number_begin, s.q.number_end});
    const bool great = number.ends_with("万") || number.ends_with("亿");
    if (great && stands_before_figure(s, gets_or_does) &&
        s.words.population_at(s.text, s.q.end).kind == Population::person)
        return true;
    return great && s.q.end == s.clause.end && s.words.name_word_before(s.text, s.q.begin).kind == NameWord::heads;
}

bool is_promising(const Surroundings& s) {
    const Measure measure = s.words.measure_of(s.q.unit);
    if (in_name(s) || in_note(s)) return false;
    const std::string_view clause = part(s, s.clause);
    if (measure == Measure::point) {
        return s.q.explicit_comparator && measured(s) && !is_scored(s) && !follows(s, "的");
    }
    if (is_scored(s) || is_condition(s) || is_weight(s) || describes_in_bracket(s, measure)) return false;
    if (is_divided_by(s, measure)) return false;
    if (s.words.rejects_within(part(s, s.sentence), "status")) return false;
    if (says_done(s) || sums_up(s) || exceeds_a_standard(s) || is_gone_on_from(s, measure)) return false;
    if (is_attached(s) || counts_articles(s) || counts_steps(s) || says_who_lives_there(s)) return false;
    if (s.words.rejects_before(s.text, s.q.begin, "claim") || only_reckons(s, measure)) return false;
    if (refers_to_a_list(s) || s.words.rejects_before(s.text, s.q.number_begin, "by") || counts_a_list(s, measure))
        return false;
    if (goes_by(s, measure) || is_done_with(s, measure) || describes(s, measure) || is_part_of_plan(s) || is_contact(s))
        return false;
    if (goes_on_with_status(s) || s.words.rejects_at(s.text, s.sentence.begin, "last")) return false;
    const bool fund = measure == Measure::money && is_fund(s);
    if ((!fund && is_threshold(s, measure)) || is_figure_of_speech(s, measure)) return false;
    const FromTo moved = measure == Measure::money ? from_to(s) : FromTo::none;
    // 15%企业所得税优惠|税率: what the figure is of stands behind it.
    const bool rate_of_money =
        s.words.rejects_before(s.text, left_edge(s), "rate") ||
        (!s.q.explicit_comparator && !measured(s) && s.words.rejects_within(part(s, {s.q.end, s.clause.end}), "rate"));
    switch (measure) {
        case Measure::share:
            return !rate_of_money && !is_subsidised(s) &&
                   (measured(s) || !s.words.rejects_within(part(s, s.neighbours), "subsidy"));
        case Measure::money:
            return moved != FromTo::unknown &&
                   (fund || moved == FromTo::measured || measured(s) || is_stated(s) || is_one_of_several(s) ||
                    goes_on_with_amount(s)) &&
                   !s.words.rejects_within(part(s, s.neighbours), "subsidy") &&
                   !s.words.rejects_within(clause, "limit") && !is_size_of_project(s);
        case Measure::age:
            return measured(s);
        case Measure::time:
            return is_one_of_several(s) || !is_allowed_time(s);
        case Measure::bare:
            return is_headcount(s) || (measured(s) && (s.q.explicit_comparator || left_edge(s) < s.q.begin));
        default:
            return !is_made_of(s);
    }
}

}  // namespace

std::vector<bool> promising(std::string_view text, const std::vector<Quantity>& quantities, const TimeFacts& times,
                            const TargetWords& words) {
    std::vector<bool> out(quantities.size(), false);
    std::size_t date = 0;
    std::size_t recurrence = 0;
    std::size_t title_end = 0;
    std::size_t title_from = 0;
    for (std::size_t i = 0; i < quantities.size(); ++i) {
        const Quantity& q = quantities[i];
        while (date < times.dates.size() && times.dates[date].end <= q.number_begin) ++date;
        while (recurrence < times.recurrences.size() && times.recurrences[recurrence].end <= q.number_begin)
            ++recurrence;
        if (date < times.dates.size() && times.dates[date].begin < q.number_end) continue;
        if (recurrence < times.recurrences.size() && times.recurrences[recurrence].begin < q.number_end) continue;
        // Titles are skipped: 《…（2022—2024年）》, 《…三年行动计划》.
        while (title_end <= q.begin && title_from < q.begin) {
            const std::size_t open = utf8::find(text, "《", title_from);
            if (open == std::string_view::npos || open >= q.begin) {
                title_from = std::min(open, text.size());
                break;
            }
            const std::size_t close = utf8::find(text, "》", open);
            // Where no title closes any more there is none to look for.
            title_end = close == std::string_view::npos ? title_end : close;
            title_from = close == std::string_view::npos ? text.size() : close + 3;
        }
        if (q.begin < title_end) continue;
        out[i] = is_promising(look(text, q, words));
    }
    return out;
}

}  // namespace fenjie::targets
