// Blocks to roles, in one order: titles first (they part notice from plan), then what stands above and between
// them, the colophon, attachments, signatures, the preamble, and last what a roster takes.
//
// In:  和政办发〔2023〕12号 / 关于印发《…方案》的通知 / 各街道： / 现将…印发给你们。 / 和安区人民政府 / …方案 / 为… /
// 一、… Out: letterhead / notice_title / addressee / notice_text / signature / title / preamble / body
#include "structure/front_matter.hpp"

#include <algorithm>

#include "structure/attachments.hpp"
#include "structure/heading_shapes.hpp"
#include "structure/joint_names.hpp"
#include "structure/line_shapes.hpp"
#include "structure/rosters.hpp"
#include "structure/signatures.hpp"
#include "structure/titles.hpp"
#include "structure/validity.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kAddresseeLimit = 500;  // characters
constexpr std::size_t kPreambleLimit = 40;    // paragraphs
constexpr std::size_t kBelowTitle = 30;       // blocks below a title where a page's labelled values may stand

class Reader {
 public:
    Reader(const std::vector<Block>& blocks, const Lexicon& lexicon)
        : blocks_(blocks), lexicon_(lexicon), shapes_(lexicon) {}

    DocumentLayout read() {
        out_.roles.assign(blocks_.size(), BlockRole::body);
        out_.colophon_begin = blocks_.size();
        if (blocks_.empty()) return std::move(out_);
        titles_ = find_titles(blocks_, shapes_);
        place_titles();
        const std::size_t top = titles_.first ? titles_.first->begin : out_.plans.front().block;
        mark_top(std::min(top, out_.plans.front().block));
        if (titles_.first) mark_between(*titles_.first);
        name_by_header();
        mark_below_title(titles_.first ? titles_.first->end : out_.plans.front().body);
        mark_colophon();
        find_attachments(blocks_, attachments_from(), shapes_, out_);
        if (!titles_.carried.empty()) mark_notice(titles_.first->end);
        mark_signatures(blocks_, {out_.plans.front().body, blocks_.size()}, SignedText::plan, shapes_, out_);
        mark_rosters(blocks_, lexicon_, out_);
        for (const PlanStart& plan : out_.plans) mark_preamble(plan.body);
        for (const AttachmentStart& attachment : out_.attachments) mark_preamble(attachment.body);
        mark_validity();
        find_begin();
        return std::move(out_);
    }

 private:
    [[nodiscard]] bool is_paragraph(std::size_t i) const {
        return i < blocks_.size() && blocks_[i].kind == BlockKind::paragraph;
    }
    [[nodiscard]] std::string_view line(std::size_t i) const { return blocks_[i].text.view(); }
    [[nodiscard]] bool is_free(std::size_t i) const { return out_.roles[i] == BlockRole::body; }
    [[nodiscard]] MappedText part(std::size_t i, Range range) const {
        return blocks_[i].text.slice(range.begin, range.end);
    }
    void set(std::size_t begin, std::size_t end, BlockRole role) {
        for (std::size_t i = begin; i < end && i < blocks_.size(); ++i) out_.roles[i] = role;
    }

    void place_titles() {
        const auto without_aside = [&](const TitleRun& run) {
            const std::size_t end = title_aside(run.text.view(), shapes_);
            if (const auto number = shapes_.number_line(run.text.view().substr(end)); number && !out_.document_number)
                out_.document_number = run.text.slice(end + number->whole.begin, end + number->whole.end);
            if (run.number && !out_.document_number) out_.document_number = run.number;
            return run.text.slice(0, end);
        };
        const auto add_plan = [&](const TitleRun& run) {
            set(run.begin, run.end, BlockRole::title);
            out_.plans.push_back({run.begin, run.end, without_aside(run)});
        };
        if (!titles_.first) {
            std::size_t begin = 0;
            while (begin < blocks_.size() && is_above(begin)) ++begin;
            out_.plans.push_back({begin, begin, {}});
        } else if (titles_.carried.empty()) {
            add_plan(*titles_.first);
        } else {
            set(titles_.first->begin, titles_.first->end, BlockRole::notice_title);
            out_.notice_title = without_aside(*titles_.first);
            for (const TitleRun& run : titles_.carried) add_plan(run);
        }
    }

    // Lines that can stand above a document without a title.
    [[nodiscard]] bool is_above(std::size_t i) const {
        if (!is_paragraph(i)) return blocks_[i].kind == BlockKind::page_break || is_header_table(i);
        return shapes_.number_line(line(i)) || !shapes_.header_fields(line(i)).empty() ||
               !shapes_.colophon(line(i)).empty();
    }

