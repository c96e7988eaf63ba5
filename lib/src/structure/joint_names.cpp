// One line to the names on it. Cleaning has dropped the blanks between them; the source still has them.
//
// In:  "青原区教育局 青原区民政局"      Out: 青原区教育局, 青原区民政局
#include "structure/joint_names.hpp"

#include "text/utf8.hpp"

namespace fenjie {

std::vector<MappedText> joint_names(const MappedText& text, Range range, const LineShapes& shapes) {
    range = unwrapped(text.view(), range);
    std::vector<MappedText> out;
    std::size_t begin = range.begin;
    for (std::size_t pos = range.begin, next; pos < range.end; pos = next) {
        next = pos + utf8::length_at(text.view(), pos);
        const std::string_view name = text.view().substr(begin, next - begin);
        const std::string_view rest = text.view().substr(next, range.end - next);
        const bool blank = !rest.empty() && text.original(pos, next).end < text.original(next, range.end).begin;
        const bool again = rest.starts_with(name.substr(0, 9));  // three characters: a place
        if ((blank || again) && utf8::count(name) >= 4 && shapes.ends_as_organization(name) &&
            shapes.ends_as_organization(rest)) {
            out.push_back(text.slice(begin, next));
            begin = next;
        }
    }
    if (begin < range.end) out.push_back(text.slice(begin, range.end));
    return out;
}

}  // namespace fenjie
