// Lists of names: those known to hold nothing else (notes, cells, headings) and those in running text.
//
// In:  "天津市、河北省相关部门，工业和信息化部等部门以及各区政府"
// Out: 天津市相关部门 | 河北省相关部门 | 工业和信息化部 | 各区政府
//
// A list is cut at marks, at 和, 及, 与, 以及 where whole names stand on both sides (工业和信息化部 stays), and where
// two names were run together (各地各部门, 县教育局县财政局). 等 and the noun behind it are dropped.
#include <algorithm>

#include "recognize/brackets.hpp"
#include "recognize/name_shapes.hpp"
#include "recognize/organizations.hpp"
#include "recognize/organizations/piece.hpp"
#include "text/character_filter.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {

namespace {

using Kind = OrganizationRecognizer::Kind;

constexpr std::size_t kNameBytes = 120;
constexpr std::string_view kTogether = "以及";

bool separates(std::string_view c) {
    return c == "、" || c == "，" || c == "," || c == "；" || c == ";" || c == "。" || c == "／" || c == "/" ||
           c == "|" || c == "\n" || c == "\t" || c == "｜";
}

/// ★区住建局, 区住建局*: which of the names leads, or which matter most.
bool is_star(std::string_view c) {
    return c == "★" || c == "☆" || c == "▲" || c == "△" || c == "*" || c == "＊" || c == "※";
}

bool is_space(std::string_view c) {
    return c == " " || c == "\u3000" || c == "\n" || c == "\t" || c == "\r";
}

/// What a joining word begins with.
const CharacterFilter& joining_begins() {
    static const CharacterFilter filter = [] {
        CharacterFilter made;
        made.add(U"和及与暨以或");
        return made;
    }();
    return filter;
}

void trim(std::string_view text, std::size_t& begin, std::size_t& end) {
    while (begin < end && !utf8::is_common_han_at(text, begin) &&
           (is_space(utf8::at(text, begin)) || separates(utf8::at(text, begin)) || is_star(utf8::at(text, begin)) ||
            utf8::at(text, begin) == "：")) {
        begin += utf8::length_at(text, begin);
    }
    while (begin < end) {
        const std::size_t last = utf8::previous(text, end);
        if (utf8::is_common_han_at(text, last)) break;
        const std::string_view c = text.substr(last, end - last);
        if (!is_space(c) && !separates(c) && !is_star(c)) break;
        end = last;
    }
}

/// The first 等 at or behind `pos`, which begins a character; `end` where there is none.
std::size_t next_etc(std::string_view text, std::size_t pos, std::size_t end) {
    while (pos < end && utf8::code_point_at(text, pos) != U'等') pos += utf8::length_at(text, pos);
    return std::min(pos, end);
}

std::string without_spaces(std::string_view piece) {
    if (utf8::next_mark(piece, 0) == piece.size()) return std::string(piece);
    std::string out;
    for (std::size_t at = 0; at < piece.size();) {
        const std::string_view c = utf8::at(piece, at);
        if (!is_space(c)) out.append(c);
        at += c.size();
    }
    return out;
}

}  // namespace

// Whether 和 at [pos, after) joins two names, [begin, pos) and [after, end), rather than standing in one.
bool OrganizationRecognizer::joins(std::string_view text, std::size_t begin, std::size_t pos, std::size_t after,
                                   std::size_t end) const {
    if (after >= end) return false;
    const std::optional<Ending> left = whole(text, begin, pos);
    if (!left) return false;
    bool group = false;
    const std::size_t opening = lead(text, begin, group);
    const bool bare = opening == 0 && left->suffix == pos - begin;
    const bool firm = left->kind == Kind::unit || left->kind == Kind::whole || left->kind == Kind::short_form;
    // The right side is a name without a known suffix: only a firm left side parts from it.
    if (!whole(text, after, end)) return firm;
    const std::vector<Ending> right = endings(text, after, end);
    // 各事业单位及新经济组织主管部门: one tail for both, behind a name that is whole already.
    const bool shared = right.size() > 1 && is_class(right.back().kind) && is_class(right[right.size() - 2].kind) &&
                        is_class(left->kind) && right.back().suffix > 6;
    if (shared) return false;
    // 机关和事业单位 are two; 社区和居家养老服务中心 is one.
    const bool both_generic = is_class(right.back().kind) || right.back().kind == Kind::place;
    return !bare || left->kind == Kind::unit || left->kind == Kind::whole || both_generic;
}

