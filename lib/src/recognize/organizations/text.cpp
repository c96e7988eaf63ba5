// Names and lists of names in running text, where nothing but the begin is known.
//
// In:  "卫计、民政、派出所等部门要建立健全综合管理小组" at 0
// Out: 卫计 | 民政 | 派出所, closed by 等部门, end before 要
//
// In a list that 等部门 closes, or whose last name is a class (公安、司法行政部门), a member may be a bare field of
// work; elsewhere every member must end like a name.
#include <algorithm>
#include <cstdint>
#include <utility>

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

/// What stands behind an item of a list: a list mark, 等, or what ends the list (a hard mark, or the window's end).
enum class Mark : std::uint8_t { list, etc, end };

struct Delimiter {
    std::size_t pos = 0;
    Mark mark = Mark::end;
};

}  // namespace

// Reads a list item by item, then settles what only the whole list can: its open items, bare fields of work.
class OrganizationRecognizer::ListReader {
 public:
    ListReader(const OrganizationRecognizer& words, std::string_view text, std::size_t begin)
        : words_(words), text_(text), begin_(begin), pos_(begin) {
        out_.end = begin;
    }

    OrganizationList read() {
        for (std::size_t items = 0; items < kMostNames && pos_ < text_.size(); ++items) {
            if (!take_item()) break;
        }
        if (!out_.closed) settle_open();
        lend_tails();
        if (out_.names.empty()) out_.end = begin_;
        for (OrganizationMention& m : out_.names) (void)words_.lead(text_, m.begin, m.group);
        return std::move(out_);
    }

 private:
    // The next mark outside brackets.
    [[nodiscard]] Delimiter delimiter(std::size_t from) const {
        int depth = 0;
        const std::size_t limit = std::min(text_.size(), from + kItemBytes);
        std::size_t at = from;
        for (; at < limit; at += utf8::length_at(text_, at)) {
            if (utf8::is_common_han_at(text_, at) && utf8::code_point_at(text_, at) != U'等') continue;
            const std::string_view c = utf8::at(text_, at);
            if (!utf8::is_common_han_at(text_, at)) {
                if (c == "（" || c == "(") ++depth;
                if ((c == "）" || c == ")") && --depth < 0) break;
                if (depth > 0 && c != "。" && c != "\n") continue;
                if (hard_mark(c)) break;
                if (c == "、") return {at, Mark::list};
            }
            if (depth <= 0 && c == "等" && words_.etc_at(text_, at)) return {at, Mark::etc};
        }
        return {at, Mark::end};
    }

    // Whether [from, to) can be a field of work: 卫计, 司法行政.
    [[nodiscard]] bool is_open(std::size_t from, std::size_t to) const {
        if (to - from < 2 * utf8::kHanBytes || to - from > kOpenBytes) return false;
        // 公安、建设等部门: behind another one a field of work may be a verb as well.
        const LexiconRow* verb = words_.verb_.longest_at(text_, from);
        const bool does = verb != nullptr && verb->phrase.size() > utf8::kHanBytes;
        if (does && (from == begin_ || verb->phrase.size() != to - from)) return false;
        for (std::size_t at = from; at < to;) {
            if (!utf8::is_han_at(text_, at)) return false;
            const LexiconRow* stop = words_.stop_.longest_at(text_, at);
            if (stop != nullptr && words_.stop_kind_[*stop] == Word::stop) return false;
            at += stop == nullptr ? utf8::length_at(text_, at) : stop->phrase.size();
        }
        return true;
    }

    void push_open(std::size_t to) {
        open_.push_back(out_.names.size());
        out_.names.push_back({pos_, to, std::string(text_.substr(pos_, to - pos_))});
        out_.end = to;
    }

    void push_names(std::size_t to) {
        for (OrganizationMention& m : words_.split(text_, pos_, to)) {
            m.shared_tail = false;
            out_.names.push_back(std::move(m));
        }
        out_.end = to;
    }

    // The item at `pos_`, which moves to the next one; false where the list ends.
    bool take_item() {
        const Delimiter d = delimiter(pos_);
        const std::size_t limit = d.mark == Mark::end ? d.pos : d.pos + utf8::length_at(text_, d.pos);
        std::size_t end = std::min(words_.choose(text_, pos_, limit), d.pos);
        if (end == pos_) {
            end = d.mark == Mark::end ? pos_ : open_end(d.pos);
            if (end == pos_) return false;
            push_open(end);
        } else {
            // 各委、办、局
            const bool listed = end == d.pos && d.mark == Mark::list;
            const std::size_t behind = listed ? words_.behind_short_forms(text_, pos_, end) : end;
            push_names(behind);
            if (behind > end) {
                pos_ = behind + utf8::length_at(text_, behind);
                return utf8::at(text_, behind) == "、";
            }
        }
        if (end == d.pos && d.mark == Mark::list) {
            pos_ = end + utf8::length_at(text_, end);
            return true;
        }
        return end == d.pos && d.mark == Mark::etc ? goes_on_behind_etc(end) : goes_on_behind(end);
    }

