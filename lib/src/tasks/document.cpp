// Texts of the front matter to values. What has one right reading is read here (numbers, dates, lists of names);
// where it stands was found before.
//
// In:  notice signed 和安区人民政府办公室 / 2023年3月8日, plan …提升行动方案（2023—2025年）, 附件：1.任务分解表
// Out: issuers [和安区人民政府办公室], issued 2023-03-08, kind action_plan, period 2023-01-01..2025-12-31,
//      attachments [1, 任务分解表, absent] and a warning that it is absent
#include "tasks/document.hpp"

#include <algorithm>
#include <array>

#include "lexicon/name_words.hpp"
#include "structure/joint_names.hpp"
#include "structure/line_shapes.hpp"
#include "structure/titles.hpp"
#include "tasks/basis.hpp"
#include "tasks/period.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::array<std::pair<std::string_view, DocumentKind>, 6> kKinds = {{
    {"implementation_plan", DocumentKind::implementation_plan},
    {"work_plan", DocumentKind::work_plan},
    {"action_plan", DocumentKind::action_plan},
    {"task_table", DocumentKind::task_table},
    {"duty_list", DocumentKind::duty_list},
    {"notice", DocumentKind::notice},
}};

DocumentKind kind_named(std::string_view name) {
    for (const auto& [word, kind] : kKinds) {
        if (word == name) return kind;
    }
    return DocumentKind::other;
}

// Names in a list, cut at its commas, and at its 、 where asked; brackets hold together.
std::vector<std::string> parts_of(const MappedText& list, bool at_pauses) {
    std::vector<std::string> out;
    const std::string_view text = list.view();
    std::size_t begin = 0;
    int depth = 0;
    const auto flush = [&](std::size_t end) {
        const Range name = unwrapped(text, {begin, end});
        if (!name.empty()) out.emplace_back(text.substr(name.begin, name.size()));
    };
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        if (c == "（" || c == "(") ++depth;
        if ((c == "）" || c == ")") && depth > 0) --depth;
        const bool part = c == "，" || c == "；" || c == "。" || c == "：" || (at_pauses && c == "、");
        if (part && depth == 0) {
            flush(pos);
            begin = pos + c.size();
        }
        pos += c.size();
    }
    flush(text.size());
    return out;
}

// Where a list has no comma, 、 parts the names; not so in 各市、县教育局, where a tail is shared.
std::vector<std::string> names_of(const MappedText& list, const LineShapes& shapes) {
    std::vector<std::string> whole = parts_of(list, false);
    if (whole.size() != 1) return whole;
    std::vector<std::string> parts = parts_of(list, true);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        if (!shapes.ends_as_organization(parts[i]) && !begins_with(parts[i + 1], "各")) return whole;
    }
    return parts;
}

class InfoReader {
 public:
    InfoReader(const DocumentLayout& layout, const std::vector<Block>& blocks, const Recognizers& recognizers,
               const SpanOf& span_of, std::vector<Warning>& warnings)
        : layout_(layout),
          blocks_(blocks),
          recognizers_(recognizers),
          span_of_(span_of),
          warnings_(warnings),
          shapes_(*recognizers.lexicon) {}

    DocumentInfo read(const AttachmentSections& sections) {
        read_title();
        read_number();
        read_issued();
        read_issuers();
        for (const MappedText& list : layout_.addressees) append(info_.addressees, names_of(list, shapes_));
        read_copies();
        read_attachments(sections);
        YearContext years;
        std::size_t behind = 0;
        if (info_.issued && info_.issued->end) years.year = digits_at(*info_.issued->end, 0, 4, behind);
        info_.period = read_period(layout_, blocks_, recognizers_, span_of_, years);
        info_.basis = read_basis(layout_, blocks_, *recognizers_.lexicon, span_of_);
        return std::move(info_);
    }

 private:
    static void append(std::vector<std::string>& to, std::vector<std::string> from) {
        for (std::string& name : from) to.push_back(std::move(name));
    }

    // 区政府办公室印发《…方案》: the news that a plan was issued stands above the plan.
    [[nodiscard]] std::string_view reported(std::string_view title) const {
        constexpr std::size_t kMark = utf8::kHanBytes;
        constexpr std::size_t kVerb = 2 * utf8::kHanBytes;
        const std::vector<Range> quoted = quoted_titles(title);
        if (quoted.size() != 1 || quoted.front().end + kMark != title.size()) return title;
        const std::size_t open = quoted.front().begin - kMark;
        const bool issued = open > kVerb && shapes_.opens_subject(title.substr(open - kVerb, kVerb));
        return issued ? title.substr(quoted.front().begin, quoted.front().size()) : title;
    }

