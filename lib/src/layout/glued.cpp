// Cuts a document that stands on one line into its paragraphs.
//
// In:  "…请认真贯彻执行。和安市人民政府办公室2017年3月21日和安市实施方案根据…制定本方案。一、工作目标到2020年…"
// Out: "…请认真贯彻执行。" | "和安市人民政府办公室" | "2017年3月21日" | "和安市实施方案" | "根据…制定本方案。" |
//      "一、工作目标" | "到2020年…"
//
// Cuts are made where a number goes on in its sequence behind the end of a sentence, a note or a heading, at the
// signature, behind a title that was announced in 《》, and behind headings that plans share (heading_title.tsv).
#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "layout/glued_duties.hpp"
#include "layout/glued_notice.hpp"
#include "layout/glued_stages.hpp"
#include "layout/glued_told.hpp"
#include "layout/markers.hpp"
#include "layout/name_gaps.hpp"
#include "layout/shared_headings.hpp"
#include "layout/steps.hpp"
#include "text/character_filter.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLong = 900;  // bytes: shorter paragraphs are cut at shared headings only

// Follows the numbering of a text and tells whether a marker goes on with it.
class Sequence {
 public:
    // `shared`: a heading that plans share follows, which may go on with the numbers of an earlier paragraph.
    // `may_open`: what stands before it is what a label names (责任单位：区民政局二、…), or the plan's title.
    bool accepts(const Marker& m, std::string_view before, bool behind_heading, bool may_open, bool shared) const {
        const auto level = static_cast<std::size_t>(m.form);
        const int last = last_.at(level);
        const bool follows = m.ordinal == last + 1 || (m.ordinal == 1 && fresh_.at(level)) || (last == 0 && shared);
        if (!follows || m.ordinal == 0) return false;
        return ends_stretch(before) || may_open || (behind_heading && m.form != MarkerForm::han_comma);
    }
    void take(const Marker& m) {
        const auto level = static_cast<std::size_t>(m.form);
        last_.at(level) = m.ordinal;
        fresh_.at(level) = false;
        // Below a new number the deeper ones may begin again or run on.
        for (std::size_t deeper = level + 1; deeper < fresh_.size(); ++deeper) fresh_.at(deeper) = true;
    }

 private:
    std::array<int, 16> last_{};
    std::array<bool, 16> fresh_{};
};

bool counts_as_heading_form(MarkerForm form) {
    return form == MarkerForm::han_comma || form == MarkerForm::han_bracket || form == MarkerForm::arabic_dot ||
           form == MarkerForm::arabic_comma || form == MarkerForm::arabic_bracket || form == MarkerForm::chapter ||
           form == MarkerForm::article || form == MarkerForm::section || form == MarkerForm::part;
}

/// Of the Han characters, those that a marker may begin with.
const CharacterFilter& marker_begins() {
    static const CharacterFilter filter = [] {
        CharacterFilter made;
        made.add(U"一二三四五六七八九十百零第附专");
        return made;
    }();
    return filter;
}

struct Cuts {
    std::vector<std::size_t> at;
    int headings = 0;  // markers of the first rank
    int shared = 0;    // of these, those before a heading that plans share
    int markers = 0;
};

/// Whether a label's name ends here: 责任单位, 完成时限.
bool is_label_before(std::string_view text, std::size_t end, const Lexicon& lexicon) {
    if (lexicon.table("note_label").longest_before(text, end) != nullptr) return true;
    return is_role_label_before(text, end, lexicon);
}

/// Where the last 二、 stands that opens a stretch; 0 where none does.
std::size_t last_second(std::string_view text) {
    constexpr std::string_view kSecond = "二、";
    for (std::size_t at = text.rfind(kSecond); at != std::string_view::npos && at > 0;
         at = text.rfind(kSecond, at - 1)) {
        if (ends_stretch(utf8::before(text, at))) return at;
    }
    return 0;
}

