// One title over several lines. A title is known by its end (…实施方案（试行）, …的通知) or by what others call it.
//
// In:  关于全面推行公示制度 / 审核制度的指导意见                Out: 关于全面推行公示制度审核制度的指导意见
//      和政发〔2023〕12号《关于促进养老服务的意见》            Out: 关于促进养老服务的意见, with the number
#include "structure/titles.hpp"

#include <algorithm>
#include <utility>

#include "text/clean.hpp"
#include "text/utf8.hpp"
#include "tokens/numerals.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kRunLimit = 6;  // lines of one title

int open_quotes(std::string_view text) {
    int open = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (c == "《" || c == "（" || c == "“") ++open;
        if (c == "》" || c == "）" || c == "”") --open;
    }
    return open;
}

// （2023—2025年）, （试行）: what may stand alone on a title's last line. （共六个方面33项） counts what stands below.
bool is_bracketed_end(std::string_view text, const LineShapes& shapes) {
    // A bracket beside a figure may have kept its half width.
    const bool opened = begins_with(text, "（") || begins_with(text, "(");
    constexpr std::string_view kInAll = "（共";
    if (begins_with(text, kInAll) && begins_numeral(text, kInAll.size())) return false;
    return opened && (ends_with(text, "）") || ends_with(text, ")")) && utf8::count(text) <= 16 &&
           !shapes.number_line(text) && !shapes.date_line(text) && shapes.colophon(text).empty();
}

// A line that goes on with 的通知, 》的通知 or （2023—2025年）的通知 after one that looked complete.
bool goes_on(std::string_view text) {
    if (utf8::count(text) > 24) return false;
    if (begins_with(text, "（")) {
        const std::size_t close = text.find("）");
        if (close != std::string_view::npos) text = text.substr(close + std::string_view("）").size());
    }
    return begins_with(text, "的") || begins_with(text, "》") || begins_with(text, "〉");
}

bool is_complete(std::string_view text, const LineShapes& shapes) {
    return open_quotes(text) <= 0 && shapes.title_end(text) != nullptr;
}

// Names of issuers above a title that does not begin with what they issued it about are a letterhead.
bool is_letterhead_above(std::string_view above, std::string_view line, const LineShapes& shapes) {
    return !shapes.cuts_kind(above, line) && shapes.about(above) == std::string_view::npos &&
           shapes.ends_as_organization(above) && !shapes.ends_as_organization(line) && !shapes.opens_subject(line);
}

// 关于全面推行公示制度 goes on with 审核制度的指导意见: what says 关于 has 的 before its kind.
bool goes_on_to_kind(std::string_view above, std::string_view line, const LineShapes& shapes) {
    return shapes.about(above) != std::string_view::npos && !shapes.has_kind_behind_of(above) &&
           shapes.may_be_title(line) && shapes.about(line) == std::string_view::npos && shapes.has_kind_behind_of(line);
}

// 【已废止】…的通知, [应急预案]…: what a page says of a paper before its title; where the title begins.
std::size_t behind_tag(std::string_view text) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"【", "】"}, {"[", "]"}}) {
        if (!text.starts_with(open)) continue;
        const std::size_t end = text.find(close);
        if (end != std::string_view::npos && end + close.size() < text.size()) return end + close.size();
    }
    return 0;
}

// 和政发〔2023〕12号《…意见》, 《…的通知》, 和政发〔2023〕12号和安区人民政府关于…: a page's way to name a paper.
void take_own(TitleRun& run, const LineShapes& shapes) {
    const std::string_view text = run.text.view();
    const std::size_t tag = behind_tag(text);
    const auto number = document_number_at(text, tag);
    const std::size_t begin = number && number->whole.begin == tag ? number->whole.end : tag;
    const Range rest = unwrapped(text, {begin, text.size()});
    const std::string_view words = text.substr(rest.begin, rest.size());
    const auto quoted = quoted_titles(words);
    constexpr std::size_t kMark = utf8::kHanBytes;
    const bool whole =
        quoted.size() == 1 && quoted.front().begin == kMark && quoted.front().end + kMark == words.size();
    const std::size_t about = shapes.about(words);
    const bool issued =
        about != std::string_view::npos && (about == 0 || shapes.ends_as_organization(words.substr(0, about)));
    if (begin > tag && !whole && !issued) {
        run.text = run.text.slice(tag, text.size());
        return;
    }
    if (begin > tag) run.number = run.text.slice(tag, begin);
    run.text = whole ? run.text.slice(rest.begin + kMark, rest.end - kMark) : run.text.slice(rest.begin, rest.end);
}

}  // namespace

