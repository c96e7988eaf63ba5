// Running heads, page numbers and what a browser prints in its margins: what belongs to the sheet, not to the plan.
//
// In:  pages that open with "2026/7/24 15:32 …的通知" and close with "https://… 3/6", "— 3 —" or "第3页 共9页"
// Out: the same pages without these lines
//
// A line is furniture where it is printed at one height of several pages with the same words (figures that count the
// pages aside), where it stands last (or first) and is a page number, or where it is a browser's address or date.
#include <cmath>
#include <map>
#include <set>

#include "read/placed/page_parts.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kOutermost = 3;  // lines from the top or bottom that may be furniture
constexpr double kMargin = 0.075;      // of the page's height: nothing of the plan stands there
constexpr double kFoot = 0.85;         // of the page's height: a lone figure below it is a page number
constexpr double kSmallType = 0.8;     // of the size that most lines have
constexpr double kSameHeight = 0.012;  // of the page's height

/// A line's words with each run of digits as '#', and those numbers.
struct Shape {
    std::string words;
    std::vector<long> numbers;
};

Shape shape_of(std::string_view text) {
    Shape out;
    for (std::size_t pos = 0; pos < text.size();) {
        if (text[pos] == ' ') {
            ++pos;
        } else if (utf8::is_digit(text[pos])) {
            long number = 0;
            for (; pos < text.size() && utf8::is_digit(text[pos]); ++pos)
                number = std::min(number * 10 + (text[pos] - '0'), 100000000L);
            out.words += '#';
            out.numbers.push_back(number);
        } else {
            const std::size_t length = utf8::length_at(text, pos);
            out.words += text.substr(pos, length);
            pos += length;
        }
    }
    return out;
}

bool strip(std::string_view& text, std::initializer_list<std::string_view> marks, bool front) {
    for (const std::string_view mark : marks) {
        if (front ? !text.starts_with(mark) : !text.ends_with(mark)) continue;
        if (front)
            text.remove_prefix(mark.size());
        else
            text.remove_suffix(mark.size());
        return true;
    }
    return false;
}

// "—#—", "第#页", "#/#", "第#页共#页"; a bare number only where `bare` says so.
bool is_page_number(const Shape& shape, bool bare) {
    std::string_view words = shape.words;
    if (words.size() > 40 || shape.numbers.empty() || shape.numbers.front() > 99999) return false;
    // 一 is what recognition makes of a dash.
    const std::initializer_list<std::string_view> dashes = {"-", "—", "–", "―", "－", "─", "一", "·", "•", "~", "_"};
    bool dashed = false;
    while (strip(words, dashes, true)) dashed = true;
    bool closed = false;
    while (strip(words, dashes, false)) closed = true;
    if (words == "#") return bare || (dashed && closed);
    const bool paged = strip(words, {"第"}, true);
    if (words == "#页") return true;
    if (words == "#/#" || words == "#/#页") return true;
    return paged && (words.starts_with("#页") || words.starts_with("#/")) && words.ends_with("页") && words.size() < 24;
}

// "2026/7/24 15:32": the day and minute of printing, with or without a title behind it.
bool is_print_date(const Shape& shape) {
    return (shape.words.starts_with("#/#/##:#") || shape.words.starts_with("#-#-##:#") ||
            shape.words.starts_with("#年#月#日#:#")) ||
           (shape.words.starts_with("#/#/#,#:#"));
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("file://");
}

/// An outermost line of a page.
struct Candidate {
    std::size_t page = 0;
    std::size_t line = 0;
    Shape shape;
    double height = 0;   // part of the page's height
    bool small = false;  // set smaller than the page's text
    bool first = false;  // no line is further out
};

