// Noise: each kind is a walk over the characters of a plan.
//
// In:  区民政局要排查风险，6月底前完成。
// Out: 区 民政局要排查风险∫ 6 月底前完成.   (and lines of a page's width)
#include <array>

#include "lexicon/lexicon.hpp"
#include "planted_plan.hpp"
#include "text/utf8.hpp"

namespace planted {
namespace {

using fenjie::utf8::at;
using fenjie::utf8::is_digit;

using Characters = std::vector<std::string>;

Characters characters(const std::string& text) {
    Characters out;
    for (std::size_t pos = 0; pos < text.size(); pos += out.back().size()) out.emplace_back(at(text, pos));
    return out;
}

std::string whole(const Characters& all) {
    std::string out;
    for (const std::string& c : all) out += c;
    return out;
}

bool is_han(const std::string& c) {
    return fenjie::utf8::is_han_at(c, 0);
}
bool is_figure(const std::string& c) {
    return c.size() == 1 && is_digit(c.front());
}

/// A blank between two Chinese characters, and around figures: what renderers of pages put there.
void blanks(Characters& all, Dice& dice) {
    Characters out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        out.push_back(all[i]);
        if (i + 1 == all.size() || all[i] == "\t" || all[i + 1] == "\t") continue;
        const bool words = is_han(all[i]) && is_han(all[i + 1]);
        const bool edge = is_figure(all[i]) != is_figure(all[i + 1]) && (is_han(all[i]) || is_han(all[i + 1]));
        if ((words && dice.chance(3)) || (edge && dice.chance(40))) out.emplace_back(" ");
    }
    all = std::move(out);
}

void widths(Characters& all, Dice& dice) {
    static const std::vector<std::array<std::string, 2>> kPairs = {{"，", ","}, {"：", ":"}, {"；", ";"}, {"（", "("},
                                                                   {"）", ")"}, {"%", "％"}, {"、", "､"}, {"。", "｡"}};
    for (std::string& c : all) {
        if (is_figure(c) && dice.chance(30)) {
            c = std::string("\xEF\xBC") + static_cast<char>(0x90 + (c.front() - '0'));
            continue;
        }
        for (const auto& [usual, other] : kPairs) {
            if (c == usual && dice.chance(30)) {
                c = other;
                break;
            }
        }
    }
}

std::string replaced_some(std::string text, std::string_view from, std::string_view to, Dice& dice,
                          std::size_t percent) {
    for (std::size_t pos = 0; (pos = text.find(from, pos)) != std::string::npos;) {
        if (dice.chance(percent)) text.replace(pos, from.size(), to);
        pos += from.size() < to.size() ? to.size() : from.size();
        if (pos > text.size()) break;
    }
    return text;
}

/// Look-alikes of char_fold and char_repair, the letters of scanned figures (2O23, 1OO%), 〈一）.
std::string swaps(std::string text, Dice& dice) {
    const auto lexicon = fenjie::Lexicon::built_in();
    const fenjie::LexiconTable& repairs = lexicon->table("char_repair");
    for (const fenjie::LexiconRow& row : repairs.rows())
        text = replaced_some(text, repairs.attribute(row, "to"), row.phrase, dice, 30);
    const fenjie::LexiconTable& folds = lexicon->table("char_fold");
    for (const fenjie::LexiconRow& row : folds.rows()) {
        if (folds.attribute(row, "kind") == "glyph")
            text = replaced_some(text, folds.attribute(row, "to"), row.phrase, dice, 10);
    }
    Characters all = characters(text);
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
        const bool inside = is_figure(all[i - 1]) && (is_figure(all[i + 1]) || all[i + 1] == "%");
        if (inside && all[i] == "0" && dice.chance(20)) all[i] = "O";
        if (inside && all[i] == "1" && dice.chance(20)) all[i] = "l";
        if (all[i - 1] == "\n" && all[i] == "（" && dice.chance(20)) all[i] = "〈";
    }
    return whole(all);
}

bool hangs(const std::string& c) {
    return std::string_view("，。；：、）】》,;:)､｡∫%％").find(c) != std::string_view::npos;
}

/// Of a figure: a digit of any width, a letter that was taken for one, a point or colon between them.
bool in_figure(const std::string& c) {
    return is_figure(c) || c == "." || c == ":" || c == "O" || c == "l" || (c >= "０" && c <= "９");
}

/// Lines of `width` characters; a page number behind every 22 lines, as GB/T 9704 wants them. `spaced`: a blank line
/// behind each line of prose, as some readers of PDF files leave them.
class Page {
 public:
    Page(std::size_t width, bool wraps, bool spaced) : width_(width), wraps_(wraps), spaced_(spaced) {}

    void paragraph(const std::string& text, bool prose) {
        if (!wraps_ || !prose) {
            line(text);
            return;
        }
        std::string part = "　　";
        std::size_t used = 4;  // half characters
        const Characters all = characters(text);
        for (std::size_t i = 0; i < all.size();) {
            // No line begins with a closing mark, and none ends inside a figure.
            std::size_t end = i + 1;
            while (end < all.size() && (hangs(all[end]) || (in_figure(all[end - 1]) && in_figure(all[end])))) ++end;
            std::size_t needed = 0;
            for (std::size_t k = i; k < end; ++k) needed += all[k].size() == 1 ? 1 : 2;
            if (used > 4 && used + needed > 2 * width_ + 2) {
                printed(part);
                part.clear();
                used = 0;
            }
            for (; i < end; ++i) part += all[i];
            used += needed;
        }
        printed(part);
    }

    [[nodiscard]] const std::string& text() const { return out_; }

 private:
    void printed(const std::string& text) {
        line(text);
        if (spaced_) out_ += "\n";
    }
    void line(const std::string& text) {
        out_ += text + "\n";
        if (wraps_ && ++lines_ % 22 == 0) out_ += "— " + std::to_string(lines_ / 22) + " —\n\f";
    }
    std::size_t width_;
    bool wraps_;
    bool spaced_;
    std::size_t lines_ = 0;
    std::string out_;
};

}  // namespace

std::string print(const Plan& plan, Noise noise, std::uint32_t number) {
    Dice dice(number ^ 0x5EEDU);
    const auto has = [&](Noise kind) { return noise == kind || noise == Noise::everything; };
    const bool spaced = dice.chance(30);
    Page page(static_cast<std::size_t>(dice.between(26, 34)), has(Noise::wraps), spaced);
    for (const Paragraph& paragraph : plan.paragraphs) {
        Characters all = characters(has(Noise::swaps) ? swaps(paragraph.text, dice) : paragraph.text);
        if (has(Noise::widths)) widths(all, dice);
        if (has(Noise::blanks)) blanks(all, dice);
        page.paragraph(whole(all), paragraph.is_prose);
    }
    return page.text();
}

}  // namespace planted
