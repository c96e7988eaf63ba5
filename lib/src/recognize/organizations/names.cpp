// Where a name of an organization may end, and where it does end in running text.
//
// In:  "区卫生健康局会同市场监管部门开展检查" at 0
// Out: endings() -> 区卫生健康局 (short 局); choose() takes it, since a verb (会同) follows.
//
// A name runs from where it begins over Han characters and brackets until a mark or a word that no name contains
// (org_stop.tsv); every suffix on the way (org_suffix.tsv) is a possible end unless it belongs to another word
// (org_exception.tsv: 全部, 部署). Of several ends the first counts that is followed by something that cannot go on
// as a name: a mark, 、, 等, a joining word or a verb; 区委 in 区委组织部 is not one, since 组织部 is a suffix itself.
#include <algorithm>

#include "recognize/brackets.hpp"
#include "recognize/name_shapes.hpp"
#include "recognize/organizations.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kNameBytes = 120;     // 40 characters; the longest official names have about 30
constexpr std::size_t kNearBytes = 18;      // a second end this close belongs to the same name
constexpr std::size_t kLongestTail = 120;   // what says of which body units are members
constexpr std::size_t kBracketBytes = 180;  // a bracket inside a name

using Ending = OrganizationRecognizer::Ending;
using Kind = OrganizationRecognizer::Kind;

/// Behind the bracket that opens at `pos`, or `pos` where it does not close near by.
std::size_t behind_bracket(std::string_view text, std::size_t pos, std::size_t limit) {
    int depth = 0;
    const std::size_t stop = std::min(limit, pos + kBracketBytes);
    for (std::size_t at = pos; at < stop; at += utf8::length_at(text, at)) {
        const std::string_view c = utf8::at(text, at);
        if (c == "；" || c == "。" || c == "：" || c == "\n") return pos;
        if (opens_bracket(c)) ++depth;
        if (closes_bracket(c) && --depth == 0) return at + c.size();
    }
    return pos;
}

/// Characters that may stand in a name: Han, letters, digits, and quotation marks are not among them.
bool name_character(std::string_view c) {
    if (c.size() == 1) return utf8::is_alpha(c[0]) || utf8::is_digit(c[0]) || c[0] == '-';
    return utf8::is_han(utf8::code_point(c)) || c == "·";
}

/// Whether the character at `pos` of a name is as most are: a Han character that begins none of the words.
bool is_plain_in_name(std::string_view text, std::size_t begin, std::size_t pos, std::size_t limit,
                      const LexiconTable& words) {
    return pos != begin && limit - pos >= 3 && utf8::is_common_han_at(text, pos) &&
           !words.may_begin(utf8::packed_at(text, pos));
}

/// Behind 14, 8个, 十二家 (等14部门, 等8个部门); `pos` where nobody is counted.
std::size_t behind_count(std::string_view text, std::size_t pos) {
    const std::optional<Numeral> number = numeral_at(text, pos);
    if (!number) return pos;
    const std::string_view unit = utf8::at(text, number->end);
    return unit == "个" || unit == "家" ? number->end + unit.size() : number->end;
}

/// 2026年, 9月, 15日, 每周: a time behind the name, not a number in it (县120急救中心).
bool begins_time(std::string_view text, std::size_t pos) {
    if (utf8::at(text, pos) == "每") return true;
    const std::size_t begin = pos;
    while (pos < text.size() && pos - begin < 4 && utf8::is_digit(text[pos])) ++pos;
    const std::string_view unit = utf8::at(text, pos);
    return pos > begin && (unit == "年" || unit == "月" || unit == "日");
}

}  // namespace

