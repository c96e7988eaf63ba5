// One pass over the characters, then phrase repairs.
//
// In:  "达 到 ６０％ 以上 ,居 民"        Out: "达到60%以上，居民"
//
// Stray marks that scanning leaves next to Chinese characters (a backquote, a lone apostrophe) go.
#include "text/clean.hpp"

#include <utility>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool is_wide(char32_t c) {
    return utf8::is_han(c) || (c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFF00 && c <= 0xFFEF);
}
bool is_word(char32_t c) {
    return c < 0x80 && (utf8::is_digit(static_cast<char>(c)) || utf8::is_alpha(static_cast<char>(c)));
}
bool is_number(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

std::string_view full_width(char c) {
    switch (c) {
        case ',':
            return "，";
        case ':':
            return "：";
        case ';':
            return "；";
        case '(':
            return "（";
        case ')':
            return "）";
        case '?':
            return "？";
        case '!':
            return "！";
        default:
            return {};
    }
}

// 〈一) or 〈2）: a bracket of a number that scanning took for a quotation mark.
bool is_number_bracket(std::string_view source, std::size_t pos, std::size_t end) {
    int inside = 0;
    while (pos < end && inside <= 3) {
        const std::string_view c = utf8::at(source, pos);
        pos += c.size();
        if (is_blank(utf8::code_point(c))) continue;
        if (c == ")" || c == "）" || c == "〉") return inside > 0 && c != "〉";
        const bool numeral = is_number(utf8::code_point(c)) ||
                             std::string_view("一二三四五六七八九十").find(c) != std::string_view::npos;
        if (!numeral) return false;
        ++inside;
    }
    return false;
}

// （三〉: the same on the other side, at the begin of a line.
bool closes_number(std::string_view source, std::size_t pos, std::size_t begin) {
    constexpr std::size_t kMostNumerals = 3;
    std::size_t inside = 0;
    while (pos > begin && inside <= kMostNumerals) {
        const std::size_t at = utf8::previous(source, pos);
        const std::string_view c = source.substr(at, pos - at);
        pos = at;
        if (is_blank(utf8::code_point(c))) continue;
        if (c == "(" || c == "（") return inside > 0;
        const bool numeral = is_number(utf8::code_point(c)) ||
                             std::string_view("一二三四五六七八九十").find(c) != std::string_view::npos;
        if (!numeral) return false;
        ++inside;
    }
    return false;
}

// Fake bold prints each glyph twice. Bytes of the doubled run at pos (0: none): four pairs or more, not all alike.
std::size_t doubled_run(std::string_view source, std::size_t pos, std::size_t end) {
    std::size_t at = pos;
    int pairs = 0;
    std::string_view first;
    bool varied = false;
    while (at < end) {
        const std::string_view a = utf8::at(source, at);
        if (at + 2 * a.size() > end || source.substr(at + a.size(), a.size()) != a || is_blank(utf8::code_point(a)))
            break;
        if (pairs == 0) first = a;
        varied = varied || a != first;
        ++pairs;
        at += 2 * a.size();
        if (!varied && pairs > 8)
            return 0;  // one glyph over and over is no word; looking on from each would be quadratic
    }
    return pairs >= 4 && varied ? at - pos : 0;
}

// Letters that scanning makes of digits: 1OO%, 2O21年, and an item's number l. at the begin of a line. The digit that
// is meant, or 0. O2O and CO2 are words: a run of look-alikes counts only where it begins with a digit or is all
// look-alikes before %.
char digit_for_letter(std::string_view source, std::size_t pos, Range range) {
    const auto meant = [](char c) { return c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : '\0'; };
    const char digit = meant(source[pos]);
    if (digit == '\0') return '\0';
    const auto alike = [&](std::string_view c) {
        return is_number(utf8::code_point(c)) || (c.size() == 1 && meant(c.front()) != '\0');
    };
    std::size_t begin = pos;
    while (begin > range.begin && pos - begin < 12 && alike(utf8::before(source, begin)))
        begin = utf8::previous(source, begin);
    std::size_t end = pos;
    while (end < range.end && end - begin < 24 && alike(utf8::at(source, end))) end += utf8::length_at(source, end);
    const bool in_word =
        (begin > range.begin && utf8::is_alpha(source[begin - 1])) || (end < range.end && utf8::is_alpha(source[end]));
    if (in_word) return '\0';
    const std::string_view next = source.substr(end, range.end - end);
    if (begin == range.begin && end == begin + 1 && digit == '1') {
        const bool dot = next.starts_with(".") || next.starts_with("．") || next.starts_with("、");
        return dot && utf8::is_han_at(next, utf8::length_at(next, 0)) ? digit : '\0';
    }
    const bool share = next.starts_with("%") || next.starts_with("％") || next.starts_with("‰");
    // l6 日: two to four of a date.
    const std::size_t unit = next.find_first_not_of(' ');
    const std::string_view behind = unit == std::string_view::npos ? next : utf8::at(next, unit);
    const bool dated = end - begin <= 4 && (behind == "年" || behind == "月" || behind == "日");
    return is_number(utf8::code_point(utf8::at(source, begin))) || ((share || dated) && end - begin >= 2) ? digit
                                                                                                          : '\0';
}

constexpr std::size_t kWide = 3;  // bytes of a full-width character

/// ９，９９９: a full-width comma at `pos` between full-width digits, of which one to three stand before the first
/// comma and three behind each, groups thousands.
bool groups_thousands(std::string_view source, std::size_t pos, Range range) {
    if (utf8::at(source, pos) != "，") return false;
    const auto is_wide_digit = [&](std::size_t at) {
        const char32_t c = at < range.end ? utf8::code_point_at(source, at) : 0;
        return c >= 0xFF10 && c <= 0xFF19;
    };
    std::size_t behind = pos + kWide;
    for (int digits = 0; digits < 3; ++digits, behind += kWide) {
        if (!is_wide_digit(behind)) return false;
    }
    if (is_number(utf8::code_point_at(source.substr(0, range.end), behind))) return false;
    std::size_t before = 0;
    while (before < 4 && pos >= range.begin + (before + 1) * kWide && is_wide_digit(pos - (before + 1) * kWide))
        ++before;
    return before <= 3;
}

}  // namespace

