// Lists before the figures of levels.
//
// In:  城市、农村居民知晓率分别达到80%、60%     Out: target.respective  subject 城市居民, = 80 %; 农村居民, = 60 %
//      管理率、治疗率均达到80%                  Out: target.each_indicator  metric 管理率, = 80 %; 治疗率, = 80 %
#include <algorithm>

#include "recognize/targets/builder.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

/// A list before the figures: of indicators (管理率、治疗率均达到80%) or of subjects
/// (城市、农村居民知晓率分别达到80%、60%).
void Builder::level_list(const Group& group, const std::vector<Range>& all, Range name) {
    const std::size_t n = group.quantities.size();
    const auto has_indicator = [&](Range r) { return indicator_of(scan_, r) != Indicator::none; };
    // 感染者和病人接受治疗比例、治疗成功率: where 、 parts indicators, 和 joins those that they are of.
    if (const std::vector<Range> listed = enumerated(scan_, name);
        listed.size() > 1 && listed.size() < all.size() && (n == 1 || n == listed.size()) &&
        !has_indicator(all.front()) && std::all_of(listed.begin(), listed.end(), [&](Range r) {
            return indicator_of(scan_, r) == Indicator::rate || indicator_of(scan_, r) == Indicator::relation;
        }))
        return level_list(group, listed, name);
    // 京津冀及周边地区、长三角地区: where 、 parts as many as there are figures, 及 joins within a member.
    const std::vector<Range> parts = n > 1 && n != all.size() ? enumerated(scan_, name) : std::vector<Range>{};
    const std::vector<Range>& items = parts.size() == n ? parts : all;
    const bool indicators = std::all_of(items.begin(), items.end(), has_indicator);
    // 占道经营、违法建设等诉求|解决率、满意率: the first members are those that the first indicator is of.
    const auto own = std::find_if(items.begin(), items.end(), has_indicator);
    if (n == 1 && own != items.begin() && items.end() - own > 1 && std::all_of(own, items.end(), has_indicator)) {
        std::vector<Range> joined(own, items.end());
        joined.front().begin = items.front().begin;
        return indicator_list(group, joined, true);
    }
    if (!indicators) {
        if (const std::optional<SharedIndicator> shared = shared_indicator(group, items, name))
            return subject_list(group, shared->subjects, shared->metric, shared->excluding, shared->whole);
    }
    if (n > 1 && n != items.size()) {
        const Named last = split_indicator(scan_, items.back());
        for (const std::size_t quantity : group.quantities)
            emit(group, quantity, {last.metric, "", "", "target.respective_open", true});
        return;
    }
    indicator_list(group, items, indicators);
}

/// The indicator that only the last of a list's members has, and the members without it; none where each has its own.
std::optional<Builder::SharedIndicator> Builder::shared_indicator(const Group& group, const std::vector<Range>& items,
                                                                  Range name) const {
    const auto cut_at = [&](std::size_t cut, bool whole) {
        return SharedIndicator{{name.begin, cut}, str(trimmed(scan_, {cut, name.end})), "", whole};
    };
    // 县道、乡道、村道|路长覆盖率: the last begins as the others end, and has as many characters.
    if (const std::size_t even = even_end(scan_, items)) return cut_at(even, true);
    const Indicator of_last = indicator_of(scan_, items.back());
    const Named last = split_indicator(scan_, items.back());
    if (of_last != Indicator::none && !last.subject_at.empty() && !last.unknown) {
        // 县道、乡村|道: the last member's word goes on with what all others end in.
        const std::string_view tail = utf8::before(scan_.text, items.front().end);
        const bool shared = scan_.text.substr(last.subject_at.end).starts_with(tail) && last.metric.starts_with(tail) &&
                            last.metric.size() > tail.size() &&
                            std::all_of(items.begin(), items.end() - 1, [&](Range r) {
                                return r.size() > tail.size() && scan_.of(r.begin, r.end).ends_with(tail);
                            });
        const std::size_t more = shared ? tail.size() : 0;
        return SharedIndicator{
            {name.begin, last.subject_at.end + more}, last.metric.substr(more), last.excluding, shared};
    }
    // 东州市、西河县|颗粒物浓度
    if (const std::size_t places = places_end(scan_, name)) return cut_at(places, true);
    // 化肥、农药使用量: a relation keeps its noun, except for a list of such nouns.
    const std::vector<PopulationWord> words = population_words(scan_, items.back(), true);
    if (!words.empty() && words.back().at.end < items.back().end) return cut_at(words.back().at.end, false);
    // 学前教育、高等教育|毛入学率: the members share what they end in, the last goes on with the indicator.
    if (const std::size_t shared = shared_end(items))
        return SharedIndicator{{name.begin, shared}, str({shared, name.end}), "", true};
    // 国家级、省级|专精特新企业: a level each, and what the last names.
    constexpr std::string_view kLevel = "级";
    constexpr std::size_t kLongest = 3 * utf8::kHanBytes;
    const auto level_end = [&](Range r) {
        const std::size_t at = scan_.of(r.begin, r.end).find(kLevel);
        return at > kLongest ? r.begin : r.begin + at + kLevel.size();
    };
    const std::size_t behind_level = level_end(items.back());
    if (behind_level > items.back().begin && behind_level < items.back().end &&
        std::all_of(items.begin(), items.end() - 1, [&](Range r) { return level_end(r) == r.end; }))
        return cut_at(behind_level, true);
    const std::size_t n = group.quantities.size();
    const bool one_for_all = group.each || (group.respective && n == 1);
    const bool shares = one_for_all && of_last != Indicator::none && of_last != Indicator::time;
    // 化学需氧量、氨氮|减排量: the last member alone has the indicator.
    const bool alone = std::none_of(items.begin(), items.end() - 1,
                                    [&](Range r) { return indicator_of(scan_, r) != Indicator::none; });
    if ((n != items.size() && !shares) || !alone) return std::nullopt;
    // 河东镇、河西镇的|平均浓度: what the members have is described by them.
    const Range described = after_attribute(scan_, items.back());
    const std::size_t cut = described.begin > items.back().begin ? described.begin : indicator_begin(items.back());
    if (cut <= items.back().begin) return std::nullopt;
    return SharedIndicator{trimmed(scan_, {name.begin, cut}), str({cut, name.end}), "", n == 1};
}

