// Walks the outline and cuts it into sections and tasks.
//
// In:  二、主要任务 > （一）完善网络 > 1. 建设助餐点。…（牵头单位：区民政局）
// Out: sections 二 and （一）, task 1
// SectionShapes has decided what is a section; here kinds are inherited, texts gathered and titles chosen.
#include "tasks/drafts.hpp"

#include <algorithm>

#include "layout/column_names.hpp"
#include "structure/heading_shapes.hpp"
#include "structure/line_shapes.hpp"
#include "tasks/draft_tables.hpp"
#include "tasks/draft_titles.hpp"
#include "tasks/section_kinds.hpp"
#include "tasks/section_shapes.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr int kNoTasks = -1;  // a section draft's index for blocks of sections that bear no tasks
constexpr int kOutside = -2;  // and for blocks that the outline does not hold

class Drafter {
 public:
    Drafter(const std::vector<Block>& blocks, const DocumentLayout& layout, const Outline& outline,
            const Recognizers& recognizers)
        : blocks_(blocks),
          layout_(layout),
          outline_(outline),
          recognizers_(recognizers),
          titles_(recognizers.lexicon->table("heading_title")),
          kinds_(recognizers.lexicon->table("document_kind")),
          lines_(*recognizers.lexicon),
          shapes_(blocks, layout, outline, recognizers),
          sections_(blocks.size(), kOutside) {}

    Drafts draft() {
        for (std::size_t i = 0; i < layout_.roles.size(); ++i) {
            if (layout_.roles[i] == BlockRole::preamble) out_.goals.push_back({-1, blocks_[i].text});
        }
        walk(0, -1, SectionKind::measures, 0);
        leave_out_others();
        choose_titles(outline_, recognizers_.responsibility, out_.tasks);
        out_.brackets = shapes_.take_brackets();
        return std::move(out_);
    }

 private:
    const OutlineNode& node(std::size_t i) const { return outline_.nodes[i]; }
    std::string_view view(std::size_t block) const { return blocks_[block].text.view(); }
    std::string_view title_of(std::size_t i) const { return shapes_.title_of(i); }

    SectionKind kind_of(std::size_t i, SectionKind inherited) const {
        const OutlineNode& n = node(i);
        const auto own = n.level <= 1 ? title_kind(title_of(i), titles_, true) : shapes_.named_kind(i);
        if (n.kind == NodeKind::part) return own.value_or(part_kind(i));
        if (own) {  // 工作措施 inside 实施步骤 stays a step; principles, goals, duties among measures stand
            const bool stands =
                *own == SectionKind::guiding_principles || *own == SectionKind::goals ||
                (*own == SectionKind::duties && inherited == SectionKind::measures && shapes_.is_section(i));
            if (n.level > 1 && !stands && bears_tasks(inherited)) return inherited;
            return *own;
        }
        if (n.level <= 1)
            return node(static_cast<std::size_t>(std::max(n.parent, 0))).kind == NodeKind::part ? inherited
                                                                                                : SectionKind::measures;
        // （二）主要预期目标是：…。（国家发展改革委牵头）: among principles, what somebody answers for.
        const bool owned = inherited == SectionKind::guiding_principles && n.kind == NodeKind::numbered && n.block &&
                           !shapes_.is_section(i) && shapes_.ends_with_note(*n.block);
        return owned ? SectionKind::goals : inherited;
    }

    // An attachment that is itself a plan (…方案（送审稿）) is read like one; a form or a contract holds no tasks.
    SectionKind part_kind(std::size_t i) const {
        const LexiconRow* row = lines_.title_end(title_of(i));
        const bool plan = row != nullptr && kinds_.attribute(*row, "use") != "form";
        return plan || !node(i).marker ? SectionKind::measures : SectionKind::other;
    }

