// Sections by what stands below them, then by their siblings.
//
// In:  （三）工业制造 / 创新研发模式…（责任单位：…）    （四）现代农业 / …
// Out: two tasks, each with its heading as title
// In:  （一）服务办 / 1.… / 2.…    （二）信访办 / 结合矛盾纠纷…
// Out: two sections: the first has items
#include "tasks/section_shapes.hpp"

#include <algorithm>

#include "layout/column_names.hpp"
#include "layout/markers.hpp"
#include "structure/heading_shapes.hpp"
#include "tasks/section_kinds.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestTitle = 36;     // characters of a run-in heading
constexpr std::size_t kLongestNote = 1500;    // bytes at a text's end that are searched for its note
constexpr std::size_t kLeadIn = 8;            // characters of 具体措施：
constexpr std::size_t kLongestGoalTitle = 8;  // characters of 攻坚目标 below 总体要求
constexpr std::size_t kLongestLabel = 12;     // characters before the colon of 镇级路长：
constexpr std::size_t kShortestRest = 12;     // bytes that must follow a run-in heading

bool is_sentence(std::string_view text) {
    return utf8::contains(text, "，") || utf8::count(text) > 30;
}

/// 总路长：负责…: a paragraph that opens with a few words and a colon.
bool opens_with_label(std::string_view text) {
    const std::size_t colon = utf8::find(text, "：");
    return colon != std::string_view::npos && colon > 0 && colon + 3 < text.size() &&
           utf8::count(text.substr(0, colon)) <= kLongestLabel && !is_sentence(text.substr(0, colon)) &&
           !utf8::contains(text.substr(0, colon), "。");
}

/// 第一节 大力推动网络建设: a part of the paper, no item.
bool is_division(const OutlineNode& node) {
    return node.marker && node.marker->form == MarkerForm::section;
}

std::string_view head(std::string_view text, std::size_t length) {
    length = std::min(length, text.size());
    while (length < text.size() && !utf8::is_lead(text[length])) ++length;
    return text.substr(0, length);
}

}  // namespace

SectionShapes::SectionShapes(const std::vector<Block>& blocks, const DocumentLayout& layout, const Outline& outline,
                             const Recognizers& recognizers)
    : blocks_(blocks),
      layout_(layout),
      outline_(outline),
      recognizers_(recognizers),
      titles_(recognizers.lexicon->table("heading_title")),
      names_(*recognizers.lexicon),
      answers_(blocks.size()) {
    const std::size_t n = outline.nodes.size();
    shapes_.reserve(n);
    for (std::size_t i = 0; i < n; ++i) shapes_.push_back(shape(i));
    for (std::size_t i = 0; i < n; ++i) section_like_.push_back(must_be_section(i));
    for (std::size_t i = 0; i < n; ++i) spread_to_siblings(i);
}

std::string_view SectionShapes::title_of(std::size_t i) const {
    const OutlineNode& n = outline_.nodes[i];
    if (n.kind == NodeKind::part) return n.part_title ? n.part_title->view() : std::string_view{};
    return n.block ? view(*n.block).substr(n.title.begin, n.title.size()) : std::string_view{};
}

bool SectionShapes::alone(std::size_t i) const {
    const OutlineNode& n = outline_.nodes[i];
    if (n.run_in || !n.block) return !n.run_in;
    return !(view(*n.block).ends_with("。") && is_sentence(title_of(i)));
}

// 1.开设办班点40个。: a sentence with a figure is no heading, short as it may be.
bool SectionShapes::promises(std::size_t i) const {
    return outline_.nodes[i].block && view(*outline_.nodes[i].block).ends_with("。") &&
           title_of(i).find_first_of("0123456789") != std::string_view::npos;
}

bool SectionShapes::is_label_line(std::size_t block) const {
    std::optional<bool>& known = answers_[block].label_line;
    if (!known) known = recognizers_.responsibility.label_line(view(block)).has_value();
    return *known;
}

bool SectionShapes::is_duty(std::size_t block, SectionKind kind) const {
    if (kind != SectionKind::duties || label_before_text(view(block)).empty()) return false;
    const auto duty = recognizers_.responsibility.duty_block(view(block));
    return duty && !duty->owners.empty();
}

