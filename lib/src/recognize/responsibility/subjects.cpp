// Subjects of sentences that are told to do something.
//
// In:  "各学校要设立心理辅导室。卫计、民政等部门要健全小组，企业可购买服务。"
// Out: responsible 各学校, 卫计, 民政
//
// A subject stands where a clause begins and is followed by a word of obligation (subject_verb.tsv: 要, 应, 负责), or,
// if its names are firm (市教育局, 各单位), by a verb of doing; there the clause must open its sentence or follow one
// that only sets the scene (2022年6月底前，). What merely may (可), and what is encouraged (鼓励X), is no owner.
#include <algorithm>

#include "layout/markers.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/clauses.hpp"
#include "recognize/responsibility/verb_time.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

using Kind = OrganizationRecognizer::Kind;

constexpr std::string_view kCounted = "一二三四五六七八九十";
constexpr std::size_t kOpeningBytes = 45;  // of a clause, where it says of when
constexpr std::size_t kMostSubjects = 200;

bool may_stand_inside(MarkerForm form) {
    return form == MarkerForm::arabic_bracket || form == MarkerForm::arabic_half || form == MarkerForm::circled ||
           form == MarkerForm::han_bracket;
}
/// Behind ： others are told than before.
bool ends_told(std::string_view c) {
    return ends_sentence(c) || c == "：";
}
bool is_mark(std::string_view c) {
    if (c.empty() || utf8::is_common_han_at(c, 0)) return false;
    return is_blank_in_line(c) || c == "“" || c == "”" || c == "、" || c == "）" || c == ")" || c == "." || c == "—" ||
           c == "《" || c == "》";
}

}  // namespace

bool ResponsibilityRecognizer::sets_scene(std::string_view clause) const {
    if (clause.empty()) return false;
    if (utf8::is_digit(clause[0])) return true;
    // 要按照分级分类原则，消委办…: told to whoever follows.
    const LexiconRow* told = subject_verb_.longest_at(clause, 0);
    if (told && subject_verb_.attribute(*told, "kind") == "must") clause.remove_prefix(told->phrase.size());
    if (setting_.longest_at(clause, 0)) return true;
    const std::string_view last = utf8::before(clause, clause.size());
    return last == "前" || last == "后" || last == "时" || last == "的" || last == "中" || last == "下";
}

/// Walks over the clauses of a text and keeps what a sentence has said so far.
class ResponsibilityRecognizer::SubjectReader {
 public:
    SubjectReader(const ResponsibilityRecognizer& recognizer, std::string_view text, std::size_t begin, std::size_t end)
        : recognizer_(recognizer), text_(text), all_(text.substr(0, end)), at_(begin) {}

    std::vector<OwnerMention> read() {
        while (skip_marks()) {
            if (!skip_item_number()) clause();
        }
        return std::move(out_);
    }

 private:
    bool skip_marks();
    bool skip_item_number();
    void clause();
    void skip_opening();
    [[nodiscard]] bool find(std::size_t stop);
    [[nodiscard]] bool find_named_as(std::string_view clause);
    [[nodiscard]] bool find_behind_setting(std::string_view clause);
    void end_clause(std::string_view clause, std::size_t stop);
    bool take(std::size_t from, bool doing_will_do);
    [[nodiscard]] bool may_do(const OrganizationList& list, const Following& next, bool doing_will_do) const;
    [[nodiscard]] bool assigns(const OrganizationList& list, const Following& next) const;
    [[nodiscard]] bool says_whose(const OrganizationMention& name) const;
    void add(const OrganizationMention& name, Role role, Follow how);

    const ResponsibilityRecognizer& recognizer_;
    std::string_view text_;  // the paragraph; the names are read in
    std::string_view all_;   // as much of it as is asked for
    std::size_t at_;
    bool opens_ = true;         // a verb of doing will do in this clause
    bool told_ = false;         // the sentence has a subject already
    bool handed_ = false;       // 由X牵头，Y配合: what goes on behind 由 is read with it
    bool asked_ = false;        // 请 stands before the clause
    std::size_t next_one_ = 0;  // X为牵头单位、: where Y为责任单位 follows
    std::vector<OwnerMention> out_;
};

// To where the next clause begins; false where none does.
bool ResponsibilityRecognizer::SubjectReader::skip_marks() {
    while (at_ < all_.size() && (is_mark(utf8::at(all_, at_)) || ends_clause(utf8::at(all_, at_))))
        at_ += utf8::length_at(all_, at_);
    return at_ < all_.size();
}

// 整改措施：（1）城建科、环卫所…: an item's number inside the text.
bool ResponsibilityRecognizer::SubjectReader::skip_item_number() {
    const auto marker = marker_at(all_, at_);
    if (!marker || !may_stand_inside(marker->form)) return false;
    at_ += marker->length;
    opens_ = true;
    return true;
}

