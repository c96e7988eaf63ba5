// Strings that cells share, formats that cells point to, and the text of each cell.
//
// In:  <c t="s"><v>3</v></c>           Out: the fourth shared string, without what is printed above it as a reading
// In:  <c s="1"><v>0.65</v></c>        Out: "65%", where cell format 1 is 0%
#include "read/xlsx/values.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

// A character that XML cannot hold is written _x000D_.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        const std::string_view rest = text.substr(at, 7);
        const bool escape = rest.size() == 7 && rest.starts_with("_x") && rest[6] == '_' &&
                            std::from_chars(rest.data() + 2, rest.data() + 6, code, 16).ptr == rest.data() + 6;
        if (!escape) {
            out += text[at];
            continue;
        }
        at += 6;
        if (code == '\n' || code == '\t' || (code >= 0x20 && (code < 0xD800 || code > 0xDFFF)))
            utf8::append(out, static_cast<char32_t>(code));
    }
    return out;
}

// A rich text's runs one behind the other; what is printed above Chinese characters (rPh) is left out.
std::string rich_text(pugi::xml_node item) {
    std::string out;
    for (const pugi::xml_node child : item.children()) {
        const std::string_view name = local_name(child.name());
        if (name == "t")
            append_text(child, out);
        else if (name == "r")
            append_text(property(child, "t"), out);
    }
    return out.find("_x") == std::string::npos ? out : unescaped(out);
}

std::string raw_value(pugi::xml_node cell) {
    std::string out;
    append_text(property(cell, "v"), out);
    return out;
}

}  // namespace

XlsxValues::XlsxValues(pugi::xml_node strings, pugi::xml_node styles) {
    for (const pugi::xml_node item : strings.children()) {
        if (local_name(item.name()) == "si") strings_.push_back(rich_text(item));
    }
    std::map<int, std::string_view> codes;
    for (const pugi::xml_node format : property(styles, "numFmts").children())
        codes.emplace(number_attribute(format, "numFmtId", -1), attribute(format, "formatCode"));
    std::map<int, std::size_t> known;  // number format -> formats_
    for (const pugi::xml_node format : property(styles, "cellXfs").children()) {
        const int id = number_attribute(format, "numFmtId", 0);
        const auto [place, fresh] = known.emplace(id, formats_.size());
        if (fresh) {
            const auto code = codes.find(id);
            formats_.emplace_back(code == codes.end() ? NumberFormat::built_in(id) : code->second);
        }
        format_of_.push_back(place->second);
    }
}

std::string XlsxValues::number(std::string_view text, pugi::xml_node cell) const {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::string(text);
    const int style = number_attribute(cell, "s", 0);
    if (style < 0 || static_cast<std::size_t>(style) >= format_of_.size()) return plain_number(value);
    return formats_[format_of_[static_cast<std::size_t>(style)]].shown(value, from_1904_);
}

std::string XlsxValues::shown(pugi::xml_node cell) const {
    const std::string_view type = attribute(cell, "t");
    if (type == "inlineStr") return rich_text(property(cell, "is"));
    std::string value = raw_value(cell);
    if (value.empty() || type == "str") return value.find("_x") == std::string::npos ? value : unescaped(value);
    if (type == "s") {
        std::size_t index = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
        return read.ec == std::errc() && index < strings_.size() ? strings_[index] : std::string{};
    }
    if (type == "b") return value == "0" ? "FALSE" : "TRUE";
    // Of a date in ISO 8601 (strict workbooks) the day is what counts; an error shows its name.
    if (type == "d" || type == "e") return value;
    return number(value, cell);
}

}  // namespace fenjie
