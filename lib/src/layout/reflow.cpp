// Lines to paragraphs.
//
// In:  "（二）强化政策保障。有关部门要研究制订体现心理健康" / "" / "服务技术劳务价值的相关政策措施，增加岗位吸引力。"
// Out: one paragraph
//
// Official layout sets 28 characters a line. Where lines were broken at such a width, a full line goes on in the
// next one unless that opens an item; a short line ends its paragraph unless the sentence is plainly unfinished.
// Where one line is one paragraph, only what cannot end a paragraph (a comma, an open bracket) is joined.
#include <algorithm>
#include <cstdlib>

#include "layout/cell_places.hpp"
#include "layout/markers.hpp"
#include "layout/stamps.hpp"
#include "layout/steps.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr int kFewestCuts = 4;  // lines that end inside a sentence, of a short plan

bool ends_with_any(std::string_view text, std::string_view characters) {
    const std::string_view last = utf8::before(text, text.size());
    return !last.empty() && characters.find(last) != std::string_view::npos;
}

bool begins_with_any(std::string_view text, std::string_view characters) {
    const std::string_view first = utf8::at(text, 0);
    return !first.empty() && characters.find(first) != std::string_view::npos;
}

bool ends_sentence(std::string_view text) {
    return ends_with_any(text, "。；：！？.;:!?）)】〕」…");
}
// 和, 与, 及 end no paragraph.
bool ends_open(std::string_view text) {
    return ends_with_any(text, "，、,（(《〔“和与及");
}
// 根据⏎《…条例》: a link's text has a line of its own on some pages. `basis`: basis_word.tsv.
bool waits_for_title(std::string_view text, std::string_view next, const LexiconTable& basis) {
    return next.starts_with("《") && basis.longest_before(text, text.size()) != nullptr;
}
bool continues(std::string_view text) {
    return begins_with_any(text, "，。；：、！？）》」】〕”,;:)");
}

// Open brackets and title quotes at the end of a paragraph, counted over its last part only.
int open_brackets(std::string_view text) {
    if (text.size() > 600) text = text.substr(text.size() - 600);
    int open = 0;
    bool year = false;  // 〔2021) has been misread, but is closed
    std::size_t begin = 0;
    while (begin < text.size() && !utf8::is_lead(text[begin])) ++begin;
    for (std::size_t pos = utf8::next_mark(text, begin); pos < text.size();
         pos = utf8::next_mark(text, pos + utf8::length_at(text, pos))) {
        const char32_t c = utf8::code_point_at(text, pos);
        if (c == U'《' || c == U'（' || c == U'〔') ++open;
        const bool closes = c == U'》' || c == U'）' || c == U'〕' || (c == U')' && year);
        if (closes && open > 0) --open;
        year = c == U'〔' || (year && c <= U'9' && c >= U'0');
    }
    return open;
}

bool is_mark_only(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        if (std::string_view("“”‘’\"'`，。、；：").find(c) == std::string_view::npos) return false;
        pos += c.size();
    }
    return true;
}

bool opens_item(const Line& line) {
    const auto marker = marker_at(line.text.view());
    return marker && marker->form != MarkerForm::han_is;
}

// 1:⏎34 and 94.⏎5%: a line of the page's width broke a figure; what follows opens no item.
bool parts_figure(std::string_view text, std::string_view next) {
    return text.size() >= 2 && (text.back() == ':' || text.back() == '.') && utf8::is_digit(text[text.size() - 2]) &&
           !next.empty() && utf8::is_digit(next.front());
}

// 张⏎三, 目⏎录: one character that a line broke off.
bool is_lone_character(std::string_view text) {
    return text.size() == utf8::kHanBytes && utf8::is_common_han_at(text, 0);
}

// 松政发〔2022〕17号 and 2022年12月3日 on lines of their own: no line goes on with them, however full it is.
bool is_stamp(std::string_view text) {
    constexpr std::size_t kLongest = 90;
    if (text.size() > kLongest) return false;
    if (text.ends_with("日")) {
        const auto date = full_date_at(text, 0);
        return date && date->whole.end == text.size();
    }
    const std::string_view inside =
        text.starts_with("（") && text.ends_with("）") ? text.substr(3, text.size() - 6) : text;
    if (!inside.ends_with("号")) return false;
    const auto number = document_number_at(inside, 0);
    return number && number->whole.begin == 0 && number->whole.end == inside.size();
}

