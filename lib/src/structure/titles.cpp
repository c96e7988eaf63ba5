// Where titles stand. A title is known by its end (…实施方案（试行）, …的通知), the title of a plan that a notice
// carries by the notice, which names it.
//
// In:  关于印发《和安区养老服务 / 提升行动方案》的通知 / 各街道： / 现将《…》印发给你们… / 和安区养老服务提升行动方案
// Out: first = lines 1-2, carried = the last line
#include "structure/titles.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kTopLimit = 60;    // blocks above which the first title must begin
constexpr std::size_t kNoticeLimit = 6;  // paragraphs of a notice in which it names what it carries

// The first title of the file, and an attachment's label above it.
void find_first(const std::vector<Block>& blocks, const LineShapes& shapes, Titles& titles) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < blocks.size() && seen < kTopLimit; ++i) {
        const Block& block = blocks[i];
        if (block.kind == BlockKind::page_break) continue;
        ++seen;
        if (block.kind == BlockKind::table) {
            if (!shapes.is_header_table(block.table)) return;
            continue;
        }
        const std::string_view line = block.text.view();
        if (!shapes.header_fields(line).empty() || !shapes.colophon(line).empty() || shapes.number_line(line)) continue;
        if (const auto label = shapes.label(line)) {
            titles.label = i;
            if (label->rest >= line.size()) continue;
            TitleRun run{i, i + 1, block.text.slice(label->rest, line.size())};
            if (shapes.title_end(run.text.view()) != nullptr) titles.first = run;
            return;
        }
        if (auto run = title_run_at(blocks, i, shapes)) {
            titles.first = std::move(run);
            return;
        }
        if (has_sentence_mark(line) || shapes.is_heading(line)) return;
        // Below a label, what follows is the title even where it ends in no known kind.
        if (titles.label) {
            if (shapes.may_be_title(line) && utf8::count(line) >= 4) titles.first = TitleRun{i, i + 1, block.text};
            return;
        }
    }
}

// A title that is printed twice (a page's heading, then the paper's own): the later one counts.
void take_last_repetition(const std::vector<Block>& blocks, const LineShapes& shapes, Titles& titles) {
    if (!titles.first) return;
    constexpr int kBetween = 12;  // lines of a page between its heading and the paper's
    std::size_t next = next_paragraph(blocks, titles.first->end);
    for (int i = 0; i < kBetween && next < blocks.size(); ++i, next = next_paragraph(blocks, next + 1)) {
        if (blocks[next].kind == BlockKind::table && shapes.is_header_table(blocks[next].table)) continue;
        if (blocks[next].kind != BlockKind::paragraph) return;
        if (auto again = known_title_at(blocks, next, title_key(titles.first->text.view()), shapes)) {
            again->begin = titles.first->begin;
            if (!again->number) again->number = std::move(titles.first->number);
            next = again->end - 1;
            i = 0;
            titles.first = std::move(again);
            continue;
        }
        if (!shapes.header_fields(blocks[next].text.view()).empty()) {
            --i;  // a page's data, of any number
        } else if (has_sentence_mark(blocks[next].text.view())) {
            return;
        }
    }
}

// Keys of the titles that a notice hands over: in its own title, then in the first paragraphs behind it.
std::vector<std::string> carried_keys(const std::vector<Block>& blocks, const LineShapes& shapes,
                                      const TitleRun& notice) {
    std::vector<std::string> keys;
    const auto add = [&](std::string_view title) {
        std::string key = title_key(title);
        if (key.size() >= 12 && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    };
    for (const std::string& title : shapes.carried_titles(notice.text.view())) add(title);
    std::size_t seen = 0;
    for (std::size_t i = notice.end; i < blocks.size() && seen < kNoticeLimit; ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        ++seen;
        const std::string_view text = blocks[i].text.view();
        if (!shapes.hands_over(text)) continue;
        for (const Range r : quoted_titles(text.substr(0, 1500))) add(text.substr(r.begin, r.size()));
    }
    return keys;
}

// Whether one of the first paragraphs behind a notice's title hands something over: 现将…印发给你们.
bool hands_over(const std::vector<Block>& blocks, const LineShapes& shapes, const TitleRun& notice) {
    std::size_t seen = 0;
    for (std::size_t i = notice.end; i < blocks.size() && seen < kNoticeLimit; ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        ++seen;
        if (shapes.is_heading(blocks[i].text.view())) return false;
        if (shapes.hands_over(blocks[i].text.view())) return true;
    }
    return false;
}

// How much of `part`'s key stands in `whole`'s, in pairs of characters, per cent.
int likeness(std::string_view part, std::string_view whole) {
    const std::string a = title_key(part);
    const std::string b = title_key(whole);
    int pairs = 0;
    int found = 0;
    for (std::size_t pos = 0; pos < a.size();) {
        const std::size_t one = utf8::length_at(a, pos);
        if (pos + one >= a.size()) break;
        const std::size_t two = utf8::length_at(a, pos + one);
        ++pairs;
        if (b.find(a.substr(pos, one + two)) != std::string::npos) ++found;
        pos += one;
    }
    return pairs == 0 ? 0 : found * 100 / pairs;
}

// Where scanning garbled a title: the line after the notice that resembles what the notice names.
std::optional<TitleRun> resembling_title(const std::vector<Block>& blocks, const LineShapes& shapes,
                                         const TitleRun& notice) {
    std::size_t seen = 0;
    for (std::size_t i = notice.end; i < blocks.size() && seen < kTopLimit; ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        ++seen;
        if (shapes.is_heading(blocks[i].text.view())) break;
        auto run = title_run_at(blocks, i, shapes);
        if (!run || shapes.is_carrier(run->text.view())) continue;
        if (likeness(run->text.view(), notice.text.view()) >= 70) return run;
    }
    return std::nullopt;
}

// What a cut-off notice hands over stands behind its signature: 2019年4月16日 / …任务分解方案
std::optional<TitleRun> title_behind_signature(const std::vector<Block>& blocks, const LineShapes& shapes) {
    bool signed_above = false;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < blocks.size() && seen < kTopLimit; ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        ++seen;
        const std::string_view line = blocks[i].text.view();
        if (shapes.is_heading(line)) break;
        if (signed_above) {
            if (auto run = title_run_at(blocks, i, shapes)) return run;
        }
        const auto date = shapes.date_line(line);
        const bool note = signed_above && shapes.colophon(line) == "note";  // （此件公开发布）
        signed_above = note || (date && date->whole.begin == 0);
    }
    return std::nullopt;
}