bool SectionShapes::is_roster(std::size_t block) const {
    return block < layout_.roles.size() && layout_.roles[block] == BlockRole::roster;
}

bool SectionShapes::ends_with_note(std::size_t block) const {
    std::optional<bool>& known = answers_[block].noted;
    if (!known) known = reads_as_noted(view(block));
    return *known;
}

bool SectionShapes::reads_as_noted(std::string_view text) const {
    if (text.size() > kLongestNote) {
        std::size_t from = text.size() - kLongestNote;
        while (from < text.size() && !utf8::is_lead(text[from])) ++from;
        text = text.substr(from);
    }
    return recognizers_.responsibility.ends_with_note(text, &brackets_);
}

SectionShapes::Shape SectionShapes::shape(std::size_t i) const {
    Shape s;
    std::uint32_t boxes = 0;
    bool joined = false;    // 具体措施： what follows belongs to the item, its note too
    bool labelled = false;  // 责任单位：… / 完成时限：… are one note
    const OutlineNode& n = outline_.nodes[i];
    if (n.run_in && n.block && ends_with_note(*n.block)) {
        ++s.noted;
        labelled = true;  // 建设助餐点。牵头单位：… / 责任单位：…
    }
    for (const OutlineNode::Entry& e : n.entries) {
        const bool goes_on = labelled;
        labelled = !e.is_node && blocks_[e.index].kind != BlockKind::table && is_label_line(e.index);
        if (e.is_node) {
            const std::optional<Marker>& marker = outline_.nodes[e.index].marker;
            const bool box = marker && marker->form == MarkerForm::box;
            boxes += box ? 1 : 0;
            s.items += box ? 0 : 1;
        } else if (blocks_[e.index].kind == BlockKind::table) {
            ++s.tables;
        } else if (labelled) {
            s.noted += goes_on || recognizers_.responsibility.covers_above(view(e.index)) ? 0 : 1;
        } else if (view(e.index).ends_with("：") && utf8::count(view(e.index)) <= kLeadIn) {
            joined = true;
        } else {
            ++s.paragraphs;
            if (ends_with_note(e.index)) ++s.noted;
            if (opens_with_label(view(e.index))) ++s.labelled;
            if (!n.run_in && recognizers_.responsibility.duty_block(head(view(e.index), 600))) ++s.duties;
        }
    }
    if (joined && n.run_in) s.noted = 0;
    // （九）建设网络 / 发展机构。… / 专栏2: a box beside its paragraphs makes no section of an item.
    const bool beside = n.kind == NodeKind::numbered && n.level > 1 && s.items == 0 && s.paragraphs > 0;
    s.children = s.items + (beside ? 0 : boxes);
    return s;
}

std::optional<SectionKind> SectionShapes::named_kind(std::size_t i) const {
    const std::string_view title = title_of(i);
    if (const auto kind = title_kind(title, titles_, false)) return kind;
    const int parent = outline_.nodes[i].parent;
    const std::string_view above = parent > 0 ? title_of(static_cast<std::size_t>(parent)) : std::string_view{};
    // 指导思想、原则和目标 / （二）原则
    const LexiconRow* first = titles_.longest_at(above, 0);
    const bool principles = first != nullptr && titles_.attribute(*first, "kind") == "guiding_principles";
    const bool scene = principles || title_kind(above, titles_, true) == SectionKind::guiding_principles;
    if (!scene || utf8::count(title) > kLongestGoalTitle) return std::nullopt;
    const auto kind = title_kind(title, titles_, true);
    return kind == SectionKind::goals || kind == SectionKind::guiding_principles ? kind : std::nullopt;
}

bool SectionShapes::is_scene(std::size_t i) const {
    const auto kind = named_kind(i);
    return kind == SectionKind::guiding_principles || kind == SectionKind::goals;
}

