// Who does what: responsibility notes, labels, columns, headings, duty blocks, subjects, 由X牵头 and 会同Y.
//
//   …服务。（牵头部门：区委政法委，实施单位：各街道）   -> note: lead 区委政法委, implement 各街道
//   （财政部牵头，国务院相关部门及各地区按职责分工负责）  -> note: lead 财政部, responsible 国务院相关部门, 各地区
//
// Offsets are bytes of the text given. Organization names are as printed (等 dropped); full forms are settled later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fenjie/plan.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/name_words.hpp"
#include "recognize/organizations.hpp"
#include "text/character_filter.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

struct OwnerMention {
    Role role = Role::responsible;
    Origin origin = Origin::text;  ///< marker, subject, text, heading, table or rule
    std::string organization;
    Rare<Person> person;
    Range where;
    RuleId rule;
};

/// A responsibility note: bracketed, or a label line, at the end of or inside an item.
struct ResponsibilityNote {
    Range whole;                       ///< with its brackets (or the whole label sentence)
    std::vector<OwnerMention> owners;  ///< origin "marker"
    std::optional<Range> deadline;     ///< 完成时限：2021年10月 inside the note: the words behind the label
    bool bracketed = true;
};

/// What the words of a note say.
struct NoteContent {
    std::vector<OwnerMention> owners;
    std::optional<Range> deadline;
    bool labelled = false;   ///< has a role label
    bool verbs = false;      ///< has a role verb behind a name
    bool names_only = true;  ///< everything else is names
    bool people = false;     ///< a person with a post is named, and of no organization
    bool certain = false;    ///< at least one of the names is one certain organization
};

/// What the brackets of a document say, by the bracket as it is printed; offsets count from its begin. The keys are
/// views of the document's text.
using BracketContents = std::unordered_map<std::string_view, NoteContent>;

/// Rules a plan declares for all its tasks (contract: document.rules).
struct OwnerRules {
    bool first_named_leads = false;
    bool before_comma_leads = false;
    bool responsible_lead_when_none_named = false;
};

class ResponsibilityRecognizer {
 public:
    ResponsibilityRecognizer(const Lexicon& lexicon, const OrganizationRecognizer& organizations);

    /// All notes of a paragraph, in order. A bracket that is no note (（试行）, （以下简称…）, （除…外）) is not
    /// listed. Brackets that are `known` are not read again.
    [[nodiscard]] std::vector<ResponsibilityNote> notes(std::string_view text, const OwnerRules& rules = {},
                                                        const BracketContents* known = nullptr) const;
    /// Whether the last of notes(text) ends with the text, or a stop behind it does. What brackets had to be read for
    /// that is added to `known`.
    [[nodiscard]] bool ends_with_note(std::string_view text, BracketContents* known = nullptr) const;
    /// Whether a label of a role has more behind it than is read of a note (22 500 bytes).
    [[nodiscard]] bool has_overlong_note(std::string_view text) const;
    /// The end of a heading in front of a colon, without a label that ran on into it (开展宣传|牵头单位：区民政局).
    [[nodiscard]] std::size_t heading_end(std::string_view text, Range heading) const;
    /// The note of notes(text) that begins with the text.
    [[nodiscard]] std::optional<ResponsibilityNote> opening_note(std::string_view text) const;
    /// The whole paragraph is a label line ("牵头单位：区发改局  责任单位：…") that belongs to the item above it.
    [[nodiscard]] std::optional<ResponsibilityNote> label_line(std::string_view text,
                                                               const OwnerRules& rules = {}) const;
    /// Whether a note says that it speaks of all that stands above it (以上任务由X牵头).
    [[nodiscard]] bool covers_above(std::string_view note) const;
    /// The owners a table cell names; `role` is its column's. In a column of persons (牵头领导, 责任人) a bare name of
    /// a person is no organization.
    [[nodiscard]] std::vector<OwnerMention> cell(std::string_view text, Role role, bool persons = false) const;
    /// A heading that names the organizations whose tasks follow; none for a topic heading. Marker already cut off.
    /// `classes`: a class of organizations will do (学校).
    [[nodiscard]] std::vector<OwnerMention> heading(std::string_view title, bool classes = false) const;
    /// X：负责… or X负责…: the organizations that open a duty block, and where the duty begins.
    struct DutyBlock {
        std::vector<OwnerMention> owners;  ///< origin "heading"
        std::size_t body = 0;
    };
    [[nodiscard]] std::optional<DutyBlock> duty_block(std::string_view text) const;
    /// The same for X：… alone.
    [[nodiscard]] std::optional<DutyBlock> labelled_block(std::string_view text) const;
    /// Subjects of the sentences in [begin, end) (各学校要…, X、Y等部门负责…), origin "subject".
    [[nodiscard]] std::vector<OwnerMention> subjects(std::string_view text, std::size_t begin, std::size_t end) const;
    /// What 会同X, 联合X, 配合X, 由X牵头, 由X负责 … add inside [begin, end), origin "text".
    [[nodiscard]] std::vector<OwnerMention> in_text(std::string_view text, std::size_t begin, std::size_t end) const;
    /// The role that the item's own main verb gives to the owner a heading, cell or subject names:
    /// 牵头…, 共同牵头 -> lead; 配合…, 协助… -> cooperate; nothing otherwise.
    [[nodiscard]] std::optional<Role> verb_role(std::string_view text) const;
    /// Declarations in a plan's text: 排在第一位的部门为牵头部门，下同 …; each with its place.
    struct Declaration {
        std::string rule;  ///< first_named_leads | before_comma_leads | responsible_lead_when_none_named
        Range where;
    };
    [[nodiscard]] std::vector<Declaration> declarations(std::string_view text) const;