    int add_section(std::size_t i, int parent, SectionKind kind) {
        const OutlineNode& n = node(i);
        SectionDraft s;
        s.node = static_cast<int>(i);
        s.parent = parent;
        s.level = n.kind == NodeKind::part ? 0 : n.level;
        s.kind = kind;
        if (n.marker) {
            s.marker = n.marker->printed;
            if (n.marker->ordinal > 0) s.ordinal = n.marker->ordinal;
        }
        if (n.kind == NodeKind::part) {
            s.title = n.part_title.value_or(MappedText{});
            const MappedText& label = blocks_[*n.block].text;
            s.source = label.original(0, label.size());
            if (!s.title.empty()) s.source.include(s.title.original(0, s.title.size()));
        } else {
            const MappedText& text = blocks_[*n.block].text;
            s.title = text.slice(n.title.begin, n.title.end);
            s.source = text.original(0, n.title.end);
        }
        out_.sections.push_back(std::move(s));
        const int index = static_cast<int>(out_.sections.size()) - 1;
        if (n.kind == NodeKind::part) out_.part_sections.push_back(index);
        return index;
    }

    void walk(std::size_t i, int section, SectionKind kind, int group) {
        const OutlineNode& n = node(i);
        const bool numbered_below = shapes_.items(i) > 0;
        int goal_lead_in = -1;
        bool child_seen = false;
        const std::size_t drafted = out_.tasks.size();
        if (n.block) enter(*n.block, section, kind);
        if (shapes_.is_section(i) && n.run_in && n.block && n.kind == NodeKind::numbered) {
            run_in_text(i, section, kind, group, numbered_below, goal_lead_in);
        }
        for (std::size_t k = 0; k < n.entries.size(); ++k) {
            const OutlineNode::Entry& e = n.entries[k];
            if (e.is_node) {
                child_seen = true;
                child(e.index, section, kind, group, goal_lead_in);
                continue;
            }
            const BlockRole role = e.index < layout_.roles.size() ? layout_.roles[e.index] : BlockRole::body;
            const bool in_section = enter(e.index, section, kind);
            if (role == BlockRole::roster) {
                if (!roster_duty(e.index, i, section, group) && in_section)
                    leave_out(LeftOutReason::roster, section, blocks_[e.index]);
            } else if (blocks_[e.index].kind == BlockKind::table) {
                draft_table(blocks_[e.index].table, *recognizers_.lexicon, recognizers_.responsibility, section,
                            static_cast<int>(i), in_section, out_);
            } else if (shapes_.is_label_line(e.index) && (section >= 0 || !out_.tasks.empty())) {
                const bool above_all = section >= 0 && out_.tasks.size() == drafted;
                const MappedText& line = blocks_[e.index].text;
                above_all ? out_.sections[static_cast<std::size_t>(section)].labels.push_back(line)
                          : out_.tasks.back().add_label(line);
            } else if (bears_tasks(kind) && opens_principles(view(e.index), titles_)) {
                out_.goals.push_back({section, blocks_[e.index].text});
            } else if (bears_tasks(kind) && !(i == 0 && !whole_body_is_prose())) {
                const bool block_next = k + 1 < n.entries.size() && !n.entries[k + 1].is_node;
                const std::size_t next = block_next ? n.entries[k + 1].index : blocks_.size();
                const bool before_table = block_next && blocks_[next].kind == BlockKind::table;
                // 成员名单如下：, then the roster.
                const bool before_roster = next < layout_.roles.size() && layout_.roles[next] == BlockRole::roster;
                const bool lead_in = (numbered_below && !child_seen && !shapes_.is_duty(e.index, kind)) ||
                                     leads_to_turns(blocks_, e.index, next);
                const bool text_above = k > 0 && !n.entries[k - 1].is_node;
                const bool behind_table = text_above && blocks_[n.entries[k - 1].index].kind == BlockKind::table;
                if (before_table && is_caption(view(e.index)))
                    leave_out(LeftOutReason::caption, section, blocks_[e.index]);
                else if ((behind_table || k + 1 == n.entries.size()) && is_remark(view(e.index), *recognizers_.lexicon))
                    leave_out(LeftOutReason::table_intro, static_cast<int>(out_.sections.size()) - 1, blocks_[e.index]);
                else if ((before_roster && view(e.index).ends_with("：")) || is_stated_time(blocks_, e.index) ||
                         shapes_.lists_names(e.index))
                    leave_out(LeftOutReason::lead_in, section, blocks_[e.index]);
                else if (lead_in && (kind != SectionKind::goals || only_leads_in(view(e.index)))) {
                    leave_out(LeftOutReason::lead_in, section, blocks_[e.index]);
                    if (view(e.index).ends_with("：")) states(section, blocks_[e.index].text);
                } else {
                    paragraph_tasks(e.index, i, section, kind, group, goal_lead_in);
                }
            } else if (kind == SectionKind::guiding_principles || bears_tasks(kind)) {
                out_.goals.push_back({section, blocks_[e.index].text});
            } else if (in_section) {
                leave_out(LeftOutReason::table_intro, section, blocks_[e.index]);
            }
        }
    }