Cuts marker_cuts(std::string_view text, const Lexicon& lexicon) {
    const std::size_t second = last_second(text);
    const LexiconTable& titles = lexicon.table("heading_title");
    const LexiconTable& kinds = lexicon.table("document_kind");
    Cuts cuts;
    Sequence sequence;
    bool heading_open = true;  // since the last cut there was no end of a sentence
    std::size_t heading_begin = 0;
    bool label_open = false;  // since the last label there was no end of a sentence
    int depth = 0;            // open 《 and （: a number inside a title or a bracket opens nothing
    const CharacterFilter& begins = marker_begins();
    for (std::size_t pos = begins.next_or_mark(text, 0); pos < text.size(); pos = begins.next_or_mark(text, pos)) {
        const std::string_view c = utf8::at(text, pos);
        const bool digit = utf8::is_digit(c.front());
        const bool could_be = depth <= 0 && (c.size() == 3 || (digit && (pos == 0 || !utf8::is_digit(text[pos - 1]))));
        const auto m = could_be ? marker_at(text, pos) : std::nullopt;
        // 责任单位：市财政局附件：…
        if (m && m->form == MarkerForm::attachment && label_open) {
            cuts.at.push_back(pos);
            label_open = false;
        }
        if (m && counts_as_heading_form(m->form)) {
            const std::string_view before = utf8::before(text, pos);
            const bool behind_heading = heading_open && pos - heading_begin < 360;
            const bool first = pos == 0;
            const bool shared = m->form == MarkerForm::han_comma && shared_heading(text, pos + m->length, titles) != 0;
            // …分解方案一、主要目标: a plan that begins right behind its title.
            const bool behind_title = m->ordinal == 1 && kinds.longest_before(text, pos) != nullptr &&
                                      (shared || (m->form == MarkerForm::han_comma && second > pos));
            if (first || sequence.accepts(*m, before, behind_heading, label_open || behind_title, shared)) {
                sequence.take(*m);
                if (!first) cuts.at.push_back(pos);
                ++cuts.markers;
                cuts.shared += shared ? 1 : 0;
                if (m->form == MarkerForm::han_comma || m->form == MarkerForm::chapter ||
                    m->form == MarkerForm::article)
                    ++cuts.headings;
                heading_open = true;
                heading_begin = pos;
                label_open = false;
                pos += m->length;
                continue;
            }
        }
        pos += c.size();
        // Han characters, of which nearly all text consists, are none of these.
        const char32_t point = utf8::code_point(c);
        if (point >= 0x4E00 && point < 0xA000) continue;
        if (point == U'《' || point == U'（' || point == U'〔') ++depth;
        if ((point == U'》' || point == U'）' || point == U'〕') && depth > 0) --depth;
        if (point == U'：') label_open = depth == 0 && is_label_before(text, pos - c.size(), lexicon);
        if (is_stop(point)) {
            heading_open = false;
            label_open = label_open && point == U'；';
            depth = 0;
        }
    }
    return cuts;
}

// "一、工作目标到2025年…": a shared heading without a stop, and the text right behind it.
void heading_cut(std::string_view text, std::size_t begin, std::size_t end, const Lexicon& lexicon,
                 std::vector<std::size_t>& cuts) {
    const auto m = marker_at(text, begin);
    if (!m) return;
    const std::size_t title = begin + m->length;
    const std::size_t behind = shared_heading(text.substr(0, end), title, lexicon.table("heading_title"));
    if (behind == 0 && (m->form == MarkerForm::han_comma || m->form == MarkerForm::han_bracket)) {
        const std::size_t told = told_behind(text.substr(0, end), title, lexicon);
        if (told != 0) cuts.push_back(told);
    }
    if (behind == 0 || behind + 30 > end) return;
    const std::string_view next = utf8::at(text, behind);
    if (std::string_view("的和与及、，。：；（:,.为").find(next) != std::string_view::npos) return;
    cuts.push_back(behind);
}

// A responsibility note closes its paragraph: …行为。（责任单位：市教育局）提升智育水平。…
void note_cuts(std::string_view text, const Lexicon& lexicon, std::vector<std::size_t>& cuts) {
    const LexiconTable& labels = lexicon.table("role_label");
    const LexiconTable& verbs = lexicon.table("role_verb");
    constexpr std::size_t kLongestNote = 1200;
    constexpr std::size_t kLongestLabel = 40;
    for (std::size_t pos = utf8::next_mark(text, 0); pos < text.size();
         pos = utf8::next_mark(text, pos + utf8::length_at(text, pos))) {
        const std::string_view c = utf8::at(text, pos);
        if (c == "。" && labels.longest_at(text, pos + c.size()) != nullptr) {
            // …均衡。责任单位：区民政局、各街道。提升服务水平。…
            const std::string_view note = text.substr(pos + c.size(), kLongestNote);
            const std::size_t value = utf8::find(note.substr(0, kLongestLabel), "：");
            const std::size_t stop = utf8::find(note, "。");
            if (value != std::string_view::npos && stop != std::string_view::npos && value < stop &&
                is_label_before(note, value, lexicon))
                cuts.push_back(pos + 2 * c.size() + stop);
        }
        if (utf8::before(text, pos) != "。") continue;
        constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBrackets = {
            {{"（", "）"}, {"〔", "〕"}, {"【", "】"}, {"[", "]"}}};
        const auto* bracket =
            std::find_if(kBrackets.begin(), kBrackets.end(), [&](const auto& b) { return b.first == c; });
        if (bracket == kBrackets.end()) continue;
        const std::string_view close = bracket->second;
        const std::size_t begin = pos + c.size();
        std::size_t end = begin;
        int depth = 1;
        while (end < text.size() && end - begin < kLongestNote && depth > 0) {
            const std::string_view inner = utf8::at(text, end);
            if (inner == c) ++depth;
            if (inner == close) --depth;
            end += inner.size();
        }
        if (depth > 0) continue;
        const std::string_view note = text.substr(begin, end - close.size() - begin);
        const bool labelled = labels.longest_at(note, 0) != nullptr && utf8::contains(note, "：");
        const bool worded = verbs.longest_before(note, note.size()) != nullptr;
        if (!labelled && !worded) continue;
        const std::string_view next = utf8::at(text, end);
        cuts.push_back(is_stop(next) ? end + next.size() : end);
    }
}

