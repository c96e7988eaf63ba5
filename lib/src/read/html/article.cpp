// Finds the article among navigation, controls, lists of links and footers.
//
// In:  body > [nav "首页 政务公开"] [div > [h1 "关于印发…的通知"] [p "发布时间：…"] [div > p p p] [p "打印 关闭"]] [div
// "版权所有"] Out: the inner div, the line "发布时间：…", and the title of h1 where the article does not print one
//
// 1. The deepest node that holds most of the prose (text in sentences, outside links) is the core; a data table around
//    it is part of the core. Where the prose lies scattered and one part in it is named as content, that part is all.
// 2. From the core outwards, what stands beside it is taken along, until a level has furniture in it: that is where
//    the page begins.
// 3. At both ends of what was taken, lines of controls, links and notes go.
#include "read/html/article.hpp"

#include <algorithm>
#include <deque>
#include <iterator>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::uint32_t kShortLine = 60;  // characters; controls and notes are short
constexpr std::size_t kMostHeaderLines = 24;
constexpr std::size_t kTopLines = 10;  // lines in which an article's own title stands

bool is_mark(std::string_view c) {
    return std::string_view("【】[]（）()|｜>»《》·—-_丨：:。.").find(c) != std::string_view::npos;
}

// Han characters, letters and digits: what lines are compared by.
std::string key_of(std::string_view text) {
    std::string out;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (utf8::is_han(utf8::code_point(c)) || utf8::is_digit(c[0]) || utf8::is_alpha(c[0])) out += c;
    }
    return out;
}

class Finder {
 public:
    Finder(const HtmlPage& page, const Lexicon& lexicon)
        : page_(page),
          words_(lexicon.table("web_word")),
          colophon_(lexicon.table("colophon")),
          fields_(lexicon.table("header_field")),
          front_(lexicon.table("front_word")),
          kinds_(lexicon.table("document_kind")),
          sums_(sum_page(page)),
          uses_(table_uses(page, sums_, lexicon)) {}

    Article find() {
        const std::uint32_t node = core();
        kept_.emplace_back(node, page_.nodes[node].end);
        if (!scattered_) grow(node);
        for (const auto& [begin, end] : kept_) read_pieces(begin, end);
        trim();
        find_header();
        find_title();
        return std::move(out_);
    }

 private:
    using Span = std::pair<std::uint32_t, std::uint32_t>;

    [[nodiscard]] const HtmlNode& node(std::uint32_t i) const { return page_.nodes[i]; }

    // Text nodes are never a core.
    [[nodiscard]] std::uint32_t deepest_with(std::uint32_t from, std::uint64_t prose) const {
        std::uint32_t found = from;
        for (std::uint32_t i = from + 1; i < node(from).end;) {
            if (node(i).kind != HtmlKind::text && sums_.prose[i] >= prose) {
                found = i;
                from = i;
                ++i;
            } else {
                i = node(i).end;
            }
        }
        return found;
    }

    [[nodiscard]] std::uint32_t core() {
        const std::uint64_t all = sums_.prose[0];
        if (all == 0) return 0;
        std::uint32_t found = deepest_with(0, (all * 6 + 9) / 10);
        if (const std::uint32_t named = named_core(all); named != 0 && !is_inside(found, named)) {
            scattered_ = true;
            found = named;
        }
        // A table of data is never cut.
        for (std::uint32_t up = found; up != 0; up = node(up).parent) {
            if (uses_[up] != TableUse::layout) found = up;
        }
        return found;
    }

    [[nodiscard]] bool is_inside(std::uint32_t i, std::uint32_t around) const {
        return i >= around && i < node(around).end;
    }

    // The part named as content that holds the most prose, if it is the only one of its size.
    [[nodiscard]] std::uint32_t named_core(std::uint64_t all) const {
        std::uint32_t best = 0;
        std::uint64_t sum = 0;
        for (std::uint32_t i = 1; i < page_.nodes.size();) {
            if (node(i).use != HtmlUse::content) {
                ++i;
                continue;
            }
            sum += sums_.prose[i];
            if (best == 0 || sums_.prose[i] > sums_.prose[best]) best = i;
            i = node(i).end;
        }
        const bool enough = best != 0 && sums_.prose[best] * 10ULL >= all * 3;
        return enough && sum * 10 <= sums_.prose[best] * 13ULL ? best : 0;
    }