std::optional<TitleRun> title_run_at(const std::vector<Block>& blocks, std::size_t begin, const LineShapes& shapes) {
    TitleRun run{begin, begin, {}};
    bool complete = false;
    std::size_t i = begin;
    for (std::size_t lines = 0; lines < kRunLimit; ++lines) {
        i = next_paragraph(blocks, i);
        if (i >= blocks.size() || blocks[i].kind != BlockKind::paragraph) break;
        const std::string_view line = blocks[i].text.view();
        const bool tail = complete && (is_bracketed_end(line, shapes) || goes_on(line) ||
                                       goes_on_to_kind(run.text.view(), line, shapes));
        if (complete && !tail) break;
        // 和安区人民政府文件 is a letterhead, 关于清理行政规范性文件 goes on.
        const bool paper = ends_with(line, kLetterheadEnd) && shapes.about(line) == std::string_view::npos &&
                           shapes.about(run.text.view()) == std::string_view::npos;
        if (!tail && (!shapes.may_be_title(line) || shapes.label(line) || paper)) break;
        if (!run.text.empty() && !tail) {
            // 关于… opens a title anew: what stood above it was no part of it, unless it was an issuer's name.
            const std::string_view above = run.text.view();
            if (shapes.about(line) == 0 && !shapes.ends_as_organization(above)) return std::nullopt;
            // Below the number all names are the title's, the issuers' own ones apart from what a letterhead repeats.
            const std::size_t top = run.begin;
            const bool numbered = top > 0 && blocks[top - 1].kind == BlockKind::paragraph &&
                                  shapes.number_line(blocks[top - 1].text.view()) && !line.starts_with(above);
            if (!numbered && is_letterhead_above(above, line, shapes)) return std::nullopt;
            // A site's short heading above a title that is whole without it. Printed titles break at the line's end.
            const bool short_above = utf8::count(above) <= 12 && !shapes.ends_as_organization(above);
            const bool whole = is_complete(line, shapes) && utf8::count(line) >= 18;
            if (short_above && whole && shapes.about(above) == std::string_view::npos && !shapes.opens_subject(line)) {
                return std::nullopt;
            }
        }
        join_clean(run.text, blocks[i].text);
        run.end = i + 1;
        complete = is_complete(run.text.view(), shapes);
        ++i;
    }
    if (!complete || utf8::count(run.text.view()) > 150 || utf8::count(run.text.view()) < 4) return std::nullopt;
    take_own(run, shapes);
    return run;
}

// How much of a title's key a line gives, which may add a bracket that the title had not (（送审稿）); 0 for a line
// that says something else.
std::size_t key_in_line(std::string_view line, std::string_view key, const LineShapes& shapes) {
    if (const std::size_t part = title_key_begin(line, key); part > 0) return part;
    const std::size_t open = line.rfind("（");
    if (open == std::string_view::npos || !is_bracketed_end(line.substr(open), shapes)) return 0;
    const std::size_t part = title_key_begin(line.substr(0, open), key);
    return part == key.size() ? part : 0;
}

std::optional<TitleRun> known_title_at(const std::vector<Block>& blocks, std::size_t begin, std::string_view key,
                                       const LineShapes& shapes) {
    if (key.size() < 12) return std::nullopt;
    TitleRun run{begin, begin, {}};
    std::size_t known = 0;  // bytes of the key that stand in the lines so far
    std::size_t i = begin;
    for (std::size_t lines = 0; lines < kRunLimit; ++lines) {
        i = next_paragraph(blocks, i);
        if (i >= blocks.size() || blocks[i].kind != BlockKind::paragraph) break;
        const std::string_view line = blocks[i].text.view();
        if (line.size() > key.size() * 2 + 60) break;
        const std::size_t part = key_in_line(line, key.substr(known), shapes);
        if (part == 0) break;
        known += part;
        join_clean(run.text, blocks[i].text);
        run.end = ++i;
        if (known == key.size()) {
            const std::size_t next = next_paragraph(blocks, i);
            if (next < blocks.size() && blocks[next].kind == BlockKind::paragraph &&
                is_bracketed_end(blocks[next].text.view(), shapes)) {
                join_clean(run.text, blocks[next].text);
                run.end = next + 1;
            }
            return run;
        }
    }
    return std::nullopt;
}

std::size_t next_paragraph(const std::vector<Block>& blocks, std::size_t i) {
    while (i < blocks.size() && blocks[i].kind == BlockKind::page_break) ++i;
    return i;
}

std::string_view without_last_bracket(std::string_view title) {
    const std::size_t open = title.rfind("（");
    return open == std::string_view::npos || !ends_with(title, "）") ? title : title.substr(0, open);
}

std::size_t title_aside(std::string_view title, const LineShapes& shapes) {
    const std::size_t open = title.rfind("（");
    if (open == std::string_view::npos || open == 0 || !ends_with(title, "）")) return title.size();
    const std::string_view aside = title.substr(open);
    return shapes.number_line(aside) || shapes.date_line(aside) ? open : title.size();
}

}  // namespace fenjie