// A lone number, "（一）" or "1." on a line of its own that the text follows.
bool is_marker_only(std::string_view text) {
    const auto marker = marker_at(text);
    return marker && marker->form != MarkerForm::attachment && marker->length == text.size();
}

struct Paragraph {
    MappedText text;
    std::vector<std::size_t> breaks;
    int lines = 0;
    int last_width = 0;  // of the last printed line
    bool starts_page = false;

    void add(const MappedText& piece, int width, bool same_line) {
        if (lines > 0) breaks.push_back(text.size());
        join_clean(text, piece);
        ++lines;
        last_width = same_line ? last_width + width : width;
    }
};

// Where blank lines part the lines, lines without one between them are pieces of one printed line that a
// scanner broke up (at quotation marks, mostly).
bool same_printed_line(const Paragraph& paragraph, const Line& next, int width, bool double_spaced) {
    if (!double_spaced || next.blank_before > 0 || next.page_start) return false;
    const std::string_view text = paragraph.text.view();
    return is_mark_only(next.text.view()) || ends_with_any(text, "“‘《") || continues(next.text.view()) ||
           (text.find("，") != std::string_view::npos && !ends_sentence(text) &&
            paragraph.last_width + next.width <= width + 4);
}

// How the lines of a part were printed.
struct Print {
    int width = 0;               // at which lines were broken; 0 where they were not
    bool double_spaced = false;  // blank lines part the lines
    bool indents = false;        // the first line of a paragraph is indented, and the others are not
};

// 配合单位：市公安局、市人力资源⏎和社会保障局: a list of names goes on.
bool cuts_name(std::string_view text, std::string_view next, const CellWords& words) {
    constexpr std::size_t kTail = 45 * utf8::kHanBytes;
    if (ends_sentence(text)) return false;
    std::size_t from = text.size() - std::min(text.size(), kTail);
    while (from < text.size() && !utf8::is_lead(text[from])) ++from;
    text.remove_prefix(from);
    // 一、主要任务: what stands before the mark is a name, too, or a label.
    const std::size_t mark = text.rfind("、");
    const std::size_t colon = text.rfind("：");
    if (mark == std::string_view::npos && colon == std::string_view::npos) return false;
    if (mark != std::string_view::npos && (colon == std::string_view::npos || colon < mark)) {
        const std::size_t before = colon == std::string_view::npos ? 0 : colon + utf8::kHanBytes;
        const std::size_t other = text.substr(0, mark).rfind("、");
        const std::size_t begin = other == std::string_view::npos ? before : other + utf8::kHanBytes;
        if (!words.are_organizations(text.substr(begin, mark - begin))) return false;
    }
    std::size_t to = std::min(next.size(), kTail);
    while (to < next.size() && !utf8::is_lead(next[to])) --to;
    return words.is_cut_name(text, next.substr(0, to));
}

bool joins(const Paragraph& paragraph, const Line& next, const Print& print, const LexiconTable& basis,
           const CellWords& words) {
    const auto [width, double_spaced, indents] = print;
    const std::string_view text = paragraph.text.view();
    if (is_marker_only(text)) return true;
    if (continues(next.text.view()) || waits_for_title(text, next.text.view(), basis)) return true;
    if (is_lone_character(next.text.view()) && !ends_sentence(text)) return true;
    if (width > 0 && paragraph.last_width * 100 >= width * 86 && parts_figure(text, next.text.view())) return true;
    if (opens_item(next)) return false;
    if (is_stamp(next.text.view()) && open_brackets(text) == 0) return false;
    if (cuts_name(text, next.text.view(), words)) return true;
    const int open = open_brackets(text);
    if (width == 0) return (ends_open(text) || open > 0) && text.size() < 3000;
    if (same_printed_line(paragraph, next, width, double_spaced)) return true;
    if (indents && next.indented && open == 0 && !ends_open(text)) return false;
    const bool full = paragraph.last_width * 100 >= width * 86;
    if (ends_sentence(text) && open == 0)
        return paragraph.last_width * 100 >= width * 93 && !ends_with_any(text, "：:");
    if (full || ends_open(text) || open > 0) return true;
    // A short line that ends nowhere: inside prose the sentence goes on, after a heading or in a list it does not.
    const bool prose = text.find("。") != std::string_view::npos || utf8::count(text) > 60;
    return paragraph.lines > 1 && prose;
}

