// Reads the words that lead to the figures of a group.
//
// In:  知晓率从49%提高到|65%以上，参与率、满意率分别达到|90%、85%
// Out: baseline 49%; respective
//
// The leading words (达到, 提高到, 均, 力争, 每年, 比2020年 …) are stepped over from the figure to the left; what is
// left of them is the name of what is measured.
#include "recognize/targets/group.hpp"

#include <algorithm>

#include "recognize/targets/phrase.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

class Reader {
 public:
    Reader(const Scan& scan, Group& group) : scan_(scan), group_(group), clause_(scan.clauses[group.clause]) {}

    void run() {
        step_over();
        read_denominator();
        read_baseline();
        read_comparator();
        read_period();
        read_date();
        read_modality();
    }

 private:
    [[nodiscard]] const Token& token(std::size_t t) const { return scan_.tokens[t]; }

    [[nodiscard]] bool leads(std::size_t t) const {
        switch (token(t).word) {
            case Word::place:  // 覆盖率|将|达到90%
                return scan_.of(token(t)) == "将";
            case Word::link:
            case Word::comparator:
            case Word::lead:
            case Word::modal:
            case Word::average:
            case Word::aim:
            case Word::each:
            case Word::respective:
            case Word::date:
            case Word::every:
            case Word::per:
            case Word::rise:
            case Word::fall:
                return true;
            // 知晓率为80%
            case Word::object:
                return t + 1 == group_.first && token(t).end - token(t).begin == 3;
            case Word::act:
            case Word::noun:
            case Word::cause:
                return t > group_.from && scan_.words->completes_at(scan_.text, token(t).begin);
            default:
                return false;
        }
    }

    /// The 的 of 降低到2025年的9%.
    [[nodiscard]] bool is_dated(std::size_t t) const {
        return token(t).word == Word::de && t > group_.from && token(t - 1).word == Word::date;
    }

    void step_over() {
        std::size_t t = group_.first;
        bool linked = false;
        while (t > group_.from && (leads(t - 1) || is_dated(t - 1))) {
            --t;
            const Word word = token(t).word;
            linked = linked || word == Word::link || leads_to(scan_, token(t));
            group_.each = group_.each || word == Word::each;
            group_.respective = group_.respective || word == Word::respective;
            group_.reached = group_.reached || word == Word::link || word == Word::comparator || word == Word::object;
            // 改造提升10万亩: the end of a word for what is done to them.
            const bool compound = t > group_.from && token(t - 1).end == token(t).begin &&
                                  token(t - 1).word == Word::noun && group_.measure != Measure::share;
            if ((word == Word::rise || word == Word::fall) && !linked && !compound && !group_.change)
                group_.change = word == Word::rise ? Change::increase : Change::decrease;
        }
        move_name_end(before_unit(t));
        const Quantity& q = (*scan_.quantities)[group_.quantities.front()];
        // 达到80%, 提高到80%: the quantity took the leading word in.
        group_.reached = group_.reached || q.begin < q.number_begin;
        read_from_to(t);
    }

    /// 接种率以乡镇为单位保持在95%: what it is counted in stands between name and figure.
    [[nodiscard]] std::size_t before_unit(std::size_t t) const {
        constexpr std::string_view kTake = "以";
        if (scan_.words->name_word_before(scan_.text, token(t).begin).kind != NameWord::unit) return t;
        for (std::size_t at = t; at > group_.from; --at)
            if (scan_.of(token(at - 1)) == kTake) return at - 1;
        return t;
    }

    void move_name_end(std::size_t t) {
        group_.lead = t;
        group_.name_end = token(t).begin;
    }

    /// 从49%提高到65%: the name stands before 从.
    void read_from_to(std::size_t t) {
        std::size_t start = t;
        while (start > group_.from + 1 &&
               (token(start - 1).word == Word::other || token(start - 1).word == Word::bracket))
            --start;
        if (start < t && token(start - 1).word == Word::figure &&
            behind_same_noun(scan_, start - 1, group_.first) == t) {
            t = start;
            group_.widened = true;
        }
        if (t < group_.from + 2 || token(t - 1).word != Word::figure) return;
        std::size_t before = t - 1;
        while (before > group_.from + 1 && token(before - 1).word == Word::list &&
               token(before - 2).word == Word::figure)
            before -= 2;
        const std::size_t was = before;
        before = before_what_was(scan_, before, group_.from);
        if (before == group_.from || (token(before - 1).word != Word::place && token(before - 1).word != Word::means))
            return read_what_was(t - 1);
        const Quantity& q = (*scan_.quantities)[token(t - 1).index];
        const bool listed = was < t - 1;
        if (listed && (t - was + 1) / 2 == group_.quantities.size()) {
            for (std::size_t at = was; at < t; at += 2) {
                const Quantity& one = (*scan_.quantities)[token(at).index];
                group_.baselines.emplace_back(scan_.of(one.number_begin, one.number_end));
            }
        }
        if (!listed) group_.baseline = scan_.of(q.number_begin, q.number_end);
        if (q.unit == (*scan_.quantities)[group_.quantities.front()].unit) group_.change.reset();
        // 流通率分别由5%、15%提高到20%、30%
        std::size_t name = before - 1;
        while (name > group_.from && leads(name - 1)) {
            --name;
            group_.each = group_.each || token(name).word == Word::each;
            group_.respective = group_.respective || token(name).word == Word::respective;
        }
        move_name_end(name);
    }

