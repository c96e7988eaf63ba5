// Names of organizations in running text, in notes and in table cells.
//
//   "区委宣传部（区文明办）、各街道等" -> 区委宣传部（区文明办） | 各街道
//   "天津市、河北省相关部门"          -> 天津市相关部门 | 河北省相关部门
//
// A name is told by its end (org_suffix.tsv); where it begins is known from the context that asks (a list, the begin of
// a sentence, the word behind 会同) or from the word that opens it (org_lead.tsv). Nothing looks further than a fixed
// number of bytes, so that all work is linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "recognize/row_classes.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

struct OrganizationMention {
    std::size_t begin = 0;  ///< bytes of the text it was found in
    std::size_t end = 0;
    std::string name;          ///< 等 dropped, a shared tail added
    bool group = false;        ///< 各街道, 有关部门, 各成员单位
    bool shared_tail = false;  ///< the name has what a later one ends in (公安、司法行政部门)
};

/// A list of names in running text, with the place where all of it ends (X、Y等部门: after 部门).
struct OrganizationList {
    std::vector<OrganizationMention> names;
    std::size_t end = 0;
    bool closed = false;  ///< by 等部门, 等单位
};

class OrganizationRecognizer {
 public:
    /// The most names that are read of one list.
    static constexpr std::size_t kMostNames = 150;

    explicit OrganizationRecognizer(const Lexicon& lexicon);

    /// unit: firm; bureau: a class that with a field before it is a certain office (民政部门); generic: a class.
    enum class Kind : std::uint8_t { unit, whole, short_form, bureau, generic, place };
    [[nodiscard]] static bool is_class(Kind kind) { return kind == Kind::bureau || kind == Kind::generic; }
    /// A place where a name that begins at a known offset may end.
    struct Ending {
        std::size_t end = 0;
        Kind kind = Kind::unit;
        std::size_t suffix = 0;  ///< bytes of the suffix (and of a bracket behind it)
    };

    /// Splits a list that is known to hold names only (a note's, a cell's, a heading's). "/" , "无" and "—" give none.
    [[nodiscard]] std::vector<OrganizationMention> split(std::string_view text, std::size_t begin,
                                                         std::size_t end) const;
    /// The longest list of organizations that begins at `begin` in running text (X、Y和Z等部门), or none.
    [[nodiscard]] std::vector<OrganizationMention> list_at(std::string_view text, std::size_t begin) const;
    /// The same with its end. `verbs` says which words may follow a name at once: the name ends before them.
    [[nodiscard]] OrganizationList read_list(std::string_view text, std::size_t begin) const;
    /// Whether a short text names one organization or a list of them and nothing else (a heading, a cell).
    [[nodiscard]] bool is_name(std::string_view text) const;
    /// The same for a caller that knows whole(text, 0, text.size()) already.
    [[nodiscard]] bool is_name(std::string_view text, const std::optional<Ending>& ending) const;
    /// All mentions in running text, for `explain` and for resolving short names.
    [[nodiscard]] std::vector<OrganizationMention> find(std::string_view text) const;

    /// All endings of a name that begins at `begin`, in order, not past `limit`.
    [[nodiscard]] std::vector<Ending> endings(std::string_view text, std::size_t begin, std::size_t limit) const;
    /// The last of endings(text, begin, end) if it is at `end` (the name is all of it), at a fraction of the cost.
    [[nodiscard]] std::optional<Ending> whole(std::string_view text, std::size_t begin, std::size_t end) const;
    /// Bytes of the words that open a name here (各有关, 市级), 0 if none; `group` is set by 各, 有关 ….
    [[nodiscard]] std::size_t lead(std::string_view text, std::size_t pos, bool& group) const;
    /// End of 等部门, 等有关职能部门, 等国务院相关部门 behind a list, where `pos` is behind 等; `pos` if there is none.
    [[nodiscard]] std::size_t tail(std::string_view text, std::size_t pos) const;
    /// The same where the list is known to end at `end`: all between may say which units are meant
    /// (等国务院食品安全委员会成员单位).
    [[nodiscard]] std::size_t tail_of_list(std::string_view text, std::size_t pos, std::size_t end) const;
    /// 市科经局: a place's level, a few characters whatever they are, an office's end. For lists that hold only names.
    [[nodiscard]] bool is_local_unit(std::string_view text) const;
    /// 要素保障局, 物资供应处: a few characters whatever they are and the end of a certain office's name, for what a
    /// label calls a name.
    [[nodiscard]] bool is_office(std::string_view text) const;
    /// Whether a text has a word that no name contains (对, 通过, 进一步).
    [[nodiscard]] bool has_stop(std::string_view text) const;
    /// Bytes of the word at `pos`: that of a phrase that only looks like a stop word (自由), else one character.
    [[nodiscard]] std::size_t word_length(std::string_view text, std::size_t pos) const;
    /// Adds to `begins`, the first characters of phrases that somebody looks for word by word, those of the words in
    /// which such a phrase may begin: who looks only at these characters finds what looking at every word would.
    void add_hiding_words(std::set<char32_t>& begins) const;
    /// Bytes of the longest suffix of a name (牵头单位, 中心) that begins at `pos`; 0 if none does.
    [[nodiscard]] std::size_t suffix_length(std::string_view text, std::size_t pos) const;
    /// Whether what stands before `end` looks like the end of a name.
    /// A name that ends at `end` is one of what several may set up: 办公室, 指挥部, 领导小组.
    [[nodiscard]] bool is_body(std::string_view text, std::size_t end) const;
    [[nodiscard]] bool name_before(std::string_view text, std::size_t end) const;