OrganizationRecognizer::OrganizationRecognizer(const Lexicon& lexicon)
    : suffix_(lexicon.table("org_suffix")),
      exception_(lexicon.table("org_exception")),
      lead_(lexicon.table("org_lead")),
      tail_(lexicon.table("org_tail")),
      stop_(lexicon.table("org_stop")),
      verb_(lexicon.table("subject_verb")),
      aside_(lexicon.table("org_aside")),
      position_(lexicon.table("position")),
      none_(lexicon.table("org_none")),
      bare_(lexicon.table("bare_name")),
      suffix_kind_(suffix_, "kind",
                   {{"whole", Kind::whole},
                    {"short", Kind::short_form},
                    {"bureau", Kind::bureau},
                    {"generic", Kind::generic},
                    {"place", Kind::place}},
                   Kind::unit),
      stop_kind_(stop_, "kind", {{"pass", Word::pass}}, Word::stop),
      exception_at_(exception_, "at", {{"start", At::start}, {"both", At::both}}, At::end),
      lead_group_(lead_, "kind", {{"group", true}}, false),
      verb_none_(verb_, "kind", {{"none", true}}, false),
      none_kind_(none_, "kind", {{"refers", None::refers}, {"above", None::above}}, None::none) {}

// Behind the character, bracket or word at `pos` of a name that began at `begin`; `pos` where the name cannot go on.
std::size_t OrganizationRecognizer::next_in_name(std::string_view text, std::size_t begin, std::size_t pos,
                                                 std::size_t limit) const {
    const std::string_view c = utf8::at(text, pos);
    if (!utf8::is_common_han_at(text, pos)) {
        if (opens_bracket(c)) return pos == begin ? pos : behind_bracket(text, pos, limit);
        if (!name_character(c)) return pos;
    } else if (pos == begin && (c == "与" || c == "及")) {
        return pos;
    }
    std::size_t step = c.size();
    if (const LexiconRow* stop = stop_.longest_at(text, pos)) {
        if (stop_kind_[*stop] == Word::stop) return pos;
        step = stop->phrase.size();
    }
    return pos + step > limit ? pos : pos + step;
}

// The ending at `pos`, if the characters before it are a suffix that ends there.
std::optional<Ending> OrganizationRecognizer::ending_at(std::string_view text, std::size_t begin, std::size_t pos,
                                                        std::size_t limit) const {
    const LexiconRow* suffix = suffix_.longest_before(text, pos);
    if (!suffix || suffix->phrase.size() > pos - begin) return std::nullopt;
    const std::size_t length = suffix->phrase.size();
    const Kind kind = suffix_kind_[*suffix];
    const LexiconRow* exception = exception_.longest_before(text, pos);
    if (exception && exception->phrase.size() >= length && exception->phrase.size() <= pos - begin &&
        exception_at_[*exception] != At::start) {
        return std::nullopt;
    }
    // The suffix or its last character may begin another word: 政府|采购, 财政部|门, 公安局|长, 开展|部署.
    const std::size_t last = utf8::previous(text, pos);
    const auto goes_on = [&](std::size_t from) {
        const LexiconRow* other = exception_.longest_at(text, from);
        return other && from + other->phrase.size() > pos && exception_at_[*other] != At::end;
    };
    if (goes_on(last) || (pos - length < last && goes_on(pos - length))) return std::nullopt;
    // 专班|组织验收: no 班组, where a longer verb begins.
    const LexiconRow* longer = suffix_.longest_at(text, last);
    const std::size_t longer_end = longer ? last + longer->phrase.size() : pos;
    const LexiconRow* verb = longer_end > pos ? verb_.longest_at(text, pos) : nullptr;
    const bool acts = verb && verb->phrase.size() > longer_end - pos;
    if (longer_end > pos && longer_end <= limit && !(acts && length > utf8::kHanBytes)) return std::nullopt;
    // 商务部 has three characters; 各校 is a group.
    if (kind == Kind::short_form && pos - begin < 9 && !text.substr(begin).starts_with("各")) return std::nullopt;
    return Ending{pos, kind, length};
}