    // Paragraphs directly below the body are tasks only where nothing in it is a heading, and it is no letter (函).
    bool whole_body_is_prose() const {
        if (shapes_.children(0) > 0) return false;
        const LexiconRow* row = layout_.plans.empty() ? nullptr : lines_.title_end(layout_.plans.front().title.view());
        return row == nullptr || kinds_.attribute(*row, "kind") != "other" ||
               kinds_.attribute(*row, "use") != "carrier";
    }

    void child(std::size_t c, int section, SectionKind inherited, int group, int lead_in) {
        const SectionKind kind = kind_of(c, inherited);
        if (node(c).level <= 1) group = static_cast<int>(c);
        if (shapes_.is_section(c)) {
            const int own = add_section(c, section, kind);
            if (bears_tasks(kind) && node(c).kind == NodeKind::numbered && node(c).block)
                states(own, blocks_[*node(c).block].text.slice(node(c).title.begin, node(c).title.end));
            walk(c, own, kind, group);
            return;
        }
        if (kind == SectionKind::guiding_principles) {
            out_.goals.push_back({section, blocks_[*node(c).block].text, false, true});
            for (const OutlineNode::Entry& e : node(c).entries)
                if (!e.is_node) out_.goals.push_back({section, blocks_[e.index].text, false, true});
        }
        const bool in_section = enter(*node(c).block, section, kind);
        if (!bears_tasks(kind)) {
            if (in_section) leave_out(LeftOutReason::table_intro, section, blocks_[*node(c).block]);
            for (const OutlineNode::Entry& e : node(c).entries) {
                if (in_section && !e.is_node) leave_out(LeftOutReason::table_intro, section, blocks_[e.index]);
            }
            return;
        }
        TaskDraft t = made(c, section, kind, group);
        const MappedText& text = blocks_[*node(c).block].text;
        t.number = node(c).marker ? std::optional(node(c).marker->number) : std::nullopt;
        std::size_t begin = node(c).title.begin;
        t.text = text.slice(begin, text.size());
        t.source = text.original(0, text.size());
        if (shapes_.alone(c)) {
            t.title = {0, node(c).title.end - begin};
        } else {
            const std::string_view separator = utf8::before(text.view(), node(c).rest.begin);
            // 主要预期目标是：… is the begin of a sentence.
            const bool labelled = separator == "：" && !title_of(c).ends_with("是");
            const std::size_t length = labelled ? node(c).title.size() : shapes_.title_length(t.text.view(), 0);
            t.title = {0, length};
        }
        const bool heading_only = shapes_.alone(c);
        if (heading_only) split_note_of_heading(t, recognizers_.responsibility);
        t.lead_in = lead_in;
        bool any = false;
        const std::size_t own = shapes_.own_entries(c);
        for (std::size_t k = 0; k < own; ++k) {
            const std::size_t block = node(c).entries[k].index;
            const bool label = shapes_.is_label_line(block);
            label ? t.add_label(blocks_[block].text) : t.append(blocks_[block].text);
            any = any || !label;
        }
        if (heading_only && !any) t.title = {};
        t.fixed_title = heading_only && any;
        if (t.text.empty()) {
            wordless(t, section, text);
        } else {
            out_.tasks.push_back(std::move(t));
        }
        const auto parent = static_cast<std::size_t>(node(c).parent);
        for (std::size_t k = own; k < node(c).entries.size(); ++k) {
            const OutlineNode::Entry& e = node(c).entries[k];
            if (e.is_node) child(e.index, section, kind, group, lead_in);
            if (!e.is_node) paragraph_tasks(e.index, parent, section, kind, group, lead_in);
        }
    }

