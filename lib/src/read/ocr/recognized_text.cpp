// Two readings to one, likely confusions undone, characters to glyphs.
//
// In:  "〈牵头单位:区教育局)" and "(牵头单位:区教肖局)", the second less sure of 肖     Out: glyphs of
// "(牵头单位:区教育局)"
#include "read/ocr/recognized_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kLongestRow = 400;  // characters; the readings of longer rows are not compared one by one

bool is_figure(std::string_view text) {
    return text.size() == 1 && text[0] >= '0' && text[0] <= '9';
}

bool is_letter(std::string_view text) {
    return text.size() == 1 && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> all) {
    return std::find(all.begin(), all.end(), text) != all.end();
}

bool is_dash(std::string_view text) {
    return is_one_of(text, {"一", "—", "-", "_", "–", "―", "－"});
}

float mean(const Symbols& row, std::size_t begin, std::size_t end) {
    float sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += row[i].confidence;
    return begin == end ? 0 : sum / static_cast<float>(end - begin);
}

// The longest common sequence, as pairs of indices that end with the ends.
std::vector<std::pair<std::size_t, std::size_t>> common(const Symbols& a, const Symbols& b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::uint16_t> length((a.size() + 1) * width);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            length[i * width + j] = a[i].text == b[j].text
                                        ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                                        : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> out;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i].text == b[j].text)
            out.emplace_back(i++, j++);
        else if (length[(i + 1) * width + j] >= length[i * width + j + 1])
            ++i;
        else
            ++j;
    }
    out.emplace_back(a.size(), b.size());
    return out;
}

void mend_numerals(Symbols& row) {
    const auto figure_at = [&](std::size_t i) { return i < row.size() && is_figure(row[i].text); };
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool before = i > 0 && figure_at(i - 1);
        const bool after = figure_at(i + 1);
        std::string& text = row[i].text;
        const bool ends = i + 1 < row.size() && is_one_of(row[i + 1].text, {"%", "％", "年", "月", "日"});
        if (before && (after || ends)) {
            if (is_one_of(text, {"O", "o", "〇", "○"})) text = "0";
            if (is_one_of(text, {"l", "I", "|", "丨"})) text = "1";
        }
        if (before && after && is_dash(text)) text = "—";
    }
}

// "9%6": a per cent sign that was read as three characters in the room of one.
void mend_percent_signs(Symbols& row, double em) {
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (row[i].text != "%") continue;
        std::size_t end = i + 1;
        while (end < row.size() && (is_figure(row[end].text) || is_letter(row[end].text)) &&
               row[end].right - row[i].left < 1.1 * em)
            ++end;
        // A figure before it in the same room is its first half.
        const bool halved = i > 1 && is_figure(row[i - 1].text) && is_figure(row[i - 2].text) && end > i + 1 &&
                            row[end - 1].right - row[i - 1].left < 1.1 * em;
        row[i].right = std::max(row[i].right, row[end - 1].right);
        row.erase(row.begin() + static_cast<std::ptrdiff_t>(i + 1), row.begin() + static_cast<std::ptrdiff_t>(end));
        if (halved) row.erase(row.begin() + static_cast<std::ptrdiff_t>(--i));
    }
}

struct BracketPair {
    const char* open;
    const char* close;
};
constexpr std::array<BracketPair, 8> kBrackets = {
    {{"(", ")"}, {"（", "）"}, {"〈", "〉"}, {"《", "》"}, {"〔", "〕"}, {"[", "]"}, {"【", "】"}, {"“", "”"}}};

std::size_t opening(std::string_view text) {
    return static_cast<std::size_t>(
        std::find_if(kBrackets.begin(), kBrackets.end(), [&](const BracketPair& p) { return text == p.open; }) -
        kBrackets.begin());
}

std::size_t closing(std::string_view text) {
    return static_cast<std::size_t>(
        std::find_if(kBrackets.begin(), kBrackets.end(), [&](const BracketPair& p) { return text == p.close; }) -
        kBrackets.begin());
}

bool is_opening(std::string_view text) {
    return opening(text) < kBrackets.size();
}

// Characters as wide as they are high: all but letters and figures, and the narrow marks beside those.
bool is_wide(std::string_view text) {
    return !is_figure(text) && !is_letter(text) && !is_one_of(text, {".", "%", "-", "/"});
}

}  // namespace