std::vector<Ending> OrganizationRecognizer::endings(std::string_view text, std::size_t begin, std::size_t limit) const {
    std::vector<Ending> out;
    limit = std::min({limit, text.size(), begin + kNameBytes});
    for (std::size_t pos = begin; pos < limit;) {
        if (is_plain_in_name(text, begin, pos, limit, stop_) && !suffix_.may_end(utf8::packed_at(text, pos))) {
            pos += 3;
            continue;
        }
        const std::size_t next = next_in_name(text, begin, pos, limit);
        if (next == pos) break;
        if (opens_bracket(utf8::at(text, pos))) {
            if (!out.empty() && out.back().end == pos)
                out.push_back({next, out.back().kind, out.back().suffix + (next - pos)});
        } else if (const std::optional<Ending> ending = ending_at(text, begin, next, limit)) {
            out.push_back(*ending);
        }
        pos = next;
    }
    return out;
}

std::optional<Ending> OrganizationRecognizer::whole(std::string_view text, std::size_t begin, std::size_t end) const {
    if (begin >= end || end > text.size() || end - begin > kNameBytes) return std::nullopt;
    if (closes_bracket(utf8::before(text, end))) {
        const std::vector<Ending> all = endings(text, begin, end);
        return all.empty() || all.back().end != end ? std::nullopt : std::optional(all.back());
    }
    // Most texts that are asked about have no suffix at their end, and most that have one are names.
    const std::optional<Ending> ending = ending_at(text, begin, end, end);
    if (!ending) return std::nullopt;
    std::size_t pos = begin;
    while (pos < end) {
        if (is_plain_in_name(text, begin, pos, end, stop_)) {
            pos += 3;
            continue;
        }
        const std::size_t next = next_in_name(text, begin, pos, end);
        if (next == pos) return std::nullopt;
        pos = next;
    }
    return ending;
}

std::size_t OrganizationRecognizer::lead(std::string_view text, std::size_t pos, bool& group) const {
    std::size_t at = pos;
    for (int words = 0; words < 3; ++words) {
        const LexiconRow* row = lead_.longest_at(text, at);
        if (!row) break;
        if (lead_group_[*row]) group = true;
        at += row->phrase.size();
    }
    return at - pos;
}

std::size_t OrganizationRecognizer::tail(std::string_view text, std::size_t pos) const {
    std::size_t at = behind_count(text, pos);
    std::size_t end = pos;  // behind the last noun: 政府有关部门 has two
    for (int words = 0; words < 5; ++words) {
        const LexiconRow* suffix = suffix_.longest_at(text, at);
        const LexiconRow* middle = tail_.longest_at(text, at);
        // 省直有关部门 does not end at 省.
        if (suffix && (!middle || middle->phrase.size() <= suffix->phrase.size())) {
            const Kind kind = suffix_kind_[*suffix];
            if (is_class(kind) || kind == Kind::place) {
                end = at + suffix->phrase.size();
                if (opens_bracket(utf8::at(text, end))) end = behind_bracket(text, end, text.size());
                at = end;
                continue;
            }
        }
        if (!middle) break;
        at += middle->phrase.size();
    }
    // 等有关部门和单位: a second class, where the text goes on as behind a name.
    const std::string_view mark = utf8::at(text, end);
    const std::string_view joint = mark == "、" ? mark : joint_at(text, end);
    const bool joined = end > pos && !joint.empty();
    const LexiconRow* second = joined ? suffix_.longest_at(text, end + joint.size()) : nullptr;
    if (second && is_class(suffix_kind_[*second])) {
        const std::size_t behind = end + joint.size() + second->phrase.size();
        const LexiconRow* stop = stop_.longest_at(text, behind);
        const bool ends = behind >= text.size() || !name_character(utf8::at(text, behind)) || verb_at(text, behind) ||
                          (stop && stop_kind_[*stop] == Word::stop);
        if (ends) end = behind;
    }
    return end;
}