double type_size(const PageParts& page) {
    std::vector<double> sizes;
    for (const PlacedLine& line : page.lines) sizes.push_back(line.size);
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

std::vector<Candidate> candidates_of(const std::vector<PageParts>& pages, bool top) {
    std::vector<Candidate> out;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const PageParts& page = pages[p];
        // A table is the plan's: what stands inside it is not looked at.
        double reach = top ? page.height : 0;
        for (const PlacedTable& table : page.tables)
            reach = top ? std::min(reach, table.top) : std::max(reach, table.bottom);
        const double size = type_size(page);
        for (std::size_t k = 0; k < std::min(kOutermost, page.lines.size()); ++k) {
            const std::size_t l = top ? k : page.lines.size() - 1 - k;
            const PlacedLine& line = page.lines[l];
            if (!page.tables.empty() && (top ? line.baseline > reach : line.baseline < reach)) break;
            out.push_back({p, l, shape_of(line.text), page.height > 0 ? line.baseline / page.height : 0,
                           line.size < kSmallType * size, k == 0});
        }
    }
    return out;
}

using Dropped = std::set<std::pair<std::size_t, std::size_t>>;  // page, line

// The same words at the same height of several pages.
void drop_repeated(const std::vector<Candidate>& candidates, std::size_t pages, Dropped& dropped) {
    std::map<std::string_view, std::vector<const Candidate*>> alike;
    for (const Candidate& candidate : candidates) alike[candidate.shape.words].push_back(&candidate);
    const std::size_t enough = pages < 6 ? 2 : 3;
    for (auto& [words, all] : alike) {
        std::stable_sort(all.begin(), all.end(),
                         [](const Candidate* a, const Candidate* b) { return a->height < b->height; });
        for (std::size_t i = 0; i < all.size();) {
            std::size_t end = i + 1;
            while (end < all.size() && all[end]->height - all[end - 1]->height <= kSameHeight) ++end;
            std::vector<const Candidate*> group(all.begin() + static_cast<std::ptrdiff_t>(i),
                                                all.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
            std::stable_sort(group.begin(), group.end(),
                             [](const Candidate* a, const Candidate* b) { return a->page < b->page; });
            // In the margin, or in small type, it is furniture everywhere; inside the type area the first is a title
            // that was repeated.
            const bool margin = group.front()->height < kMargin || group.front()->height > 1 - kMargin ||
                                std::all_of(group.begin(), group.end(), [](const Candidate* c) { return c->small; });
            // Figures stay the same, or count the pages. 附件1, 附件2 at the top of their pages are no running heads.
            const auto same = [&](const Candidate* c) {
                for (std::size_t n = 0; n < c->shape.numbers.size(); ++n) {
                    const long step = c->shape.numbers[n] - group.front()->shape.numbers[n];
                    const bool counts = step == static_cast<long>(c->page - group.front()->page) &&
                                        (margin || is_page_number(c->shape, true));
                    if (step != 0 && (!counts || c->shape.words.starts_with("附"))) return false;
                }
                return true;
            };
            std::erase_if(group, [&](const Candidate* c) { return !same(c); });
            std::set<std::size_t> on;
            for (const Candidate* c : group) on.insert(c->page);
            if (on.size() < enough) continue;
            for (const Candidate* c : group) {
                if (margin || c->page != group.front()->page || is_page_number(c->shape, true))
                    dropped.insert({c->page, c->line});
            }
        }
    }
}

}  // namespace

void drop_furniture(std::vector<PageParts>& pages) {
    Dropped dropped;
    for (const bool top : {true, false}) {
        const std::vector<Candidate> candidates = candidates_of(pages, top);
        drop_repeated(candidates, pages.size(), dropped);
        bool outer = true;  // all further out on this page are gone
        for (const Candidate& c : candidates) {
            const PlacedLine& line = pages[c.page].lines[c.line];
            if (c.first) outer = true;
            const bool margin = top ? c.height < kMargin : c.height > 1 - kMargin;
            const bool bare = margin || (!top && c.height > kFoot);
            const bool furniture = dropped.contains({c.page, c.line}) || (outer && is_page_number(c.shape, bare)) ||
                                   (margin && (is_print_date(c.shape) || is_address(line.text)));
            if (furniture)
                dropped.insert({c.page, c.line});
            else
                outer = false;
        }
    }
    for (std::size_t p = 0; p < pages.size(); ++p) {
        std::vector<PlacedLine> kept;
        for (std::size_t l = 0; l < pages[p].lines.size(); ++l) {
            if (!dropped.contains({p, l})) kept.push_back(std::move(pages[p].lines[l]));
        }
        pages[p].lines = std::move(kept);
    }
}

}  // namespace fenjie
