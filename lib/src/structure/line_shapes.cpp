// Shapes of single lines, read by hand: every question looks at one short line and costs its length.
//
// In:  "和政办发〔2023〕12号"                    Out: agency 和政办发, year 2023, number 12
//      "关于印发《和安区行动方案（试行）》的通知"   Out: title_end 通知 (carrier), carried 和安区行动方案（试行）
//      "附件2：重点任务分解表"                    Out: marker 附件2, number 2, rest 重点任务分解表
#include "structure/line_shapes.hpp"

#include <algorithm>
#include <array>

#include "layout/markers.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kTitleLimit = 90;  // characters of one line of a title

bool is_space(std::string_view c) {
    return c == " " || c == "　" || c == "\t";
}

std::string_view closing_of(std::string_view open) {
    if (open == "（") return "）";
    if (open == "(") return ")";
    return open == "【" ? "】" : "\n";
}

}  // namespace

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool begins_with(std::string_view text, std::string_view begin) {
    return text.substr(0, begin.size()) == begin;
}

std::string_view without_end_brackets(std::string_view text) {
    for (int i = 0; i < 3; ++i) {
        const std::string_view last = utf8::before(text, text.size());
        if (is_space(last) || last == "》" || last == "”") {
            text.remove_suffix(last.size());
            continue;
        }
        // A bracket beside a figure may have kept its half width.
        if (last != "）" && last != ")") break;
        const std::size_t wide = text.rfind("（");
        const std::size_t open = wide != std::string_view::npos ? wide : text.rfind('(');
        if (open == std::string_view::npos || open == 0) break;
        text = text.substr(0, open);
    }
    return text;
}

std::string_view without_extension(std::string_view text) {
    if (text.empty() || !utf8::is_alpha(text.back())) return text;  // nearly all lines
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || text.size() - dot > 6 || text.size() - dot < 3) return text;
    const std::string_view extension = text.substr(dot + 1);
    return std::all_of(extension.begin(), extension.end(), [](char c) { return utf8::is_alpha(c); })
               ? text.substr(0, dot)
               : text;
}

bool is_extension(std::string_view text) {
    constexpr std::array<std::string_view, 11> kFiles = {"doc", "docx", "xls", "xlsx", "pdf", "wps",
                                                         "zip", "rar",  "ppt", "pptx", "ofd"};
    return std::find(kFiles.begin(), kFiles.end(), text) != kFiles.end();
}

bool names_file(std::string_view text) {
    const std::string_view name = without_extension(text);
    return name.size() < text.size() && is_extension(text.substr(name.size() + 1));
}

bool has_sentence_mark(std::string_view text) {
    return utf8::contains(text, "。") || utf8::contains(text, "；") || utf8::contains(text, "！") ||
           utf8::contains(text, "？");
}

bool announces_plan(std::string_view text) {
    const std::string_view last = text.substr(text.size() > 90 ? text.size() - 90 : 0);
    const std::size_t made = utf8::find(last, "本", utf8::find(last, "制"));
    return utf8::contains(last, "如下") ||
           (made != std::string_view::npos && made >= 6 && made - last.rfind("制", made) <= 6);
}

Range unwrapped(std::string_view text, Range range) {
    for (int i = 0; i < 8 && !range.empty(); ++i) {
        const std::string_view part = text.substr(range.begin, range.size());
        const std::string_view first = utf8::at(part, 0);
        const std::string_view last = utf8::before(part, part.size());
        if (is_space(first)) {
            range.begin += first.size();
        } else if (is_space(last)) {
            range.end -= last.size();
        } else if (part.size() > 6 && closing_of(first) == last && part.find(last) + last.size() == part.size()) {
            range.begin += first.size();
            range.end -= last.size();
        } else {
            break;
        }
    }
    return range;
}

