// Decides for every node of the outline whether it is a section, a task, or a section over unnumbered tasks.
//
// In:  二、主要任务 > （一）完善网络 > 1. 建设助餐点。…（牵头单位：区民政局）
// Out: sections 二 and （一）, task 1
//
// What has numbered items, tables or several paragraphs with notes of their own below it is a section; a leaf is a
// task. A heading alone on its line over one paragraph is a task, unless its siblings are sections. Known headings
// of principles and goals are sections even where their text runs in.
#include "tasks/drafts.hpp"

#include <algorithm>
#include <array>

#include "tasks/draft_tables.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestTitle = 36;  // characters of a run-in heading

std::optional<SectionKind> kind_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, SectionKind>, 9> kKinds = {{
        {"guiding_principles", SectionKind::guiding_principles},
        {"goals", SectionKind::goals},
        {"measures", SectionKind::measures},
        {"duties", SectionKind::duties},
        {"steps", SectionKind::steps},
        {"safeguards", SectionKind::safeguards},
        {"task_table", SectionKind::task_table},
        {"roster", SectionKind::roster},
        {"other", SectionKind::other},
    }};
    for (const auto& [word, kind] : kKinds) {
        if (word == name) return kind;
    }
    return std::nullopt;
}

TaskKind task_kind(SectionKind kind) {
    switch (kind) {
        case SectionKind::goals:
            return TaskKind::goal;
        case SectionKind::duties:
            return TaskKind::duty;
        case SectionKind::steps:
            return TaskKind::step;
        case SectionKind::safeguards:
            return TaskKind::safeguard;
        default:
            return TaskKind::measure;
    }
}

bool bears_tasks(SectionKind kind) {
    return kind == SectionKind::goals || kind == SectionKind::measures || kind == SectionKind::duties ||
           kind == SectionKind::steps || kind == SectionKind::safeguards;
}

class Drafter {
 public:
    Drafter(const std::vector<Block>& blocks, const DocumentLayout& layout, const Outline& outline,
            const Recognizers& recognizers)
        : blocks_(blocks),
          layout_(layout),
          outline_(outline),
          recognizers_(recognizers),
          titles_(recognizers.lexicon->table("heading_title")) {}

    Drafts draft() {
        const std::size_t n = outline_.nodes.size();
        section_like_.assign(n, false);
        for (std::size_t i = n; i-- > 0;) section_like_[i] = must_be_section(i);
        for (std::size_t i = 0; i < n; ++i) spread_to_siblings(i);
        walk(0, -1, SectionKind::measures, 0);
        choose_titles();
        return std::move(out_);
    }

 private:
    const OutlineNode& node(std::size_t i) const { return outline_.nodes[i]; }
    std::string_view view(std::size_t block) const { return blocks_[block].text.view(); }
    std::string_view title_of(std::size_t i) const {
        const OutlineNode& n = node(i);
        if (n.kind == NodeKind::part) return n.part_title.view();
        return n.block ? view(*n.block).substr(n.title.begin, n.title.size()) : std::string_view{};
    }
    bool alone(std::size_t i) const { return !node(i).run_in; }

    struct Shape {
        std::size_t paragraphs = 0;
        std::size_t children = 0;
        std::size_t tables = 0;
    };
    Shape shape(std::size_t i) const {
        Shape s;
        for (const OutlineNode::Entry& e : node(i).entries) {
            if (e.is_node)
                ++s.children;
            else if (blocks_[e.index].kind == BlockKind::table)
                ++s.tables;
            else if (!is_label_line(e.index))
                ++s.paragraphs;
        }
        return s;
    }

    bool is_label_line(std::size_t block) const {
        return recognizers_.responsibility.label_line(view(block)).has_value();
    }

    // The text ends with a responsibility note (or with one and a stop).
    bool ends_with_note(std::string_view text) const {
        if (text.size() > 1500) {
            std::size_t from = text.size() - 1500;
            while (from < text.size() && !utf8::is_lead(text[from])) ++from;
            text = text.substr(from);
        }
        const auto notes = recognizers_.responsibility.notes(text);
        return !notes.empty() && notes.back().whole.end + 6 >= text.size();
    }

