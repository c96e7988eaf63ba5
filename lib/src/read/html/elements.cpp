// Names of elements, attributes and characters.
//
// In:  <td colspan="2" style="display:none">      Out: a cell over two columns, hidden
// In:  item_number(4, 'i')                        Out: "iv."
#include "read/html/elements.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

using Is = ElementShape::Is;

struct Row {
    std::string_view name;
    ElementShape shape;
};

constexpr ElementShape kInline = {Is::inline_, HtmlKind::block, 0, true};
constexpr ElementShape kBlock = {Is::block, HtmlKind::block, 0, true};
constexpr ElementShape kDropped = {Is::dropped, HtmlKind::block, 0, true};

constexpr ElementShape block(HtmlKind kind) {
    return {Is::block, kind, 0, true};
}
constexpr ElementShape heading(std::uint8_t level) {
    return {Is::block, HtmlKind::heading, level, true};
}

// Sorted by name.
constexpr std::array<Row, 115> kElements = {{
    {"a", kInline},
    {"abbr", kInline},
    {"acronym", kInline},
    {"address", kBlock},
    {"applet", kDropped},
    {"area", kDropped},
    {"article", kBlock},
    {"aside", kBlock},
    {"audio", kDropped},
    {"b", kInline},
    {"base", kInline},
    {"bdi", kInline},
    {"bdo", kInline},
    {"big", kInline},
    {"blockquote", kBlock},
    {"body", kBlock},
    {"br", {Is::line_break, HtmlKind::block, 0, true}},
    {"button", kDropped},
    {"canvas", kDropped},
    {"caption", kBlock},
    {"center", kBlock},
    {"cite", kInline},
    {"code", kInline},
    {"col", kInline},
    {"colgroup", kInline},
    {"data", kInline},
    {"datalist", kDropped},
    {"dd", kBlock},
    {"del", kInline},
    {"details", kBlock},
    {"dfn", kInline},
    {"dir", block(HtmlKind::list)},
    {"div", kBlock},
    {"dl", kBlock},
    {"dt", kBlock},
    {"em", kInline},
    {"embed", kDropped},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kBlock},
    {"font", kInline},
    {"footer", kBlock},
    {"form", kBlock},
    {"frame", kDropped},
    {"h1", heading(1)},
    {"h2", heading(2)},
    {"h3", heading(3)},
    {"h4", heading(4)},
    {"h5", heading(5)},
    {"h6", heading(6)},
    {"head", kBlock},
    {"header", kBlock},
    {"hgroup", kBlock},
    {"hr", kBlock},
    {"html", kBlock},
    {"i", kInline},
    {"iframe", kDropped},
    {"img", kInline},
    {"input", kInline},
    {"ins", kInline},
    {"kbd", kInline},
    {"label", kInline},
    {"legend", kBlock},
    {"li", block(HtmlKind::item)},
    {"link", kInline},
    {"main", kBlock},
    {"map", kInline},
    {"mark", kInline},
    {"menu", block(HtmlKind::list)},
    {"meta", kInline},
    {"nav", kBlock},
    {"nobr", kInline},
    {"noframes", kDropped},
    {"noscript", kDropped},
    {"object", kDropped},
    {"ol", block(HtmlKind::list)},
    {"optgroup", kDropped},
    {"option", kDropped},
    {"p", kBlock},
    {"param", kInline},
    {"picture", kDropped},
    {"pre", kBlock},
    {"progress", kDropped},
    {"q", kInline},
    {"rb", kInline},
    {"rp", kDropped},
    {"rt", kDropped},
    {"ruby", kInline},
    {"s", kInline},
    {"samp", kInline},
    {"script", kDropped},
    {"section", kBlock},
    {"select", kDropped},
    {"small", kInline},
    {"span", kInline},
    {"strike", kInline},
    {"strong", kInline},
    {"style", kDropped},
    {"sub", kInline},
    {"summary", kBlock},
    {"sup", kInline},
    {"svg", kDropped},
    {"table", block(HtmlKind::table)},
    {"tbody", block(HtmlKind::row_group)},
    {"td", block(HtmlKind::cell)},
    {"template", kDropped},
    {"textarea", kDropped},
    {"tfoot", block(HtmlKind::row_group)},
    {"th", block(HtmlKind::cell)},
    {"thead", block(HtmlKind::row_group)},
    {"title", {Is::title, HtmlKind::block, 0, true}},
    {"tr", block(HtmlKind::row)},
    {"u", kInline},
    {"ul", block(HtmlKind::list)},
    {"video", kDropped},
}};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n\f";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::optional<std::int32_t> number(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    std::int32_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error == std::errc::result_out_of_range) return 1'000'000;
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return std::clamp(out, -1'000'000, 1'000'000);
}

