// Cuts a phrase that ends in an indicator into whose it is and what is measured.
//
// In:  在册严重精神障碍患者（除易肇事肇祸精神障碍患者外）规范管理率
// Out: subject 在册严重精神障碍患者, excluding 易肇事肇祸精神障碍患者, metric 规范管理率
//
// The cut stands behind the last word of population.tsv before the indicator, less those that describe others or belong
// to what is measured; where there is none, names of places, quoted people, an age or a noun no table knows may do.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "recognize/targets/phrase.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

/// 资金用于产业发展的比重, 县级医院达到三级医院条件的比例: what the subject does is what is measured. The cut, or where
/// the verb begins.
std::size_t before_use(const Scan& scan, Range phrase, std::size_t cut) {
    std::size_t verb = 0;
    bool described = false;
    for (std::size_t t = token_at(scan, phrase.begin); t < scan.tokens.size() && scan.tokens[t].end <= phrase.end;
         ++t) {
        const Token& token = scan.tokens[t];
        const bool reaches = (token.word == Word::link || token.word == Word::comparator) && describes(scan, t);
        if ((token.word == Word::act || reaches) && verb == 0 && token.begin > phrase.begin) verb = t;
        described = scan.tokens[t].word == Word::de && verb != 0;
        if (described) break;
    }
    return described && cut > scan.tokens[verb].begin ? scan.tokens[verb].begin : cut;
}

/// 常住人口100万以上的城市绿色出行比例, 建立现代企业制度的国有企业比例: words before the last 的 describe the bodies or
/// people behind it; places (全省…的景区) and what stands before the verb of the description stay.
void drop_described(const Scan& scan, Range phrase, std::vector<PopulationWord>& words) {
    std::size_t de = 0;
    std::optional<std::size_t> verb;
    for (std::size_t t = token_at(scan, phrase.begin); t < scan.tokens.size() && scan.tokens[t].end <= phrase.end;
         ++t) {
        const Token& token = scan.tokens[t];
        if (token.word == Word::de) de = token.begin;
        if (de == 0 && !verb && describes(scan, t)) verb = token.begin;
    }
    // 收入10万元以上的|村|占比: an area that has no other word.
    constexpr std::string_view kDe = "的";
    const std::size_t head = de + kDe.size();
    const auto area = scan.words->population_at(scan.text, head);
    if (de != 0 && area.kind == Population::region &&
        head + area.length + scan.words->indicator_before(scan.text, phrase.end).length == phrase.end)
        return words.clear();
    const auto heads = [&](const PopulationWord& w) { return w.at.begin > de && w.kind != Population::thing; };
    if (de == 0 || std::none_of(words.begin(), words.end(), heads)) return;
    words.erase(std::remove_if(words.begin(), words.end(),
                               [&](const PopulationWord& w) {
                                   return w.at.end <= de && (verb ? w.at.begin >= *verb : w.kind != Population::place);
                               }),
                words.end());
}

class Splitter {
 public:
    Splitter(const Scan& scan, Range phrase)
        : scan_(scan),
          phrase_(phrase),
          found_(scan.words->indicator_before(scan.text, phrase.end)),
          of_(scan.words->indicator_of(scan.text, phrase.end)),
          indicator_(std::max(phrase.end - std::min(found_.length, phrase.size()), phrase.begin)) {}

    Named split() {
        out_.indicator = found_.kind;
        // 农产品加工业产值与农业总产值之比: of two, and so of neither.
        if (of_ == IndicatorOf::two) {
            out_.metric = scan_.of(phrase_.begin, phrase_.end);
            return std::move(out_);
        }
        words_ = population_words(scan_, {phrase_.begin, indicator_}, true);
        drop_described(scan_, phrase_, words_);
        drop_size(scan_, words_);
        keep_people();
        drop_measured_thing();
        drop_built();
        drop_per_head();
        std::size_t cut = behind_list(before_use(scan_, phrase_, behind_words()));
        if (cut == 0) cut = places_end(scan_, phrase_);
        if (cut == 0) cut = quoted_people(scan_, phrase_);
        if (cut == 0 && words_.empty()) cut = age_end(scan_, phrase_.begin, indicator_);
        if (cut == 0) cut = behind_unknown();
        cut_at(cut);
        return std::move(out_);
    }

 private:
    // 老年人健康档案建档率: people are the subject, things behind them part of what is measured.
    void keep_people() {
        const auto person = std::find_if(words_.rbegin(), words_.rend(),
                                         [](const PopulationWord& w) { return w.kind == Population::person; });
        if (person == words_.rend()) return;
        auto keep = person.base();
        // 居民小区: what follows at once belongs to them; so does what the list goes on with (行人、非机动车闯红灯率).
        const auto joined = [&](std::size_t end, std::size_t begin) {
            const std::string_view between = scan_.of(end, begin);
            return begin == end || between == "、" || between == "和" || between == "及";
        };
        // 市民|生活垃圾分类参与率: what people do it with is none of theirs; 老年人|城乡社区管理率: nor is another
        // place.
        const bool theirs = of_ != IndicatorOf::people;
        while (theirs && keep != words_.end() && keep->kind != Population::place &&
               joined(std::prev(keep)->at.end, keep->at.begin))
            ++keep;
        words_.erase(keep, words_.end());
    }

