// The longest known name that a column's name ends in says what the column holds.
//
// In:  "工作任务"  "区级牵 头 单 位"  "责任（配合）单位"  "办理时限"
// Out: task (任务)  lead (牵头 + 单位)  responsible  deadline (时限)
//
// Roles and deadlines are called what the labels of responsibility notes are called: their lists serve here as well.
#include "layout/column_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "layout/stamps.hpp"
#include "text/joints.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kNameCharacters = 20;
constexpr std::size_t kShortName = 6;  // characters

constexpr std::array<std::pair<std::string_view, ColumnMeaning>, 16> kMeanings = {
    {{"number", ColumnMeaning::number},
     {"category", ColumnMeaning::category},
     {"task", ColumnMeaning::task},
     {"lead", ColumnMeaning::lead},
     {"responsible", ColumnMeaning::responsible},
     {"implement", ColumnMeaning::implement},
     {"cooperate", ColumnMeaning::cooperate},
     {"member", ColumnMeaning::cooperate},
     {"supervise", ColumnMeaning::supervise},
     {"deadline", ColumnMeaning::deadline},
     {"goal", ColumnMeaning::goal},
     {"weight", ColumnMeaning::weight},
     {"indicator", ColumnMeaning::indicator},
     {"value", ColumnMeaning::value},
     {"note", ColumnMeaning::note},
     {"unit", ColumnMeaning::unit}}};

ColumnMeaning named(std::string_view name) {
    for (const auto& [word, meaning] : kMeanings) {
        if (word == name) return meaning;
    }
    return ColumnMeaning::other;
}

/// Without blanks and colons; 责任（配合）单位 also without its bracket.
std::string bare(std::string_view text, bool brackets) {
    std::string out;
    int depth = 0;
    std::size_t kept = 0;  // behind what is put out or left out
    const auto keep = [&](std::size_t end) {
        if (depth == 0) out += text.substr(kept, end - kept);
    };
    for (std::size_t pos = utf8::next_mark(text, 0); pos < text.size(); pos = utf8::next_mark(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        const bool opens = !brackets && (c == "（" || c == "(");
        const bool closes = !brackets && (c == "）" || c == ")");
        if (opens || closes || c == " " || c == "\u3000" || c == "\n" || c == "：" || c == ":") {
            keep(pos);
            if (closes && depth == 0) out += c;
            if (opens) ++depth;
            if (closes && depth > 0) --depth;
            kept = pos + c.size();
        }
        pos += c.size();
    }
    keep(text.size());
    return out;
}

}  // namespace

bool is_bare_unit(std::string_view name) {
    constexpr std::string_view kUnit = "单位";
    return bare(name, true) == kUnit;
}

bool is_remark(std::string_view text, const Lexicon& lexicon) {
    const LexiconTable& columns = lexicon.table("table_column");
    const LexiconRow* row = columns.longest_at(text, 0);
    return row != nullptr && columns.attribute(*row, "meaning") == "remark";
}

bool is_unit_column(const std::vector<ColumnMeaning>& meanings, std::size_t c, std::string_view name) {
    if (c < meanings.size() && meanings[c] == ColumnMeaning::unit) return true;
    if (!is_bare_unit(name)) return false;
    const auto figure = [&](std::size_t k) {
        return k < meanings.size() && (meanings[k] == ColumnMeaning::goal || meanings[k] == ColumnMeaning::value ||
                                       meanings[k] == ColumnMeaning::indicator);
    };
    bool owner = false;
    for (std::size_t k = 0; k < meanings.size(); ++k) {
        owner = owner || (k != c && (meanings[k] == ColumnMeaning::lead || meanings[k] == ColumnMeaning::responsible ||
                                     meanings[k] == ColumnMeaning::implement));
    }
    return owner && (figure(c + 1) || (c > 0 && figure(c - 1)));
}

ColumnNames::ColumnNames(const Lexicon& lexicon)
    : columns_(lexicon.table("table_column")),
      roles_(lexicon.table("role_label")),
      nouns_(lexicon.table("role_label_noun")),
      times_(lexicon.table("note_label")) {}

ColumnMeaning ColumnNames::at_end(std::string_view name) const {
    if (name.empty()) return ColumnMeaning::other;
    const LexiconRow* column = columns_.longest_before(name, name.size());
    const LexiconRow* time = times_.longest_before(name, name.size());
    const LexiconRow* noun = nouns_.longest_before(name, name.size());
    const LexiconRow* role = roles_.longest_before(name, name.size());
    std::size_t label = role == nullptr ? 0 : role->phrase.size();
    if (noun != nullptr && noun->phrase.size() < name.size() && label <= noun->phrase.size()) {
        role = roles_.longest_before(name, name.size() - noun->phrase.size());
        label = role == nullptr ? 0 : role->phrase.size() + noun->phrase.size();
    }
    const std::size_t known = column == nullptr ? 0 : column->phrase.size();
    if (time != nullptr && time->phrase.size() > std::max(known, label)) return ColumnMeaning::deadline;
    if (label > known) {
        const ColumnMeaning first = first_of_two(name.substr(0, name.size() - label));
        return first != ColumnMeaning::other ? first : named(roles_.attribute(*role, "role"));
    }
    return column == nullptr ? ColumnMeaning::other : named(columns_.attribute(*column, "meaning"));
}

ColumnMeaning ColumnNames::first_of_two(std::string_view before) const {
    const std::size_t joint = joint_before(before);
    const ColumnMeaning first = joint > 0 ? at_end(before.substr(0, before.size() - joint)) : ColumnMeaning::other;
    return is_owner(first) ? first : ColumnMeaning::other;
}

bool ColumnNames::of_persons(std::string_view name) const {
    const LexiconRow* noun = nouns_.longest_before(name, name.size());
    return noun != nullptr && nouns_.attribute(*noun, "person") == "yes";
}

ColumnMeaning ColumnNames::exact(std::string_view name) const {
    if (utf8::count(name) > kNameCharacters) return ColumnMeaning::other;
    const std::string plain = bare(name, false);
    const bool known = columns_.contains(plain) || times_.contains(plain);
    return known || utf8::count(plain) <= kShortName ? meaning(name) : ColumnMeaning::other;
}

ColumnMeaning ColumnNames::meaning(std::string_view name) const {
    if (name.empty() || utf8::count(name) > kNameCharacters) return ColumnMeaning::other;
    const std::string whole = bare(name, true);
    if (const LexiconRow* row = columns_.find(whole)) return named(columns_.attribute(*row, "meaning"));
    const std::string plain = bare(name, false);
    const ColumnMeaning found = at_end(plain.empty() ? whole : plain);
    if (found != ColumnMeaning::other) return found;
    // "2025年": a year over a column of figures.
    std::size_t digits = 0;
    const bool year = plain.ends_with("年") && year_digits_at(plain, 0, digits);
    return year ? ColumnMeaning::value : ColumnMeaning::other;
}

}  // namespace fenjie
