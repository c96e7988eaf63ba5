// What kind of section a heading opens, and what kind of task stands in it.
#pragma once

#include <optional>
#include <string_view>

#include "fenjie/plan.hpp"
#include "lexicon/lexicon.hpp"

namespace fenjie {

[[nodiscard]] TaskKind task_kind(SectionKind kind);

/// Whether paragraphs and items of such a section are tasks.
[[nodiscard]] bool bears_tasks(SectionKind kind);

/// The kind that a heading's words give a section (heading_title.tsv), or nothing. `loose` also takes headings that
/// only end with such words (完善保障措施).
[[nodiscard]] std::optional<SectionKind> title_kind(std::string_view title, const LexiconTable& titles, bool loose);

/// Whether such a heading opens what is so already, of which no figure is a goal (发展基础, 面临形势); nothing where it
/// says no kind.
[[nodiscard]] std::optional<bool> is_background(std::string_view title, const LexiconTable& titles, bool loose);

/// 指导思想：以…为指导: a paragraph of principles by the word before its first colon.
[[nodiscard]] bool opens_principles(std::string_view text, const LexiconTable& titles);

}  // namespace fenjie
