// A stage is told by its number, which goes on with the last one's, and by what stands behind it: a colon, the bracket
// of its days, or 为. The first may stand right behind a heading that lost its line.
//
// 第一阶段完成选址，第二阶段开工 is one sentence and stays whole.
#include "layout/glued_stages.hpp"

#include "layout/glued_notice.hpp"
#include "layout/markers.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kNumber = "第";
constexpr std::string_view kStage = "阶段";

// The number of the stage that begins at `pos`; 0 where none does.
int stage_at(std::string_view text, std::size_t pos) {
    const std::size_t number = pos + kNumber.size();
    const std::size_t stage = number + utf8::length_at(text, number);
    if (stage == number || !text.substr(stage).starts_with(kStage)) return 0;
    const std::string_view next = utf8::at(text, stage + kStage.size());
    if (next != "：" && next != "（" && next != "为") return 0;
    return ordinal_of(text.substr(number, stage - number));
}

// 四、实施步骤: nothing but a heading from `begin` to `end`.
bool is_heading(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::size_t kLongest = 24 * utf8::kHanBytes;
    if (end - begin > kLongest) return false;
    const auto marker = marker_at(text, begin);
    for (std::size_t pos = begin + (marker ? marker->length : 0); pos < end; pos += utf8::length_at(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (!utf8::is_han_at(text, pos) && c != "、") return false;
    }
    return true;
}

}  // namespace

void stage_cuts(std::string_view text, std::size_t begin, std::size_t end, std::vector<std::size_t>& cuts) {
    text = text.substr(0, end);
    std::vector<std::size_t> found;
    for (std::size_t pos = utf8::find(text, kNumber, begin); pos != std::string_view::npos;
         pos = utf8::find(text, kNumber, pos + kNumber.size())) {
        const int number = stage_at(text, pos);
        if (number == 0 || static_cast<std::size_t>(number) != found.size() + 1) continue;
        const std::string_view before = pos == begin ? std::string_view{} : utf8::before(text, pos);
        if (before.empty() || ends_stretch(before) || (number == 1 && is_heading(text, begin, pos)))
            found.push_back(pos);
    }
    if (found.size() > 1) cuts.insert(cuts.end(), found.begin(), found.end());
}

}  // namespace fenjie
