// Names of organizations and places by their first and last words.
//
// In:  "区教育局、市人力资源和社会保障局", at 0 and before the end
// Out: begins with 区; ends with 局. Before 社会 nothing ends.
#include "lexicon/name_words.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie {

NameWords::NameWords(const Lexicon& lexicon)
    : leads_(lexicon.table("org_lead")),
      ends_(lexicon.table("org_suffix")),
      exceptions_(lexicon.table("org_exception")) {}

bool NameWords::is_level(std::string_view word) const {
    const LexiconRow* row = leads_.find(word);
    return row != nullptr && leads_.attribute(*row, "kind") == "level";
}

bool NameWords::begins_at(std::string_view text, std::size_t pos) const {
    return leads_.longest_at(text, pos) != nullptr;
}

const LexiconRow* NameWords::end_before(std::string_view text, std::size_t end) const {
    const LexiconRow* found = ends_.longest_before(text, end);
    if (found == nullptr) return nullptr;
    const LexiconRow* other = exceptions_.longest_before(text, end);
    return other == nullptr || other->phrase.size() < found->phrase.size() ? found : nullptr;
}

bool is_list_of_names(std::string_view text, const NameWords& names) {
    constexpr std::string_view kMark = "、";
    constexpr std::size_t kLongest = 16;  // characters of a name
    constexpr std::size_t kFew = 3;
    std::size_t found = 0;
    for (std::size_t begin = 0; begin < text.size(); ++found) {
        const std::size_t end = std::min(text.find(kMark, begin), text.size());
        const std::string_view name = text.substr(begin, end - begin);
        if (name.empty() || utf8::count(name.substr(0, kLongest * utf8::kHanBytes + 1)) > kLongest ||
            names.end_before(name, name.size()) == nullptr)
            return false;
        begin = end + kMark.size();
    }
    return found >= kFew;
}

}  // namespace fenjie