// The levels in the bracket that opens a text, （市、区）教育局, and where it ends; none where no such bracket does.
OrganizationRecognizer::Levels OrganizationRecognizer::levels_at(std::string_view text) const {
    constexpr std::size_t kMost = 5;
    Levels levels;
    std::size_t at = opens_bracket(utf8::at(text, 0)) ? utf8::length_at(text, 0) : text.size();
    for (; at < text.size() && !closes_bracket(utf8::at(text, at)); at += utf8::length_at(text, at)) {
        const std::string_view c = utf8::at(text, at);
        if (c == "、" || c == "，") continue;
        if (!lead_.contains(c) || levels.names.size() == kMost) return {};
        levels.names.push_back(c);
    }
    if (levels.names.empty() || at >= text.size()) return {};
    levels.end = at + utf8::length_at(text, at);
    return levels;
}

// （市、区）教育局: each of the levels with the name behind it. False where the piece opens otherwise.
bool OrganizationRecognizer::split_levels(std::string_view text, const Piece& piece, std::vector<Piece>& out) const {
    const std::string_view all = piece.of(text);
    const Levels levels = levels_at(all);
    if (levels.end == 0 || levels.end >= all.size()) return false;
    for (const std::string_view level : levels.names) {
        Piece one{piece.begin + levels.end, piece.end, {}, {}, false};
        one.whole = std::string(level) + std::string(all.substr(levels.end));
        out.push_back(std::move(one));
    }
    return true;
}

