// Lays the words of lines into the columns that a header names.
//
// In:  columns 任务 and 单位; 建设助餐点 at 2-7, 区民政局、 at 21-26; below, 15个。 at 2-6, 各街道 at 22-25
// Out: pieces 建设助餐点 | 区民政局、 and 15个。 | 各街道
#include <algorithm>

#include "layout/aligned_columns.hpp"
#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostWords = 32;  // of a line
constexpr int kNever = 1 << 20;         // what cannot be costs
constexpr std::size_t kOdd = 16;        // one line in so many may be wider than its column
constexpr std::size_t kMeasured = 400;  // lines that tell how far columns reach
constexpr int kPasses = 2;              // of measuring how far columns reach
constexpr int kMostCost = 60;
constexpr int kFarCost = 12;    // of two words of one cell with a wide gap between them
constexpr int kNearCost = 6;    // with one blank
constexpr int kMostBeside = 8;  // places by which a piece may miss its column

}  // namespace

// For every two names that stand beside each other the place between them that cuts the fewest words.
std::vector<int> AlignedColumns::gutters(const AlignedHeader& header, std::size_t end) const {
    std::vector<int> steps(kMostPlaces + 4, 0);  // of how many words a cut at each place goes through
    for (std::size_t l = header.end; l < end; ++l) {
        for (const PrintedWord& word : printed_words(source_, lines_[l].raw, 1, header.measure)) {
            ++steps[static_cast<std::size_t>(word.left) + 1];
            --steps[static_cast<std::size_t>(word.right)];
        }
    }
    std::vector<int> cuts;
    int sum = 0;
    for (const int step : steps) cuts.push_back(sum += step);
    std::vector<int> out;
    for (std::size_t c = 0; c + 1 < header.columns.size(); ++c) {
        const int from = header.columns[c].right;
        const int to = std::min(header.columns[c + 1].left, kMostPlaces);
        int best = from;
        int last = from;  // of the places that are as good
        for (int place = from; place <= to; ++place) {
            const int here = cuts[static_cast<std::size_t>(place)];
            const int least = cuts[static_cast<std::size_t>(best)];
            if (here < least) best = last = place;
            if (here == least && place == last + 1) last = place;
        }
        out.push_back((best + last + 1) / 2);
    }
    return out;
}

// What stands above each other in some lines.
AlignedColumns::Strip AlignedColumns::strip_of(const PrintedWord& word, std::size_t line) {
    return {word.left, word.right, {{line, word}}};
}

std::vector<AlignedColumns::Strip> AlignedColumns::strips_of(const AlignedHeader& header, Range lines) const {
    std::vector<Strip> parts;
    for (std::size_t l = lines.begin; l < lines.end; ++l) {
        for (const PrintedWord& word : printed_words(source_, lines_[l].raw, 1, header.measure))
            parts.push_back(strip_of(word, l));
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Strip& a, const Strip& b) { return a.left < b.left; });
    std::vector<Strip> out;
    for (Strip& part : parts) {
        if (out.empty() || part.left >= out.back().right) {
            out.push_back(std::move(part));
            continue;
        }
        out.back().right = std::max(out.back().right, part.right);
        out.back().words.push_back(part.words[0]);
    }
    for (Strip& strip : out) {
        std::stable_sort(strip.words.begin(), strip.words.end(),
                         [](const PlacedWord& a, const PlacedWord& b) { return a.word.raw.begin < b.word.raw.begin; });
    }
    return out;
}