MappedText Cleaner::clean(std::string_view source, Range range, std::vector<Repair>& repairs) const {
    MappedText own;
    return clean(source, range, repairs, own);
}

// One walk over a stretch of source. A character's treatment depends on its neighbours: the last one put out, and the
// next one that is not blank.
class Cleaner::Walk {
 public:
    Walk(const Cleaner& cleaner, std::string_view source, Range range, std::vector<Repair>& repairs, MappedText& out)
        : cleaner_(cleaner), source_(source), range_(range), repairs_(repairs), out_(out), pos_(range.begin) {}

    void run() {
        while (pos_ < range_.end) {
            take_plain();
            if (pos_ < range_.end) take_odd();
        }
    }

    [[nodiscard]] bool may_need_repair() const { return (seen_ & kBeginsRepair) != 0; }

 private:
    // What stays as it is, most of a text.
    void take_plain() {
        const std::size_t plain = cleaner_.plain_end(source_, pos_, range_.end, seen_);
        if (plain == pos_) return;
        put_gap(utf8::code_point(utf8::at(source_, pos_)), pos_);
        out_.append_verbatim(source_.substr(pos_, plain - pos_), pos_);
        last_ = utf8::code_point(utf8::before(source_, plain));
        pos_ = plain;
    }

    void take_odd() {
        const std::string_view c = utf8::at(source_, pos_);
        const char32_t point = utf8::code_point(c);
        const Range here{pos_, pos_ + c.size()};
        if (is_blank(point)) {
            gap_ = gap_ || !is_invisible(point);
            tab_ = tab_ || point == '\t';
            pos_ = here.end;
            return;
        }
        if (const std::size_t run = point >= 0x80 ? doubled_run(source_, pos_, range_.end) : 0) return take_once(run);
        pos_ = here.end;
        const char32_t next = next_visible();
        if (take_number_bracket(c, here) || is_stray(c, next)) return;
        if (point < 0x80)
            take_ascii(c, here, next);
        else
            take_folded(c, here);
    }

    // A doubled run, each glyph of it once.
    void take_once(std::size_t run) {
        std::string once;
        const std::size_t end = pos_ + run;
        repairs_.push_back({{pos_, end}, std::string(source_.substr(pos_, run)), {}});
        while (pos_ < end) {
            const std::string_view glyph = utf8::at(source_, pos_);
            bool ignored = false;
            const std::string fold = cleaner_.folded(glyph, ignored);
            put(fold.empty() ? glyph : std::string_view(fold), {pos_, pos_ + 2 * glyph.size()});
            once += glyph;
            pos_ += 2 * glyph.size();
        }
        repairs_.back().to = std::move(once);
    }

    // （三〉 and 〈2）: the brackets of a number, taken for quotation marks.
    bool take_number_bracket(std::string_view c, Range here) {
        if (c == "〉" && closes_number(source_, here.begin, range_.begin)) {
            repairs_.push_back({here, "〉", "）"});
            if (!open_wide_.empty()) open_wide_.pop_back();
            put("）", here);
            return true;
        }
        if (c == "〈" && is_number_bracket(source_, here.end, range_.end)) {
            repairs_.push_back({here, "〈", "（"});
            open_wide_.push_back(true);
            put("（", here);
            return true;
        }
        return false;
    }

