// Cuts a text into clauses of tokens, once, from left to right.
//
// In:  每个街道不少于5场次，力争2025年达到90%以上（其中城市95%）。
// Out: [per 每个街道][figure 不少于5场次] ， [aim 力争][date 2025年][figure 达到90%以上] （ [lead 其中][other 城市] …
//
// A bracket or a quotation without a figure is one token; one with a figure parts clauses, because the figure
// in it speaks of what the bracket names. Figures that are no targets are plain text here.
#include "recognize/targets/scan.hpp"

#include <algorithm>
#include <optional>

#include "recognize/targets/pairs.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie::targets {
namespace {

constexpr std::size_t kPerBracket = 24;
constexpr std::string_view kEach = "每";
// No clause is longer: what every figure may look at is bounded.
constexpr std::size_t kClauseBytes = 2400;
constexpr std::size_t kClauseTokens = 240;
// Of a window: what is read at once, what is kept before it (a figure looks back over two dozen at most), and what must
// be known behind a clause.
constexpr std::size_t kWindowClauses = 1024;
constexpr std::size_t kClausesBack = 64;
constexpr std::size_t kClausesAhead = 2;

constexpr std::size_t kLongestClause = 256;  // tokens; real clauses have a few dozen

}  // namespace

class Scanner {
 public:
    Scanner(Scan& out, const std::vector<bool>& figures) : out_(out), figures_(figures), text_(out.text) {}

    [[nodiscard]] bool at_end() const { return ended_; }

    /// Reads until there are so many clauses, or to the text's end.
    void run(std::size_t clauses) {
        while (pos_ < text_.size() && out_.clauses.size() < clauses) {
            // A clause without an end is parted by force: what reads it looks back to its begin from every figure.
            if (out_.tokens.size() - first_ >= kLongestClause) {
                close_clause(Stop::comma);
                begin_ = pos_;
            }
            Stop stop{};
            if (take_figure() || take_time()) continue;
            if (pos_ - begin_ > kClauseBytes || out_.tokens.size() - first_ > kClauseTokens) {
                close_clause(Stop::comma);
                begin_ = pos_;
            }
            if (const std::size_t mark = separator_at(text_, pos_, stop)) {
                close_clause(stop);
                pos_ += mark;
                begin_ = pos_;
            } else if (!take_pair() && !take_per()) {
                take_word();
            }
        }
        if (pos_ < text_.size()) return;
        close_clause(Stop::sentence);
        ended_ = true;
    }

    /// To be told when tokens were taken from the begin.
    void forget(std::size_t tokens) { first_ -= tokens; }

 private:
    void add(Word word, std::size_t end, std::size_t index = 0, Range inner = {}) {
        const bool joins = word == Word::other && out_.tokens.size() > first_ && out_.tokens.back().word == Word::other;
        if (joins)
            out_.tokens.back().end = end;
        else
            out_.tokens.push_back({pos_, end, word, is_edge(word), index, inner});
        pos_ = end;
    }

    /// Words that part noun phrases. Verbs do so only where a clause, or another verb, begins with them: 培训新型农民,
    /// 引进和培养人才, but 技能培训 and 垃圾分类投放准确率.
    [[nodiscard]] bool is_edge(Word word) const {
        switch (word) {
            case Word::other:
            case Word::de:
            case Word::list:
            case Word::bracket:
            case Word::quote:
            case Word::goal:
            case Word::per_head:
                return false;
            case Word::acquire:
            case Word::act:
            case Word::noun:
            case Word::rise:
            case Word::fall:
            case Word::lead:
                break;
            default:
                return true;
        }
        std::size_t before = out_.tokens.size();
        if (before > first_ && out_.tokens[before - 1].word == Word::list) --before;
        return before == first_ || out_.tokens[before - 1].edge;
    }

    void close_clause(Stop stop) {
        if (out_.tokens.size() > first_)
            out_.clauses.push_back({begin_, pos_, first_, out_.tokens.size(), stop});
        else if (!out_.clauses.empty())
            out_.clauses.back().stop = std::max(out_.clauses.back().stop, stop);
        first_ = out_.tokens.size();
    }