// As browsers bound them; "0" is up to the end.
std::uint16_t span(std::string_view text, std::int32_t most, std::int32_t for_zero) {
    const std::int32_t value = number(text).value_or(1);
    return static_cast<std::uint16_t>(value == 0 ? for_zero : std::clamp(value, 1, most));
}

std::optional<std::uint8_t> list_style(std::string_view value) {
    struct Style {
        std::string_view word;
        std::uint8_t type;
    };
    constexpr std::array<Style, 12> kStyles = {{{"none", 0},
                                                {"disc", 0},
                                                {"circle", 0},
                                                {"square", 0},
                                                {"decimal", '1'},
                                                {"-alpha", 'a'},
                                                {"-latin", 'a'},
                                                {"-roman", 'i'},
                                                {"cjk-ideographic", 'c'},
                                                {"chinese-informal", 'c'},
                                                {"cjk-decimal", 'c'},
                                                {"cjk-earthly", 0}}};
    for (const Style& style : kStyles) {
        if (value.find(style.word) == std::string_view::npos) continue;
        const bool upper = value.find("upper") != std::string_view::npos;
        return upper && style.type != 'c' && style.type > '1' ? static_cast<std::uint8_t>(style.type - 'a' + 'A')
                                                              : style.type;
    }
    return std::nullopt;
}

void read_style(std::string_view style, Attributes& out) {
    const std::string text = lower(style);
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t end = std::min(text.find(';', pos), text.size());
        const std::string_view declaration = std::string_view(text).substr(pos, end - pos);
        pos = end + 1;
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view name = trimmed(declaration.substr(0, colon));
        const std::string_view value = trimmed(declaration.substr(colon + 1));
        const auto has = [&](std::string_view word) { return value.find(word) != std::string_view::npos; };
        if (name == "display") {
            out.hidden = out.hidden || value.starts_with("none");
            out.block = value.starts_with("block") || value.starts_with("flex") || value.starts_with("grid") ||
                        value.starts_with("list-item") || value.starts_with("table");
        } else if (name == "visibility") {
            out.hidden = out.hidden || value.starts_with("hidden") || value.starts_with("collapse");
        } else if (name == "mso-hide") {
            out.hidden = out.hidden || has("all");
        } else if (name == "white-space") {
            out.keeps_white = value.starts_with("pre") && !value.starts_with("pre-line");
        } else if (name == "list-style" || name == "list-style-type") {
            if (const auto type = list_style(value)) out.list_type = type;
        } else if (name.starts_with("border")) {
            out.ruled = out.ruled || has("solid") || has("double");
        }
    }
}

}  // namespace

ElementShape shape_of(std::string_view name) {
    const auto found = std::lower_bound(kElements.begin(), kElements.end(), name,
                                        [](const Row& row, std::string_view n) { return row.name < n; });
    if (found != kElements.end() && found->name == name) return found->shape;
    // <o:p>, <st1:chsdate …>: Word's, inside words; islands of settings have no prefix.
    if (name == "xml") return kDropped;
    ElementShape out = kInline;
    out.known = name.find(':') != std::string_view::npos;
    return out;
}

Attributes read_attributes(const unsigned char** attributes) {
    Attributes out;
    std::string_view content;
    bool names_title = false;
    if (attributes == nullptr) return out;
    const auto view = [](const unsigned char* text) {
        return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
    };
    for (; attributes[0] != nullptr; attributes += 2) {
        const std::string_view name = view(attributes[0]);
        const std::string_view value = view(attributes[1]);
        if (name == "id")
            out.id = value;
        else if (name == "class")
            out.classes = value;
        else if (name == "style")
            read_style(value, out);
        else if (name == "hidden")
            out.hidden = true;
        else if (name == "href")
            out.has_target = true;
        else if (name == "rowspan")
            out.row_span = span(value, 65534, 65534);
        else if (name == "colspan")
            out.column_span = span(value, 1000, 1);
        else if (name == "border")
            out.ruled = out.ruled || (!value.empty() && value != "0" && !value.starts_with("0p"));
        else if (name == "role")
            out.presentation = value == "presentation" || value == "none";
        else if (name == "start")
            out.start = number(value);
        else if (name == "value")
            out.value = number(value);
        else if (name == "type" && value.size() == 1 && std::string_view("1aAiI").find(value) != std::string_view::npos)
            out.list_type = static_cast<std::uint8_t>(value[0]);
        else if (name == "content")
            content = value;
        else if (name == "name")
            names_title = lower(value) == "articletitle";
    }
    if (names_title) out.meta_title = content;
    return out;
}

