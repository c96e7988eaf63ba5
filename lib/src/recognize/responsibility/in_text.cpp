// Further organizations that a sentence names: 会同X, 联合X, 与X共同, 配合X, 由X牵头、Y配合.
//
// In:  "由街道党工委副书记（政法）李某某同志牵头，司法所、派出所组织实施"
// Out: lead 街道党工委 (person 李某某), implement 司法所, 派出所
//
// What only describes a thing (建立由X牵头的机制, 由X、Y组成的小组) or is merely wished for (鼓励企业联合高校) names no
// owner. X in 配合X leads only where helping is the item's own main verb.
#include <algorithm>

#include "recognize/responsibility.hpp"
#include "recognize/responsibility/clauses.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kTogetherBytes = 240;
constexpr std::size_t kManner = 3 * utf8::kHanBytes;  // 在X|的积极|配合下

}  // namespace

// The characters that in_text() looks at: ends of clauses, and what its triggers and the words around these begin with.
CharacterFilter ResponsibilityRecognizer::in_text_begins() const {
    std::set<char32_t> begins;
    for (const LexiconRow& row : text_trigger_.rows()) begins.insert(utf8::code_point_at(row.phrase, 0));
    organizations_.add_hiding_words(begins);
    CharacterFilter filter;
    filter.add(kClauseEnds);
    for (const char32_t c : begins) filter.add(c);
    return filter;
}

// Where 协助下 or its like begins behind 在, in the same clause; 0 where none does.
std::size_t ResponsibilityRecognizer::aid_behind(std::string_view text, std::size_t pos) const {
    std::size_t end = utf8::next_mark(text, pos);
    while (end < text.size() && end - pos < kTogetherBytes && !ends_clause(utf8::at(text, end)))
        end = utf8::next_mark(text, end + utf8::length_at(text, end));
    std::size_t at = pos;
    return aids_.next(text.substr(0, std::min(end, pos + kTogetherBytes)), at) == nullptr ? 0 : at;
}

// One certain organization: 市教育局, 有关部门, 清华大学; not 教研组 in 联合教研组.
bool ResponsibilityRecognizer::certain(std::string_view text, const OrganizationMention& m) const {
    const auto all = organizations_.endings(text, m.begin, m.end);
    if (all.empty()) return false;
    bool group = false;
    const std::size_t opening = organizations_.lead(text, m.begin, group);
    if (opening > 0 && opening < m.end - m.begin) return true;
    if (OrganizationRecognizer::is_class(all.back().kind)) return all.back().suffix < m.end - m.begin;
    // 联合|采购办公室: what does not say whose it is has the word before it in its name.
    return all.back().kind != OrganizationRecognizer::Kind::short_form &&
           all.back().kind != OrganizationRecognizer::Kind::place && !organizations_.is_body(text, m.end);
}

/// Goes through a text from trigger to trigger.
class ResponsibilityRecognizer::TextReader {
 public:
    TextReader(const ResponsibilityRecognizer& recognizer, std::string_view text, std::size_t begin)
        : r_(recognizer),
          text_(text),
          begin_(begin),
          main_(begin < text.size() ? recognizer.verb_role(text.substr(begin)) : std::nullopt) {}

    std::vector<OwnerMention> read() {
        const CharacterFilter& begins = r_.in_text_begins_;
        for (std::size_t at = begins.next(text_, begin_); at < text_.size(); at = begins.next(text_, at)) {
            if (ends_clause(utf8::at(text_, at))) {
                wished_ = false;
                at += utf8::length_at(text_, at);
                continue;
            }
            const LexiconRow* row = r_.text_trigger_.longest_at(text_, at);
            if (!row) {
                at += r_.organizations_.word_length(text_, at);
                continue;
            }
            const std::string_view kind = r_.text_trigger_.attribute(*row, "kind");
            std::size_t behind = at + row->phrase.size();
            // 协助协助: printed twice
            while (text_.substr(behind).starts_with(row->phrase)) behind += row->phrase.size();
            if (kind == "by" && !wished_ && r_.organizations_.word_length(text_, at) == row->phrase.size())
                r_.by(text_, at, behind, out_);
            at = behind_names(kind, role_named(r_.text_trigger_.attribute(*row, "role")).value_or(Role::responsible),
                              behind);
        }
        return std::move(out_);
    }

 private:
    // Takes the names that a trigger of this kind gives a role, and tells where they end; `pos`, behind the trigger,
    // where there are none.
    std::size_t behind_names(std::string_view kind, Role role, std::size_t pos) {
        wished_ = wished_ || kind == "allows";
        if (kind == "under") return take_helped(role, pos);
        if (wished_) return pos;
        if (kind == "label") return take_labelled(pos);
        if (kind == "with" || kind == "loose") return take_further(role, pos, kind == "loose");
        if (kind == "joint") return take_joint(role, pos);
        return kind == "aided" ? take_aided(role, pos) : pos;
    }

    void add(const std::vector<OrganizationMention>& names, Role role, RuleId rule) {
        for (const OrganizationMention& m : names) {
            if (m.name.size() <= utf8::kHanBytes) continue;
            OwnerMention o;
            o.role = role;
            o.organization = m.name;
            o.where = {m.begin, m.end};
            o.origin = Origin::text;
            o.rule = rule;
            out_.push_back(std::move(o));
        }
    }

