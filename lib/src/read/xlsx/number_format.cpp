// Codes read to tokens, and numbers printed by them.
//
// In:  #,##0.00_);[Red](#,##0.00)  and -1234.5      Out: "(1,234.50)"
#include "read/xlsx/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "read/ooxml/list_numbers.hpp"
#include "read/xlsx/decimal_digits.hpp"
#include "text/utf8.hpp"

namespace fenjie {

bool NumberFormat::Section::has(Kind kind) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.kind == kind; });
}

bool NumberFormat::Section::is_date() const {
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& t) { return t.kind >= Kind::year && t.kind <= Kind::weekday; });
}

// Reads a code from left to right.
class NumberFormat::Reader {
 public:
    explicit Reader(std::string_view code) : code_(code) {}

    std::vector<Section> read() {
        sections_.emplace_back();
        while (at_ < code_.size()) step();
        for (Section& section : sections_) tell_minutes(section);
        return std::move(sections_);
    }

 private:
    [[nodiscard]] bool starts(std::string_view word) const {
        const std::string_view rest = code_.substr(at_, word.size());
        return std::equal(rest.begin(), rest.end(), word.begin(), word.end(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
        });
    }

    bool take(std::string_view word, Kind kind) {
        if (!starts(word)) return false;
        add(kind, std::string(word));
        at_ += word.size();
        return true;
    }

    void add(Kind kind, std::string text) {
        std::vector<Token>& tokens = sections_.back().tokens;
        if (kind == Kind::literal && !tokens.empty() && tokens.back().kind == Kind::literal)
            tokens.back().text += text;
        else
            tokens.push_back({kind, std::move(text)});
    }

    void literal(std::size_t begin) {
        const std::string_view c = utf8::at(code_, begin);
        add(Kind::literal, std::string(c));
        at_ = begin + std::max<std::size_t>(c.size(), 1);
    }

    void step() {
        const char c = code_[at_];
        if (c == ';') {
            // The fourth section is for text; more are none.
            sections_.emplace_back();
            ++at_;
        } else if (c == '"') {
            const std::size_t end = std::min(code_.find('"', at_ + 1), code_.size());
            add(Kind::literal, std::string(code_.substr(at_ + 1, end - at_ - 1)));
            at_ = end + 1;
        } else if (c == '\\' || c == '!') {
            literal(at_ + 1);
        } else if (c == '_' || c == '*') {
            // Room of a character's width, or a filling of the cell.
            at_ += 1 + utf8::at(code_, at_ + 1).size();
        } else if (c == '[') {
            bracket();
        } else if (c == '0' || c == '#' || c == '?') {
            add(Kind::digit, std::string(1, c));
            ++at_;
        } else if (!single(c)) {
            letters(c);
        }
    }

    bool single(char c) {
        constexpr std::array<std::pair<char, Kind>, 4> kSingles = {
            {{'.', Kind::point}, {',', Kind::comma}, {'%', Kind::percent}, {'@', Kind::text}}};
        for (const auto& [sign, kind] : kSingles) {
            if (c != sign) continue;
            add(kind, std::string(1, c));
            ++at_;
            return true;
        }
        return false;
    }

    void letters(char c) {
        if (take("general", Kind::general) || take("g/通用格式", Kind::general)) return;
        if (take("am/pm", Kind::half_day) || take("a/p", Kind::half_day) || take("上午/下午", Kind::half_day)) return;
        if ((starts("e+") || starts("e-")) && sections_.back().has(Kind::digit)) {
            add(Kind::exponent, "E");
            at_ += 2;
            return;
        }
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        constexpr std::array<std::pair<char, Kind>, 8> kParts = {{{'y', Kind::year},
                                                                  {'e', Kind::year},
                                                                  {'m', Kind::month},
                                                                  {'d', Kind::day},
                                                                  {'h', Kind::hour},
                                                                  {'s', Kind::second},
                                                                  {'a', Kind::weekday},
                                                                  {'g', Kind::literal}}};
        const auto* part = std::find_if(kParts.begin(), kParts.end(), [&](const auto& p) { return p.first == lower; });
        if (part == kParts.end()) {
            literal(at_);
            return;
        }
        const std::size_t begin = at_;
        while (at_ < code_.size() && (code_[at_] == c || code_[at_] == lower)) ++at_;
        // An era's name says nothing beside the year.
        if (lower == 'g') return;
        const std::string text(code_.substr(begin, at_ - begin));
        const bool names_day = lower == 'd' && text.size() > 2;
        add(names_day ? Kind::weekday : part->second, text);
    }