    // 养殖场粪污处理设施配套率: of the farms; the thing belongs to what is measured where more than the indicator
    // follows.
    void drop_measured_thing() {
        if (!ends_in_thing_of(Population::who) || words_[words_.size() - 2].at.end != words_.back().at.begin) return;
        if (words_.back().at.end < indicator_ || of_ == IndicatorOf::thing) words_.pop_back();
    }

    // 全区|建成应急避难场所面积: what is built belongs to what is measured.
    void drop_built() {
        if (!ends_in_thing_of(Population::place)) return;
        const Token& built = scan_.tokens[token_at(scan_, words_[words_.size() - 2].at.end)];
        if (built.word == Word::acquire && built.begin < words_.back().at.begin) words_.pop_back();
    }

    [[nodiscard]] bool ends_in_thing_of(Population kind) const {
        return words_.size() > 1 && words_.back().kind == Population::thing && words_[words_.size() - 2].kind == kind;
    }

    // 全市人均公园绿地面积: 人均 begins what is measured.
    void drop_per_head() {
        for (std::size_t t = token_at(scan_, phrase_.begin);
             t < scan_.tokens.size() && scan_.tokens[t].begin < phrase_.end; ++t) {
            if (scan_.tokens[t].word != Word::per_head) continue;
            while (!words_.empty() && words_.back().at.end > scan_.tokens[t].begin) words_.pop_back();
            return;
        }
    }

    // The cut behind the words that are left; 0 where there are none. 公办幼儿园学生占比, 技术合同成交额, 投诉率: an
    // indicator that is next to nothing alone keeps the noun before it.
    [[nodiscard]] std::size_t behind_words() const {
        if (words_.empty()) return 0;
        const std::size_t cut = words_.back().at.end;
        const bool leans = out_.indicator == Indicator::relation || out_.indicator == Indicator::amount;
        if (phrase_.end - cut > (leans ? kAlone : utf8::kHanBytes)) return cut;
        // 青年|教师占比: one word for people.
        std::size_t last = words_.size() - 1;
        while (last > 0 && words_[last].kind == Population::person && words_[last - 1].kind == Population::person &&
               words_[last - 1].at.end == words_[last].at.begin)
            --last;
        // 电信网络诈骗案件发案数: things before it are part of its name.
        return last > 0 && words_[last - 1].kind != Population::thing ? words_[last - 1].at.end : 0;
    }

    // The cut, moved behind a list of which it stands inside; 0 where only one of the list is known.
    [[nodiscard]] std::size_t behind_list(std::size_t cut) const {
        constexpr std::string_view kDe = "的";
        constexpr std::string_view kMark = "、";
        if (cut == 0) return 0;
        // 村活动站、宣传栏、宣传员的|覆盖率: all that is listed before the last 的.
        const std::string_view between = scan_.of(cut, indicator_);
        if (out_.indicator == Indicator::rate && between.ends_with(kDe) &&
            between.find(kMark) != std::string_view::npos)
            cut = indicator_ - kDe.size();
        // 生猪|、蛋鸭养殖场达标率
        const bool one = words_.back().kind == Population::thing && scan_.of(cut, phrase_.end).starts_with(kMark) &&
                         indicator_ > cut + kMark.size() + kAlone;
        return one ? 0 : cut;
    }

    // 公益性公墓|入葬率: behind a noun that no table knows; 平均|入住率 has none.
    std::size_t behind_unknown() {
        if (indicator_ < phrase_.begin + kAlone || of_ != IndicatorOf::thing ||
            scan_.words->word_at(scan_.text, phrase_.begin).length >= indicator_ - phrase_.begin)
            return 0;
        out_.unknown = true;
        return before_time(scan_, phrase_.begin, indicator_);
    }

    void cut_at(std::size_t cut) {
        if (cut != 0) {
            out_.subject_at = trimmed(scan_, {phrase_.begin, cut});
            out_.subject = without_exclusion(scan_, out_.subject_at, out_.excluding);
            phrase_ = trimmed(scan_, {cut, phrase_.end});
            // 农产品|等购物消费
            constexpr std::string_view kEtc = "等";
            constexpr std::string_view kGrade = "等级";
            const std::string_view rest = scan_.of(phrase_.begin, phrase_.end);
            if (rest.size() >= found_.length + kEtc.size() && rest.starts_with(kEtc) && !rest.starts_with(kGrade))
                phrase_.begin += kEtc.size();
        }
        // 人群|因重大慢性病导致的过早死亡率: the cause is no part of the name.
        constexpr std::string_view kCause = "因";
        if (scan_.of(phrase_.begin, phrase_.end).starts_with(kCause)) phrase_ = after_attribute(scan_, phrase_);
        out_.metric = without_exclusion(scan_, phrase_, out_.excluding, true);
    }

    static constexpr std::size_t kAlone = 3 * utf8::kHanBytes;  // what says by itself what it is

    const Scan& scan_;
    Range phrase_;
    Found<Indicator> found_;
    IndicatorOf of_;
    std::size_t indicator_;  // where it begins
    std::vector<PopulationWord> words_;
    Named out_;
};

}  // namespace

Named split_indicator(const Scan& scan, Range phrase) {
    return Splitter(scan, phrase).split();
}

}  // namespace fenjie::targets