    std::size_t paragraphs_with_notes(std::size_t i) const {
        std::size_t count = 0;
        if (node(i).run_in && node(i).block && ends_with_note(view(*node(i).block))) ++count;
        for (std::size_t k = 0; k < node(i).entries.size(); ++k) {
            const OutlineNode::Entry& e = node(i).entries[k];
            if (e.is_node || blocks_[e.index].kind == BlockKind::table) continue;
            if (is_label_line(e.index) || ends_with_note(view(e.index))) ++count;
        }
        return count;
    }

    bool is_scene(std::size_t i) const {
        const auto kind = title_kind(title_of(i), titles_, false);
        return kind == SectionKind::guiding_principles || kind == SectionKind::goals;
    }

    bool must_be_section(std::size_t i) const {
        const OutlineNode& n = node(i);
        if (n.kind == NodeKind::body || n.kind == NodeKind::part) return true;
        const Shape s = shape(i);
        if (s.children > 0 || s.tables > 0) return true;
        if (n.kind == NodeKind::bare) return true;
        if (is_scene(i)) return true;
        if (alone(i) && s.paragraphs == 0) {
            return title_kind(title_of(i), titles_, false).has_value() || (n.level <= 1 && !sentence_like(title_of(i)));
        }
        if (paragraphs_with_notes(i) >= 2) return true;
        const auto kind = title_kind(title_of(i), titles_, n.level <= 1);
        return alone(i) && s.paragraphs > 1 && (n.level <= 1 || kind == SectionKind::duties);
    }

    static bool sentence_like(std::string_view text) {
        return text.find("，") != std::string_view::npos || utf8::count(text) > 30;
    }

    // A heading alone over its paragraph is a section where a sibling is one with items of its own.
    void spread_to_siblings(std::size_t i) {
        bool sections = false;
        for (const OutlineNode::Entry& e : node(i).entries) {
            if (!e.is_node || !section_like_[e.index]) continue;
            const Shape s = shape(e.index);
            sections = sections || s.children > 0 || s.paragraphs > 1 || node(e.index).level <= 1 ||
                       paragraphs_with_notes(e.index) >= 2;
        }
        if (!sections) return;
        for (const OutlineNode::Entry& e : node(i).entries) {
            if (!e.is_node || section_like_[e.index]) continue;
            const std::size_t k = e.index;
            const bool heading_alone = alone(k) && shape(k).paragraphs > 0;
            section_like_[k] = heading_alone || runs_in_twice(k);
        }
    }

    // （七）坚持普及共享，提升水平。促进融合发展。巩固…: among sections, a heading whose text begins with another one.
    bool runs_in_twice(std::size_t k) const {
        const OutlineNode& n = node(k);
        if (!n.run_in || !n.block || !ends_with_note(view(*n.block))) return false;
        bool like_siblings = false;
        for (const OutlineNode::Entry& e : node(static_cast<std::size_t>(n.parent)).entries) {
            like_siblings = like_siblings || (e.is_node && section_like_[e.index] && node(e.index).run_in &&
                                              paragraphs_with_notes(e.index) >= 2);
        }
        return like_siblings && title_length(view(*n.block), n.rest.begin) > 0;
    }

    // Bytes of the run-in heading that opens text[begin, …); 0 where there is none.
    std::size_t title_length(std::string_view text, std::size_t begin) const {
        const std::size_t end = sentence_end(text, begin);
        if (end >= text.size() || end <= begin) return 0;
        const std::string_view last = utf8::before(text, end);
        if (last != "。") return 0;
        const std::size_t length = end - last.size() - begin;
        if (length == 0 || utf8::count(text.substr(begin, length)) > kLongestTitle) return 0;
        std::size_t rest = text.size() - end;
        const auto notes = recognizers_.responsibility.notes(text.substr(end, std::min<std::size_t>(rest, 4000)));
        if (!notes.empty() && notes.front().whole.begin == 0) rest -= notes.front().whole.size();
        return rest > 12 ? length : 0;
    }

