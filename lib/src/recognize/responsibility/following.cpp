// What follows names that may be a subject: a word of obligation, a verb of doing, or neither.
//
// In:  "民政等有关部门，|要加强…" "各区政府作为责任主体，|要落实…" "区教育局|于6月底前完成…" "群众|可…"
// Out: must, must, doing, may; and where the word stands that decides
#include <algorithm>
#include <iterator>

#include "recognize/responsibility.hpp"
#include "recognize/responsibility/clauses.hpp"
#include "recognize/responsibility/verb_time.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

/// 各单位落实整治情况纳入考评, 县工会组建和选举工作是…: what somebody does is what the clause speaks of; not behind 将.
bool is_spoken_of(std::string_view text, std::size_t verb, const LexiconTable& verbs) {
    constexpr std::string_view kTakes = "将";
    if (text.substr(verb).starts_with(kTakes)) return false;
    for (std::size_t at = verb; at < text.size() && at - verb < kPredicateBytes && !ends_clause(utf8::at(text, at));
         at += utf8::length_at(text, at)) {
        const LexiconRow* row = verbs.longest_at(text, at);
        if (row != nullptr && verbs.attribute(*row, "kind") == "spoken") return true;
    }
    return false;
}

}  // namespace

/// Walks from the end of the names to the word that decides, over what may stand between.
class ResponsibilityRecognizer::FollowingReader {
 public:
    FollowingReader(const ResponsibilityRecognizer& recognizer, std::string_view text, std::size_t names_end)
        : recognizer_(recognizer), text_(text), at_(names_end) {}

    Following read() {
        skip_mark();
        skip_during();
        skip_seat();
        skip_second();
        if (starts_predicate() && !skip_predicate()) return out_;
        verb();
        return out_;
    }

 private:
    [[nodiscard]] const LexiconRow* word(std::size_t pos) const {
        return recognizer_.subject_verb_.longest_at(text_, pos);
    }
    [[nodiscard]] std::string_view kind(const LexiconRow* row) const {
        return row ? recognizer_.subject_verb_.attribute(*row, "kind") : std::string_view{};
    }
    [[nodiscard]] bool obliges(std::size_t pos) const { return kind(word(pos)) == "must"; }
    [[nodiscard]] bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }

    void skip_mark();
    void skip_during();
    void skip_seat();
    void skip_second();
    [[nodiscard]] bool starts_predicate() const { return starts("是") || starts("为") || starts("作为"); }
    bool skip_predicate();
    [[nodiscard]] std::size_t predicate_end() const;
    bool named_role(std::string_view predicate, std::size_t end);
    void skip_time();
    void verb();
    void decide(const LexiconRow& row, std::string_view what);

    const ResponsibilityRecognizer& recognizer_;
    std::string_view text_;
    std::size_t at_;
    bool timed_ = false;    // a time with an end stood before the verb
    bool regular_ = false;  // how often stood there
    Following out_;
};

// 民政等有关部门，要加强…; 镇政府、各行政村、要落实…: a list mark where the verb begins.
void ResponsibilityRecognizer::FollowingReader::skip_mark() {
    while (is_blank_in_line(utf8::at(text_, at_))) at_ += utf8::length_at(text_, at_);
    if ((starts("，") || starts("、")) && obliges(at_ + utf8::kHanBytes)) at_ += utf8::kHanBytes;
}

// 各施工单位施工过程中要…: when.
void ResponsibilityRecognizer::FollowingReader::skip_during() {
    const std::size_t during = recognizer_.behind_during(text_.substr(at_, kSettingBytes / 2));
    if (during != 0 && clause_stop(text_, at_) >= at_ + during && obliges(at_ + during)) at_ += during;
}