// A file's first line, of no known kind, above what only stands below a title: 2024年民生实事推进情况 / a table
std::optional<TitleRun> plain_title(const std::vector<Block>& blocks, const LineShapes& shapes) {
    constexpr std::size_t kShortest = 8;
    constexpr std::size_t kLongest = 60;
    std::size_t i = next_paragraph(blocks, 0);
    while (i + 1 < blocks.size() && blocks[i].kind == BlockKind::paragraph &&
           !shapes.header_fields(blocks[i].text.view()).empty())
        i = next_paragraph(blocks, i + 1);
    if (i + 1 >= blocks.size() || blocks[i].kind != BlockKind::paragraph) return std::nullopt;
    const std::string_view line = blocks[i].text.view();
    const std::size_t length = utf8::count(line);
    if (length < kShortest || length > kLongest || !shapes.may_be_title(line) || shapes.ends_as_organization(line))
        return std::nullopt;
    const std::size_t behind = next_paragraph(blocks, i + 1);
    if (behind >= blocks.size()) return std::nullopt;
    const Block& next = blocks[behind];
    const std::string_view below = next.text.view();
    const bool table = next.kind == BlockKind::table;
    const bool head = ends_with(below, "：") || !shapes.header_fields(below).empty() || shapes.number_line(below) ||
                      !shapes.colophon(below).empty();
    if (!table && !head) return std::nullopt;
    return TitleRun{i, i + 1, blocks[i].text};
}

// Titles behind a notice that it names, in reading order.
std::vector<TitleRun> carried_by(const std::vector<Block>& blocks, const LineShapes& shapes, const TitleRun& notice) {
    std::vector<TitleRun> out;
    std::vector<std::string> keys = carried_keys(blocks, shapes, notice);
    for (std::size_t i = notice.end; i < blocks.size() && !keys.empty(); ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        for (auto key = keys.begin(); key != keys.end(); ++key) {
            if (auto run = known_title_at(blocks, i, *key, shapes)) {
                i = run->end - 1;
                out.push_back(std::move(*run));
                keys.erase(key);
                break;
            }
        }
    }
    return out;
}

// 关于会签《关于印发〈…方案〉的通知》的函, 关于对《…方案》的公示: what only shows a notice stands above it; the notice
// counts.
void take_notice_below(const std::vector<Block>& blocks, const LineShapes& shapes, Titles& titles) {
    if (!titles.first || titles.carried.size() != 1 || shapes.hands_on(titles.first->text.view())) return;
    const TitleRun& carried = titles.carried.front();
    std::optional<TitleRun> notice;
    std::vector<TitleRun> plans;
    if (shapes.is_carrier(carried.text.view())) {
        notice = carried;
        plans = carried_by(blocks, shapes, carried);
    }
    const std::string key = title_key(carried.text.view());
    std::size_t seen = 0;
    for (std::size_t i = titles.first->end; !notice && i < carried.begin && seen < kTopLimit; ++i, ++seen) {
        auto run = title_run_at(blocks, i, shapes);
        if (!run || run->end > carried.begin || !shapes.hands_on(run->text.view())) continue;
        const std::vector<std::string> named = shapes.carried_titles(run->text.view());
        const auto same = [&](const std::string& title) { return title_key(title) == key; };
        if (!std::any_of(named.begin(), named.end(), same)) continue;
        notice = std::move(run);
        plans = titles.carried;
    }
    if (!notice || plans.empty()) return;
    notice->begin = titles.first->begin;
    titles.first = std::move(notice);
    titles.carried = std::move(plans);
}

}  // namespace

Titles find_titles(const std::vector<Block>& blocks, const LineShapes& shapes) {
    Titles titles;
    find_first(blocks, shapes, titles);
    take_last_repetition(blocks, shapes, titles);
    // A notice whose title was cut off still names what it hands over.
    const bool untitled = !titles.first && !titles.label;
    if (!untitled && (!titles.first || !shapes.is_carrier(titles.first->text.view()))) return titles;
    const TitleRun notice = titles.first.value_or(TitleRun{});
    titles.carried = carried_by(blocks, shapes, notice);
    if (untitled && titles.carried.empty()) {
        if (auto run = title_behind_signature(blocks, shapes)) titles.carried.push_back(std::move(*run));
    }
    if (untitled && !titles.carried.empty()) titles.first = notice;
    take_notice_below(blocks, shapes, titles);
    if (untitled && titles.carried.empty()) {
        titles.first = plain_title(blocks, shapes);
        return titles;
    }
    if (titles.carried.empty() && (shapes.carries(notice.text.view()) || hands_over(blocks, shapes, notice))) {
        if (auto run = resembling_title(blocks, shapes, notice)) titles.carried.push_back(std::move(*run));
    }
    return titles;
}

}  // namespace fenjie
