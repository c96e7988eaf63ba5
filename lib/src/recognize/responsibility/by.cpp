// Those by whom something is done: 由X牵头、Y配合，Z组织实施.
//
// In:  "由街道党工委副书记（政法）李某某同志牵头，司法所、派出所组织实施"
// Out: lead 街道党工委 (person 李某某), implement 司法所, 派出所
//
// What only describes a thing (建立由X牵头的机制) or says who belongs to it (由X、Y组成的小组) names nobody.
#include <algorithm>

#include "recognize/responsibility.hpp"
#include "recognize/responsibility/clauses.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLookBack = 60;
constexpr std::size_t kPersonBytes = 120;
constexpr std::size_t kMembersBytes = 1500;  // of a list of members, as far as one clause may go on

/// Some characters up to the clause's end, not more than so many.
bool short_predicate(std::string_view text, std::size_t pos, std::size_t characters) {
    const std::size_t longest = characters * utf8::kHanBytes;
    std::size_t end = pos;
    while (end < text.size() && end - pos <= longest && utf8::is_han_at(text, end)) end += utf8::length_at(text, end);
    return end > pos && end - pos <= longest;
}

}  // namespace

// 由A、B等部门负责同志组成: the clause says who belongs to something, not who does it.
bool ResponsibilityRecognizer::says_members(std::string_view text, std::size_t pos) const {
    text = text.substr(0, std::min(text.size(), pos + kMembersBytes));
    std::size_t end = utf8::next_mark(text, pos);
    while (end < text.size() && !ends_clause(utf8::at(text, end))) {
        end = utf8::next_mark(text, end + utf8::length_at(text, end));
    }
    return is_clause_word(clause_.longest_before(text.substr(pos), std::max(end, pos) - pos), "members");
}

// 由A、B组成, 由X任组长, 由X牵头的: what stands behind the names describes a thing.
bool ResponsibilityRecognizer::describes(std::string_view text, std::size_t pos) const {
    if (utf8::at(text, pos) == "的") return true;
    const LexiconRow* word = clause_.longest_at(text, pos);
    return is_clause_word(word, "members") || is_clause_word(word, "post");
}

/// 由X牵头、Y配合，Z组织实施 from behind 由 on: a chain of names, each with the verb behind it.
class ResponsibilityRecognizer::ByReader {
 public:
    ByReader(const ResponsibilityRecognizer& recognizer, std::string_view text) : r_(recognizer), text_(text) {}

    /// Adds those named from `pos` on to `out`; `trigger` is where 由 stands.
    void read(std::size_t trigger, std::size_t pos, std::vector<OwnerMention>& out) {
        constexpr int kMostLinks = 6;
        if (makes_something(trigger)) return;
        at_ = pos;
        for (int links = 0; links < kMostLinks && at_ < text_.size(); ++links) {
            first_ = links == 0;
            const bool named = find_names();
            // 由乡镇审核、公示，区民政局审批: a second verb.
            if (!named && listed_ && find_next()) continue;
            if (!named || (first_ && r_.says_members(text_, at_))) return;
            // 由县级推荐，县农业农村局会同县财政局评审: those who help, others read.
            const LexiconRow* with = first_ ? nullptr : r_.text_trigger_.longest_at(text_, at_);
            if (with && r_.text_trigger_.attribute(*with, "kind") == "with") return;
            if (!find_verb()) {
                // 由企业申报，县人社局审核: whoever begins is nobody's office; those behind are.
                const bool brief = !found_.empty() || short_predicate(text_, at_, 8);
                if (!first_ || !brief || r_.describes(text_, at_) || !find_next()) return;
                continue;
            }
            if (utf8::at(text_, at_) == "的") return;
            for (OwnerMention& owner : found_) {
                if (owner.organization.size() <= utf8::kHanBytes) continue;
                owner.origin = Origin::text;
                out.push_back(std::move(owner));
            }
            if (!find_next()) return;
        }
    }

 private:
    [[nodiscard]] bool makes_something(std::size_t trigger) const;
    [[nodiscard]] bool find_names();
    [[nodiscard]] bool find_person();
    [[nodiscard]] bool find_verb();
    [[nodiscard]] bool find_doing();
    [[nodiscard]] bool acts(const OwnerMention& owner) const;
    [[nodiscard]] bool find_next();
    void give(Role role) {
        for (OwnerMention& owner : found_) owner.role = role;
    }

    const ResponsibilityRecognizer& r_;
    std::string_view text_;
    std::size_t at_ = 0;
    bool first_ = true;                // the link behind 由 itself
    bool listed_ = false;              // it stands behind 、
    std::vector<OwnerMention> found_;  // those of the link
};

// 建立由X牵头的机制: the words before it in the clause make something.
bool ResponsibilityRecognizer::ByReader::makes_something(std::size_t trigger) const {
    std::size_t back = trigger;
    while (back > 0 && trigger - back < kLookBack && !ends_clause(utf8::before(text_, back))) {
        back = utf8::previous(text_, back);
        const LexiconRow* word = r_.text_trigger_.longest_at(text_, back);
        if (word && r_.text_trigger_.attribute(*word, "kind") == "makes") return true;
    }
    return false;
}