LineShapes::LineShapes(const Lexicon& lexicon)
    : kinds_(lexicon.table("document_kind")),
      words_(lexicon.table("front_word")),
      fields_(lexicon.table("header_field")),
      colophon_(lexicon.table("colophon")),
      organizations_(lexicon.table("org_suffix")),
      exceptions_(lexicon.table("org_exception")),
      central_(lexicon.table("central_name")),
      posts_(lexicon.table("position")) {}

const LexiconRow* LineShapes::title_end(std::string_view text) const {
    const std::string_view bare = without_end_brackets(text);
    return bare.empty() ? nullptr : kinds_.longest_before(bare, bare.size());
}

bool LineShapes::is_bare_kind(std::string_view title) const {
    const LexiconRow* row = title_end(title);
    if (row == nullptr || !title.ends_with(row->phrase)) return false;
    const std::string_view before = title.substr(0, title.size() - row->phrase.size());
    const LexiconRow* word = words_.find(before);
    return before.empty() || (word != nullptr && words_.attribute(*word, "use") == "short");
}

bool LineShapes::has_kind_behind_of(std::string_view text) const {
    constexpr std::size_t kBetween = 4;  // 的若干政策措施
    const LexiconRow* row = title_end(text);
    const std::string_view bare = without_end_brackets(text);
    const std::size_t of = bare.rfind("的");
    return row != nullptr && of != std::string_view::npos &&
           utf8::count(bare.substr(of)) <= 1 + kBetween + utf8::count(row->phrase);
}

bool LineShapes::is_carrier(std::string_view text) const {
    const LexiconRow* row = title_end(text);
    return row != nullptr && kinds_.attribute(*row, "use") == "carrier";
}

std::string_view LineShapes::use_at(std::string_view text, std::size_t pos) const {
    const LexiconRow* row = words_.longest_at(text, pos);
    return row == nullptr ? std::string_view{} : words_.attribute(*row, "use");
}

bool LineShapes::carries(std::string_view text) const {
    for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos)) {
        if (use_at(text, pos) == "carry") return is_carrier(text);
    }
    return false;
}

bool LineShapes::hands_on(std::string_view title) const {
    if (!is_carrier(title)) return false;
    int quoted = 0;
    for (std::size_t pos = 0; pos < title.size(); pos += utf8::length_at(title, pos)) {
        const std::string_view c = utf8::at(title, pos);
        if (c == "《") ++quoted;
        if (c == "》") --quoted;
        if (quoted <= 0 && use_at(title, pos) == "carry") return true;
    }
    return false;
}

std::size_t LineShapes::about(std::string_view text) const {
    for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos)) {
        if (use_at(text, pos) == "about") return pos;
    }
    return std::string_view::npos;
}

bool LineShapes::opens_subject(std::string_view text) const {
    const std::string_view use = use_at(text, 0);
    return use == "about" || use == "carry";
}

std::vector<std::string> LineShapes::carried_titles(std::string_view title) const {
    std::vector<std::string> out;
    for (const Range r : quoted_titles(title)) out.emplace_back(title.substr(r.begin, r.size()));
    if (!carries(title)) return out;
    std::size_t begin = 0;
    for (std::size_t pos = 0; pos < title.size(); pos += utf8::length_at(title, pos)) {
        const LexiconRow* row = words_.longest_at(title, pos);
        if (row == nullptr || words_.attribute(*row, "use") != "carry") continue;
        begin = pos + row->phrase.size();
        break;
    }
    const LexiconRow* row = title_end(title);
    std::size_t end = without_end_brackets(title).size() - row->phrase.size();
    if (end > begin && ends_with(title.substr(0, end), "的")) end -= std::string_view("的").size();
    // 印发2023年《政府工作报告》任务分解方案的通知: what is quoted is only a part of the title.
    const std::string_view whole = title.substr(begin, end > begin ? end - begin : 0);
    if (!whole.empty() && (out.empty() || !ends_with(whole, "》"))) out.emplace_back(whole);
    return out;
}

bool LineShapes::hands_over(std::string_view text) const {
    const std::size_t end = std::min<std::size_t>(text.size(), 1200);
    for (std::size_t pos = 0; pos < end; pos += utf8::length_at(text, pos)) {
        if (use_at(text, pos) == "handed") return true;
    }
    return false;
}

