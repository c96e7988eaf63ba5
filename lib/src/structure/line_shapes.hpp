// What the wording of one clean line says of its place in a document: a number, a date, a title's end, a label.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/stamps.hpp"
#include "lexicon/lexicon.hpp"
#include "text/block.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

/// 附件2：重点任务分解表 -> number 2, marker 附件2, rest 重点任务分解表.
struct LabelInText {
    Range marker;
    std::optional<int> number;
    bool colon = false;
    std::size_t rest = 0;  ///< where what follows the label begins
};

/// A label of a government page's header table, and the value behind it.
struct HeaderField {
    std::string_view field;  ///< issuer | issued | published | number | title | other
    Range value;
};

/// The range without brackets that wrap it, and without blanks at its ends.
[[nodiscard]] Range unwrapped(std::string_view text, Range range);
/// Text before the brackets at its end; 》 and ” go as well.
[[nodiscard]] std::string_view without_end_brackets(std::string_view text);
/// 任务分解表.docx as 任务分解表: without the two to five letters behind a file's dot.
[[nodiscard]] std::string_view without_extension(std::string_view text);
/// The extension of a file that pages offer, without its dot: docx.
[[nodiscard]] bool is_extension(std::string_view text);
/// Ends in such an extension: 任务分解表.docx
[[nodiscard]] bool names_file(std::string_view text);
constexpr std::size_t kIssuerLimit = 45;  ///< characters of one issuer's name
/// Han characters and digits only, lower case: what titles are compared by.
[[nodiscard]] std::string title_key(std::string_view text);
/// Bytes of the text's key where `key` begins with it; 0 where it does not, told at the first difference.
[[nodiscard]] std::size_t title_key_begin(std::string_view text, std::string_view key);
/// The first character of the text's key; "" where it has none.
[[nodiscard]] std::string title_key_first(std::string_view text);
/// 《…》 groups, outermost, without their marks; 〈…〉 inside stays.
[[nodiscard]] std::vector<Range> quoted_titles(std::string_view text);

class LineShapes {
 public:
    explicit LineShapes(const Lexicon& lexicon);

    /// The document kind that a title ends in, brackets such as （试行） aside; null for what ends in none.
    [[nodiscard]] const LexiconRow* title_end(std::string_view text) const;
    /// 方案, 若干措施: a short name for a paper that was named before.
    [[nodiscard]] bool is_bare_kind(std::string_view title) const;
    /// Whether 的 stands right before the kind that the text ends in, or a few characters before (的通知, 的指导意见).
    [[nodiscard]] bool has_kind_behind_of(std::string_view text) const;
    /// Whether a line's end cuts the word for what the paper is: 三年行 | 动计划, 实施方 | 案.
    [[nodiscard]] bool cuts_kind(std::string_view above, std::string_view line) const {
        return kinds_.joins(above, line);
    }
    [[nodiscard]] std::string_view kind_of(const LexiconRow& row) const { return kinds_.attribute(row, "kind"); }
    /// A notice's title: its end is of use "carrier".
    [[nodiscard]] bool is_carrier(std::string_view text) const;
    /// Whether it passes on another paper: 关于印发…的通知.
    [[nodiscard]] bool carries(std::string_view text) const;
    /// A notice's title that passes on what it quotes (关于印发《…方案》的通知), not one that only speaks of such a
    /// title.
    [[nodiscard]] bool hands_on(std::string_view title) const;
    /// Where the text says what it is about (关于); npos where it does not.
    [[nodiscard]] std::size_t about(std::string_view text) const;
    /// Begins with 关于 or with a word that passes a paper on.
    [[nodiscard]] bool opens_subject(std::string_view text) const;
    /// What a 关于印发X的通知 passes on: the 《…》 groups, else X.
    [[nodiscard]] std::vector<std::string> carried_titles(std::string_view title) const;
    [[nodiscard]] bool hands_over(std::string_view text) const;

    /// A line of nothing but a document number; brackets, a leading …文件 and 签发人 aside.
    [[nodiscard]] std::optional<NumberInText> number_line(std::string_view text) const;
    /// A line that ends in a full date, with what stands before it (nothing, or names of issuers).
    [[nodiscard]] std::optional<DateInText> date_line(std::string_view text) const;
    /// A short line with a year and 日 that must be a date, but cannot be read as one (2023‘年L 9 丿习 7 日印).
    [[nodiscard]] bool is_garbled_date(std::string_view text) const;
    [[nodiscard]] std::optional<LabelInText> label(std::string_view text) const;
    /// The labelled values of a line; one that stands among others may be a single label without a mark.
    [[nodiscard]] std::vector<HeaderField> header_fields(std::string_view text, bool among_others = false) const;
    /// The header field that a table's cell names.
    [[nodiscard]] std::optional<std::string_view> header_label(std::string_view cell) const;
    /// The table of a document's data above it: the first cells name such fields, one of the first or two of twelve.
    [[nodiscard]] bool is_header_table(const Table& table) const;
    /// The use of a colophon line ("" for any other line): copied_to, printed, note, skip, tail, web.
    [[nodiscard]] std::string_view colophon(std::string_view text) const;

    /// A short line without punctuation that may be a name: a signature's issuer is one of these above a date.
    [[nodiscard]] bool may_be_issuer(std::string_view text) const;
    /// Where names of ministries meet in a text that holds nothing else (财政部|水利部), in bytes; else nothing.
    [[nodiscard]] std::vector<std::size_t> meetings_of_ministries(std::string_view names) const;
    /// A post and a name (市长 王明志): who signs an order for his office.
    [[nodiscard]] bool is_person(std::string_view text) const;
    /// Ends in a word that organizations' names end in.
    [[nodiscard]] bool ends_as_organization(std::string_view text) const;
    /// Ends in a word that makes the name one of something else: 和安区人民政府网站 (org_exception.tsv).
    [[nodiscard]] bool is_no_organization(std::string_view text) const;
    /// 区教育局等单位, 区教育局等五部门 as 区教育局.
    [[nodiscard]] std::string_view without_others(std::string_view names) const;
    /// Ends in the name of a group of officers: 领导小组, 指挥部, 联席会议.
    [[nodiscard]] bool names_group(std::string_view text) const;
    /// A line that may be part of a title: short, no sentence, no item.
    [[nodiscard]] bool may_be_title(std::string_view text) const;
    [[nodiscard]] bool is_heading(std::string_view text) const;

 private:
    [[nodiscard]] bool is_central(std::string_view name) const;
    /// The use of the front matter's word at a place; "" where none stands.
    [[nodiscard]] std::string_view use_at(std::string_view text, std::size_t pos) const;
    [[nodiscard]] std::vector<HeaderField> unmarked_fields(std::string_view text, std::size_t least) const;
    const LexiconTable& kinds_;
    const LexiconTable& words_;
    const LexiconTable& fields_;
    const LexiconTable& colophon_;
    const LexiconTable& organizations_;
    const LexiconTable& exceptions_;
    const LexiconTable& central_;
    const LexiconTable& posts_;
};

/// Whether the text holds the end of a sentence: 。！？；
[[nodiscard]] bool has_sentence_mark(std::string_view text);

/// …制定本方案。 …提出如下措施： …公布如下：: a paragraph that leads in what follows it.
[[nodiscard]] bool announces_plan(std::string_view text);
[[nodiscard]] bool ends_with(std::string_view text, std::string_view end);
[[nodiscard]] bool begins_with(std::string_view text, std::string_view begin);

}  // namespace fenjie