HtmlUse ElementNames::find(std::string_view name) const {
    const LexiconRow* row = names_.find(name);
    if (row == nullptr) return HtmlUse::none;
    const std::string_view use = names_.attribute(*row, "use");
    return use == "content" ? HtmlUse::content : use == "title" ? HtmlUse::title : HtmlUse::furniture;
}

// A whole name first; then, for furniture, its parts: "main-nav_box" holds "nav".
HtmlUse ElementNames::use_of_name(std::string_view name) const {
    if (name.empty() || name.size() > 64) return HtmlUse::none;
    const std::string small = lower(name);
    if (const HtmlUse use = find(small); use != HtmlUse::none) return use;
    for (std::size_t pos = 0; pos < small.size();) {
        const std::size_t end = std::min(small.find_first_of("-_", pos), small.size());
        if (find(std::string_view(small).substr(pos, end - pos)) == HtmlUse::furniture) return HtmlUse::furniture;
        pos = end + 1;
    }
    return HtmlUse::none;
}

HtmlUse ElementNames::use_of(std::string_view element, const Attributes& attributes) const {
    HtmlUse out = find(element);
    if (out == HtmlUse::none) out = use_of_name(attributes.id);
    for (std::size_t pos = 0, seen = 0; pos < attributes.classes.size() && out == HtmlUse::none && seen < 16; ++seen) {
        const std::size_t end = std::min(attributes.classes.find_first_of(" \t\r\n", pos), attributes.classes.size());
        out = use_of_name(attributes.classes.substr(pos, end - pos));
        pos = end + 1;
    }
    return out;
}

std::string superscript(std::string_view text) {
    constexpr std::array<std::string_view, 10> kDigits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out;
    if (text.size() > 3) return out;
    for (const char c : text) {
        if (!utf8::is_digit(c) && c != '+' && c != '-') return {};
        out += c == '+' ? "⁺" : c == '-' ? "⁻" : kDigits.at(static_cast<std::size_t>(c - '0'));
    }
    return out;
}

char32_t from_windows(char32_t c) {
    constexpr std::array<char32_t, 32> kWindows = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return c >= 0x80 && c <= 0x9F ? kWindows.at(c - 0x80) : c;
}

std::string item_number(std::int32_t ordinal, std::uint8_t type) {
    const char kind = static_cast<char>(type);
    std::string out;
    if (kind == 'a' || kind == 'A') {
        for (std::int32_t n = ordinal; n > 0; n = (n - 1) / 26)
            out.insert(out.begin(), static_cast<char>(kind + (n - 1) % 26));
    } else if ((kind == 'i' || kind == 'I') && ordinal > 0 && ordinal < 4000) {
        constexpr std::array<std::pair<std::int32_t, std::string_view>, 13> kRoman = {{{1000, "m"},
                                                                                       {900, "cm"},
                                                                                       {500, "d"},
                                                                                       {400, "cd"},
                                                                                       {100, "c"},
                                                                                       {90, "xc"},
                                                                                       {50, "l"},
                                                                                       {40, "xl"},
                                                                                       {10, "x"},
                                                                                       {9, "ix"},
                                                                                       {5, "v"},
                                                                                       {4, "iv"},
                                                                                       {1, "i"}}};
        std::int32_t left = ordinal;
        for (const auto& [value, letters] : kRoman) {
            for (; left >= value; left -= value) out += letters;
        }
        if (kind == 'I') std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c - 'a' + 'A'; });
    } else if (kind == 'c' && ordinal > 0 && ordinal < 100) {
        constexpr std::array<std::string_view, 10> kHan = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
        const auto tens = static_cast<std::size_t>(ordinal / 10);
        if (tens > 1) out += kHan.at(tens);
        if (tens > 0) out += "十";
        out += kHan.at(static_cast<std::size_t>(ordinal % 10));
        return out + "、";
    }
    if (out.empty()) out = std::to_string(ordinal);
    return out + ".";
}

}  // namespace fenjie
