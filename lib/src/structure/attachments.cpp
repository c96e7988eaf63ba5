// Announcements and labels look alike; what follows tells them apart: the end of the text (a signature, a label, the
// colophon) after an announcement, a title and a text after a label.
//
// In:  附件：1.责任分工 / 2.任务分解表 / 附件1 / 责任分工 / 区教育局：负责… / 附件2 / 任务分解表 / (a table)
// Out: announced 责任分工, 任务分解表; attachments at 附件1 and 附件2 with these titles
#include "structure/attachments.hpp"

#include <algorithm>
#include <unordered_map>

#include "layout/markers.hpp"
#include "structure/titles.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kEntryLimit = 120;  // characters of an attachment's title
constexpr std::size_t kLineLimit = 60;    // characters of one line of it

bool is_free(const DocumentLayout& layout, std::size_t i) {
    return layout.roles[i] == BlockRole::body;
}

bool is_paragraph(const std::vector<Block>& blocks, std::size_t i) {
    return i < blocks.size() && blocks[i].kind == BlockKind::paragraph;
}

std::size_t skip_breaks(const std::vector<Block>& blocks, std::size_t i) {
    while (i < blocks.size() && blocks[i].kind == BlockKind::page_break) ++i;
    return i;
}

// The item number that opens a line (1. 2、 （3）) of an announcement.
std::optional<Marker> item_at(std::string_view text, std::size_t pos) {
    auto marker = marker_at(text, pos);
    if (!marker) return std::nullopt;
    const bool item = marker->form == MarkerForm::arabic_dot || marker->form == MarkerForm::arabic_comma ||
                      marker->form == MarkerForm::arabic_bracket || marker->form == MarkerForm::arabic_half;
    return item ? marker : std::nullopt;
}

struct Announcer {
    const std::vector<Block>& blocks;
    const LineShapes& shapes;
    std::vector<AttachmentNote> entries;
    bool refused = false;  // an entry too long for a title: no announcement
    bool files = false;    // a line names a file only (附件1.docx)

    // Entries of one line, which may hold several: 1.责任分工 2.任务分解表
    void add(const MappedText& text, std::size_t begin, std::optional<int> number) {
        const std::string_view view = text.view();
        std::size_t from = begin;
        // 附件：附件1 计划表: the label once more.
        if (const auto again = shapes.label(view.substr(from)); again && again->number) {
            number = again->number;
            from += again->rest;
        }
        if (const auto item = item_at(view, from)) {
            if (!number || item->ordinal == 1) number = item->ordinal;
            from += item->length;
        }
        std::size_t end = view.size();
        for (std::size_t pos = from; number && pos < view.size(); pos += utf8::length_at(view, pos)) {
            if (!utf8::is_digit(view[pos]) && view.substr(pos, 3) != "（") continue;
            if (pos > from && utf8::is_digit(view[pos - 1])) continue;
            const auto next = item_at(view, pos);
            if (!next || next->ordinal != *number + 1 || pos == from) continue;
            end = pos;
            break;
        }
        const Range title = attachment_title_range(view, {from, end});
        const std::string_view words = view.substr(title.begin, title.size());
        if (utf8::count(words) > kEntryLimit || has_sentence_mark(words)) {
            refused = true;
            return;
        }
        files = files || (words.empty() && from < end);
        if (!words.empty()) entries.push_back({number, text.slice(title.begin, title.end)});
        if (end < view.size()) add(text, end, number ? std::optional<int>(*number + 1) : std::nullopt);
    }

    // A line that goes on with the last entry's title.
    [[nodiscard]] bool continues(std::size_t i) const {
        if (entries.empty() || !is_paragraph(blocks, i)) return false;
        const std::string_view line = blocks[i].text.view();
        if (shapes.title_end(entries.back().title.view()) != nullptr) return false;
        return utf8::count(line) <= kLineLimit && shapes.may_be_title(line) && !shapes.label(line) &&
               shapes.title_end(line) != nullptr;
    }
};

struct Finder {
    const std::vector<Block>& blocks;
    const LineShapes& shapes;
    DocumentLayout& layout;
    std::vector<std::string> keys;                                       // of the announced titles
    std::unordered_map<std::string, std::vector<std::size_t>> by_first;  // which of them begin with a character

    // A signature: a date, with lines above it that may be issuers.
    [[nodiscard]] bool is_signature(std::size_t i) const {
        for (int lines = 0; lines < 6; ++lines) {
            i = skip_breaks(blocks, i);
            if (!is_paragraph(blocks, i)) return false;
            const std::string_view line = blocks[i].text.view();
            if (shapes.date_line(line)) return true;
            if (!shapes.may_be_issuer(line)) return false;
            ++i;
        }
        return false;
    }

