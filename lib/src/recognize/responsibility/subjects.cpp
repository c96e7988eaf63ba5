// Subjects of sentences that are told to do something.
//
// In:  "各学校要设立心理辅导室。卫计、民政等部门要健全小组，企业可购买服务。"
// Out: responsible 各学校, 卫计, 民政
//
// A subject stands where a clause begins and is followed by a word of obligation (subject_verb.tsv: 要, 应, 负责), or,
// if its names are firm (市教育局, 各单位), by a verb of doing; there the clause must open its sentence or follow one
// that only sets the scene (2022年6月底前，). What merely may (可), and what is encouraged (鼓励X), is no owner.
#include <algorithm>
#include <iterator>

#include "layout/markers.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/verb_time.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

using Kind = OrganizationRecognizer::Kind;

constexpr std::size_t kPredicateBytes = 90;
constexpr std::size_t kSettingBytes = 60;
constexpr std::size_t kBracketBytes = 240;
constexpr std::string_view kCounted = "一二三四五六七八九十";
constexpr std::size_t kOpeningBytes = 45;  // of a clause, where it says of when

bool is_blank(std::string_view c) {
    return c == " " || c == "\u3000" || c == "\t";
}
bool ends_sentence(std::string_view c) {
    return c == "。" || c == "；" || c == "！" || c == "？" || c == "\n" || c == ";" || c == "：";
}
bool ends_clause(std::string_view c) {
    return !c.empty() && !utf8::is_common_han_at(c, 0) && (ends_sentence(c) || c == "，" || c == ",");
}
bool may_stand_inside(MarkerForm form) {
    return form == MarkerForm::arabic_bracket || form == MarkerForm::arabic_half || form == MarkerForm::circled ||
           form == MarkerForm::han_bracket;
}
bool is_mark(std::string_view c) {
    if (c.empty() || utf8::is_common_han_at(c, 0)) return false;
    return is_blank(c) || c == "“" || c == "”" || c == "、" || c == "）" || c == ")" || c == "." || c == "—" ||
           c == "《" || c == "》";
}

/// 各单位落实整治情况纳入考评, 县工会组建和选举工作是…: what somebody does is what the clause speaks of; not behind 将.
bool is_spoken_of(std::string_view text, std::size_t verb, const LexiconTable& verbs) {
    constexpr std::string_view kTakes = "将";
    if (text.substr(verb).starts_with(kTakes)) return false;
    for (std::size_t at = verb; at < text.size() && at - verb < kPredicateBytes && !ends_clause(utf8::at(text, at));
         at += utf8::length_at(text, at)) {
        const LexiconRow* row = verbs.longest_at(text, at);
        if (row != nullptr && verbs.attribute(*row, "kind") == "spoken") return true;
    }
    return false;
}

/// The mark that ends the clause which begins at `pos`; those inside a bracket do not.
std::size_t clause_stop(std::string_view text, std::size_t pos) {
    for (pos = utf8::next_mark(text, pos); pos < text.size(); pos = utf8::next_mark(text, pos)) {
        if (ends_clause(utf8::at(text, pos))) break;
        if (utf8::at(text, pos) == "（" || utf8::at(text, pos) == "(") {
            const std::string_view near = text.substr(pos, kBracketBytes);
            const std::size_t close = std::min(near.find("）"), near.find(')'));
            if (close != std::string_view::npos) pos += close;
        }
        pos += utf8::length_at(text, pos);
    }
    return pos;
}

}  // namespace

std::size_t ResponsibilityRecognizer::behind_during(std::string_view text) const {
    std::size_t at = 0;
    const LexiconRow* row = during_.next(text, at);
    return row == nullptr ? 0 : at + row->phrase.size();
}