void ResponsibilityRecognizer::SubjectReader::clause() {
    const std::size_t stop = clause_stop(all_, at_);
    skip_opening();
    const bool found = find(stop);
    if (found && next_one_ > at_ && next_one_ < stop) {
        at_ = next_one_;
        return;
    }
    end_clause(all_.substr(at_, stop - at_), stop);
}

// What stands before a subject and is no part of it: 一是, 请, 各级、.
void ResponsibilityRecognizer::SubjectReader::skip_opening() {
    // 一是各镇要…, 二是各村要…: counted.
    if (kCounted.find(utf8::at(all_, at_)) != std::string_view::npos &&
        all_.substr(at_ + utf8::kHanBytes).starts_with("是"))
        at_ += 2 * utf8::kHanBytes;
    // 请各镇于6月底前报送: asked is told.
    asked_ = all_.substr(at_).starts_with("请");
    if (asked_) at_ += utf8::kHanBytes;
    // 各级、各部门要…: all levels are nobody by themselves.
    const LexiconRow* levels = recognizer_.clause_.longest_at(all_, at_);
    if (recognizer_.is_clause_word(levels, "levels") && utf8::at(all_, at_ + levels->phrase.size()) == "、")
        at_ += levels->phrase.size() + utf8::kHanBytes;
}

// Whether the clause that ends at `stop` has a subject: at its beginning, or behind what says when or where.
bool ResponsibilityRecognizer::SubjectReader::find(std::size_t stop) {
    const std::string_view clause = all_.substr(at_, stop - at_);
    // 试点过程中心理卫生服务机构要…: what is before 过程中 is no part of the name.
    const std::size_t during = recognizer_.behind_during(clause.substr(0, kOpeningBytes));
    if (during != 0 && take(at_ + during, opens_)) return true;
    // 1月17日各村委会报送…: a time opens the clause; 120急救中心 is a name.
    const bool figure = !clause.empty() && utf8::is_digit(clause.front());
    const std::size_t timed = figure ? verb_time_at(all_, at_, recognizer_.clause_).end : at_;
    if (timed > at_ && timed < stop && !utf8::is_digit(all_[timed - 1]) && take(timed, opens_)) return true;
    return take(at_, opens_) || find_named_as(clause) || find_behind_setting(clause);
}

// 以区城管局为牵头单位，…: who is named as what.
bool ResponsibilityRecognizer::SubjectReader::find_named_as(std::string_view clause) {
    constexpr std::string_view kAs = "以";
    constexpr std::string_view kIs = "为";
    if (!clause.starts_with(kAs)) return false;
    const std::size_t from = at_ + kAs.size();
    const OrganizationList list = recognizer_.organizations_.read_list(all_, from);
    if (list.names.empty()) return false;
    const Following next = recognizer_.following(text_, list, all_.size());
    return next.what == Follow::must && all_.substr(next.verb).starts_with(kIs) && take(from, false);
}

// 试点过程中心理卫生服务机构要…, 凡举办食堂的学校要…: the subject stands behind the setting.
bool ResponsibilityRecognizer::SubjectReader::find_behind_setting(std::string_view clause) {
    const std::size_t window = std::min(clause.size(), kSettingBytes);
    const bool every = clause.starts_with("凡");
    for (std::size_t pos = utf8::kHanBytes; pos < window; pos += utf8::length_at(clause, pos)) {
        const std::string_view last = utf8::before(clause, pos);
        const LexiconRow* said = recognizer_.clause_.longest_before(clause, pos);
        const bool behind_time =
            (last == "前" && !recognizer_.is_clause_word(said, "ahead")) || recognizer_.is_clause_word(said, "during");
        const bool behind_of = last == "的" && (every || recognizer_.are_places(all_, at_ + pos));
        if ((behind_time || behind_of) && take(at_ + pos, opens_ && behind_time)) return true;
    }
    return false;
}

void ResponsibilityRecognizer::SubjectReader::end_clause(std::string_view clause, std::size_t stop) {
    const bool sentence_ends = stop >= all_.size() || ends_told(utf8::at(all_, stop));
    opens_ = sentence_ends || (opens_ && recognizer_.sets_scene(clause));
    handed_ = !sentence_ends && (handed_ || utf8::contains(clause, "由"));
    if (sentence_ends) told_ = false;
    at_ = stop + (stop < all_.size() ? utf8::length_at(all_, stop) : 0);
}