std::size_t OrganizationRecognizer::tail_of_list(std::string_view text, std::size_t pos, std::size_t end) const {
    const std::size_t near = tail(text, pos);
    if (near >= end || end - pos > kLongestTail) return near;
    // 等部门及各地区 is told; 等县… only begins with a place.
    const LexiconRow* told = near > pos ? suffix_.longest_before(text, near) : nullptr;
    if (told && is_class(suffix_kind_[*told])) return near;
    const LexiconRow* suffix = suffix_.longest_before(text.substr(0, end), end);
    if (!suffix || suffix->phrase.size() >= end - pos || !is_class(suffix_kind_[*suffix])) return near;
    for (std::size_t at = pos; at < end; at += utf8::length_at(text, at)) {
        if (!utf8::is_han_at(text, at)) return near;
    }
    const LexiconRow* word = tail_.longest_before(text, end - suffix->phrase.size());
    return tail_.longest_at(suffix->phrase, 0) || (word && word->phrase.size() + suffix->phrase.size() < end - pos)
               ? end
               : near;
}

bool OrganizationRecognizer::is_body(std::string_view text, std::size_t end) const {
    const LexiconRow* suffix = suffix_.longest_before(text, end);
    return suffix && suffix_.attribute(*suffix, "kind") == "body";
}

bool OrganizationRecognizer::has_stop(std::string_view text) const {
    std::size_t at = 0;
    while (const LexiconRow* word = stop_.next(text, at)) {
        if (stop_kind_[*word] == Word::stop) return true;
        at += word->phrase.size();
    }
    return false;
}

bool OrganizationRecognizer::is_local_unit(std::string_view text) const {
    constexpr std::size_t kMostCharacters = 7;
    const LexiconRow* level = lead_.longest_at(text, 0);
    return level && level->phrase.size() == utf8::length_at(text, 0) && utf8::count(text) <= kMostCharacters &&
           suffix_.longest_before(text, text.size()) && !exception_.longest_before(text, text.size());
}

bool OrganizationRecognizer::is_office(std::string_view text) const {
    constexpr std::size_t kMostCharacters = 10;
    constexpr std::string_view kOf = "的";
    const LexiconRow* suffix = suffix_.longest_before(text, text.size());
    if (!suffix || utf8::count(text) > kMostCharacters || text.find(kOf) != std::string_view::npos) return false;
    const Kind kind = suffix_kind_[*suffix];
    return !is_class(kind) && kind != Kind::place && !exception_.longest_before(text, text.size());
}

std::size_t OrganizationRecognizer::word_length(std::string_view text, std::size_t pos) const {
    const LexiconRow* word = stop_.longest_at(text, pos);
    return word ? word->phrase.size() : utf8::length_at(text, pos);
}

void OrganizationRecognizer::add_hiding_words(std::set<char32_t>& begins) const {
    // A word matters as well if it hides the begin of one that does; so on until no further one does.
    for (std::size_t known = 0; known != begins.size();) {
        known = begins.size();
        for (const LexiconRow& row : stop_.rows()) {
            const std::string_view word = row.phrase;
            for (std::size_t at = utf8::length_at(word, 0); at < word.size(); at += utf8::length_at(word, at)) {
                if (begins.contains(utf8::code_point_at(word, at))) begins.insert(utf8::code_point_at(word, 0));
            }
        }
    }
}

std::size_t OrganizationRecognizer::suffix_length(std::string_view text, std::size_t pos) const {
    const LexiconRow* suffix = suffix_.longest_at(text, pos);
    return suffix ? suffix->phrase.size() : 0;
}

bool OrganizationRecognizer::name_before(std::string_view text, std::size_t end) const {
    const LexiconRow* suffix = suffix_.longest_before(text, end);
    if (!suffix) return false;
    const LexiconRow* exception = exception_.longest_before(text, end);
    return !exception || exception->phrase.size() < suffix->phrase.size() || exception_at_[*exception] == At::start;
}

bool OrganizationRecognizer::verb_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* verb = verb_.longest_at(text, pos);
    if (!verb || verb_none_[*verb]) return false;
    const LexiconRow* pass = stop_.longest_at(text, pos);  // 应急 only begins like 应
    return !pass || pass->phrase.size() <= verb->phrase.size() || stop_kind_[*pass] == Word::stop;
}

