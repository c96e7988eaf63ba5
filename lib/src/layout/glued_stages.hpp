// Stages of a plan whose paragraphs run together.
//
// In:  "四、实施步骤第一阶段：动员部署（6月）。召开会议。第二阶段：集中整治（7月至11月）。开展排查。"
// Out: cuts before 第一阶段 and 第二阶段
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace fenjie {

/// Adds to `cuts` where stages begin in the stretch [begin, end) of `text`: the first behind a heading, a colon or the
/// end of a sentence, the others behind the end of one. A first stage alone is not cut.
void stage_cuts(std::string_view text, std::size_t begin, std::size_t end, std::vector<std::size_t>& cuts);

}  // namespace fenjie