    /// 用水总量较2020年的5.6亿立方米减少3%: the name stands before the date of the figures that end at token `t`.
    void read_what_was(std::size_t t) {
        while (t > group_.from + 2 && token(t - 1).word == Word::list && token(t - 2).word == Word::figure) t -= 2;
        if (t > group_.from && token(t - 1).word == Word::de) --t;
        if (t == group_.from || token(t - 1).word != Word::date ||
            scan_.times->dates[token(t - 1).index].use != DateUse::baseline)
            return;
        --t;
        while (t > group_.from && (leads(t - 1) || token(t - 1).word == Word::baseline)) --t;
        move_name_end(t);
    }

    /// 结余控制在年度营业额4%以内, 活动不得少于总课时的40%: the name stands before the comparator.
    void read_denominator() {
        std::size_t t = group_.lead;
        const auto inside = [&](Word word) {
            return word == Word::date || word == Word::every || word == Word::per || word == Word::lead;
        };
        while (t > group_.from && (!token(t - 1).edge || inside(token(t - 1).word))) --t;
        if (t == group_.lead || t == group_.from || group_.measure == Measure::count) return;
        const Token& edge = token(t - 1);
        const bool compares =
            edge.word == Word::comparator || (edge.word == Word::link && edge.end - edge.begin > 2 * utf8::kHanBytes);
        // 达到或好于Ⅲ类水体比例 is a name that begins so.
        const std::size_t known = scan_.words->indicator_before(scan_.text, group_.name_end).length;
        if (!compares || known >= group_.name_end - edge.begin) return;
        if (is_described_share(scan_, t - 1, {edge.end, group_.name_end})) return;
        group_.denominator = {edge.end, group_.name_end};
        group_.reached = true;
        std::size_t name = t - 1;
        while (name > group_.from && leads(name - 1)) --name;
        move_name_end(name);
    }

    void read_baseline() {
        for (std::size_t t = clause_.first; t < group_.first; ++t) {
            const Token& at = token(t);
            if (at.word == Word::date && scan_.times->dates[at.index].use == DateUse::baseline) {
                set_baseline({at.begin, at.end}, t);
            } else if (at.word == Word::baseline && t + 1 < group_.first) {
                std::size_t end = t + 1;
                while (end < group_.first &&
                       (token(end).word == Word::other || token(end).word == Word::date || token(end).word == Word::de))
                    ++end;
                set_baseline({at.end, token(end - 1).end}, t);
            } else if (at.word == Word::means_end && t > clause_.first) {
                std::size_t begin = t;
                while (begin > clause_.first && !token(begin - 1).edge) --begin;
                // 在60台设备的基础上 is what there is, and no level.
                const std::string& unit = (*scan_.quantities)[group_.quantities.front()].unit;
                const bool counts = group_.measure == Measure::count && begin < t &&
                                    scan_.of(token(begin).begin, at.begin).find(unit) != std::string_view::npos;
                if (begin < t && !counts && begin > clause_.first && token(begin - 1).word == Word::link)
                    set_baseline({token(begin).begin, at.begin}, begin - 1);
            }
        }
        // 与2020年相比，能耗下降18%
        for (std::size_t c = group_.clause; group_.baseline.empty() && c > sentence_begin(scan_, group_.clause); --c) {
            const Clause& before = scan_.clauses[c - 1];
            if (before.last - before.first > 3) break;
            for (std::size_t t = before.first; t < before.last; ++t) {
                if (token(t).word != Word::date || scan_.times->dates[token(t).index].use != DateUse::baseline)
                    continue;
                // 较2023年翻一番，培育企业2家: a clause with a figure has its baseline for itself.
                if (token(before.last - 1).word == Word::figure) return;
                set_baseline({token(t).begin, token(t).end}, clause_.last);
            }
        }
    }

