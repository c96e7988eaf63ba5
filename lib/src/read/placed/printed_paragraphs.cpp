// Which printed lines belong to one paragraph: by how far they reach and where the next one begins.
//
// In:  "力争到2025年底，全区覆" (to the right edge) / "盖率达到60%以上。" (from the left edge)
// Out: the first goes on
//
// A paragraph's first line is set in by two characters, the others begin at the left edge; all but its last reach
// the right edge, short of it by a character or two where punctuation must not begin a line.
#include <cmath>
#include <map>

#include "lexicon/lexicon.hpp"
#include "read/placed/page_parts.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kFull = 1.6;        // em that a full line may stay short of the edge
constexpr double kLoose = 6.0;       // em: the same, for a line that cannot be a last one
constexpr double kSetIn = 0.8;       // em from which a line counts as set in
constexpr double kCellPadding = 12;  // points between a cell's text and its rules, both sides together
constexpr double kSameSize = 0.1;    // of the size
constexpr double kLeading = 1.45;    // of the usual distance between lines
constexpr std::size_t kTellingLines = 12;
constexpr std::ptrdiff_t kCrowd = 4;

double quantile(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

/// How a page's (or all pages') running text is set.
struct Setting {
    double left = 0;
    double right = 0;
    double leading = 0;   // usual distance of baselines
    bool set_in = false;  // paragraphs begin set in
    std::size_t lines = 0;
};

bool same_size(const PlacedLine& a, const PlacedLine& b) {
    return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

Setting setting_of(const std::vector<const PlacedLine*>& lines, double page_width) {
    Setting out;
    double widest = 0;
    for (const PlacedLine* line : lines) widest = std::max(widest, line->width());
    std::vector<double> lefts;
    std::vector<double> rights;
    std::vector<double> distances;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const PlacedLine& line = *lines[i];
        if (line.width() < 0.5 * widest) continue;
        lefts.push_back(line.left);
        rights.push_back(line.right);
        if (i > 0 && same_size(line, *lines[i - 1]) && line.baseline > lines[i - 1]->baseline)
            distances.push_back(line.baseline - lines[i - 1]->baseline);
    }
    out.lines = lefts.size();
    out.left = quantile(lefts, 0.2);
    out.right = quantile(rights, 0.85);
    out.leading = quantile(distances, 0.5);
    const auto crowd =
        std::count_if(rights.begin(), rights.end(), [&](double right) { return std::abs(right - out.right) < 12; });
    if (out.lines < kTellingLines) {
        for (const PlacedLine* line : lines) out.left = std::min(out.left, line->left);
    }
    // Too few lines end at one place: the margins are taken to be alike.
    if (crowd < kCrowd) out.right = std::max(out.right, page_width - out.left);
    std::size_t set_in = 0;
    for (const double left : lefts) {
        const double in = left - out.left;
        set_in += in > 10 && in < 60 ? 1 : 0;
    }
    out.set_in = set_in * 12 >= lefts.size();
    return out;
}

bool goes_on(const PlacedLine& line, const PlacedLine& next, const Setting& setting, bool same_page) {
    if (!same_size(line, next)) return false;
    const double em = line.size;
    if (same_page && setting.leading > 0 &&
        (next.baseline <= line.baseline || next.baseline - line.baseline > kLeading * setting.leading))
        return false;
    const bool next_set_in = next.left - setting.left > kSetIn * em;
    // A hanging paragraph's lines begin where its first did.
    const bool hanging = std::abs(next.left - line.left) < 0.3 * em && line.left - setting.left > 3 * em;
    if (next_set_in && !hanging) return false;
    const double lacks = setting.right - line.right;
    const bool body = line.width() >= 0.6 * (setting.right - setting.left);
    if (lacks <= kFull * em) return body || hanging;
    return setting.set_in && body && lacks <= kLoose * em && !ends_sentence(line.text);
}

bool is_letter(std::string_view text, std::size_t pos) {
    return pos < text.size() && (utf8::is_alpha(text[pos]) || utf8::is_digit(text[pos]));
}

void append_line(PlacedParagraph& paragraph, const PlacedLine& line) {
    // Words of letters are parted by the line's end.
    if (!paragraph.text.empty() && is_letter(paragraph.text, paragraph.text.size() - 1) && is_letter(line.text, 0) &&
        !(utf8::is_digit(paragraph.text.back()) && utf8::is_digit(line.text.front())))
        paragraph.text += ' ';
    const std::size_t shift = paragraph.text.size();
    paragraph.text += line.text;
    for (const Doubt& doubt : line.doubts)
        paragraph.doubts.push_back({doubt.begin + shift, doubt.end + shift, doubt.confidence});
}

// 区市场监管局 / 区商务局: each is an organization by its end, and the second opens with a level as names do.
bool are_two_names(std::string_view above, std::string_view below) {
    const std::shared_ptr<const Lexicon> lexicon = Lexicon::built_in();
    const LexiconTable& ends = lexicon->table("org_suffix");
    const LexiconTable& leads = lexicon->table("org_lead");
    return ends.longest_before(above, above.size()) != nullptr && ends.longest_before(below, below.size()) != nullptr &&
           leads.longest_at(below, 0) != nullptr && below.size() <= 60;
}

}  // namespace