/// Members that are measured each by itself: as many as there are figures, or all of one figure. A member without a
/// subject is of those that the ones before it are of.
void Builder::indicator_list(const Group& group, const std::vector<Range>& items, bool indicators) {
    constexpr std::size_t kShort = 5 * utf8::kHanBytes;
    constexpr std::size_t kWord = 2 * utf8::kHanBytes;
    constexpr std::size_t kBare = 4 * utf8::kHanBytes;  // 知晓率: nothing of its own that it could be of
    const std::size_t n = group.quantities.size();
    About about;
    // 在册患者患病率达到4‰，管理率、服药率分别达到90%和80%: short rates are of those that were spoken of.
    const Named opening = split_indicator(scan_, items.front());
    if (indicators && opening.subject.empty() && opening.indicator == Indicator::rate &&
        opening.metric.size() <= kShort)
        about.subject = str(subject_before(scan_, group, opening.metric, opening.indicator));
    about.rule = n > 1 ? "target.respective_indicators" : "target.each_indicator";
    bool goes_on = true;
    bool of_bodies = false;
    const std::string tail = indicators ? std::string{} : short_tail(items);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Named named = split_indicator(scan_, items[i]);
        const std::vector<PopulationWord> words =
            named.subject_at.empty() ? std::vector<PopulationWord>{} : population_words(scan_, named.subject_at, true);
        // 养老机构消防达标率、食品安全合格率: a thing in what is measured of bodies.
        const bool thing_of_bodies = i > 0 && of_bodies && goes_on && !about.subject.empty() && words.size() == 1 &&
                                     words.front().kind == Population::thing && named.subject_at.size() <= kWord;
        if (thing_of_bodies) {
            about.metric = str(items[i]);
        } else {
            about.metric = named.metric + (i + 1 < items.size() ? tail : "");
            // 学生参与率、达标率 are of the students; 管网漏损率、污泥处置率 have nothing in common.
            const bool own = named.indicator == Indicator::whole || (!goes_on && items[i].size() > kBare);
            if (!named.subject.empty() || own) about.subject = named.subject;
            if (!named.subject_at.empty()) {
                const Population last = words.empty() ? Population::none : words.back().kind;
                goes_on = words.empty() ? are_places(scan_, named.subject_at) : last != Population::thing;
                of_bodies = last == Population::who || last == Population::person;
            }
            if (!named.excluding.empty()) about.excluding = named.excluding;
        }
        emit(group, group.quantities[n > 1 ? i : 0], about);
        if (n > 1 || i + 1 == items.size())
            carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities.back()].unit});
    }
}

/// Pairs the members of a list with the figures, or gives each member the one figure. `whole`: each has its noun.
void Builder::subject_list(const Group& group, Range subjects, const std::string& metric, const std::string& excluding,
                           bool whole) {
    const std::size_t n = group.quantities.size();
    std::vector<Range> items = subjects.empty() ? std::vector<Range>{} : members(scan_, subjects);
    if (n > 1 && items.size() != n && !subjects.empty()) {
        std::vector<Range> parts = enumerated(scan_, subjects);
        if (parts.size() == n) items = std::move(parts);
    }
    if (n == 1) {
        About about{metric, "", excluding, "target.each", false};
        if (!whole) items = whole_members(scan_, items);
        if (items.empty()) return emit_all(group, about);
        for (const Range& item : items) {
            about.subject = str(item);
            emit(group, group.quantities.front(), about);
        }
        carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities.back()].unit});
        return;
    }
    const bool parallel = items.size() == n;
    if (!parallel) items = whole_members(scan_, items);
    const bool open = items.size() != n;
    for (std::size_t i = 0; i < n; ++i) {
        About about{metric, "", excluding, open ? "target.respective_unpaired" : "target.respective", open};
        if (!open) about.subject = parallel && !whole ? with_shared_tail(scan_, items[i], items.back()) : str(items[i]);
        if (!open) carries_.push_back({group.clause, about, (*scan_.quantities)[group.quantities[i]].unit});
        emit(group, group.quantities[i], about);
    }
}

}  // namespace fenjie::targets
