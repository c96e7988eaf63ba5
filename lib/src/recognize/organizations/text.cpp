// Names and lists of names in running text, where nothing but the begin is known.
//
// In:  "卫计、民政、派出所等部门要建立健全综合管理小组" at 0
// Out: 卫计 | 民政 | 派出所, closed by 等部门, end before 要
//
// In a list that 等部门 closes, or whose last name is a class (公安、司法行政部门), a member may be a bare field of
// work; elsewhere every member must end like a name.
#include <algorithm>

#include "recognize/name_shapes.hpp"
#include "recognize/organizations.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

using Kind = OrganizationRecognizer::Kind;

constexpr std::size_t kItemBytes = 150;
constexpr std::size_t kOpenBytes = 36;  // 人力资源社会保障 and a little more

/// A mark that ends every list; `c` is empty at the text's end.
bool hard_mark(std::string_view c) {
    return c.empty() || c == "，" || c == "。" || c == "；" || c == "：" || c == "！" || c == "？" || c == "\n" ||
           c == "“" || c == "”" || c == "《" || c == "》" || c == "," || c == ";" || c == ":" || c == "." ||
           c == "」" || c == "「";
}

struct Delimiter {
    std::size_t pos = 0;
    char what = ' ';  // 'l' list mark, 'e' 等, 'h' hard mark or the window's end
};

}  // namespace

OrganizationList OrganizationRecognizer::read_list(std::string_view text, std::size_t begin) const {
    OrganizationList out;
    out.end = begin;
    std::vector<std::size_t> open;  // of names, those that are bare fields of work; most lists have none
    const auto delimiter = [&](std::size_t from) {
        int depth = 0;
        const std::size_t limit = std::min(text.size(), from + kItemBytes);
        std::size_t at = from;
        for (; at < limit; at += utf8::length_at(text, at)) {
            if (utf8::is_common_han_at(text, at) && utf8::code_point_at(text, at) != U'等') continue;
            const std::string_view c = utf8::at(text, at);
            if (!utf8::is_common_han_at(text, at)) {
                if (c == "（" || c == "(") ++depth;
                if ((c == "）" || c == ")") && --depth < 0) break;
                if (depth > 0 && c != "。" && c != "\n") continue;
                if (hard_mark(c)) break;
                if (c == "、") return Delimiter{at, 'l'};
            }
            if (depth <= 0 && c == "等" && etc_at(text, at)) return Delimiter{at, 'e'};
        }
        return Delimiter{at, 'h'};
    };
    const auto is_open = [&](std::size_t from, std::size_t to) {
        if (to - from < 6 || to - from > kOpenBytes) return false;
        if (const LexiconRow* verb = verb_.longest_at(text, from); verb && verb->phrase.size() > 3) return false;
        for (std::size_t at = from; at < to;) {
            const std::string_view c = utf8::at(text, at);
            if (!utf8::is_han(utf8::code_point(c))) return false;
            std::size_t step = c.size();
            if (const LexiconRow* stop = stop_.longest_at(text, at)) {
                if (stop_kind_[*stop] == Word::stop) return false;
                step = stop->phrase.size();
            }
            at += step;
        }
        return true;
    };
    const auto push = [&](std::size_t from, std::size_t to, bool is_open_item) {
        if (is_open_item) {
            open.push_back(out.names.size());
            out.names.push_back({from, to, std::string(text.substr(from, to - from))});
        } else {
            for (OrganizationMention& m : split(text, from, to)) {
                m.shared_tail = false;
                out.names.push_back(std::move(m));
            }
        }
        out.end = to;
    };
    std::size_t pos = begin;
    for (std::size_t items = 0; items < kMostNames && pos < text.size(); ++items) {
        const Delimiter d = delimiter(pos);
        std::size_t end = choose(text, pos, d.what == 'h' ? d.pos : d.pos + 3);
        if (end > d.pos) end = d.pos;
        if (end == pos) {
            // No end that could be told: a field of work in a list (卫计、民政 …), or the last one before 和.
            std::size_t to = d.pos;
            if (d.what == 'h') break;
            bool single = utf8::length_at(text, pos) == d.pos - pos && lead_.contains(utf8::at(text, pos));
            if (!single && !is_open(pos, to)) {
                for (std::size_t at = pos; at < d.pos; at += utf8::length_at(text, at)) {
                    const std::size_t joint = joint_at(text, at).size();
                    if (joint > 0 && is_open(pos, at) && is_open(at + joint, d.pos)) to = at;
                }
                if (to == d.pos) break;
            }
            push(pos, to, true);
            end = to;
        } else {
            // 各委、办、局
            const std::size_t behind = end == d.pos && d.what == 'l' ? behind_short_forms(text, pos, end) : end;
            push(pos, behind, false);
            if (behind > end) {
                if (utf8::at(text, behind) != "、") break;
                pos = behind + 3;
                continue;
            }
        }
        if (end == d.pos && d.what == 'l') {
            pos = end + 3;
            continue;
        }
        if (end == d.pos && d.what == 'e') {
            const std::size_t after = tail(text, end + 3);
            out.closed = after > end + 3;
            out.end = after;
            const std::size_t more = utf8::at(text, after) == "、" ? after + 3 : after + joint_at(text, after).size();
            bool group = false;
            if (more > after && lead(text, more, group) > 0 && choose(text, more, more + kItemBytes) > more) {
                pos = more;
                continue;
            }
            break;
        }
        const std::size_t more = end + joint_at(text, end).size();
        if (more == end && !(utf8::at(text, end) == "各" && text.substr(pos).starts_with("各"))) break;
        const Delimiter next = delimiter(more);
        const bool named = choose(text, more, std::min(text.size(), more + kItemBytes)) > more;
        if (!named && !(next.what == 'e' && is_open(more, next.pos))) break;
        pos = more;
    }
    // Bare fields of work need what closes the list, or lend the last name's class (公安、司法行政部门).
    if (!out.closed) {
        std::string shared;
        if (!out.names.empty() && (open.empty() || open.back() + 1 != out.names.size())) {
            const OrganizationMention& last = out.names.back();
            const std::optional<Ending> ending = whole(text, last.begin, last.end);
            bool group = false;
            const std::size_t opening = lead(text, last.begin, group);
            if (ending && is_class(ending->kind) && !group && opening + ending->suffix < last.end - last.begin)
                shared = text.substr(last.end - ending->suffix, ending->suffix);
        }
        for (const std::size_t i : open) {
            OrganizationMention& m = out.names[i];
            const bool level = m.end - m.begin == 3;
            if (level && i + 1 < out.names.size()) continue;  // 市、区政务服务局: settled below
            if (!shared.empty() && !level) {
                m.name += shared;
                m.shared_tail = true;
                continue;
            }
            out.names.resize(i);
            out.end = i == 0 ? begin : out.names.back().end;
            break;
        }
    }
    // 市、区政务服务局 and 天津市、河北省相关部门: the names again as a list of names, which shares tails.
    if (out.names.size() > 1) {
        const std::vector<OrganizationMention> again = split(text, begin, out.names.back().end);
        for (OrganizationMention& m : out.names) {
            for (const OrganizationMention& a : again) {
                if (a.begin == m.begin && a.end == m.end && a.shared_tail) {
                    m.name = a.name;
                    m.shared_tail = true;
                }
            }
        }
    }
    if (out.names.empty()) out.end = begin;
    for (OrganizationMention& m : out.names) (void)lead(text, m.begin, m.group);
    return out;
}

