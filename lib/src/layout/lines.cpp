// Splits a text into lines and drops what belongs to the page, not to the plan.
//
// In:  "…继续教育、专业培\n\n- 9 -\n\n训，提高…"      Out: two lines; "- 9 -" is gone
//
// A page number stands alone between dashes, or as 第3页; a bare number is one only beside a form feed, since in
// a flattened table it may be a row's number. A short line that opens three pages or more is a running head.
#include "layout/lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "text/utf8.hpp"
#include "tokens/pattern.hpp"

namespace fenjie {
namespace {

// What each byte adds to a line's width: 2 for a wide character and for half-width punctuation, which takes a full
// column pair in the print that was scanned.
constexpr std::array<std::uint8_t, 256> widths_of_bytes() {
    std::array<std::uint8_t, 256> widths{};
    for (std::size_t byte = 0; byte < widths.size(); ++byte) {
        const char c = static_cast<char>(byte);
        if (byte >= 0xC0)
            widths[byte] = 2;
        else if (byte > ' ' && byte < 0x80)
            widths[byte] = utf8::is_digit(c) || utf8::is_alpha(c) ? 1 : 2;
    }
    return widths;
}
constexpr std::array<std::uint8_t, 256> kWidths = widths_of_bytes();

int width_of(std::string_view text) {
    int width = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        if (utf8::is_common_han_at(text, pos)) {
            width += 2;
            pos += 3;
        } else {
            width += kWidths[static_cast<unsigned char>(text[pos++])];
        }
    }
    return width;
}

// - 9 -, — — — 3 —: a number between dashes, however many. A row — 10 20 — has two.
bool is_dashed_number(std::string_view text) {
    constexpr std::string_view kDashes = "-—–－―一·•";
    constexpr std::size_t kMostDigits = 4;
    std::size_t digits = 0;
    bool ended = false;  // the number
    bool before = false;
    bool behind = false;
    for (std::size_t at = 0; at < text.size(); at += utf8::length_at(text, at)) {
        const std::string_view c = utf8::at(text, at);
        if (utf8::is_digit(c.front())) {
            if (ended) return false;
            ++digits;
            continue;
        }
        ended = digits > 0;
        if (kDashes.find(c) != std::string_view::npos) {
            (ended ? behind : before) = true;
        } else if (c != " ") {
            return false;
        }
    }
    return before && behind && digits <= kMostDigits;
}

bool is_page_number(std::string_view text) {
    if (text.size() > 40 || std::none_of(text.begin(), text.end(), utf8::is_digit)) return false;
    static const Pattern kWorded("第? ?[0-9]{1,4}+ ?页(?:[，/ ]{0,8}+(?:共 ?)?[0-9]{1,4}+ ?页)?");
    static const Pattern kOf("[0-9]{1,4} ?/ ?[0-9]{1,4}");
    if (is_dashed_number(text)) return true;
    for (const Pattern* pattern : {&kWorded, &kOf}) {
        const auto match = pattern->match_at(text, 0);
        if (match && match->whole.end == text.size()) return true;
    }
    return false;
}

// What a page's table leaves of a cell's border, on a line of its own.
bool is_bar(std::string_view text) {
    return text == "|" || text == "｜";
}

bool is_bare_number(std::string_view text) {
    if (text.empty() || text.size() > 4) return false;
    for (const char c : text) {
        if (!utf8::is_digit(c)) return false;
    }
    return true;
}

Line read_line(std::string_view source, Range raw, const Cleaner& cleaner, std::vector<Repair>& repairs,
               MappedText& all) {
    Line line;
    line.raw = raw;
    const std::string_view bytes = source.substr(raw.begin, raw.size());
    line.leading_tab = bytes.starts_with('\t');
    for (std::size_t tab = bytes.find('\t'); tab != std::string_view::npos; tab = bytes.find('\t', tab + 1))
        ++line.tabs;
    std::size_t blanks = 0;
    for (std::size_t pos = 0; pos < bytes.size(); pos += utf8::length_at(bytes, pos)) {
        const std::string_view c = utf8::at(bytes, pos);
        if (c == "\xE3\x80\x80") {
            blanks += 2;
        } else if (c == " " || c == "\xC2\xA0") {
            ++blanks;
        } else {
            line.indented = blanks >= 2;
            break;
        }
    }
    line.text = cleaner.clean(source, raw, repairs, all);
    line.width = width_of(line.text.view());
    return line;
}

// Finds the ends of lines one after the other. Where each of the three marks comes next is remembered, so that a mark
// that the text does not have is looked for once.
class LineEnds {
 public:
    explicit LineEnds(std::string_view source) : source_(source) {}