// The cheapest way to lay strips in order into the columns: the column of each, and what it costs. A strip may stand
// a little beside its column, since pdftotext counts narrow and wide characters alike; a blank between Chinese
// characters parts columns more often than not, one beside a figure does not.
AlignedColumns::Laying AlignedColumns::lay(const AlignedHeader& header, const std::vector<Reach>& reaches,
                                           const std::vector<Strip>& strips) const {
    const std::size_t n = reaches.size();
    struct Best {
        int cost = kNever;
        std::size_t first = 0;   // strip of the last column
        std::size_t column = 0;  // before that; n where there is none
    };
    // By strips laid and the column of the last one.
    std::vector<std::vector<Best>> best(strips.size() + 1, std::vector<Best>(n));
    for (std::size_t end = 1; end <= strips.size(); ++end) {
        int joined = 0;
        for (std::size_t first = end; first-- > 0;) {
            if (first + 1 < end) joined += join_cost(strips[first], strips[first + 1]);
            if (joined > kMostCost) break;
            const int split = first > 0 && join_cost(strips[first - 1], strips[first]) == 0 ? 1 : 0;
            const std::string text = text_of(strips, first, end);
            int before = first == 0 ? 0 : kNever;
            std::size_t from = n;
            for (std::size_t c = 0; c < n; ++c) {
                const int beside = std::max(0, reaches[c].left - strips[first].left) +
                                   std::max(0, strips[end - 1].right - reaches[c].right);
                const int cost = before + joined + split + beside + misfit(header.columns[c].sort, text);
                if (before < kNever && cost < best[end][c].cost) best[end][c] = {cost, first, from};
                if (first > 0 && best[first][c].cost < before) {
                    before = best[first][c].cost;
                    from = c;
                }
            }
        }
    }
    std::size_t column = 0;
    for (std::size_t c = 1; c < n; ++c) column = best.back()[c].cost < best.back()[column].cost ? c : column;
    Laying out{best.back()[column].cost, std::vector<std::size_t>(strips.size(), 0)};
    for (const Strip& strip : strips) out.cost += inner_cost(strip);
    for (std::size_t end = strips.size(); end > 0 && best.back()[column].cost < kNever;) {
        const Best& last = best[end][column];
        std::fill(out.columns.begin() + static_cast<std::ptrdiff_t>(last.first),
                  out.columns.begin() + static_cast<std::ptrdiff_t>(end), column);
        end = last.first;
        column = last.column;
    }
    return out;
}

// Of two words of one line in one cell.
int AlignedColumns::gap_cost(const PrintedWord& left, const PrintedWord& right) const {
    const auto figure = [](char c) { return utf8::is_digit(c) || utf8::is_alpha(c) || c == '%'; };
    if (right.left - left.right > 1) return kFarCost;
    return figure(source_[left.raw.end - 1]) || figure(source_[right.raw.begin]) ? 0 : kNearCost;
}

// Of what stands in one strip: it may be two columns' where their pieces overlap.
int AlignedColumns::inner_cost(const Strip& strip) const {
    int cost = 0;
    for (std::size_t k = 1; k < strip.words.size(); ++k) {
        if (strip.words[k - 1].line == strip.words[k].line)
            cost = std::max(cost, gap_cost(strip.words[k - 1].word, strip.words[k].word));
    }
    return cost;
}

// Of two strips as one: by the line that speaks most against it.
int AlignedColumns::join_cost(const Strip& a, const Strip& b) const {
    int cost = 0;
    bool met = false;
    std::size_t next = 0;  // of a; the words of both are in the lines' order
    for (const PlacedWord& right : b.words) {
        while (next < a.words.size() && a.words[next].line <= right.line) ++next;
        if (next == 0 || a.words[next - 1].line != right.line) continue;
        cost = std::max(cost, gap_cost(a.words[next - 1].word, right.word));
        met = true;
    }
    return met ? cost : kNearCost;
}

