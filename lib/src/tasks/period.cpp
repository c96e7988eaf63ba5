// A title names years (2022-2024年, 2021年, “十四五”); else a sentence names a first and a last month.
//
// In:  和安区养老服务行动计划（2023—2025年）      Out: 2023-01-01 .. 2025-12-31
//      自2023年5月至9月底，推进试点工作。         Out: 2023-05-01 .. 2023-09-30
//      一、活动时间 / 2024年6月1日至30日          Out: 2024-06-01 .. 2024-06-30
// A goal (到2025年底) is no period, nor is an edition (2012年修订) or how long the paper is valid.
#include "tasks/period.hpp"

#include <algorithm>

#include "layout/markers.hpp"
#include "layout/stamps.hpp"
#include "structure/line_shapes.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

/// 活动时间： and 活动时间。 as 活动时间.
std::string_view without_mark(std::string_view heading) {
    while (!heading.empty() && utf8::is_one_of(utf8::before(heading, heading.size()), "：:。"))
        heading = heading.substr(0, utf8::previous(heading, heading.size()));
    return heading;
}

struct Years {
    Range range;
    int first = 0;
    int last = 0;
};

std::optional<int> year_at(std::string_view text, std::size_t pos, std::size_t& end) {
    if (pos > 0 && utf8::is_digit(text[pos - 1])) return std::nullopt;
    const auto year = year_digits_at(text, pos, end);
    return year && *year >= 1949 && *year <= 2099 ? year : std::nullopt;
}

// 2022-2024年, 2022年—2024年, 2021年, 2021年度; ranges before single years.
std::optional<Years> years_in(std::string_view title) {
    std::optional<Years> single;
    for (std::size_t pos = 0; pos < title.size(); ++pos) {
        std::size_t end = pos;
        const auto first = year_at(title, pos, end);
        if (!first) continue;
        const bool marked = title.substr(end, 3) == "年";
        std::size_t at = marked ? end + 3 : end;
        const std::size_t after_year = at;
        while (at < title.size() && utf8::is_one_of(utf8::at(title, at), "-—–－─~～至到"))
            at += utf8::length_at(title, at);
        std::size_t last_end = at;
        const auto last = at > after_year ? year_at(title, at, last_end) : std::nullopt;
        if (last && *last >= *first && *last - *first <= 30) {
            if (title.substr(last_end, 3) == "年") last_end += 3;
            return Years{{pos, last_end}, *first, *last};
        }
        // 2012年修订, 2021年版, 2020年9月11日…会议: what is dated is not the plan's run.
        const std::string_view next = utf8::at(title, after_year);
        if (marked && !single && !utf8::is_one_of(next, "版修本以前后起底末") &&
            !utf8::is_digit(next.empty() ? ' ' : next[0])) {
            std::size_t stop = after_year;
            if (next == "度") stop += next.size();
            single = Years{{pos, stop}, *first, *first};
        }
    }
    return single;
}

Period period_of(const MappedText& text, const Years& years, std::size_t offset, const SpanOf& span_of) {
    const Range range{years.range.begin + offset, years.range.end + offset};
    return {to_iso(Day{years.first, 1, 1}), to_iso(Day{years.last, 12, 31}),
            std::string(text.view().substr(range.begin, range.size())), span_of(text.original(range))};
}

bool is_one_year(const Period& period) {
    constexpr std::size_t kYear = 4;
    return period.start.substr(0, kYear) == period.end.substr(0, kYear);
}

// 自80年代后期以来: what sets the scene.
bool sets_scene(std::string_view text, const DateMention& mention) {
    constexpr std::size_t kNear = 4 * utf8::kHanBytes;
    return mention.use == DateUse::scene || utf8::contains(text.substr(mention.end, kNear), "以来");
}

// 3月1日至10日为动员部署阶段: only a stage's days.
bool is_stage(std::string_view text, std::size_t behind) {
    constexpr std::size_t kNear = 12 * utf8::kHanBytes;
    constexpr std::string_view kStage = "阶段";
    const std::string_view near = text.substr(behind, kNear);
    const std::size_t stage = utf8::find(near, kStage);
    return stage != std::string_view::npos && stage < utf8::find(near, "，");
}

std::optional<Period> period_at(const MappedText& text, Range where, const DateMention& mention, const SpanOf& span_of,
                                const YearContext& years);

// 2018年下半年重点工作任务, 2024年第三季度…: a part of the year that is named.
std::optional<Period> part_of_year(const MappedText& title, const Years& years, const Recognizers& recognizers,
                                   const SpanOf& span_of) {
    for (const DateMention& m : recognizers.dates.find(title.view()).dates) {
        const Date date = resolve(m, {});
        const bool part = date.precision == Precision::half_year || date.precision == Precision::quarter;
        if (m.begin == years.range.begin && part) return period_at(title, {m.begin, m.end}, m, span_of, {});
    }
    return std::nullopt;
}