    [[nodiscard]] bool furniture_word(std::string_view text) const {
        std::string line = squeezed(text);
        while (!line.empty() && is_mark(utf8::at(line, 0))) line.erase(0, utf8::length_at(line, 0));
        while (!line.empty() && is_mark(utf8::before(line, line.size()))) line.erase(utf8::previous(line, line.size()));
        if (line.empty()) return true;
        if (utf8::count(line) > kShortLine) return false;
        if (const LexiconRow* row = words_.longest_at(line, 0)) {
            const std::string_view at = words_.attribute(*row, "at");
            if (row->phrase.size() == line.size() || at == "begin") return true;
        }
        if (const LexiconRow* row = colophon_.longest_at(line, 0)) {
            const std::string_view use = colophon_.attribute(*row, "use");
            const bool whole = colophon_.attribute(*row, "at") == "whole";
            if ((use == "tail" || use == "web") && (!whole || row->phrase.size() == line.size())) return true;
        }
        for (std::size_t pos = 0; pos < line.size(); pos += utf8::length_at(line, pos)) {
            const LexiconRow* row = words_.longest_at(line, pos);
            if (row != nullptr && words_.attribute(*row, "at") == "inside") return true;
        }
        return false;
    }

    // A file to take along: 1.任务分解表.docx (23KB)
    [[nodiscard]] bool names_file(std::string_view text) const {
        const LexiconRow* row = front_.longest_at(text, 0);
        if (row != nullptr && front_.attribute(*row, "use") == "attachment") return true;
        const std::size_t dot = text.rfind('.');
        if (dot == std::string_view::npos || dot + 3 > text.size()) return false;
        std::size_t letters = 0;
        while (dot + 1 + letters < text.size() && utf8::is_alpha(text[dot + 1 + letters])) ++letters;
        return letters >= 3 && letters <= 4 && text.size() - dot < 24;
    }

    [[nodiscard]] bool mostly_links(std::uint32_t i) const { return sums_.links[i] * 2ULL > sums_.chars[i]; }

    [[nodiscard]] std::vector<HtmlLine> lines(std::uint32_t begin, std::uint32_t end) const {
        std::vector<HtmlLine> out;
        read_lines_of(page_, begin, end, out);
        return out;
    }

    [[nodiscard]] std::string_view raw(const HtmlLine& line) const {
        return std::string_view(page_.text).substr(line.begin, line.end - line.begin);
    }

    // A block beside the article that belongs to the page.
    [[nodiscard]] bool is_furniture(std::uint32_t i, bool before) const {
        const HtmlNode& n = node(i);
        const std::uint32_t article = sums_.prose[kept_.front().first];
        if (sums_.prose[i] * 5ULL > article) return false;
        if (n.use == HtmlUse::furniture) return true;
        if (before && (n.kind == HtmlKind::heading || n.use == HtmlUse::title)) return true;
        if (uses_[i] == TableUse::header) return true;
        if (uses_[i] == TableUse::data) return mostly_links(i);
        if (sums_.chars[i] > 400) return mostly_links(i);
        const std::vector<HtmlLine> all = lines(i, n.end);
        if (mostly_links(i)) return all.empty() || !names_file(raw(all.front()));
        // A block that any line shows to be a page's own: 来源：… 字号：…
        return std::any_of(all.begin(), all.end(), [&](const HtmlLine& line) {
            const std::string text = squeezed(raw(line));
            return furniture_word(text) || telling_label(text) != nullptr;
        });
    }

    void grow(std::uint32_t core) {
        std::deque<Span> kept = {{core, node(core).end}};
        for (std::uint32_t at = core; at != 0; at = node(at).parent) {
            const std::uint32_t around = node(at).parent;
            if (uses_[at] != TableUse::layout && node(at).kind != HtmlKind::table) continue;
            std::vector<Span> before;
            std::vector<Span> after;
            bool furniture = false;
            for (std::uint32_t i = around + 1; i < node(around).end; i = node(i).end) {
                if (i == at || sums_.chars[i] == 0) continue;
                if (is_furniture(i, i < at))
                    furniture = true;
                else
                    (i < at ? before : after).emplace_back(i, node(i).end);
            }
            kept.insert(kept.begin(), before.begin(), before.end());
            kept.insert(kept.end(), after.begin(), after.end());
            if (furniture) break;
        }
        kept_.assign(kept.begin(), kept.end());
    }

