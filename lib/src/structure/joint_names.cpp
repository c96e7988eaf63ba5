// One line to the names on it. Cleaning has dropped the blanks between them; the source still has them.
//
// In:  "青原区教育局 青原区民政局"      Out: 青原区教育局, 青原区民政局
//      "生态环境部农业农村部水利部"      Out: 生态环境部, 农业农村部, 水利部
#include "structure/joint_names.hpp"

#include "text/utf8.hpp"

namespace fenjie {

namespace {

// Bytes that the source has between the character before `at` and the one there.
std::size_t gap_before(const MappedText& text, std::size_t at) {
    if (at == 0 || at >= text.size()) return 0;
    const std::size_t before = utf8::previous(text.view(), at);
    return text.original(at, at + utf8::length_at(text.view(), at)).begin - text.original(before, at).end;
}

std::size_t behind_first(const MappedText& text, std::size_t begin) {
    return begin + utf8::length_at(text.view(), begin);
}

/// Names of ministries that run together, each for itself.
std::vector<MappedText> apart(const std::vector<MappedText>& names, const LineShapes& shapes) {
    std::vector<MappedText> out;
    for (const MappedText& name : names) {
        std::size_t begin = 0;
        for (const std::size_t at : shapes.meetings_of_ministries(name.view())) {
            out.push_back(name.slice(begin, at));
            begin = at;
        }
        out.push_back(name.slice(begin, name.size()));
    }
    return out;
}

}  // namespace

std::vector<MappedText> joint_names(const MappedText& text, Range range, const LineShapes& shapes) {
    range = unwrapped(text.view(), range);
    std::vector<MappedText> out;
    std::size_t begin = range.begin;
    for (std::size_t pos = range.begin, next; pos < range.end; pos = next) {
        next = pos + utf8::length_at(text.view(), pos);
        if (text.view().substr(pos, next - pos) == "、") {
            if (pos > begin) out.push_back(text.slice(begin, pos));
            begin = next;
            continue;
        }
        const std::string_view name = text.view().substr(begin, next - begin);
        const std::string_view rest = text.view().substr(next, range.end - next);
        // 中 共 清 水 镇 委 员 会: blanks as wide as those inside a name part nothing.
        const bool blank = !rest.empty() && gap_before(text, next) > gap_before(text, behind_first(text, begin));
        const bool again = rest.starts_with(name.substr(0, 9));  // three characters: a place
        // 国务院 中央军委; 区政府 办公室 is one name.
        const bool long_enough = utf8::count(name) >= 4 || (utf8::count(name) == 3 && utf8::count(rest) >= 4);
        if ((blank || again) && long_enough && shapes.ends_as_organization(name) && shapes.ends_as_organization(rest)) {
            out.push_back(text.slice(begin, next));
            begin = next;
        }
    }
    if (begin < range.end) out.push_back(text.slice(begin, range.end));
    return apart(out, shapes);
}

}  // namespace fenjie
