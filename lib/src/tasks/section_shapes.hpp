// Which nodes of the outline are sections: the question that decides where tasks begin.
//
// What has numbered items, tables or several paragraphs with notes of their own below it is a section; a leaf is a
// task. A heading alone on its line over one paragraph is a task, unless its siblings are sections. Known headings
// of principles and goals are sections even where their text runs in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/name_words.hpp"
#include "recognize/recognizers.hpp"
#include "structure/outline.hpp"
#include "tasks/drafts.hpp"

namespace fenjie {

class SectionShapes {
 public:
    SectionShapes(const std::vector<Block>& blocks, const DocumentLayout& layout, const Outline& outline,
                  const Recognizers& recognizers);

    [[nodiscard]] bool is_section(std::size_t node) const { return section_like_[node]; }
    [[nodiscard]] std::string_view title_of(std::size_t node) const;
    /// The kind that a heading names by itself; below 总体要求 also 攻坚目标, 目标指标 and their like.
    [[nodiscard]] std::optional<SectionKind> named_kind(std::size_t node) const;
    /// A heading is all that stands in its paragraph; a whole sentence is none.
    [[nodiscard]] bool alone(std::size_t node) const;
    [[nodiscard]] std::size_t children(std::size_t node) const { return shapes_[node].children; }
    /// Of these, those that are no box (专栏1) beside the text.
    [[nodiscard]] std::size_t items(std::size_t node) const { return shapes_[node].items; }
    /// A line of labels (牵头单位：…) that belongs to the item above it.
    [[nodiscard]] bool is_label_line(std::size_t block) const;
    /// 区卫健委：负责统筹协调。 in a list of duties.
    [[nodiscard]] bool is_duty(std::size_t block, SectionKind kind) const;
    /// The paragraph ends with a responsibility note (or with one and a stop).
    [[nodiscard]] bool ends_with_note(std::size_t block) const;
    /// 东州市、西河市、南山市: nothing but names of places or organizations.
    [[nodiscard]] bool lists_names(std::size_t block) const { return is_list_of_names(view(block), names_); }
    /// How many entries below an item are its own: those behind its closing note, and a last paragraph that speaks of
    /// the plan (各区可参照本方案…), stand beside it.
    [[nodiscard]] std::size_t own_entries(std::size_t node) const;
    /// Bytes of the run-in heading that opens text[begin, …); 0 where there is none.
    [[nodiscard]] std::size_t title_length(std::string_view text, std::size_t begin) const;
    /// The brackets that were read to tell all this.
    [[nodiscard]] BracketContents take_brackets() { return std::move(brackets_); }

 private:
    struct Shape {
        std::uint32_t paragraphs = 0;
        std::uint32_t children = 0;
        std::uint32_t items = 0;  // of these, no boxes
        std::uint32_t tables = 0;
        std::uint32_t noted = 0;     // paragraphs that close with a note of their own
        std::uint32_t duties = 0;    // paragraphs that open a duty block
        std::uint32_t labelled = 0;  // paragraphs that open with a few words and a colon
    };
    [[nodiscard]] bool is_roster(std::size_t block) const;
    [[nodiscard]] bool is_apart(std::size_t block, std::size_t next) const;
    [[nodiscard]] std::string_view view(std::size_t block) const { return blocks_[block].text.view(); }
    // What was asked of a paragraph and is not to be read twice.
    struct Answers {
        std::optional<bool> label_line;
        std::optional<bool> noted;
    };
    [[nodiscard]] bool reads_as_noted(std::string_view text) const;
    [[nodiscard]] Shape shape(std::size_t node) const;
    [[nodiscard]] bool is_scene(std::size_t node) const;
    [[nodiscard]] bool promises(std::size_t node) const;
    [[nodiscard]] bool must_be_section(std::size_t node) const;
    [[nodiscard]] bool title_like(std::string_view title) const;
    void spread_to_siblings(std::size_t node);
    [[nodiscard]] bool runs_in_twice(std::size_t node) const;
    [[nodiscard]] bool closes_plan(std::size_t node, std::string_view paragraph) const;

    const std::vector<Block>& blocks_;
    const DocumentLayout& layout_;
    const Outline& outline_;
    const Recognizers& recognizers_;
    const LexiconTable& titles_;
    NameWords names_;
    mutable std::vector<Answers> answers_;  // a paragraph each
    mutable BracketContents brackets_;
    std::vector<Shape> shapes_;
    std::vector<bool> section_like_;
};

/// A short line over a table that is no sentence.
[[nodiscard]] bool is_caption(std::string_view text);
/// 通过整治，达到如下目标：: without a figure or a date it sets no goal.
[[nodiscard]] bool only_leads_in(std::string_view text);
/// 重点抓好以下几项工作：, and the next block begins with 一是.
[[nodiscard]] bool leads_to_turns(const std::vector<Block>& blocks, std::size_t block, std::size_t next);

}  // namespace fenjie
