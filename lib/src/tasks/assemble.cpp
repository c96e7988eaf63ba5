// Drafts, owners, times and targets become tasks with spans; the document's facts and the warnings join them.
//
// In:  draft "建设助餐点。每个社区至少设置1个助餐点。（牵头单位：区民政局）", its owners and times
// Out: task t2 with title, text without the note, lead 区民政局, target g3
#include "tasks/assemble.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "structure/prose_rosters.hpp"
#include "structure/rosters.hpp"
#include "tasks/checks.hpp"
#include "tasks/cuts.hpp"
#include "tasks/document.hpp"
#include "tasks/draft_titles.hpp"
#include "tasks/equal_tasks.hpp"
#include "tasks/indicators.hpp"
#include "tasks/left_out.hpp"
#include "tasks/outline_hints.hpp"
#include "tasks/room.hpp"
#include "tasks/shared_texts.hpp"
#include "tasks/sort_by.hpp"
#include "tasks/stated_goals.hpp"
#include "tasks/times.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

class Assembler {
 public:
    Assembler(const SourceText& source, Layout layout, const DocumentLayout& document, const Recognizers& recognizers,
              const std::optional<Day>& issued, Deadline* deadline)
        : source_(source),
          layout_(std::move(layout)),
          document_(document),
          recognizers_(recognizers),
          given_issue_(issued),
          deadline_(deadline),
          span_of_([this](Range r) { return source_.span(r); }) {}

    Plan assemble() {
        draft(read_outline(layout_.blocks, document_, outline_hints(recognizers_)));
        sections();
        AttachmentSections attachments;
        for (const int index : drafts_.part_sections) {
            const SectionDraft& s = drafts_.sections[static_cast<std::size_t>(index)];
            if (s.marker || document_.plans.size() < 2)
                attachments.parts.push_back(plan_.sections[static_cast<std::size_t>(index)].id);
        }
        const std::size_t title = document_.plans.empty() ? 0 : document_.plans.front().title.original(0, 1).begin;
        for (std::size_t i = drafts_.sections.size(); i > 0; --i) {
            if (drafts_.sections[i - 1].source.begin > title) attachments.plan = plan_.sections[i - 1].id;
        }
        plan_.document = document_info(document_, layout_.blocks, recognizers_, attachments, span_of_, plan_.warnings);
        warn_of_cuts(layout_.blocks, document_, recognizers_, span_of_, plan_.warnings);
        const auto rules = declared_rules();
        std::deque<TaskOwners> owners = find_owners(drafts_, recognizers_, rules, deadline_);
        drafts_.brackets.clear();
        settle_names(owners);
        std::vector<Target> of_tables;
        if (!is_late()) {
            for (const IndicatorTable& table : drafts_.indicators) indicators(table, of_tables);
            people();
        }
        std::vector<Warning> of_layout = layout_warnings();
        drafts_.indicators.clear();
        layout_ = {};
        finder_.emplace(drafts_, recognizers_, years_of(plan_.document, recognizers_.dates, given_issue_), span_of_,
                        shared_, plan_.warnings);
        // Of each draft only the task stays.
        plan_.tasks.reserve(owners.size());
        for (; !owners.empty(); owners.pop_front(), drafts_.tasks.pop_front()) {
            const TaskDraft& draft = drafts_.tasks.front();
            if (is_late())
                bare_task(draft);
            else
                task(draft, owners.front(), finder_->find(draft, owners.front()));
        }
        finder_.reset();
        drafts_.sections = {};
        std::move(of_tables.begin(), of_tables.end(), std::back_inserter(plan_.targets));
        is_cut_ = is_late();
        if (!is_cut_) goals();
        number_targets();
        relate_equal_tasks(plan_);
        std::move(of_layout.begin(), of_layout.end(), std::back_inserter(plan_.warnings));
        of_layout = {};
        plan_.left_out = left_out_of(drafts_.left_out, plan_.sections, span_of_);
        if (is_cut_)
            warn_of_time(first_bare_, plan_.warnings);
        else
            check_plan(plan_);
        sort_warnings(plan_.warnings);
        return std::move(plan_);
    }

 private:
    // The outline itself is needed no longer.
    void draft(Outline outline) {
        drafts_ = draft_tasks(layout_.blocks, document_, outline, recognizers_);
        outline_warnings_ = std::move(outline.warnings);
    }

