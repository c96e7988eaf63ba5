// Which run-in headings of drafts are titles.
#pragma once

#include <deque>

#include "structure/outline.hpp"
#include "tasks/drafts.hpp"

namespace fenjie {

/// Takes the title from the drafts whose like have none: a short first sentence is a heading where most items of the
/// same chapter have one, or all of its siblings. A label that ran on into one (开展宣传|牵头单位：区民政局) is none of
/// it.
void choose_titles(const Outline& outline, const ResponsibilityRecognizer& recognizer, std::deque<TaskDraft>& tasks);

/// 组织部署阶段（5月） is titled 组织部署阶段.
[[nodiscard]] std::string_view title_without_date(const DateRecognizer& dates, std::string_view title);

/// Takes from `targets` those of a heading, [first, below), that the text below it states again.
void drop_restated(std::vector<Target>& targets, std::size_t first, std::size_t below);

/// 规范收运（城管办、环卫所） over its text: the note is none of the title, and goes to the labels.
void split_note_of_heading(TaskDraft& t, const ResponsibilityRecognizer& recognizer);

}  // namespace fenjie