    bool take_figure() {
        const auto& all = *out_.quantities;
        while (figure_ < all.size() && all[figure_].begin < pos_) ++figure_;
        if (figure_ >= all.size() || all[figure_].begin != pos_) return false;
        const std::size_t index = figure_++;
        if (!figures_[index]) {
            // A year among the quantities is left to the dates.
            const auto& dates = out_.times->dates;
            while (date_ < dates.size() && dates[date_].begin < pos_) ++date_;
            if (date_ < dates.size() && dates[date_].begin == pos_) return false;
            if (all[index].end <= pos_) return false;
        }
        const Word word = figures_[index] ? Word::figure : says_how_many(index) ? Word::each : Word::other;
        add(word, all[index].end, index);
        return true;
    }

    /// 持证率、培训率实现两个|100%: a number of shares right before the one that each of them is.
    [[nodiscard]] bool says_how_many(std::size_t index) const {
        constexpr std::string_view kCounted = "个";
        const auto& all = *out_.quantities;
        return index + 1 < all.size() && figures_[index + 1] && all[index].unit == kCounted &&
               all[index + 1].unit == "%" && all[index + 1].begin == all[index].end;
    }

    bool take_time() {
        const auto& dates = out_.times->dates;
        const auto& recurrences = out_.times->recurrences;
        while (date_ < dates.size() && dates[date_].begin < pos_) ++date_;
        while (recurrence_ < recurrences.size() && recurrences[recurrence_].begin < pos_) ++recurrence_;
        if (recurrence_ < recurrences.size() && recurrences[recurrence_].begin == pos_ &&
            recurrences[recurrence_].end > pos_) {
            // 常见病|定期|筛查率: no period
            add(recurrences[recurrence_].every ? Word::every : Word::lead, recurrences[recurrence_].end, recurrence_);
            return true;
        }
        if (date_ < dates.size() && dates[date_].begin == pos_ && dates[date_].end > pos_) {
            add(Word::date, dates[date_].end, date_);
            return true;
        }
        return false;
    }

    [[nodiscard]] bool has_figure(std::size_t end) const {
        const auto& all = *out_.quantities;
        for (std::size_t i = figure_; i < all.size() && all[i].begin < end; ++i) {
            if (figures_[i]) return true;
        }
        return false;
    }

    bool take_pair() {
        if (utf8::is_common_han_at(text_, pos_)) return false;
        for (const Pair& pair : kPairs) {
            if (!text_.substr(pos_).starts_with(pair.open)) continue;
            const std::size_t end = closing(text_, pos_, pair);
            if (end != std::string_view::npos && (pair.open == "《" || !has_figure(end))) {
                add(pair.open == "《" ? Word::quote : Word::bracket, end);
            } else {
                part(pair.open.size());
            }
            return true;
        }
        for (const Pair& pair : kQuotes) {
            if (!text_.substr(pos_).starts_with(pair.open)) continue;
            const std::size_t end = closing(text_, pos_, pair);
            const bool whole = end != std::string_view::npos && !has_figure(end);
            add(whole ? Word::quote : Word::lead, whole ? end : pos_ + pair.open.size());
            return true;
        }
        for (const Pair& pair : kPairs) {
            if (text_.substr(pos_).starts_with(pair.close)) return part(pair.close.size()), true;
        }
        for (const Pair& pair : kQuotes) {
            if (text_.substr(pos_).starts_with(pair.close)) return add(Word::lead, pos_ + pair.close.size()), true;
        }
        return false;
    }

    /// A bracket with a figure inside parts clauses.
    void part(std::size_t mark) {
        close_clause(Stop::bracket);
        pos_ += mark;
        begin_ = pos_;
    }