    void set_baseline(Range range, std::size_t t) {
        // 较2020年 -> 2020年, 在2020年基础上 -> 2020年
        for (bool changed = true; changed && !range.empty();) {
            changed = false;
            const auto first = scan_.words->word_at(scan_.text, range.begin);
            if (first.kind == Word::baseline || first.kind == Word::link || first.kind == Word::means ||
                first.kind == Word::list) {
                range.begin += first.length;
                changed = true;
            }
            for (std::size_t at = range.begin; at < range.end; at += utf8::length_at(scan_.text, at)) {
                const auto word = scan_.words->word_at(scan_.text, at);
                const bool closes = word.kind == Word::means_end || word.kind == Word::baseline ||
                                    word.kind == Word::goal || word.kind == Word::rise || word.kind == Word::fall;
                if (closes && at + word.length >= range.end) range.end = at, changed = true;
            }
            constexpr std::string_view kDe = "的";
            if (scan_.of(range.begin, range.end).ends_with(kDe)) range.end -= kDe.size();
        }
        if (range.empty()) return;
        group_.baseline = scan_.of(range.begin, range.end);
        if (t < group_.from || t >= group_.lead) return;
        // 使用量均比2020年下降3%
        while (t > group_.from && leads(t - 1)) {
            --t;
            group_.each = group_.each || token(t).word == Word::each;
            group_.respective = group_.respective || token(t).word == Word::respective;
        }
        move_name_end(t);
    }

    void read_comparator() {
        for (std::size_t t = group_.from; t < group_.first; ++t) {
            if (token(t).word != Word::comparator) continue;
            const auto found = scan_.words->comparator_at(scan_.text, token(t).begin);
            if (found) group_.comparator = found;
        }
    }

    void read_period() {
        bool verb = false;
        for (std::size_t t = group_.first; t > clause_.first; --t) {
            const Token& at = token(t - 1);
            if (at.word == Word::every && !group_.per.every)
                group_.per.every = scan_.times->recurrences[at.index].every;
            if (at.word == Word::per && !group_.per.each)
                group_.per.each = std::string(scan_.of(at.inner.begin, at.inner.end));
            verb = verb || at.word == Word::acquire || at.word == Word::act || at.word == Word::cause ||
                   at.word == Word::noun;
        }
        if (!group_.per.every && group_.measure == Measure::count)
            group_.per.every = scan_.words->period_at(scan_.text, token(group_.last).end);
        // 年均培训1000人次, 年度服务人数3万人次: as many each year.
        // 成交额年均增长10%、突破5000亿元: in all.
        const std::size_t own = group_.measure == Measure::money ? group_.from : clause_.first;
        for (std::size_t t = own; !group_.per.every && !group_.change && t < group_.first; ++t) {
            const std::string_view word = scan_.of(token(t));
            const bool serves = scan_.words->indicator_before(scan_.text, group_.name_end).kind == Indicator::relation;
            if ((token(t).word == Word::average && (word == "年均" || word == "年")) ||
                (word == "年度" && serves && group_.measure == Measure::count))
                group_.per.every = "P1Y";
        }
        // 每个乡镇省级用稿1篇，市级用稿2篇: a clause without a verb goes on with the period of the one before.
        if (verb || group_.per.every || group_.per.each || group_.clause == 0) return;
        // 每年新增5万个，三年累计15万个: so many in all.
        for (std::size_t t = clause_.first; t < group_.first; ++t) {
            if (token(t).word == Word::average && group_.measure == Measure::count) return;
        }
        const Clause& before = scan_.clauses[group_.clause - 1];
        // 每年培育2家，2025年底不少于8家: a date of its own says by when there are so many in all.
        const bool dated = group_.first > clause_.first && token(clause_.first).word == Word::date;
        // 每百名学生…15台，生均图书30册: over one each.
        for (std::size_t t = clause_.first; t < group_.first; ++t) {
            if (token(t).word == Word::per_head) return;
        }
        // 每万人医生10人，成交额100亿元: money is counted over nobody that heads are.
        if (before.stop != Stop::comma || dated || group_.measure == Measure::money ||
            scan_.text.substr(clause_.begin).starts_with("全年"))
            return;
        // 每年创建一个景区，度假区达到20家: so many in all.
        constexpr std::string_view kReach = "达";
        const auto reaches = [&](std::size_t begin, std::size_t end) {
            return scan_.of(begin, end).find(kReach) != std::string_view::npos;
        };
        const std::size_t number = (*scan_.quantities)[group_.quantities.front()].number_begin;
        if (scan_.words->indicator_before(scan_.text, group_.name_end).kind == Indicator::none &&
            reaches(group_.name_end, number) && !reaches(before.begin, before.end))
            return;
        bool figure = false;
        for (std::size_t t = before.last; t > before.first; --t) {
            const Token& at = token(t - 1);
            figure = figure || at.word == Word::figure;
            if (!figure) continue;
            if (at.word == Word::every && !group_.per.every)
                group_.per.every = scan_.times->recurrences[at.index].every;
            if (at.word == Word::per && !group_.per.each)
                group_.per.each = std::string(scan_.of(at.inner.begin, at.inner.end));
        }
    }

