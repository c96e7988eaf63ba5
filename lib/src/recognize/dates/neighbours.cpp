// What dates take from one another inside a paragraph.
//
// In:  2019年4月15日、7月15日、10月15日前      Out: three ends, all in 2019
// In:  2021年6月底前制定办法，12月底前实施      Out: the second is of 2021 as well
// In:  2024年任务：一是6月底前开工；二是4月底前…   Out: both are of 2024
//
// Members of a list (、 和 及) share the bound of the last one, the lead-in of the first and what they are for. A year
// goes on through its sentence, from deadline to deadline, as long as the months go forward.
#include "recognize/dates/mentions.hpp"

#include <array>

#include "recognize/dates/marks.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kYearReach = 240;   // bytes
constexpr std::size_t kLabelReach = 900;  // bytes

bool is_joint(std::string_view gap) {
    constexpr std::array<std::string_view, 5> kJoints = {"、", "和", "及", "与", "或"};
    gap = gap.substr(skip_date_blanks(gap, 0));
    gap = gap.substr(0, skip_date_blanks_back(gap, gap.size()));
    for (const std::string_view joint : kJoints) {
        if (gap == joint) return true;
    }
    return gap == "以及";
}

int month_of(const DatePoint& p) {
    return p.month ? *p.month : p.quarter ? *p.quarter * 3 : p.half ? *p.half * 6 : 12;
}

const DatePoint& last_point(const DateMention& m) {
    return m.to ? *m.to : *m.from;
}

/// 2024年 by itself, in which all that follows it happens.
bool is_whole_year(const ReadDate& date) {
    return date.level == Precision::year && date.is_plain() && !date.range && !date.open_year && date.mention.from &&
           date.mention.use == DateUse::deadline;
}

/// How far a whole year tells the year of what follows: to the sentence's end; 2024年任务：, over several of its parts.
std::size_t reach_of_year(std::string_view text, const ReadDate& year) {
    const std::size_t told = behind_label(text, year.mention.end);
    if (told == 0) return sentence_end(text, year.mention.end, kYearReach);
    constexpr std::string_view kStop = "。";
    const std::size_t stop = text.substr(told, kLabelReach).find(kStop);
    return stop == std::string_view::npos ? std::min(text.size(), told + kLabelReach) : told + stop;
}

void carry_year(const ReadDate& earlier, ReadDate& later, bool joined) {
    if (!later.open_year || (!earlier.mention.to && !earlier.mention.from)) return;
    const DatePoint& known = last_point(earlier.mention);
    const DatePoint& open = last_point(later.mention);
    if ((!known.year && !known.short_year) || open.month_offset || open.quarter_offset) return;
    const bool within = is_whole_year(earlier) && later.level != Precision::year;
    const int turn = !within && month_of(open) < month_of(known) ? 1 : 0;
    if (turn == 1 && !joined) return;
    for (std::optional<DatePoint>* point : {&later.mention.from, &later.mention.to}) {
        if (!*point) continue;
        (*point)->year_offset.reset();
        if (known.year)
            (*point)->year = *known.year + turn;
        else
            (*point)->short_year = *known.short_year + turn;
    }
    later.open_year = false;
}

// 2023年12月底前制定，次年1月底前报告: 次年 is the year after the one before it, 当年 the same.
void count_year(const ReadDate& earlier, ReadDate& later) {
    if (!later.year_step || (!earlier.mention.to && !earlier.mention.from)) return;
    const DatePoint& known = last_point(earlier.mention);
    for (std::optional<DatePoint>* point : {&later.mention.from, &later.mention.to}) {
        if (!*point || (*point)->year || (!known.year && !known.short_year && !known.year_offset)) continue;
        const int step = (*point)->year_offset.value_or(0);
        (*point)->year_offset.reset();
        if (known.year)
            (*point)->year = *known.year + step;
        else if (known.short_year)
            (*point)->short_year = *known.short_year + step;
        else
            (*point)->year_offset = *known.year_offset + step;
    }
}

bool gives_end_only(const ReadDate& d) {
    return d.mention.to && !d.mention.from && !d.mention.is_term();
}

}  // namespace

void settle_neighbours(std::vector<ReadDate>& dates, std::string_view text) {
    const auto gap = [&](std::size_t i) {
        return text.substr(dates[i - 1].mention.end, dates[i].mention.begin - dates[i - 1].mention.end);
    };
    std::size_t told_by = 0;     // the whole year that tells the year of what follows it
    std::size_t told_until = 0;  // how far
    for (std::size_t i = 1; i < dates.size(); ++i) {
        ReadDate& earlier = dates[i - 1];
        ReadDate& later = dates[i];
        if (is_whole_year(earlier)) {
            told_by = i - 1;
            told_until = reach_of_year(text, earlier);
        }
        if (!later.open_year) told_until = 0;
        const bool joined = is_joint(gap(i));
        const bool deadlines = earlier.mention.use == DateUse::deadline && later.mention.use == DateUse::deadline;
        const bool same_sentence =
            gap(i).size() < kYearReach && sentence_end(text, earlier.mention.end, kYearReach) >= later.mention.begin;
        if (same_sentence) count_year(earlier, later);
        if (joined || (deadlines && same_sentence)) carry_year(earlier, later, joined);
        if (later.mention.use == DateUse::deadline && later.mention.begin < told_until)
            carry_year(dates[told_by], later, false);
        if (joined && earlier.lead == LeadEffect::until && later.is_plain() && !later.range) {
            later.lead = LeadEffect::until;
            later.mention.from.reset();
        }
    }
    for (std::size_t i = dates.size(); i-- > 1;) {
        ReadDate& earlier = dates[i - 1];
        const ReadDate& later = dates[i];
        if (!is_joint(gap(i))) continue;
        if (earlier.is_plain() && later.mention.use != DateUse::deadline) earlier.mention.use = later.mention.use;
        if (earlier.is_plain() && !earlier.range && earlier.level == later.level && gives_end_only(later) &&
            later.lead != LeadEffect::until) {
            earlier.bound = later.bound;
            earlier.edge = later.edge;
            earlier.mention.from.reset();
        }
    }
}

}  // namespace fenjie
