// Owners come from one source, the first that the item has (contract, "responsible").
//
// In:  "2. 会同区人社局每季度开展培训。（责任单位：区民政局）"
// Out: responsible 区民政局 (marker), cooperate 区人社局 (text)
#include "tasks/owners.hpp"

#include <algorithm>
#include <iterator>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr RuleId kRunIn = "owner.run_in_heading";  // 1.民政办。负责…

constexpr std::size_t kBehindNote = 6;  // bytes: a stop may stand behind the note

class OwnerFinder {
 public:
    OwnerFinder(const Drafts& drafts, const Recognizers& recognizers,
                const std::vector<std::pair<std::size_t, OwnerRules>>& rules, Deadline* deadline)
        : drafts_(drafts), responsibility_(recognizers.responsibility), rules_(rules) {
        for (const SectionDraft& s : drafts.sections) heading_owners_.push_back(owners_of(s));
        notes_.reserve(drafts.tasks.size());
        for (const TaskDraft& t : drafts.tasks) {
            if (deadline != nullptr && deadline->passed()) break;
            notes_.push_back(responsibility_.notes(t.text.view(), rules_at(t.source.begin), &drafts.brackets));
        }
        notes_.resize(drafts.tasks.size());
    }

    /// `above`: owners of a note further down that covers this task, too. Each task is asked for once.
    TaskOwners find(std::size_t task, const std::vector<PlacedOwner>& above) {
        TaskOwners out;
        const TaskDraft& t = drafts_.tasks[task];
        const std::string_view text = t.text.view();
        const OwnerRules rules = rules_at(t.source.begin);
        out.text_end = text.size();
        read_notes(t, std::move(notes_[task]), rules, out);
        if (out.owners.empty()) out.owners = above;
        const bool noted = !out.owners.empty();
        if (!noted) cells(t, rules, out);
        // A heading from a line of its own runs into the text without a stop.
        const std::size_t after_heading = t.fixed_title ? t.title.end : 0;
        std::size_t body = after_heading;
        // Outside lists of duties a label opens a block (区教育局：开展…); who acts in a sentence is its subject.
        std::optional<ResponsibilityRecognizer::DutyBlock> block;
        if (out.owners.empty())
            block = t.kind == TaskKind::duty ? responsibility_.duty_block(text) : responsibility_.labelled_block(text);
        if (out.owners.empty() && block) {
            body = block->body;
            for (OwnerMention& m : block->owners) add(out, std::move(m), t.text);
            by_verb(out, text.substr(body));
        }
        if (out.owners.empty()) run_in(t, out);
        if (out.owners.empty()) heading(t, out);
        if (out.owners.empty()) {
            for (OwnerMention& m : responsibility_.subjects(text, after_heading, out.text_end))
                add(out, std::move(m), t.text);
            by_verb(out, text.substr(t.title.end));
        }
        for (OwnerMention& m : responsibility_.in_text(text, body, out.text_end)) add(out, std::move(m), t.text);
        return out;
    }

