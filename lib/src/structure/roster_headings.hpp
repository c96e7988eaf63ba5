// Which group a roster is of: what the heading above it, or the title of its attachment, names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "structure/line_shapes.hpp"

namespace fenjie {

class RosterHeadings {
 public:
    static constexpr std::size_t kLongest = 60;  ///< characters of a line that may name a group

    /// `words`: roster_word.tsv. Both must outlive this.
    RosterHeadings(const LexiconTable& words, const LineShapes& shapes) : words_(words), shapes_(shapes) {}

    /// What follows stands in an attachment with this title, below no heading yet.
    void open_attachment(std::string_view title);
    /// What follows stands below a heading that names this group.
    void set(std::string group);
    /// A paragraph that is no roster: it may be a heading of what follows. Its text must outlive this.
    void add(std::string_view paragraph) { above_.push_back(paragraph); }
    /// The group that the heading above names, unless the attachment's title says it more fully; "" where none does.
    [[nodiscard]] std::string nearest();
    /// 关于调整…领导小组成员名单 -> …领导小组; "" for what names no group.
    [[nodiscard]] std::string group_of(std::string_view title) const;

 private:
    bool read(std::string_view paragraph);
    [[nodiscard]] std::string_view use(const LexiconRow* row) const {
        return row == nullptr ? std::string_view{} : words_.attribute(*row, "use");
    }
    [[nodiscard]] bool stands_before(const LexiconRow* row) const { return use(row) == "before" || use(row) == "make"; }
    [[nodiscard]] std::string_view group_from(std::string_view text, std::size_t begin) const;

    const LexiconTable& words_;
    const LineShapes& shapes_;
    std::string title_;                    // of the attachment, as a group's name
    std::string heading_;                  // the last heading that names a group, of those above `above_`
    std::vector<std::string_view> above_;  // paragraphs since, not yet read as headings
};

}  // namespace fenjie