    // 牵头部门为X，配合部门为Y: 为 and 是 stand where a note has its colon.
    std::size_t take_labelled(std::size_t pos) {
        const std::optional<Label> label = r_.label_before(text_, utf8::previous(text_, pos), begin_);
        if (!label || !label->role || !label->noun || label->person) return pos;
        const OrganizationList list = r_.organizations_.read_list(text_, pos);
        const bool describes = utf8::at(text_, list.end) == "的";
        if (list.names.empty() || describes || !r_.firm(text_, list.names.front())) return pos;
        add(list.names, *label->role, "text.label");
        return list.end;
    }

    // 会同X, 联合X
    std::size_t take_further(Role role, std::size_t pos, bool loose) {
        if (acts(pos)) return pos;
        OrganizationList list = r_.organizations_.read_list(text_, pos);
        if (loose && list.names.size() == 1 && !list.closed && !r_.certain(text_, list.names[0])) list = {};
        const bool describes = utf8::at(text_, list.end) == "的";
        if (!describes) add(list.names, role, "text.with");
        return list.names.empty() ? pos : list.end;
    }

    // 与X共同
    std::size_t take_joint(Role role, std::size_t pos) {
        if (!together_near(pos)) return pos;
        const OrganizationList list = r_.organizations_.read_list(text_, pos);
        const LexiconRow* with = r_.verb_.longest_at(text_, list.end);
        const LexiconRow* joint = r_.clause_.longest_at(text_, list.end);
        if (!r_.is_clause_word(joint, "together")) joint = nullptr;
        const bool together = joint || (with && r_.verb_.attribute(*with, "kind") == "with");
        if (list.names.empty() || !together) return pos;
        // 与企业共同引进的人才: what they do together describes somebody.
        const std::size_t manner_end = list.end + (joint ? joint : with)->phrase.size();
        if (behind_modifier(text_, manner_end) > manner_end) return pos;
        const LexiconRow* verb = r_.verb_.longest_at(text_, r_.skip_manner(text_, joint ? manner_end : list.end));
        const bool leads =
            verb && r_.verb_.attribute(*verb, "role") == "lead" && r_.verb_.attribute(*verb, "kind") == "after";
        add(list.names, leads ? Role::lead : role, "text.joint");
        return list.end;
    }

    // 在X的协助下
    std::size_t take_aided(Role role, std::size_t pos) {
        const std::size_t aid = r_.aid_behind(text_, pos);
        if (aid <= pos) return pos;
        const OrganizationList list = r_.organizations_.read_list(text_, pos);
        if (list.names.empty() || list.end + kManner < aid) return pos;
        add(list.names, role, "text.aided");
        return aid;
    }

    // 配合X, where helping is the item's own main verb
    std::size_t take_helped(Role role, std::size_t pos) {
        if (main_ != Role::cooperate || helped_) return pos;
        helped_ = true;
        OrganizationList list = r_.organizations_.read_list(text_, pos);
        if (list.names.empty()) {
            // 配合民政对…: a bare field of work, told by what follows it.
            constexpr std::string_view kFor = "对";
            constexpr std::size_t kShortest = 2 * utf8::kHanBytes;
            constexpr std::size_t kLongest = 6 * utf8::kHanBytes;
            std::size_t stop = pos;
            while (stop - pos <= kLongest && utf8::is_han_at(text_, stop) && utf8::at(text_, stop) != kFor &&
                   !r_.subject_verb_.longest_at(text_, stop)) {
                stop += utf8::length_at(text_, stop);
            }
            if (utf8::at(text_, stop) == kFor && stop - pos >= kShortest && stop - pos <= kLongest) {
                list.names.push_back({pos, stop, std::string(text_.substr(pos, stop - pos)), false});
                list.end = stop;
            }
        }
        add(list.names, role, "text.under");
        return list.names.empty() ? pos : list.end;
    }

    // 与X共同 needs 共同 in its sentence; looking for it first keeps long lists of 与 cheap.
    [[nodiscard]] bool together_near(std::size_t pos) const {
        const std::size_t end = std::min(text_.size(), pos + kTogetherBytes);
        for (; pos < end && !ends_clause(utf8::at(text_, pos)); pos += utf8::length_at(text_, pos)) {
            if (r_.is_clause_word(r_.clause_.longest_at(text_, pos), "together")) return true;
            const LexiconRow* manner = r_.verb_.longest_at(text_, pos);
            if (!manner) continue;
            const std::string_view sort = r_.verb_.attribute(*manner, "kind");
            if (sort == "with" || sort == "adverb") return true;
        }
        return false;
    }

    // 协同推进, 联合开展: a verb follows, no name; 实施部门 and 配合单位 are names.
    [[nodiscard]] bool acts(std::size_t pos) const {
        const LexiconRow* verb = r_.subject_verb_.longest_at(text_, pos);
        return verb && verb->phrase.size() > utf8::kHanBytes &&
               r_.organizations_.suffix_length(text_, pos) <= verb->phrase.size() &&
               r_.organizations_.suffix_length(text_, pos + verb->phrase.size()) != 2 * utf8::kHanBytes &&
               r_.subject_verb_.attribute(*verb, "kind") == "do";
    }

    const ResponsibilityRecognizer& r_;
    std::string_view text_;
    std::size_t begin_;
    std::optional<Role> main_;
    std::vector<OwnerMention> out_;
    bool wished_ = false;  // 鼓励, 支持 stand before in this clause
    bool helped_ = false;  // the first 配合X has been seen
};

std::vector<OwnerMention> ResponsibilityRecognizer::in_text(std::string_view text, std::size_t begin,
                                                            std::size_t end) const {
    return TextReader(*this, text.substr(0, end), begin).read();
}

}  // namespace fenjie
