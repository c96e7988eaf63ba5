// Reads Chinese numerals glyph by glyph: "一百零四万" -> 1040000, "三点五亿" -> 350000000, "二〇二五" -> 2025.
//
// In:  "覆盖一百二十个社区", at 一    Out: [一百二十] 120
//
// ChineseReader knows after each glyph whether it still has a number. A run of glyphs that is none (十四五, 五六十)
// gives nothing rather than a part of it. Where a space was bridged, what stood before it is kept, in case the
// glyphs behind the space turn out to be the next number (一百 二百).
#include "tokens/chinese_numeral.hpp"

#include "text/utf8.hpp"

namespace fenjie::numerals {
namespace {

/// A Chinese whole number, glyph by glyph. push() says whether the number can go on with a glyph.
class ChineseReader {
 public:
    bool push(Glyph glyph) {
        switch (glyph.kind) {
            case Kind::digit:
                return push_digit(glyph.value);
            case Kind::tens:
                return push_tens(glyph.value);
            case Kind::unit:
                return push_unit(glyph.value);
            case Kind::section:
                return push_section(glyph.value);
            default:
                return false;
        }
    }

    [[nodiscard]] std::int64_t value() const {
        if (!structured_) return row_.value.mantissa;
        std::int64_t low = low_;
        // A last digit counts the next lower place (一百五, 三万二) unless 零 or 十 stands before it.
        if (pending_) low += *pending_ * (last_place_ > 10 ? last_place_ / 10 : 1);
        return high_ + middle_ + low;
    }
    [[nodiscard]] bool fits() const { return row_.fits; }
    [[nodiscard]] bool is_row() const { return !structured_ && row_.count > 1; }
    [[nodiscard]] bool in_section() const { return middle_ != 0 || high_ != 0; }

 private:
    bool push_digit(std::int64_t digit) {
        if (structured_) {
            if (pending_) return false;
            if (digit == 0) {
                if (zero_) return false;
                zero_ = true;
                last_place_ = 10;
            } else {
                pending_ = digit;
            }
            return true;
        }
        row_.push(static_cast<int>(digit), false);
        pending_ = digit;
        return true;
    }

    bool push_tens(std::int64_t value) {
        if (pending_ || (last_unit_ != 0 && last_unit_ <= 10)) return false;
        structured_ = true;
        low_ += value;
        last_unit_ = last_place_ = 10;
        zero_ = false;
        return true;
    }

    bool push_unit(std::int64_t unit) {
        if (row_.count > 1 && !structured_) return false;
        if (last_unit_ != 0 && unit >= last_unit_) return false;
        if (pending_ && *pending_ == 0) return false;
        // 十 may stand without its digit (十五, 一百十五, 一万零十); 百 and 千 only where they begin the number.
        if (!pending_ && structured_ && unit != 10) return false;
        low_ += pending_.value_or(1) * unit;
        pending_.reset();
        structured_ = true;
        zero_ = false;
        last_unit_ = last_place_ = unit;
        return true;
    }

    bool push_section(std::int64_t section) {
        if (row_.count > 1 && !structured_) return false;
        // 百二万 is 120 times 万, 一百零二万 is not.
        const bool next_lower = last_unit_ > 10 && !zero_;
        std::int64_t below = low_ + pending_.value_or(0) * (next_lower ? last_unit_ / 10 : 1);
        const bool eight = section == 100'000'000;
        if (eight) below += middle_;
        if (below == 0 || (eight ? high_ : middle_) != 0) return false;
        (eight ? high_ : middle_) = below * section;
        if (eight) middle_ = 0;
        low_ = 0;
        last_unit_ = 0;
        pending_.reset();
        zero_ = false;
        structured_ = true;
        last_place_ = section;
        return true;
    }

