// Levels by sequence, not by glyphs.
//
// In:  "1、指导思想" "2、工作目标" "1.依托…" "3、策略与措施" "（1）建立网络" "（二）培育队伍" "四、实施步骤"
// Out: level 1: 1、 2、 3、 四、    level 2: （1）（二）    below 2、: 1.
//
// A stack holds the open numbers. A marker of a form on the stack goes on there; one whose form is new but whose
// ordinal follows an open number of the same rank goes on with it (a converter changed the glyphs: a warning);
// any other opens a deeper level. Attachments and further plans begin an empty stack.
#include "structure/outline.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "structure/heading_shapes.hpp"
#include "structure/line_shapes.hpp"
#include "structure/marker_ranks.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestStep = 30;  // characters of 行动一：…

bool is_item_form(MarkerForm form) {
    return form != MarkerForm::han_is && form != MarkerForm::attachment && form != MarkerForm::box;
}

class Builder {
 public:
    Builder(const std::vector<Block>& blocks, const DocumentLayout& layout, const OutlineHints& hints)
        : blocks_(blocks), layout_(layout), hints_(hints) {
        for (const Block& block : blocks) {
            if (block.kind != BlockKind::paragraph) continue;
            if (const auto step = named_number(block.text.view())) steps_.emplace(step->name, step->ordinal);
        }
    }