    // A plan's own title; of several plans, the title of the notice that carries them.
    void read_title() {
        if (layout_.plans.empty()) return;
        const MappedText& plan = layout_.plans.front().title;
        const bool several = layout_.plans.size() > 1 && !layout_.notice_title.empty();
        const std::string_view title = several ? layout_.notice_title.view() : plan.view();
        if (!title.empty()) info_.title = std::string(reported(title));
        const LexiconRow* row = title.empty() ? nullptr : shapes_.title_end(title);
        if (row != nullptr) info_.kind = kind_named(shapes_.kind_of(*row));
        // A table alone, without any title: an annex that lost its head.
        const std::size_t body = layout_.plans.front().body;
        if (title.empty() && body < blocks_.size() && blocks_[body].kind == BlockKind::table)
            info_.kind = DocumentKind::task_table;
    }

    [[nodiscard]] const MappedText* header(std::string_view field) const {
        for (const HeaderValue& value : layout_.header) {
            if (value.field == field && !value.value.empty()) return &value.value;
        }
        return nullptr;
    }

    void read_number() {
        const MappedText* text = layout_.document_number ? &*layout_.document_number : header("number");
        if (text == nullptr) return;
        const auto number = document_number_at(text->view(), 0);
        if (!number) return;
        DocumentNumber out;
        out.text = without_blanks(text->view().substr(number->whole.begin, number->whole.size()));
        out.agency = without_blanks(text->view().substr(number->agency.begin, number->agency.size()));
        out.year = number->year;
        out.number = number->number;
        info_.document_number = std::move(out);
    }

    /// 联席会议（代章） as 联席会议: another's seal stands there.
    static std::string_view without_seal(std::string_view name) {
        constexpr std::string_view kSeal = "（代章）";
        return name.ends_with(kSeal) ? name.substr(0, name.size() - kSeal.size()) : name;
    }

    static std::string without_blanks(std::string_view text) {
        std::string out;
        std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
        return out;
    }

    void read_issued() {
        const MappedText* from_header = header("issued");
        const MappedText* text = layout_.issued ? &*layout_.issued : from_header;
        if (text != nullptr) {
            for (std::size_t pos = 0; pos < text->size(); pos += utf8::length_at(text->view(), pos)) {
                const auto date = full_date_at(text->view(), pos);
                if (!date) continue;
                Date issued;
                issued.text = std::string(text->view().substr(date->whole.begin, date->whole.size()));
                issued.start = to_iso(Day{date->year, date->month, date->day});
                issued.end = issued.start;
                issued.precision = Precision::day;
                issued.edtf = issued.start;
                issued.origin = text == from_header ? Origin::table : Origin::text;
                issued.rule = text == from_header ? "issued.header" : "issued.signature";
                issued.span = span_of_(text->original(date->whole));
                info_.issued = std::move(issued);
                return;
            }
        }
        if (layout_.unreadable_date) {
            const MappedText& line = *layout_.unreadable_date;
            warnings_.push_back({"unreadable-date", "the date of issue cannot be read: " + std::string(line.view()),
                                 span_of_(line.original(0, line.size()))});
        }
    }

    void read_issuers() {
        const auto take = [&](const std::vector<MappedText>& names) {
            for (const MappedText& name : names) {
                std::string text = without_blanks(without_seal(name.view()));
                if (std::find(info_.issuers.begin(), info_.issuers.end(), text) == info_.issuers.end())
                    info_.issuers.push_back(std::move(text));
            }
        };
        // The letterhead of a joint paper may name the first of its issuers only.
        const auto signs = [&](const MappedText& name) {
            const auto same = [&](const MappedText& other) { return other.view() == name.view(); };
            return std::any_of(layout_.signature_issuers.begin(), layout_.signature_issuers.end(), same);
        };
        const std::vector<MappedText>& head = layout_.letterhead_issuers;
        if (!std::all_of(head.begin(), head.end(), signs)) take(head);
        if (info_.issuers.empty()) take(layout_.signature_issuers);
        if (!info_.issuers.empty()) return;
        // 和安区人民政府办公室关于…, 和安区人民政府办公室转发区民政局…: the title names who issued it.
        const MappedText& notice = layout_.notice_title;
        const MappedText& whole = notice.empty() && !layout_.plans.empty() ? layout_.plans.front().title : notice;
        const std::string_view title = whole.view();
        std::size_t about = 0;
        while (about < title.size() && !shapes_.opens_subject(title.substr(about)) && !follows(title, about))
            about += utf8::length_at(title, about);
        const std::string_view name = shapes_.without_others(title.substr(0, about));
        const bool named = about < title.size() && utf8::count(name) >= 3 && shapes_.may_be_issuer(name) &&
                           shapes_.ends_as_organization(name);
        // A site may name the office that put it there, but says of which district 区人民政府 is.
        const MappedText* publisher = header("issuer");
        const bool whose = named && !NameWords(*recognizers_.lexicon).is_level(utf8::at(name, 0));
        const bool site = publisher != nullptr && shapes_.is_no_organization(publisher->view());
        if (publisher != nullptr && !site && !whose) append(info_.issuers, names_of(*publisher, shapes_));
        if (named && info_.issuers.empty()) take(joint_names(whole, {0, name.size()}, shapes_));
    }