    void bracket() {
        const std::size_t end = std::min(code_.find(']', at_), code_.size());
        const std::string_view inside = code_.substr(at_ + 1, end - std::min(at_ + 1, end));
        at_ = end + 1;
        Section& section = sections_.back();
        if (inside.empty()) return;
        const char c = inside[0];
        if (c == '$') {
            const std::string_view money = inside.substr(1, std::min(inside.find('-'), inside.size()) - 1);
            if (!money.empty()) add(Kind::literal, std::string(money));
        } else if (c == '<' || c == '>' || c == '=') {
            const bool two = inside.size() > 1 && (inside[1] == '=' || inside[1] == '>');
            section.condition = !two ? c : inside[1] == '>' ? 'n' : c == '<' ? 'l' : 'g';
            const std::string_view bound = inside.substr(two ? 2 : 1);
            std::from_chars(bound.data(), bound.data() + bound.size(), section.bound);
        } else if (inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
            add(Kind::elapsed, std::string(inside));
        } else if (inside.starts_with("DBNum1") || inside.starts_with("dbnum1")) {
            section.chinese_numerals = true;
        }
    }

    // m behind hours or before seconds is minutes.
    static void tell_minutes(Section& section) {
        Token* before = nullptr;
        for (Token& token : section.tokens) {
            if (token.kind == Kind::literal || token.kind == Kind::half_day) continue;
            const bool behind_hours =
                before != nullptr && (before->kind == Kind::hour || before->kind == Kind::elapsed);
            if (token.kind == Kind::month && behind_hours) token.kind = Kind::minute;
            if (token.kind == Kind::second && before != nullptr && before->kind == Kind::month)
                before->kind = Kind::minute;
            before = &token;
        }
    }

    std::string_view code_;
    std::size_t at_ = 0;
    std::vector<Section> sections_;
};

NumberFormat::NumberFormat(std::string_view code) : sections_(Reader(code).read()) {}