    [[nodiscard]] bool ends_text(std::size_t i) const {
        i = skip_breaks(blocks, i);
        if (i >= blocks.size()) return true;
        const BlockRole role = layout.roles[i];
        if (role == BlockRole::colophon || role == BlockRole::signature || role == BlockRole::title) return true;
        if (blocks[i].kind != BlockKind::paragraph) return false;
        const std::string_view line = blocks[i].text.view();
        return !shapes.colophon(line).empty() || shapes.label(line).has_value() || is_signature(i);
    }

    // Whether a title stands again further down, as a line of its own.
    [[nodiscard]] bool stands_later(const std::vector<AttachmentNote>& entries, std::size_t from) const {
        std::size_t looked = 0;
        std::vector<std::string> looked_for;
        looked_for.reserve(entries.size());
        for (const AttachmentNote& entry : entries) looked_for.push_back(title_key(entry.title.view()));
        for (std::size_t i = from; i < blocks.size() && looked < 400; ++i) {
            if (!is_paragraph(blocks, i) || blocks[i].text.size() > 400) continue;
            ++looked;
            for (const std::string& key : looked_for) {
                if (known_title_at(blocks, i, key, shapes)) return true;
            }
        }
        return false;
    }

    // What 附件： alone announces below it: 1.责任分工, 附件1.责任分工
    [[nodiscard]] bool opens_list(std::size_t i) const {
        if (!is_paragraph(blocks, i)) return false;
        const std::string_view line = blocks[i].text.view();
        const auto label = shapes.label(line);
        return item_at(line, 0) || (label && label->number && label->rest < line.size());
    }

    // An announcement at block i: how many blocks it takes, 0 for none.
    std::size_t announcement(std::size_t i) {
        Announcer reader{blocks, shapes, {}};
        std::size_t at = i;
        int labels = 0;
        while (is_paragraph(blocks, at) && is_free(layout, at) && reader.entries.size() < kMostAnnounced) {
            const std::string_view line = blocks[at].text.view();
            const auto label = shapes.label(line);
            // The label of an attachment whose announcement stands right above it.
            if (label && label->number && !reader.entries.empty() && *label->number < next_number(reader.entries))
                break;
            if (label && label->rest < line.size()) {
                reader.add(blocks[at].text, label->rest, label->number);
                ++labels;
            } else if (label && label->colon && !label->number && at == i && opens_list(at + 1)) {
                ++labels;
            } else if (label) {
                break;
            } else if (const auto item = item_at(line, 0); item && next_number(reader.entries) == item->ordinal) {
                reader.add(blocks[at].text, 0, std::nullopt);
            } else if (reader.continues(at)) {
                join_clean(reader.entries.back().title, blocks[at].text);
            } else {
                break;
            }
            if (reader.refused) return 0;
            at = skip_breaks(blocks, at + 1);
        }
        if (labels == 0 || reader.entries.empty()) return reader.files ? at - i : 0;
        if (reader.entries.size() == 1 && !ends_text(at) && !stands_later(reader.entries, at)) return 0;
        for (AttachmentNote& entry : reader.entries) {
            if (layout.announced.size() < kMostAnnounced) announce(std::move(entry));
        }
        return at - i;
    }

    void announce(AttachmentNote entry) {
        keys.push_back(title_key(entry.title.view()));
        by_first[std::string(utf8::at(keys.back(), 0))].push_back(layout.announced.size());
        layout.announced.push_back(std::move(entry));
    }

    static int next_number(const std::vector<AttachmentNote>& entries) {
        if (entries.empty()) return 1;
        return entries.back().number ? *entries.back().number + 1 : -1;
    }

    [[nodiscard]] std::optional<std::size_t> announced(std::optional<int> number) const {
        if (!number && layout.announced.size() == 1) return 0;
        for (std::size_t i = 0; number && i < layout.announced.size(); ++i) {
            if (layout.announced[i].number == number) return i;
        }
        return std::nullopt;
    }

    // The lines of a title under a label, from block i: its end.
    std::size_t title_under(std::size_t i, std::optional<int> number, MappedText& title) const {
        i = skip_breaks(blocks, i);
        if (const auto note = announced(number)) {
            if (auto run = known_title_at(blocks, i, keys[*note], shapes)) {
                title = std::move(run->text);
                return run->end;
            }
        }
        for (const PlanStart& plan : layout.plans) {
            if (plan.block == i) {
                title = plan.title;
                return plan.body;
            }
        }
        if (!is_paragraph(blocks, i)) return i;
        const std::string_view line = blocks[i].text.view();
        if (!shapes.may_be_title(line) || shapes.label(line) || utf8::count(line) > kLineLimit) return i;
        if (auto run = title_run_at(blocks, i, shapes)) {
            title = std::move(run->text);
            return run->end;
        }
        title = blocks[i].text;
        return i + 1;
    }

    void set(std::size_t begin, std::size_t end, BlockRole role) {
        for (std::size_t i = begin; i < end; ++i) {
            if (blocks[i].kind != BlockKind::page_break) layout.roles[i] = role;
        }
    }

