// Decoding by mark, then by trial in a fixed order: statistics on short GB18030 texts guess UTF-16.
//
// In:  FF FE 00 4E …        Out: "一…", encoding "UTF-16LE"
//
// A page is often cut inside a character somewhere (in a description, in a script), so its bytes need not be
// well-formed to the last one: UTF-8 is what has few bytes that are none, whatever the page claims. GB18030 read as
// UTF-8 is broken nearly everywhere.
#include "read/decode.hpp"

#include <nettle/sha2.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>

#include "fenjie/extract.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

enum class Malformed { refuse, replace };

bool convert(const char* name, std::string_view bytes, std::string& out, Malformed malformed = Malformed::refuse) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(name, &status), &ucnv_close);
    if (U_FAILURE(status)) return false;
    if (malformed == Malformed::refuse)
        ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::array<UChar, 4096> buffer{};
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    char16_t high = 0;
    while (true) {
        status = U_ZERO_ERROR;
        UChar* target = buffer.data();
        ucnv_toUnicode(from.get(), &target, buffer.data() + buffer.size(), &at, end, nullptr, 1, &status);
        for (const UChar* unit = buffer.data(); unit < target; ++unit) {
            if (high != 0 && U16_IS_TRAIL(*unit)) {
                utf8::append(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *unit)));
                high = 0;
            } else if (high != 0 || U16_IS_TRAIL(*unit)) {
                return false;
            } else if (U16_IS_LEAD(*unit)) {
                high = *unit;
            } else {
                utf8::append(out, *unit);
            }
        }
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        return U_SUCCESS(status) != 0 && high == 0;
    }
}

// Share of control characters, private-use and unassigned-looking characters: what text does not have.
bool looks_like_text(std::string_view utf8_text) {
    std::size_t odd = 0;
    for (std::size_t pos = utf8::next_mark(utf8_text, 0); pos < utf8_text.size();) {
        const auto lead = static_cast<unsigned char>(utf8_text[pos]);
        if (lead >= 0xE4U && lead <= 0xE9U) {
            pos = utf8::next_mark(utf8_text, pos);
            continue;
        }
        // Three bytes below the private use area, and ASCII that is no control character.
        if ((lead >= 0xE0U && lead <= 0xEDU) || (lead >= 0x20U && lead < 0x7FU)) {
            pos += lead < 0x80U ? 1 : 3;
            continue;
        }
        const std::string_view c = utf8::at(utf8_text, pos);
        const char32_t point = utf8::code_point(c);
        pos += c.size();
        const bool control =
            point < 0x20 && point != '\t' && point != '\n' && point != '\r' && point != '\f' && point != 0x0B;
        if (control || point == 0x7F || (point >= 0x80 && point < 0xA0) || (point >= 0xE000 && point <= 0xF8FF) ||
            point == 0xFFFE || point == 0xFFFF) {
            odd += point == 0 ? 20 : 1;
        }
    }
    return odd * 20 <= utf8::count(utf8_text);
}

// Text in UTF-16 has a zero byte in every second place wherever there is a line end or a digit; 一 has one in the
// other.
const char* utf16_without_mark(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.size() % 2 != 0) return nullptr;
    std::size_t even = 0;
    std::size_t odd = 0;
    const std::size_t sample = bytes.size() < 4096 ? bytes.size() : 4096;
    for (std::size_t i = 0; i < sample; ++i) {
        if (bytes[i] == 0) ++(i % 2 == 0 ? even : odd);
    }
    if (odd > 0 && even * 3 <= odd) return "UTF-16LE";
    if (even > 0 && odd * 3 <= even) return "UTF-16BE";
    return nullptr;
}

Decoded failure(std::string reason) {
    Decoded out;
    out.error = std::move(reason);
    return out;
}

Decoded as(const char* encoding, std::string text) {
    return {std::move(text), {}, encoding, "text/plain", std::nullopt};
}

struct Sequences {
    std::size_t good = 0;  // well-formed ones of several bytes
    std::size_t bad = 0;   // bytes outside ASCII that belong to none
};