std::optional<Period> in_title(const MappedText& title, const Recognizers& recognizers, const SpanOf& span_of) {
    const LexiconTable& periods = recognizers.lexicon->table("plan_period");
    const std::string_view view = title.view();
    std::optional<Years> years = years_in(view);
    if (years && years->first == years->last) {
        if (auto part = part_of_year(title, *years, recognizers, span_of)) return part;
    }
    for (std::size_t pos = 0; !years && pos < view.size(); pos += utf8::length_at(view, pos)) {
        const LexiconRow* row = periods.longest_at(view, pos);
        if (row == nullptr) continue;
        std::size_t end = 0;
        const auto first = digits_at(periods.attribute(*row, "first"), 0, 4, end);
        const auto last = digits_at(periods.attribute(*row, "last"), 0, 4, end);
        if (first && last) years = Years{{pos, pos + row->phrase.size()}, *first, *last};
    }
    if (!years) return std::nullopt;
    return period_of(title, *years, 0, span_of);
}

// 利用三年时间（2024年—2026年）
std::optional<Period> in_bracket(const MappedText& text, const SpanOf& span_of) {
    constexpr std::string_view kTime = "年时间（";
    const std::string_view view = text.view();
    const std::size_t at = utf8::find(view.substr(0, 3000), kTime);
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t begin = at + kTime.size();
    const std::size_t end = utf8::find(view, "）", begin);
    if (end == std::string_view::npos || end - begin > 60) return std::nullopt;
    const auto years = years_in(view.substr(begin, end - begin));
    if (!years || years->first == years->last) return std::nullopt;
    return period_of(text, *years, begin, span_of);
}

std::optional<Period> period_at(const MappedText& text, Range where, const DateMention& mention, const SpanOf& span_of,
                                const YearContext& years) {
    const Date resolved = resolve(mention, years);
    if (!resolved.start || !resolved.end) return std::nullopt;
    return Period{*resolved.start, *resolved.end, std::string(text.view().substr(where.begin, where.size())),
                  span_of(text.original(where))};
}

// 一、活动时间 above “…”活动于2024年6月1日至30日开展。: the first sentence below such a heading.
std::optional<Period> below_heading(const MappedText& text, const Recognizers& recognizers, const SpanOf& span_of,
                                    const YearContext& years) {
    const std::string_view view = text.view();
    if (marker_at(view)) return std::nullopt;  // stages
    const std::string_view sentence = view.substr(0, std::min(utf8::find(view, "。"), view.size()));
    for (const DateMention& mention : recognizers.dates.find(sentence).dates) {
        if (!mention.from || !mention.to || mention.use == DateUse::validity) continue;
        if (is_stage(sentence, mention.end)) return std::nullopt;
        return period_at(text, {mention.begin, mention.end}, mention, span_of, years);
    }
    return std::nullopt;
}

bool is_kind(const LexiconTable& words, const LexiconRow* row, std::string_view kind) {
    return row != nullptr && words.attribute(*row, "kind") == kind;
}

// 此次集中|整治行动自…: where a word of several characters that ends in 自 or 从 begins behind 此次;
// 为…，区政府|决定自…: where the sentence has its 决定; else `begin`.
std::size_t behind_this(std::string_view view, std::size_t begin, const LexiconTable& words) {
    constexpr std::size_t kNear = 12 * utf8::kHanBytes;
    if (!is_kind(words, words.longest_at(view, begin), "this")) {
        // 决定自, 决定于 are words; few sentences have to be asked for them.
        constexpr std::string_view kDecides = "决定";
        const std::string_view sentence = view.substr(begin, utf8::find(view, "。", begin) - begin);
        const std::size_t decides = utf8::find(sentence, kDecides);
        const bool runs = decides != std::string_view::npos && words.longest_at(sentence, decides) != nullptr;
        return runs ? begin + decides : begin;
    }
    for (std::size_t at = begin; at < view.size() && at - begin < kNear; at += utf8::length_at(view, at)) {
        const LexiconRow* row = words.longest_at(view, at);
        const bool runs = row != nullptr && (row->phrase.ends_with("自") || row->phrase.ends_with("从"));
        if (runs && row->phrase.size() > utf8::kHanBytes) return at;
    }
    return begin;
}

/// Which clauses say over which months a plan runs: any that does, or those that a word names as its time (活动时间：).
enum class Clauses : std::uint8_t { any, named };