    SectionKind kind_of(std::size_t i, SectionKind inherited) const {
        const OutlineNode& n = node(i);
        const auto own = title_kind(title_of(i), titles_, n.level <= 1);
        if (n.kind == NodeKind::part) return own.value_or(part_kind(i));
        if (own && (n.level <= 1 || title_kind(title_of(i), titles_, false))) {
            // 工作措施 inside 实施步骤 stays a step; principles and goals are always what they say.
            if (n.level > 1 && *own != SectionKind::guiding_principles && *own != SectionKind::goals &&
                bears_tasks(inherited))
                return inherited;
            return *own;
        }
        if (n.level <= 1)
            return node(static_cast<std::size_t>(std::max(n.parent, 0))).kind == NodeKind::part ? inherited
                                                                                                : SectionKind::measures;
        return inherited;
    }

    // An attachment that is itself a plan is read like one; a form or a contract holds no tasks.
    SectionKind part_kind(std::size_t i) const {
        const bool plan = !node(i).marker ||
                          recognizers_.lexicon->table("document_kind").longest_before(title_of(i), title_of(i).size());
        return plan ? SectionKind::measures : SectionKind::other;
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
            s.title = n.part_title;
            const MappedText& label = blocks_[*n.block].text;
            s.source = label.original(0, label.size());
            if (!s.title.empty()) s.source.end = std::max(s.source.end, s.title.original(0, s.title.size()).end);
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
        const bool numbered_below = shape(i).children > 0;
        int goal_lead_in = -1;
        bool child_seen = false;
        if (section_like_[i] && n.run_in && n.block && n.kind == NodeKind::numbered) {
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
            if (role == BlockRole::roster) {
                roster_duty(e.index, i, section, group);
            } else if (blocks_[e.index].kind == BlockKind::table) {
                draft_table(blocks_[e.index].table, *recognizers_.lexicon, recognizers_.responsibility, section,
                            static_cast<int>(i), out_);
            } else if (is_label_line(e.index) && !out_.tasks.empty()) {
                label(out_.tasks.back(), blocks_[e.index].text);
            } else if (bears_tasks(kind) && !(i == 0 && !whole_body_is_prose())) {
                const bool lead_in = numbered_below && !child_seen;
                if (lead_in && kind != SectionKind::goals) continue;
                paragraph_tasks(e.index, i, section, kind, group, goal_lead_in);
            }
        }
    }

    // Paragraphs directly below the body are tasks only where nothing in it is a heading.
    bool whole_body_is_prose() const { return shape(0).children == 0; }

    void child(std::size_t c, int section, SectionKind inherited, int group, int lead_in) {
        const SectionKind kind = kind_of(c, inherited);
        if (node(c).level <= 1) group = static_cast<int>(c);
        if (section_like_[c]) {
            const int own = add_section(c, section, kind);
            walk(c, own, kind, group);
            return;
        }
        if (!bears_tasks(kind)) return;
        TaskDraft t = made(c, section, kind, group);
        const MappedText& text = blocks_[*node(c).block].text;
        t.number = node(c).marker ? std::optional(node(c).marker->number) : std::nullopt;
        std::size_t begin = node(c).title.begin;
        t.text = text.slice(begin, text.size());
        t.source = text.original(0, text.size());
        if (alone(c)) {
            t.title = {0, node(c).title.end - begin};
        } else {
            t.title = {0, 0};
            const std::string_view separator = utf8::before(text.view(), node(c).rest.begin);
            const bool labelled = separator == "：";
            const std::size_t length = labelled ? node(c).title.size() : title_length(t.text.view(), 0);
            t.title = {0, length};
        }
        const bool heading_only = alone(c);
        t.lead_in = lead_in;
        bool any = false;
        for (const OutlineNode::Entry& e : node(c).entries) {
            if (is_label_line(e.index)) {
                label(t, blocks_[e.index].text);
                continue;
            }
            append(t, blocks_[e.index].text);
            any = true;
        }
        if (heading_only && !any) t.title = {};
        t.fixed_title = heading_only && any;
        out_.tasks.push_back(std::move(t));
    }