bool ResponsibilityRecognizer::sets_scene(std::string_view clause) const {
    if (clause.empty()) return false;
    if (utf8::is_digit(clause[0])) return true;
    // 要按照分级分类原则，消委办…: told to whoever follows.
    const LexiconRow* told = subject_verb_.longest_at(clause, 0);
    if (told && subject_verb_.attribute(*told, "kind") == "must") clause.remove_prefix(told->phrase.size());
    if (setting_.longest_at(clause, 0)) return true;
    const std::string_view last = utf8::before(clause, clause.size());
    return last == "前" || last == "后" || last == "时" || last == "的" || last == "中" || last == "下";
}

ResponsibilityRecognizer::Following ResponsibilityRecognizer::following(std::string_view text,
                                                                        const OrganizationList& list,
                                                                        std::size_t limit) const {
    Following out;
    const std::string_view all = text.substr(0, limit);
    std::size_t at = list.end;
    const auto word = [&](std::size_t pos) { return subject_verb_.longest_at(all, pos); };
    const auto kind = [&](const LexiconRow* row) {
        return row ? subject_verb_.attribute(*row, "kind") : std::string_view{};
    };
    while (at < limit && is_blank(utf8::at(all, at))) at += utf8::length_at(all, at);
    // 民政等有关部门，要加强…; 镇政府、各行政村、要落实…: a list mark where the verb begins.
    const std::string_view mark = utf8::at(all, at);
    if ((mark == "，" || mark == "、") && kind(word(at + utf8::kHanBytes)) == "must") at += utf8::kHanBytes;
    // 各施工单位施工过程中要…: when.
    const std::size_t during = behind_during(all.substr(at, kSettingBytes / 2));
    if (during != 0 && clause_stop(all, at) >= at + during && kind(word(at + during)) == "must") at += during;
    // 办公室设在区民政局，主要负责…: where it sits.
    const LexiconRow* sits = roster_word_.longest_at(all, at);
    if (sits != nullptr && roster_word_.attribute(*sits, "use") == "office") {
        std::size_t behind = clause_stop(all, at);
        if (utf8::at(all, behind) == "，") behind += utf8::kHanBytes;
        constexpr int kNear = 2;  // characters: 主要负责, 具体承担
        for (int n = 0; n < kNear && kind(word(behind)) != "must" && utf8::is_han_at(all, behind); ++n)
            behind += utf8::length_at(all, behind);
        if (kind(word(behind)) == "must") at = behind;
    }
    // 各部门各行业要, 供电企业和用户应: a second one that is no organization.
    const bool each = utf8::at(all, at) == "各";
    if (each || utf8::at(all, at) == "和") {
        for (std::size_t pos = at; pos < std::min(limit, at + 21) && utf8::is_han_at(all, pos);
             pos += utf8::length_at(all, pos)) {
            if (kind(word(pos)) != "must" || (!each && !population_.longest_before(all, pos))) continue;
            at = pos;
            break;
        }
    }
    // X是…的责任主体, X为…的牵头部门: 要 may follow behind a comma.
    const std::string_view first = utf8::at(all, at);
    if (first == "是" || first == "为" || all.substr(at).starts_with("作为")) {
        std::size_t end = at;
        while (end < limit && end - at < kPredicateBytes && !ends_clause(utf8::at(all, end))) {
            // 县住建局为牵头单位、县财政局为配合单位: the next one begins.
            if (utf8::at(all, end) == "、") {
                const std::optional<Label> closed = label_before(all, end, at);
                if (closed && closed->noun) break;
            }
            end += utf8::length_at(all, end);
        }
        const std::string_view predicate = all.substr(at, end - at);
        for (std::size_t pos = 0; pos < predicate.size(); pos += utf8::length_at(predicate, pos)) {
            const std::optional<Label> label = label_before(predicate, predicate.size(), pos);
            if (!label || !label->role || !label->noun || label->person) break;
            out.what = Follow::must;
            out.role = *label->role;
            out.verb = at;
            if (utf8::at(all, end) == "、") out.end = end;
            return out;
        }
        // 各区政府作为运行管理主体，要落实责任: what is told to do something behind the comma, or behind the noun.
        if (first != "作") return out;
        std::size_t told = 0;
        while (told < predicate.size() && kind(word(at + told)) != "must") told += utf8::length_at(predicate, told);
        if (told < predicate.size() && organizations_.name_before(predicate, told)) {
            at += told;
        } else {
            const std::size_t comma = at + predicate.size();
            if (utf8::at(all, comma) != "，" || kind(word(comma + utf8::kHanBytes)) != "must") return out;
            at = comma + utf8::kHanBytes;
        }
    }
    bool timed = false;
    bool regular = false;
    for (int words = 0; words < 6; ++words) {
        // 要于2012年底前, 每年4月底前: a time before the verb.
        if (const VerbTime time = verb_time_at(all, at); time.end > at) {
            at = time.end;
            timed = time.bounded;
            regular = time.recurs;
            // 于6月20日前，对城镇房屋完成排查: the time has a pause behind it.
            if (timed && utf8::at(all, at) == "，") at += utf8::kHanBytes;
        }
        const LexiconRow* row = word(at);
        const std::string_view what = kind(row);
        if (!row || what == "none" || what == "spoken") {
            // 依法管理, 定期研判, 6月底前报名: behind words of manner or a time any verb will do.
            if ((words > 0 || timed) && !row && at < limit && utf8::is_han_at(all, at)) {
                out.what = Follow::doing;
                out.verb = at;
            }
            return out;
        }
        if (organizations_.word_length(all, at) > row->phrase.size()) return out;               // 应急, 对口
        if (what == "do" && all.substr(at + row->phrase.size()).starts_with("率")) return out;  // 通过率, 整改率
        if (what == "adverb") {
            at += row->phrase.size();
            continue;
        }
        out.verb = at;
        if (what == "do" && is_spoken_of(all, at, subject_verb_)) return out;
        if (what == "may") {
            out.what = Follow::may;
        } else if (what == "must") {
            // 幼儿园移交后，应当由教育部门办: it is done to the subject.
            if (all.substr(at + row->phrase.size()).starts_with("由")) return out;
            out.what = Follow::must;
        } else {
            out.what = Follow::doing;
            out.regular = regular;
        }
        // 要牵头…, 负责牵头…, 要配合…: the verb behind the word of obligation.
        const LexiconRow* own = verb_.longest_at(all, at);
        const std::size_t main = own ? at : at + row->phrase.size();
        if (const std::optional<Role> role = verb_role(all.substr(main))) out.role = *role;
        return out;
    }
    return out;
}