std::string_view NumberFormat::built_in(int id) {
    struct Code {
        int id;
        std::string_view code;
    };
    constexpr std::array<Code, 46> kCodes = {{{1, "0"},
                                              {2, "0.00"},
                                              {3, "#,##0"},
                                              {4, "#,##0.00"},
                                              {5, "\"¥\"#,##0;\"¥\"-#,##0"},
                                              {6, "\"¥\"#,##0;\"¥\"-#,##0"},
                                              {7, "\"¥\"#,##0.00;\"¥\"-#,##0.00"},
                                              {8, "\"¥\"#,##0.00;\"¥\"-#,##0.00"},
                                              {9, "0%"},
                                              {10, "0.00%"},
                                              {11, "0.00E+00"},
                                              {14, "yyyy/m/d"},
                                              {15, "d-mmm-yy"},
                                              {16, "d-mmm"},
                                              {17, "mmm-yy"},
                                              {18, "h:mm AM/PM"},
                                              {19, "h:mm:ss AM/PM"},
                                              {20, "h:mm"},
                                              {21, "h:mm:ss"},
                                              {22, "yyyy/m/d h:mm"},
                                              {27, "yyyy\"年\"m\"月\""},
                                              {28, "m\"月\"d\"日\""},
                                              {29, "m\"月\"d\"日\""},
                                              {30, "m-d-yy"},
                                              {31, "yyyy\"年\"m\"月\"d\"日\""},
                                              {32, "h\"时\"mm\"分\""},
                                              {33, "h\"时\"mm\"分\"ss\"秒\""},
                                              {34, "上午/下午h\"时\"mm\"分\""},
                                              {35, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
                                              {36, "yyyy\"年\"m\"月\""},
                                              {37, "#,##0;-#,##0"},
                                              {38, "#,##0;-#,##0"},
                                              {39, "#,##0.00;-#,##0.00"},
                                              {40, "#,##0.00;-#,##0.00"},
                                              {45, "mm:ss"},
                                              {46, "[h]:mm:ss"},
                                              {47, "mm:ss"},
                                              {50, "yyyy\"年\"m\"月\""},
                                              {51, "m\"月\"d\"日\""},
                                              {52, "yyyy\"年\"m\"月\""},
                                              {53, "m\"月\"d\"日\""},
                                              {54, "m\"月\"d\"日\""},
                                              {55, "上午/下午h\"时\"mm\"分\""},
                                              {56, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
                                              {57, "yyyy\"年\"m\"月\""},
                                              {58, "m\"月\"d\"日\""}}};
    const auto* found = std::find_if(kCodes.begin(), kCodes.end(), [&](const Code& c) { return c.id == id; });
    return found == kCodes.end() ? "General" : found->code;
}

const NumberFormat::Section& NumberFormat::section_for(double value, bool& sign) const {
    sign = value < 0;
    const std::size_t numeric = std::min<std::size_t>(sections_.size(), 3);
    const auto meets = [&](const Section& s) {
        switch (s.condition) {
            case '<':
                return value < s.bound;
            case '>':
                return value > s.bound;
            case '=':
                return value == s.bound;
            case 'l':
                return value <= s.bound;
            case 'g':
                return value >= s.bound;
            case 'n':
                return value != s.bound;
            default:
                return false;
        }
    };
    const bool conditional =
        std::any_of(sections_.begin(), sections_.end(), [](const Section& s) { return s.condition != 0; });
    if (conditional) {
        for (std::size_t i = 0; i < numeric; ++i) {
            if (meets(sections_[i])) return sections_[i];
        }
        return sections_[numeric - 1];
    }
    if (value < 0 && numeric >= 2) {
        sign = false;
        return sections_[1];
    }
    return value == 0 && numeric >= 3 ? sections_[2] : sections_[0];
}

std::string NumberFormat::shown(double value, bool from_1904) const {
    bool sign = false;
    const Section& section = section_for(value, sign);
    if (section.is_date()) return date(section, value, from_1904);
    // Text that a number came to: by the general format.
    if (section.has(Kind::text)) return plain_number(value);
    std::string out = number(section, value);
    if (sign && out.find_first_of("123456789") != std::string::npos) out.insert(0, "-");
    return out;
}

std::string plain_number(double value) {
    if (!std::isfinite(value)) return {};
    DecimalDigits digits(value);
    // Eleven characters, as a cell of the usual width shows them; whole numbers in full.
    constexpr std::size_t kShown = 10;
    if (digits.whole.size() > 21 || (digits.whole.empty() && digits.fraction.starts_with("000000000"))) {
        std::array<char, 40> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
        return {buffer.data(), end.ptr};
    }
    const std::size_t room = kShown - std::min(kShown, std::max<std::size_t>(digits.whole.size(), 1));
    digits.round(std::min(room, digits.fraction.size()));
    digits.fraction.erase(digits.fraction.find_last_not_of('0') + 1);
    std::string out = value < 0 && !digits.is_zero() ? "-" : "";
    out += digits.whole.empty() ? "0" : digits.whole;
    if (!digits.fraction.empty()) out += "." + digits.fraction;
    return out;
}

}  // namespace fenjie
