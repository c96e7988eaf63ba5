// What each block of a document is for: letterhead, notice, title, addressees, signature, preamble, body,
// attachments, rosters, colophon. It says where things stand; tasks/document reads their values.
//
//   和安区人民政府办公室文件            letterhead
//   和政办发〔2023〕12号                letterhead (and document_number)
//   关于印发《…行动方案》的通知          notice_title
//   各街道办事处，区政府各部门：         addressee
//   现将《…》印发给你们，请认真贯彻执行。  notice_text
//   和安区人民政府办公室                signature (and issuers)
//   2023年3月8日                        signature (and issued)
//   和安区居家养老服务提升行动方案        title
//   为进一步……，制定本方案。             preamble
//   一、工作目标                        body
//   附件：1. 重点任务分解表              attachment_note
//   附件1                               attachment_label
//   重点任务分解表                      attachment_title
//   抄送：区委办公室。                   colophon
//
// Guarantees: one role per block; texts map to the source; attachments are in reading order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/block.hpp"
#include "text/mapped_text.hpp"

namespace fenjie {

enum class BlockRole {
    letterhead,    ///< issuer, document number, a government page's header table, what a web page puts above
    notice_title,  ///< 关于印发《…》的通知 of a notice that carries the plan
    title,         ///< the plan's own title (each of the titles where a file holds two plans)
    addressee,
    notice_text,  ///< 现将《…》印发给你们 …
    signature,    ///< issuer and date under a text, （此件公开发布）
    preamble,     ///< from the title to the first heading: why the plan is made
    body,
    attachment_note,   ///< 附件：1. … (announced)
    attachment_label,  ///< 附件1 (the attachment itself begins)
    attachment_title,
    roster,    ///< names and positions of a leading group, and what the roster's page says of them
    validity,  ///< from when and how long the paper holds, what it replaces
    colophon,  ///< 抄送, 印发, 共印55份, 扫一扫在手机打开当前页
};

/// A value of the table that government sites print above a document.
struct HeaderValue {
    std::string field;  ///< issuer | issued | published | number | title | other
    MappedText value;
};

/// An attachment that stands in the file.
struct AttachmentStart {
    std::size_t block = 0;             ///< its label (its title where it has no label)
    std::size_t body = 0;              ///< the first block after label and title
    std::optional<MappedText> marker;  ///< 附件2, as printed, clean
    std::optional<int> number;         ///< 2
    MappedText title;                  ///< lines joined; empty where none
};

/// An attachment that 附件：… announces.
struct AttachmentNote {
    std::optional<int> number;
    MappedText title;
};

/// A plan of the file. There is one unless a notice carries several.
struct PlanStart {
    std::size_t block = 0;  ///< its title (the first block of its text where it has none)
    std::size_t body = 0;   ///< the first block after the title
    MappedText title;       ///< lines joined; empty where none
};

struct DocumentLayout {
    std::vector<BlockRole> roles;  ///< one per block
    MappedText notice_title;       ///< lines joined; empty where none
    std::vector<PlanStart> plans;  ///< in reading order, never empty unless there are no blocks
    std::vector<AttachmentStart> attachments;
    std::vector<AttachmentNote> announced;

    std::optional<MappedText> document_number;
    std::vector<MappedText> letterhead_issuers;  ///< above the title, one name each
    std::vector<MappedText> signature_issuers;   ///< below notice or plan, one name each
    std::vector<MappedText> addressees;          ///< whole lists, without their colon
    std::vector<MappedText> copied_to;           ///< whole lists, without 抄送：
    std::vector<HeaderValue> header;
    std::optional<MappedText> issued;  ///< the date of the signature or under the title, else of the 印发 line
    std::optional<MappedText> unreadable_date;  ///< a line that must hold the date, which cannot be read
    std::size_t body_begin = 0;                 ///< the first block of role preamble or body
    std::size_t colophon_begin = 0;  ///< the first block of the closing colophon; the number of blocks where none
};

/// Finds the parts. Linear in the text; any list of blocks is accepted.
[[nodiscard]] DocumentLayout read_front_matter(const std::vector<Block>& blocks, const Lexicon& lexicon);

}  // namespace fenjie