// 市|推动长三角一体化发展领导小组: what such a body does stands in its name, up to where no other one is told.
bool OrganizationRecognizer::called_by_work(std::string_view text, std::size_t from,
                                            const std::vector<Ending>& all) const {
    constexpr std::size_t kLongest = 24 * utf8::kHanBytes;
    const auto body = std::find_if(all.begin(), all.end(), [&](const Ending& x) { return is_body(text, x.end); });
    if (body == all.end() || body->end <= from || body->end > from + kLongest) return false;
    const std::string_view work = text.substr(from, body->end - from);
    return work.find("各") == std::string_view::npos && work.find("成立") == std::string_view::npos;
}

// The end of the one name that begins at `begin`, or `begin` where nothing tells.
std::size_t OrganizationRecognizer::choose(std::string_view text, std::size_t begin, std::size_t limit) const {
    std::vector<Ending> all = endings(text, begin, limit);
    // 县委|书记, 办公室|主任: a person, not the organization.
    std::erase_if(all, [&](const Ending& x) { return position_.longest_at(text, x.end) != nullptr; });
    bool group = false;
    const std::size_t opening = all.empty() ? 0 : lead(text, begin, group);
    const auto is_firm = [](const Ending& x) { return !is_class(x.kind) && x.kind != Kind::place; };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t e = all[i].end;
        if (e >= text.size()) return e;
        const std::string_view next = utf8::at(text, e);
        if (opens_bracket(next)) {
            // The same name with its bracket is listed next; a bracket that is a note of its own is not listed.
            if (i + 1 == all.size()) return e;
            continue;
        }
        if (!name_character(next) || begins_time(text, e)) return e;
        // 区委|组织部 goes on as a name though 组织 is a verb too; 办公室|组织 does not.
        const LexiconRow* suffix = suffix_.longest_at(text, e);
        const LexiconRow* verb = verb_at(text, e) ? verb_.longest_at(text, e) : nullptr;
        const bool goes_on =
            suffix && suffix->phrase.size() > 3 && (!verb || suffix->phrase.size() > verb->phrase.size()) &&
            std::any_of(all.begin(), all.end(), [&](const Ending& x) { return x.end == e + suffix->phrase.size(); });
        if (goes_on) continue;
        // 市城市|管理局, 乡镇|建设办: a place is no end where a firm one is near.
        const bool near = all[i].kind == Kind::place && !group && verb &&
                          std::any_of(all.begin(), all.end(),
                                      [&](const Ending& x) { return x.end > e && x.end <= e + 24 && is_firm(x); });
        if (near || (verb && e - begin == utf8::length_at(text, begin) && called_by_work(text, e, all))) continue;
        const LexiconRow* stop = stop_.longest_at(text, e);
        if (stop && stop_kind_[*stop] == Word::stop) return e;
        if (!joint_at(text, e).empty()) return e;
        if (next == "各") {  // 各地|各部门, but 公司各部门 and 街道各部门 are one
            bool group_before = false;
            (void)lead(text.substr(0, e), begin, group_before);
            if (group_before) return e;
        }
        if (verb) return e;
    }
    // Nothing settles it (司法所实现…, 有关单位取缔…): the first firm end, or a later one close behind it
    // (银行|北京分行).
    // 公安机关维护…: a class, where no firm end is close behind it.
    std::size_t firm_end = begin;
    std::size_t class_end = begin;
    for (const Ending& ending : all) {
        if (is_firm(ending)) {
            if (firm_end == begin || ending.end <= firm_end + kNearBytes) firm_end = ending.end;
        } else if (class_end == begin &&
                   (ending.kind == Kind::bureau || (opening > 0 && (group || is_class(ending.kind))))) {
            class_end = ending.end;
        } else if (class_end > begin && ending.end - ending.suffix == class_end) {
            class_end = ending.end;  // 各区|人民政府作为…
        } else if (class_end > begin && ending.end - ending.suffix < class_end &&
                   opens_bracket(utf8::at(text, class_end))) {
            class_end = ending.end;  // 各部门（单位）主要根据…
        }
    }
    if (firm_end == begin || (class_end > begin && firm_end > class_end + kNearBytes)) return class_end;
    return firm_end;
}

}  // namespace fenjie