void OrganizationRecognizer::split_joined(std::string_view text, Piece piece, std::vector<Piece>& out) const {
    if (split_levels(text, piece, out)) return;
    int depth = 0;
    const CharacterFilter& begins = joining_begins();
    const std::string_view head = text.substr(0, piece.end);
    for (std::size_t pos = begins.next_or_mark(head, piece.begin); pos < piece.end && out.size() < kMostNames;
         pos = begins.next_or_mark(head, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (!utf8::is_common_han_at(text, pos)) {
            if (opens_bracket(c)) ++depth;
            if (closes_bracket(c)) --depth;
        }
        const std::string_view word = depth == 0 && pos > piece.begin ? joint_at(text, pos) : std::string_view{};
        if (!word.empty() && (word == kTogether || joins(text, piece.begin, pos, pos + word.size(), piece.end))) {
            split_glued(text, {piece.begin, pos, {}, {}, false}, out);
            piece.begin = pos + word.size();
            pos = piece.begin;
            continue;
        }
        pos += c.size();
    }
    split_glued(text, piece, out);
}

// 各地各部门 -> 各地 | 各部门; 县教育局县财政局 -> 县教育局 | 县财政局. A table cell's lines run together like this.
void OrganizationRecognizer::split_glued(std::string_view text, Piece piece, std::vector<Piece>& out) const {
    trim(text, piece.begin, piece.end);
    if (piece.begin >= piece.end) return;
    const std::string_view first = utf8::at(text, piece.begin);
    const bool each = first == "各";
    // A cut stands where the first character comes again.
    const bool again = piece.of(text).find(first, first.size()) != std::string_view::npos;
    if (again && (each || lead_.find(first)) && piece.end - piece.begin < 4 * kNameBytes) {
        for (const Ending& ending : endings(text, piece.begin, piece.end)) {
            if (ending.end >= piece.end || utf8::at(text, ending.end) != first) continue;
            if (!each) {
                // 区委|区级机关工委 is one name, and so is what has no suffix after the cut.
                const LexiconRow* next = lead_.longest_at(text, ending.end);
                const bool inside = next && next->phrase.size() > first.size() && ending.end - piece.begin <= 6;
                if (ending.kind == Kind::place || inside) continue;
                const std::vector<Ending> rest = endings(text, ending.end, piece.end);
                if (rest.empty() || ending.end - piece.begin < 6) continue;
            }
            out.push_back({piece.begin, ending.end, {}, {}, false});
            split_glued(text, {ending.end, piece.end, {}, {}, false}, out);
            return;
        }
    }
    // 区财政局各街道, 省财政厅各市人民政府: no office has towns of its own. 公安局各乡镇派出所 is one name.
    const std::string_view name = piece.of(text);
    const auto names_places = [&](const Ending& e) {
        const std::string_view rest = text.substr(e.end, piece.end - e.end);
        const LexiconRow* own = suffix_.find(rest);  // 政府, 办事处
        const bool body = own != nullptr && (suffix_kind_[*own] == Kind::bureau || suffix_kind_[*own] == Kind::whole);
        return e.kind == Kind::place && (rest.empty() || rest.starts_with("各") || body);
    };
    for (std::size_t at = utf8::find(name, "各", utf8::kHanBytes); at != std::string_view::npos;
         at = utf8::find(name, "各", at + utf8::kHanBytes)) {
        const std::size_t cut = piece.begin + at;
        const std::optional<Ending> left = whole(text, piece.begin, cut);
        if (!left || is_class(left->kind) || left->kind == Kind::place) continue;
        const std::vector<Ending> right = endings(text, cut, piece.end);
        if (std::none_of(right.begin(), right.end(), names_places)) continue;
        out.push_back({piece.begin, cut, {}, {}, false});
        split_glued(text, {cut, piece.end, {}, {}, false}, out);
        return;
    }
    out.push_back(piece);
}

// 各委、办、局 is one group: behind the single characters that go on at `pos` what 各 began at `begin`; else `pos`.
std::size_t OrganizationRecognizer::behind_short_forms(std::string_view text, std::size_t begin,
                                                       std::size_t pos) const {
    const auto is_short = [&](std::size_t at) {
        const LexiconRow* suffix = at < text.size() ? suffix_.longest_at(text, at) : nullptr;
        return suffix && suffix_kind_[*suffix] == Kind::short_form &&
               suffix->phrase.size() == utf8::length_at(text, at);
    };
    if (pos <= begin || !is_short(utf8::previous(text, pos))) return pos;
    const LexiconRow* opening = lead_.longest_before(text, utf8::previous(text, pos));
    if (!opening || !lead_group_[*opening]) return pos;
    std::size_t at = pos;
    while (utf8::at(text, at) == "、" && is_short(at + utf8::kHanBytes))
        at += utf8::kHanBytes + utf8::length_at(text, at + utf8::kHanBytes);
    return at;
}

// Whether the 等 at `at` closes a list rather than standing in a word (高等, 平等, 等级).
bool OrganizationRecognizer::etc_at(std::string_view text, std::size_t at) const {
    const LexiconRow* before = stop_.longest_before(text, at + 3);
    const LexiconRow* after = stop_.longest_at(text, at);
    return (!before || before->phrase.size() == 3) && (!after || after->phrase.size() == 3);
}

void OrganizationRecognizer::split_pieces(std::string_view text, std::size_t begin, std::size_t end,
                                          std::vector<Piece>& out) const {
    int depth = 0;
    std::size_t from = begin;
    const auto add = [&](std::size_t to) {
        std::size_t a = from;
        std::size_t b = to;
        trim(text, a, b);
        // A等部门, A等国务院相关部门, A等: the name ends before 等; 及各地区 may follow, also at once (A等和各区政府).
        for (std::size_t at = next_etc(text, a, b); at < b; at = next_etc(text, at + utf8::length_at(text, at), b)) {
            if (utf8::at(text, at) != "等" || at == a || !etc_at(text, at)) continue;
            const std::size_t after = tail_of_list(text, at + 3, b);
            const std::size_t more = after + joint_at(text, after).size();
            if (at + 3 == b || after >= b) {
                b = at;
                break;
            }
            if (more > after && more < b) {
                split_joined(text, {a, at, {}, {}, false}, out);
                a = more;
                at = more;
            }
        }
        trim(text, a, b);
        if (a < b && out.size() < kMostNames) split_joined(text, {a, b, {}, {}, false}, out);
    };
    for (std::size_t pos = utf8::next_mark(text, begin); pos < end; pos = utf8::next_mark(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        if (opens_bracket(c)) ++depth;
        if (closes_bracket(c) && depth > 0) --depth;
        if (depth == 0 && c == "、") {
            if (const std::size_t behind = behind_short_forms(text, from, pos); behind > pos) {
                pos = behind;
                continue;
            }
        }
        bool cut = depth == 0 && separates(c);
        if (!cut && depth == 0 && is_space(c)) {
            // A blank parts two names, but a name may also have been printed with blanks inside (市 民政局).
            cut = whole(text, from, pos).has_value();
        }
        if (cut) {
            add(pos);
            from = pos + c.size();
        }
        pos += c.size();
    }
    add(end);
}

// "/", 见附件2: what names nobody. 同上 does, by what stands before.
bool OrganizationRecognizer::is_none(std::string_view piece) const {
    if (piece.empty()) return true;
    const LexiconRow* row = none_.longest_at(piece, 0);
    if (!row) return false;
    const None kind = none_kind_[*row];
    return kind == None::refers || (kind == None::none && row->phrase.size() == piece.size());
}

// 园区管委会（逗号前为牵头单位，下同）: the bracket is no part of the name.
void OrganizationRecognizer::drop_aside(std::string_view text, Piece& piece) const {
    if (!closes_bracket(utf8::before(text, piece.end))) return;
    int depth = 0;
    std::size_t open = piece.end;
    do {
        open = utf8::previous(text, open);
        const std::string_view c = utf8::at(text, open);
        if (closes_bracket(c)) ++depth;
        if (opens_bracket(c)) --depth;
    } while (open > piece.begin && depth > 0);
    if (open == piece.begin || depth > 0) return;
    const std::size_t inside = open + utf8::length_at(text, open);
    if (aside_.longest_at(text, inside)) piece.end = open;
}

std::vector<OrganizationMention> OrganizationRecognizer::split(std::string_view text, std::size_t begin,
                                                               std::size_t end) const {
    std::vector<OrganizationMention> out;
    end = std::min(end, text.size());
    if (begin >= end) return out;
    // Most of what is asked about is one name.
    if (const std::string_view one = text.substr(begin, end - begin); cannot_be_split(one)) {
        if (is_none(one)) return out;
        OrganizationMention& m = out.emplace_back();
        m = {begin, end, std::string(one)};
        (void)lead(text, begin, m.group);
        return out;
    }
    std::vector<Piece> pieces;
    pieces.reserve(8);
    split_pieces(text, begin, end, pieces);
    share_tails(text, pieces);
    out.reserve(pieces.size());
    for (Piece& piece : pieces) {
        drop_aside(text, piece);
        OrganizationMention m;
        m.begin = piece.begin;
        m.end = piece.end;
        m.name = piece.whole.empty() ? without_spaces(piece.of(text)) + piece.tail : piece.whole;
        if (is_none(m.name)) continue;
        (void)lead(text, piece.begin, m.group);
        m.shared_tail = !piece.tail.empty() || !piece.whole.empty();
        out.push_back(std::move(m));
    }
    return out;
}

}  // namespace fenjie