// 办公室设在区民政局，主要负责…: where it sits.
void ResponsibilityRecognizer::FollowingReader::skip_seat() {
    const LexiconRow* sits = recognizer_.roster_word_.longest_at(text_, at_);
    if (sits == nullptr || recognizer_.roster_word_.attribute(*sits, "use") != "office") return;
    std::size_t behind = clause_stop(text_, at_);
    if (utf8::at(text_, behind) == "，") behind += utf8::kHanBytes;
    constexpr int kNear = 2;  // characters: 主要负责, 具体承担
    for (int n = 0; n < kNear && !obliges(behind) && utf8::is_han_at(text_, behind); ++n)
        behind += utf8::length_at(text_, behind);
    if (obliges(behind)) at_ = behind;
}

// 各部门各行业要, 供电企业和用户应: a second one that is no organization.
void ResponsibilityRecognizer::FollowingReader::skip_second() {
    constexpr std::size_t kLongest = 7 * utf8::kHanBytes;
    const bool each = starts("各");
    if (!each && !starts("和")) return;
    for (std::size_t pos = at_; pos < std::min(text_.size(), at_ + kLongest) && utf8::is_han_at(text_, pos);
         pos += utf8::length_at(text_, pos)) {
        if (!obliges(pos) || (!each && !recognizer_.population_.longest_before(text_, pos))) continue;
        at_ = pos;
        return;
    }
}

/// The end of what the subject is said to be; 县住建局为牵头单位、县财政局为配合单位: a closed role ends it too.
std::size_t ResponsibilityRecognizer::FollowingReader::predicate_end() const {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < kPredicateBytes && !ends_clause(utf8::at(text_, end))) {
        if (utf8::at(text_, end) == "、") {
            const std::optional<Label> closed = recognizer_.label_before(text_, end, at_);
            if (closed && closed->noun) break;
        }
        end += utf8::length_at(text_, end);
    }
    return end;
}

/// X是…的责任主体, X为…的牵头部门: whether the predicate ends with the name of a role, which is then its verb.
bool ResponsibilityRecognizer::FollowingReader::named_role(std::string_view predicate, std::size_t end) {
    if (predicate.empty()) return false;
    const std::optional<Label> label = recognizer_.label_before(predicate, predicate.size(), 0);
    if (!label || !label->role || !label->noun || label->person) return false;
    out_.what = Follow::must;
    out_.role = *label->role;
    out_.verb = at_;
    if (utf8::at(text_, end) == "、") out_.end = end;
    return true;
}

/// Over 作为运行管理主体，: what is told to do something behind the comma, or behind the noun. False where all is said.
bool ResponsibilityRecognizer::FollowingReader::skip_predicate() {
    const std::size_t end = predicate_end();
    const std::string_view predicate = text_.substr(at_, end - at_);
    if (named_role(predicate, end) || !starts("作")) return false;
    std::size_t told = 0;
    while (told < predicate.size() && !obliges(at_ + told)) told += utf8::length_at(predicate, told);
    if (told < predicate.size() && recognizer_.organizations_.name_before(predicate, told)) {
        at_ += told;
        return true;
    }
    if (utf8::at(text_, end) != "，" || !obliges(end + utf8::kHanBytes)) return false;
    at_ = end + utf8::kHanBytes;
    return true;
}

// 要于2012年底前, 每年4月底前: a time before the verb.
void ResponsibilityRecognizer::FollowingReader::skip_time() {
    const VerbTime time = verb_time_at(text_, at_, recognizer_.clause_);
    if (time.end <= at_) return;
    at_ = time.end;
    timed_ = time.bounded;
    regular_ = time.recurs;
    // 于6月20日前，对城镇房屋完成排查: the time has a pause behind it.
    if (timed_ && starts("，")) at_ += utf8::kHanBytes;
}

void ResponsibilityRecognizer::FollowingReader::verb() {
    constexpr int kMostWords = 6;  // of manner and time before the verb
    for (int words = 0; words < kMostWords; ++words) {
        skip_time();
        const LexiconRow* row = word(at_);
        const std::string_view what = kind(row);
        if (!row || what == "none" || what == "spoken") {
            // 依法管理, 定期研判, 6月底前报名: behind words of manner or a time any verb will do.
            if ((words > 0 || timed_) && !row && utf8::is_han_at(text_, at_)) {
                out_.what = Follow::doing;
                out_.verb = at_;
            }
            return;
        }
        if (recognizer_.organizations_.word_length(text_, at_) > row->phrase.size()) return;   // 应急, 对口
        if (what == "do" && text_.substr(at_ + row->phrase.size()).starts_with("率")) return;  // 通过率, 整改率
        if (what != "adverb") return decide(*row, what);
        at_ += row->phrase.size();
    }
}

