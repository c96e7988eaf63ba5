// Names of owners that run together at the end of a table's row, told apart by what they say.
//
//   …新建学校12所。王明志区教育局区财政局、各街道     王明志 / 区教育局 / 区财政局、各街道
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "layout/cell_places.hpp"
#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie::glued {

class OwnersReader {
 public:
    explicit OwnersReader(const Lexicon& lexicon)
        : words_(lexicon),
          suffix_(lexicon.table("org_suffix")),
          exceptions_(lexicon.table("org_exception")),
          population_(lexicon.table("population")) {}

    /// Where the persons and owners at the end of a row begin; its end where there are none.
    [[nodiscard]] std::size_t begin_in(std::string_view text, Range row) const;

    /// The bytes of a person's name that stands before an organization's; 0 where none does.
    [[nodiscard]] std::size_t person_at(std::string_view text) const;

    /// The end of the names that marks hold together: 区民政局 of 区民政局区财政局、各街道.
    [[nodiscard]] std::size_t name_end(std::string_view text) const;

 private:
    /// Whether a level of administration ends a word that the vocabulary knows: 城市, 社区, 全县.
    [[nodiscard]] bool ends_word(std::string_view text, std::size_t level) const;
    /// Whether there are names of organizations and nothing else, glued or not, but for a person before them. Rests
    /// that are none `failed` before, or do now.
    [[nodiscard]] bool is_list(std::string_view text, std::vector<std::size_t>& failed) const;

    CellWords words_;
    const LexiconTable& suffix_;
    const LexiconTable& exceptions_;
    const LexiconTable& population_;
};

}  // namespace fenjie::glued
