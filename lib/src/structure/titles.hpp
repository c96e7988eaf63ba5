// Titles over several lines, and the plans that a notice carries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "structure/front_matter.hpp"
#include "structure/line_shapes.hpp"

namespace fenjie {

/// Blocks [begin, end) that make one title.
struct TitleRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    MappedText text;
    std::optional<MappedText> number = std::nullopt;  ///< the document number that stands in front of a quoted title
};

/// The first block from `i` that is no page break; the number of blocks where none follows.
[[nodiscard]] std::size_t next_paragraph(const std::vector<Block>& blocks, std::size_t i);

/// A title that begins with this block: lines joined until they end in a document kind; at most six.
[[nodiscard]] std::optional<TitleRun> title_run_at(const std::vector<Block>& blocks, std::size_t begin,
                                                   const LineShapes& shapes);
/// Blocks from `begin` that read as this title (see title_key); at most six.
[[nodiscard]] std::optional<TitleRun> known_title_at(const std::vector<Block>& blocks, std::size_t begin,
                                                     std::string_view key, const LineShapes& shapes);

struct Titles {
    std::optional<TitleRun> first;     ///< the one that opens the file: a notice's or the plan's
    std::optional<std::size_t> label;  ///< 附件1 above it
    std::vector<TitleRun> carried;     ///< titles of plans that the notice carries, in reading order
};

/// Where a bracket begins that ends a title with a number or a day: 2024年重点任务（和政发〔2024〕2号）; the title's
/// length where none does.
[[nodiscard]] std::size_t title_aside(std::string_view title, const LineShapes& shapes);

/// …方案（送审稿） as …方案, which is what others call it.
[[nodiscard]] std::string_view without_last_bracket(std::string_view title);

[[nodiscard]] Titles find_titles(const std::vector<Block>& blocks, const LineShapes& shapes);

}  // namespace fenjie