    Span span_of(const MappedText& text) const { return source_.span(text); }

    void sections() {
        plan_.sections.reserve(drafts_.sections.size());
        for (std::size_t i = 0; i < drafts_.sections.size(); ++i) {
            const SectionDraft& d = drafts_.sections[i];
            Section s;
            s.id = "s" + std::to_string(i + 1);
            if (d.parent >= 0) s.parent = "s" + std::to_string(d.parent + 1);
            s.level = d.level;
            s.kind = d.kind;
            s.marker = shared_.if_set(d.marker);
            s.ordinal = d.ordinal;
            if (!d.title.empty()) s.title = d.title.view();
            s.span = source_.span(d.source);
            plan_.sections.push_back(std::move(s));
        }
    }

    std::vector<std::pair<std::size_t, OwnerRules>> declared_rules() {
        std::vector<std::pair<std::size_t, OwnerRules>> out;
        OwnerRules rules;
        for (const Block& block : layout_.blocks) {
            for (const auto& declared : recognizers_.responsibility.declarations(block.text.view())) {
                if (declared.rule == "first_named_leads") rules.first_named_leads = true;
                if (declared.rule == "before_comma_leads") rules.before_comma_leads = true;
                if (declared.rule == "responsible_lead_when_none_named") rules.responsible_lead_when_none_named = true;
                const MappedText words = block.text.slice(declared.where.begin, declared.where.end);
                plan_.document.rules.push_back({declared.rule, std::string(words.view()), span_of(words)});
                // In a note of its own item the rule holds for that item already.
                out.emplace_back(block.text.original(0, 1).begin, rules);
            }
        }
        return out;
    }

    // Full forms of names: every name that stands anywhere, those of headings, notes and tables weighing more.
    void settle_names(const std::deque<TaskOwners>& owners) {
        for (const SectionDraft& s : drafts_.sections) {
            for (const OwnerMention& m : recognizers_.responsibility.heading(s.title.view()))
                names_.add(m.organization, true);
        }
        for (const TaskOwners& t : owners) {
            for (const PlacedOwner& o : t.owners) {
                const bool strong = o.mention.origin != Origin::text && o.mention.origin != Origin::subject;
                names_.add(o.mention.organization, strong);
            }
        }
        names_.settle();
    }

    Owner owner(const PlacedOwner& placed) {
        Owner o;
        o.role = placed.mention.role;
        o.organization = shared_(names_.full(placed.mention.organization));
        o.person = placed.mention.person;
        o.text = shared_(placed.text.view());
        o.origin = placed.mention.origin;
        o.span = span_of(placed.text);
        o.rule = placed.mention.rule;
        return o;
    }

    // Two names of one text may be the same organization: the first keeps its role.
    CompactVector<Owner> owners_of(const std::vector<PlacedOwner>& placed) {
        CompactVector<Owner> out;
        out.reserve(placed.size());
        for (const PlacedOwner& p : placed) {
            Owner o = owner(p);
            const bool known = std::any_of(out.begin(), out.end(), [&](const Owner& other) {
                return other.organization == o.organization &&
                       (other.role == o.role || o.origin == Origin::text || o.origin == Origin::subject);
            });
            if (!known) out.push_back(std::move(o));
        }
        out.shrink_to_fit();
        return out;
    }

    [[nodiscard]] bool is_late() const { return deadline_ != nullptr && deadline_->passed(); }

    // What the outline alone tells of a task.
    Task outlined(const TaskDraft& d) const {
        Task t;
        t.id = "t" + std::to_string(plan_.tasks.size() + 1);
        if (d.section >= 0) t.section = plan_.sections[static_cast<std::size_t>(d.section)].id;
        t.kind = d.kind;
        t.number = d.number;
        t.category = d.category;
        t.span = source_.span(d.source);
        return t;
    }

    // A task for whose owners, times and targets there was no time.
    void bare_task(const TaskDraft& d) {
        Task t = outlined(d);
        if (!d.title.empty()) t.title = d.text.view().substr(d.title.begin, d.title.size());
        t.text = d.text.view();
        if (!first_bare_) first_bare_ = t.span;
        plan_.tasks.push_back(std::move(t));
    }