 private:
    /// A label (牵头单位：) with the place of its words; `role` is empty for a label of something else.
    struct Label {
        std::size_t begin = 0;
        std::size_t end = 0;  ///< behind the colon
        std::optional<Role> role;
        bool deadline = false;
        bool noun = false;    ///< 牵头单位 rather than 牵头
        bool person = false;  ///< 责任人, 责任领导: bare names of persons are no organizations
        bool member = false;  ///< 成员单位: alone it says who belongs to a group; behind 组长单位：… who helps
    };
    /// A role verb at a place: 牵头, 按职责分工负责; `end` is behind it.
    struct RoleVerb {
        std::size_t end = 0;
        Role role = Role::responsible;
        bool with = false;  ///< 会同: the organization stands behind it
        bool bare = false;  ///< 按职责分工 at the end: how they do it, and no verb
    };

    [[nodiscard]] std::size_t without_noun(std::string_view words, Label& label) const;
    [[nodiscard]] std::optional<std::size_t> without_role(std::string_view words, Label& label) const;
    [[nodiscard]] std::optional<Label> label_before(std::string_view text, std::size_t colon, std::size_t floor) const;
    [[nodiscard]] std::optional<Label> label_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::size_t behind_above(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::size_t with_above(std::string_view text, std::size_t label, std::size_t from) const;
    [[nodiscard]] std::vector<ResponsibilityNote> run_on_notes(std::string_view text, const OwnerRules& rules) const;
    [[nodiscard]] std::optional<Label> label_without_colon(std::string_view text, std::size_t begin,
                                                           std::size_t end) const;
    [[nodiscard]] bool names_leader_first(std::string_view text, std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::vector<Label> labels(std::string_view text, std::size_t begin, std::size_t end) const;
    void add_bare_labels(std::string_view text, std::size_t begin, std::size_t end, std::vector<Label>& out) const;
    [[nodiscard]] std::optional<RoleVerb> verb_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] NoteContent content(std::string_view text, std::size_t begin, std::size_t end) const;
    [[nodiscard]] NoteContent bracket_content(std::string_view text, Range bracket, const BracketContents* known) const;
    [[nodiscard]] std::optional<ResponsibilityNote> bracket_note(std::string_view text, Range bracket, NoteContent c,
                                                                 const OwnerRules& rules) const;
    [[nodiscard]] bool note_like(std::string_view text, std::size_t open, std::size_t after,
                                 const NoteContent& c) const;
    /// How the names of a stretch are to be taken: the role of its label, and whether each must look like a name.
    struct Reading {
        std::optional<Role> role;
        bool strict = true;   ///< only what looks like a name
        bool person = false;  ///< a label of persons: only names of organizations, with or without a post
        RuleId rule;
    };
    void value(std::string_view text, Range where, const Reading& how, NoteContent& out) const;
    [[nodiscard]] bool goes_on(std::string_view words) const;
    class SegmentReader;
    void take_bracketed_role(std::string_view text, OwnerMention& owner) const;
    [[nodiscard]] std::optional<OwnerMention> owner_of(std::string_view text, OwnerMention name, const Reading& how,
                                                       NoteContent& out) const;
    [[nodiscard]] std::vector<OwnerMention> names(std::string_view text, Range where, const Reading& how,
                                                  NoteContent& out) const;
    [[nodiscard]] bool in_name(std::string_view text, std::size_t pos, const LexiconRow& verb) const;
    [[nodiscard]] bool named(std::string_view text, std::size_t begin, std::size_t end, bool firm) const;
    void apply(std::string_view text, const OwnerRules& rules, NoteContent& c) const;
    [[nodiscard]] bool runs_on(std::string_view text, const Label& label) const;
    [[nodiscard]] std::optional<ResponsibilityNote> sentence(std::string_view text, std::size_t pos,
                                                             const OwnerRules& rules, bool inside) const;
    [[nodiscard]] bool is_person(std::string_view text) const;
    [[nodiscard]] std::optional<OwnerMention> member(std::string_view text, Range where, Role role) const;
    [[nodiscard]] std::size_t address_before(std::string_view text) const;
    [[nodiscard]] std::optional<OwnerMention> person(std::string_view text, Range where, Role role) const;

    /// What follows a subject: told to (must), doing (do), merely may.
    enum class Follow : std::uint8_t { nothing, must, doing, may };
    struct Following {
        Follow what = Follow::nothing;
        Role role = Role::responsible;
        std::size_t verb = 0;  ///< where the word stands that decides
        std::size_t end = 0;   ///< of X为牵头单位 where 、 and the next one follow, else 0
        bool regular = false;  ///< 学校每学期召开: a verb of doing behind how often it is done
    };
    [[nodiscard]] std::vector<OwnerMention> heading_names(std::string_view title, bool classes) const;
    [[nodiscard]] bool called_by_its_work(std::string_view text, const OrganizationMention& m) const;
    [[nodiscard]] std::size_t work_of(std::string_view title) const;
    [[nodiscard]] Following following(std::string_view text, const OrganizationList& list, std::size_t limit) const;
    void read_on(std::string_view text, OrganizationList& list) const;
    [[nodiscard]] bool are_places(std::string_view text, std::size_t begin) const;
    void described(std::string_view text, OrganizationList& list, Following& next) const;
    [[nodiscard]] std::size_t skip_manner(std::string_view text, std::size_t pos) const;
    [[nodiscard]] bool does(std::string_view text, const OrganizationMention& m) const;
    [[nodiscard]] bool handles(std::string_view text, const OrganizationMention& m) const;
    [[nodiscard]] bool sets_scene(std::string_view clause) const;
    [[nodiscard]] bool firm(std::string_view text, const OrganizationMention& m) const;
    [[nodiscard]] bool certain(std::string_view text, const OrganizationMention& m) const;
    class TextReader;
    class SubjectReader;
    class FollowingReader;
    [[nodiscard]] const LexiconRow* role_verb(std::string_view text, std::size_t pos) const;
    [[nodiscard]] CharacterFilter in_text_begins() const;
    /// Whether a row of clause_word.tsv is there and of a kind.
    [[nodiscard]] bool is_clause_word(const LexiconRow* row, std::string_view kind) const {
        return row != nullptr && clause_.attribute(*row, "kind") == kind;
    }
    /// Behind the first 过程中 or its like; 0 where there is none.
    [[nodiscard]] std::size_t behind_during(std::string_view text) const;
    [[nodiscard]] std::size_t aid_behind(std::string_view text, std::size_t pos) const;
    [[nodiscard]] bool says_members(std::string_view text, std::size_t pos) const;
    [[nodiscard]] bool describes(std::string_view text, std::size_t pos) const;
    class ByReader;
    void by(std::string_view text, std::size_t trigger, std::size_t pos, std::vector<OwnerMention>& out) const;

    const OrganizationRecognizer& organizations_;
    NameWords names_;
    const LexiconTable& label_;
    const LexiconTable& label_noun_;
    const LexiconTable& note_label_;
    const LexiconTable& verb_;
    const LexiconTable& subject_verb_;
    const LexiconTable& position_;
    const LexiconTable& surname_;
    const LexiconTable& owner_rule_;
    const LexiconTable& setting_;
    const LexiconTable& text_trigger_;
    const LexiconTable& clause_;
    LexiconTable during_;  // its rows of that kind
    LexiconTable aids_;    // and of that
    const LexiconTable& roster_word_;
    const LexiconTable& ongoing_;
    const LexiconTable& date_action_;
    const LexiconTable& measure_;
    const LexiconTable& heading_title_;
    const LexiconTable& population_;
    CharacterFilter in_text_begins_;
};

}  // namespace fenjie
