// Headings that are organizations, and the openings of duty blocks.
//
// In:  "区公安分局、区司法局：负责完善系统内心理健康服务体系建设"
// Out: duty block of 区公安分局, 区司法局; its body begins at 负责
//
// X：… opens a block whatever follows; X负责…, X根据… do where a verb stands behind the names, and X为…的牵头部门 makes
// X lead. 责任单位： and 工作目标： open none. A heading may say that the tasks or the duties of X follow
// (区水务局重点工作).
#include <algorithm>

#include "recognize/responsibility.hpp"
#include "recognize/responsibility/marks.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kOpeningBytes = 600;
constexpr std::size_t kHeadingBytes = 240;

bool is_colon(std::string_view c) {
    return c == "：" || c == ":" || c == "∶" || c == "︰";
}

// 1月17日各村委会…: a time opens the sentence, not a name.
bool opens_with_time(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    while (at < text.size() && utf8::is_digit(text[at])) ++at;
    const std::string_view unit = utf8::at(text, at);
    return at > begin && (unit == "年" || unit == "月");
}

std::size_t behind_blanks(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && is_blank_mark(utf8::at(text, begin))) begin += utf8::length_at(text, begin);
    return begin;
}

}  // namespace

// 组织协调组, 推进专班: a body called by what it does. 组建督导组 sets one up.
bool ResponsibilityRecognizer::called_by_its_work(std::string_view text, const OrganizationMention& m) const {
    constexpr std::string_view kGroup = "组";
    constexpr std::string_view kOffice = "办";
    const std::string_view name = text.substr(m.begin, m.end - m.begin);
    if (!organizations_.is_body(text, m.end) && !name.ends_with(kGroup) && !name.ends_with(kOffice)) return false;
    // 调整完善镇工作领导小组: verbs, and a name that says whose it is.
    std::size_t whose = 0;
    while (const LexiconRow* verb = subject_verb_.longest_at(name, whose)) whose += verb->phrase.size();
    bool group = false;
    constexpr std::size_t kShortest = 5 * utf8::kHanBytes;
    if (whose > 0 && name.size() - whose >= kShortest && organizations_.lead(name, whose, group) > 0) return false;
    const LexiconRow* sets_up = text_trigger_.longest_at(name, 0);
    return !sets_up || text_trigger_.attribute(*sets_up, "kind") == "loose";
}

// 区水务局重点工作, 镇政府主要职责: where a heading's own words begin behind the name of those whose work it is.
std::size_t ResponsibilityRecognizer::work_of(std::string_view title) const {
    const LexiconRow* work = heading_title_.longest_before(title, title.size());
    if (!work) return title.size();
    const std::string_view kind = heading_title_.attribute(*work, "kind");
    if (kind != "measures" && kind != "duties") return title.size();
    constexpr std::string_view kOf = "的";
    const std::size_t end = title.size() - work->phrase.size();
    return title.substr(0, end).ends_with(kOf) ? end - kOf.size() : end;
}

std::vector<OwnerMention> ResponsibilityRecognizer::heading_names(std::string_view title, bool classes) const {
    std::size_t begin = 0;
    std::size_t end = title.size();
    while (begin < end && is_blank_mark(utf8::at(title, begin))) begin += utf8::length_at(title, begin);
    while (begin < end && (is_blank_mark(utf8::before(title, end)) || is_colon(utf8::before(title, end)) ||
                           utf8::before(title, end) == "。")) {
        end = utf8::previous(title, end);
    }
    if (begin >= end || end - begin > kHeadingBytes) return {};
    const std::string_view text = title.substr(begin, end - begin);
    if (organizations_.has_stop(text) || !organizations_.is_name(text)) return {};
    std::vector<OwnerMention> out;
    for (const OrganizationMention& m : organizations_.split(title, begin, end)) {
        // 健康社区, 社会心理服务机构: a class that heads a chapter is its topic, not its owner.
        if (!classes && !firm(title, m) && !called_by_its_work(title, m)) return {};
        OwnerMention o;
        o.organization = m.name;
        o.where = {m.begin, m.end};
        o.origin = Origin::heading;
        o.rule = "owner.heading";
        out.push_back(std::move(o));
    }
    return out;
}

std::vector<OwnerMention> ResponsibilityRecognizer::heading(std::string_view title, bool classes) const {
    std::vector<OwnerMention> names = heading_names(title, classes);
    if (!names.empty()) return names;
    const std::size_t name = work_of(title);
    return name < title.size() ? heading_names(title.substr(0, name), false) : names;
}

std::optional<ResponsibilityRecognizer::DutyBlock> ResponsibilityRecognizer::labelled_block(
    std::string_view text) const {
    const std::size_t begin = behind_blanks(text);
    const std::size_t limit = std::min(text.size(), begin + kOpeningBytes);
    for (std::size_t at = utf8::next_mark(text, begin); at < limit;
         at = utf8::next_mark(text, at + utf8::length_at(text, at))) {
        const std::string_view c = utf8::at(text, at);
        if (c == "。" || c == "；" || c == "\n") break;
        if (!is_colon(c)) continue;
        DutyBlock block;
        // 医疗机构：负责…: a class will do where a duty follows.
        std::size_t verb = at + c.size();
        while (verb < text.size() && is_blank_mark(utf8::at(text, verb))) verb += utf8::length_at(text, verb);
        block.owners = heading_names(text.substr(0, at), subject_verb_.longest_at(text, verb) != nullptr);
        if (block.owners.empty()) break;
        for (OwnerMention& o : block.owners) o.rule = "owner.block_label";
        block.body = at + c.size();
        while (block.body < text.size() && is_blank_mark(utf8::at(text, block.body)))
            block.body += utf8::length_at(text, block.body);
        return block;
    }
    return std::nullopt;
}

std::optional<ResponsibilityRecognizer::DutyBlock> ResponsibilityRecognizer::duty_block(std::string_view text) const {
    if (std::optional<DutyBlock> labelled = labelled_block(text)) return labelled;
    // X负责…
    const std::size_t begin = behind_blanks(text);
    if (opens_with_time(text, begin)) return std::nullopt;
    const std::size_t limit = std::min(text.size(), begin + kOpeningBytes);
    const OrganizationList list = organizations_.read_list(text.substr(0, limit), begin);
    if (list.names.empty()) return std::nullopt;
    const Following next = following(text, list, text.size());
    if (next.what != Follow::must && next.what != Follow::doing) return std::nullopt;
    DutyBlock block;
    block.body = list.end;
    for (const OrganizationMention& m : list.names) {
        if (does(text, m)) return std::nullopt;
        if (next.what == Follow::doing && !list.closed && !firm(text, m)) return std::nullopt;
        OwnerMention o;
        o.role = next.role;
        o.organization = m.name;
        o.where = {m.begin, m.end};
        o.origin = Origin::heading;
        o.rule = "owner.block_subject";
        block.owners.push_back(std::move(o));
    }
    return block;
}

}  // namespace fenjie