// Where a reader saw how the lines were printed. A number that opens an item behind the end of a sentence is one even
// where the line before it happens to be full.
bool joins_printed(const Paragraph& paragraph, const Line& next, bool goes_on) {
    const std::string_view text = paragraph.text.view();
    if (is_marker_only(text) || continues(next.text.view())) return true;
    if (opens_item(next) && (!goes_on || ends_sentence(text))) return false;
    return goes_on || ends_open(text) || (open_brackets(text) > 0 && text.size() < 3000);
}

}  // namespace

int wrap_width(std::span<const Line> lines) {
    std::vector<int> widths;
    for (const Line& line : lines) {
        if (line.tabs == 0) widths.push_back(line.width);
    }
    if (widths.size() < 12) return 0;
    // Short lines (headings, lists) say nothing; the width is where the long ones crowd.
    const auto long_one = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), long_one, widths.end());
    const int width = *long_one;
    if (width < 30 || width > 240) return 0;
    int cut = 0;
    int full = 0;
    int longest = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].tabs > 0) continue;
        longest = std::max(longest, lines[i].width);
        const bool crowded = std::abs(lines[i].width - width) * 100 <= width * 14;
        full += crowded ? 1 : 0;
        if (crowded && !ends_sentence(lines[i].text.view()) && !opens_item(lines[i + 1])) ++cut;
    }
    if (longest > width * 2) return 0;
    // A short plan is mostly headings: there nearly all of the long lines end inside a sentence.
    const bool of_long = cut >= kFewestCuts && cut * 100 >= full * 55 && longest * 100 <= width * 115;
    return of_long || cut * 100 >= static_cast<int>(widths.size()) * 22 ? width : 0;
}

void reflow(std::span<const Line> part, const Wraps& wraps, const Lexicon& lexicon, std::vector<Block>& out) {
    const LexiconTable& basis = lexicon.table("basis_word");
    const CellWords words(lexicon);
    const int width = wraps ? 0 : wrap_width(part);
    std::size_t spaced = 0;
    for (const Line& line : part) spaced += line.blank_before > 0 ? 1 : 0;
    const auto indented = static_cast<std::size_t>(
        std::count_if(part.begin(), part.end(), [](const Line& line) { return line.indented; }));
    const bool double_spaced = spaced * 10 >= part.size() * 6;
    const Print print{width, double_spaced, indented * 20 >= part.size() && indented * 10 <= part.size() * 7};
    Paragraph paragraph;
    const auto flush = [&] {
        if (paragraph.lines == 0) return;
        Block block;
        block.text = std::move(paragraph.text);
        block.breaks = std::move(paragraph.breaks);
        block.starts_page = paragraph.starts_page;
        out.push_back(std::move(block));
        paragraph = Paragraph{};
    };
    bool goes_on = false;
    for (const Line& line : part) {
        if (line.empty()) continue;
        if (paragraph.lines > 0) {
            const bool joined =
                wraps ? joins_printed(paragraph, line, goes_on) : joins(paragraph, line, print, basis, words);
            if (!joined) flush();
        }
        goes_on = wraps && std::binary_search(wraps->begin(), wraps->end(), line.raw.end);
        if (paragraph.lines == 0) paragraph.starts_page = line.page_start;
        const bool same_line =
            paragraph.lines > 0 && width > 0 && same_printed_line(paragraph, line, width, double_spaced);
        paragraph.add(line.text, line.width, same_line);
    }
    flush();
}

}  // namespace fenjie