    Digits row_;                           // the digits while there are only digits
    std::optional<std::int64_t> pending_;  // a digit that waits for its unit
    std::int64_t high_ = 0;                // from 亿 up
    std::int64_t middle_ = 0;              // from 万 up
    std::int64_t low_ = 0;
    std::int64_t last_unit_ = 0;   // within the section: units must fall
    std::int64_t last_place_ = 0;  // what a last digit counts tenths of
    bool zero_ = false;
    bool structured_ = false;
};

/// Reads 点五 behind a Chinese whole number into `n`; 万 and 亿 may follow (三点五亿).
void read_fraction(std::string_view text, Numeral& n) {
    std::size_t pos = skip_spaces(text, n.end);
    Digits digits;
    digits.value = n.value;
    if (!read_chinese_fraction(text, pos, digits)) return;
    Decimal value = digits.value;
    const Glyph next = glyphs().at(text, pos);
    if (next.kind == Kind::section) {
        const std::optional<Decimal> larger = multiply(value, next.value);
        if (!larger) return;
        value = *larger;
        pos += utf8::length_at(text, pos);
    }
    n.value = value;
    n.end = pos;
}

/// 十余万, 三十多亿.
void read_vague_section(std::string_view text, Numeral& n) {
    if (glyphs().at(text, n.end).kind != Kind::more) return;
    const std::size_t next = n.end + utf8::length_at(text, n.end);
    const Glyph section = glyphs().at(text, next);
    if (section.kind != Kind::section) return;
    const std::optional<Decimal> value = multiply(n.value, section.value);
    if (!value) return;
    n.value = *value;
    n.vague = true;
    n.end = next + utf8::length_at(text, next);
}

/// 五千万 is 五 times 10 000 000: one digit, then only multipliers, the last of them 万 or 亿. Else 1.
std::int64_t factor_of(std::string_view written, Glyph first, std::int64_t value) {
    if (first.kind != Kind::digit || first.value == 0) return 1;
    Kind last = first.kind;
    for (std::size_t pos = utf8::length_at(written, 0); pos < written.size(); pos += utf8::length_at(written, pos)) {
        if (is_space_at(written, pos)) continue;
        last = glyphs().at(written, pos).kind;
        if (last != Kind::unit && last != Kind::section) return 1;
    }
    return last == Kind::section ? value / first.value : 1;
}

struct Whole {
    std::size_t end = 0;
    ChineseReader reader;
};

/// The whole number that begins at `pos`; nothing where its glyphs make none.
std::optional<Whole> read_whole(std::string_view text, std::size_t pos) {
    Whole now{pos, {}};
    std::optional<Whole> before_gap;
    Kind last = Kind::none;
    while (true) {
        const std::size_t next = skip_spaces(text, now.end);
        const Glyph glyph = glyphs().number_glyph_at(text, next);
        const bool gap = next != now.end;
        // Never join two digits: 百 二 is one number torn apart, 二 三 are two.
        if (!counts(glyph.kind) || (gap && last == Kind::digit && glyph.kind == Kind::digit)) return now;
        if (gap) before_gap = now;
        // 三十两, 二两: behind other glyphs 两 is a weight, unless a multiplier follows (三千两百).
        if (glyph.pair && last != Kind::none) {
            const Kind behind = glyphs().number_glyph_at(text, next + utf8::length_at(text, next)).kind;
            if (behind != Kind::unit && behind != Kind::section) return now;
        }
        if (!now.reader.push(glyph)) return before_gap;
        last = glyph.kind;
        now.end = next + utf8::length_at(text, next);
    }
}

}  // namespace

bool read_chinese_fraction(std::string_view text, std::size_t& pos, Digits& digits) {
    if (glyphs().at(text, pos).kind != Kind::point) return false;
    std::size_t at = skip_spaces(text, pos + utf8::length_at(text, pos));
    Digits read = digits;
    const auto digit_at = [&](std::size_t place) -> int {
        const Glyph glyph = glyphs().at(text, place);
        if (glyph.kind == Kind::digit) return static_cast<int>(glyph.value);
        return digits.value.mantissa == 0 ? arabic_digit(utf8::at(text, place)) : -1;  // 零点77
    };
    for (int digit = digit_at(at); digit >= 0; digit = digit_at(at)) {
        read.push(digit, true);
        at += utf8::length_at(text, at);
    }
    if (is_arabic_at(text, utf8::previous(text, at)) && utf8::at(text, at) == "分") return false;  // 零点30分
    const Kind next = glyphs().number_glyph_at(text, at).kind;
    if (read.count == digits.count || !read.fits || next == Kind::unit || next == Kind::tens) return false;
    digits = read;
    pos = at;
    return true;
}

std::optional<Numeral> chinese_at(std::string_view text, std::size_t pos) {
    const Glyph first = glyphs().number_glyph_at(text, pos);
    if (!counts(first.kind) || first.kind == Kind::section) return std::nullopt;
    Numeral n;
    n.begin = pos;
    n.chinese = true;
    // Most stand alone, in words above all: 一批, 第三方.
    const std::size_t behind = pos + utf8::length_at(text, pos);
    if (first.kind == Kind::digit && glyphs().at(text, behind).kind == Kind::none && !is_space_at(text, behind)) {
        n.end = behind;
        n.value = {first.value, 0};
        n.formal = first.formal;
        return n;
    }
    const std::optional<Whole> whole = read_whole(text, pos);
    if (!whole || !whole->reader.fits()) return std::nullopt;
    n.end = whole->end;
    n.value = {whole->reader.value(), 0};
    n.bare_unit = first.kind == Kind::unit && first.value > 10;
    n.formal = first.formal && n.end - n.begin == utf8::length_at(text, pos);
    n.digits_only = whole->reader.is_row();
    if (!n.digits_only) {
        n.factor = factor_of(text.substr(n.begin, n.end - n.begin), first, n.value.mantissa);
        read_fraction(text, n);
        if (!whole->reader.in_section()) read_vague_section(text, n);
        n.value = normalized(n.value);
    }
    const std::string_view written = text.substr(n.begin, n.end - n.begin);
    for (std::size_t at = 0; at < written.size() && !n.torn; at += utf8::length_at(written, at)) {
        n.torn = is_space_at(written, at);
    }
    return n;
}

bool cut_out_of_chinese(std::string_view text, std::size_t pos) {
    if (pos == 0) return false;
    const std::size_t before = utf8::previous(text, pos);
    const Kind kind = glyphs().at(text, before).kind;
    if (counts(kind)) return true;
    // 几十家, 数百名: some tens, no ten.
    const std::string_view word = utf8::at(text, before);
    const bool some = word == "几" || word == "幾" || word == "数" || word == "數";
    if (some && glyphs().at(text, pos).kind == Kind::unit) return true;
    if (kind != Kind::point || before == 0) return is_arabic_at(text, before);
    const std::size_t head = utf8::previous(text, before);
    return counts(glyphs().at(text, head).kind) || is_arabic_at(text, head);
}

}  // namespace fenjie::numerals