    // 8. and nothing else, the end of a figure that a line broke: what labels follow are those of the task above.
    void wordless(const TaskDraft& t, int section, const MappedText& marker) {
        if (section >= 0) out_.left_out.push_back({LeftOutReason::lead_in, section, marker.original(0, marker.size())});
        if (out_.tasks.empty()) return;
        for (const MappedText& line : t.labels) out_.tasks.back().add_label(line);
    }

    TaskDraft made(std::size_t i, int section, SectionKind kind, int group) const {
        TaskDraft t;
        t.section = section;
        t.node = static_cast<int>(i);
        t.kind = task_kind(kind);
        t.title_group = group;
        return t;
    }

    // Text that runs in behind a section's heading: a goal, an unnumbered task, or a parent that only introduces.
    void run_in_text(std::size_t i, int section, SectionKind kind, int group, bool numbered_below, int& lead_in) {
        const OutlineNode& n = node(i);
        if (n.rest.empty()) return;
        const MappedText& text = blocks_[*n.block].text;
        if (kind == SectionKind::guiding_principles)
            out_.goals.push_back({section, text.slice(n.rest.begin, text.size())});
        const bool own_note = shapes_.ends_with_note(*n.block);
        if (!bears_tasks(kind) || (numbered_below && kind != SectionKind::goals && !own_note)) {
            const auto reason = bears_tasks(kind) ? LeftOutReason::lead_in : LeftOutReason::table_intro;
            if (sections_[*n.block] >= 0) out_.left_out.push_back({reason, section, text.original(n.rest)});
            if (bears_tasks(kind)) states(section, text.slice(n.rest.begin, n.rest.end));
            return;
        }
        TaskDraft t = made(i, section, kind, group);
        const std::size_t begin = n.rest.begin;
        if (numbered_below && own_note) {
            // One with an instruction and a note of its own is listed beside its children.
            t.number = n.marker ? std::optional(n.marker->number) : std::nullopt;
            t.text = text.slice(n.title.begin, text.size());
        } else {
            t.text = text.slice(begin, text.size());
        }
        t.source = t.number ? text.original(0, text.size()) : t.text.original(0, t.text.size());
        t.title = {0, shapes_.title_length(t.text.view(), 0)};
        push(std::move(t), kind, lead_in);
    }

    void push(TaskDraft t, SectionKind kind, int& lead_in) {
        t.lead_in = lead_in;
        out_.tasks.push_back(std::move(t));
        if (kind == SectionKind::goals && lead_in < 0) lead_in = static_cast<int>(out_.tasks.size()) - 1;
    }

