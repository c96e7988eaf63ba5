// A signature is a day with names above it or on its line; behind a notice, names alone as well.
//
// In:  请认真贯彻执行。 / 和安区教育局 / 和安区民政局 / 2023年3月8日      Out: issuers 和安区教育局, 和安区民政局;
// 2023-03-08
#include "structure/signatures.hpp"

#include <iterator>

#include "structure/joint_names.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kSigners = 24;  // lines of one signature

class Signatures {
 public:
    Signatures(const std::vector<Block>& blocks, const LineShapes& shapes, DocumentLayout& layout)
        : blocks_(blocks), shapes_(shapes), out_(layout) {}

    void with_day(Range part, SignedText text) {
        const BlockRole role = text == SignedText::notice ? BlockRole::notice_text : BlockRole::body;
        for (std::size_t i = part.begin; i < part.end; ++i) {
            if (!is_paragraph(i) || out_.roles[i] != role) continue;
            const auto date = shapes_.date_line(line(i));
            if (!date) continue;
            const Range whole = unwrapped(line(i), {0, line(i).size()});
            std::vector<MappedText> names;
            const bool glued = date->whole.begin > whole.begin;
            const std::string_view before = line(i).substr(whole.begin, date->whole.begin - whole.begin);
            if (glued && !begins_with(before, "（") && !shapes_.is_person(before))
                names = joint_names(blocks_[i].text, {whole.begin, date->whole.begin}, shapes_);
            std::size_t first = i;
            for (std::size_t k = i; k > part.begin && i - first < kSigners && k-- > part.begin;) {
                if (blocks_[k].kind == BlockKind::page_break) continue;
                if (!is_paragraph(k) || out_.roles[k] != role || !shapes_.may_be_issuer(line(k))) break;
                // （和安区政务服务局代章）: who lent the seal issued nothing.
                if (!begins_with(line(k), "（") && !shapes_.is_person(line(k))) {
                    std::vector<MappedText> above = joint_names(blocks_[k].text, {0, line(k).size()}, shapes_);
                    names.insert(names.begin(), above.begin(), above.end());
                }
                first = k;
            }
            if (names.empty() && text == SignedText::plan && !closes_text(i)) continue;
            set(first, i + 1);
            const MappedText day = blocks_[i].text.slice(date->whole.begin, date->whole.end);
            if (out_.signature_issuers.empty()) {
                out_.signature_issuers = names;
                out_.issued = day;
            } else if (!out_.issued) {
                out_.issued = day;
            }
        }
    }

    // Names below a notice without a day: what stands at its end and nothing else.
    void without_day(Range part) {
        std::size_t first = part.end;
        for (std::size_t k = part.end; k > part.begin && part.end - first < kSigners; --k) {
            if (blocks_[k - 1].kind == BlockKind::page_break) continue;
            const bool name = is_paragraph(k - 1) && out_.roles[k - 1] == BlockRole::notice_text &&
                              shapes_.may_be_issuer(line(k - 1)) && shapes_.ends_as_organization(line(k - 1));
            if (!name) break;
            first = k - 1;
        }
        if (first == part.begin) return;
        for (std::size_t k = first; k < part.end; ++k) {
            if (!is_paragraph(k)) continue;
            set(k, k + 1);
            std::vector<MappedText> names = joint_names(blocks_[k].text, {0, line(k).size()}, shapes_);
            std::move(names.begin(), names.end(), std::back_inserter(out_.signature_issuers));
        }
    }

 private:
    [[nodiscard]] bool is_paragraph(std::size_t i) const {
        return i < blocks_.size() && blocks_[i].kind == BlockKind::paragraph;
    }
    [[nodiscard]] std::string_view line(std::size_t i) const { return blocks_[i].text.view(); }
    void set(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) out_.roles[i] = BlockRole::signature;
    }

    // Whether nothing of the text follows block i: a date alone is a signature only there.
    [[nodiscard]] bool closes_text(std::size_t i) const {
        do ++i;
        while (i < blocks_.size() && blocks_[i].kind == BlockKind::page_break);
        return i >= blocks_.size() || out_.roles[i] == BlockRole::colophon || out_.roles[i] == BlockRole::signature ||
               out_.roles[i] == BlockRole::attachment_label || out_.roles[i] == BlockRole::attachment_note;
    }

    const std::vector<Block>& blocks_;
    const LineShapes& shapes_;
    DocumentLayout& out_;
};

}  // namespace

void mark_signatures(const std::vector<Block>& blocks, Range part, SignedText text, const LineShapes& shapes,
                     DocumentLayout& layout) {
    Signatures signatures(blocks, shapes, layout);
    signatures.with_day(part, text);
    if (text == SignedText::notice && layout.signature_issuers.empty()) signatures.without_day(part);
}

}  // namespace fenjie
