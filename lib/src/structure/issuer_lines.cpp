// Lines that name who issued a paper: what can be such a name, what ends as names of organizations do.
//
// In:  "和安区教育局"      Out: may be an issuer, ends as an organization
//      "财政部水利部…" and ten more names: may be issuers
//      "市长 王明志"       Out: a person, who signs for his office
#include "structure/line_shapes.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestJoint = 100 * utf8::kHanBytes;  // names of a dozen ministries on one line

}  // namespace

bool LineShapes::may_be_issuer(std::string_view text) const {
    const Range inner = unwrapped(text, {0, text.size()});
    if (inner.empty()) return false;
    const std::string_view line = text.substr(inner.begin, inner.size());
    if (is_no_organization(line)) return false;
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
        } else if (!utf8::is_one_of(c, " 　\t") && !utf8::is_one_of(c, "（）()·“”")) {
            return false;
        }
        if (all > kIssuerLimit) return line.size() < kLongestJoint && !meetings_of_ministries(line).empty();
    }
    return han >= 3 && title_end(line) == nullptr && !is_heading(line);
}

bool LineShapes::is_no_organization(std::string_view text) const {
    const LexiconRow* exception = exceptions_.longest_before(text, text.size());
    if (exception == nullptr || exceptions_.attribute(*exception, "at") == "start") return false;
    const LexiconRow* suffix = organizations_.longest_before(text, text.size());
    return suffix == nullptr || suffix->phrase.size() < exception->phrase.size();
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

// 国家卫生健康委办公厅: the office of a body that its begin or its end tells.
bool LineShapes::is_central(std::string_view name) const {
    constexpr std::size_t kShortest = 3;
    const auto use_behind = [&](std::string_view text) {
        const LexiconRow* row = text.empty() ? nullptr : central_.longest_before(text, text.size());
        return row == nullptr ? std::string_view{} : central_.attribute(*row, "use");
    };
    if (use_behind(name) == "office") name.remove_suffix(central_.longest_before(name, name.size())->phrase.size());
    const LexiconRow* first = central_.longest_at(name, 0);
    const std::string_view begin = first == nullptr ? std::string_view{} : central_.attribute(*first, "use");
    if (utf8::count(name) < kShortest || begin == "office" || begin == "body") return false;
    const std::string_view end = use_behind(name);
    return end == "end" || (end == "body" && begin == "begin");
}

std::vector<std::size_t> LineShapes::meetings_of_ministries(std::string_view names) const {
    constexpr std::size_t kLongest = 20 * utf8::kHanBytes;
    // By byte: where the name that ends there begins, for texts that are names up to there; the shortest name wins.
    std::vector<std::size_t> begin(names.size() + 1, std::string_view::npos);
    begin[0] = 0;
    for (std::size_t end = 0; end < names.size();) {
        end += utf8::length_at(names, end);
        for (std::size_t at = end; at > 0 && end - at < kLongest && begin[end] == std::string_view::npos;) {
            at = utf8::previous(names, at);
            if (begin[at] != std::string_view::npos && is_central(names.substr(at, end - at))) begin[end] = at;
        }
    }
    std::vector<std::size_t> out;
    if (begin[names.size()] == std::string_view::npos) return out;
    for (std::size_t at = begin[names.size()]; at > 0; at = begin[at]) out.insert(out.begin(), at);
    return out;
}

}  // namespace fenjie
