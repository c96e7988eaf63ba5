// Lines that name who issued a paper: what can be such a name, what ends as names of organizations do.
//
// In:  "和安区教育局"      Out: may be an issuer, ends as an organization
//      "市长 王明志"       Out: a person, who signs for his office
#include "structure/line_shapes.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool in(std::string_view character, std::string_view set) {
    return !character.empty() && set.find(character) != std::string_view::npos;
}

}  // namespace

bool LineShapes::may_be_issuer(std::string_view text) const {
    const Range inner = unwrapped(text, {0, text.size()});
    if (inner.empty()) return false;
    const std::string_view line = text.substr(inner.begin, inner.size());
    if (line.ends_with("网站")) return false;
    // 和安区教育局、和安区民政局
    if (const std::size_t pause = line.find("、"); pause != std::string_view::npos) {
        const std::string_view rest = line.substr(pause + utf8::kHanBytes);
        return utf8::count(line) <= kIssuerLimit && may_be_issuer(line.substr(0, pause)) &&
               ends_as_organization(line.substr(0, pause)) && may_be_issuer(rest) && ends_as_organization(rest);
    }
    std::size_t han = 0;
    std::size_t all = 0;
    for (std::size_t pos = 0; pos < line.size();) {
        const std::string_view c = utf8::at(line, pos);
        pos += c.size();
        ++all;
        if (utf8::is_han(utf8::code_point(c))) {
            ++han;
        } else if (!in(c, " 　\t") && !in(c, "（）()·“”")) {
            return false;
        }
        if (all > kIssuerLimit) return false;
    }
    return han >= 3 && title_end(line) == nullptr && !is_heading(line);
}

bool LineShapes::is_person(std::string_view text) const {
    const LexiconRow* post = posts_.longest_at(text, 0);
    if (post == nullptr || ends_as_organization(text)) return false;
    const std::size_t name = utf8::count(text.substr(post->phrase.size()));
    return name >= 2 && name <= 4;
}

bool LineShapes::ends_as_organization(std::string_view text) const {
    const std::string_view bare = without_end_brackets(text);
    const LexiconRow* row = bare.empty() ? nullptr : organizations_.longest_before(bare, bare.size());
    if (row == nullptr) return false;
    const std::string_view kind = organizations_.attribute(*row, "kind");
    return kind != "generic" && kind != "place";
}

std::string_view LineShapes::without_others(std::string_view names) const {
    constexpr std::size_t kOthers = 6;  // 等十二个部门
    const std::size_t at = names.rfind("等");
    const bool others = at != std::string_view::npos && utf8::count(names.substr(at)) <= kOthers &&
                        (names.ends_with("部门") || names.ends_with("单位"));
    return others && ends_as_organization(names.substr(0, at)) ? names.substr(0, at) : names;
}

bool LineShapes::names_group(std::string_view text) const {
    const LexiconRow* row = text.empty() ? nullptr : organizations_.longest_before(text, text.size());
    return row != nullptr && utf8::count(row->phrase) >= 3 && ends_as_organization(text);
}

}  // namespace fenjie