    /// For each draft the owners that a note at the end of its section gives it. A note covers what stands above it in
    /// its section if it says so (以上任务由X牵头), if it closes the last of several paragraphs without number of
    /// which no other has a note, or if it stands on a line of its own below the last of the items of a numbered one.
    std::vector<std::vector<PlacedOwner>> notes_below() const {
        const std::deque<TaskDraft>& all = drafts_.tasks;
        std::vector<std::vector<PlacedOwner>> out(all.size());
        std::size_t first = 0;  // of the section's tasks that no note covers yet
        bool noted = false;     // one of them has a note
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0 && all[i].section != all[i - 1].section) {
                first = i;
                noted = false;
            }
            const TaskDraft& t = all[i];
            if (t.table) continue;
            const ClosingNote note = closing_note(t, notes_[i]);
            if (!note.owns) continue;
            const bool last = i + 1 == all.size() || all[i + 1].section != t.section;
            const bool closes_all =
                last && !noted && (are_paragraphs(first, i) || (note.own_line && are_items(first, i)));
            if (first < i && (note.covers_above || closes_all)) {
                std::vector<PlacedOwner> owners = note.owners;
                if (note.own != nullptr) place(*note.own, t.text, owners);
                for (std::size_t k = first; k < i; ++k) out[k] = owners;
            }
            if (note.covers_above) {
                first = i + 1;
                noted = false;
            } else {
                noted = true;
            }
        }
        return out;
    }

 private:
    struct ClosingNote {
        std::vector<PlacedOwner> owners;          // of the labels below the task
        const ResponsibilityNote* own = nullptr;  // else the note in its text
        bool covers_above = false;
        bool owns = false;  // 以上任务由督查室督办: whoever only watches is no one's owner in place of others
        bool own_line = false;
    };

    static void place(const ResponsibilityNote& note, const MappedText& text, std::vector<PlacedOwner>& out) {
        for (const OwnerMention& m : note.owners) out.push_back({m, text.slice(m.where.begin, m.where.end)});
    }

    // Paragraphs without numbers below one heading.
    bool are_paragraphs(std::size_t first, std::size_t last) const {
        const std::deque<TaskDraft>& all = drafts_.tasks;
        for (std::size_t k = first; k <= last; ++k) {
            const TaskDraft& d = all[k];
            if (d.number || d.table || d.node != all[last].node) return false;
            if (d.kind == TaskKind::duty || d.kind == TaskKind::goal) return false;
        }
        return true;
    }

    // Items (1) to (3) of a numbered item: what closes it stands below the last of them.
    bool are_items(std::size_t first, std::size_t last) const {
        const int section = drafts_.tasks[last].section;
        if (first == last || section < 0) return false;
        const SectionDraft& above = drafts_.sections[static_cast<std::size_t>(section)];
        if (!above.marker || above.level < 2) return false;
        for (std::size_t k = first; k <= last; ++k) {
            const TaskDraft& d = drafts_.tasks[k];
            if (d.table || d.kind == TaskKind::duty || d.kind == TaskKind::goal) return false;
            if (k == last ? !d.number : !d.labels.empty()) return false;
        }
        return true;
    }

    ClosingNote closing_note(const TaskDraft& t, const std::vector<ResponsibilityNote>& notes) const {
        ClosingNote out;
        const OwnerRules rules = labels_lead(t.labels) ? OwnerRules{} : rules_at(t.source.begin);
        const auto take = [&](const ResponsibilityNote& note, const MappedText& text) {
            out.covers_above = responsibility_.covers_above(text.view().substr(note.whole.begin));
            out.owns = out.owns || std::any_of(note.owners.begin(), note.owners.end(),
                                               [](const OwnerMention& m) { return m.role != Role::supervise; });
        };
        for (const MappedText& label : t.labels) {
            const auto note = responsibility_.label_line(label.view(), rules);
            if (!note) continue;
            take(*note, label);
            place(*note, label, out.owners);
        }
        out.own_line = !out.owners.empty();
        if (!out.owners.empty()) return out;
        if (!notes.empty() && notes.back().whole.end + kBehindNote >= t.text.size()) {
            out.own = &notes.back();
            take(notes.back(), t.text);
        }
        return out;
    }

    // （县妇联、县总工会）; 通用项目（全部责任单位） only says for whom it is.
    [[nodiscard]] bool names_somebody(const ResponsibilityNote& note, std::string_view title) const {
        constexpr RuleId kBareList = "note.list";
        if (note.owners.empty()) return false;
        const auto bare = [&](const OwnerMention& m) { return m.rule == kBareList; };
        if (!std::all_of(note.owners.begin(), note.owners.end(), bare)) return true;
        const std::size_t begin = note.owners.front().where.begin;
        return !responsibility_.heading(title.substr(begin, note.owners.back().where.end - begin)).empty();
    }

    // Whom the lines of labels below a section's heading name, else the heading, in itself or in a note behind it.
    std::vector<PlacedOwner> owners_of(const SectionDraft& s) const {
        std::vector<PlacedOwner> out;
        const OwnerRules rules = labels_lead(s.labels) ? OwnerRules{} : rules_at(s.source.begin);
        for (const MappedText& label : s.labels) {
            if (const auto note = responsibility_.label_line(label.view(), rules)) place(*note, label, out);
        }
        if (out.empty() && !s.title.empty()) {
            for (const OwnerMention& m : responsibility_.heading(s.title.view()))
                out.push_back({m, s.title.slice(m.where.begin, m.where.end)});
        }
        // 开展宣传（宣传部牵头）
        if (out.empty()) {
            for (const ResponsibilityNote& note : responsibility_.notes(s.title.view(), rules_at(s.source.begin))) {
                if (names_somebody(note, s.title.view())) place(note, s.title, out);
            }
        }
        for (PlacedOwner& o : out) o.mention.origin = Origin::heading;
        return out;
    }

    OwnerRules rules_at(std::size_t source) const {
        const auto behind = std::upper_bound(rules_.begin(), rules_.end(), source,
                                             [](std::size_t at, const auto& rule) { return at < rule.first; });
        return behind == rules_.begin() ? OwnerRules{} : std::prev(behind)->second;
    }

    static bool leads(const std::vector<PlacedOwner>& owners) {
        return std::any_of(owners.begin(), owners.end(),
                           [](const PlacedOwner& o) { return o.mention.role == Role::lead; });
    }

    // 牵头单位：… / 责任单位：… on lines of their own name a lead: what is declared for notes without one is not for
    // them.
    template <typename Labels>
    bool labels_lead(const Labels& labels) const {
        return std::any_of(labels.begin(), labels.end(), [&](const MappedText& label) {
            const auto note = responsibility_.label_line(label.view());
            return note && std::any_of(note->owners.begin(), note->owners.end(),
                                       [](const OwnerMention& m) { return m.role == Role::lead; });
        });
    }

    static void add(TaskOwners& out, OwnerMention m, const MappedText& text) {
        const MappedText words = text.slice(m.where.begin, m.where.end);
        add(out, PlacedOwner{std::move(m), words});
    }

    static void add(TaskOwners& out, PlacedOwner owner) {
        const OwnerMention& m = owner.mention;
        const auto same = [&](const PlacedOwner& o) { return o.mention.organization == m.organization; };
        if (m.organization.empty()) return;
        const auto known = std::find_if(out.owners.begin(), out.owners.end(), same);
        // The same organization in another role stays: a note may name one as both. In running text the first stands.
        if (known != out.owners.end() &&
            (m.origin == Origin::text || m.origin == Origin::subject || known->mention.role == m.role))
            return;
        out.owners.push_back(std::move(owner));
    }

    // A note right behind another, or the first before any text, is of the same part.
    static void add_part(std::string_view text, PlacedPart part, std::vector<PlacedPart>& parts) {
        const auto is_empty = [&](const PlacedPart& p) {
            return text.substr(p.text.begin, p.text.size()).find_first_not_of(' ') == std::string_view::npos;
        };
        if (parts.empty() || (!is_empty(part) && !is_empty(parts.back()))) {
            parts.push_back(std::move(part));
            return;
        }
        PlacedPart& last = parts.back();
        if (is_empty(last)) last.text = part.text;
        last.note.whole.end = part.note.whole.end;
        std::move(part.note.owners.begin(), part.note.owners.end(), std::back_inserter(last.note.owners));
        if (!last.note.deadline) last.note.deadline = part.note.deadline;
    }

    void read_notes(const TaskDraft& t, std::vector<ResponsibilityNote> notes, const OwnerRules& rules,
                    TaskOwners& out) {
        const std::string_view text = t.text.view();
        std::size_t begin = 0;
        for (ResponsibilityNote& note : notes) {
            const std::string_view rest = text.substr(note.whole.end);
            // Where nothing stands before it, the note is all that the item says.
            const bool closes = rest.empty() || rest == "。" || rest == "；" || rest == ".";
            if (closes && note.whole.begin > 0) out.text_end = note.whole.begin;
            for (const OwnerMention& m : note.owners) add(out, m, t.text);
            const std::size_t end = note.whole.end;
            add_part(text, {{begin, note.whole.begin}, std::move(note)}, out.parts);
            begin = end;
        }
        const OwnerRules declared = leads(out.owners) || labels_lead(t.labels) ? OwnerRules{} : rules;
        for (const MappedText& label : t.labels) {
            // A line that speaks of all that stands above it adds to an item with a note only who watches.
            const bool beside = !out.owners.empty() && responsibility_.covers_above(label.view());
            if (auto note = responsibility_.label_line(label.view(), declared)) {
                for (OwnerMention& m : note->owners) {
                    if (!beside || m.role == Role::supervise) add(out, std::move(m), label);
                }
            }
        }
    }

    void cells(const TaskDraft& t, const OwnerRules& rules, TaskOwners& out) {
        for (const OwnerCell& cell : t.owner_cells) {
            for (OwnerMention& m : responsibility_.cell(cell.text.view(), cell.role, cell.persons))
                add(out, std::move(m), cell.text);
        }
        if (!leads(out.owners)) {
            bool first = true;
            for (PlacedOwner& o : out.owners) {
                if (o.mention.role != Role::responsible) continue;
                if (!rules.responsible_lead_when_none_named && !(rules.first_named_leads && first)) break;
                first = false;
                o.mention.role = Role::lead;
                o.mention.origin = Origin::rule;
            }
        }
        by_verb(out, t.text.view());
    }

    // 1.民政办。负责…: the heading that runs into the text is who acts. In a list of duties a class will do (居委会).
    void run_in(const TaskDraft& t, TaskOwners& out) {
        if (t.title.begin == t.title.end) return;
        for (OwnerMention& m : responsibility_.heading(t.text.view().substr(t.title.begin, t.title.end - t.title.begin),
                                                       t.kind == TaskKind::duty)) {
            m.where.begin += t.title.begin;
            m.where.end += t.title.begin;
            m.rule = kRunIn;
            add(out, std::move(m), t.text);
        }
        if (!out.owners.empty()) by_verb(out, t.text.view().substr(t.title.end));
    }

    void heading(const TaskDraft& t, TaskOwners& out) {
        for (int s = t.section; s >= 0; s = drafts_.sections[static_cast<std::size_t>(s)].parent) {
            const auto& owners = heading_owners_[static_cast<std::size_t>(s)];
            if (owners.empty()) continue;
            for (const PlacedOwner& o : owners) add(out, o);
            by_verb(out, t.text.view());
            return;
        }
    }

    // 牵头… at the begin of an item makes its owner lead, 配合… makes it cooperate.
    void by_verb(TaskOwners& out, std::string_view text) const {
        const auto role = responsibility_.verb_role(text);
        if (!role) return;
        for (PlacedOwner& o : out.owners) {
            if (o.mention.role == Role::responsible) o.mention.role = *role;
        }
    }

    const Drafts& drafts_;
    const ResponsibilityRecognizer& responsibility_;
    const std::vector<std::pair<std::size_t, OwnerRules>>& rules_;
    std::vector<std::vector<PlacedOwner>> heading_owners_;  // of each section
    std::vector<std::vector<ResponsibilityNote>> notes_;    // of each task's text
};

