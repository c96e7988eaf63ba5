// The outline stands below the recognizers and knows none of them: what it must know of a line's words is handed to it.
//
// In:  "专栏1 重点工程", "——责任单位：区民政局"       Out: opens_box, is_label_line
#include "tasks/outline_hints.hpp"

namespace fenjie {

OutlineHints outline_hints(const Recognizers& recognizers) {
    const LexiconTable& titles = recognizers.lexicon->table("heading_title");
    const LexiconTable& words = recognizers.lexicon->table("front_word");
    OutlineHints hints;
    hints.is_organization = [&](std::string_view text) { return recognizers.organizations.is_name(text); };
    hints.is_known_title = [&titles](std::string_view text) { return titles.find(text) != nullptr; };
    hints.opens_box = [&words](std::string_view text) {
        const LexiconRow* row = words.longest_at(text, 0);
        return row != nullptr && words.attribute(*row, "use") == "box";
    };
    hints.is_label_line = [&](std::string_view text) {
        return recognizers.responsibility.label_line(text).has_value();
    };
    return hints;
}

}  // namespace fenjie
