// Any text to blocks, the parts of a document, its outline and its rosters.
//
// In:  一、主要任务⏎（一）完善服务网络⏎组长：王瑞 区长
// Out: nothing, or std::logic_error where the source's order is lost, a block is in two places, a line is no one's
#include <algorithm>
#include <set>

#include "check.hpp"
#include "layout/layout.hpp"
#include "recognize/recognizers.hpp"
#include "structure/outline.hpp"
#include "structure/rosters.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

namespace fuzz {
namespace {

using fenjie::Block;
using fenjie::MappedText;
using fenjie::Range;

/// The map of a clean text: monotone, inside the source, on characters; taken bytes are marked, each once.
void check_map(std::string_view source, const MappedText& text, std::vector<bool>& taken) {
    require(!text.empty() && fenjie::utf8::is_valid(text.view()), "no clean text");
    Range before;
    for (std::size_t at = 0; at < text.size(); at += fenjie::utf8::length_at(text.view(), at)) {
        const Range here = text.original(at, at + fenjie::utf8::length_at(text.view(), at));
        require_inside(source, here);
        require(at == 0 || here == before || here.begin >= before.end, "the map goes back");
        if (at > 0 && here == before) continue;  // several characters for one
        for (std::size_t i = here.begin; i < here.end; ++i) {
            require(!taken[i], "a character is in two blocks");
            taken[i] = true;
        }
        before = here;
    }
}

void check_outline(const std::vector<Block>& blocks, const fenjie::Outline& outline) {
    std::set<std::size_t> placed;
    for (std::size_t i = 0; i < outline.nodes.size(); ++i) {
        const fenjie::OutlineNode& node = outline.nodes[i];
        require(node.parent < static_cast<int>(i), "a child before its parent");
        if (node.block) {
            require(*node.block < blocks.size() && placed.insert(*node.block).second, "a block in two nodes");
            const std::size_t size = blocks[*node.block].text.size();
            require(node.title.end <= size && node.rest.end <= size, "a heading reaches out of its block");
        }
        std::size_t last = 0;
        for (const fenjie::OutlineNode::Entry& entry : node.entries) {
            const std::size_t block = entry.is_node ? outline.nodes.at(entry.index).block.value_or(last) : entry.index;
            if (!entry.is_node) require(block < blocks.size() && placed.insert(block).second, "a block twice");
            if (entry.is_node) require(outline.nodes[entry.index].parent == static_cast<int>(i), "no child");
            require(block >= last, "not in reading order");
            last = block;
        }
    }
}

}  // namespace

void run_layout(std::string_view input) {
    const auto recognizers = fenjie::recognizers_or_built_in(nullptr);
    const fenjie::Lexicon& lexicon = *recognizers->lexicon;
    const std::string source = readable(input);
    const fenjie::Layout layout = lay_out(source, lexicon);
    std::vector<bool> taken(source.size(), false);
    for (const Block& block : layout.blocks) {
        if (block.kind == fenjie::BlockKind::paragraph) check_map(source, block.text, taken);
        for (const fenjie::Cell& cell : block.table.cells) {
            for (const MappedText& text : cell.paragraphs) check_map(source, text, taken);
        }
    }
    const fenjie::DocumentLayout document = read_front_matter(layout.blocks, lexicon);
    require(document.roles.size() == layout.blocks.size(), "not one role a block");
    require(document.plans.empty() == layout.blocks.empty(), "blocks without a plan");
    fenjie::OutlineHints hints;
    hints.is_organization = [&](std::string_view text) { return recognizers->organizations.is_name(text); };
    hints.is_known_title = [&](std::string_view text) { return lexicon.table("heading_title").contains(text); };
    hints.is_label_line = [](std::string_view text) { return text.starts_with("——责任单位："); };
    hints.opens_box = [](std::string_view text) { return text.starts_with("专栏"); };
    check_outline(layout.blocks, read_outline(layout.blocks, document, hints));
    for (const fenjie::RosterLine& line : read_rosters(layout.blocks, document, lexicon)) {
        require(!line.name.empty(), "a person without name");
        require_inside(source, line.source);
    }
}

}  // namespace fuzz