    void task(const TaskDraft& d, const TaskOwners& owners, const TaskTimes& times) {
        Task t = outlined(d);
        const std::string_view view = d.text.view();
        if (!d.title.empty())
            t.title = title_without_date(recognizers_.dates, view.substr(d.title.begin, d.title.size()));
        t.text = view.substr(0, owners.text_end);
        t.responsible = owners_of(owners.owners);
        t.deadline = times.deadline;
        for (const RecurrenceMention& m : times.facts.recurrences) {
            const MappedText words = d.text.slice(m.begin, m.end);
            t.recurrences.push_back({shared_(words.view()), m.every, span_of(words), m.rule});
        }
        for (const Recurrence& r : times.noted) t.recurrences.push_back(r);
        if (owners.parts.size() > 1) parts(d, owners, times, t);
        if (d.fixed_title) {
            const std::size_t first = plan_.targets.size();
            const MappedText title = d.text.slice(d.title.begin, d.title.end);
            if (!title.empty() && !utf8::is_digit(title.view().front())) targets(title, own_times(title, times), t);
            const std::size_t below = plan_.targets.size();
            const MappedText rest = d.text.slice(d.title.end, owners.text_end);
            targets(rest, own_times(rest, times), t);
            drop_restated(plan_.targets, first, below);
        } else {
            targets(d.text.slice(0, owners.text_end), times, t);
        }
        if (!d.goal_cell.empty()) {
            goal_cell(d, times, t);
        }
        check_task(t, plan_.document, plan_.warnings);
        leave_out_unread_cells(d, t, plan_.targets, span_of_, drafts_.left_out);
        plan_.tasks.push_back(std::move(t));
    }

    // A figure that the task's text gives as well is one target.
    void goal_cell(const TaskDraft& d, const TaskTimes& times, Task& t) {
        if (auto figure = figure_target(t.text, d.unit, d.goal_cell, recognizers_, span_of_)) {
            if (!is_told(plan_.targets, t.id, *figure)) add_target(std::move(*figure), t.deadline, t);
            return;
        }
        std::vector<Target> figures = figure_list_targets(t.text, d.goal_cell, recognizers_, span_of_);
        for (Target& figure : figures) add_target(std::move(figure), t.deadline, t);
        if (figures.empty()) targets(d.goal_cell, own_times(d.goal_cell, times), t);
    }

    // The dates of another stretch of text under the same years.
    TaskTimes own_times(const MappedText& text, const TaskTimes& times) const {
        TaskTimes own;
        own.facts = recognizers_.dates.find(text.view());
        own.years = times.years;
        own.deadline = times.deadline;
        return own;
    }

    void parts(const TaskDraft& d, const TaskOwners& owners, const TaskTimes& times, Task& t) {
        for (std::size_t i = 0; i < owners.parts.size(); ++i) {
            const PlacedPart& placed = owners.parts[i];
            Part part;
            const MappedText words = d.text.slice(placed.text.begin, placed.text.end);
            part.text = words.view();
            part.span = source_.span(d.text.original(placed.text.begin, placed.note.whole.end));
            std::vector<PlacedOwner> of_note;
            for (const OwnerMention& m : placed.note.owners)
                of_note.push_back({m, d.text.slice(m.where.begin, m.where.end)});
            part.responsible = owners_of(of_note);
            part.deadline = times.part_deadlines[i];
            t.parts.push_back(std::move(part));
        }
    }

    void targets(const MappedText& text, const TaskTimes& times, Task& t) {
        const std::vector<Quantity> quantities = recognizers_.quantities.find(text.view());
        recognizers_.targets.each(text.view(), quantities, times.facts, [&](TargetMention m) {
            Rare<Date> deadline = t.deadline;
            if (m.date && *m.date < times.facts.dates.size()) {
                deadline = finder_->date_of(times.facts.dates[*m.date], text, times.years, Origin::text);
                if (finder_->is_past(*deadline)) {
                    // 力争2023年签约项目开工率达到90%: an aim is no report, the year only says which projects.
                    if (m.modality != Modality::aim) return;
                    deadline.reset();
                }
            }
            const bool mismatch = m.respective_mismatch;
            Target target = target_of(std::move(m), text, span_of_);
            target.metric = shared_(target.metric);
            if (mismatch) {
                plan_.warnings.push_back({shared_("respective-mismatch"),
                                          "the figures cannot be paired with what they are for", target.span});
            }
            make_room(plan_.targets, plan_.tasks.size() + 1, plan_.tasks.capacity());
            add_target(std::move(target), std::move(deadline), t);
        });
    }