    /// 2024年、2025年分别达到80%、90%: dates in a row, here or in the lead-in, for as many figures or for one.
    void read_dates() {
        const std::size_t n = group_.quantities.size();
        const auto has = [&](Word word) {
            for (std::size_t t = group_.from; t < group_.first; ++t)
                if (token(t).word == word) return true;
            return false;
        };
        std::vector<std::size_t> row = row_of_dates(scan_, clause_.first, group_.first);
        bool led = false;
        for (std::size_t c = group_.clause; !led && row.size() < 2 && c > sentence_begin(scan_, group_.clause); --c) {
            led = is_lead_in(scan_, scan_.clauses[c - 1]);
            if (led) row = row_of_dates(scan_, scan_.clauses[c - 1].first, scan_.clauses[c - 1].last);
        }
        // 到2022年和2030年，知晓率提升到20%和30%
        if (!(has(Word::respective) || (led && n > 1 && !has(Word::list))) || row.size() < 2 ||
            (n > 1 && row.size() != n))
            return;
        group_.dates = std::move(row);
        group_.respective = false;
    }

    void read_date() {
        read_dates();
        group_.date = deadline_in(scan_, clause_.first, group_.first);
        if (!group_.date) group_.date = deadline_in(scan_, group_.last + 1, group_.to);
        const std::size_t begin = sentence_begin(scan_, group_.clause);
        constexpr std::string_view kClose = "）";
        bool closed = false;
        for (std::size_t c = group_.clause; !group_.date && c > begin && group_.clause - c < kSentenceClauses; --c) {
            const Clause& before = scan_.clauses[c - 1];
            closed = closed || before.stop != Stop::comma || scan_.text.substr(before.end).starts_with(kClose);
            // 建成50个（其中2023年20个），培训300名: a part that is closed dates itself alone.
            if (closed && scan_.words->opens_part(scan_.of(token(before.first)))) continue;
            group_.date = deadline_in(scan_, before.first, before.last);
        }
        // 2020年，出台措施。各地建设1所机构: a date that opens a sentence on its own holds until the next one.
        for (std::size_t c = begin; !group_.date && c > 0 && group_.clause - c < kSentenceClauses; --c) {
            const Clause& before = scan_.clauses[c - 1];
            const auto found = deadline_in(scan_, before.first, before.last);
            if (!found) continue;
            if (is_lead_in(scan_, before)) group_.date = found;
            break;
        }
    }

    void read_modality() {
        const auto aims = [&](std::size_t first, std::size_t last) {
            return std::any_of(scan_.tokens.begin() + static_cast<std::ptrdiff_t>(first),
                               scan_.tokens.begin() + static_cast<std::ptrdiff_t>(last),
                               [](const Token& t) { return t.word == Word::aim; });
        };
        bool aim = aims(clause_.first, group_.first);
        // 力争到2025年，…: the lead-in says it for what follows.
        for (std::size_t c = group_.clause; !aim && c > sentence_begin(scan_, group_.clause); --c) {
            const Clause& before = scan_.clauses[c - 1];
            if (is_lead_in(scan_, before)) aim = aims(before.first, before.last);
        }
        // 力争培育50家企业，其中骨干企业5家: a part is meant as the whole is.
        const std::size_t first = clause_.first;
        if (!aim && group_.clause > 0 && token(first).word == Word::lead &&
            scan_.words->opens_part(scan_.of(token(first)))) {
            const Clause& whole = scan_.clauses[group_.clause - 1];
            aim = whole.stop != Stop::sentence && aims(whole.first, whole.last);
        }
        if (aim) group_.modality = Modality::aim;
    }

    const Scan& scan_;
    Group& group_;
    const Clause& clause_;
};

}  // namespace

void read_words(const Scan& scan, Group& group) {
    Reader(scan, group).run();
}

}  // namespace fenjie::targets
