// What a plan declares for the owners of all its tasks, and what a task's main verb makes of its owner.
//
// In:  "（责任单位：市教育局、市财政局，排在第一位的部门为牵头部门，下同）"
// Out: declaration first_named_leads at 排在第一位的部门为牵头部门，下同
// In:  "配合社区服务办对重点人群加强心理疏导"  ->  verb_role cooperate
//
// A declaration is a trigger (owner_rule.tsv) with 为 or 由 and the word it promises, all within one clause: 把安全放在
// 首位，牵头推进… is none. The main verb is that of the first clause which is no mere setting (针对…情况，).
#include <algorithm>

#include "recognize/brackets.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/responsibility/marks.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kClauseBytes = 120;
constexpr std::size_t kVerbWindow = 400;

bool ends_clause(std::string_view c) {
    return c == "，" || c == "。" || c == "；" || c == "：" || c == "\n" || c == "）" || c == "（" || c == "," ||
           c == ";" || c == "！";
}

std::size_t clause_end(std::string_view text, std::size_t pos, std::size_t limit) {
    for (pos = utf8::next_mark(text, pos); pos < limit && !ends_clause(utf8::at(text, pos));)
        pos = utf8::next_mark(text, pos + utf8::length_at(text, pos));
    return std::min(pos, limit);
}

}  // namespace

std::vector<ResponsibilityRecognizer::Declaration> ResponsibilityRecognizer::declarations(std::string_view text) const {
    std::vector<Declaration> out;
    std::size_t at = 0;
    while (const LexiconRow* row = owner_rule_.next(text, at)) {
        const std::size_t behind = at + row->phrase.size();
        const std::string_view then = owner_rule_.attribute(*row, "then");
        const std::size_t end = clause_end(text, behind, std::min(text.size(), behind + kClauseBytes));
        const std::string_view clause = text.substr(behind, end - behind);
        const std::size_t promised = clause.find(then);
        const std::string_view rule = owner_rule_.attribute(*row, "rule");
        // 未明确牵头单位的，由责任单位负责: what it promises may stand behind a comma.
        const std::string_view next = text.substr(end, std::min<std::size_t>(text.size() - end, 60));
        const bool late = rule == "responsible_lead_when_none_named" && promised == std::string_view::npos &&
                          next.substr(0, 45).find(then) != std::string_view::npos;
        const std::size_t is = std::min(clause.find("为"), clause.find("是"));
        // 第一位的为牵头单位, but not …的是牵头人.
        const std::size_t after = promised == std::string_view::npos ? clause.size() : promised + then.size();
        const LexiconRow* noun = label_noun_.longest_at(clause, after);
        const bool office = after >= clause.size() || (noun && label_noun_.attribute(*noun, "person") != "yes");
        // 未明确牵头单位的，排在第一位的责任单位为牵头单位: which of them leads is said by what follows.
        std::size_t other = 0;
        const LexiconRow* which = late ? owner_rule_.next(next, other) : nullptr;
        if (which != nullptr && owner_rule_.attribute(*which, "rule") != rule) {
            at = behind;
            continue;
        }
        const bool said =
            promised != std::string_view::npos &&
            (rule == "responsible_lead_when_none_named" || (office && (is < promised || clause.starts_with(then))));
        if (!said && !late) {
            at = behind;
            continue;
        }
        std::size_t begin = at;
        while (begin > 0 && at - begin < kClauseBytes && !ends_clause(utf8::before(text, begin)) &&
               utf8::before(text, begin) != "、") {
            begin = utf8::previous(text, begin);
        }
        std::size_t stop = end;
        if (late) stop = clause_end(text, end + utf8::length_at(text, end), std::min(text.size(), end + kClauseBytes));
        if (text.substr(stop).starts_with("，下同")) stop += 9;
        out.push_back({std::string(rule), {begin, stop}});
        at = stop;
    }
    return out;
}