std::optional<NumberInText> LineShapes::number_line(std::string_view text) const {
    const Range inner = unwrapped(text, {0, text.size()});
    const auto number = document_number_at(text, inner.begin);
    if (!number) return std::nullopt;
    const std::string_view before = text.substr(inner.begin, number->whole.begin - inner.begin);
    const std::string_view after = text.substr(number->whole.end, inner.end - std::min(inner.end, number->whole.end));
    const bool plain_before = before.empty() || ends_with(before, kLetterheadEnd) || ends_with(before, "：");
    const auto dated = full_date_at(after, 0);  // 和政办函〔2023〕12号2023年3月8日
    const bool plain_after = after.empty() || (dated && dated->whole.end == after.size()) ||
                             use_at(after, after.starts_with(' ') ? 1 : 0) == "signer";
    if (!plain_before || !plain_after || utf8::count(before) > kIssuerLimit) return std::nullopt;
    return number;
}

std::optional<DateInText> LineShapes::date_line(std::string_view text) const {
    // 2024年3月8日????: blanks of another encoding.
    while (ends_with(text, "?") || ends_with(text, "？")) text = text.substr(0, utf8::previous(text, text.size()));
    const Range inner = unwrapped(text, {0, text.size()});
    if (inner.empty() || (!utf8::is_digit(text[inner.end - 1]) && !ends_with(text.substr(0, inner.end), "日")))
        return std::nullopt;
    if (utf8::count(text.substr(inner.begin, inner.size())) > kIssuerLimit * 3) return std::nullopt;
    // The date is looked for from the end: at most 12 characters make one.
    std::size_t pos = inner.end;
    std::optional<DateInText> found;
    for (int i = 0; i < 18 && pos > inner.begin; ++i) {
        pos = utf8::previous(text, pos);
        if (pos > inner.begin && utf8::is_digit(text[pos - 1])) continue;
        const auto date = full_date_at(text, pos);
        if (date && date->whole.end == inner.end) found = date;
    }
    if (!found) return std::nullopt;
    const std::string_view before = text.substr(inner.begin, found->whole.begin - inner.begin);
    if (!before.empty() && !may_be_issuer(before)) return std::nullopt;
    return found;
}

bool LineShapes::is_garbled_date(std::string_view text) const {
    if (utf8::count(text) > 70 || has_sentence_mark(text)) return false;
    const bool ends = ends_with(text, "日") || ends_with(text, "印") || ends_with(text, "发");
    if (!ends || !utf8::contains(text, "日") || !utf8::contains(text, "年")) return false;
    for (std::size_t pos = 0; pos < text.size(); ++pos) {
        if (full_date_at(text, pos)) return false;
    }
    for (std::size_t pos = 0; pos < text.size(); ++pos) {
        std::size_t end = 0;
        const bool opens = pos == 0 || !utf8::is_digit(text[pos - 1]);
        const int year = opens ? digits_at(text, pos, 4, end).value_or(0) : 0;
        if (year >= 1990 && year <= 2099) return true;
    }
    return false;
}