    [[nodiscard]] bool is_header_table(std::size_t i) const {
        return blocks_[i].kind == BlockKind::table && shapes_.is_header_table(blocks_[i].table);
    }

    // Everything above the first title: letterhead, number, a site's header table, its navigation.
    void mark_top(std::size_t end) {
        std::size_t number_at = end;
        std::vector<bool> labelled(end, false);
        for (std::size_t i = 0; i < end; ++i) {
            set(i, i + 1, BlockRole::letterhead);
            const bool among = i > 0 && labelled[i - 1];
            labelled[i] = is_paragraph(i) && !shapes_.header_fields(line(i), among).empty();
            take_header(i, among);
            if (!is_paragraph(i)) {
                if (blocks_[i].kind == BlockKind::page_break) out_.roles[i] = BlockRole::body;
                continue;
            }
            if (shapes_.label(line(i)))
                out_.roles[i] = BlockRole::body;  // 附件1 above the title: left to the attachments
            const bool unmarked = labelled[i] && shapes_.header_fields(line(i)).empty();
            if (!unmarked && take_number(i) && number_at == end) number_at = i;
        }
        // Names above the number (above the title, where there is no number), and lines that end in 文件.
        for (std::size_t i = 0; i < end; ++i) {
            if (!is_paragraph(i) || out_.roles[i] != BlockRole::letterhead || labelled[i]) continue;
            Range range{0, line(i).size()};
            const bool paper = ends_with(line(i), kLetterheadEnd);
            if (paper) range.end -= kLetterheadEnd.size();
            if (i == number_at) {
                const std::size_t at = line(i).find(kLetterheadEnd);
                if (at == std::string_view::npos || at == 0 || at > 180) continue;
                range.end = at;
            } else if (!paper && i > number_at) {
                continue;
            }
            const std::string_view name = line(i).substr(0, range.end);
            if (!shapes_.may_be_issuer(name) || !shapes_.colophon(line(i)).empty()) continue;
            // 行政规范性文件 is a page's word.
            if (i != number_at && !shapes_.ends_as_organization(name)) continue;
            for (MappedText& issuer : joint_names(blocks_[i].text, range, shapes_))
                out_.letterhead_issuers.push_back(std::move(issuer));
        }
    }

    // A page's data that stand between its own heading and the paper's title.
    void mark_between(const TitleRun& title) {
        for (std::size_t i = title.begin; i < title.end; ++i) {
            const bool lines =
                is_paragraph(i) && (!shapes_.header_fields(line(i)).empty() || shapes_.number_line(line(i)));
            if (!lines && !is_header_table(i)) continue;
            out_.roles[i] = BlockRole::letterhead;
            take_header(i);
            if (lines) (void)take_number(i);
        }
    }

    // 名称：…预案 of a page whose text has no title.
    void name_by_header() {
        if (titles_.first) return;
        for (const HeaderValue& value : out_.header) {
            if (value.field == "title" && shapes_.title_end(value.value.view()) != nullptr)
                out_.plans.front().title = value.value;
        }
    }

    bool take_number(std::size_t i) {
        const auto number = shapes_.number_line(line(i));
        if (!number) return false;
        if (!out_.document_number) out_.document_number = part(i, number->whole);
        if (const auto date = full_date_at(line(i), number->whole.end); date && !out_.issued)
            out_.issued = part(i, date->whole);
        return true;
    }

    // 发文日期： / 2023年3月8日: a value on a line of its own.
    [[nodiscard]] bool is_value(std::size_t i) const {
        constexpr std::size_t kValue = 40;  // characters
        return is_paragraph(i) && utf8::count(line(i)) <= kValue && !has_sentence_mark(line(i)) &&
               shapes_.header_fields(line(i)).empty();
    }

    // Labelled values: of a line (文号：…　成文日期：…), or of a table's cells, each with the next one as its value.
    void take_header(std::size_t i, bool among_others = false) {
        if (is_paragraph(i)) {
            const std::vector<HeaderField> fields = shapes_.header_fields(line(i), among_others);
            for (const HeaderField& field : fields) {
                const bool below = fields.size() == 1 && field.value.empty() && is_value(i + 1);
                out_.header.push_back({std::string(field.field), below ? blocks_[i + 1].text : part(i, field.value)});
            }
            return;
        }
        std::optional<std::string_view> label;
        for (const Cell& cell : blocks_[i].table.cells) {
            const MappedText text = cell.joined();
            const auto fields = shapes_.header_fields(text.view());
            const auto next = shapes_.header_label(text.view());
            if (next) {
                label = next;
            } else if (!fields.empty()) {
                for (const HeaderField& field : fields) {
                    out_.header.push_back({std::string(field.field), text.slice(field.value.begin, field.value.end)});
                }
            } else if (label) {
                out_.header.push_back({std::string(*label), text});
                label.reset();
            }
        }
    }