    TaskDraft made(std::size_t i, int section, SectionKind kind, int group) const {
        TaskDraft t;
        t.section = section;
        t.node = static_cast<int>(i);
        t.kind = task_kind(kind);
        t.title_group = group;
        return t;
    }

    static void append(TaskDraft& t, const MappedText& text) {
        join_clean(t.text, text);
        t.source.end = std::max(t.source.end, text.original(0, text.size()).end);
    }

    static void label(TaskDraft& t, const MappedText& text) {
        t.labels.push_back(text);
        t.source.end = std::max(t.source.end, text.original(0, text.size()).end);
    }

    // Text that runs in behind a section's heading: a goal, an unnumbered task, or a parent that only introduces.
    void run_in_text(std::size_t i, int section, SectionKind kind, int group, bool numbered_below, int& lead_in) {
        const OutlineNode& n = node(i);
        if (!bears_tasks(kind) || n.rest.empty()) return;
        const MappedText& text = blocks_[*n.block].text;
        const bool own_note = ends_with_note(text.view());
        if (numbered_below && kind != SectionKind::goals && !own_note) return;
        TaskDraft t = made(i, section, kind, group);
        const std::size_t begin = n.rest.begin;
        if (numbered_below && own_note) {
            // One with an instruction and a note of its own is listed beside its children.
            t.number = n.marker ? std::optional(n.marker->number) : std::nullopt;
            t.text = text.slice(n.title.begin, text.size());
        } else {
            t.text = text.slice(begin, text.size());
        }
        t.source = t.text.original(0, t.text.size());
        t.title = {0, title_length(t.text.view(), 0)};
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
            t.title = {0, title_length(t.text.view(), 0)};
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
    void roster_duty(std::size_t block, std::size_t i, int section, int group) {
        const std::string_view view = blocks_[block].text.view();
        if (view.find("负责") == std::string_view::npos || !view.ends_with("。")) return;
        const auto owners = recognizers_.responsibility.subjects(view, 0, view.size());
        if (owners.empty()) return;
        int none = -1;
        TaskDraft t = made(i, section, SectionKind::duties, group);
        t.text = blocks_[block].text;
        t.source = t.text.original(0, t.text.size());
        push(std::move(t), SectionKind::duties, none);
    }

    // Short first sentences are headings where most items of the same chapter have one.
    void choose_titles() {
        std::vector<std::pair<int, int>> votes(outline_.nodes.size() + 1, {0, 0});
        for (const TaskDraft& t : out_.tasks) {
            if (t.table || t.fixed_title) continue;
            auto& [with, all] = votes[static_cast<std::size_t>(t.title_group)];
            with += t.title.empty() ? 0 : 1;
            ++all;
        }
        for (TaskDraft& t : out_.tasks) {
            if (t.table || t.fixed_title) continue;
            const auto& [with, all] = votes[static_cast<std::size_t>(t.title_group)];
            if (with * 2 < all) t.title = {};
        }
    }

    const std::vector<Block>& blocks_;
    const DocumentLayout& layout_;
    const Outline& outline_;
    const Recognizers& recognizers_;
    const LexiconTable& titles_;
    std::vector<bool> section_like_;
    Drafts out_;
};

}  // namespace

std::optional<SectionKind> title_kind(std::string_view title, const LexiconTable& titles, bool loose) {
    if (title.empty()) return std::nullopt;
    const LexiconRow* row = titles.find(title);
    if (row == nullptr && loose && utf8::count(title) <= 24) {
        row = titles.longest_before(title, title.size());
        if (row == nullptr) row = titles.longest_at(title, 0);
    }
    return row == nullptr ? std::nullopt : kind_named(titles.attribute(*row, "kind"));
}

Drafts draft_tasks(const std::vector<Block>& blocks, const DocumentLayout& layout, const Outline& outline,
                   const Recognizers& recognizers) {
    return Drafter(blocks, layout, outline, recognizers).draft();
}

}  // namespace fenjie