bool ends_sentence(std::string_view text) {
    const std::string_view last = utf8::before(text, text.size());
    return !last.empty() && std::string_view("。；：！？.;:!?）)】〕」…").find(last) != std::string_view::npos;
}

void fill_cell(PlacedCell& cell, const std::vector<PlacedLine>& lines, double width) {
    if (lines.empty()) return;
    const auto is_full = [&](const PlacedLine& line) { return width - line.width() < kCellPadding + 1.3 * line.size; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool on = i > 0 && is_full(lines[i - 1]);
        if (on && i > 1) {
            // Set in against the line before it: a new paragraph, where its own first line reached the left edge.
            const double in = lines[i].left - lines[i - 1].left;
            on = in < 1.5 * lines[i].size || !ends_sentence(lines[i - 1].text);
        }
        // Names listed below each other may each fill their line.
        if (on && are_two_names(lines[i - 1].text, lines[i].text)) on = false;
        if (!on) cell.paragraphs.emplace_back();
        append_line(cell.paragraphs.back(), lines[i]);
    }
    cell.goes_on = is_full(lines.back()) && !ends_sentence(lines.back().text);
}

void mark_paragraphs(std::vector<PageParts>& pages) {
    std::vector<const PlacedLine*> all;
    for (const PageParts& page : pages) {
        for (const PageParts::Item& item : page.order) {
            if (!item.is_table && item.column == 0) all.push_back(&page.lines[item.index]);
        }
    }
    const Setting whole = setting_of(all, pages.empty() ? 0 : pages.front().width);
    PlacedLine* last = nullptr;  // the line before, on whatever page
    Setting last_setting;
    for (PageParts& page : pages) {
        std::map<int, std::vector<const PlacedLine*>> columns;
        for (const PageParts::Item& item : page.order) {
            if (!item.is_table) columns[item.column].push_back(&page.lines[item.index]);
        }
        std::map<int, Setting> settings;
        for (const auto& [column, lines] : columns) {
            settings[column] = setting_of(lines, column == 0 ? page.width : 0);
            // A page of few lines says too little of how it is set.
            if (column == 0 && settings[column].lines < kTellingLines) settings[column] = whole;
        }
        int last_column = -1;
        for (const PageParts::Item& item : page.order) {
            PlacedLine* line = item.is_table ? nullptr : &page.lines[item.index];
            const Setting& own = settings[item.column];
            if (line != nullptr && last != nullptr) {
                // Margins differ between pages and columns: each line is held against its own.
                PlacedLine moved = *line;
                if (item.column != last_column) moved.left += last_setting.left - own.left;
                last->goes_on = goes_on(*last, moved, last_setting, item.column == last_column);
            }
            last = line;
            last_setting = own;
            last_column = item.column;
        }
    }
}

}  // namespace fenjie
