// Names of persons with their posts, in a line of a roster.
//
//   "王 瑞 区委常委、副区长"           -> 王瑞 | 区委常委、副区长
//   "张三（区教育局）、李四（区民政局）"  -> 张三 | 区教育局, 李四 | 区民政局
//   "阳勇市委常委陈捷副市长"           -> 阳勇 | 市委常委, 陈捷 | 副市长
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

struct NamedPerson {
    Range name;      ///< clean bytes; padding is gone there
    Range position;  ///< empty where none
};

class PersonNames {
 public:
    /// Bytes of one paragraph that are searched for people; what stands behind them has a warning (tasks/cuts.hpp).
    static constexpr std::size_t kMostBytes = 20'000;

    explicit PersonNames(const Lexicon& lexicon);

    /// The persons that text[range] lists, and nothing else; none where it is no such list. `known_roster`: the line
    /// stands in a roster, so that a rare family name and a name without a post are believed.
    [[nodiscard]] std::vector<NamedPerson> list(const MappedText& text, Range range, bool known_roster) const;
    /// Whether a whole text is one name.
    [[nodiscard]] bool is_name(std::string_view text) const;
    /// Whether a text ends in a post or in an organization.
    [[nodiscard]] bool is_post(std::string_view text) const;

 private:
    class PostedNames;
    [[nodiscard]] std::vector<NamedPerson> names_alone(const MappedText& text, Range range) const;
    [[nodiscard]] bool has_family_name(std::string_view text) const;
    [[nodiscard]] bool opens_post(std::string_view text) const;
    [[nodiscard]] std::size_t glued_name(std::string_view token) const;
    [[nodiscard]] std::size_t glued_boundary(std::string_view token) const;

    const LexiconTable& families_;
    const LexiconTable& posts_;
    const LexiconTable& organizations_;
    const LexiconTable& leads_;
};

}  // namespace fenjie