    // 和安区人民政府|贯彻落实国务院关于…的通知
    [[nodiscard]] bool follows(std::string_view title, std::size_t at) const {
        return recognizers_.lexicon->table("basis_word").longest_at(title, at) != nullptr &&
               shapes_.ends_as_organization(title.substr(0, at));
    }

    void read_copies() {
        MappedText all;
        for (const MappedText& list : layout_.copied_to) all.append(list);
        if (!all.empty()) info_.copied_to = names_of(all, shapes_);
    }

    // What is announced, in its order, with what is there; then what is there unannounced.
    void read_attachments(const AttachmentSections& sections) {
        std::vector<bool> used(layout_.attachments.size(), false);
        std::vector<std::string> keys;
        keys.reserve(layout_.attachments.size());
        for (const AttachmentStart& start : layout_.attachments) keys.push_back(title_key(start.title.view()));
        const auto section = [&](std::size_t i) -> std::optional<std::string> {
            return i < sections.parts.size() ? std::optional<std::string>(sections.parts[i]) : std::nullopt;
        };
        for (const AttachmentNote& note : layout_.announced) {
            Attachment out;
            out.title = std::string(note.title.view());
            if (note.number) out.number = std::to_string(*note.number);
            if (const auto found = present(note, used, keys)) {
                used[*found] = true;
                out.section = section(*found);
            } else if (is_plan(note)) {
                out.section = sections.plan;
            } else {
                warnings_.push_back({"attachment-missing", "announced but not in the file: " + out.title,
                                     span_of_(note.title.original(0, note.title.size()))});
            }
            info_.attachments.push_back(std::move(out));
        }
        for (std::size_t i = 0; i < layout_.attachments.size(); ++i) {
            if (used[i]) continue;
            const AttachmentStart& start = layout_.attachments[i];
            Attachment out;
            out.title = std::string(start.title.view());
            if (start.number) out.number = std::to_string(*start.number);
            out.section = section(i);
            info_.attachments.push_back(std::move(out));
        }
    }

    // 附件：某某工作方案, with which the file goes on without a label: the plan itself.
    [[nodiscard]] bool is_plan(const AttachmentNote& note) const {
        if (layout_.plans.empty() || note.title.empty()) return false;
        const MappedText& title = layout_.plans.front().title;
        const std::string key = title_key(note.title.view());
        const bool same = title_key(title.view()) == key || title_key(without_last_bracket(title.view())) == key;
        return !title.empty() && same &&
               note.title.original(0, note.title.size()).begin < title.original(0, title.size()).begin;
    }

    // The attachment of an announcement: the same title, else the same number.
    [[nodiscard]] std::optional<std::size_t> present(const AttachmentNote& note, const std::vector<bool>& used,
                                                     const std::vector<std::string>& keys) const {
        const std::string key = title_key(note.title.view());
        for (std::size_t i = 0; i < layout_.attachments.size(); ++i) {
            if (!used[i] && !key.empty() && keys[i] == key) return i;
        }
        for (std::size_t i = 0; i < layout_.attachments.size(); ++i) {
            const AttachmentStart& start = layout_.attachments[i];
            const bool alone = layout_.attachments.size() == 1 && layout_.announced.size() == 1;
            if (!used[i] && ((note.number && start.number == note.number) || (alone && !start.number))) return i;
        }
        return std::nullopt;
    }

    const DocumentLayout& layout_;
    const std::vector<Block>& blocks_;
    const Recognizers& recognizers_;
    const SpanOf& span_of_;
    std::vector<Warning>& warnings_;
    LineShapes shapes_;
    DocumentInfo info_;
};

}  // namespace

DocumentInfo document_info(const DocumentLayout& layout, const std::vector<Block>& blocks,
                           const Recognizers& recognizers, const AttachmentSections& sections, const SpanOf& span_of,
                           std::vector<Warning>& warnings) {
    return InfoReader(layout, blocks, recognizers, span_of, warnings).read(sections);
}

}  // namespace fenjie