bool may_say(const LexiconTable& words, const LexiconRow& row, Clauses clauses) {
    return clauses == Clauses::named ? is_kind(words, &row, "names") : !is_kind(words, &row, "this");
}

// 自2023年5月至9月底，…; 实施时间：2023年5月至9月。 `years`: of days without a year, which a word that names the plan's
// time may have, and any in what leads in (`leads`).
std::optional<Period> in_clause(const MappedText& text, std::size_t from, const Recognizers& recognizers,
                                const LexiconTable& words, Clauses clauses, const SpanOf& span_of,
                                const YearContext& years, bool leads) {
    const std::string_view view = text.view();
    constexpr std::size_t kClause = 200;
    for (std::size_t begin = from; begin < view.size() && begin < 3000;) {
        const LexiconRow* row = words.longest_at(view, begin);
        if (row == nullptr || is_kind(words, row, "this")) {
            begin = behind_this(view, begin, words);
            row = words.longest_at(view, begin);
        }
        if (row != nullptr && may_say(words, *row, clauses)) {
            std::size_t at = begin + row->phrase.size();
            while (utf8::is_one_of(utf8::at(view, at), "：:为是")) at += utf8::length_at(view, at);
            std::size_t stop = std::min(view.size(), at + kClause);
            while (stop < view.size() && !utf8::is_lead(view[stop])) ++stop;
            const std::string_view clause = view.substr(begin, stop - begin);
            for (const DateMention& mention : recognizers.dates.find(clause).dates) {
                const std::size_t date = begin + mention.begin;
                if (date > at || !mention.from || !mention.to || mention.use == DateUse::validity) continue;
                if (is_stage(clause, mention.end) || sets_scene(clause, mention)) continue;
                const bool named = leads || may_say(words, *row, Clauses::named);
                if (auto period =
                        period_at(text, {date, begin + mention.end}, mention, span_of, named ? years : YearContext{}))
                    return period;
            }
        }
        // 按照县委部署，自3月15日起至6月15日，…: what leads in may say it in any clause.
        std::size_t stop = utf8::find(view, "。", begin);
        if (leads) stop = std::min(stop, utf8::find(view, "，", begin));
        if (stop == std::string_view::npos) break;
        begin = stop + utf8::kHanBytes;
    }
    return std::nullopt;
}

std::optional<Period> in_body(const DocumentLayout& layout, const std::vector<Block>& blocks,
                              const Recognizers& recognizers, Clauses clauses, const SpanOf& span_of,
                              const YearContext& years) {
    const LexiconTable& words = recognizers.lexicon->table("period_word");
    const std::size_t end = layout.attachments.empty() ? blocks.size() : layout.attachments.front().block;
    for (std::size_t i = 0; i < (end > layout.body_begin ? end : blocks.size()); ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        if (layout.roles[i] != BlockRole::body && layout.roles[i] != BlockRole::preamble) continue;
        if (clauses == Clauses::any) {
            if (auto period = in_bracket(blocks[i].text, span_of)) return period;
        }
        const auto marker = marker_at(blocks[i].text.view());
        const std::size_t begin = marker ? marker->length : 0;
        const bool leads = layout.roles[i] == BlockRole::preamble;
        if (auto period = in_clause(blocks[i].text, begin, recognizers, words, clauses, span_of, years, leads))
            return period;
        const std::string_view heading = without_mark(blocks[i].text.view().substr(begin));
        const LexiconRow* row = words.find(heading);
        const bool named = row != nullptr && may_say(words, *row, clauses);
        if (!marker || i + 1 >= end || blocks[i + 1].kind != BlockKind::paragraph || !named) continue;
        if (auto period = below_heading(blocks[i + 1].text, recognizers, span_of, years)) return period;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Period> read_period(const DocumentLayout& layout, const std::vector<Block>& blocks,
                                  const Recognizers& recognizers, const SpanOf& span_of, YearContext years) {
    std::vector<const MappedText*> titles;
    for (const PlanStart& plan : layout.plans) titles.push_back(&plan.title);
    titles.push_back(&layout.notice_title);
    for (const MappedText* title : titles) {
        const auto period = in_title(*title, recognizers, span_of);
        if (!period) continue;
        // 2022年…专项行动 / 行动时间：2022年2月至12月: the months say more than the title's year.
        std::size_t end = 0;
        years.year = digits_at(period->start, 0, 4, end);
        const auto months = in_body(layout, blocks, recognizers, Clauses::named, span_of, years);
        // 2022年冬季专项行动 may have begun in the year before.
        const bool meets = months && months->start <= period->end && months->end >= period->start;
        return meets && is_one_year(*period) ? months : period;
    }
    return in_body(layout, blocks, recognizers, Clauses::any, span_of, years);
}

}  // namespace fenjie
