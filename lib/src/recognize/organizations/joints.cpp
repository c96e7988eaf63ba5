// Words that join two names, and names that hold none of them.
//
// In:  "以及各区政府"    Out: joint_at: 以及
#include "recognize/name_shapes.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kTogether = "以及";
constexpr std::string_view kEither = "或者";

}  // namespace

std::string_view joint_at(std::string_view text, std::size_t pos) {
    const std::string_view c = utf8::at(text, pos);
    if (c == "以") return text.substr(pos).starts_with(kTogether) ? kTogether : std::string_view{};
    if (c == "或") return text.substr(pos).starts_with(kEither) ? kEither : c;
    return c == "和" || c == "及" || c == "与" || c == "暨" ? c : std::string_view{};
}

bool cannot_be_split(std::string_view text) {
    const char32_t first = utf8::code_point_at(text, 0);
    for (std::size_t at = 0; at < text.size(); at += 3) {
        if (!utf8::is_common_han_at(text, at)) return false;
        const char32_t c = utf8::code_point_at(text, at);
        if (c == U'和' || c == U'与' || c == U'及' || c == U'暨' || c == U'或' || c == U'等' ||
            (at > 0 && (c == first || c == U'各')))
            return false;
    }
    return true;
}

}  // namespace fenjie
