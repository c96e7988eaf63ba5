// What may act: a name by itself, a verb with its object, what is counted, places called by their own names.
//
// In:  "各单位" "组建专门机构" "报区发展改革委" "三个处置中心"      Out: firm, does, handles, handles
#include <algorithm>

#include "recognize/responsibility.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

using Kind = OrganizationRecognizer::Kind;

}  // namespace

// A name that acts by itself: it says whose it is, or it is one certain organization rather than a class of them.
bool ResponsibilityRecognizer::firm(std::string_view text, const OrganizationMention& m) const {
    if (text.substr(m.begin, m.end - m.begin).find("、") != std::string_view::npos) return true;  // 各委、办、局
    const auto ending = organizations_.whole(text, m.begin, m.end);
    if (!ending) return false;
    bool group = false;
    const std::size_t opening = organizations_.lead(text, m.begin, group);
    if (group) return true;
    if (ending->kind == Kind::place) return false;
    if (ending->kind == Kind::bureau && opening + ending->suffix < m.end - m.begin) {
        const LexiconRow* acts = subject_verb_.longest_at(text, m.begin);
        return !acts || acts->phrase.size() <= 3;
    }
    // 公司各单位: a body's own ones.
    constexpr std::string_view kEach = "各";
    if (OrganizationRecognizer::is_class(ending->kind)) {
        return (opening > 0 && opening < m.end - m.begin) ||
               text.substr(m.begin, m.end - m.begin).find(kEach) != std::string_view::npos;
    }
    const LexiconRow* verb = subject_verb_.longest_at(text, m.begin);
    // 联合采购办公室汇总…: a joint body's name.
    const LexiconRow* with = text_trigger_.longest_at(text, m.begin);
    const bool joint = with && text_trigger_.attribute(*with, "kind") == "loose" && organizations_.is_body(text, m.end);
    if (joint || !verb || verb->phrase.size() <= 3) return true;
    // 派出所 only begins like a verb.
    if (ending->kind == Kind::unit && ending->suffix == m.end - m.begin) return true;
    // 督查|室, 组织|部: an office called by what it does. 成立|办公室 sets one up.
    const LexiconRow* made = text_trigger_.longest_at(text, m.begin);
    const bool makes = made && text_trigger_.attribute(*made, "kind") == "makes";
    return !makes && ending->kind == Kind::short_form && verb->phrase.size() + ending->suffix == m.end - m.begin;
}

// 组建专门信用工作机构要…: a verb with its object; 培训|机构 and 建设|单位 are names.
bool ResponsibilityRecognizer::does(std::string_view text, const OrganizationMention& m) const {
    const LexiconRow* verb = subject_verb_.longest_at(text, m.begin);
    if (!verb || verb->phrase.size() <= 3) return false;
    // 建立|区民政局牵头的机制: a name that says of what level it is begins behind the verb.
    bool group = false;
    const std::size_t behind = m.begin + verb->phrase.size();
    if (subject_verb_.attribute(*verb, "kind") == "do" && behind < m.end &&
        organizations_.lead(text, behind, group) > 0 && organizations_.whole(text, behind, m.end))
        return true;
    const auto ending = organizations_.whole(text, m.begin, m.end);
    // 鼓励|服务商会同…
    const LexiconRow* wish = text_trigger_.longest_at(text, m.begin);
    const bool wished = wish && text_trigger_.attribute(*wish, "kind") == "allows";
    return ending && OrganizationRecognizer::is_class(ending->kind) &&
           (wished || verb->phrase.size() + ending->suffix < m.end - m.begin);
}

// 报区发展改革委审核, 报法规科汇总: one character that does something to who follows. 三个处置中心, 每年遴选50个中医馆:
// things that are counted.
bool ResponsibilityRecognizer::handles(std::string_view text, const OrganizationMention& m) const {
    constexpr std::string_view kReports = "报";
    const LexiconRow* verb = subject_verb_.longest_at(text, m.begin);
    const std::size_t behind = m.begin + utf8::kHanBytes;
    bool group = false;
    if (verb && verb->phrase.size() == utf8::kHanBytes && organizations_.lead(text, behind, group) > 0) return true;
    if (text.substr(m.begin).starts_with(kReports) && organizations_.whole(text, behind, m.end)) return true;
    std::size_t figure = m.begin;
    while (figure < m.end && !utf8::is_digit(text[figure])) figure += utf8::length_at(text, figure);
    for (const std::size_t at : {m.begin, figure}) {
        const std::optional<Numeral> number = at < m.end ? numeral_at(text, at) : std::nullopt;
        if (number && number->end < m.end && measure_.longest_at(text, number->end) != nullptr) return true;
    }
    return false;
}

// 受影响的青禾市、云溪州，要…: described by what stands before 的, but called by their own names.
bool ResponsibilityRecognizer::are_places(std::string_view text, std::size_t begin) const {
    constexpr std::size_t kShortest = 3 * utf8::kHanBytes;
    const std::vector<OrganizationMention> names = organizations_.list_at(text, begin);
    return !names.empty() && std::all_of(names.begin(), names.end(), [&](const OrganizationMention& m) {
        const auto ending = organizations_.whole(text, m.begin, m.end);
        return ending && ending->kind == Kind::place &&
               m.end - m.begin >= std::max(kShortest, ending->suffix + utf8::kHanBytes);
    });
}

}  // namespace fenjie