// Reads the names at `from`, and keeps them where what follows makes them a subject.
bool ResponsibilityRecognizer::SubjectReader::take(std::size_t from, bool doing_will_do) {
    OrganizationList list = recognizer_.organizations_.read_list(all_, from);
    recognizer_.read_on(all_, list);
    if (list.names.empty() || recognizer_.handles(all_, list.names.front())) return false;
    Following next = recognizer_.following(text_, list, all_.size());
    if (next.what == Follow::doing) recognizer_.described(all_, list, next);
    next_one_ = next.end;
    // 请各部门主要根据…，认真…, 请各部门、单位于6月底前报送: who is asked needs no word of obligation.
    const bool told_by_asking = next.what == Follow::doing || next.what == Follow::nothing;
    if (asked_ && told_by_asking && list.names.front().group && utf8::is_han_at(all_, list.end) &&
        (next.what == Follow::doing || !recognizer_.organizations_.has_stop(utf8::at(all_, list.end))))
        next.what = Follow::must;
    const bool own_verb = next.what == Follow::doing && may_do(list, next, doing_will_do);
    if (next.what != Follow::must && !own_verb) return false;
    const std::optional<RoleVerb> said = assigns(list, next) ? recognizer_.verb_at(all_, next.verb) : std::nullopt;
    told_ = true;
    for (const OrganizationMention& name : list.names) add(name, said ? said->role : next.role, next.what);
    return true;
}

// Whether a verb of doing is enough to make these names a subject here.
bool ResponsibilityRecognizer::SubjectReader::may_do(const OrganizationList& list, const Following& next,
                                                     bool doing_will_do) const {
    const auto all = [&](const auto& asked) { return std::all_of(list.names.begin(), list.names.end(), asked); };
    // 各机关、企事业单位和各村委会: groups on both sides make the one between them one.
    const bool grouped = list.names.front().group && list.names.back().group;
    const bool all_firm = grouped || all([&](const OrganizationMention& m) { return recognizer_.firm(text_, m); });
    const bool assigned = assigns(list, next);
    if (!all_firm && !list.closed && !assigned && !next.regular) return false;
    if (doing_will_do || assigned) return true;
    // 县卫健局牵头制定方案，各乡镇卫生院配合实施: a role verb will do where the sentence already has a subject.
    if (told_ && recognizer_.role_verb(all_, next.verb) != nullptr) return true;
    // So will any verb behind one certain organization: 市督查室牵头督办，市民政局于每年底报告.
    // 召开动员会，市教育局制定方案: who says whose it is needs no opening; 管理站规范设置 may be done to it.
    return all_firm && (told_ || (!handed_ && all([&](const OrganizationMention& m) { return says_whose(m); })));
}

// 农业农村办具体实施。: a clause of nothing but the name and the word that gives its role.
bool ResponsibilityRecognizer::SubjectReader::assigns(const OrganizationList& list, const Following& next) const {
    const LexiconRow* verb = recognizer_.role_verb(all_, next.verb);
    if (handed_ || verb == nullptr || !recognizer_.firm(text_, list.names.front())) return false;
    const std::size_t behind = next.verb + verb->phrase.size();
    return behind < all_.size() && ends_clause(utf8::at(all_, behind));
}

bool ResponsibilityRecognizer::SubjectReader::says_whose(const OrganizationMention& name) const {
    const auto ending = recognizer_.organizations_.whole(text_, name.begin, name.end);
    bool group = false;
    return ending && (recognizer_.organizations_.lead(text_, name.begin, group) > 0 || ending->kind == Kind::whole);
}

void ResponsibilityRecognizer::SubjectReader::add(const OrganizationMention& name, Role role, Follow how) {
    if (name.name.size() <= utf8::kHanBytes || recognizer_.does(text_, name) || out_.size() > kMostSubjects) return;
    const bool known =
        std::any_of(out_.begin(), out_.end(), [&](const OwnerMention& o) { return o.organization == name.name; });
    if (known) return;
    OwnerMention owner;
    owner.role = role;
    owner.organization = name.name;
    owner.where = {name.begin, name.end};
    owner.origin = Origin::subject;
    owner.rule = how == Follow::must ? "subject.obliged" : "subject.doing";
    out_.push_back(std::move(owner));
}

// A verb of role_verb.tsv that stands behind those who do it (牵头, 配合, 具体实施); nothing for another.
const LexiconRow* ResponsibilityRecognizer::role_verb(std::string_view text, std::size_t pos) const {
    const LexiconRow* verb = verb_.longest_at(text, pos);
    return verb != nullptr && verb_.attribute(*verb, "kind") == "after" ? verb : nullptr;
}

std::vector<OwnerMention> ResponsibilityRecognizer::subjects(std::string_view text, std::size_t begin,
                                                             std::size_t end) const {
    return SubjectReader(*this, text, begin, std::min(end, text.size())).read();
}

}  // namespace fenjie