// The names of a link; at_ then stands behind them. Behind 由 there may be none, where a verb follows all the same.
bool ResponsibilityRecognizer::ByReader::find_names() {
    found_.clear();
    if (find_person()) return true;
    OrganizationList list = r_.organizations_.read_list(text_, at_);
    if (list.names.empty() && first_) list = r_.organizations_.read_list(text_, behind_modifier(text_, at_));
    if (list.names.empty() && !first_) return false;
    at_ = list.end;
    for (const OrganizationMention& m : list.names) {
        OwnerMention owner;
        owner.organization = m.name;
        owner.where = {m.begin, m.end};
        owner.rule = first_ ? "text.by" : "text.by_further";
        found_.push_back(std::move(owner));
    }
    return true;
}

// A person with a post: the verb stands behind the name.
bool ResponsibilityRecognizer::ByReader::find_person() {
    const std::size_t limit = std::min(text_.size(), at_ + kPersonBytes);
    for (std::size_t at = at_; at < limit && !ends_clause(utf8::at(text_, at)); at += utf8::length_at(text_, at)) {
        if (!r_.verb_.longest_at(text_, at) || !r_.verb_at(text_, at)) continue;
        std::optional<OwnerMention> someone = r_.person(text_, {at_, at}, Role::responsible);
        if (!someone) return false;
        found_.push_back(std::move(*someone));
        at_ = at;
        return true;
    }
    return false;
}

// The verb that gives the names their role; at_ then stands behind it.
bool ResponsibilityRecognizer::ByReader::find_verb() {
    if (const std::optional<RoleVerb> verb = r_.verb_at(text_, at_); verb && !verb->with) {
        give(verb->role);
        at_ = verb->end;
        return true;
    }
    return find_doing();
}

// Whoever acts behind 由 by what the name says; 乡镇 does, too: 由乡镇申报，…. 报区财政局审核 is done to the name.
bool ResponsibilityRecognizer::ByReader::acts(const OwnerMention& owner) const {
    const OrganizationMention name{owner.where.begin, owner.where.end, owner.organization, false, {}};
    if (!first_ && r_.handles(text_, name)) return false;
    return r_.firm(text_, name) || r_.organizations_.is_place_class(owner.organization);
}

// 由各区统筹, 由省级有关部门推荐: any verb of doing will do behind 由.
bool ResponsibilityRecognizer::ByReader::find_doing() {
    const LexiconTable& verbs = r_.subject_verb_;
    // 由镇政府或区有关单位，组织评估: a pause behind a list.
    const std::string_view pause = utf8::at(text_, at_);
    if (found_.size() > 1 && (pause == "，" || pause == ",") && verbs.longest_at(text_, at_ + pause.size()))
        at_ += pause.size();
    constexpr int kMostAdverbs = 4;
    const LexiconRow* doing = verbs.longest_at(text_, at_);
    for (int adverbs = 0; doing && adverbs < kMostAdverbs && verbs.attribute(*doing, "kind") == "adverb"; ++adverbs) {
        at_ += doing->phrase.size();
        doing = verbs.longest_at(text_, at_);
    }
    const bool every = std::all_of(found_.begin(), found_.end(), [&](const OwnerMention& o) { return acts(o); });
    if (!every || (!first_ && found_.empty())) return false;
    const std::string_view kind = doing ? verbs.attribute(*doing, "kind") : std::string_view("none");
    // 由县水利局承建: a verb that is not known must end the clause. So must any behind a further one:
    // 由乡镇申报，区财政局审核.
    const bool known = doing != nullptr && first_;
    if (known ? kind != "do" && kind != "must"
              : !short_predicate(text_, at_, first_ ? 4 : 8) || r_.describes(text_, at_))
        return false;
    if (const std::optional<Role> role = r_.verb_role(text_.substr(at_))) give(*role);
    if (doing) at_ += doing->phrase.size();
    return true;
}

// To behind the clause, where 、Y配合 or ，Y配合 may stand; false where the sentence ends.
bool ResponsibilityRecognizer::ByReader::find_next() {
    while (at_ < text_.size() && !ends_clause(utf8::at(text_, at_)) && utf8::at(text_, at_) != "、")
        at_ += utf8::length_at(text_, at_);
    if (at_ >= text_.size() || ends_sentence(utf8::at(text_, at_))) return false;
    listed_ = utf8::at(text_, at_) == "、";
    at_ += utf8::length_at(text_, at_);
    return true;
}

void ResponsibilityRecognizer::by(std::string_view text, std::size_t trigger, std::size_t pos,
                                  std::vector<OwnerMention>& out) const {
    ByReader(*this, text).read(trigger, pos, out);
}

}  // namespace fenjie