    void paragraph_tasks(std::size_t block, std::size_t i, int section, SectionKind kind, int group, int& lead_in) {
        const MappedText& whole = blocks_[block].text;
        std::vector<std::size_t> cuts{0};
        if (kind == SectionKind::duties) duty_cuts(blocks_[block], cuts);
        cuts.push_back(whole.size());
        for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
            TaskDraft t = made(i, section, kind, group);
            std::size_t begin = cuts[k];
            const std::string_view view = whole.view();
            while (begin < cuts[k + 1] &&
                   (view[begin] == '-' || utf8::at(view, begin) == "—" || utf8::at(view, begin) == "●" ||
                    utf8::at(view, begin) == "•" || utf8::at(view, begin) == "■" || utf8::at(view, begin) == "◆")) {
                begin += utf8::length_at(view, begin);
            }
            t.text = whole.slice(begin, cuts[k + 1]);
            if (t.text.empty()) continue;
            t.source = t.text.original(0, t.text.size());
            t.title = {0, shapes_.title_length(t.text.view(), 0)};
            push(std::move(t), kind, lead_in);
        }
    }

    // Reflow cannot see that a full last line ended a duty: a line that opens with X负责… opens the next one.
    void duty_cuts(const Block& block, std::vector<std::size_t>& cuts) const {
        const std::string_view view = block.text.view();
        for (const std::size_t at : block.breaks) {
            if (at >= view.size() || utf8::before(view, at) != "。") continue;
            const std::size_t end = sentence_end(view, at);
            if (recognizers_.responsibility.duty_block(view.substr(at, end - at))) cuts.push_back(at);
        }
    }

    // A roster's page may say what the group's office does: that is a duty.
    bool roster_duty(std::size_t block, std::size_t i, int section, int group) {
        const std::string_view view = blocks_[block].text.view();
        if (view.find("负责") == std::string_view::npos || !view.ends_with("。")) return false;
        const auto owners = recognizers_.responsibility.subjects(view, 0, view.size());
        if (owners.empty()) return false;
        int none = -1;
        TaskDraft t = made(i, section, SectionKind::duties, group);
        t.text = blocks_[block].text;
        t.source = t.text.original(0, t.text.size());
        push(std::move(t), SectionKind::duties, none);
        return true;
    }

    /// The block belongs to a section; whether what it says should be in a task of it.
    bool enter(std::size_t block, int section, SectionKind kind) {
        const bool listed = section >= 0 && (bears_tasks(kind) || kind == SectionKind::task_table);
        sections_[block] = listed ? section : kNoTasks;
        return listed;
    }

    /// What leads to tasks may state targets of its own: 新增学位500个，重点抓好以下工作：
    void states(int section, MappedText text) { out_.goals.push_back({section, std::move(text), true}); }

    void leave_out(LeftOutReason reason, int section, const Block& block) {
        if (section >= 0) out_.left_out.push_back({reason, section, block.text.original(0, block.text.size())});
    }

    // Blocks that are not the outline's (a preamble, what closes the paper) count as text of the section above them.
    void leave_out_others() {
        int section = kNoTasks;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (sections_[i] != kOutside) {
                section = sections_[i];
                continue;
            }
            switch (i < layout_.roles.size() ? layout_.roles[i] : BlockRole::body) {
                case BlockRole::preamble:
                case BlockRole::addressee:
                case BlockRole::notice_text:
                    leave_out(LeftOutReason::lead_in, section, blocks_[i]);
                    break;
                case BlockRole::validity:
                case BlockRole::attachment_note:
                case BlockRole::signature:
                case BlockRole::colophon:
                    leave_out(LeftOutReason::closing, section, blocks_[i]);
                    break;
                default:
                    break;
            }
        }
    }

    const std::vector<Block>& blocks_;
    const DocumentLayout& layout_;
    const Outline& outline_;
    const Recognizers& recognizers_;
    const LexiconTable& titles_;
    const LexiconTable& kinds_;
    LineShapes lines_;
    SectionShapes shapes_;
    std::vector<int> sections_;  // by block, where the outline has it: its section if tasks are to be expected there
    Drafts out_;
};

}  // namespace

Drafts draft_tasks(const std::vector<Block>& blocks, const DocumentLayout& layout, const Outline& outline,
                   const Recognizers& recognizers) {
    return Drafter(blocks, layout, outline, recognizers).draft();
}

}  // namespace fenjie