// What stands in strips [first, end), where it is short enough to be asked what it says.
std::string AlignedColumns::text_of(const std::vector<Strip>& strips, std::size_t first, std::size_t end) const {
    std::vector<Range> raws;
    std::size_t bytes = 0;
    for (std::size_t k = first; k < end; ++k) {
        for (const PlacedWord& word : strips[k].words) {
            raws.push_back(word.word.raw);
            bytes += word.word.raw.size();
        }
        if (bytes > 8 * kLongestName) return {};
    }
    std::sort(raws.begin(), raws.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
    std::string text;
    for (const Range& raw : raws) text += clean(raw);
    return text;
}

// What a text says against its column; "" is not asked.
int AlignedColumns::misfit(ColumnSort sort, std::string_view text) const {
    if (text.empty()) return 0;
    const bool time = words_.is_time(text);
    if (sort == ColumnSort::deadline) return time ? 0 : 2;
    if (sort == ColumnSort::number)
        return text.find_first_not_of("0123456789") == std::string_view::npos || ordinal_of(text) > 0 ? 0 : 4;
    const bool figures = text.find_first_of("0123456789") != std::string_view::npos;
    if (sort == ColumnSort::owner || sort == ColumnSort::person) return time || figures ? 4 : 0;
    return time ? 3 : 0;
}

// How far the columns reach in most lines, given where they do in the lines' first reading.
std::vector<AlignedColumns::Reach> AlignedColumns::reaches_of(const AlignedHeader& header, std::size_t end) const {
    const std::vector<int> cuts = gutters(header, end);
    const std::size_t n = header.columns.size();
    std::vector<Reach> reaches(n);
    for (std::size_t c = 0; c < n; ++c) reaches[c] = {c == 0 ? 0 : cuts[c - 1], c + 1 == n ? kMostPlaces : cuts[c]};
    for (int pass = 0; pass < kPasses; ++pass) {
        std::vector<std::vector<int>> lefts(n);
        std::vector<std::vector<int>> rights(n);
        for (std::size_t l = header.end; l < end; ++l) {
            const std::vector<Strip> strips = strips_of(header, {l, l + 1});
            if (strips.size() > kMostWords || heads_group(header, l, end)) continue;
            const Laying laying = lay(header, reaches, strips);
            for (std::size_t k = 0; k < strips.size(); ++k) {
                const std::size_t c = laying.columns[k];
                if (k == 0 || laying.columns[k - 1] != c) lefts[c].push_back(strips[k].left);
                if (k + 1 == strips.size() || laying.columns[k + 1] != c) rights[c].push_back(strips[k].right);
            }
        }
        for (std::size_t c = 0; c < n; ++c) {
            if (lefts[c].empty()) {
                reaches[c] = {header.columns[c].left, header.columns[c].right};
                continue;
            }
            std::sort(lefts[c].begin(), lefts[c].end());
            std::sort(rights[c].begin(), rights[c].end());
            reaches[c] = {lefts[c][lefts[c].size() / 8], rights[c][rights[c].size() - 1 - rights[c].size() / 8]};
        }
    }
    return reaches;
}

// Whether lines begin in the first column, have nothing in another, and run out of it or open like a heading.
bool AlignedColumns::is_prose(const std::vector<Reach>& reaches, Range lines,
                              const std::vector<std::vector<Strip>>& parts) const {
    bool runs_out = marker_at(lines_[lines.begin].text.view()).has_value();
    for (const std::vector<Strip>& strips : parts) {
        if (strips.size() != 1 || strips[0].left >= reaches[0].right) return false;
        runs_out = runs_out || strips[0].right > reaches[0].right + kMostBeside / 2;
    }
    return runs_out;
}

// Lines without a blank one between them, laid together where that can be done, since pdftotext shifts them together;
// else one by one. False where they are no table's.
bool AlignedColumns::lay_lines(const AlignedHeader& header, const std::vector<Reach>& reaches, Range lines,
                               AlignedBody& body) const {
    std::vector<std::vector<Strip>> parts{strips_of(header, lines)};
    std::vector<Laying> layings;
    if (parts[0].size() <= kMostWords) layings.push_back(lay(header, reaches, parts[0]));
    if (layings.empty() || layings[0].cost > 2 * kMostBeside) {
        parts.clear();
        layings.clear();
        for (std::size_t l = lines.begin; l < lines.end; ++l) {
            parts.push_back(strips_of(header, {l, l + 1}));
            if (parts.back().size() > kMostWords) return false;
            layings.push_back(lay(header, reaches, parts.back()));
            const bool alone = parts.back().size() == 1;
            if (layings.back().cost > (alone ? kMostBeside : 3 * kMostBeside)) return false;
        }
    }
    if (is_prose(reaches, lines, parts)) return false;
    const std::size_t first = body.lines.size();
    const int block = body.lines.empty() ? 0 : body.lines.back().block + 1;
    int y = body.lines.empty() ? 0 : body.lines.back().y;
    for (std::size_t l = lines.begin; l < lines.end; ++l) {
        y += 1 + lines_[l].blank_before;
        const std::size_t n = header.columns.size();
        body.lines.push_back({l, y, block, false, std::vector<Range>(n), std::vector<int>(n, 0)});
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
        body.cost += static_cast<std::size_t>(layings[p].cost);
        for (std::size_t k = 0; k < parts[p].size(); ++k) {
            const std::size_t c = layings[p].columns[k];
            for (const PlacedWord& word : parts[p][k].words) {
                AlignedLine& line = body.lines[first + word.line - lines.begin];
                Range& piece = line.pieces[c];
                const Range& raw = word.word.raw;
                piece = piece.empty() ? raw : Range{std::min(piece.begin, raw.begin), std::max(piece.end, raw.end)};
                line.widths[c] += word.word.right - word.word.left;
            }
        }
    }
    return true;
}

// 普惠托育 over all columns: a line of its own that begins in the first and is too wide for it, with rows below.
bool AlignedColumns::is_title(const AlignedHeader& header, const std::vector<Reach>& reaches, std::size_t line,
                              std::size_t end) const {
    const std::vector<PrintedWord> words = printed_words(source_, lines_[line].raw, 1, header.measure);
    const int wide = header.measure == Measure::columns ? 2 : 1;
    const bool alone = lines_[line].blank_before > 0 && line + 1 < end && lines_[line + 1].blank_before > 0;
    return alone && words.size() == 1 && words[0].left <= reaches[0].left + wide &&
           words[0].right >= reaches[0].right + 2 * wide && !lines_[line].text.view().ends_with("。") &&
           rows_follow(header, line, end);
}

// The header of another table.
bool AlignedColumns::names_columns(std::size_t line) const {
    KnownNames known;
    for (const PrintedWord& word : printed_words(source_, lines_[line].raw, 1, Measure::characters))
        known.add(names_.exact(clean(word.raw)));
    return known.head_columns();
}

AlignedBody AlignedColumns::body_of(const AlignedHeader& header, std::size_t stop) const {
    AlignedBody body;
    body.end = last_line(header, stop);
    body.looked_at = body.end - header.begin;
    const std::vector<Reach> reaches = reaches_of(header, std::min(body.end, header.end + kMeasured));
    const auto is_header = [&](std::size_t l) {  // again, on the next page
        for (std::size_t h = header.begin; h < header.end; ++h) {
            if (lines_[h].text.view() == lines_[l].text.view()) return true;
        }
        return false;
    };
    for (std::size_t l = header.end; l < body.end;) {
        if (!is_header(l) && names_columns(l)) {
            body.end = l;
            break;
        }
        if (is_header(l)) {
            if (body.lines.empty()) body.end = l;
            ++l;
            continue;
        }
        if (heads_group(header, l, stop) || is_title(header, reaches, l, body.end)) {
            const std::vector<PrintedWord> words = printed_words(source_, lines_[l].raw, 1, header.measure);
            AlignedLine line{l, 0, 0, true, {}, {}};
            if (!body.lines.empty()) {
                line.y = body.lines.back().y + 2;
                line.block = body.lines.back().block + 1;
            }
            line.pieces.assign(header.columns.size(), {});
            line.widths.assign(header.columns.size(), 0);
            line.pieces[0] = {words.front().raw.begin, words.back().raw.end};
            body.lines.push_back(std::move(line));
            ++l;
            continue;
        }
        std::size_t end = l + 1;
        while (end < body.end && lines_[end].blank_before == 0 && !is_header(end) && !names_columns(end) &&
               !heads_group(header, end, stop))
            ++end;
        const bool far =
            lines_[l].blank_before > kFarBelow && printed_words(source_, lines_[l].raw, 2, header.measure).size() < 2;
        if (far || !lay_lines(header, reaches, {l, end}, body)) {
            body.end = l;
            break;
        }
        l = end;
    }
    for (std::size_t c = 0; c < header.columns.size(); ++c) {
        std::vector<int> widths;
        for (const AlignedLine& line : body.lines) widths.push_back(line.widths[c]);
        std::sort(widths.begin(), widths.end());
        body.widths.push_back(widths.empty() ? 0 : widths[widths.size() - 1 - widths.size() / kOdd]);
    }
    return body;
}

}  // namespace fenjie