// 卫健、民政等部门以及工会、妇联等群团组织要…: a further list behind one that was closed. 各部门，尤其是区教育局，要…:
// those who are meant most. 各镇，各部门要…: a comma where a list has its mark.
void ResponsibilityRecognizer::read_on(std::string_view text, OrganizationList& list) const {
    constexpr std::string_view kAsWell = "以及";
    std::size_t at = list.end + (text.substr(list.end).starts_with("，") ? utf8::kHanBytes : 0);
    const std::size_t behind_comma = at;
    const LexiconRow* chiefly = clause_.longest_at(text, at);
    if (is_clause_word(chiefly, "chiefly")) {
        at += chiefly->phrase.size();
    } else if (list.closed && text.substr(list.end).starts_with(kAsWell)) {
        at = list.end + kAsWell.size();
    } else if (at == list.end || list.names.empty() || !list.names.back().group) {
        return;
    }
    OrganizationList more = organizations_.read_list(text, at);
    if (more.names.empty()) return;
    const bool comma = at == behind_comma && at > list.end;
    if (comma && (!more.names.front().group || following(text, more, text.size()).what != Follow::must)) return;
    std::move(more.names.begin(), more.names.end(), std::back_inserter(list.names));
    list.end = more.end;
    list.closed = more.closed;
}