std::optional<LabelInText> LineShapes::label(std::string_view text) const {
    const LexiconRow* row = words_.longest_at(text, 0);
    if (row == nullptr || words_.attribute(*row, "use") != "attachment") return std::nullopt;
    std::size_t at = row->phrase.size();
    const auto skip_blanks = [&] {
        while (at < text.size() && is_space(utf8::at(text, at))) at += utf8::length_at(text, at);
    };
    LabelInText label;
    skip_blanks();
    const std::size_t number_begin = at;
    if (const auto n = digits_at(text, at, 2, at)) {
        label.number = n;
        // 附件1-2
        if (at < text.size() && text[at] == '-') (void)digits_at(text, at + 1, 2, at);
    } else {
        std::size_t end = at;
        while (end < text.size() && end - at < 9 && ordinal_of(text.substr(at, end + 3 - at)) != 0) end += 3;
        if (end > at) {
            label.number = ordinal_of(text.substr(at, end - at));
            at = end;
        }
    }
    if (label.number && *label.number == 0) return std::nullopt;
    label.marker = {0, at == number_begin ? row->phrase.size() : at};
    skip_blanks();
    // 附件1下载：…: a page's link.
    constexpr std::string_view kLink = "下载：";
    if (label.number && text.substr(at).starts_with(kLink)) at += kLink.size() - std::string_view("：").size();
    const std::string_view mark = utf8::at(text, at);
    label.colon = utf8::is_one_of(mark, "：:");
    if (label.colon || (label.number && utf8::is_one_of(mark, ".．、"))) {
        at += mark.size();
    } else if (at < text.size() && !(label.number && at > label.marker.end)) {
        // 附件所列任务: the word begins a sentence. 附件2重点任务表: a label run together with its title.
        if (!label.number) return std::nullopt;
        if (!title_end(without_extension(text)) || has_sentence_mark(text)) return std::nullopt;
    }
    skip_blanks();
    label.rest = at;
    // 附 alone is a label with a colon or a number only.
    if (row->phrase == "附" && !label.number && !label.colon) return std::nullopt;
    return label;
}

std::string_view LineShapes::colophon(std::string_view text) const {
    const Range inner = unwrapped(text, {0, text.size()});
    if (inner.empty()) return {};
    std::string_view line = text.substr(inner.begin, inner.size());
    const bool bracketed = begins_with(text, "（");
    if (begins_with(line, "（")) line.remove_prefix(std::string_view("（").size());  // （共印55份）校对人：…
    if (line.empty()) return {};
    if (names_file(line) && !label(line) && !is_heading(line)) return "skip";
    for (const LexiconRow* row : {colophon_.longest_at(line, 0), colophon_.longest_before(line, line.size())}) {
        if (row == nullptr) continue;
        const std::string_view at = colophon_.attribute(*row, "at");
        const std::string_view use = colophon_.attribute(*row, "use");
        const std::size_t size = row->phrase.size();
        if (at == "whole" && line.size() == size) return use;
        // （此件不公开发布，发至收文单位本部。未经许可，不得传播。）
        if (at == "whole" && bracketed && begins_with(line, row->phrase) && utf8::at(line, size) == "，") return use;
        if (at == "begin" && begins_with(line, row->phrase)) {
            const bool mark = utf8::is_one_of(utf8::at(line, size), "：: （(") || line.size() == size;
            // 抄送 needs its colon; a page's leftovers run on without one. 点击查看功能由区政务服务局完善。 is a
            // sentence.
            const bool leftover = (use == "tail" || use == "web") && !ends_with(line, "。");
            if (mark || leftover || utf8::is_digit(line[size])) return use;
        }
        if (at == "end" && ends_with(line, row->phrase) && utf8::count(line) <= kIssuerLimit * 2) {
            const std::string_view before = line.substr(0, line.size() - size);
            if (date_line(before)) return use;
        }
    }
    return {};
}

bool LineShapes::may_be_title(std::string_view text) const {
    if (text.empty() || utf8::count(text) > kTitleLimit || has_sentence_mark(text) || is_heading(text)) return false;
    if (utf8::is_one_of(utf8::before(text, text.size()), "：:，,、")) return false;
    // Paths of a page (首页 > 文件) and labelled values are none; a colon inside 《…》 is part of a name.
    int depth = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (c == "《") ++depth;
        if (c == "》") --depth;
        if (depth <= 0 && utf8::is_one_of(c, "：:>|＞｜")) return false;
    }
    return !number_line(text) && !date_line(text) && colophon(text).empty();
}

bool LineShapes::is_heading(std::string_view text) const {
    const auto marker = marker_at(text);
    return marker && marker->form != MarkerForm::attachment && marker->form != MarkerForm::box &&
           marker->form != MarkerForm::han_is;
}

}  // namespace fenjie
