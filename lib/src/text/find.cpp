// Looks for a word's third byte and compares what stands around it.
//
// In:  "区教育局决定自六月起…", 决定      Out: 12
#include "text/find.hpp"

#include <cstring>

namespace fenjie::utf8 {

std::size_t find(std::string_view text, std::string_view word, std::size_t pos) {
    constexpr std::size_t kThird = 2;
    if (word.size() <= kThird) return text.find(word, pos);
    if (text.size() < word.size()) return std::string_view::npos;
    const char* bytes = text.data();
    const std::size_t places = text.size() - word.size() + 1;
    while (pos < places) {
        const void* third = std::memchr(bytes + pos + kThird, word[kThird], places - pos);
        if (third == nullptr) break;
        const auto at = static_cast<std::size_t>(static_cast<const char*>(third) - bytes) - kThird;
        if (bytes[at + 1] == word[1] && bytes[at] == word[0] &&
            (word.size() == kThird + 1 || std::memcmp(bytes + at, word.data(), word.size()) == 0))
            return at;
        pos = at + 1;
    }
    return std::string_view::npos;
}

}  // namespace fenjie::utf8