    // Where no end of a name can be told before `mark`: the end of a field of work in a list (卫计、民政 …), or of the
    // last one before 和; `pos_` where it is none.
    [[nodiscard]] std::size_t open_end(std::size_t mark) const {
        const bool single = utf8::length_at(text_, pos_) == mark - pos_ && words_.lead_.contains(utf8::at(text_, pos_));
        if (single || is_open(pos_, mark)) return mark;
        std::size_t end = pos_;
        for (std::size_t at = pos_; at < mark; at += utf8::length_at(text_, at)) {
            const std::size_t joint = joint_at(text_, at).size();
            if (joint > 0 && is_open(pos_, at) && is_open(at + joint, mark)) end = at;
        }
        return end;
    }

    // A等部门、各区: a group may stand behind what closes the list.
    bool goes_on_behind_etc(std::size_t etc) {
        const std::size_t behind = etc + utf8::length_at(text_, etc);
        const std::size_t after = words_.tail(text_, behind);
        out_.closed = after > behind;
        out_.end = after;
        const std::string_view mark = utf8::at(text_, after);
        const std::size_t more = after + (mark == "、" ? mark : joint_at(text_, after)).size();
        bool group = false;
        if (more == after || words_.lead(text_, more, group) == 0 ||
            words_.choose(text_, more, more + kItemBytes) <= more)
            return false;
        pos_ = more;
        return true;
    }

    // A和B, 各A各B
    bool goes_on_behind(std::size_t end) {
        const std::size_t more = end + joint_at(text_, end).size();
        if (more == end && !(utf8::at(text_, end) == "各" && text_.substr(pos_).starts_with("各"))) return false;
        const Delimiter next = delimiter(more);
        const bool named = words_.choose(text_, more, std::min(text_.size(), more + kItemBytes)) > more;
        if (!named && !(next.mark == Mark::etc && is_open(more, next.pos))) return false;
        pos_ = more;
        return true;
    }

    // Bare fields of work need what closes the list, or lend the last name's class (公安、司法行政部门); the list ends
    // before the first that has neither.
    void settle_open() {
        const std::string shared = class_of_last();
        // 清溪、白石塘街道: lend_tails() settles it, too.
        const bool lends = !open_.empty() && !words_.place_tail(out_.names.back().name).empty();
        for (const std::size_t i : open_) {
            OrganizationMention& m = out_.names[i];
            const bool level = m.end - m.begin == utf8::kHanBytes;
            if (lends && words_.is_bare_place(m.name)) continue;
            if (level && i + 1 < out_.names.size()) continue;  // 市、区政务服务局: lend_tails() settles it
            if (!shared.empty() && !level) {
                m.name += shared;
                m.shared_tail = true;
                continue;
            }
            out_.names.resize(i);
            out_.end = i == 0 ? begin_ : out_.names.back().end;
            break;
        }
    }

    // 部门 of 司法行政部门, the last name; "" where it is no class of a field.
    [[nodiscard]] std::string class_of_last() const {
        if (open_.empty() || open_.back() + 1 == out_.names.size()) return {};
        const OrganizationMention& last = out_.names.back();
        const std::optional<Ending> ending = words_.whole(text_, last.begin, last.end);
        bool group = false;
        const std::size_t opening = words_.lead(text_, last.begin, group);
        if (!ending || !is_class(ending->kind) || group || opening + ending->suffix >= last.end - last.begin) return {};
        return std::string(text_.substr(last.end - ending->suffix, ending->suffix));
    }

    // 市、区政务服务局 and 天津市、河北省相关部门: the names again as a list of names, which shares tails.
    void lend_tails() {
        if (out_.names.size() < 2) return;
        const std::vector<OrganizationMention> again = words_.split(text_, begin_, out_.names.back().end);
        for (OrganizationMention& m : out_.names) {
            for (const OrganizationMention& a : again) {
                if (a.begin != m.begin || a.end != m.end || !a.shared_tail) continue;
                m.name = a.name;
                m.shared_tail = true;
            }
        }
    }

    const OrganizationRecognizer& words_;
    std::string_view text_;
    std::size_t begin_;
    std::size_t pos_;
    OrganizationList out_;
    std::vector<std::size_t> open_;  // of names, those that are bare fields of work; most lists have none
};

OrganizationList OrganizationRecognizer::read_list(std::string_view text, std::size_t begin) const {
    return ListReader(*this, text, begin).read();
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
        const bool lent = m.shared_tail && is_bare_place(text.substr(m.begin, m.end - m.begin));
        return lent || names_one(text, m.begin, m.end, whole(text, m.begin, m.end));
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