bool SectionShapes::must_be_section(std::size_t i) const {
    const OutlineNode& n = outline_.nodes[i];
    if (n.kind == NodeKind::body || n.kind == NodeKind::part || n.kind == NodeKind::bare) return true;
    const Shape& s = shapes_[i];
    if (s.children > 0 || s.tables > 0 || is_scene(i)) return true;
    if (!n.run_in && s.paragraphs == 0) {
        return title_kind(title_of(i), titles_, false).has_value() ||
               (n.level <= 1 && !is_sentence(title_of(i)) && !promises(i));
    }
    if (s.noted >= 2) return true;
    const bool below_duties =
        n.parent > 0 && title_kind(title_of(static_cast<std::size_t>(n.parent)), titles_, true) == SectionKind::duties;
    if (below_duties && alone(i) && !n.run_in && s.labelled == s.paragraphs) return true;
    const auto kind = title_kind(title_of(i), titles_, n.level <= 1);
    const bool division = n.level <= 1 || is_division(n);
    const bool lists_duties = s.duties >= 2 || (s.duties == 1 && s.paragraphs > 1);
    return alone(i) && s.paragraphs > 1 && (division || kind == SectionKind::duties || lists_duties);
}

void SectionShapes::spread_to_siblings(std::size_t i) {
    bool sections = false;
    bool run_in_sections = false;
    bool scenes = false;  // 指导思想, 目标指标: what stands beside them in the chapter is of their kind
    for (const OutlineNode::Entry& e : outline_.nodes[i].entries) {
        scenes = scenes || (e.is_node && is_division(outline_.nodes[e.index]));
        if (!e.is_node || !section_like_[e.index]) continue;
        const Shape& s = shapes_[e.index];
        sections = sections || s.children > 0 || s.paragraphs > 1 || outline_.nodes[e.index].level <= 1 || s.noted >= 2;
        run_in_sections = run_in_sections || (outline_.nodes[e.index].run_in && s.noted >= 2);
        scenes = scenes || is_scene(e.index);
    }
    // 规划背景 / （一）现状。…: all that a chapter of what is so holds.
    const bool background = is_background(title_of(i), titles_, true).value_or(false);
    const bool scene_chapter =
        background || (scenes && title_kind(title_of(i), titles_, true) == SectionKind::guiding_principles);
    if (!sections && !scene_chapter) return;
    for (const OutlineNode::Entry& e : outline_.nodes[i].entries) {
        if (!e.is_node || section_like_[e.index]) continue;
        const bool heading_alone = alone(e.index) && shapes_[e.index].paragraphs > 0;
        const bool beside_scenes = scene_chapter && shapes_[e.index].noted == 0 &&
                                   (outline_.nodes[e.index].run_in || is_division(outline_.nodes[e.index]));
        section_like_[e.index] = heading_alone || beside_scenes || (run_in_sections && runs_in_twice(e.index));
    }
}

// （七）坚持普及共享，提升水平。促进融合发展。巩固…: among sections, a heading whose text begins with another one.
bool SectionShapes::runs_in_twice(std::size_t i) const {
    const OutlineNode& n = outline_.nodes[i];
    return n.run_in && n.block && shapes_[i].noted > 0 && title_length(view(*n.block), n.rest.begin) > 0;
}

// 各区可参照本方案制定细则; 各地区各部门要高度重视: behind the last item of a plan whose items have one paragraph each.
bool SectionShapes::closes_plan(std::size_t i, std::string_view paragraph) const {
    const bool last = i + 1 == outline_.nodes.size() || outline_.nodes[i + 1].kind == NodeKind::part;
    const OutlineNode& n = outline_.nodes[i];
    if (!last || !n.run_in || n.parent < 0) return false;
    for (const OutlineNode::Entry& e : outline_.nodes[static_cast<std::size_t>(n.parent)].entries) {
        if (e.is_node && e.index != i && (shapes_[e.index].paragraphs > 0 || shapes_[e.index].children > 0))
            return false;
    }
    if (paragraph.starts_with("各")) {
        const auto told = recognizers_.responsibility.subjects(paragraph, 0, sentence_end(paragraph, 0));
        if (!told.empty() && told.front().where.begin == 0) return true;
    }
    const LexiconTable& kinds = recognizers_.lexicon->table("document_kind");
    for (std::size_t at = utf8::find(paragraph, "本"); at != std::string_view::npos;
         at = utf8::find(paragraph, "本", at + 3)) {
        if (kinds.longest_at(paragraph, at + 3)) return true;
    }
    return false;
}