    // The first line end at or behind `pos`, which never goes back; the text's end where there is none.
    std::size_t next(std::size_t pos) {
        std::size_t nearest = source_.size();
        for (std::size_t i = 0; i < kMarks.size(); ++i) {
            if (next_[i] < pos || !known_) next_[i] = std::min(source_.find(kMarks[i], pos), source_.size());
            nearest = std::min(nearest, next_[i]);
        }
        known_ = true;
        return nearest;
    }

 private:
    static constexpr std::string_view kMarks = "\n\r\f";
    std::string_view source_;
    std::array<std::size_t, 3> next_{};
    bool known_ = false;
};

// Short lines that stand first on three pages or more.
void drop_running_heads(std::vector<Line>& lines) {
    std::map<std::string_view, int> heads;
    for (const Line& line : lines) {
        if (line.page_start && line.width <= 60) ++heads[line.text.view()];
    }
    std::size_t kept = 0;
    bool carried_start = false;
    int carried_blanks = 0;
    for (Line& line : lines) {
        const auto found = line.page_start ? heads.find(line.text.view()) : heads.end();
        if (found != heads.end() && found->second >= 3) {
            carried_start = true;
            carried_blanks += line.blank_before;
            continue;
        }
        line.page_start = line.page_start || carried_start;
        line.blank_before += carried_blanks;
        carried_start = false;
        carried_blanks = 0;
        if (&line != &lines[kept]) lines[kept] = std::move(line);
        ++kept;
    }
    lines.resize(kept);
}

}  // namespace

std::vector<Line> read_lines(std::string_view whole, Range part, const Cleaner& cleaner, std::vector<Repair>& repairs,
                             Deadline* deadline) {
    const std::string_view source = whole.substr(0, part.end);
    std::vector<Line> lines;
    int blanks = 0;
    bool page_start = false;
    std::size_t pos = part.begin;
    std::size_t single_blank = 0;  // lines that begin with exactly one blank
    MappedText all;
    all.reserve(source.size() - part.begin);
    LineEnds ends(source);
    while (pos < source.size() && (deadline == nullptr || !deadline->passed())) {
        const std::size_t end = ends.next(pos);
        const bool feed = end < source.size() && source[end] == '\f';
        Line line = read_line(source, {pos, end}, cleaner, repairs, all);
        pos = end + 1;
        if (end < source.size() && source[end] == '\r' && pos < source.size() && source[pos] == '\n') ++pos;
        const bool beside_feed = page_start || feed;
        // Behind a TAB a bare number is a cell's: a table goes on behind the page break.
        const bool bare = beside_feed && !line.leading_tab && is_bare_number(line.text.view());
        const bool furniture = bare || is_bar(line.text.view()) || is_page_number(line.text.view());
        if (line.empty() && !line.leading_tab) {
            ++blanks;
        } else if (!furniture) {
            line.blank_before = blanks;
            line.page_start = page_start;
            const std::string_view bytes = source.substr(line.raw.begin, line.raw.size());
            if (bytes.starts_with(' ') && !line.indented) ++single_blank;
            blanks = 0;
            page_start = false;
            lines.push_back(std::move(line));
        }
        page_start = page_start || feed;
    }
    // A form feed that was turned into a blank: few lines begin with one blank, all others with none.
    if (single_blank > 0 && single_blank * 8 <= lines.size() + 8) {
        for (Line& line : lines) {
            if (source[line.raw.begin] == ' ' && !line.indented) line.page_start = true;
        }
    }
    drop_running_heads(lines);
    return lines;
}

}  // namespace fenjie