// 各村成立的巡防队要深入农户: who is told is what the name before describes.
void ResponsibilityRecognizer::described(std::string_view text, OrganizationList& list, Following& next) const {
    constexpr std::string_view kOf = "的";
    constexpr std::size_t kNear = 8 * utf8::kHanBytes;
    const std::size_t of = text.substr(0, std::min(text.size(), next.verb + kNear)).find(kOf, next.verb);
    if (of == std::string_view::npos || clause_stop(text, next.verb) < of) return;
    OrganizationList told = organizations_.read_list(text, of + kOf.size());
    if (told.names.empty()) return;
    Following theirs = following(text, told, text.size());
    if (theirs.what != Follow::must) return;
    list = std::move(told);
    next = theirs;
}

std::vector<OwnerMention> ResponsibilityRecognizer::subjects(std::string_view text, std::size_t begin,
                                                             std::size_t end) const {
    std::vector<OwnerMention> out;
    end = std::min(end, text.size());
    const std::string_view all = text.substr(0, end);
    bool opens = true;         // a verb of doing will do in this clause
    bool told = false;         // the sentence has a subject already
    bool handed = false;       // 由X牵头，Y配合: what goes on behind 由 is read with it
    bool asked = false;        // 请 stands before the clause
    std::size_t next_one = 0;  // X为牵头单位、: where Y为责任单位 follows
    std::size_t at = begin;
    const auto take = [&](std::size_t from, bool doing_will_do) {
        OrganizationList list = organizations_.read_list(all, from);
        read_on(all, list);
        if (list.names.empty() || handles(all, list.names.front())) return false;
        Following next = following(text, list, end);
        if (next.what == Follow::doing) described(all, list, next);
        next_one = next.end;
        // 请各部门主要根据…，认真…, 请各部门、单位于6月底前报送: who is asked needs no word of obligation.
        const bool told_by_asking = next.what == Follow::doing || next.what == Follow::nothing;
        if (asked && told_by_asking && list.names.front().group && utf8::is_han_at(all, list.end) &&
            (next.what == Follow::doing || !organizations_.has_stop(utf8::at(all, list.end))))
            next.what = Follow::must;
        if (next.what != Follow::must && next.what != Follow::doing) return false;
        // 各机关、企事业单位和各村委会: groups on both sides make the one between them one.
        const bool grouped = list.names.front().group && list.names.back().group;
        const bool all_firm = grouped || std::all_of(list.names.begin(), list.names.end(),
                                                     [&](const OrganizationMention& m) { return firm(text, m); });
        // 县卫健局牵头制定方案，各乡镇卫生院配合实施: a role verb will do where the sentence already has a subject.
        // So will any verb behind one certain organization: 市督查室牵头督办，市民政局于每年底报告.
        const LexiconRow* role_verb = verb_.longest_at(all, next.verb);
        const bool role_word = role_verb && verb_.attribute(*role_verb, "kind") == "after";
        // 农业农村办具体实施。: a clause of nothing but the name and the word that gives its role.
        const std::size_t behind = role_word ? next.verb + role_verb->phrase.size() : end;
        const bool assigns = role_word && firm(text, list.names.front()) && !handed && behind < end &&
                             ends_clause(utf8::at(all, behind));
        // 召开动员会，市教育局制定方案: who says whose it is needs no opening; 管理站规范设置 may be done to it.
        const bool says_whose = !handed && std::all_of(list.names.begin(), list.names.end(), [&](const auto& m) {
            const auto ending = organizations_.whole(text, m.begin, m.end);
            bool group = false;
            return ending && (organizations_.lead(text, m.begin, group) > 0 || ending->kind == Kind::whole);
        });
        const bool parallel = (all_firm && (told || says_whose)) || (told && role_word) || assigns;
        const std::optional<RoleVerb> said = assigns ? verb_at(all, next.verb) : std::nullopt;
        const Role role = said ? said->role : next.role;
        if (next.what == Follow::doing &&
            (!(doing_will_do || parallel) || !(all_firm || list.closed || assigns || next.regular)))
            return false;
        told = true;
        for (const OrganizationMention& m : list.names) {
            if (m.name.size() <= 3 || does(text, m)) continue;
            const bool known =
                std::any_of(out.begin(), out.end(), [&](const OwnerMention& o) { return o.organization == m.name; });
            if (known || out.size() > 200) continue;
            OwnerMention o;
            o.role = role;
            o.organization = m.name;
            o.where = {m.begin, m.end};
            o.origin = Origin::subject;
            o.rule = next.what == Follow::must ? "subject.obliged" : "subject.doing";
            out.push_back(std::move(o));
        }
        return true;
    };
    while (at < end) {
        while (at < end && (is_mark(utf8::at(all, at)) || ends_clause(utf8::at(all, at))))
            at += utf8::length_at(all, at);
        if (at >= end) break;
        // 整改措施：（1）城建科、环卫所…: an item's number inside the text.
        if (const auto marker = marker_at(all, at); marker && may_stand_inside(marker->form)) {
            at += marker->length;
            opens = true;
            continue;
        }
        const std::size_t stop = clause_stop(all, at);
        // 一是各镇要…, 二是各村要…: counted.
        if (kCounted.find(utf8::at(all, at)) != std::string_view::npos &&
            all.substr(at + utf8::kHanBytes).starts_with("是"))
            at += 2 * utf8::kHanBytes;
        // 请各镇于6月底前报送: asked is told.
        asked = all.substr(at).starts_with("请");
        if (asked) at += utf8::kHanBytes;
        // 各级、各部门要…: all levels are nobody by themselves.
        const LexiconRow* levels = clause_.longest_at(all, at);
        if (is_clause_word(levels, "levels") && utf8::at(all, at + levels->phrase.size()) == "、")
            at += levels->phrase.size() + utf8::kHanBytes;
        const std::string_view clause = all.substr(at, stop - at);
        // 试点过程中心理卫生服务机构要…: what is before 过程中 is no part of the name.
        const std::size_t during = behind_during(clause.substr(0, kOpeningBytes));
        // 1月17日各村委会报送…: a time opens the clause; 120急救中心 is a name.
        const bool figure = !clause.empty() && utf8::is_digit(clause.front());
        const std::size_t timed = figure ? verb_time_at(all, at).end : at;
        const bool opens_with_time = timed > at && timed < stop && !utf8::is_digit(all[timed - 1]);
        bool found =
            (during != 0 && take(at + during, opens)) || (opens_with_time && take(timed, opens)) || take(at, opens);
        if (!found) {
            // 试点过程中心理卫生服务机构要…, 凡举办食堂的学校要…: the subject stands behind the setting.
            const std::size_t window = std::min(clause.size(), kSettingBytes);
            const bool every = clause.starts_with("凡");
            for (std::size_t pos = 3; pos < window && !found; pos += utf8::length_at(clause, pos)) {
                const std::string_view last = utf8::before(clause, pos);
                const LexiconRow* said = clause_.longest_before(clause, pos);
                const bool behind_time =
                    (last == "前" && !is_clause_word(said, "ahead")) || is_clause_word(said, "during");
                if (behind_time || (last == "的" && (every || are_places(all, at + pos))))
                    found = take(at + pos, opens && behind_time);
            }
        }
        if (found && next_one > at && next_one < stop) {
            at = next_one;
            continue;
        }
        const bool sentence_ends = stop >= end || ends_sentence(utf8::at(all, stop));
        opens = sentence_ends || (opens && sets_scene(clause));
        handed = !sentence_ends && (handed || clause.find("由") != std::string_view::npos);
        if (sentence_ends) told = false;
        at = stop + (stop < end ? utf8::length_at(all, stop) : 0);
    }
    return out;
}

}  // namespace fenjie