    /// 乡镇, 街道, 乡镇（街道）: what places are called, and no place by its own name.
    [[nodiscard]] bool is_place_class(std::string_view name) const;

 private:
    class ListReader;
    struct Piece;
    [[nodiscard]] std::size_t next_in_name(std::string_view text, std::size_t begin, std::size_t pos,
                                           std::size_t limit) const;
    [[nodiscard]] std::optional<Ending> ending_at(std::string_view text, std::size_t begin, std::size_t pos,
                                                  std::size_t limit) const;
    [[nodiscard]] bool names_one(std::string_view text, std::size_t begin, std::size_t end,
                                 const std::optional<Ending>& ending) const;
    [[nodiscard]] bool ends_in_place(std::string_view text, std::size_t end) const;
    void split_pieces(std::string_view text, std::size_t begin, std::size_t end, std::vector<Piece>& out) const;
    /// Levels of administration in a bracket before a name: 市 and 区 of （市、区）教育局.
    struct Levels {
        std::vector<std::string_view> names;
        std::size_t end = 0;  ///< behind the bracket; 0 where there is none
    };
    [[nodiscard]] Levels levels_at(std::string_view text) const;
    [[nodiscard]] bool split_levels(std::string_view text, const Piece& piece, std::vector<Piece>& out) const;
    void split_joined(std::string_view text, Piece piece, std::vector<Piece>& out) const;
    void split_glued(std::string_view text, Piece piece, std::vector<Piece>& out) const;
    void drop_aside(std::string_view text, Piece& piece) const;
    void share_tails(std::string_view text, std::vector<Piece>& pieces) const;
    [[nodiscard]] bool is_bare_place(std::string_view name) const;
    [[nodiscard]] std::string place_tail(std::string_view name) const;
    [[nodiscard]] bool joins(std::string_view text, std::size_t begin, std::size_t pos, std::size_t after,
                             std::size_t end) const;
    [[nodiscard]] bool etc_at(std::string_view text, std::size_t at) const;
    [[nodiscard]] bool verb_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::size_t behind_short_forms(std::string_view text, std::size_t begin, std::size_t pos) const;
    [[nodiscard]] bool is_none(std::string_view piece) const;
    [[nodiscard]] bool called_by_work(std::string_view text, std::size_t from, const std::vector<Ending>& all) const;
    [[nodiscard]] std::size_t choose(std::string_view text, std::size_t begin, std::size_t limit) const;

    const LexiconTable& suffix_;
    const LexiconTable& exception_;
    const LexiconTable& lead_;
    const LexiconTable& tail_;
    const LexiconTable& stop_;
    const LexiconTable& verb_;
    const LexiconTable& aside_;
    const LexiconTable& position_;
    const LexiconTable& none_;
    const LexiconTable& bare_;

    enum class Word : std::uint8_t { stop, pass };
    enum class At : std::uint8_t { end, start, both };
    enum class None : std::uint8_t { none, refers, above };
    RowClasses<Kind> suffix_kind_;
    RowClasses<Word> stop_kind_;
    RowClasses<At> exception_at_;
    RowClasses<bool> lead_group_;
    RowClasses<bool> verb_none_;
    RowClasses<None> none_kind_;
};

/// Full forms of the names a document uses: 社区服务办 -> 社区服务办公室 where the document has both.
/// Never gives a name that was not added.
class NameBook {
 public:
    explicit NameBook(std::shared_ptr<const Lexicon> lexicon = Lexicon::built_in());
    /// A name as the document writes it; names in headings, blocks and tables weigh more than those in running text.
    void add(std::string_view name, bool authoritative);
    /// Call once, after the last add().
    void settle();
    [[nodiscard]] std::string full(std::string_view name) const;

 private:
    [[nodiscard]] bool shortens(std::string_view name) const;

    std::shared_ptr<const Lexicon> lexicon_;
    std::map<std::string, int, std::less<>> names_;  // with how often, headings counting more
    std::map<std::string, std::string, std::less<>> full_;
};

}  // namespace fenjie