    /// 每个街道, 每所学校, 每千人口, 每人: the noun runs to its population word, else to the next word.
    bool take_per() {
        if (!text_.substr(pos_).starts_with(kEach)) return false;
        const std::size_t from = pos_ + kEach.size();
        if (out_.words->is_period(utf8::at(text_, from))) return false;  // 不少于每周课时的40%
        std::size_t noun = from;
        std::size_t end;
        const Found<Population> alone = out_.words->population_at(text_, from);
        if (alone.kind != Population::none && alone.kind != Population::place && alone.kind != Population::thing) {
            end = from + alone.length;
        } else if (const auto numeral = numeral_at(text_, from)) {
            end = noun_end(out_, numeral->end);
        } else {
            const std::string_view measure = utf8::at(text_, from);
            if (out_.words->is_measure(measure)) noun += measure.size();
            end = noun_end(out_, noun);
            // 每期不少于50人: the measure word is all there is.
            // So it is of 每个不少于500亩.
            const bool bare = measure != "个" || out_.words->comparator_at(text_, noun).has_value();
            if (end == noun && noun > from && bare && !text_.substr(noun).starts_with(kEach)) noun = from;
            // 每册藏书流通率: what is measured, and nobody whom it is counted over; 每条|投资, 每个|面积.
            const Indicator measured = out_.words->indicator_before(text_, end).kind;
            if (measured == Indicator::rate) return false;
            if ((measured == Indicator::relation || measured == Indicator::amount) && noun > from && noun < end &&
                out_.words->population_at(text_, noun).kind == Population::none) {
                end = noun;
                noun = from;
            }
        }
        if (end <= noun) return false;
        // 每个镇（街道）
        if (text_.substr(end).starts_with(kPairs[0].open)) {
            const std::size_t close = closing(text_, end, kPairs[0]);
            if (close != std::string_view::npos && close - end <= kPerBracket && !has_figure(close)) end = close;
        }
        // 每万名就业人员中|研发人员
        const bool within = text_.substr(end).starts_with("中") && out_.words->word_at(text_, end).length == 0;
        add(Word::per, within ? end + utf8::kHanBytes : end, 0, {noun, end});
        return true;
    }

    /// 平均|每年, 重点|5家: what a word of manner leads to.
    [[nodiscard]] bool time_or_figure_at(std::size_t pos) const {
        const auto& all = out_.times->recurrences;
        return figure_at(pos) || (recurrence_ < all.size() && all[recurrence_].begin == pos);
    }

    [[nodiscard]] bool figure_at(std::size_t pos) const {
        const auto& all = *out_.quantities;
        for (std::size_t i = figure_; i < all.size() && all[i].begin <= pos; ++i) {
            if (all[i].begin == pos) return true;
        }
        return false;
    }

    void take_word() {
        constexpr std::string_view kDe = "的";
        if (text_.substr(pos_).starts_with(kDe)) return add(Word::de, pos_ + kDe.size());
        constexpr std::string_view kRate = "率";
        // ——农民收入达到1万元: dashes open an item.
        constexpr std::string_view kDash = "—";
        const bool opened = out_.tokens.size() == first_ || out_.tokens.back().edge;
        if (opened && text_.substr(pos_).starts_with(kDash)) return add(Word::lead, pos_ + kDash.size());
        Found<Word> found = out_.words->word_at(text_, pos_);
        // 降低|到2025年: the date has its 到 before the verb has.
        const auto& dates = out_.times->dates;
        if (date_ < dates.size() && dates[date_].begin > pos_ && dates[date_].begin < pos_ + found.length)
            found = out_.words->word_at(text_.substr(0, dates[date_].begin), pos_);
        // 平均|每年
        const auto& repeats = out_.times->recurrences;
        if (recurrence_ < repeats.size() && repeats[recurrence_].begin > pos_ &&
            repeats[recurrence_].begin < pos_ + found.length)
            found = out_.words->word_at(text_.substr(0, repeats[recurrence_].begin), pos_);
        if (found.length == 0) found.length = utf8::length_at(text_, pos_);
        // 超市, 节约: a comparator of one character stands right before its figure.
        if (found.kind == Word::comparator && found.length == kRate.size() && !figure_at(pos_ + found.length)) {
            found.kind = Word::other;
        }
        // 应助尽助, 应保尽保: no 应 of obligation.
        if (const std::size_t due = found.kind == Word::modal ? all_due(text_, pos_) : 0; due > 0) {
            found.kind = Word::other;
            found.length = due;
        }
        // 加计扣除: what is left out opens a clause.
        if (found.kind == Word::exclude && found.length == kRate.size() && out_.tokens.size() > first_)
            found.kind = Word::other;
        // 示范基地各5万亩
        constexpr std::string_view kEvery = "各";
        if (found.kind == Word::other && text_.substr(pos_, found.length) == kEvery && figure_at(pos_ + found.length))
            found.kind = Word::each;
        // 外贸, 外资: 外 ends what 除 began, and nothing else.
        if (found.kind == Word::exclude_end && found.length == kRate.size() && !has(Word::exclude))
            found.kind = Word::other;
        // 干预措施|覆盖率: no end of what nothing began.
        if (found.kind == Word::means_end && !has(Word::means) && !has(Word::link) &&
            out_.words->begins_rate(text_, pos_ + found.length))
            found.kind = Word::other;
        // 联合|区教育局, but 联合检查
        if (found.kind == Word::means && out_.words->is_joint(text_.substr(pos_, found.length)) &&
            out_.words->word_at(text_, pos_ + found.length).kind == Word::noun)
            found.kind = Word::other;
        // 重点引进, but 重点企业; 平均增长, but 平均车速.
        if (found.kind == Word::manner || found.kind == Word::average) {
            const std::size_t behind = pos_ + found.length;
            // 平均|每个社区10家
            const bool each = found.kind == Word::average && text_.substr(behind).starts_with(kEach);
            const bool name =
                !each && out_.words->word_at(text_, behind).kind == Word::other && !time_or_figure_at(behind);
            if (name || each || found.kind == Word::manner) found.kind = name ? Word::other : Word::lead;
        }
        // 年|培训2万人次, at the head of a clause
        constexpr std::string_view kYear = "年";
        const bool opens = out_.tokens.size() == first_ || out_.tokens.back().edge;
        if (opens && found.length == kYear.size() && text_.substr(pos_).starts_with(kYear) &&
            out_.words->does_at(text_, pos_ + kYear.size()))
            found.kind = Word::average;
        // 建成率, 配备率: part of the indicator.
        if (text_.substr(pos_ + found.length).starts_with(kRate)) found.kind = Word::other;
        // 师生比: the end of an indicator.
        if (found.kind == Word::baseline &&
            out_.words->indicator_before(text_, pos_ + found.length).length > found.length) {
            found.kind = Word::other;
        }
        const std::size_t end = pos_ + found.length;
        if (found.kind == Word::comparator) take_negation();
        add(found.kind, end);
    }