    void add_target(Target target, Rare<Date> deadline, const Task& t) {
        target.task = t.id;
        target.section = t.section;
        target.deadline = std::move(deadline);
        plan_.targets.push_back(std::move(target));
    }

    void indicators(const IndicatorTable& table, std::vector<Target>& out) const {
        Rare<CompactString> section;
        if (table.section >= 0) section = plan_.sections[static_cast<std::size_t>(table.section)].id;
        const PlanYears years = years_of(plan_.document, recognizers_.dates, given_issue_);
        for (Target& target : read_indicators(table.table, recognizers_, years.context(), span_of_)) {
            target.section = section;
            out.push_back(std::move(target));
        }
    }

    void goals() {
        const PlanYears years = years_of(plan_.document, recognizers_.dates, given_issue_);
        std::optional<Date> standing;
        int section = -1;
        for (const StatedGoal& goal : drafts_.goals) {
            if (goal.section != section) standing.reset();
            section = goal.section;
            for (Target& target :
                 stated_goals(goal, plan_.sections, recognizers_, years.context(), span_of_, standing)) {
                if (goal.section >= 0) target.section = plan_.sections[static_cast<std::size_t>(goal.section)].id;
                plan_.targets.push_back(std::move(target));
            }
        }
    }

    void people() {
        std::vector<RosterLine> lines = read_rosters(layout_.blocks, document_, *recognizers_.lexicon);
        for (RosterLine& line : prose_rosters(layout_.blocks, document_, *recognizers_.lexicon))
            lines.push_back(std::move(line));
        std::stable_sort(lines.begin(), lines.end(),
                         [](const RosterLine& a, const RosterLine& b) { return a.source.begin < b.source.begin; });
        for (const RosterLine& line : lines)
            plan_.people.push_back({line.name, line.position, line.group, line.role, source_.span(line.source)});
    }

    // Targets are numbered in reading order, those of no task among them.
    void number_targets() {
        sort_by(plan_.targets, [](const Target& t) { return t.span.start; });
        for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
            Target& target = plan_.targets[i];
            target.id = "g" + std::to_string(i + 1);
            if (target.task) plan_.tasks[number_of(*target.task) - 1].targets.push_back(target.id);
        }
    }

    // 12 of t12.
    static std::size_t number_of(std::string_view id) {
        std::size_t number = 0;
        std::from_chars(id.data() + 1, id.data() + id.size(), number);
        return number;
    }

    std::vector<Warning> layout_warnings() {
        std::vector<Warning> out;
        out.reserve(outline_warnings_.size() + layout_.repairs.size() + layout_.warnings.size());
        for (OutlineWarning& w : outline_warnings_)
            out.push_back({shared_(w.code), std::move(w.message), source_.span(layout_.blocks[w.block].text)});
        outline_warnings_ = {};
        for (const Repair& r : layout_.repairs)
            out.push_back({shared_("ocr-repair"), r.from + " is read as " + r.to, source_.span(r.source)});
        for (const SourceWarning& w : layout_.warnings)
            out.push_back({shared_(w.code), w.message, source_.span(w.source)});
        return out;
    }

    const SourceText& source_;
    Layout layout_;  // until the tasks are made
    const DocumentLayout& document_;
    const Recognizers& recognizers_;
    std::optional<Day> given_issue_;
    Deadline* deadline_;
    std::optional<Span> first_bare_;
    bool is_cut_ = false;  // there was no time for what stands outside tasks
    SpanOf span_of_;
    Drafts drafts_;
    std::vector<OutlineWarning> outline_warnings_;
    NameBook names_;
    SharedTexts shared_;
    Plan plan_;
    std::optional<TimeFinder> finder_;  // for drafts_ as they are when tasks are made
};

}  // namespace

Plan assemble(const SourceText& source, Layout layout, const DocumentLayout& document, const Recognizers& recognizers,
              const std::optional<Day>& issued, Deadline* deadline) {
    return Assembler(source, std::move(layout), document, recognizers, issued, deadline).assemble();
}

}  // namespace fenjie
