// The syntax of JSON: brackets, commas, indentation, escapes.
//
// In:  begin_object, key("unit"), string("1:N"), key("value"), raw("4000"), end_object
// Out: {"unit":"1:N","value":4000}     or the same over several lines with one space a level
//
// Chinese text is written as it is; only quotes, backslashes and control characters are escaped. A byte that
// belongs to no UTF-8 character becomes U+FFFD: file names may hold any bytes.
#include "write/json_writer.hpp"

#include <array>
#include <charconv>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kPiece = 1U << 16U;  // bytes that are worth handing over
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool needs_escape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20U;
}

/// Bytes at the begin of `text` that need no escape.
std::size_t plain_length(std::string_view text) {
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    constexpr std::uint64_t kHighs = 0x8080808080808080ULL;
    // Eight bytes at once: a byte below n < 0x80 sets its high bit in (x - n * ones) & ~x; one equal to c does so for 1
    // in x ^ c. Where one is found the rest is looked at byte by byte.
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t x = 0;
        std::memcpy(&x, text.data() + at, sizeof x);
        const std::uint64_t quote = x ^ (kOnes * '"');
        const std::uint64_t backslash = x ^ (kOnes * '\\');
        const std::uint64_t found =
            ((x - kOnes * 0x20) & ~x) | ((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash);
        if ((found & kHighs) != 0) break;
    }
    while (at < text.size() && !needs_escape(text[at])) ++at;
    return at;
}

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "\\u00";
    out += kHex[static_cast<unsigned char>(c) >> 4U];
    out += kHex[static_cast<unsigned char>(c) & 15U];
}

std::string well_formed(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view character = utf8::at(text, i);
        if (utf8::is_valid(character)) {
            out += character;
            i += character.size();
        } else {
            out += kReplacement;
            ++i;
        }
    }
    return out;
}

}  // namespace

void JsonWriter::make_room(std::size_t bytes) {
    if (take_ && used_ >= kPiece) hand_over();
    if (out_.size() - used_ < bytes) out_.resize(std::max(2 * out_.size(), used_ + bytes + 256));
}

void JsonWriter::string(std::string_view text) {
    room(text.size() + depth_ + 8);
    before_value();
    if (utf8::is_valid(text))
        quoted(text);
    else
        quoted(well_formed(text));
}

void JsonWriter::number(std::uint64_t value) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::quoted(std::string_view text) {
    room(text.size() + 2);
    put('"');
    while (true) {
        const std::size_t plain = plain_length(text);
        room(plain + 8);
        put(text.substr(0, plain));
        if (plain == text.size()) break;
        std::string escape;
        append_escape(escape, text[plain]);
        put(escape);
        text.remove_prefix(plain + 1);
    }
    put('"');
}

}  // namespace fenjie