    // Lines and data tables of nodes [begin, end); controls in the midst of an article go.
    void read_pieces(std::uint32_t begin, std::uint32_t end) {
        std::uint32_t from = begin;
        std::vector<HtmlLine> found;
        const auto flush = [&](std::uint32_t to) {
            found.clear();
            if (from < to) read_lines_of(page_, from, to, found);
            for (const HtmlLine& line : found) out_.pieces.push_back({line, 0});
        };
        std::uint32_t judged = begin;  // furniture inside furniture is no furniture more
        for (std::uint32_t i = begin; i < end;) {
            const bool table = uses_[i] != TableUse::layout;
            const bool named = node(i).use == HtmlUse::furniture && i >= judged && sums_.chars[i] <= 400;
            const bool control = named && (mostly_links(i) || any_furniture_word(i));
            if (named) judged = node(i).end;
            if (!table && !control) {
                ++i;
                continue;
            }
            flush(i);
            if (table) out_.pieces.push_back({{}, i});
            from = i = node(i).end;
        }
        flush(end);
    }

    [[nodiscard]] bool any_furniture_word(std::uint32_t i) const {
        const std::vector<HtmlLine> all = lines(i, node(i).end);
        return std::any_of(all.begin(), all.end(), [&](const HtmlLine& line) { return furniture_word(raw(line)); });
    }

    [[nodiscard]] bool goes(const ArticlePiece& piece) const {
        if (piece.table != 0) return mostly_links(piece.table);
        const HtmlNode& text = node(piece.line.node);
        const bool link = text.link_chars * 10ULL >= text.chars * 8ULL;
        return furniture_word(raw(piece.line)) || (link && !names_file(raw(piece.line)));
    }