    // A number or a date in brackets under the title, then the addressees.
    void mark_below_title(std::size_t begin) {
        for (std::size_t i = begin, seen = 0; i < blocks_.size() && seen < 4 && i < begin + kBelowTitle; ++i) {
            if (blocks_[i].kind == BlockKind::page_break || !is_free(i)) continue;
            if (is_header_table(i)) {
                take_header(i);
                set(i, i + 1, BlockRole::letterhead);
                continue;
            }
            if (!is_paragraph(i)) return;
            const std::string_view text = line(i);
            if (take_number(i) || !shapes_.header_fields(text).empty()) {
                take_header(i);
                set(i, i + 1, BlockRole::letterhead);
                continue;
            }
            ++seen;
            if (const auto date = shapes_.date_line(text);
                date && (begins_with(text, "（") || begins_with(text, "(") || is_day_alone(i, begin))) {
                set(i, i + 1, BlockRole::letterhead);
                if (!out_.issued) out_.issued = part(i, date->whole);
            } else if (is_addressee(text)) {
                set(i, i + 1, BlockRole::addressee);
                Range range{0, text.size()};
                while (utf8::is_one_of(utf8::before(text, range.end), "：:"))
                    range.end = utf8::previous(text, range.end);
                out_.addressees.push_back(part(i, range));
                return;
            } else if (has_sentence_mark(text) || shapes_.is_heading(text)) {
                return;
            }
        }
    }

    // 2023年3月8日 right below a plan's title; not the first of several days.
    [[nodiscard]] bool is_day_alone(std::size_t i, std::size_t begin) const {
        std::size_t first = begin;
        while (first < i && blocks_[first].kind == BlockKind::page_break) ++first;
        const auto date = full_date_at(line(i), 0);
        const bool whole = date && date->whole.end == line(i).size() && ends_with(line(i), "日");
        if (first != i || !whole || !titles_.carried.empty()) return false;
        return i + 1 < blocks_.size() && (!is_paragraph(i + 1) || !shapes_.date_line(line(i + 1)));
    }

    // Names with a colon; 组长： and 工作目标： have one too.
    [[nodiscard]] bool is_addressee(std::string_view text) const {
        if (!ends_with(text, "：") && !ends_with(text, ":")) return false;
        std::string_view names = text.substr(0, utf8::previous(text, text.size()));
        if (has_sentence_mark(text) || utf8::count(text) > kAddresseeLimit || shapes_.is_heading(text)) return false;
        // 各社区： over a duty of theirs, in a paper without a title.
        if (!titles_.first && names.find("，") == std::string_view::npos) return false;
        if (names.empty() || shapes_.label(text) || lexicon_.table("roster_word").contains(names)) return false;
        return names.find("各") != std::string_view::npos ||
               lexicon_.table("org_suffix").longest_before(names, names.size()) != nullptr;
    }

    // The notice's own text: up to the plan, or to an attachment that stands before it.
    void mark_notice(std::size_t begin) {
        std::size_t end = out_.plans.front().block;
        if (!out_.attachments.empty()) end = std::min(end, out_.attachments.front().block);
        for (std::size_t i = begin; i < end; ++i) {
            if (!is_free(i) || blocks_[i].kind == BlockKind::page_break) continue;
            set(i, i + 1, BlockRole::notice_text);
            if (!is_paragraph(i) || !shapes_.is_garbled_date(line(i))) continue;
            out_.unreadable_date = blocks_[i].text;
            out_.roles[i] = BlockRole::colophon;
        }
        mark_signatures(blocks_, {begin, end}, SignedText::notice, shapes_, out_);
    }

