// Blocks to a tree of headings, items and paragraphs.
//
//   二、主要任务                      node, level 1
//   （一）完善服务网络                  node, level 2
//   1. 建设助餐点。每个社区…           node, level 3 (later found to be a task, not a section)
//
// Guarantees: every body block belongs to exactly one node, in reading order; levels are ranks in this document:
// a number goes on with the level whose sequence it continues, whatever its glyphs; work is linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/compact_vector.hpp"
#include "fenjie/rare.hpp"
#include "layout/markers.hpp"
#include "structure/front_matter.hpp"
#include "text/block.hpp"

namespace fenjie {

enum class NodeKind : std::uint8_t {
    body,      ///< the plan's text, no section itself
    part,      ///< an attachment or one of several plans: a section of level 0
    numbered,  ///< a heading or item with a number
    bare,      ///< a heading without one: a date, an organization, a known title
};

struct OutlineNode {
    int parent = -1;
    int level = 0;
    NodeKind kind = NodeKind::numbered;
    bool run_in = false;                 ///< the title is the first sentence of a longer paragraph
    std::optional<std::uint32_t> block;  ///< where it begins; none for the body
    ShortRange title;                    ///< in the block: the heading's words
    ShortRange rest;                     ///< in the block: what follows the heading in the same paragraph
    std::optional<Marker> marker;
    Rare<MappedText> part_title;  ///< of a part
    struct Entry {
        bool is_node = false;
        std::uint32_t index = 0;  ///< of a node, or of a block
    };
    CompactVector<Entry> entries;  ///< paragraphs, tables and nodes below, in reading order
};

struct OutlineWarning {
    std::string_view code;  ///< lives as long as the program
    CompactString message;
    std::size_t block = 0;
};

struct Outline {
    std::vector<OutlineNode> nodes;  ///< parents before children, reading order
    std::vector<OutlineWarning> warnings;
};

/// What the outline must ask of later stages' knowledge.
struct OutlineHints {
    std::function<bool(std::string_view)> is_organization;  ///< a short text that names organizations only
    std::function<bool(std::string_view)> is_known_title;   ///< 指导思想, 保障措施 …
    std::function<bool(std::string_view)> opens_box;        ///< a line that begins 专栏
    std::function<bool(std::string_view)> is_label_line;    ///< ——责任单位：…: labels of the item above it
};

[[nodiscard]] Outline read_outline(const std::vector<Block>& blocks, const DocumentLayout& layout,
                                   const OutlineHints& hints);

/// End of the first sentence of text[begin, …): behind 。 or ；, outside brackets and quotation marks; the text's end
/// if there is none.
[[nodiscard]] std::size_t sentence_end(std::string_view text, std::size_t begin);

}  // namespace fenjie