    void trim() {
        std::vector<ArticlePiece>& pieces = out_.pieces;
        std::size_t begin = 0;
        std::size_t end = pieces.size();
        while (end > begin && goes(pieces[end - 1])) --end;
        while (begin < end && goes(pieces[begin])) ++begin;
        // A page of nothing but links is all there is.
        if (begin == end) return;
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(end), pieces.end());
        pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(begin));
    }

    // The label that opens a line, where its field says something of the document.
    [[nodiscard]] const LexiconRow* telling_label(std::string_view line) const {
        const LexiconRow* row = fields_.longest_at(line, 0);
        if (row == nullptr) return nullptr;
        const std::string_view mark = utf8::at(line, row->phrase.size());
        return (mark == "：" || mark == ":") && fields_.attribute(*row, "field") != "other" ? row : nullptr;
    }

    [[nodiscard]] bool is_kept(std::uint32_t i) const {
        const auto behind = std::upper_bound(kept_.begin(), kept_.end(), Span(i, page_.nodes.size()));
        return behind != kept_.begin() && i < std::prev(behind)->second;
    }

    // Data about the document outside the article: each label once, values in a block of their own joined to theirs.
    void find_header() {
        std::vector<const LexiconRow*> seen;
        std::string waiting;  // a label whose value stands in the next block
        const auto add = [&](const std::string& line) {
            const LexiconRow* row = telling_label(squeezed(line));
            if (row == nullptr || std::find(seen.begin(), seen.end(), row) != seen.end()) return;
            if (out_.header_lines.size() >= kMostHeaderLines) return;
            seen.push_back(row);
            out_.header_lines.push_back(line);
        };
        std::size_t next_kept = 0;
        for (std::uint32_t i = 1; i < page_.nodes.size();) {
            while (next_kept < kept_.size() && kept_[next_kept].second <= i) ++next_kept;
            if (next_kept < kept_.size() && i >= kept_[next_kept].first) {
                i = kept_[next_kept].second;
                continue;
            }
            if (uses_[i] == TableUse::header) {
                out_.header_tables.push_back(i);
                i = node(i).end;
                continue;
            }
            if (node(i).kind == HtmlKind::text && node(i).chars > 0 && node(i).chars < 400) {
                for (const HtmlLine& line : lines(i, i + 1)) {
                    const std::string text(raw(line));
                    const std::string bare = squeezed(text);
                    const bool label = header_label(bare, fields_) != nullptr && bare.ends_with("：");
                    if (!waiting.empty() && !label) add(waiting + text);
                    waiting = label ? bare : "";
                    if (!label) add(text);
                }
            }
            ++i;
        }
    }

    [[nodiscard]] bool ends_as_title(std::string_view text) const {
        if (text.ends_with("）")) text = text.substr(0, text.rfind("（"));
        return !text.empty() && kinds_.longest_before(text, text.size()) != nullptr;
    }

    // The first lines of the article, as one text, the first sentence behind them, and whether a title stands among
    // them.
    [[nodiscard]] bool has_own_title(std::string& top, std::string& sentence) const {
        bool own = false;
        std::string joined;
        std::size_t seen = 0;
        for (const ArticlePiece& piece : out_.pieces) {
            if (piece.table != 0 || ++seen > kTopLines) break;
            const std::string_view text = raw(piece.line);
            if (text.find("。") != std::string_view::npos || utf8::count(text) > 100) {
                sentence = key_of(text);
                break;
            }
            top += key_of(text);
            joined += squeezed(text);
            own = own || ends_as_title(joined);
        }
        return own;
    }

    // Whether a line of the article's first part is this title: below the notice that hands it on.
    [[nodiscard]] bool is_line(const std::string& key) const {
        for (std::size_t i = 0; i < out_.pieces.size() && i < kTopLines * 4; ++i) {
            const ArticlePiece& piece = out_.pieces[i];
            if (piece.table == 0 && utf8::count(raw(piece.line)) <= 150 && key_of(raw(piece.line)) == key) return true;
        }
        return false;
    }

    void find_title() {
        std::string top;
        std::string sentence;  // may name the paper that it replaces, or begin with the title
        if (has_own_title(top, sentence)) return;
        const auto take = [&](std::string_view text, bool any_kind) {
            const std::string title = squeezed(text);
            const std::string key = key_of(title);
            const std::size_t length = utf8::count(key);
            if (!out_.title.empty() || length < 5 || length > 120 || title.find("。") != std::string::npos) return;
            if (!any_kind && !ends_as_title(title)) return;
            if (top.find(key) == std::string::npos && !sentence.starts_with(key) && !is_line(key)) out_.title = title;
        };
        const std::uint32_t article = kept_.front().first;
        for (const bool plans_only : {true, false}) {
            for (std::uint32_t i = article; i-- > 1 && out_.title.empty();) {
                const bool heading = node(i).kind == HtmlKind::heading && node(i).level <= 2;
                if (!heading && node(i).use != HtmlUse::title) continue;
                if (sums_.chars[i] > 120 || sums_.chars[i] == 0 || is_kept(i) || mostly_links(i)) continue;
                if (!plans_only && !(heading && node(i).level == 1)) continue;
                std::string text;
                for (const HtmlLine& line : lines(i, node(i).end)) text += raw(line);
                take(text, !plans_only);
            }
            if (!plans_only) break;
            take(page_.meta_title, false);
            // <title> is the title and the site's name, in either order.
            for (std::size_t pos = 0; pos < page_.title.size() && page_.title.size() < 1000;) {
                const std::size_t end = std::min(page_.title.find_first_of("_|-", pos), page_.title.size());
                take(std::string_view(page_.title).substr(pos, end - pos), false);
                pos = end + 1;
            }
        }
    }

    const HtmlPage& page_;
    const LexiconTable& words_;
    const LexiconTable& colophon_;
    const LexiconTable& fields_;
    const LexiconTable& front_;
    const LexiconTable& kinds_;
    HtmlSums sums_;
    std::vector<TableUse> uses_;
    std::vector<Span> kept_;  // in reading order
    bool scattered_ = false;  // the core was chosen by its name: nothing around it belongs to it
    Article out_;
};

}  // namespace

Article find_article(const HtmlPage& page, const Lexicon& lexicon) {
    return Finder(page, lexicon).find();
}

}  // namespace fenjie