// What may open a paragraph behind the end of a sentence and has no number: attachments, copies and what a web page
// adds behind the text (colophon.tsv), and shared headings with a colon (具体措施：…).
class Openings {
 public:
    Openings(std::string_view text, const Lexicon& lexicon)
        : text_(text),
          last_stop_(text.rfind("。") == std::string_view::npos ? 0 : text.rfind("。")),
          colophon_(lexicon.table("colophon")),
          titles_(lexicon.table("heading_title")) {}

    /// Adds to `cuts`.
    void cut(std::vector<std::size_t>& cuts) {
        for (const std::size_t at : cuts) note(at);
        for (std::size_t pos = utf8::length_at(text_, 0); pos < text_.size(); pos += utf8::length_at(text_, pos)) {
            // Nothing opens in the midst of words.
            const bool inside = any_ && !known_.contains(pos) && pos >= 3 && utf8::is_common_han_at(text_, pos - 3);
            if (inside && announced_.empty()) {
                pos = last_of_words(pos);
                continue;
            }
            if (static_cast<unsigned char>(text_[pos]) < 0x80U) continue;
            if (cut_title_of_attachment(pos)) continue;
            if (any_ && !known_.contains(pos) && !ends_stretch(utf8::before(text_, pos))) continue;
            const std::size_t heading = behind_heading(pos);
            if (heading != 0) add(heading);
            if (heading != 0 || opens(pos)) add(pos);
        }
        cuts.insert(cuts.end(), added_.begin(), added_.end());
    }

 private:
    void note(std::size_t at) {
        any_ = true;
        known_.insert(at);
    }
    // Where words stand at `pos`, the mark that ends them, or the character before the next cut that is known.
    [[nodiscard]] std::size_t last_of_words(std::size_t pos) const {
        const std::size_t mark = utf8::next_mark(text_, pos);
        const auto cut = known_.upper_bound(pos);
        const bool nearer = cut != known_.end() && *cut <= mark;
        return nearer ? utf8::previous(text_, *cut) : std::min(mark, utf8::previous(text_, text_.size()));
    }
    void add(std::size_t at) {
        added_.push_back(at);
        note(at);
    }

    // 附件：任务表 announces what comes again as 附件任务表.
    bool cut_title_of_attachment(std::size_t pos) {
        if (announced_.empty() || !text_.substr(pos).starts_with(announced_)) return false;
        for (const std::size_t at : {pos, pos + label_, pos + announced_.size()}) add(at);
        announced_.clear();
        return true;
    }

    bool opens(std::size_t pos) {
        if (const LexiconRow* row = colophon_.longest_at(text_, pos)) {
            const std::string_view use = colophon_.attribute(*row, "use");
            const bool colon = text_.substr(pos + row->phrase.size()).starts_with(kColon);
            // 政策解读要及时 is a sentence: a page's leftovers have no more behind them, or a colon.
            return colophon_.attribute(*row, "at") == "begin" &&
                   (colon ? use == "tail" || use == "copied_to" : use == "tail" && pos > last_stop_);
        }
        const auto m = marker_at(text_, pos);
        if (!m || m->form != MarkerForm::attachment) return false;
        const std::size_t behind = pos + m->length;
        if (!text_.substr(behind).starts_with(kColon)) return m->ordinal > 0;
        constexpr std::size_t kLongestTitle = 400;
        const std::size_t title = behind + kColon.size();
        const std::string_view near = text_.substr(title, kLongestTitle);
        const std::size_t length = near.find(m->printed);
        if (length != std::string_view::npos && length > 0) {
            announced_ = m->printed + std::string(near.substr(0, length));
            label_ = m->printed.size();
        }
        return true;
    }

    // Behind the colon of a shared heading, 0 where there is none.
    [[nodiscard]] std::size_t behind_heading(std::size_t pos) const {
        const LexiconRow* row = titles_.longest_at(text_, pos);
        if (row == nullptr || titles_.attribute(*row, "glued") != "yes") return 0;
        const std::size_t behind = pos + row->phrase.size();
        return text_.substr(behind).starts_with(kColon) ? behind + kColon.size() : 0;
    }