Symbols better_of(const Symbols& a, const Symbols& b) {
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    if (std::max(a.size(), b.size()) > kLongestRow) return mean(a, 0, a.size()) >= mean(b, 0, b.size()) ? a : b;
    Symbols out;
    std::size_t i = 0;
    std::size_t j = 0;
    for (const auto& [next_a, next_b] : common(a, b)) {
        // As many characters in both: one by one. Nothing read in one of them counts as little confidence in the
        // other's.
        constexpr float kNothing = 50;
        const float of_a = i == next_a ? kNothing : mean(a, i, next_a);
        const float of_b = j == next_b ? kNothing : mean(b, j, next_b);
        if (next_a - i == next_b - j) {
            for (; i < next_a; ++i, ++j) out.push_back(a[i].confidence >= b[j].confidence ? a[i] : b[j]);
        } else if (of_a >= of_b) {
            out.insert(out.end(), a.begin() + static_cast<std::ptrdiff_t>(i),
                       a.begin() + static_cast<std::ptrdiff_t>(next_a));
        } else {
            out.insert(out.end(), b.begin() + static_cast<std::ptrdiff_t>(j),
                       b.begin() + static_cast<std::ptrdiff_t>(next_b));
        }
        if (next_a < a.size()) {
            out.push_back(a[next_a]);
            out.back().confidence = std::max(a[next_a].confidence, b[next_b].confidence);
        }
        i = next_a + 1;
        j = next_b + 1;
    }
    return out;
}

void mend_figures(Symbols& row, double em) {
    // A cell that holds nothing but a number.
    if (row.size() == 1 && is_one_of(row[0].text, {"]", "[", "l", "I", "|", "丨"})) row[0].text = "1";
    mend_numerals(row);
    mend_percent_signs(row, em);
}

void mend_brackets(std::vector<Symbols>& rows) {
    struct Open {
        Symbol* symbol;
        std::size_t row;
    };
    constexpr std::size_t kFarthest = 8;  // rows that a bracket spans
    constexpr std::size_t kDeepest = 4;
    std::vector<Open> open;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (Symbol& s : rows[r]) {
            if (is_opening(s.text)) {
                if (open.size() == kDeepest) open.erase(open.begin());
                open.push_back({&s, r});
                continue;
            }
            const std::size_t kind = closing(s.text);
            if (kind == kBrackets.size()) continue;
            while (!open.empty() && r - open.back().row > kFarthest) open.pop_back();
            if (open.empty()) continue;
            // The one that was read with less confidence follows the other; round ones are by far the most.
            Symbol& partner = *open.back().symbol;
            const std::size_t opened = opening(partner.text);
            open.pop_back();
            constexpr std::size_t kQuotes = 7;
            if (opened == kind || opened == kQuotes || kind == kQuotes) continue;
            const bool round_open = opened < 2;
            const bool round_close = kind < 2;
            if (round_close || (!round_open && partner.confidence < s.confidence))
                partner.text = kBrackets[kind].open;
            else
                s.text = kBrackets[opened].close;
        }
    }
    // The data knows no tortoise-shell brackets: 〔2024〕 is read with square ones, which plans hardly have.
    for (Symbols& row : rows) {
        for (Symbol& s : row) {
            if (s.text == "[") s.text = "〔";
            if (s.text == "]") s.text = "〕";
        }
    }
}

std::vector<Glyph> glyphs_of(const Symbols& row, double em, double to_points, double baseline, double size) {
    std::vector<Glyph> out;
    out.reserve(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Symbol& s = row[i];
        Glyph glyph;
        glyph.text = s.text;
        glyph.confidence = s.confidence;
        glyph.baseline = baseline;
        glyph.size = size;
        double left = s.left;
        double right = std::max(s.right, s.left);
        // An opening bracket is printed at the right of its cell, a comma at the left.
        if (is_wide(s.text) && is_opening(s.text)) left = std::min(left, right - em);
        if (is_wide(s.text) && !is_opening(s.text)) right = std::max(right, left + 0.9 * em);
        if (i > 0) {
            const double gap = s.left - row[i - 1].right;
            const bool wide = is_wide(s.text) || is_wide(row[i - 1].text);
            const bool joined = wide ? gap < em : !s.begins_word || gap < 0.25 * em;
            if (joined) left = out.back().right / to_points;
        }
        if (i + 1 < row.size()) right = std::max(left, std::min(right, std::max(row[i + 1].left, s.right)));
        glyph.left = left * to_points;
        glyph.right = std::max(right, left) * to_points;
        out.push_back(std::move(glyph));
    }
    return out;
}

}  // namespace fenjie
