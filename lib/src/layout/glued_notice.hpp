// What closes a stretch of text that was glued to the next, and the parts of the notice before a plan.
//
// In:
// "和政办发〔2017〕12号各镇人民政府：…请认真执行。和安市人民政府办公室2017年3月21日（此件公开发布）和安市实施方案根据…"
// Out: cuts behind the number, the addressees, the text, the name, the date, the note and the title
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace fenjie {

/// The end of a sentence or of one of its parts: 。；！？
[[nodiscard]] bool is_stop(char32_t c);
[[nodiscard]] bool is_stop(std::string_view c);
/// What no word goes on behind: the end of a sentence, a colon, a closing bracket or quotation mark.
[[nodiscard]] bool ends_stretch(std::string_view c);

/// Behind the title of a plan that begins at `from`. These functions add places in `text`, in bytes, to `cuts`.
void title_cuts(std::string_view text, std::size_t from, const Lexicon& lexicon, std::vector<std::size_t>& cuts);
/// The notice before the plan, which ends before `end`: its number, addressees, text, signature, date, the plan's
/// title.
void notice_cuts(std::string_view text, std::size_t end, const Lexicon& lexicon, std::vector<std::size_t>& cuts);
/// The signature under the text: …严肃追究责任。和安市人民政府办公室2019年8月8日
void signature_cuts(std::string_view text, std::vector<std::size_t>& cuts);

}  // namespace fenjie
