// Figures that say of what kind a body is, and count nothing themselves.
//
// In:  对招收5名以上残疾学生的普通学校，设立资源教室1间     Out: describes_bodies at 5名以上
//      建设具备5项功能的服务中心20个                        says_what_it_has at 5项
//      30户以上自然村通硬化路                               says_who_lives_there
#include <algorithm>

#include "recognize/targets/surroundings.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

/// 招收5名以上残疾学生|的普通学校: the number of people that a body has describes it.
bool describes_bodies(const Surroundings& s, Measure measure) {
    constexpr std::string_view kDe = "的";
    constexpr std::size_t kLongest = 12 * utf8::kHanBytes;  // of the people's name, and of what describes the body
    if (measure != Measure::count || !s.words.counts_heads(s.q.unit) || !s.q.explicit_comparator) return false;
    const std::size_t de = part(s, {s.q.end, std::min(s.clause.end, s.q.end + kLongest)}).find(kDe);
    if (de == std::string_view::npos) return false;
    const auto known = [&](std::size_t at, std::size_t end, Population kind, bool last) {
        while (at < end) {
            const auto word = s.words.population_at(s.text, at);
            const std::size_t next = at + std::max(word.length, utf8::length_at(s.text, at));
            if (word.kind == kind && (!last || next == end)) return true;
            at = next;
        }
        return false;
    };
    const std::size_t behind = s.q.end + de + kDe.size();
    return known(s.q.end, s.q.end + de, Population::person, true) &&
           known(behind, std::min(s.clause.end, behind + kLongest), Population::who, false);
}

/// 建设具备5项功能|的中心20个: what it has describes what another figure counts.
bool says_what_it_has(const Surroundings& s, Measure measure) {
    constexpr std::string_view kDe = "的";
    if (measure != Measure::count || s.q.explicit_comparator || !s.words.rejects_before(s.text, s.q.begin, "has"))
        return false;
    const std::string_view rest = part(s, {s.q.end, s.clause.end});
    const std::string_view noun = rest.substr(0, rest.find_first_of("0123456789"));
    const std::size_t de = noun.find(kDe);
    return de != std::string_view::npos && de > 0 && noun.size() < rest.size() && de + kDe.size() < noun.size();
}

/// 每个社区建有1处不低于200平方米的站点, 建设100平方米以上的广场10个: a size beside the number of those that have it.
bool is_size_of_counted(const Surroundings& s, bool describes) {
    if (!describes) return false;
    const std::string_view front = part(s, {s.clause.begin, s.q.begin});
    const std::size_t each = front.rfind("每");
    const std::string_view counted = each == std::string_view::npos ? std::string_view{} : front.substr(each);
    constexpr std::string_view kOne = "一";
    if (counted.find_first_of("123456789") != std::string_view::npos || counted.find(kOne) != std::string_view::npos)
        return true;
    const std::string_view rest = part(s, {s.q.end, s.clause.end});
    const std::size_t digit = rest.find_first_of("123456789");
    if (digit == std::string_view::npos) return false;
    const std::string_view between = rest.substr(0, digit);
    return between.find("、") == std::string_view::npos && between.find("和") == std::string_view::npos;
}

/// 30户以上|自然村: how many live there says which of them are meant.
bool says_who_lives_there(const Surroundings& s) {
    const auto heads = s.words.population_at(s.q.unit, 0);
    if (!s.q.explicit_comparator || !is_each(heads.kind) || heads.length != s.q.unit.size()) return false;
    return s.words.population_at(s.text, s.q.end).kind == Population::region ||
           s.words.rejects_at(s.text, s.q.end, "peopled");
}

}  // namespace fenjie::targets
