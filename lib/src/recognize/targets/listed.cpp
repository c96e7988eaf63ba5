// Numbers of what was just listed.
//
// In:  抓好春耕、夏管、秋收|3类农事                 Out: yes
//      新建2家托育园、|2家卫生站                    no: it opens a member of the list
//      在东河、西河等乡镇建设水库|2座               no: what is built is counted
#include "recognize/targets/surroundings.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {
namespace {

/// 甲、乙等镇|建设水库|2座: a verb between the list and the figure has an object of its own.
bool does_something(const Surroundings& s, std::string_view behind_list) {
    constexpr std::string_view kEtc = "等";
    const std::size_t etc = behind_list.rfind(kEtc);
    const std::string_view rest = etc == std::string_view::npos ? behind_list : behind_list.substr(etc + kEtc.size());
    for (std::size_t at = 0; at < rest.size(); at += utf8::length_at(rest, at)) {
        const Found<Word> word = s.words.word_at(rest, at);
        const bool verb = word.kind == Word::acquire || word.kind == Word::act || word.kind == Word::cause ||
                          (word.kind == Word::noun && etc != std::string_view::npos);
        if (verb && at + word.length < rest.size()) return true;
    }
    return false;
}

}  // namespace

bool counts_a_list(const Surroundings& s, Measure measure) {
    if (measure != Measure::count && measure != Measure::bare) return false;  // A、B分别下降2%、3%
    std::string_view before = s.text.substr(s.clause.begin, s.q.number_begin - s.clause.begin);
    const bool etc = before.ends_with("等");
    std::int64_t items = 1;
    for (std::size_t at = 0; (at = before.find("、", at)) != std::string_view::npos; at += 3) ++items;
    const std::size_t last = before.rfind("、");
    if (last != std::string_view::npos) {
        const std::string_view tail = before.substr(last);
        if (tail.find("和") != std::string_view::npos || tail.find("及") != std::string_view::npos) ++items;
    }
    // 投资领域：“备案制度”、“绿色通道”等9项。: some of them by name, and how many there are.
    const bool named = before.starts_with("“") && before.ends_with("”等");
    if (named && s.q.end >= s.clause.end && !does_something(s, before)) return true;
    if (items < 2 || s.q.value.scale != 0 || s.q.explicit_comparator) return false;
    // 2家托育园、2家托育点: the figure opens a member of the list. 坚持1个主题、2条主线 says all of them.
    for (const std::string_view joins : {std::string_view("、"), std::string_view("和"), std::string_view("及")}) {
        if (before.ends_with(joins)) return s.words.rejects_at(s.text, s.clause.begin, "listed");
    }
    // 每个镇打造1个示范村、2个示范户: as many for each.
    if (before.find("每") != std::string_view::npos) return false;
    if (last != std::string_view::npos && does_something(s, before.substr(last + 3))) return false;
    // 小学3所、幼儿园2所: each of the list has a figure of its own at its end; 1个中心、2条主线 is a way of speaking.
    const std::string_view item = before.substr(0, std::min(last, before.size()));
    const std::size_t digit = item.find_last_of("0123456789");
    if (!etc && digit != std::string_view::npos && utf8::count(item.substr(digit + 1)) <= 2) return false;
    return s.q.value.mantissa == items && (etc || s.q.number_begin == s.q.begin);
}

}  // namespace fenjie::targets
