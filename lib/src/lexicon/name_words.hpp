// How the names of organizations and places begin and end, told by the vocabulary alone, for readers that part names
// before the recognizer of organizations sees them.
//
//   区教育局      begins with a level of administration, ends like a name
//   人力资源和社会  ends like 会 and is none: 社会 is another word (org_exception.tsv)
#pragma once

#include <cstddef>
#include <string_view>

#include "lexicon/lexicon.hpp"

namespace fenjie {

class NameWords {
 public:
    explicit NameWords(const Lexicon& lexicon);

    /// Whether this is a level of administration by itself: 省, 市, 县, 国家. Source: org_lead.tsv.
    [[nodiscard]] bool is_level(std::string_view word) const;
    /// Whether a name may begin at byte `pos`: with a level (区民政局, 团市委) or with what makes it a group (各街道).
    [[nodiscard]] bool begins_at(std::string_view text, std::size_t pos) const;
    /// The end of a name (org_suffix.tsv) that stands before byte `end`; null where none does, or where it belongs to
    /// another word (社会, 全部).
    [[nodiscard]] const LexiconRow* end_before(std::string_view text, std::size_t end) const;
    /// Whether a word that is no name's end stands across the two: 和社 | 会保障局.
    [[nodiscard]] bool cuts_word(std::string_view left, std::string_view right) const {
        return exceptions_.joins(left, right);
    }
    /// What a row of end_before says of the name: unit, frame, place, … (org_suffix.tsv).
    [[nodiscard]] std::string_view kind(const LexiconRow& end) const { return ends_.attribute(end, "kind"); }

 private:
    const LexiconTable& leads_;
    const LexiconTable& ends_;
    const LexiconTable& exceptions_;
};

/// Three names or more, parted by 、, and nothing else: what lists that are attached to a plan hold.
[[nodiscard]] bool is_list_of_names(std::string_view text, const NameWords& names);

}  // namespace fenjie