    /// Whether such a word stands before in the clause.
    [[nodiscard]] bool has(Word word) const {
        return std::any_of(out_.tokens.begin() + static_cast<std::ptrdiff_t>(first_), out_.tokens.end(),
                           [&](const Token& t) { return t.word == word; });
    }

    /// 不得|少于: the word that turns a comparator is part of it.
    void take_negation() {
        const std::size_t length = out_.words->negation_before(text_, pos_);
        if (length == 0 || out_.tokens.size() == first_) return;
        Token& before = out_.tokens.back();
        if (before.word != Word::other || before.end != pos_ || before.begin + length > pos_) return;
        pos_ -= length;
        before.end = pos_;
        if (before.begin == before.end) out_.tokens.pop_back();
    }

    Scan& out_;
    const std::vector<bool>& figures_;
    std::string_view text_;
    std::size_t pos_ = 0;
    std::size_t begin_ = 0;   // of the clause
    std::size_t first_ = 0;   // token of the clause
    std::size_t figure_ = 0;  // next quantity, date, recurrence
    std::size_t date_ = 0;
    std::size_t recurrence_ = 0;
    bool ended_ = false;
};

WindowedScan::WindowedScan(std::string_view text, const std::vector<Quantity>& quantities,
                           const std::vector<bool>& figures, const TimeFacts& times, const TargetWords& words) {
    scan_.text = text;
    scan_.quantities = &quantities;
    scan_.times = &times;
    scan_.words = &words;
    scanner_ = std::make_unique<Scanner>(scan_, figures);
}

WindowedScan::~WindowedScan() = default;

bool WindowedScan::read() {
    if (scanner_->at_end()) return false;
    first_ = last_;
    forget();
    scanner_->run(first_ + kWindowClauses);
    // How a clause ends may turn out behind it, and what a figure counts may stand there.
    last_ = scanner_->at_end() ? scan_.clauses.size() : std::max(first_, scan_.clauses.size() - kClausesAhead);
    return true;
}

void WindowedScan::forget() {
    forgotten_ = first_ > kClausesBack ? first_ - kClausesBack : 0;
    if (forgotten_ == 0) return;
    const std::size_t tokens = scan_.clauses[forgotten_].first;
    scan_.clauses.erase(scan_.clauses.begin(), scan_.clauses.begin() + static_cast<std::ptrdiff_t>(forgotten_));
    scan_.tokens.erase(scan_.tokens.begin(), scan_.tokens.begin() + static_cast<std::ptrdiff_t>(tokens));
    for (Clause& clause : scan_.clauses) {
        clause.first -= tokens;
        clause.last -= tokens;
    }
    scanner_->forget(tokens);
    first_ -= forgotten_;
}

}  // namespace fenjie::targets