Sequences utf8_sequences(std::string_view bytes) {
    Sequences out;
    for (std::size_t pos = 0; pos < bytes.size();) {
        if (static_cast<unsigned char>(bytes[pos]) < 0x80) {
            ++pos;
            continue;
        }
        const std::string_view c = utf8::at(bytes, pos);
        const bool good = c.size() > 1 && utf8::is_valid(c);
        ++(good ? out.good : out.bad);
        pos += good ? c.size() : 1;
    }
    return out;
}

// Whether what was put in place of broken bytes is a small part of the text.
bool mostly_read(std::string_view text) {
    std::size_t replaced = 0;
    for (std::size_t pos = text.find("\xEF\xBF\xBD"); pos != std::string_view::npos;
         pos = text.find("\xEF\xBF\xBD", pos + 3))
        ++replaced;
    return replaced * 50 <= text.size();
}

}  // namespace

Decoded decode(std::string_view bytes) {
    if (bytes.empty()) return failure("the file is empty");
    std::string text;
    const auto utf16 = [&](const char* encoding, std::size_t mark) {
        if (convert(encoding, bytes.substr(mark), text) && looks_like_text(text)) return as(encoding, std::move(text));
        return failure(std::string("the text is not well-formed ") + encoding);
    };
    if (bytes.starts_with("\xFF\xFE")) return utf16("UTF-16LE", 2);
    if (bytes.starts_with("\xFE\xFF")) return utf16("UTF-16BE", 2);
    const bool marked = bytes.starts_with("\xEF\xBB\xBF");
    const std::string_view body = marked ? bytes.substr(3) : bytes;
    if (utf8::is_valid(body)) {
        if (looks_like_text(body)) {
            if (body.empty()) return failure("the file is empty");
            Decoded out = as("UTF-8", {});
            out.given = body;
            return out;
        }
    } else if (marked) {
        return failure("the file has the mark of UTF-8 but is not well-formed UTF-8");
    }
    if (const char* encoding = utf16_without_mark(bytes)) {
        if (convert(encoding, bytes, text) && looks_like_text(text)) return as(encoding, std::move(text));
        text.clear();
    }
    if (bytes.find('\0') == std::string_view::npos && convert("gb18030", bytes, text) && looks_like_text(text)) {
        return as("GB18030", std::move(text));
    }
    return failure("it is no text in UTF-8, UTF-16 or GB18030");
}

Decoded decode_page(std::string_view bytes, std::string_view declared) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || utf16_without_mark(bytes) != nullptr) {
        Decoded wide = decode(bytes);
        if (!wide.given.empty()) wide.utf8 = std::exchange(wide.given, {});
        if (!wide.error) return wide;
    }
    std::string without;
    if (bytes.find('\0') != std::string_view::npos) {
        std::remove_copy(bytes.begin(), bytes.end(), std::back_inserter(without), '\0');
        bytes = without;
    }
    const std::string_view body = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
    if (utf8::is_valid(body)) return as("UTF-8", std::string(body));
    std::string text;
    const Sequences sequences = utf8_sequences(body);
    if (sequences.bad * 10 <= sequences.good && convert("UTF-8", body, text, Malformed::replace)) {
        return as("UTF-8", std::move(text));
    }
    text.clear();
    // GB18030 accepts nearly all of Big5 and makes nonsense of it: here alone the page is believed.
    if (declared.starts_with("big5") && convert("Big5", body, text) && looks_like_text(text)) {
        return as("Big5", std::move(text));
    }
    text.clear();
    if (convert("gb18030", body, text, Malformed::replace) && mostly_read(text) && looks_like_text(text)) {
        return as("GB18030", std::move(text));
    }
    return failure("it is no text in UTF-8, UTF-16 or GB18030");
}

std::string decode_name(std::string_view bytes) {
    if (utf8::is_valid(bytes)) return std::string(bytes);
    std::string text;
    return convert("gb18030", bytes, text, Malformed::replace) ? text : std::string("?");
}

std::string sha256(std::string_view bytes) {
    // Nettle's: OpenSSL takes two milliseconds to be loaded and to look its own method up.
    sha256_ctx context{};
    sha256_init(&context);
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (const std::uint8_t byte : digest) {
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

}  // namespace fenjie
