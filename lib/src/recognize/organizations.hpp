// Names of organizations in running text, in notes and in table cells.
//
//   "区委宣传部（区文明办）、各街道等" -> 区委宣传部（区文明办） | 各街道
//   "天津市、河北省相关部门"          -> 天津市相关部门 | 河北省相关部门
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace fenjie {

struct OrganizationMention {
    std::size_t begin = 0;  ///< bytes of the text it was found in
    std::size_t end = 0;
    std::string name;       ///< 等 dropped, a shared tail added
    bool group = false;     ///< 各街道, 有关部门, 各成员单位
    std::string rule;
};

class OrganizationRecognizer {
   public:
    explicit OrganizationRecognizer(const Lexicon& lexicon);

    /// Splits a list that is known to hold names only (a note's, a cell's, a heading's). "/" , "无" and "—" give none.
    [[nodiscard]] std::vector<OrganizationMention> split(std::string_view text, std::size_t begin, std::size_t end) const;
    /// The longest list of organizations that begins at `begin` in running text (X、Y和Z等部门), or none.
    [[nodiscard]] std::vector<OrganizationMention> list_at(std::string_view text, std::size_t begin) const;
    /// Whether a short text names one organization or a list of them and nothing else (a heading, a cell).
    [[nodiscard]] bool is_name(std::string_view text) const;
    /// All mentions in running text, for `explain` and for resolving short names.
    [[nodiscard]] std::vector<OrganizationMention> find(std::string_view text) const;

   private:
    const Lexicon& lexicon_;
};

/// Full forms of the names a document uses: 社区服务办 -> 社区服务办公室 where the document has both.
/// Never gives a name that was not added.
class NameBook {
   public:
    /// A name as the document writes it; names in headings, blocks and tables weigh more than those in running text.
    void add(std::string_view name, bool authoritative);
    /// Call once, after the last add().
    void settle();
    [[nodiscard]] std::string full(std::string_view name) const;

   private:
    std::map<std::string, int, std::less<>> names_;
    std::map<std::string, std::string, std::less<>> full_;
};

}  // namespace fenjie
