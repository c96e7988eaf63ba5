// The syntax of JSON: brackets, commas, indentation, escapes.
//
// In:  begin_object, key("unit"), string("1:N"), key("value"), raw("4000"), end_object
// Out: {"unit":"1:N","value":4000}     or the same over several lines with one space a level
//
// Chinese text is written as it is; only quotes, backslashes and control characters are escaped. A byte that
// belongs to no UTF-8 character becomes U+FFFD: file names may hold any bytes.
#include "write/json_writer.hpp"

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool needs_escape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20U;
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

void JsonWriter::new_line() {
    out_ += '\n';
    out_.append(depth_, ' ');
}

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (depth_ == 0) return;
    if (!first_) out_ += ',';
    first_ = false;
    if (indented_) new_line();
}

void JsonWriter::begin(char bracket) {
    before_value();
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void JsonWriter::end(char bracket) {
    --depth_;
    if (indented_ && !first_) new_line();
    out_ += bracket;
    first_ = false;
}

void JsonWriter::key(std::string_view name) {
    before_value();
    quoted(name);
    out_ += indented_ ? ": " : ":";
    after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
    before_value();
    if (utf8::is_valid(text))
        quoted(text);
    else
        quoted(well_formed(text));
}

void JsonWriter::raw(std::string_view json) {
    before_value();
    out_ += json;
}

void JsonWriter::quoted(std::string_view text) {
    out_ += '"';
    std::size_t plain = 0;  // begin of the stretch that needs no escape
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!needs_escape(text[i])) continue;
        out_ += text.substr(plain, i - plain);
        append_escape(out_, text[i]);
        plain = i + 1;
    }
    out_ += text.substr(plain);
    out_ += '"';
}

}  // namespace fenjie