    Outline build() {
        out_.nodes.reserve(blocks_.size() + 1);  // what is never written to takes no memory
        out_.nodes.push_back({});
        out_.nodes[0].kind = NodeKind::body;
        part_ = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            open_parts(i);
            if (i < skip_until_) continue;
            const BlockRole role = i < layout_.roles.size() ? layout_.roles[i] : BlockRole::body;
            if (role != BlockRole::body && role != BlockRole::roster) continue;
            if (blocks_[i].kind == BlockKind::table) add_entry(i);
            if (blocks_[i].kind == BlockKind::paragraph) paragraph(i);
        }
        return std::move(out_);
    }

 private:
    struct Open {
        MarkerForm form = MarkerForm::han_comma;
        int ordinal = 0;
        bool bare = false;
        std::size_t node = 0;
        bool box = false;  // 专栏1
    };

    std::size_t top() const { return stack_.empty() ? part_ : stack_.back().node; }

    void add_entry(std::size_t block) {
        out_.nodes[top()].entries.push_back({false, static_cast<std::uint32_t>(block)});
    }

    std::size_t add_node(OutlineNode node, std::size_t parent) {
        const std::size_t index = out_.nodes.size();
        node.parent = static_cast<int>(parent);
        out_.nodes.push_back(std::move(node));
        out_.nodes[parent].entries.push_back({true, static_cast<std::uint32_t>(index)});
        return index;
    }

    void open_part(std::size_t block, std::size_t body, MappedText title, std::optional<Marker> marker) {
        OutlineNode node;
        node.kind = NodeKind::part;
        node.block = block;
        if (!title.empty()) node.part_title = std::move(title);
        node.marker = std::move(marker);
        stack_.clear();
        part_ = add_node(std::move(node), 0);
        skip_until_ = body;
    }

    void open_parts(std::size_t i) {
        while (next_attachment_ < layout_.attachments.size() && layout_.attachments[next_attachment_].block <= i) {
            const AttachmentStart& a = layout_.attachments[next_attachment_++];
            if (a.block != i) continue;
            std::optional<Marker> marker;
            if (a.marker) {
                marker.emplace().form = MarkerForm::attachment;
                marker->ordinal = a.number.value_or(0);
                marker->printed = a.marker->view();
            }
            open_part(i, a.body, a.title, std::move(marker));
        }
        if (layout_.plans.size() < 2) return;
        while (next_plan_ < layout_.plans.size() && layout_.plans[next_plan_].block <= i) {
            const PlanStart& p = layout_.plans[next_plan_++];
            if (p.block == i) open_part(i, p.body, p.title, std::nullopt);
        }
    }

    void paragraph(std::size_t i) {
        const std::string_view text = blocks_[i].text.view();
        const auto marker = marker_at(text);
        if (marker && is_item_form(marker->form)) {
            numbered(i, *marker);
            return;
        }
        if (is_bare_heading(i)) {
            bare(i);
            return;
        }
        leave_names(text);
        add_entry(i);
    }

    // 区教育局： / 1.… / 2.… / 区卫健委：负责…: one with a text of its own closes the items of the one before.
    void leave_names(std::string_view text) {
        const std::string_view label = label_before_text(text);
        if (label.empty() || !hints_.is_organization(label) || hints_.is_label_line(text)) return;
        for (std::size_t k = stack_.size(); k-- > 0;) {
            if (!stack_[k].bare || stack_[k].box) continue;
            if (is_colon_name(*out_.nodes[stack_[k].node].block)) stack_.resize(k);
            return;
        }
    }

    // Where the marker's level is on the stack; nothing for a new, deeper one.
    std::optional<std::size_t> level_of(const Marker& m) {
        for (std::size_t k = stack_.size(); k-- > 0;) {
            const bool same = !stack_[k].bare && stack_[k].form == m.form &&
                              (m.form != MarkerForm::arabic_path || depth_of(k) == m.depth);
            if (!same) continue;
            // 3、主要任务 > （1）开展评估 > 1、对企业…: a first number below a heading does not go on with 3、.
            const bool nested = m.ordinal == 1 && stack_[k].ordinal > 0 && k + 1 < stack_.size() &&
                                !stack_.back().bare && rank_of(m.form) == rank_of(MarkerForm::arabic_dot);
            if (nested) return std::nullopt;
            return k;
        }
        // A number that runs on from an earlier chapter (3. after 2.) is no glyph change of 二、.
        const bool runs_on = last_of_form_[static_cast<std::size_t>(m.form)] + 1 == m.ordinal;
        if (m.ordinal > 1 && !runs_on) {
            for (std::size_t k = stack_.size(); k-- > 0;) {
                if (!stack_[k].bare && same_shape(stack_[k].form, m.form) && stack_[k].ordinal + 1 == m.ordinal)
                    return k;
            }
        }
        // 一、 never stands below （一） or 1.: what is open below its rank is closed. Nor does （三） whose （一） was
        // lost: what is below begins with its first number.
        if (rank_of(m.form) <= rank_of(MarkerForm::han_comma) || m.ordinal > 1) {
            for (std::size_t k = 0; k < stack_.size(); ++k) {
                if (!stack_[k].bare && rank_of(stack_[k].form) > rank_of(m.form)) return k;
            }
        }
        return std::nullopt;
    }

    int depth_of(std::size_t k) const {
        const auto& marker = out_.nodes[stack_[k].node].marker;
        return marker ? marker->depth : 1;
    }

    void check_sequence(const Marker& m, const Open& before, std::size_t block) {
        if (before.bare) return;
        const auto warn = [&](const char* code, const std::string& message) {
            out_.warnings.push_back({code, message, block});
        };
        if (before.form != m.form) {
            warn("heading-style-change", "the number " + m.printed + " goes on with a sequence in another style");
        }
        if (m.ordinal == before.ordinal) {
            warn("number-duplicate", "the number " + m.printed + " stands twice");
        } else if (m.ordinal > before.ordinal + 1) {
            warn("number-gap", "before " + m.printed + " number " + std::to_string(before.ordinal + 1) + " is missing");
        }
    }

    // 总体要求与目标 / 坚持…。 / 一、完善制度: where no other chapter is without a number, the one above with text of
    // its own stands beside those with one.
    bool is_first_chapter(std::size_t i) const {
        if (stack_.size() != 1 || !stack_.front().bare) return false;
        const OutlineNode& chapter = out_.nodes[stack_.front().node];
        const OutlineNode& above = out_.nodes[static_cast<std::size_t>(chapter.parent)];
        constexpr std::string_view kStop = "。";
        const bool only = std::none_of(above.entries.begin(), above.entries.end() - 1,
                                       [](const OutlineNode::Entry& e) { return e.is_node; });
        if (!only || chapter.entries.empty() || i == 0 || !blocks_[i - 1].text.view().ends_with(kStop)) return false;
        for (std::size_t k = i + 1; k < blocks_.size(); ++k) {
            if (hints_.is_known_title(blocks_[k].text.view())) return false;
        }
        return true;
    }

    // （二） behind 专栏1 and its items goes on with the （一） that the box stands beside.
    void leave_box(const Marker& m) {
        const bool runs_on = m.ordinal > 1 && last_of_form_[static_cast<std::size_t>(m.form)] + 1 == m.ordinal;
        if (!runs_on) return;
        for (std::size_t k = stack_.size(); k-- > 0;) {
            if (!stack_[k].bare && stack_[k].form == m.form) return;
            if (!stack_[k].box) continue;
            if (rank_of(m.form) <= rank_of(MarkerForm::han_bracket)) stack_.resize(k);
            return;
        }
    }

    void numbered(std::size_t i, const Marker& m) {
        leave_box(m);
        if (m.form == MarkerForm::han_comma && m.ordinal == 1 && is_first_chapter(i)) stack_.clear();
        const auto level = level_of(m);
        if (level) {
            check_sequence(m, stack_[*level], i);
            stack_.resize(*level);
        } else if (m.ordinal > 1 && last_of_form_[static_cast<std::size_t>(m.form)] + 1 != m.ordinal &&
                   m.form != MarkerForm::arabic_path) {
            out_.warnings.push_back({"number-gap", "the sequence begins with " + m.printed, i});
        }
        last_of_form_[static_cast<std::size_t>(m.form)] = m.ordinal;
        OutlineNode node;
        node.kind = NodeKind::numbered;
        node.block = i;
        node.marker = m;
        read_heading(i, m.length, node);
        node.level = static_cast<int>(stack_.size()) + 1;
        stack_.push_back({m.form, m.ordinal, false, add_node(std::move(node), top()), false});
    }

    // The title is the first sentence; what follows it in the paragraph is the rest.
    void read_heading(std::size_t i, std::size_t begin, OutlineNode& node) {
        const std::string_view text = blocks_[i].text.view();
        while (begin < text.size() && text[begin] == ' ') ++begin;
        std::size_t end = sentence_end(text, begin);
        const std::size_t colon = text.substr(0, end).find("：", begin);
        const bool labelled = colon != std::string_view::npos && opens_label(text.substr(begin, colon - begin)) &&
                              colon + 3 < text.size();
        if (labelled) end = colon + 3;
        std::size_t title_end = end;
        const std::string_view last = utf8::before(text.substr(0, end), end);
        if (last == "。" || last == "；" || last == "：" || last == ".") title_end = end - last.size();
        node.title = {begin, std::max(begin, title_end)};
        node.rest = {end, text.size()};
        node.run_in = end < text.size();
    }

    bool is_bare_heading(std::size_t i) const {
        const std::string_view text = blocks_[i].text.view();
        if (layout_.roles.size() > i && layout_.roles[i] == BlockRole::roster) return false;
        if (text.empty() || text.size() > 120) return false;
        const auto marker = marker_at(text);
        if (marker && marker->form == MarkerForm::box) return true;
        if (utf8::count(text) <= 40 && hints_.opens_box(text)) return true;
        // 主要指标 right above a table is its caption.
        if (i + 1 < blocks_.size() && blocks_[i + 1].kind == BlockKind::table && !is_bare_time(text)) return false;
        if (is_bare_time(text)) return !states_time(blocks_, i);
        if (is_stage(text) || is_named_step(text)) return leads_in_text(blocks_, i);
        if (utf8::count(text) > 24) return false;
        if (is_dashed_heading(blocks_, i)) return !hints_.is_label_line(text);
        if (is_bracketed_heading(text)) return true;
        const std::string_view last = utf8::before(text, text.size());
        if (std::string_view("。；，、！？”").find(last) != std::string_view::npos) return false;
        const std::string_view title = last == "：" ? text.substr(0, text.size() - last.size()) : text;
        // 具体措施： heads numbered items where chapters have no numbers; below a numbered heading or item it only
        // leads them in, and over a plain paragraph it belongs to the item above.
        if (last == "：") {
            if (heads_own_text(i)) return true;
            const bool numbered = !stack_.empty() && !stack_.front().bare;
            if (numbered && rank_of(stack_.front().form) <= rank_of(MarkerForm::han_bracket)) return false;
            return hints_.is_known_title(title) && i + 1 < blocks_.size() && marker_at(blocks_[i + 1].text.view());
        }
        if (hints_.is_known_title(title)) return true;
        return hints_.is_organization(title) || (is_plain_title(title) && beside_bare_chapters(i));
    }

    // 区教育局： and items or sentences of its own below. 各街道： over plain sentences may be sent a letter, but not
    // beside another name.
    bool is_colon_name(std::size_t i) const {
        constexpr std::string_view kColon = "：";
        const std::string_view text = blocks_[i].text.view();
        return text.ends_with(kColon) && hints_.is_organization(text.substr(0, text.size() - kColon.size()));
    }
    bool heads_own_text(std::size_t i) const {
        if (!is_colon_name(i)) return false;
        if (heads_first_item(blocks_, i)) return true;
        if (stack_.empty() || i + 1 >= blocks_.size() || marker_at(blocks_[i + 1].text.view())) return false;
        const std::optional<std::uint32_t>& open = out_.nodes[stack_.back().node].block;
        const bool beside = stack_.back().bare && open && is_colon_name(*open);
        const std::string_view next = blocks_[i + 1].text.view();
        return (beside || blocks_[i].text.view().find("各") == std::string_view::npos) &&
               (next.ends_with("。") || next.ends_with("；"));
    }

    // 行动一：设施提升行动, in a plan that has 行动二 as well; 行动一：… that goes on with what is to be done is none.
    bool is_named_step(std::string_view text) const {
        constexpr std::string_view kStop = "。";
        if (text.ends_with(kStop)) text.remove_suffix(kStop.size());
        if (utf8::count(text) > kLongestStep || has_sentence_mark(text)) return false;
        const auto step = named_number(text);
        return step && steps_.contains({step->name, 1}) && steps_.contains({step->name, 2});
    }

    // In a plan whose chapters have no numbers (总体要求 … 工作安排 …) a short line between the end of a sentence and
    // the first of numbered items heads a chapter, too.
    bool beside_bare_chapters(std::size_t i) const {
        const bool in_bare = !stack_.empty() && stack_.front().bare;
        if (!in_bare || i == 0 || i + 1 >= blocks_.size() || blocks_[i - 1].kind != BlockKind::paragraph ||
            blocks_[i + 1].kind != BlockKind::paragraph)
            return false;
        const OutlineNode& chapter = out_.nodes[stack_.front().node];
        if (!chapter.block || !hints_.is_known_title(blocks_[*chapter.block].text.view())) return false;
        const std::string_view before = blocks_[i - 1].text.view();
        const auto first = marker_at(blocks_[i + 1].text.view());
        return (before.ends_with("。") || before.ends_with("）")) && first && first->ordinal == 1;
    }

    // A heading without number stands below the open numbers but above items, and beside its like.
    void bare(std::size_t i) {
        const std::string_view text = blocks_[i].text.view();
        const auto box = marker_at(text);
        const bool is_box = box && box->form == MarkerForm::box;
        const bool known =
            !is_box && (hints_.is_known_title(text) || (is_plain_title(text) && beside_bare_chapters(i)));
        for (std::size_t k = stack_.size(); k-- > 0;) {
            if (stack_[k].bare) {
                stack_.resize(k);
                break;
            }
        }
        // A known title closes the items of the section before it; a time or a box stays inside the numbered heading.
        if (known && !stack_.empty()) {
            const bool numbered_doc =
                rank_of(stack_.front().form) <= rank_of(MarkerForm::han_comma) && !stack_.front().bare;
            if (!numbered_doc) stack_.clear();
        }
        // A box stands beside the item before it, not inside.
        while (!stack_.empty() && hints_.opens_box(text) && out_.nodes[stack_.back().node].run_in) stack_.pop_back();
        while (!stack_.empty() && !known && rank_of(stack_.back().form) >= rank_of(MarkerForm::arabic_dot) &&
               !stack_.back().bare)
            stack_.pop_back();
        OutlineNode node;
        node.kind = NodeKind::bare;
        node.block = i;
        if (is_box) {
            node.marker = box;
            node.title = {box->length, text.size()};
            while (node.title.begin < text.size() && text[node.title.begin] == ' ') ++node.title.begin;
        } else {
            const std::string_view last = utf8::before(text, text.size());
            node.title = {0, last == "：" || last == "。" ? text.size() - last.size() : text.size()};
            if (is_bracketed_heading(text)) node.title = {utf8::kHanBytes, text.size() - utf8::kHanBytes};
            while (text.substr(node.title.begin).starts_with("—")) node.title.begin += 3;
        }
        node.rest = {text.size(), text.size()};
        node.level = static_cast<int>(stack_.size()) + 1;
        const bool boxed = is_box || hints_.opens_box(text);
        stack_.push_back({MarkerForm::box, 0, true, add_node(std::move(node), top()), boxed});
    }

    const std::vector<Block>& blocks_;
    const DocumentLayout& layout_;
    const OutlineHints& hints_;
    std::set<std::pair<std::string_view, int>> steps_;  ///< 行动一：, 行动二： …
    Outline out_;
    std::vector<Open> stack_;
    std::vector<int> last_of_form_ = std::vector<int>(32, 0);
    std::size_t part_ = 0;
    std::size_t skip_until_ = 0;
    std::size_t next_attachment_ = 0;
    std::size_t next_plan_ = 0;
};

}  // namespace

std::size_t sentence_end(std::string_view text, std::size_t begin) {
    int depth = 0;
    for (std::size_t pos = begin; pos < text.size();) {
        if (utf8::is_common_han_at(text, pos)) {
            pos += 3;
            if (pos - begin > 1500) depth = 0;
            continue;
        }
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (c == "（" || c == "《" || c == "“" || c == "〔") ++depth;
        if ((c == "）" || c == "》" || c == "”" || c == "〕") && depth > 0) --depth;
        if (depth == 0 && (c == "。" || c == "；")) return pos;
        if (pos - begin > 1500) depth = 0;  // an open bracket that never closes
    }
    return text.size();
}

Outline read_outline(const std::vector<Block>& blocks, const DocumentLayout& layout, const OutlineHints& hints) {
    return Builder(blocks, layout, hints).build();
}

}  // namespace fenjie
