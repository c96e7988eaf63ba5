// Words that join two names of a label, a column or a heading: 牵头单位及责任人, 主要工作和目标任务.
#pragma once

#include <cstddef>
#include <string_view>

namespace fenjie {

/// Bytes of the word or mark that joins (及, 和, 与, 、, /) at the text's end; 0 where it ends in none.
[[nodiscard]] inline std::size_t joint_before(std::string_view text) {
    for (const std::string_view joint : {"及", "和", "与", "、", "/"}) {
        if (text.ends_with(joint)) return joint.size();
    }
    return 0;
}

}  // namespace fenjie