    void mark_colophon() {
        const std::size_t begin = titles_.first ? titles_.first->end : out_.plans.front().body;
        bool copied = false;
        for (std::size_t i = begin; i < blocks_.size(); ++i) {
            if (!is_paragraph(i) || (!is_free(i) && out_.roles[i] != BlockRole::notice_text)) {
                copied = copied && blocks_[i].kind == BlockKind::page_break;
                continue;
            }
            const std::string_view use = shapes_.colophon(line(i));
            if (use == "tail" && is_page_tail(i)) {
                set(i, blocks_.size(), BlockRole::colophon);
                break;
            }
            if (use.empty() || use == "tail") {
                // The list of 抄送 runs on until a full stop.
                copied = copied && use.empty() && !ends_with(line(i - 1), "。") && !shapes_.is_heading(line(i)) &&
                         !shapes_.label(line(i));
                if (!copied) continue;
                out_.copied_to.push_back(blocks_[i].text);
            }
            set(i, i + 1, use == "note" ? BlockRole::signature : BlockRole::colophon);
            if (use.empty()) continue;
            copied = use == "copied_to";
            if (copied) {
                const std::size_t colon = line(i).find("：");
                if (colon != std::string_view::npos) out_.copied_to.push_back(part(i, {colon + 3, line(i).size()}));
            }
            if (use == "printed") printed_ = i;
        }
        std::size_t end = blocks_.size();
        while (end > begin && (out_.roles[end - 1] == BlockRole::colophon ||
                               blocks_[end - 1].kind == BlockKind::page_break || is_site_label(end - 1))) {
            --end;
            if (blocks_[end].kind != BlockKind::page_break) out_.roles[end] = BlockRole::colophon;
        }
        out_.colophon_begin = end;
    }

    // What a site prints of a document behind it (索引号：…　主题分类：…), as a table or line by line.
    [[nodiscard]] bool is_site_label(std::size_t i) const {
        return is_header_table(i) || (is_paragraph(i) && is_free(i) && !shapes_.header_fields(line(i)).empty());
    }

    // A site's leftovers at the end of a page: no heading and no table after them.
    [[nodiscard]] bool is_page_tail(std::size_t i) const {
        for (std::size_t k = i + 1, headings = 0; k < blocks_.size(); ++k) {
            if (k > i + 60 || blocks_[k].kind == BlockKind::table) return false;
            const std::string_view text = is_paragraph(k) ? line(k) : std::string_view{};
            const bool heading = shapes_.is_heading(text);
            if (utf8::count(text) > 200 || (heading && (has_sentence_mark(text) || ++headings > 2))) return false;
        }
        return true;
    }

    [[nodiscard]] std::size_t attachments_from() const {
        return titles_.label ? *titles_.label : titles_.first ? titles_.first->end : out_.plans.front().body;
    }

    // Paragraphs from a title to the first heading, where there is one; otherwise only a first one that leads in.
    void mark_preamble(std::size_t begin) {
        std::size_t end = begin;
        bool heading = false;
        for (std::size_t seen = 0; end < blocks_.size() && seen < kPreambleLimit; ++end) {
            if (blocks_[end].kind == BlockKind::page_break) continue;
            if (!is_free(end)) {
                if (end == begin || out_.roles[end] == BlockRole::letterhead || out_.roles[end] == BlockRole::addressee)
                    continue;
                break;
            }
            if (!is_paragraph(end)) break;
            std::string_view title = line(end);  // 工作目标：
            if (ends_with(title, "：")) title.remove_suffix(utf8::kHanBytes);
            heading = shapes_.is_heading(line(end)) || lexicon_.table("heading_title").contains(title) ||
                      is_dashed_heading(blocks_, end) || is_bracketed_heading(line(end)) ||
                      (title.size() < line(end).size() && shapes_.ends_as_organization(title) &&
                       heads_first_item(blocks_, end));
            if (heading) break;
            ++seen;
        }
        for (std::size_t i = begin; i < end; ++i) {
            if (!is_paragraph(i) || !is_free(i)) continue;
            if (!heading && !announces_plan(line(i))) break;
            set(i, i + 1, BlockRole::preamble);
        }
    }

    // 本方案自2023年5月1日起施行，有效期5年。
    void mark_validity() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (is_paragraph(i) && is_free(i) && says_validity(line(i), lexicon_)) out_.roles[i] = BlockRole::validity;
        }
    }

    void find_begin() {
        if (!out_.issued && printed_) {
            const std::string_view text = line(*printed_);
            for (std::size_t pos = 0; pos < text.size() && !out_.issued; pos += utf8::length_at(text, pos)) {
                if (const auto date = full_date_at(text, pos)) out_.issued = part(*printed_, date->whole);
            }
        }
        std::size_t& begin = out_.body_begin;
        while (begin < blocks_.size() && out_.roles[begin] != BlockRole::preamble &&
               (out_.roles[begin] != BlockRole::body || blocks_[begin].kind == BlockKind::page_break))
            ++begin;
    }

    const std::vector<Block>& blocks_;
    const Lexicon& lexicon_;
    LineShapes shapes_;
    Titles titles_;
    std::optional<std::size_t> printed_;
    DocumentLayout out_;
};

}  // namespace

DocumentLayout read_front_matter(const std::vector<Block>& blocks, const Lexicon& lexicon) {
    return Reader(blocks, lexicon).read();
}

}  // namespace fenjie