// Whether a paragraph that is no part of the outline (a signature, a title) stands between two blocks.
bool SectionShapes::is_apart(std::size_t block, std::size_t next) const {
    for (std::size_t i = block + 1; i < next; ++i) {
        if (blocks_[i].kind == BlockKind::paragraph) return true;
    }
    return false;
}

std::size_t SectionShapes::own_entries(std::size_t i) const {
    const OutlineNode& n = outline_.nodes[i];
    bool text = n.run_in;  // the item has said what is to be done
    bool closed = n.run_in && n.block && ends_with_note(*n.block);
    std::size_t near = 0;  // entries that nothing stands between
    while (near < n.entries.size() && !n.entries[near].is_node) {
        const std::size_t entry = n.entries[near].index;
        const std::size_t before = near > 0 ? n.entries[near - 1].index : n.block.value_or(entry);
        if (is_apart(before, entry)) break;
        ++near;
    }
    for (std::size_t k = 0; k < near; ++k) {
        const std::string_view entry = view(n.entries[k].index);
        if (is_label_line(n.entries[k].index)) {
            closed = closed || text;
            continue;
        }
        // （二）市容整治组 / 组长：丁一华 / 牵头单位：县城管局 / 工作职责：负责…: what the group does comes last.
        if (!text && is_roster(n.entries[k].index)) continue;
        if (entry.ends_with("：") && utf8::count(entry) <= kLeadIn) return near;
        // —— and 注： go on, and 以上任务由X负责 names owners of what stands above.
        const bool goes_on = entry.starts_with("—") || is_remark(entry, *recognizers_.lexicon) ||
                             recognizers_.responsibility.covers_above(entry);
        if (!goes_on && (closed || closes_plan(i, entry))) return k;
        closed = closed || ends_with_note(n.entries[k].index);
        text = true;
    }
    return near;
}

// A heading is short, has one pause at the most, promises no figure and tells nobody to do something.
bool SectionShapes::title_like(std::string_view title) const {
    if (title.empty() || utf8::count(title) > kLongestTitle) return false;
    const std::size_t comma = utf8::find(title, "，");
    if (comma != std::string_view::npos && utf8::contains(title.substr(comma + 3), "，")) return false;
    if (comma != std::string_view::npos && title.find_first_of("0123456789") != std::string_view::npos) return false;
    return recognizers_.responsibility.subjects(title, 0, title.size()).empty();
}

std::size_t SectionShapes::title_length(std::string_view text, std::size_t begin) const {
    const std::size_t end = sentence_end(text, begin);
    if (end >= text.size() || end <= begin) return 0;
    const std::string_view last = utf8::before(text, end);
    if (last != "。") return 0;
    const std::size_t length = end - last.size() - begin;
    if (!title_like(text.substr(begin, length))) return 0;
    std::size_t rest = text.size() - end;
    const auto note = recognizers_.responsibility.opening_note(head(text.substr(end), kLongestNote));
    if (note) rest -= std::min(rest, note->whole.size());
    return rest > kShortestRest ? length : 0;
}

bool is_caption(std::string_view text) {
    constexpr std::size_t kLongest = 40;  // characters
    const std::string_view last = utf8::before(text, text.size());
    return utf8::count(text) <= kLongest && last != "。" && last != "；";
}

bool only_leads_in(std::string_view text) {
    return text.ends_with("：") && text.find_first_of("0123456789") == std::string_view::npos;
}

bool leads_to_turns(const std::vector<Block>& blocks, std::size_t block, std::size_t next) {
    if (next >= blocks.size() || !blocks[block].text.view().ends_with("：")) return false;
    const auto marker = marker_at(blocks[next].text.view(), 0);
    return marker && marker->form == MarkerForm::han_is && marker->ordinal == 1;
}

}  // namespace fenjie