std::vector<OrganizationMention> OrganizationRecognizer::list_at(std::string_view text, std::size_t begin) const {
    return read_list(text, begin).names;
}

bool OrganizationRecognizer::is_name(std::string_view text) const {
    if (text.empty()) return false;
    return is_name(text, cannot_be_split(text) ? whole(text, 0, text.size()) : std::nullopt);
}

bool OrganizationRecognizer::is_name(std::string_view text, const std::optional<Ending>& ending) const {
    if (text.empty() || text.size() > 1200) return false;
    if (cannot_be_split(text)) return !is_none(text) && names_one(text, 0, text.size(), ending);
    const std::vector<OrganizationMention> names = split(text, 0, text.size());
    return !names.empty() && std::all_of(names.begin(), names.end(), [&](const OrganizationMention& m) {
        return names_one(text, m.begin, m.end, whole(text, m.begin, m.end));
    });
}

// Whether [begin, end), a name with this ending, says whose it is or what it is.
bool OrganizationRecognizer::names_one(std::string_view text, std::size_t begin, std::size_t end,
                                       const std::optional<Ending>& ending) const {
    if (!ending) return false;
    // 成立|领导小组 and 培育|社会组织 are verbs with their objects; 组织部 and 督查室 are names.
    const LexiconRow* verb = verb_.longest_at(text, begin);
    const bool acts = verb && verb->phrase.size() > 3 && verb->phrase.size() < end - begin;
    if (acts && !suffix_.contains(text.substr(begin, end - begin))) {
        const std::string_view object = text.substr(begin + verb->phrase.size(), end - begin - verb->phrase.size());
        if (is_class(ending->kind) || ending->kind == Kind::place || (object.size() > 3 && suffix_.contains(object)))
            return false;
    }
    bool group = false;
    const std::size_t opening = lead(text, begin, group);
    if (ending->kind == Kind::place) return group || end - begin > 6;
    // 有关部门 is a group, 试点办 a name; 单位 or 组织机构 alone says no more than a heading does.
    if (is_class(ending->kind)) return opening > 0 || end - begin > ending->suffix + 3;
    return true;
}

std::vector<OrganizationMention> OrganizationRecognizer::find(std::string_view text) const {
    std::vector<OrganizationMention> out;
    bool starts = true;  // the text's begin, or behind a mark or a word that no name contains
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        bool group = false;
        const std::size_t opening = lead(text, pos, group);
        if (starts || opening > 0) {
            const std::size_t end = choose(text, pos, std::min(text.size(), pos + kItemBytes));
            const std::vector<Ending> all = end > pos ? endings(text, pos, end) : std::vector<Ending>{};
            const LexiconRow* verb = verb_.longest_at(text, pos);
            // 培养500名法院人员: a name that does not say whose it is has no figure in it.
            const bool counted =
                opening == 0 && std::any_of(text.begin() + static_cast<std::ptrdiff_t>(pos),
                                            text.begin() + static_cast<std::ptrdiff_t>(end), utf8::is_digit);
            const bool firm = !all.empty() && !verb && !counted &&
                              (all.back().kind == Kind::unit || all.back().kind == Kind::whole ||
                               (opening > 0 && opening < end - pos && (all.back().kind != Kind::place || group)));
            if (firm) {
                out.push_back({pos, end, std::string(text.substr(pos, end - pos)), group});
                pos = end;
                starts = false;
                continue;
            }
        }
        std::size_t step = c.size();
        starts = !utf8::is_han(utf8::code_point(c)) && !utf8::is_alpha(c[0]) && !utf8::is_digit(c[0]);
        if (const LexiconRow* stop = stop_.longest_at(text, pos)) {
            starts = stop_kind_[*stop] == Word::stop;
            step = stop->phrase.size();
        } else if (!joint_at(text, pos).empty()) {
            starts = true;
        }
        pos += step;
    }
    return out;
}

}  // namespace fenjie