// The end of words such as 负责, 共同, 分别 that may stand before the verb that counts.
std::size_t ResponsibilityRecognizer::skip_manner(std::string_view text, std::size_t pos) const {
    for (int words = 0; words < 4; ++words) {
        const LexiconRow* verb = verb_.longest_at(text, pos);
        const LexiconRow* adverb = subject_verb_.longest_at(text, pos);
        if (verb && verb->phrase == "负责")
            pos += verb->phrase.size();
        else if (verb && verb_.attribute(*verb, "kind") == "adverb")
            pos += verb->phrase.size();
        else if (adverb && subject_verb_.attribute(*adverb, "kind") == "adverb")
            pos += adverb->phrase.size();
        else
            break;
    }
    return pos;
}

std::optional<Role> ResponsibilityRecognizer::verb_role(std::string_view text) const {
    std::size_t pos = 0;
    const std::size_t limit = std::min(text.size(), kVerbWindow);
    for (int clauses = 0; clauses < 3 && pos < limit; ++clauses) {
        while (pos < limit &&
               (ends_clause(utf8::at(text, pos)) || utf8::at(text, pos) == " " || utf8::at(text, pos) == "、")) {
            pos += utf8::length_at(text, pos);
        }
        const std::size_t end = clause_end(text, pos, limit);
        const std::string_view clause = text.substr(0, end);
        const std::size_t main = skip_manner(clause, pos);
        const LexiconRow* verb = verb_.longest_at(clause, main);
        const std::string_view kind = verb ? verb_.attribute(*verb, "kind") : std::string_view{};
        const std::string_view role = verb ? verb_.attribute(*verb, "role") : std::string_view{};
        if (verb && kind == "after" && role == "lead") return Role::lead;
        const LexiconRow* partner = text_trigger_.longest_at(clause, main);
        const std::string_view how = partner ? text_trigger_.attribute(*partner, "kind") : std::string_view{};
        if (how == "under") return Role::cooperate;
        // 与教育局共同牵头, 会同区卫健委等部门牵头制定: the clause's verb stands behind the partners.
        if (how == "with" || how == "loose" || how == "joint") {
            const OrganizationList list = organizations_.read_list(clause, main + partner->phrase.size());
            if (!list.names.empty()) {
                const std::size_t behind = skip_manner(clause, list.end);
                const LexiconRow* second = verb_.longest_at(clause, behind);
                if (second && verb_.attribute(*second, "role") == "lead") return Role::lead;
            }
            return std::nullopt;
        }
        const LexiconRow* setting = setting_.longest_at(clause, pos);
        if (!setting || end >= text.size() || utf8::at(text, end) != "，") return std::nullopt;
        pos = end;
    }
    return std::nullopt;
}

// What the plan declares for all its notes. A lead that the note names itself stands.
void ResponsibilityRecognizer::apply(std::string_view text, const OwnerRules& rules, NoteContent& c) const {
    const auto leads = [](const OwnerMention& o) { return o.role == Role::lead; };
    if (c.owners.empty() || std::any_of(c.owners.begin(), c.owners.end(), leads)) return;
    const auto give = [](OwnerMention& o) {
        if (o.role != Role::responsible) return;
        o.role = Role::lead;
        o.origin = Origin::rule;
    };
    if (rules.before_comma_leads) {
        const std::size_t begin = c.owners.front().where.begin;
        const std::string_view all = text.substr(begin, c.owners.back().where.end - begin);
        std::size_t comma = std::string_view::npos;
        int depth = 0;
        for (std::size_t at = 0; at < all.size() && comma == std::string_view::npos; at += utf8::length_at(all, at)) {
            const std::string_view mark = utf8::at(all, at);
            if (opens_bracket(mark)) ++depth;
            if (closes_bracket(mark)) --depth;
            if (depth <= 0 && (mark == "，" || mark == ",")) comma = begin + at;
        }
        if (comma != std::string_view::npos) {
            for (OwnerMention& o : c.owners) {
                if (o.where.begin < comma) give(o);
            }
        } else if (c.owners.size() == 1) {
            give(c.owners.front());
        }
    } else if (rules.first_named_leads) {
        give(c.owners.front());
    }
    if (rules.responsible_lead_when_none_named && std::none_of(c.owners.begin(), c.owners.end(), leads)) {
        for (OwnerMention& o : c.owners) give(o);
    }
}

}  // namespace fenjie
