// Figures that are part of a name.
//
// In:  前3名, 第5个, 50人论坛, 5G, A3类, 实施“100个微改造”项目, “3个100”, 1：5万地质调查     Out: no targets
//      AED100台                                                                             a count
#include "recognize/targets/surroundings.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

/// AED100台: Latin letters that are the name of what is counted. In A3, PM10 the figure is part of them.
bool counts_latin_name(const Surroundings& s, bool counted) {
    constexpr std::size_t kShortest = 3;
    std::size_t at = s.q.number_begin;
    while (at > 0 && utf8::is_alpha(s.text[at - 1])) --at;
    return counted && s.q.number_begin - at >= kShortest && s.q.value.scale == 0 &&
           s.words.measure_of(s.q.unit) == Measure::count;
}

bool joins_a_word(const Surroundings& s) {
    const std::string_view front = s.text.substr(0, s.q.number_begin);
    // 前3名, 后3位: a place
    const bool ranked = front.ends_with("前") || front.ends_with("后") || front.ends_with("倒数");
    if (ranked && (s.q.unit == "名" || s.q.unit == "位")) return true;
    if (front.ends_with("第") || s.words.rejects_at(s.text, s.q.number_end, "name")) return true;
    // 50人论坛, 3个课堂: the unit is part of the name. Of many 个 each is one.
    constexpr std::int64_t kFewInNames = 12;
    const bool may_name = s.q.unit != "个" || (s.q.value.scale == 0 && s.q.value.mantissa <= kFewInNames);
    const bool behind = s.text.substr(0, s.q.number_end).ends_with(s.q.unit);
    if (may_name && behind && s.words.rejects_at(s.text, s.q.number_end - s.q.unit.size(), "name")) return true;
    if (s.q.number_begin > 0) {
        const char before = s.text[s.q.number_begin - 1];
        if (utf8::is_alpha(before) && !counts_latin_name(s, behind)) return true;
        if (utf8::is_digit(before) || before == '.' || before == '+' || before == '/') return true;
    }
    if (s.q.number_end >= s.text.size()) return false;
    // 5G, but 10个A级景区
    return s.text[s.q.number_end] == '+' || (!(behind && !s.q.unit.empty()) && utf8::is_alpha(s.text[s.q.number_end]));
}

/// 实施“100个微改造”项目: the figure stands in the name of what is done.
bool in_quoted_name(const Surroundings& s) {
    constexpr std::size_t kLongestName = 90;  // bytes to each side of the figure
    constexpr std::string_view kOpen = "“";
    constexpr std::string_view kClose = "”";
    const std::size_t from = s.q.begin > kLongestName ? s.q.begin - kLongestName : 0;
    const std::string_view before = s.text.substr(from, s.q.begin - from);
    const std::size_t open = before.rfind(kOpen);
    if (open == std::string_view::npos || before.find(kClose, open) != std::string_view::npos) return false;
    const std::size_t close = s.text.substr(0, s.q.end + kLongestName).find(kClose, s.q.number_end);
    return close != std::string_view::npos && s.words.rejects_at(s.text, close + kClose.size(), "programme");
}

/// “3个100”重点工程, “5个100%”: two figures and nothing else are a name.
bool is_quoted_pair(const Surroundings& s) {
    constexpr std::string_view kOpen = "“";
    constexpr std::string_view kClose = "”";
    constexpr std::size_t kLongest = 24;  // bytes
    const std::size_t from = s.q.begin > kLongest ? s.q.begin - kLongest : 0;
    const std::size_t open = s.text.substr(from, s.q.begin - from).rfind(kOpen);
    if (open == std::string_view::npos) return false;
    const std::string_view name = s.text.substr(from + open + kOpen.size(), kLongest);
    int figures = 0;
    int words = 0;
    bool digit = false;
    std::size_t at = 0;
    for (; at < name.size() && !name.substr(at).starts_with(kClose); at += utf8::length_at(name, at)) {
        figures += utf8::is_digit(name[at]) && !digit ? 1 : 0;
        digit = utf8::is_digit(name[at]);
        words += digit || name[at] == '%' ? 0 : 1;
    }
    return at < name.size() && figures == 2 && words == 1;
}

/// 1：5万地质调查: the scale of a map.
bool is_scale(const Surroundings& s) {
    constexpr std::int64_t kSmallest = 500;
    if (s.q.unit != "1:N" || s.q.explicit_comparator || s.q.value.scale != 0 || s.q.value.mantissa < kSmallest)
        return false;
    return noun_follows(s) && !measured(s);
}

}  // namespace

bool in_name(const Surroundings& s) {
    return joins_a_word(s) || in_quoted_name(s) || is_quoted_pair(s) || is_scale(s);
}

}  // namespace fenjie::targets