// 责任单位：同上: those of the task before, in that role where it has any.
void as_above(const std::vector<PlacedOwner>& before, std::vector<PlacedOwner>& owners, const LexiconTable& none) {
    constexpr std::size_t kMost = 200;
    std::vector<PlacedOwner> out;
    for (PlacedOwner& o : owners) {
        const LexiconRow* same_as = none.find(o.mention.organization);
        if (!same_as || none.attribute(*same_as, "kind") != "above") {
            out.push_back(std::move(o));
            continue;
        }
        const auto same = [&](const PlacedOwner& b) { return b.mention.role == o.mention.role; };
        const bool role = std::any_of(before.begin(), before.end(), same);
        for (const PlacedOwner& b : before) {
            if ((!role || same(b)) && out.size() < kMost) out.push_back({b.mention, o.text});
        }
    }
    owners = std::move(out);
}

}  // namespace

std::deque<TaskOwners> find_owners(const Drafts& drafts, const Recognizers& recognizers,
                                   const std::vector<std::pair<std::size_t, OwnerRules>>& rules_from,
                                   Deadline* deadline) {
    OwnerFinder finder(drafts, recognizers, rules_from, deadline);
    const LexiconTable& none = recognizers.lexicon->table("org_none");
    std::deque<TaskOwners> out;
    const std::vector<std::vector<PlacedOwner>> above = finder.notes_below();
    for (std::size_t i = 0; i < drafts.tasks.size(); ++i) {
        if (deadline != nullptr && deadline->passed()) {
            out.push_back({{}, {}, drafts.tasks[i].text.size()});
            continue;
        }
        out.push_back(finder.find(i, above[i]));
        as_above(i > 0 ? out[i - 1].owners : std::vector<PlacedOwner>{}, out[i].owners, none);
    }
    return out;
}

}  // namespace fenjie