    static constexpr std::string_view kColon = "：";
    std::string_view text_;
    std::size_t last_stop_;
    const LexiconTable& colophon_;
    const LexiconTable& titles_;
    std::set<std::size_t> known_;  // cuts
    bool any_ = false;             // some cut is known
    std::vector<std::size_t> added_;
    std::string announced_;  // the label and title of an attachment that is to come
    std::size_t label_ = 0;  // bytes of the label
};

/// 组长：刘明（镇长）；副组长：李强、王燕；成员：…: the members of a group, each place with its colon.
std::vector<std::size_t> roster_cuts(std::string_view text, const LexiconTable& words) {
    constexpr std::string_view kColon = "：";
    constexpr std::string_view kStop = "。";
    std::vector<std::size_t> cuts;
    for (std::size_t at = utf8::find(text, kColon); at != std::string_view::npos;
         at = utf8::find(text, kColon, at + kColon.size())) {
        const LexiconRow* row = words.longest_before(text, at);
        if (row != nullptr && words.attribute(*row, "use") == "role") cuts.push_back(at - row->phrase.size());
    }
    if (cuts.size() < 2) return {};
    const std::size_t stop = utf8::find(text, kStop, cuts.back());
    if (stop != std::string_view::npos && stop + kStop.size() < text.size()) cuts.push_back(stop + kStop.size());
    return cuts;
}

// Duties and stages in a stretch without numbers of its own.
void list_cuts(std::string_view text, std::size_t begin, std::size_t end, const Lexicon& lexicon,
               std::vector<std::size_t>& cuts) {
    duty_cuts(text, begin, end, lexicon, cuts);
    stage_cuts(text, begin, end, cuts);
}

std::vector<MappedText> cut_at(const MappedText& text, std::vector<std::size_t> cuts) {
    std::sort(cuts.begin(), cuts.end());
    std::vector<MappedText> out;
    std::size_t begin = 0;
    cuts.push_back(text.size());
    for (const std::size_t cut : cuts) {
        if (cut <= begin || cut > text.size()) continue;
        out.push_back(text.slice(begin, cut));
        begin = cut;
    }
    return out;
}

}  // namespace

std::vector<MappedText> split_glued(const MappedText& paragraph, const Lexicon& lexicon) {
    const std::string_view text = paragraph.view();
    std::size_t behind = item_behind_heading(paragraph);
    if (behind == 0) behind = text_behind_heading(paragraph, lexicon.table("heading_title"));
    if (behind > 0) {
        std::vector<MappedText> out{paragraph.slice(0, behind)};
        std::vector<MappedText> rest = split_glued(paragraph.slice(behind, text.size()), lexicon);
        out.insert(out.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
        return out;
    }
    const std::vector<std::size_t> places = roster_cuts(text, lexicon.table("roster_word"));
    if (text.size() < kLong && !places.empty()) return cut_at(paragraph, places);
    std::vector<std::size_t> lists;
    if (text.size() < kLong && !may_hold_heading(text)) {
        list_cuts(text, 0, text.size(), lexicon, lists);
        return cut_at(paragraph, std::move(lists));
    }
    const LexiconTable& titles = lexicon.table("heading_title");
    const Cuts found = marker_cuts(text, lexicon);
    const bool glued =
        text.size() < kLong ? found.shared >= 2 : found.headings >= 2 || (found.markers >= 4 && text.size() > 4500);
    if (!glued) {
        const std::size_t last = last_line_heading(text, titles);
        if (last != 0) return {paragraph.slice(0, last), paragraph.slice(last, text.size())};
        list_cuts(text, 0, text.size(), lexicon, lists);
        return cut_at(paragraph, std::move(lists));
    }
    std::vector<std::size_t> cuts = found.at;
    cuts.insert(cuts.end(), places.begin(), places.end());
    const std::size_t first = cuts.empty() ? text.size() : cuts.front();
    // X工作方案 为…，制定如下方案。一、…: a text that begins with its title.
    if (!marker_at(text)) title_cuts(text, 0, lexicon, cuts);
    notice_cuts(text, first, lexicon, cuts);
    std::vector<std::size_t> starts = found.at;
    starts.push_back(text.size());
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        heading_cut(text, starts[i], starts[i + 1], lexicon, cuts);
        list_cuts(text, starts[i], starts[i + 1], lexicon, cuts);
    }
    signature_cuts(text, cuts);
    note_cuts(text, lexicon, cuts);
    Openings(text, lexicon).cut(cuts);
    return cut_at(paragraph, std::move(cuts));
}

}  // namespace fenjie
