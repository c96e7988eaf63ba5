// Lines without a number that are headings all the same, told by how they are written.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/block.hpp"

namespace fenjie {

/// Whether a time on a line of its own is what the heading above it asks for: 二、活动时间 / 6月1日至30日.
[[nodiscard]] bool states_time(const std::vector<Block>& blocks, std::size_t i);

/// 【活动内容】: a heading that nothing but its brackets sets off. 【责任单位：…】 is a note.
[[nodiscard]] bool is_bracketed_heading(std::string_view text);

/// Whether block `i` is such a time and nothing else: 2021年9月10日至11月20日。 below 一、禁烧时间.
[[nodiscard]] bool is_stated_time(const std::vector<Block>& blocks, std::size_t i);
/// A stretch of time and nothing else: 2022年9月-2022年12月.
[[nodiscard]] bool is_bare_time(std::string_view text);

/// The name of a stage and nothing that is to be done: 第一阶段：动员部署（3月1日至3月31日）, 集中整治阶段（4月—9月）.
[[nodiscard]] bool is_stage(std::string_view text);

/// ——设施提升行动 right above a numbered item.
[[nodiscard]] bool is_dashed_heading(const std::vector<Block>& blocks, std::size_t i);

/// Whether the next line opens the first of some items: 区教育局： / 1.…. 一、 below 各镇街： is the plan that they are
/// sent.
[[nodiscard]] bool heads_first_item(const std::vector<Block>& blocks, std::size_t i);

/// Nothing but characters, as many as a chapter's heading has: 重点整治内容.
[[nodiscard]] bool is_plain_title(std::string_view title);

/// Text stands below the line, no other heading.
[[nodiscard]] bool leads_in_text(const std::vector<Block>& blocks, std::size_t i);

/// What stands before the colon of 区卫健委：负责统筹协调。 and may be a name; "" where text of another kind stands.
[[nodiscard]] std::string_view label_before_text(std::string_view text);

/// What stands before a colon is a label that text runs in behind: 搭建平台：…; not 做好保障（责任单位：…
[[nodiscard]] bool opens_label(std::string_view before);

}  // namespace fenjie