    // A backquote or a lone apostrophe beside Chinese characters.
    [[nodiscard]] bool is_stray(std::string_view c, char32_t next) const {
        constexpr std::size_t kNear = 60;  // bytes in which its partner would stand
        return (c == "`" || c == "'" || c == "‘") &&
               (utf8::is_han(last_) || last_ == 0 || is_wide(last_) || is_number(last_)) &&
               (utf8::is_han(next) || next == 'L') &&
               source_.substr(pos_, kNear).find(c == "‘" ? "’" : c) == std::string_view::npos;
    }

    // A letter that is a digit, punctuation that becomes full width, anything else as it is.
    void take_ascii(std::string_view c, Range here, char32_t next) {
        if (const char digit = digit_for_letter(source_, here.begin, range_); digit != '\0') {
            repairs_.push_back({here, std::string(c), std::string(1, digit)});
            return put(std::string_view(&digit, 1), here);
        }
        if (c == "\"" && take_quote(here, next)) return;
        const std::string_view wide = full_width(c.front());
        bool widen = !wide.empty() && (is_wide(last_) || is_wide(next)) && !(is_number(last_) && is_number(next));
        if (c == "(") open_wide_.push_back(widen);
        if (c == ")" && !open_wide_.empty()) {
            widen = open_wide_.back();
            open_wide_.pop_back();
        }
        put(widen ? wide : c, here);
    }

    // Straight quotation marks come in pairs: "放管服". One whose partner is out of sight stays.
    bool take_quote(Range here, char32_t next) {
        constexpr std::size_t kLongestQuote = 240;  // bytes
        if (open_quote_) {
            open_quote_ = false;
            put("”", here);
            return true;
        }
        const std::size_t partner = source_.substr(0, range_.end).substr(here.end, kLongestQuote).find('"');
        const bool chinese = is_wide(last_) || is_wide(next);
        if (!chinese || partner == std::string_view::npos || partner == 0) return false;
        open_quote_ = true;
        put("“", here);
        return true;
    }

    // A character by the table of folds, with a comma between thousands behind it.
    void take_folded(std::string_view c, Range here) {
        if (c == "（") open_wide_.push_back(true);
        if (c == "）" && !open_wide_.empty()) open_wide_.pop_back();
        bool repaired = false;
        const std::string fold = cleaner_.folded(c, repaired);
        if (fold.empty()) return put(c, here);
        if (repaired) repairs_.push_back({here, std::string(c), fold});
        put(fold, here);
        if (is_number(utf8::code_point(c)) && groups_thousands(source_, pos_, range_)) {
            put(",", {pos_, pos_ + kWide});
            pos_ += kWide;
        }
    }

    // The next character that is not blank; 0 at the end.
    [[nodiscard]] char32_t next_visible() const {
        for (std::size_t at = pos_; at < range_.end; at += utf8::length_at(source_, at)) {
            const char32_t point = utf8::code_point_at(source_, at);
            if (!is_blank(point)) return point;
        }
        return 0;
    }

    void put_gap(char32_t first, std::size_t at) {
        const bool separates = (is_word(last_) && is_word(first)) || (tab_ && last_ != 0);
        if (gap_ && separates) out_.append_replaced(" ", {utf8::previous(source_, at), at});
        gap_ = tab_ = false;
    }

    void put(std::string_view clean, Range from) {
        const char32_t first = utf8::code_point(utf8::at(clean, 0));
        put_gap(first, from.begin);
        seen_ |= cleaner_.class_of(first);
        if (source_.substr(from.begin, from.size()) == clean)
            out_.append_verbatim(clean, from.begin);
        else
            out_.append_replaced(clean, from);
        last_ = utf8::code_point(utf8::before(clean, clean.size()));
    }

    const Cleaner& cleaner_;
    std::string_view source_;
    Range range_;
    std::vector<Repair>& repairs_;
    MappedText& out_;
    std::size_t pos_;
    std::uint8_t seen_ = 0;        // classes of the characters put out
    std::vector<bool> open_wide_;  // brackets that were opened, and whether they were made full width
    bool open_quote_ = false;      // a straight one, whose partner is to come
    char32_t last_ = 0;            // put out
    bool gap_ = false;             // blanks behind it, and whether a tab is among them
    bool tab_ = false;
};

MappedText Cleaner::clean(std::string_view source, Range range, std::vector<Repair>& repairs, MappedText& out) const {
    const std::size_t begin = out.size();
    Walk walk(*this, source, range, repairs, out);
    walk.run();
    MappedText clean = out.slice(begin, out.size());
    return walk.may_need_repair() ? repair_phrases(clean, source, repairs) : clean;
}

void join_clean(MappedText& text, const MappedText& next) {
    if (!text.empty() && !next.empty()) {
        const char32_t left = utf8::code_point(utf8::before(text.view(), text.size()));
        const char32_t right = utf8::code_point(utf8::at(next.view(), 0));
        const Range between{text.original(text.size() - 1, text.size()).end, next.original(0, 1).begin};
        if (is_word(left) && is_word(right) && !between.empty()) text.append_replaced(" ", between);
    }
    text.append(next);
}

}  // namespace fenjie