void ResponsibilityRecognizer::FollowingReader::decide(const LexiconRow& row, std::string_view what) {
    out_.verb = at_;
    if (what == "do" && is_spoken_of(text_, at_, recognizer_.subject_verb_)) return;
    if (what == "may") {
        out_.what = Follow::may;
    } else if (what == "must") {
        // 幼儿园移交后，应当由教育部门办: it is done to the subject.
        if (text_.substr(at_ + row.phrase.size()).starts_with("由")) return;
        out_.what = Follow::must;
    } else {
        out_.what = Follow::doing;
        out_.regular = regular_;
    }
    // 要牵头…, 负责牵头…, 要配合…: the verb behind the word of obligation.
    const bool own = recognizer_.verb_.longest_at(text_, at_) != nullptr;
    const std::size_t main = own ? at_ : at_ + row.phrase.size();
    if (const std::optional<Role> role = recognizer_.verb_role(text_.substr(main))) out_.role = *role;
}

std::size_t ResponsibilityRecognizer::behind_during(std::string_view text) const {
    std::size_t at = 0;
    const LexiconRow* row = during_.next(text, at);
    return row == nullptr ? 0 : at + row->phrase.size();
}

ResponsibilityRecognizer::Following ResponsibilityRecognizer::following(std::string_view text,
                                                                        const OrganizationList& list,
                                                                        std::size_t limit) const {
    return FollowingReader(*this, text.substr(0, limit), list.end).read();
}

// 卫健、民政等部门以及工会、妇联等群团组织要…: a further list behind one that was closed. 各部门，尤其是区教育局，要…:
// those who are meant most. 各镇，各部门要…: a comma where a list has its mark.
void ResponsibilityRecognizer::read_on(std::string_view text, OrganizationList& list) const {
    constexpr std::string_view kAsWell = "以及";
    std::size_t at = list.end + (text.substr(list.end).starts_with("，") ? utf8::kHanBytes : 0);
    const std::size_t behind_comma = at;
    const LexiconRow* chiefly = clause_.longest_at(text, at);
    if (is_clause_word(chiefly, "chiefly")) {
        at += chiefly->phrase.size();
    } else if (list.closed && text.substr(list.end).starts_with(kAsWell)) {
        at = list.end + kAsWell.size();
    } else if (at == list.end || list.names.empty() || !list.names.back().group) {
        return;
    }
    OrganizationList more = organizations_.read_list(text, at);
    if (more.names.empty()) return;
    const bool comma = at == behind_comma && at > list.end;
    if (comma && (!more.names.front().group || following(text, more, text.size()).what != Follow::must)) return;
    std::move(more.names.begin(), more.names.end(), std::back_inserter(list.names));
    list.end = more.end;
    list.closed = more.closed;
}

// 各村成立的巡防队要深入农户: who is told is what the name before describes.
void ResponsibilityRecognizer::described(std::string_view text, OrganizationList& list, Following& next) const {
    constexpr std::string_view kOf = "的";
    constexpr std::size_t kNear = 8 * utf8::kHanBytes;
    const std::size_t of = text.substr(0, std::min(text.size(), next.verb + kNear)).find(kOf, next.verb);
    if (of == std::string_view::npos || clause_stop(text, next.verb) < of) return;
    OrganizationList told = organizations_.read_list(text, of + kOf.size());
    if (told.names.empty()) return;
    Following theirs = following(text, told, text.size());
    if (theirs.what != Follow::must) return;
    list = std::move(told);
    next = theirs;
}

}  // namespace fenjie