    // A label at block i that opens an attachment.
    std::size_t start(std::size_t i, const LabelInText& label) {
        const MappedText& text = blocks[i].text;
        AttachmentStart attachment;
        attachment.block = i;
        attachment.number = label.number;
        attachment.marker = text.slice(label.marker.begin, label.marker.end);
        std::size_t end = i + 1;
        if (label.rest < text.size()) {
            const Range title = attachment_title_range(text.view(), {label.rest, text.size()});
            attachment.title = text.slice(title.begin, title.end);
            // A title that wraps: its end stands on the next line.
            if (is_paragraph(blocks, end) && shapes.title_end(attachment.title.view()) == nullptr) {
                const std::string_view next = blocks[end].text.view();
                if (utf8::count(next) <= kLineLimit && shapes.may_be_title(next) && shapes.title_end(next) != nullptr) {
                    join_clean(attachment.title, blocks[end].text);
                    ++end;
                }
            }
        } else {
            end = title_under(i + 1, label.number, attachment.title);
            // 附件： at the end of a page that links none.
            if (label.colon && !label.number && end == i + 1 && ends_text(end)) {
                set(i, end, BlockRole::attachment_note);
                return end;
            }
        }
        set(i, i + 1, BlockRole::attachment_label);
        // A plan's title under a label stays the plan's.
        for (std::size_t k = i + 1; k < end; ++k) {
            if (is_free(layout, k)) set(k, k + 1, BlockRole::attachment_title);
        }
        attachment.body = end;
        layout.attachments.push_back(std::move(attachment));
        return end;
    }

    // An announced title that stands without a label.
    std::size_t unlabelled(std::size_t i) {
        const auto alike = by_first.find(title_key_first(blocks[i].text.view()));
        if (alike == by_first.end()) return i;
        for (const std::size_t index : alike->second) {
            auto run = known_title_at(blocks, i, keys[index], shapes);
            if (!run) continue;
            const AttachmentNote& note = layout.announced[index];
            AttachmentStart attachment;
            attachment.block = i;
            attachment.number = note.number;
            attachment.title = std::move(run->text);
            attachment.body = run->end;
            set(i, run->end, BlockRole::attachment_title);
            layout.attachments.push_back(std::move(attachment));
            return run->end;
        }
        return i;
    }

    [[nodiscard]] bool opens_attachment(std::size_t i, const LabelInText& label) const {
        const std::string_view line = blocks[i].text.view();
        if (label.rest >= line.size()) return true;
        const std::string_view rest = line.substr(label.rest);
        return utf8::count(rest) <= kLineLimit && !has_sentence_mark(rest);
    }

    void run(std::size_t begin) {
        for (std::size_t i = begin; i < blocks.size();) {
            if (!is_paragraph(blocks, i) || !is_free(layout, i)) {
                ++i;
                continue;
            }
            const auto label = shapes.label(blocks[i].text.view());
            if (!label) {
                const std::size_t end = layout.announced.empty() || blocks[i].text.size() > 400 ? i : unlabelled(i);
                i = end > i ? end : i + 1;
                continue;
            }
            if (const std::size_t taken = announcement(i); taken > 0) {
                set(i, i + taken, BlockRole::attachment_note);
                i += taken;
            } else if (opens_attachment(i, *label)) {
                i = start(i, *label);
            } else {
                ++i;
            }
        }
    }
};

}  // namespace

Range attachment_title_range(std::string_view text, Range range) {
    range = unwrapped(text, range);
    std::string_view words = text.substr(range.begin, range.size());
    // （/files/2023/2.doc）: a download's path.
    for (const std::string_view open : {"（/", "(/", "（http", "(http"}) {
        if (const std::size_t at = words.find(open); at != std::string_view::npos) words = words.substr(0, at);
    }
    for (int i = 0; i < 3; ++i) {
        words = without_extension(words);
        const std::string_view last = utf8::before(words, words.size());
        if (last == "。" || last == "；" || last == "，" || last == ";" || last == " ")
            words.remove_suffix(last.size());
    }
    Range out{range.begin, range.begin + words.size()};
    out = unwrapped(text, out);
    // 《…》 around the whole name.
    words = text.substr(out.begin, out.size());
    // 附件1.docx: what is left of a file's name says no title.
    if (is_extension(words)) return {out.begin, out.begin};
    const auto quoted = quoted_titles(words);
    if (quoted.size() == 1 && quoted.front().begin == 3 && quoted.front().end + 3 == words.size()) {
        out = {out.begin + 3, out.end - 3};
    }
    return out;
}

void find_attachments(const std::vector<Block>& blocks, std::size_t begin, const LineShapes& shapes,
                      DocumentLayout& layout) {
    Finder{blocks, shapes, layout, {}, {}}.run(begin);
}

}  // namespace fenjie
